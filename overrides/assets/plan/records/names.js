// Needs: site/words
/** Finds entries by their names in a spreadsheet, also by what a spreadsheet program made of a name that looks like a number or a date. */
var tkPlan = tkPlan || {};

tkPlan.recordNames = (function () {
  "use strict";

  const { dateForms } = tkWords;

  /** The names of months in all languages, by their numbers. */
  const MONTHS = dateForms().map((forms) =>
    forms.map(
      (form) =>
        form
          .replace(/\{\w+\}/g, " ")
          .toLowerCase()
          .match(/\p{L}{3,}/u)?.[0] ?? "?",
    ),
  );

  /** A number as programs of any country write it: 2401752, 5.303E+022, 5,303E+22, 7.0. */
  const NUMBER = /^(\d+)(?:[.,](\d+))?(?:e\+?(\d+))?$/i;

  /**
   * @param {string} name
   * @returns {string[]} the days and months that a spreadsheet program may take it for: "1-2", "mar4", "02-Jan", "Mar-26", "02/01/2026"
   */
  function daysOf(name) {
    const day = name.replace(/[T ]\d{1,2}:\d\d.*$/, "").toLowerCase();
    const tokens = day.match(/\p{L}+|\d+/gu) ?? [];
    if (tokens.length < 2 || tokens.length > 3 || !/^[\p{L}\d./ -]+$/u.test(day)) return [];
    const words = tokens.filter((token) => !/\d/.test(token));
    const numbers = tokens.filter((token) => /^\d{1,2}$|^\d{4}$/.test(token)).map(Number);
    if (words.length > 1 || words.length + numbers.length !== tokens.length) return [];
    const isYear = (/** @type {number} */ one) => one > 31;
    /** @type {function(number, number): string[]} */
    const both = (month, other) => [
      ...(other >= 1 && other <= 31 ? [`${month}/${other}`] : []),
      ...(tokens.length === 2 ? [`${month}-${other % 100}`] : []),
    ];
    if (words.length) {
      const months = MONTHS.flatMap((forms) => forms.flatMap((form, at) => (isMonth(words[0], form) ? [at + 1] : [])));
      return months.flatMap((month) => numbers.slice(0, 2).flatMap((number) => both(month, number)));
    }
    const [first, second] = isYear(numbers[0]) ? numbers.slice(1) : numbers;
    if (second === undefined || isYear(first)) return [];
    return [
      ...(first <= 12 && first > 0 ? both(first, second) : []),
      ...(second <= 12 && second > 0 ? both(second, first) : []),
    ];
  }

  /** @type {function(string, string): boolean} whether a word is a month's name, or its start */
  const isMonth = (word, name) => word.length >= 3 && name.startsWith(word);

  /**
   * @param {string} id of an entry
   * @returns {boolean} whether a spreadsheet program takes it for something else, and changes it
   */
  const isMistakable = (id) => /^(?:[\d.]+(?:e\d+)?|true|false)$/i.test(id) || daysOf(id).length > 0;

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
    const days = daysOf(name);
    const alike = entries.filter((entry) => isIt(entry) || daysOf(entry.id).some((day) => days.includes(day)));
    return alike.length === 1 ? alike[0] : undefined;
  }

  /**
   * @param {string} name of an entry in a spreadsheet, which no entry has
   * @returns {boolean} whether it is none that ours can have, or one that a spreadsheet program may have changed
   */
  const isChanged = (name) =>
    name !== "" && (NUMBER.test(name) || daysOf(name).length > 0 || !/^[A-Za-z0-9_-]{1,64}$/.test(name));

  return { isChanged, isMistakable, known };
})();
