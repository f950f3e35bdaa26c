// Needs: plan/model/visible
/**
 * Keeps what the fields show and what the plan holds the same. A browser can empty a form behind the page's back (when
 * it brings a page back, for example), and a program that helps people to write can fill in a field without a word.
 */
var tkPlan = tkPlan || {};

tkPlan.shown = (function () {
  "use strict";

  /** @typedef {HTMLInputElement|HTMLTextAreaElement|HTMLSelectElement} Field */

  /**
   * What each field showed when the plan last held the same.
   * @type {WeakMap<Element, string|boolean>}
   */
  const last = new WeakMap();

  /** @type {function(Field): boolean} */
  const isBox = (field) => field instanceof HTMLInputElement && field.type === "checkbox";

  /** @type {function(Field): boolean} whether the plan takes what it holds at each keystroke */
  const isText = (field) => !isBox(field) && !(field instanceof HTMLSelectElement);

  /** @type {function(any): string|boolean} what a field shows */
  const shows = (field) => (isBox(field) ? field.checked : field.value);

  /** @type {function(any): string|boolean} what a field shows in a form that was emptied */
  function whenEmptied(field) {
    if (field instanceof HTMLSelectElement) return field.options[0]?.value ?? "";
    return isBox(field) ? field.defaultChecked : field.defaultValue;
  }

  /** @param {string} text */
  const inOneLine = (text) => text.replace(/\r\n|[\n\r]/g, " ");

  /** @type {function(Element, string): string} a text as a field can hold it */
  const fitting = (field, text) => (field instanceof HTMLTextAreaElement ? text : inOneLine(text));

  /**
   * What came in by other ways than the clipboard may hold what nobody sees too.
   * @param {Field} field a text that changed
   */
  function showAll(field) {
    const text = tkPlan.visible(field.value);
    if (text === field.value || field instanceof HTMLSelectElement) return;
    const { selectionStart: start, selectionEnd: end } = field;
    field.value = fitting(field, text);
    field.setSelectionRange(start, end);
  }

  /**
   * Fills in a field: the one way to do so from a script.
   * @param {Field} field
   * @param {string|boolean} value
   */
  function put(field, value) {
    if (isBox(field)) /** @type {HTMLInputElement} */ (field).checked = value === true;
    else field.value = fitting(field, String(value));
    last.set(field, shows(field));
  }

  /**
   * @param {HTMLFormElement} form
   * @param {{onRefused: function(): void, onUnfinished: function(): function(): void}} options onRefused is called when a change could not
   *   be taken, since the form had been emptied before; onUnfinished when somebody leaves a date that is no whole date:
   *   it shows, but browsers tell no page of it. It returns how to take back what was said about that
   * @returns {{settle: function(): boolean}} settle: makes fields and plan the same again. What a field shows that nobody
   *   told of is taken into the plan; what it no longer shows is shown again. Says whether something is shown again
   */
  function mountShown(form, { onRefused, onUnfinished }) {
    /** Whether the field that changes next showed what the plan holds. */
    let announced = false;
    /** Takes back that a date is unfinished. */
    let finish = () => {};

    /**
     * @param {Iterable<Element>} fields
     * @param {Element|null} [but] the field that has just changed
     */
    function settle(fields, but = null) {
      let again = false;
      for (const field of /** @type {Iterable<Field>} */ (fields)) {
        const before = last.get(field);
        if (before === undefined || field === but || shows(field) === before) continue;
        if (shows(field) === whenEmptied(field)) {
          put(field, before);
          again = true;
        } else {
          announced = true;
          field.dispatchEvent(new Event(isText(field) ? "input" : "change", { bubbles: true }));
        }
      }
      return again;
    }

    /** @param {Event} event */
    function before({ target }) {
      if (target instanceof Element && last.has(target)) settle([target]);
      announced = true;
    }

    /** @param {Event} event */
    function changed(event) {
      const field = /** @type {Field} */ (event.target);
      if (!last.has(field)) return;
      if (field.type === "date" && !field.validity.badInput) finish();
      if (event.type === "change" && !isBox(field)) {
        // What a person did has been told of. The rest a program put there.
        if (shows(field) !== last.get(field)) field.dispatchEvent(new Event("input", { bubbles: true }));
        return;
      }
      // While a word is still being composed, the field belongs to what composes it.
      if (!(/** @type {InputEvent} */ (event).isComposing)) showAll(field);
      const sure = announced || isBox(field);
      announced = false;
      if (!sure && settle(form.elements, field)) {
        // The form had been emptied: what this field held before is not known, so what it shows now is not kept.
        event.stopImmediatePropagation();
        put(field, last.get(field) ?? "");
        onRefused();
      } else {
        last.set(field, shows(field));
      }
    }

    /**
     * What is pasted may hold what nobody sees, such as the vertical tab that ends a line in PowerPoint. It is typed
     * instead of put there, since a browser that finds other words than it pasted cannot take them back.
     * @param {ClipboardEvent} event
     */
    function pasted(event) {
      const { target, clipboardData } = event;
      const text = clipboardData?.getData("text/plain") ?? "";
      const seen = tkPlan.visible(text);
      if (seen === text || !(target instanceof Element) || !last.has(target)) return;
      const words = fitting(target, seen.replace(/\r\n?/g, "\n"));
      if (document.execCommand("insertText", false, words)) event.preventDefault();
    }

    form.addEventListener("paste", pasted);
    form.addEventListener("beforeinput", before, { capture: true });
    form.addEventListener("focusin", ({ target }) => target instanceof Element && settle([target]));
    form.addEventListener("focusout", function ({ target }) {
      if (!(target instanceof HTMLInputElement && target.type === "date" && last.has(target))) return;
      finish();
      if (target.validity.badInput) finish = onUnfinished();
    });
    form.addEventListener("input", changed, { capture: true });
    form.addEventListener("change", changed, { capture: true });
    // Nothing on the page empties the form, so whatever does is mistaken.
    form.addEventListener("reset", (event) => event.preventDefault());

    return { settle: () => settle(/** @type {any} */ (form.elements)) };
  }

  return { mountShown, put };
})();
