// Needs: nothing
/** Finds elements that a script cannot do without. */
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

  return { find, findAll };
})();
