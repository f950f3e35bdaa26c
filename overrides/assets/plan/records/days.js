// Needs: site/words, plan/reading/text, plan/reading/dates
/** The days in a column of a table, in which the day or the month may be first. */
var tkPlan = tkPlan || {};

tkPlan.recordDays = (function () {
  "use strict";

  const { node } = tkWords;
  const { bare } = tkPlan.text;
  const { dateOf } = tkPlan.dates;
  /** A date in numbers, of which the day or the month may be first. */
  const NUMBERS = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|[2-6]\d)(?=[T ]|$)/;

  /** @type {function(string): string} without marks of direction, which Windows puts into dates, and the apostrophe that makes a text */
  const plain = (text) => bare(text.replace(/\p{Cf}/gu, "")).replace(/^'/, "");

  /**
   * Dates such as 03/04/2026 have the day first or the month. A column tells by those that can only be one of both.
   * @param {RecordField} field
   * @param {number} at the column
   * @param {SheetRow[]} body
   * @param {Words[]} told gets what to look at
   * @returns {"day"|"month"|"unknown"} what is first in this column
   */
  function orderOf(field, at, body, told) {
    const numbers = body.flatMap(({ cells }) => {
      const found = NUMBERS.exec(plain(cells[at] ?? ""));
      return found ? [{ text: found[0], first: Number(found[1]), second: Number(found[3]) }] : [];
    });
    const byMonth = numbers.find(({ first, second }) => first <= 12 && second > 12);
    if (!byMonth) return "day";
    const byDay = numbers.find(({ first }) => first > 12);
    const said = { field: field.title, text: byMonth.text, other: byDay?.text ?? "" };
    told.push(node(byDay ? "builder-records.mixed-dates" : "builder-records.month-first", said));
    return byDay ? "unknown" : "month";
  }

  /**
   * @param {string} value
   * @param {"day"|"month"|"unknown"} order
   * @returns {string} the day as 2026-03-02; empty if it is none, or may be two
   */
  function dayIn(value, order) {
    // Spreadsheets and other programs put a time behind it.
    const text = plain(value).replace(/[T ]\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?Z?$/, "");
    const [, first, , second, short] = NUMBERS.exec(text) ?? [];
    if (!short) return dateOf(text);
    const year = short.padStart(4, "20");
    const isClear = order !== "unknown" || Number(first) > 12 || Number(second) > 12 || first === second;
    const isByMonth = order === "month" || (order === "unknown" && Number(second) > 12);
    return isClear ? dateOf([...(isByMonth ? [second, first] : [first, second]), year].join("/")) : "";
  }

  /** @type {function(string|undefined, string|undefined): boolean} whether of two days, day and month are the other way round */
  function isTurned(one = "", other = "") {
    const [year, month, day] = one.split("-");
    return one !== other && other === [year, day, month].join("-");
  }

  return { dayIn, isTurned, orderOf };
})();
