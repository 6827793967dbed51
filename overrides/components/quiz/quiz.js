/* Self-checks: checks answers, keeps them in this browser, shows the result.
   Everything that is said comes from the page (data-say-*, <template>); this file holds no words. */
(() => {
  "use strict";
  const KEY = "tsunagari:v1:q:";
  const all = (root, selector) => [...root.querySelectorAll(selector)];
  const one = (root, selector) => root.querySelector(selector);
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const put = (element, text, name, first) => {
    const added = document.createElement("span");
    added.className = `tn-added ${name}`;
    added.textContent = text;
    element[first ? "prepend" : "append"](added);
  };

  // Storage may be forbidden, full, damaged or somebody else's: a page works without it.
  const store = {
    read(id) {
      try {
        const kept = JSON.parse(localStorage.getItem(KEY + id));
        return kept && Array.isArray(kept.pick) ? kept : null;
      } catch {
        return null;
      }
    },
    write(id, kept) {
      try {
        localStorage.setItem(KEY + id, JSON.stringify(kept));
      } catch {}
    },
    drop(id) {
      try {
        localStorage.removeItem(KEY + id);
      } catch {}
    },
    /* What an item's present or former ids keep, if it was kept for this revision. */
    find(id, rev, aliases) {
      for (const name of [id, ...aliases]) {
        const kept = store.read(name);
        if (kept && kept.rev === rev) return kept;
      }
      return null;
    },
  };

  class Item {
    constructor(element, quiz) {
      this.element = element;
      this.quiz = quiz;
      this.id = element.dataset.question;
      this.rev = Number(element.dataset.rev);
      this.aliases = (element.dataset.aliases || "").split(" ").filter(Boolean);
      this.principles = element.dataset.principles.split(" ");
      this.kind = element.dataset.kind;
      this.answers = all(element, "[data-group=answer] input");
      this.verdicts = all(element, "[data-group=verdict] input");
      this.feedback = all(element, "[data-feedback]");
      this.why = one(element, "[data-why]");
      // With a script the reasons show only after an answer: then they are the other options'.
      one(element, "[data-why-title]").textContent = quiz.say("sayOtherReasons");
      one(element, "[data-answer]").hidden = true;
      this.points = null; // of the first answer
      const check = quiz.part("check");
      this.why.before(check, quiz.part("status"));
      this.check = check;
      this.status = one(element, "[data-status]");
      this.restore();
    }

    get shown() {
      return Boolean(this.element.dataset.state);
    }

    picked(inputs) {
      return inputs.filter((input) => input.checked);
    }

    restore() {
      const kept = store.find(this.id, this.rev, this.aliases);
      if (!kept) return;
      this.choose(kept.pick, kept.verdict);
      if (kept.done === true && !this.missing()) this.answer(true);
      else this.keep();
    }

    choose(pick, verdict) {
      for (const input of this.answers) input.checked = pick.includes(input.value);
      for (const input of this.verdicts) input.checked = input.value === verdict;
    }

    keep() {
      if (this.retry) return;
      for (const name of this.aliases) store.drop(name);
      const pick = this.picked(this.answers).map((input) => input.value);
      const verdict = this.picked(this.verdicts)[0]?.value;
      if (!pick.length && !verdict) store.drop(this.id);
      else store.write(this.id, { rev: this.rev, pick, verdict, done: this.points !== null });
    }

    /* The name of the message that asks for what is not chosen yet, or "". */
    missing() {
      const reason = this.picked(this.answers).length > 0;
      if (!this.verdicts.length) return reason ? "" : "sayChoose";
      const verdict = this.picked(this.verdicts).length > 0;
      if (reason && verdict) return "";
      return reason ? "sayChooseVerdict" : verdict ? "sayChooseReason" : "sayChoose";
    }

    changed() {
      if (this.shown) {
        // The first choice stands; whoever tries another one is shown the other reasons.
        this.choose(this.fixed.pick, this.fixed.verdict);
        if (!this.why.hidden) this.why.open = true;
        return;
      }
      this.status.textContent = "";
      this.keep();
    }

    score() {
      const right = (input) => "right" in input.dataset;
      const hits = this.picked(this.answers).filter(right).length;
      if (this.verdicts.length) {
        if (!right(this.picked(this.verdicts)[0])) return 0;
        return hits ? 1 : 0.5;
      }
      if (this.kind !== "multiple") return hits;
      const slips = this.answers.filter((input) => input.checked !== right(input)).length;
      return slips === 0 ? 1 : slips === 1 && hits ? 0.5 : 0;
    }

    answer(quietly) {
      const missing = this.missing();
      if (missing) {
        this.say(this.quiz.say(missing), true);
        return;
      }
      const points = this.score();
      if (!this.retry) this.points = points;
      if (!quietly) this.keep();
      const state = points === 1 ? "right" : points ? "partly" : "wrong";
      this.element.dataset.state = state;
      this.fixed = {
        pick: this.picked(this.answers).map((input) => input.value),
        verdict: this.picked(this.verdicts)[0]?.value,
      };
      if (!this.retry) this.first = this.fixed;
      const word = this.quiz.say(`say${state[0].toUpperCase()}${state.slice(1)}`);
      this.box = this.quiz.part("box");
      one(this.box, "[data-verdict-word]").textContent = word;
      one(this.box, "[data-note]").textContent = this.note();
      if (this.kind === "multiple") this.showSet();
      else this.showChoice();
      this.check.hidden = true;
      this.why.hidden = !one(this.why, "[data-feedback]");
      const said = one(this.box, "[data-note]").textContent || one(this.box, "[data-feedback] p").textContent;
      const first = said.match(/^.*?(?:[。.](?=\s|$)|。|$)/);
      if (!quietly) this.say(`${word} ${first ? first[0] : ""}`);
    }

    note() {
      if (this.verdicts.length) {
        const holds = "right" in this.picked(this.verdicts)[0].dataset;
        if (holds) return this.quiz.say("sayVerdictHolds");
        const reason = "right" in this.picked(this.answers)[0].dataset;
        return this.quiz.say("sayVerdictOther") + (reason ? ` ${this.quiz.say("sayReasonPoints")}` : "");
      }
      if (this.kind !== "multiple") return "";
      const fits = this.answers.filter((input) => "right" in input.dataset);
      const hit = fits.filter((input) => input.checked).length;
      const extra = this.picked(this.answers).length - hit;
      const tally = fill(this.quiz.say("sayTally"), { fits: fits.length, hit });
      return extra ? `${tally} ${fill(this.quiz.say("sayTallyExtra"), { extra })}` : tally;
    }

    list() {
      const list = document.createElement("ul");
      list.className = "tn-reasons";
      this.box.append(list);
      return list;
    }

    reason(value) {
      return this.feedback.find((entry) => entry.dataset.feedback === value);
    }

    mark(input, yours) {
      const right = "right" in input.dataset;
      if (!right && !yours) return;
      const label = input.closest("label");
      input.closest("[data-row]").dataset.mark = yours ? (right ? "yours-stronger" : "yours") : "stronger";
      put(label, this.quiz.say(yours ? "sayYours" : "sayStronger"), "tn-tag");
      if (right && yours) put(label, this.quiz.say("sayStronger"), "tn-unseen");
    }

    showChoice() {
      const chosen = this.picked(this.answers)[0];
      for (const input of [...this.verdicts, ...this.answers]) this.mark(input, input.checked);
      this.list().append(this.reason(chosen.value));
      const right = this.answers.find((input) => "right" in input.dataset);
      if (right !== chosen) {
        const stronger = this.quiz.part("stronger");
        const row = right.closest("[data-row]");
        one(stronger, "[data-letter]").textContent = one(row, ".tn-letter").textContent;
        this.box.append(stronger);
        this.list().append(this.reason(right.value));
      }
      chosen.closest("[data-row]").append(this.box);
    }

    showSet() {
      const list = this.list();
      for (const input of this.answers) {
        const right = "right" in input.dataset;
        if (!right && !input.checked) continue;
        const row = input.closest("[data-row]");
        const said = this.quiz.say(right ? (input.checked ? "sayChosenFits" : "sayAlsoFits") : "sayChosenNot");
        row.dataset.mark = right ? (input.checked ? "fits" : "also") : "not";
        const text = one(row, ".tn-row__text").textContent;
        put(input.closest("label"), said, "tn-tag");
        const reason = this.reason(input.value);
        put(reason, said, "tn-reason__mark", true);
        put(reason, text, "tn-reason__option", true);
        list.append(reason);
      }
      this.check.before(this.box);
    }

    say(text, visible) {
      this.status.textContent = text;
      this.status.toggleAttribute("data-visible", Boolean(visible));
    }

    /* Back to an open question; what is kept in the browser is not touched. */
    clear() {
      for (const added of all(this.element, ".tn-added")) added.remove();
      for (const row of all(this.element, "[data-mark]")) delete row.dataset.mark;
      one(this.element, "[data-reasons]").append(...this.feedback);
      this.box?.remove();
      this.box = null;
      delete this.element.dataset.state;
      this.choose([], "");
      this.check.hidden = false;
      this.why.hidden = this.why.open = false;
      this.say("");
    }

    forget() {
      this.retry = false;
      this.points = null;
      this.clear();
      for (const name of [this.id, ...this.aliases]) store.drop(name);
    }
  }

  class Quiz {
    constructor(form) {
      this.form = form;
      this.result = one(form, "[data-quiz-result]");
      this.actions = one(form, "[data-actions]");
      this.actions.append(...this.parts("actions"));
      this.items = all(form, "[data-question]").map((element) => new Item(element, this));
      this.units = all(form, "[data-unit]");
      form.addEventListener("submit", (event) => event.preventDefault());
      form.addEventListener("change", (event) => this.itemOf(event.target)?.changed());
      form.addEventListener("keydown", (event) => this.key(event));
      form.addEventListener("click", (event) => this.click(event));
      form.toggleAttribute("data-on", true);
      this.refresh();
    }

    say(name) {
      return this.form.dataset[name];
    }

    parts(name) {
      return [...one(this.form, `[data-template=${name}]`).content.cloneNode(true).children];
    }

    part(name) {
      return this.parts(name)[0];
    }

    itemOf(target) {
      const element = target.closest("[data-question]");
      return this.items.find((item) => item.element === element);
    }

    key(event) {
      if (event.key !== "Enter" || !event.target.matches("input")) return;
      event.preventDefault();
      const item = this.itemOf(event.target);
      if (item && !item.shown) this.check(item, true);
    }

    click(event) {
      const button = event.target.closest("[data-action]");
      if (!button) return;
      const action = button.dataset.action;
      if (action === "check") this.check(this.itemOf(button), event.detail === 0);
      if (action === "reset") for (const item of this.items) item.forget();
      if (action === "again") this.again();
      if (action === "all") this.back();
      if (action === "read") for (const why of all(this.form, "[data-why]")) why.open = !why.hidden;
      if (action !== "check") this.refresh();
    }

    check(item, byKeyboard) {
      const onButton = item.check.contains(document.activeElement);
      item.answer();
      this.refresh();
      if (!byKeyboard || !item.shown) return;
      const box = item.box.getBoundingClientRect();
      const outside = box.top < 80 || box.top > innerHeight - 80;
      if (outside) item.box.focus();
      else if (onButton) (item.why.hidden ? item.box : one(item.why, "summary")).focus();
    }

    missed() {
      return this.items.filter((item) => item.points !== null && item.points < 1);
    }

    /* Another tab, or the other language before a step back, may have answered meanwhile. */
    sync() {
      for (const item of this.items) if (item.points === null && !item.retry) item.restore();
      this.refresh();
    }

    again() {
      const missed = this.missed();
      for (const item of this.items) {
        item.retry = missed.includes(item);
        if (item.retry) item.clear();
      }
      missed[0].element.closest("[data-unit]").scrollIntoView();
    }

    /* Out of the second run: every item shows its first answer again. */
    back() {
      for (const item of this.items.filter((entry) => entry.retry)) {
        item.clear();
        item.retry = false;
        item.choose(item.first.pick, item.first.verdict);
        item.answer(true);
      }
    }

    refresh() {
      const rerun = this.items.some((item) => item.retry);
      const done = this.items.filter((item) => item.points !== null);
      const total = this.items.length;
      const progress = this.say(done.length ? "sayProgress" : "sayProgressNone");
      one(this.form, "[data-progress]").textContent = fill(progress, { total, n: done.length });
      for (const unit of this.units) this.refreshUnit(unit, rerun);
      const complete = done.length === total;
      if (complete && !rerun) this.showResult();
      else this.result.replaceChildren();
      const missed = this.missed().length;
      const show = { again: complete && missed && !rerun, all: rerun, read: complete && !rerun };
      for (const action in show) one(this.actions, `[data-action=${action}]`).hidden = !show[action];
      one(this.actions, "[data-action=again]").textContent = fill(this.say("sayAgain"), { n: missed });
    }

    refreshUnit(unit, rerun) {
      const items = this.items.filter((item) => unit.contains(item.element));
      for (const item of items) item.element.hidden = rerun && !item.retry;
      const visible = items.filter((item) => !item.element.hidden);
      unit.hidden = !visible.length;
      one(unit, "[data-unit-head]").hidden = visible.length < items.length;
      const later = one(unit, "[data-diff]");
      if (!later) return;
      const open = one(unit, "[data-diff-open]");
      const decided = items.every((item) => item.shown);
      if (decided && !open) {
        const shown = this.part("diff");
        shown.append(one(later, "[data-diff-body]"));
        later.after(shown);
      } else if (!decided && open) {
        later.append(one(open, "[data-diff-body]"));
        open.remove();
      }
      later.hidden = true;
    }

    showResult() {
      const find = (selector) => one(this.result, selector);
      this.result.replaceChildren(...this.parts("result"));
      const total = this.items.length;
      const points = this.items.reduce((sum, item) => sum + item.points, 0);
      const reached = (entry) => Number(entry.dataset.from) <= points / total + 1e-9;
      const band = all(this.form, "[data-band]").filter(reached).pop();
      find("[data-result-meaning]").textContent = one(band, "[data-meaning]").textContent;
      this.showPrinciples();
      const links = all(band, "[data-band-next] a").map((link) => link.cloneNode(true));
      find("[data-keep-links]").append(...links);
      find("[data-keep]").hidden = !links.length;
      const pairs = this.units
        .map((unit) => this.items.filter((item) => unit.contains(item.element)))
        .filter((items) => items.length === 2);
      const both = pairs.filter((items) => items.every((item) => item.points === 1)).length;
      find("[data-points]").textContent =
        fill(this.say("sayPoints"), { total, points }) +
        (pairs.length ? ` ${fill(this.say("sayPairs"), { both, pairs: pairs.length })}` : "");
    }

    /* Strong: every item of the principle was right. To look at: the two most missed. */
    showPrinciples() {
      const slips = (entry) =>
        this.items.filter((item) => item.points < 1 && item.principles.includes(entry.dataset.principle)).length;
      const known = all(this.part("principles"), "li");
      const missed = known.filter(slips).sort((a, b) => slips(b) - slips(a)).slice(0, 2);
      const strong = known.filter((entry) => !slips(entry));
      for (const link of strong.map((entry) => one(entry, "a"))) {
        link.nextElementSibling.remove();
        link.replaceWith(link.textContent);
      }
      for (const [name, entries] of Object.entries({ strong, missed })) {
        one(this.result, `[data-${name}-list]`).append(...entries);
        one(this.result, `[data-${name}]`).hidden = !entries.length;
      }
    }
  }

  /* On the page of all self-checks: how far the reader has come, from this browser only. */
  const link = (element) => {
    const items = element.dataset.items.split(" ").map((entry) => entry.split(":"));
    const done = items.filter(([id, rev, ...aliases]) => store.find(id, Number(rev), aliases)?.done === true).length;
    if (!done) return;
    one(element, "[data-progress]").textContent = fill(element.dataset.sayProgress, { total: items.length, n: done });
  };

  for (const form of all(document, "[data-quiz]")) {
    const quiz = new Quiz(form);
    for (const event of ["storage", "pageshow"]) addEventListener(event, () => quiz.sync());
  }
  for (const element of all(document, "[data-quiz-link]")) link(element);
})();
