// Needs: nothing
/** Finds elements that a script cannot do without, and copies those of which a page needs more. */
var tkPlan = tkPlan || {};

tkPlan.elements = (function () {
  "use strict";

  /**
   * @template {Element} [T=HTMLElement]
   * @param {string} selector
   * @param {ParentNode} [within]
   * @param {{new (): T}} [type] the kind of element; HTMLElement if left out
   * @returns {T} the first that fits
   * @throws {Error} there is none
   */
  function find(selector, within = document, type = undefined) {
    const element = within.querySelector(selector);
    if (!(element instanceof (type ?? HTMLElement))) throw new Error(`nothing in the page is ${selector}`);
    return /** @type {T} */ (element);
  }

  /**
   * @template {Element} [T=HTMLElement]
   * @param {string} selector
   * @param {ParentNode} [within]
   * @param {{new (): T}} [_type] the kind of element; HTMLElement if left out
   * @returns {T[]} all that fit
   */
  function findAll(selector, within = document, _type = undefined) {
    return /** @type {T[]} */ ([...within.querySelectorAll(selector)]);
  }

  /**
   * Puts words into an element, unless it says them already: a browser lays the page out again for the same words too.
   * @param {HTMLElement} element
   * @param {Words[]} words
   */
  function fill(element, ...words) {
    const text = words.map((part) => (typeof part === "string" ? part : part.textContent)).join("");
    if (element.textContent !== text) element.replaceChildren(...words);
  }

  /**
   * Shows what only a script can make use of.
   * @param {HTMLElement} element
   */
  function offerScripted(element) {
    for (const hidden of findAll("[data-script]", element)) hidden.hidden = false;
  }

  /** What names an element, or refers to the name of one. */
  const NAMES = ["id", "for", "aria-describedby", "aria-labelledby"];

  const NAMED = NAMES.map((name) => `[${name}]`).join();

  /**
   * Where in a pattern names stand that its copies have otherwise, and each in two halves.
   * @type {WeakMap<HTMLElement, Array<{at: number, name: string, before: string, after: string}>>}
   */
  const places = new WeakMap();

  /**
   * @param {HTMLElement} pattern
   * @param {string} from as that of `copyOf`
   */
  function placesIn(pattern, from) {
    const end = new RegExp(`-${from}(?=$|\\.)`);
    return [pattern, ...pattern.querySelectorAll(NAMED)].flatMap((inner, at) =>
      NAMES.flatMap(function (name) {
        const value = inner.getAttribute(name) ?? "";
        const found = end.exec(value);
        if (!found) return [];
        return [{ at, name, before: value.slice(0, found.index), after: value.slice(found.index + found[0].length) }];
      }),
    );
  }

  /**
   * @param {HTMLElement} pattern that does not change
   * @param {string} from the end of the names in it, before a dot if one follows: `new` in `entry-new.day`
   * @param {string} to what is there in the copy
   * @returns {HTMLElement} a copy of the pattern with names of its own
   */
  function copyOf(pattern, from, to) {
    const made = /** @type {HTMLElement} */ (pattern.cloneNode(true));
    const named = [made, ...made.querySelectorAll(NAMED)];
    const all = places.get(pattern) ?? placesIn(pattern, from);
    places.set(pattern, all);
    for (const { at, name, before, after } of all) named[at].setAttribute(name, `${before}-${to}${after}`);
    return made;
  }

  return { copyOf, fill, find, findAll, offerScripted };
})();
