/* Checklists: keeps ticks in this browser, counts them, prints one list alone. Holds no words. */
(() => {
  "use strict";
  const KEY = "tsunagari:v1:c:";
  const one = (root, selector) => root.querySelector(selector);

  const read = (id) => {
    try {
      const kept = JSON.parse(localStorage.getItem(KEY + id));
      return kept && Array.isArray(kept.on) ? kept.on : [];
    } catch {
      return null; // forbidden or damaged storage: what the page shows stays
    }
  };
  const write = (id, on) => {
    try {
      if (on.length) localStorage.setItem(KEY + id, JSON.stringify({ on }));
      else localStorage.removeItem(KEY + id);
    } catch {}
  };

  class Checklist {
    constructor(element) {
      this.element = element;
      this.id = element.dataset.checklist;
      this.boxes = [...element.querySelectorAll("input[type=checkbox]")];
      one(element, "[data-tools]").prepend(one(element, "template").content.cloneNode(true));
      this.undo = one(element, "[data-action=undo]");
      this.cleared = null;
      // Another tab, or the other language before a step back, may have ticked meanwhile.
      for (const event of ["storage", "pageshow"]) addEventListener(event, () => this.sync());
      element.addEventListener("change", ({ target }) => {
        const { checked } = target;
        this.sync();
        target.checked = checked;
        this.forgetCleared();
        this.save();
      });
      element.addEventListener("click", (event) => this.click(event));
      this.sync();
    }

    sync() {
      const on = read(this.id);
      if (on) this.show(on);
      this.count();
    }

    ticked() {
      return this.boxes.filter((box) => box.checked).map((box) => box.value);
    }

    show(on) {
      for (const box of this.boxes) box.checked = on.includes(box.value);
    }

    save() {
      write(this.id, this.ticked());
      this.count();
    }

    count() {
      const n = this.ticked().length;
      const values = { n, total: this.boxes.length };
      one(this.element, "[data-count]").textContent = this.element.dataset.sayCount.replace(
        /\{(\w+)\}/g,
        (_, name) => values[name],
      );
      one(this.element, "[data-action=print-ticks]").hidden = n === 0;
    }

    forgetCleared() {
      this.cleared = null;
      this.undo.hidden = true;
    }

    click(event) {
      const action = event.target.closest("[data-action]")?.dataset.action;
      if (action === "print") this.print(true);
      if (action === "print-ticks") this.print(false);
      if (action === "reset" && this.ticked().length) {
        this.cleared = this.ticked();
        this.show([]);
        this.undo.hidden = false;
        this.save();
      }
      if (action === "undo") {
        this.show(this.cleared);
        this.forgetCleared();
        this.save();
        one(this.element, "[data-action=reset]").focus();
      }
    }

    print(blank) {
      const root = document.documentElement;
      root.toggleAttribute("data-print-blank", blank);
      tnPrint(this.element, () => root.removeAttribute("data-print-blank"));
    }
  }

  for (const element of document.querySelectorAll("[data-checklist]")) new Checklist(element);
})();
