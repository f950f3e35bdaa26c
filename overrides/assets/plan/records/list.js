// Needs: site/words, plan/model/state
/**
 * The records in the form: lists of entries that grow while a plan is carried out. Knows nothing of storage or files.
 */
var tkPlan = tkPlan || {};

tkPlan.records = (function () {
  "use strict";

  const { say, node, put } = tkWords;
  const { newId, readable } = tkPlan.state;
  /** How many entries show at first; the rest on demand. */
  const FIRST = 10;

  /**
   * @param {Object} record what an entry holds
   * @param {Object} entry
   * @param {function(string): string|HTMLElement} [words] `say`, or `node` for the page
   * @returns {string|HTMLElement} the first words of the entry, by which people know it
   */
  function nameOf(record, entry, words = say) {
    const text = (entry.fields[record.fields[0].id] || "").trim().replace(/\s+/g, " ");
    return text.length > 120 ? `${text.slice(0, 120)}…` : text || words("builder-records.wordless");
  }

  /**
   * @param {HTMLFormElement} form
   * @param {{definition: Object, plan: function(): Object, edited: function(): void,
   *   onRemoved: function(string|HTMLElement, function(): void): void}} options as those of form.js; `plan` gives the plan that shows
   * @returns {{show: function(): void, entries: function(Object): Object[], put: function(Object, Object[]): void}}
   *   `entries` gives the entries of a record, `put` puts others in their place
   */
  function mountRecords(form, { definition, plan, edited, onRemoved }) {
    const lists = new Map(
      definition.records.map((record) => [record.id, list(form.querySelector(`[data-record="${record.id}"]`), record)]),
    );

    const entriesOf = ({ id }) => plan().records[id] ?? [];

    /** The record whose entries start from those of this one. */
    const answeredBy = ({ id }) => definition.records.find((record) => record.starts_from?.record === id);

    function list(root, record) {
      const holder = root.querySelector("[data-entries]");
      const pattern = holder.querySelector("[data-entry]");
      pattern.remove();
      const find = root.querySelector("[data-entry-find]");
      return { record, root, holder, pattern, find, query: find.querySelector("input"), all: false, open: new Set() };
    }

    function draw(shown) {
      const { record, root, holder, find, query } = shown;
      const entries = [...entriesOf(record)].reverse();
      const asked = query.value.trim().toLowerCase();
      const fits = entries.filter((entry) => !asked || words(record, entry).includes(asked));
      const first = shown.all || asked ? fits : fits.slice(0, FIRST);
      find.hidden = entries.length <= FIRST && !asked;
      holder.replaceChildren(...first.map((entry) => element(shown, entry)));
      const more = root.querySelector('[data-do="entries-all"]');
      more.hidden = first.length === fits.length;
      more.replaceChildren(node("builder-records.show-all", { count: fits.length }));
      count(shown, entries.length, asked ? fits.length : null);
    }

    function count({ root, record }, total, fits) {
      const status = root.querySelector("[data-entry-count]");
      if (total === 0) put(status, "builder-records.none");
      else if (fits === null) put(status, "builder-records.stand", { count: total });
      else put(status, "builder-records.found", { found: fits, count: total });
      for (const name of ["record-save", "record-publish"]) {
        const button = root.querySelector(`[data-do="${name}"]`);
        if (button) button.disabled = total === 0;
      }
      const counted = total ? node("builder-records.entries", { count: total }) : "";
      document.querySelector(`[data-record-count="${record.id}"]`).replaceChildren(counted);
    }

    const words = (record, entry) =>
      record.fields.map((field) => readable(field, entry.fields[field.id] ?? "")).join("\n").toLowerCase();

    function element(shown, entry) {
      const made = shown.pattern.cloneNode(true);
      made.dataset.entry = entry.id;
      for (const inner of made.querySelectorAll("[id], [for], [aria-describedby]")) {
        for (const name of ["id", "for", "aria-describedby"]) {
          const value = inner.getAttribute(name);
          if (value) inner.setAttribute(name, value.replace(/-new(?=\.)/, `-${entry.id}`));
        }
      }
      for (const field of made.querySelectorAll("[data-entry-field]")) {
        field.value = entry.fields[field.dataset.entryField] ?? "";
      }
      for (const hidden of made.querySelectorAll("[data-script]")) hidden.hidden = false;
      made.querySelector("[data-entry-internal]").checked = entry.internal === true;
      const details = made.querySelector("details");
      details.open = shown.open.has(entry.id);
      details.addEventListener("toggle", () => shown.open[details.open ? "add" : "delete"](entry.id));
      label(shown.record, made, entry);
      return made;
    }

    /** Says in an entry's first line what is in it. */
    function label(record, made, entry) {
      const start = answeredBy(record)?.starts_from;
      const answered = start && entriesOf(answeredBy(record)).some((other) => other.started_from === entry.id);
      const facts = record.fields
        .slice(1)
        .filter((field) => field.kind !== "text")
        .map((field) => readable(field, entry.fields[field.id] ?? ""))
        .filter((fact) => fact.trim());
      if (answered) facts.push(start.mark);
      if (entry.internal) facts.push(node("builder-records.internal"));
      made.querySelector("[data-entry-name]").replaceChildren(nameOf(record, entry, node));
      made.querySelector("[data-entry-facts]").replaceChildren(...facts.flatMap((fact) => [" · ", fact]).slice(1));
      for (const button of made.querySelectorAll("[data-do]")) {
        const named = { label: button.textContent, text: nameOf(record, entry) };
        button.setAttribute("aria-label", say("builder.labelled", named));
      }
    }

    /** Draws the first lines anew that tell of other entries. */
    function drawOthers(record) {
      const other = record.starts_from && lists.get(record.starts_from.record);
      if (other) draw(other);
    }

    function add(shown, fields, started_from) {
      const entry = { id: newId().slice(0, 8), fields };
      if (started_from) entry.started_from = started_from;
      (plan().records[shown.record.id] ??= []).push(entry);
      shown.query.value = "";
      shown.open.add(entry.id);
      draw(shown);
      drawOthers(shown.record);
      edited();
      const inputs = [...shown.holder.firstElementChild.querySelectorAll("[data-entry-field]")];
      (inputs.find((input) => !input.value) ?? inputs[0]).focus();
    }

    function answer({ record }, entry) {
      const other = answeredBy(record);
      const copied = other.fields.filter((field) => field.copies && entry.fields[field.copies]);
      const fields = Object.fromEntries(copied.map((field) => [field.id, entry.fields[field.copies]]));
      add(lists.get(other.id), fields, entry.id);
    }

    function remove(shown, entry) {
      const owner = plan();
      const entries = entriesOf(shown.record);
      const index = entries.indexOf(entry);
      entries.splice(index, 1);
      draw(shown);
      drawOthers(shown.record);
      edited();
      onRemoved(node("builder-records.removed", { entry: nameOf(shown.record, entry) }), function () {
        entries.splice(index, 0, entry);
        if (owner !== plan()) return;
        shown.all = true;
        draw(shown);
        drawOthers(shown.record);
        edited();
        shown.holder.querySelector(`[data-entry="${entry.id}"] summary`)?.focus();
      });
    }

    const listOf = (target) => lists.get(target.closest("[data-record]")?.dataset.record);
    function entryOf(target) {
      const id = target.closest("[data-entry]").dataset.entry;
      return entriesOf(listOf(target).record).find((entry) => entry.id === id);
    }

    form.addEventListener("input", function ({ target }) {
      const shown = listOf(target);
      if (!shown) return;
      if (target === shown.query) return draw(shown);
      if (!target.dataset.entryField) return;
      const entry = entryOf(target);
      if (target.value) entry.fields[target.dataset.entryField] = target.value;
      else delete entry.fields[target.dataset.entryField];
      label(shown.record, target.closest("[data-entry]"), entry);
      edited();
    });
    form.addEventListener("change", function ({ target }) {
      if (!("entryInternal" in target.dataset)) return;
      const entry = entryOf(target);
      if (target.checked) entry.internal = true;
      else delete entry.internal;
      label(listOf(target).record, target.closest("[data-entry]"), entry);
      edited();
    });
    form.addEventListener("click", function ({ target }) {
      const shown = listOf(target);
      switch (shown && target.closest("[data-do]")?.dataset.do) {
        case "entry-add":
          return add(shown, {});
        case "entry-answer":
          return answer(shown, entryOf(target));
        case "entry-remove":
          return remove(shown, entryOf(target));
        case "entries-all": {
          shown.all = true;
          const at = shown.holder.children.length;
          draw(shown);
          shown.holder.children[at]?.querySelector("summary").focus();
        }
      }
    });
    // What is folded up, or not shown yet, would be missing on paper.
    const folded = [];
    const shortened = [];
    window.addEventListener("beforeprint", function () {
      shortened.push(...[...lists.values()].filter(({ root }) => !root.querySelector('[data-do="entries-all"]').hidden));
      for (const shown of shortened) {
        shown.all = true;
        draw(shown);
      }
      folded.push(...form.querySelectorAll("[data-entry] details:not([open])"));
      for (const details of folded) details.open = true;
    });
    window.addEventListener("afterprint", function () {
      for (const details of folded.splice(0)) details.open = false;
      for (const shown of shortened.splice(0)) {
        shown.all = false;
        draw(shown);
      }
    });

    return {
      show() {
        for (const shown of lists.values()) {
          shown.query.value = "";
          shown.all = false;
          shown.open.clear();
          draw(shown);
        }
      },
      entries: entriesOf,
      /** Starts an entry of a record with some of its fields filled in. */
      start: (id, fields) => add(lists.get(id), fields),
      put(record, entries) {
        plan().records[record.id] = entries;
        for (const shown of lists.values()) draw(shown);
        edited();
      },
    };
  }

  return { mountRecords, nameOf };
})();
