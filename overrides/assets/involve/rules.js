// Needs: nothing
/**
 * What follows from what a reader ticked and chose on the page "Should we involve the public here?": as
 * macros/models/should_we_involve.py and macros/derived/fitting.py have it. tests/vectors/should-we-involve.json holds both to
 * the same results.
 */
var tkInvolveRules = (function () {
  "use strict";

  /**
   * @typedef {{all: string[], any: string[], none: string[]}} When ids of conditions
   * @typedef {{id: string, when: When|null}} Conclusion
   * @typedef {{id: string, least: number}} Amount from how many ticked factors on it is right
   * @typedef {{name: string, meets: Object<string, string[]>}} Candidate a method, and the aims, levels and points it meets
   * @typedef {Object<string, string>} Wishes by "aim", "level" and "point"; what is left open is not in it
   */

  // Which wishes to give up where no method meets them all, the first that helps.
  const LOOSENED = [[], ["point"], ["level"], ["aim"], ["point", "level"], ["point", "aim"], ["level", "aim"]];

  /**
   * @param {When} when
   * @param {string[]} ticked
   */
  function isMet({ all, any, none }, ticked) {
    /** @param {string} id */
    const has = (id) => ticked.includes(id);
    return all.every(has) && (any.length === 0 || any.some(has)) && !none.some(has);
  }

  /**
   * @param {Conclusion[]} conclusions in the order in which they are tried; the last has no `when`
   * @param {string[]} ticked the ids of the conditions that apply
   * @returns {Conclusion} the first that is meant for them
   */
  function conclusion(conclusions, ticked) {
    return /** @type {Conclusion} */ (conclusions.find(({ when }) => when === null || isMet(when, ticked)));
  }

  /**
   * @param {Amount[]} amounts from the least to the most; the first is for those who tick no factor
   * @param {number} count how many factors are ticked
   * @returns {Amount} the last that is reached
   */
  function amount(amounts, count) {
    return amounts.filter(({ least }) => least <= count).slice(-1)[0];
  }

  /**
   * @param {Candidate[]} methods in the order in which to show them
   * @param {Wishes} wishes
   * @returns {{methods: string[], loosened: string[]}} the names of the methods that fit, and the wishes that one has
   *   to give up for them; no methods if nothing is wished for, or none meets any wish
   */
  function fitting(methods, wishes) {
    for (const loosened of LOOSENED) {
      if (!loosened.every((wish) => wish in wishes)) continue;
      const kept = Object.entries(wishes).filter(([wish]) => !loosened.includes(wish));
      if (kept.length === 0) continue;
      const found = methods.filter(({ meets }) => kept.every(([wish, name]) => meets[wish].includes(name)));
      if (found.length > 0) return { methods: found.map(({ name }) => name), loosened };
    }
    return { methods: [], loosened: [] };
  }

  return { conclusion, amount, fitting };
})();
