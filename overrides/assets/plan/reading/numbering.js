// Needs: nothing
/** Counts the items of lists, and says what is before each: a bullet, or its number in the form that people see. */
var tkPlan = tkPlan || {};

/**
 * @typedef {{format: string, text: string, start: number, isLegal?: boolean}} ListLevel text: "%1." or "%1.%2)" around the numbers;
 *   isLegal: all of them are in figures
 */

tkPlan.numbering = (function () {
  "use strict";

  const DEEPEST = 9;
  /** Bullets that say something: what is done, and what is not. */
  const TICK = /^[✓✔✗✘☐☑☒]$/u;
  const ROMAN = "m1000 cm900 d500 cd400 c100 xc90 l50 xl40 x10 ix9 v5 iv4 i1".split(" ");

  /** @param {number} number */
  function roman(number) {
    let text = "";
    for (const sign of ROMAN) {
      const value = Number(sign.replace(/\D+/, ""));
      for (; number >= value; number -= value) text += sign.replace(/\d+/, "");
    }
    return text;
  }

  /** @param {number} number */
  const letter = (number) => String.fromCharCode(97 + ((number - 1) % 26)).repeat(Math.ceil(number / 26));

  /**
   * @param {number} number
   * @param {string} format as Word calls it
   */
  function written(number, format) {
    if (number < 1 || number > 3999) return String(number);
    if (/letter$/i.test(format)) return format.startsWith("u") ? letter(number).toUpperCase() : letter(number);
    if (format === "decimalZero") return String(number).padStart(2, "0");
    if (/roman$/i.test(format)) return format.startsWith("u") ? roman(number).toUpperCase() : roman(number);
    return String(number);
  }

  class Counter {
    constructor() {
      /**
       * The last number of each level, by the name of a list.
       * @type {Map<string, number[]>}
       */
      this.lists = new Map();
    }

    /**
     * @param {string} name of the list
     * @param {ListLevel[]} levels how it counts
     * @param {number} level of the next item, 0 for the highest
     * @param {number} [start] its number, if the item itself says it
     * @returns {string} what is before it: "- ", "3. ", "  a) "
     */
    next(name, levels, level, start) {
      const depth = Math.min(Math.max(0, level), DEEPEST - 1);
      const counts = this.lists.get(name) ?? [];
      this.lists.set(name, counts);
      counts[depth] = start ?? (counts[depth] ?? (levels[depth]?.start ?? 1) - 1) + 1;
      counts.length = depth + 1;
      const { format = "bullet", text = "", isLegal = false } = levels[depth] ?? {};
      if (format === "none") return "";
      const label = text.replace(/%(\d)/g, (_, number) => {
        const at = Number(number) - 1;
        const its = levels[at]?.format ?? "decimal";
        const isFigures = !isLegal || its.startsWith("decimal");
        return written(counts[at] ?? levels[at]?.start ?? 1, isFigures ? its : "decimal");
      });
      const isBullet = !TICK.test(label) && (format === "bullet" || !/[\p{L}\p{N}]/u.test(label));
      return `${"  ".repeat(depth)}${isBullet ? "-" : label} `;
    }
  }

  return { Counter };
})();
