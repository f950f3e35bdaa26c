// Needs: site/words, plan/model/refused
/** A sheet of a spreadsheet, as the readers of Excel's and OpenDocument's files fill it. */
var tkPlan = tkPlan || {};

/**
 * @typedef {{number: number, cells: string[]}} SheetRow its number as people see it, the first is 1; a cell without words may
 *   be missing
 * @typedef {"hidden"|"merged"|"beside"|"formulas"|"struck"|"twice"} SheetFact what to tell people of a sheet
 */

tkPlan.sheet = (function () {
  "use strict";

  const { node } = tkWords;
  /** What a file may make of itself: more is no list of entries, and would keep the page busy. */
  const MOST_CELLS = 300_000;
  const MOST_COLUMNS = 16_384;
  const MOST_CHARACTERS = 10_000_000;

  /** Stands in a cell whose formula has no result: nobody knows what the cell says. */
  const UNKNOWN = "\ufffc";

  class Sheet {
    /**
     * @param {string} name
     * @param {boolean} isHidden
     */
    constructor(name, isHidden) {
      this.name = name;
      this.isHidden = isHidden;
      /** @type {Map<number, string[]>} by their numbers, those that hold words */
      this.lines = new Map();
      /** @type {Set<SheetFact>} */
      this.told = new Set();
      this.cells = 0;
      this.characters = 0;
    }

    /**
     * @param {number} row the first is 1
     * @param {number} column the first is 0
     * @param {string} text
     * @throws {Refused} the sheet is larger than any list
     */
    put(row, column, text) {
      if (!text.trim()) return;
      this.cells += 1;
      this.characters += text.length;
      if (column >= MOST_COLUMNS || this.cells > MOST_CELLS || this.characters > MOST_CHARACTERS) {
        throw new tkPlan.Refused(node("builder-records.too-large"));
      }
      const cells = this.lines.get(row) ?? [];
      this.lines.set(row, cells);
      if (cells[column]) this.told.add("twice");
      cells[column] = cells[column] ? `${cells[column]}\n${text}` : text;
    }

    /** @returns {string} what stands for the result that a formula lacks; people are told */
    unknown() {
      this.told.add("formulas");
      return UNKNOWN;
    }

    /**
     * Gives the words of a cell that goes over several rows to each of them, if it has words of its own.
     * @param {number} first the first row
     * @param {number} last
     * @param {number} column
     */
    merge(first, last, column) {
      const text = this.lines.get(first)?.[column];
      if (!text || last <= first) return;
      this.told.add("merged");
      // A file may say that a cell goes over a million rows.
      const end = Math.min(last, Math.max(...this.lines.keys()));
      for (let row = first + 1; row <= end; row += 1) {
        const cells = this.lines.get(row);
        if (cells && !cells[column]) this.put(row, column, text);
      }
    }

    /** @returns {SheetRow[]} the rows that hold words */
    get rows() {
      return [...this.lines].sort(([one], [other]) => one - other).map(([number, cells]) => ({ number, cells }));
    }
  }

  /**
   * @param {string} text of a cell
   * @param {string} address that it links to; empty if it does not
   * @returns {string} both, if the text does not say the address
   */
  function withAddress(text, address) {
    const shown = address.replace(/^mailto:/i, "");
    // A place in the spreadsheet itself is nowhere else.
    return !shown || /^#/.test(shown) || text === UNKNOWN || text.includes(shown) ? text : `${text} (${shown})`;
  }

  return { Sheet, UNKNOWN, withAddress };
})();
