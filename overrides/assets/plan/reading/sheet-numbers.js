// Needs: nothing
/** The numbers in cells as people see them: spreadsheets keep days and times as numbers, and a format says which they are. */
var tkPlan = tkPlan || {};

/** @typedef {""|"day"|"moment"|"time"|"hours"|"percent"|`0${string}`} NumberKind what a number stands for; hours: those that went by; zeros: as many digits as these */

tkPlan.sheetNumbers = (function () {
  "use strict";

  const DAY = 86_400_000;
  /** The last day that a spreadsheet knows: 31 December 9999. */
  const LAST = 2_958_465;

  /**
   * The formats that Excel has a number for, and no code in the file.
   * @type {Array<[number, number, NumberKind]>}
   */
  const BUILT_IN = [
    [9, 10, "percent"],
    [14, 17, "day"],
    [18, 21, "time"],
    [22, 22, "moment"],
    [27, 31, "day"],
    [32, 33, "time"],
    [34, 36, "day"],
    [45, 45, "time"],
    [46, 46, "hours"],
    [47, 47, "time"],
    [50, 58, "day"],
  ];

  /**
   * @param {number} id of a format
   * @returns {NumberKind}
   */
  const builtIn = (id) => BUILT_IN.find(([first, last]) => id >= first && id <= last)?.[2] ?? "";

  /**
   * @param {string} code of a format, such as "d mmm yyyy;@"
   * @returns {NumberKind}
   */
  function kindOf(code) {
    // Without what stands for itself, such as text in quotes, and without colours, languages and conditions.
    const [signs] = code
      .replace(/"[^"]*"|\\.|[_*]./gs, "")
      .replace(/\[(?![hms]+\])[^[\]]*\]/gi, "")
      .split(";");
    if (signs.includes("%")) return "percent";
    if (/general/i.test(signs)) return "";
    if (/^00+$/.test(signs)) return /** @type {NumberKind} */ (signs);
    if (/\[h+\]/i.test(signs)) return "hours";
    const isTime = /[hs]/i.test(signs);
    const isDate = /[yd]/i.test(signs) || (/m/i.test(signs) && !isTime);
    if (isDate) return isTime ? "moment" : "day";
    return isTime ? "time" : "";
  }

  /**
   * @param {number} number of days since the first that the file knows
   * @param {boolean} from1904 whether that is 1 January 1904, as old Macs have it
   * @returns {Date|null} null if there is no such day
   */
  function dayOf(number, from1904) {
    if (!(number >= 0 && number <= LAST)) return null;
    const days = Math.floor(number);
    if (from1904) return new Date(Date.UTC(1904, 0, 1) + days * DAY);
    // Excel takes 1900 for a leap year, so it has a day 60 that never was, and those before it are off by one.
    if (days === 60 || days === 0) return null;
    return new Date(Date.UTC(1899, 11, days < 60 ? 31 : 30) + days * DAY);
  }

  /** @param {number} number whose fraction is a part of a day */
  const clock = (number) => hours((Math.round((number - Math.floor(number)) * 1440) % 1440) / 1440);

  /** @param {number} number of days, as the hours and minutes that they are */
  function hours(number) {
    const minutes = Math.round(number * 1440);
    return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
  }

  /**
   * @param {string} value as the file has it
   * @param {NumberKind} kind
   * @param {boolean} from1904
   * @returns {string} the number in a cell as people see it: days as 2026-03-02
   */
  function shown(value, kind, from1904) {
    const number = Number(value);
    if (!value.trim() || Number.isNaN(number)) return value;
    if (kind.startsWith("0") && /^\d+$/.test(value)) return value.padStart(kind.length, "0");
    if (kind === "percent") return `${Number((number * 100).toPrecision(15))}%`;
    if (kind === "hours" && number >= 0) return hours(number);
    if (kind === "time" && number >= 0 && number < 1) return clock(number);
    const day = kind === "day" || kind === "moment" ? dayOf(number, from1904) : null;
    if (!day) return String(number);
    const text = day.toISOString().slice(0, 10);
    return kind === "moment" && number % 1 ? `${text} ${clock(number)}` : text;
  }

  return { builtIn, kindOf, shown };
})();
