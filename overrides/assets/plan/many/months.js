// Needs: site/words, plan/reading/text
/** Months: finds those that a text gives, and counts with them. A month is written as in 2026-03. */
var tkPlan = tkPlan || {};

/** @typedef {{from: string, to: string}} Span the first and the last month of a time; the same for one month */

tkPlan.months = (function () {
  "use strict";

  const { called, dateForms, locale } = tkWords;
  const { normalise } = tkPlan.text;
  /** No plan involves people in one thing for longer: a span that is longer is a slip in its dates. */
  const MOST_MONTHS = 120;

  /**
   * What each language calls the months, whole and by the first three or four letters.
   * @type {Map<string, number>}
   */
  const NUMBERS = new Map();
  for (const forms of dateForms()) {
    forms.forEach(function (form, index) {
      const parts = normalise(form.replace(/\{\w+\}/g, " ")).split(" ");
      const [name = ""] = parts.sort((one, other) => other.length - one.length);
      for (const word of [name, name.slice(0, 3), name.slice(0, 4)]) {
        if (word.length > 2 && !NUMBERS.has(word)) NUMBERS.set(word, index + 1);
      }
    });
  }
  /** Stands for a dash, which is no word. */
  const TO = "to";
  /** What is between two months of a span, such as "to" in "May to July 2026". */
  const BETWEEN = new Set([TO, ...called("many.from-to").map((words) => normalise(words.replace(/\{\w+\}/g, " ")))]);
  BETWEEN.delete("");
  /** A dash before a month; not the mark of a list's entry, nor the first in "12-May-2026". */
  const DASH = /(?<!^\s*|\b\d\d?(?=-\p{L}+-\d))[-–—](?=\s*(?:\d{1,2}\p{L}{0,2}[\s-]+)?\p{L})/gmu;
  const YEAR = /^(?:19|20)\d\d$/;

  /** @type {function(string|number, number): string} */
  const month = (year, number) => `${year}-${String(number).padStart(2, "0")}`;

  /**
   * @param {string} text
   * @returns {Span[]} the months that it gives with their year: "May 2026", "May to July 2026", "Nov 2026 to Feb 2027",
   *   "12 May 2026", "2026-05", "12/05/2026"
   */
  function monthsIn(text) {
    /** @type {Map<string, Span>} */
    const found = new Map();
    /** @type {function(string, string): void} */
    const add = function (from, to) {
      found.set(`${from} ${to}`, from <= to ? { from, to } : { from: to, to: from });
    };
    for (const [, year, number] of text.matchAll(/\b((?:19|20)\d\d)-(0[1-9]|1[0-2])(?!\d)/g)) {
      add(`${year}-${number}`, `${year}-${number}`);
    }
    for (const [, number, year] of text.matchAll(/\b\d{1,2}[/.](0?[1-9]|1[0-2])[/.]((?:19|20)\d\d)\b/g)) {
      add(month(year, Number(number)), month(year, Number(number)));
    }
    const tokens = normalise(text.replace(DASH, ` ${TO} `)).split(" ");
    /** @type {function(number, number): string} the words between two places, without days */
    const between = (from, to) =>
      tokens
        .slice(from + 1, to)
        .filter((word) => !/^\d/.test(word))
        .join(" ");
    /** Months whose year has not come yet: "May" and "June" in "May, June and July 2026". */
    let waiting = /** @type {Array<{at: number, number: number}>} */ ([]);
    /** The last month that had its year, and where that stands. */
    let last = /** @type {{at: number, month: string}|null} */ (null);
    for (const [at, token] of tokens.entries()) {
      const number = NUMBERS.get(token);
      if (!number) continue;
      const yearAt = /^\d{1,2}\p{L}{0,2}$/u.test(tokens[at + 1] ?? "") ? at + 2 : at + 1;
      const year = tokens[yearAt] ?? "";
      if (!YEAR.test(year)) {
        if (at - (waiting.at(-1)?.at ?? at) > 2) waiting = [];
        waiting.push({ at, number });
        continue;
      }
      const here = month(year, number);
      const before = waiting.at(-1);
      // Of "We may meet in July 2026", only one is a month.
      const near = before && !between(before.at, at).includes(" ") ? waiting.pop() : undefined;
      for (const one of near ? waiting : []) {
        if (one.number < number) add(month(year, one.number), month(year, one.number));
      }
      waiting = [];
      const words = near ? between(near.at, at) : last ? between(last.at, at) : "";
      if (near) {
        // "November to February 2027" begins in the year before.
        const begins = near.number > number && BETWEEN.has(words) ? Number(year) - 1 : year;
        const earlier = near.number < number || begins !== year ? month(begins, near.number) : here;
        if (!BETWEEN.has(words)) add(earlier, earlier);
        add(BETWEEN.has(words) ? earlier : here, here);
      } else if (last && BETWEEN.has(words)) {
        found.delete(`${last.month} ${last.month}`);
        add(last.month, here);
      } else {
        add(here, here);
      }
      last = { at: yearAt, month: here };
    }
    return [...found.values()];
  }

  /**
   * @param {string|undefined} from the first day, as 2026-03-02
   * @param {string|undefined} to the last day
   * @returns {Span[]} one span, or none where there is no day
   */
  function spanOf(from, to) {
    const days = [from, to].filter((day) => /^\d{4}-\d\d-\d\d$/.test(day ?? "")).map((day) => String(day).slice(0, 7));
    if (!days.length) return [];
    const [first, last = first] = days.sort();
    return [{ from: first, to: last }];
  }

  /**
   * @param {string} from
   * @param {number} count
   * @returns {string} the month so many later, or earlier
   */
  function later(from, count) {
    const [year, number] = from.split("-").map(Number);
    const total = year * 12 + number - 1 + count;
    return month(Math.floor(total / 12), (total % 12) + 1);
  }

  /**
   * @param {Span} span
   * @returns {string[]} each month of it
   */
  function each({ from, to }) {
    const all = [from];
    while (all[all.length - 1] < to && all.length < MOST_MONTHS) all.push(later(all[all.length - 1], 1));
    return all;
  }

  /** @type {Map<string, Intl.DateTimeFormat>} */
  const formats = new Map();

  /**
   * @param {string} one the month
   * @param {"long"|"short"} [length]
   * @param {boolean} [withYear]
   * @returns {string} in words: "March 2026"
   */
  function said(one, length = "long", withYear = true) {
    const name = `${length} ${withYear}`;
    const options = /** @type {Intl.DateTimeFormatOptions} */ ({
      month: length,
      timeZone: "UTC",
      ...(withYear && { year: "numeric" }),
    });
    const format = formats.get(name) ?? new Intl.DateTimeFormat(locale(), options);
    formats.set(name, format);
    return format.format(new Date(`${one}-01T00:00:00Z`));
  }

  return { monthsIn, spanOf, later, each, said };
})();
