// Copy a template's text, or select it where copying is refused; fill and clear blanks; print one worksheet.
// Nothing is stored: names and details of other people stay out of the browser's memory.
(() => {
  "use strict";

  const select = (element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  };

  /* A mail has a field of its own for the subject, so the body can be had alone; a chat wants both or neither. */
  const parts = { copy: "[data-text]", "copy-body": ".tn-message__body" };

  const plain = (box, part) => {
    const body = `${box.querySelector(parts["copy-body"]).textContent.trim()}\n`;
    if (part !== "copy") return body;
    const subject = box.querySelector("[data-subject]").textContent.trim();
    return `${box.dataset.saySubject.replace("{text}", () => subject)}\n\n${body}`;
  };

  const copy = async (box, part, left) => {
    const said = box.querySelector("[data-said]");
    try {
      await navigator.clipboard.writeText(plain(box, part));
      said.textContent = left ? box.dataset.sayBlanks : box.dataset.sayCopied;
    } catch {
      select(box.querySelector(parts[part]));
      said.textContent = box.dataset.saySelected;
    }
  };

  for (const box of document.querySelectorAll("[data-template-id], [data-worksheet]")) {
    const fields = [...box.querySelectorAll("[contenteditable]")];
    const first = fields.map((field) => field.textContent);
    for (const field of fields) {
      // A browser that doesn't know "plaintext-only" can edit too.
      if (!field.isContentEditable) field.contentEditable = "true";
      field.addEventListener("focus", () => field.matches("[data-blank]") && select(field));
      // The same blank, such as a name, stands in several places: one entry fills all.
      field.addEventListener("input", () => {
        for (const other of fields) {
          if (other !== field && field.dataset.blank && other.dataset.blank === field.dataset.blank) {
            other.textContent = field.textContent;
          }
        }
      });
      // An emptied blank would no longer be seen; what it asks for comes back.
      field.addEventListener("blur", () => {
        if (!field.matches("[data-blank]") || field.textContent.trim()) return;
        fields.forEach((other, index) => {
          if (other.dataset.blank === field.dataset.blank) other.textContent = first[index];
        });
      });
      field.addEventListener("keydown", (event) => {
        if (event.key === "Enter" && field.matches("[data-blank]") && !event.isComposing) event.preventDefault();
      });
    }
    box.querySelector("[data-tools]").append(box.querySelector("template").content.cloneNode(true));
    box.addEventListener("click", (event) => {
      const action = event.target.closest("[data-action]")?.dataset.action;
      if (action in parts) copy(box, action, fields.some((field, index) => field.textContent === first[index]));
      if (action === "print") tnPrint(box);
      if (action === "reset") fields.forEach((field, index) => { field.textContent = first[index]; });
    });
  }
})();
