// Needs: site/early, plan/builder/elements
/** Takes the words into the plan that somebody typed before this script arrived. */
var tkPlan = tkPlan || {};

tkPlan.early = (function () {
  "use strict";

  const { find } = tkPlan.elements;

  /** @typedef {HTMLInputElement|HTMLTextAreaElement|HTMLSelectElement} Field */
  /** @typedef {{typed: Array<{id: string, text: string}>, here: string}} Early words by the name of their field in the
   *   page, and the name of the field that has the focus */

  /** @type {function(any): boolean} */
  const isField = (field) =>
    [HTMLInputElement, HTMLTextAreaElement, HTMLSelectElement].some((kind) => field instanceof kind);

  /** @type {function(any): boolean} whether a field holds words, and not one of several choices or a day */
  const isText = (field) =>
    field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type !== "date");

  /** The name of a field of the blank entry of a record, which goes when the script is there: the record, and the field. */
  const BLANK_ENTRY = /^entry-(.+)-new\.(.+)$/s;

  /**
   * @param {HTMLElement} root what holds the form as it came, before it shows a plan
   * @returns {Early}
   */
  function read(root) {
    const fields = /** @type {Field[]} */ (tkEarly.typed().filter(isField));
    const typed = fields
      .filter((field) => root.contains(field) && field.value.trim())
      .map(({ id, value }) => ({ id, text: value }));
    const at = document.activeElement;
    if (!(at instanceof HTMLElement) || !root.contains(at)) return { typed, here: "" };
    // A field that goes while it has the focus would say that it has changed, to a page that shows no plan yet.
    at.blur();
    return { typed, here: at.id };
  }

  /**
   * Puts the words into the fields, behind what these hold by now.
   * @param {Early} early
   * @param {string} topic the first topic: before a plan shows, the names of its fields have a 1 in its place
   * @param {{reveal: function(Element): void, start: function(string, Object<string, string>): void}} form reveal unfolds
   *   what a field is in; start makes an entry of a record
   * @returns {boolean} whether there were any
   */
  function take({ typed, here }, topic, { reveal, start }) {
    /** @type {function(string): any} */
    const field = (id) => document.getElementById(id) ?? document.getElementById(id.replace(/-1(?=\.)/, `-${topic}`));
    /** @type {Map<string, Object<string, string>>} what belongs into a new entry, by its record */
    const entries = new Map();
    for (const { id, text } of typed) {
      const into = field(id);
      const [, record, name] = BLANK_ENTRY.exec(id) ?? [];
      if (record) entries.set(record, { ...entries.get(record), [name]: text });
      if (!into || !isField(into)) continue;
      const before = isText(into) ? into.value : "";
      into.value = before ? before + (into instanceof HTMLTextAreaElement ? "\n" : " ") + text : text;
      for (const kind of ["input", "change"]) into.dispatchEvent(new Event(kind, { bubbles: true }));
    }
    for (const [record, fields] of entries) start(record, fields);
    if (here) {
      const again = field(here);
      if (again) reveal(again);
      again?.focus({ preventScroll: true });
      if (again instanceof HTMLTextAreaElement) again.setSelectionRange(again.value.length, again.value.length);
    }
    return typed.length > 0;
  }

  /** Takes away the note that this script has not arrived. */
  function arrived() {
    find("[data-late]").hidden = true;
  }

  return { arrived, read, take };
})();
