// Needs: site/words, plan/model/details, plan/records/entries, plan/builder/shown, plan/builder/elements
/** An entry of a record in the form: its fields, and the line that says what is in it. */
var tkPlan = tkPlan || {};

tkPlan.entry = (function () {
  "use strict";

  const { say, node } = tkWords;
  const { readable } = tkPlan.details;
  const { nameOf } = tkPlan.entries;
  const { put } = tkPlan.shown;
  const { copyOf, fill, find, findAll, offerScripted } = tkPlan.elements;

  /**
   * @param {HTMLElement} pattern an entry of the record in the page, which is blank
   * @param {Entry} entry
   * @returns {HTMLElement} the entry with all that is filled in
   */
  function entryElement(pattern, entry) {
    const made = copyOf(pattern, "new", entry.id);
    made.dataset.entry = entry.id;
    for (const field of findAll("[data-entry-field]", made, HTMLInputElement)) {
      put(field, entry.fields[field.dataset.entryField ?? ""] ?? "");
    }
    offerScripted(made);
    put(find("[data-entry-internal]", made, HTMLInputElement), entry.internal === true);
    return made;
  }

  /**
   * Says in an entry's first line what is in it, and names its buttons by it.
   * @param {RecordDefinition} record
   * @param {HTMLElement} made as `entryElement` gives it
   * @param {Entry} entry
   * @param {string} mark what says that another record answers it; "" if none does
   */
  function labelEntry(record, made, entry, mark) {
    /** @type {Words[]} */
    const facts = record.fields
      .slice(1)
      .filter((field) => field.kind !== "text")
      .map((field) => readable(field, entry.fields[field.id] ?? ""))
      .filter((fact) => fact.trim());
    if (mark) facts.push(mark);
    if (entry.internal) facts.push(node("builder-records.internal"));
    fill(find("[data-entry-name]", made), nameOf(record, entry, node));
    fill(find("[data-entry-facts]", made), ...facts.flatMap((fact) => [" · ", fact]).slice(1));
    for (const button of made.querySelectorAll("[data-do]")) {
      const named = { label: button.textContent ?? "", text: nameOf(record, entry, say) };
      const label = say("builder.labelled", named);
      if (button.getAttribute("aria-label") !== label) button.setAttribute("aria-label", label);
    }
  }

  /** Milliseconds without a keystroke: somebody who types has paused. */
  const PAUSED = 250;

  /**
   * Puts off what need not be done at each keystroke.
   * @returns {{soon: function(Entry, function(): void): void, now: function(): void}} soon: does the work once nobody has
   *   typed into that entry for a moment, in place of what was put off for it before; now: does at once what is put off
   */
  function makePause() {
    let waiting = 0;
    /** @type {Entry|null} the one that is typed into */
    let current = null;
    let work = () => {};

    function now() {
      window.clearTimeout(waiting);
      const due = work;
      work = () => {};
      due();
    }

    return {
      soon(entry, wanted) {
        if (entry !== current) now();
        window.clearTimeout(waiting);
        [current, work] = [entry, wanted];
        waiting = window.setTimeout(now, PAUSED);
      },
      now,
    };
  }

  return { entryElement, labelEntry, makePause };
})();
