// Needs: nothing
/** Finds entries by their names in a spreadsheet, also by what a spreadsheet program made of a name that looks like a number. */
var tkPlan = tkPlan || {};

tkPlan.recordNames = (function () {
  "use strict";

  /** A number as programs of any country write it: 2401752, 5.303E+022, 5,303E+22, 7.0. */
  const NUMBER = /^(\d+)(?:[.,](\d+))?(?:e\+?(\d+))?$/i;

  /**
   * @param {Entry[]} entries
   * @param {string} name in a spreadsheet
   * @returns {Entry|undefined} the entry that has it; where several may, none
   */
  function known(entries, name) {
    if (!name) return undefined;
    const exact = entries.find(({ id }) => id === name);
    if (exact) return exact;
    const [, whole, part = "", power] = NUMBER.exec(name) ?? [];
    /** @type {function(Entry): boolean} */
    let isIt = ({ id }) => id.toLowerCase() === name.toLowerCase();
    if (whole) {
      const number = Number(name.replace(",", "."));
      // With a power, as many digits are left as the column was wide.
      const digits = Math.min(100, (whole + part).length);
      isIt = ({ id }) => {
        const its = NUMBER.test(id) ? Number(id) : Number.NaN;
        return its === number || (power !== undefined && Number(its.toPrecision(digits)) === number);
      };
    }
    const alike = entries.filter(isIt);
    return alike.length === 1 ? alike[0] : undefined;
  }

  /**
   * @param {string} name of an entry in a spreadsheet, which no entry has
   * @returns {boolean} whether it is none that ours can have, or one that a spreadsheet program may have changed
   */
  const isChanged = (name) => name !== "" && (NUMBER.test(name) || !/^[A-Za-z0-9_-]{1,64}$/.test(name));

  return { isChanged, known };
})();
