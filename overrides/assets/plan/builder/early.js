// Needs: site/early, plan/builder/elements
/** Takes the words into the plan that somebody typed before this script arrived. */
var tkPlan = tkPlan || {};

tkPlan.early = (function () {
  "use strict";

  const { find } = tkPlan.elements;

  /** @typedef {HTMLInputElement|HTMLTextAreaElement} TextField */
  /** @typedef {{typed: Array<{id: string, text: string}>, here: string}} Early words by the name of their field in the
   *   page, and the name of the field that has the focus */

  /** @type {function(any): boolean} */
  const isTextField = (field) => field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;

  /**
   * @param {HTMLElement} root what holds the form as it came, before it shows a plan
   * @returns {Early}
   */
  function read(root) {
    const fields = /** @type {TextField[]} */ (tkEarly.typed().filter(isTextField));
    const typed = fields
      .filter((field) => root.contains(field) && field.value.trim())
      .map(({ id, value }) => ({ id, text: value }));
    return { typed, here: root.contains(document.activeElement) ? (document.activeElement?.id ?? "") : "" };
  }

  /**
   * Puts the words into the fields, behind what these hold by now.
   * @param {Early} early
   * @param {string} topic the first topic: before a plan shows, the names of its fields have a 1 in its place
   * @param {function(Element): void} reveal unfolds what a field is in
   * @returns {boolean} whether there were any
   */
  function take({ typed, here }, topic, reveal) {
    /** @type {function(string): any} */
    const field = (id) => document.getElementById(id) ?? document.getElementById(id.replace(/-1(?=\.)/, `-${topic}`));
    for (const { id, text } of typed) {
      const into = field(id);
      if (!into || !isTextField(into)) continue;
      const before = into.type === "date" ? "" : into.value;
      into.value = before ? before + (into instanceof HTMLTextAreaElement ? "\n" : " ") + text : text;
      into.dispatchEvent(new Event("input", { bubbles: true }));
    }
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
