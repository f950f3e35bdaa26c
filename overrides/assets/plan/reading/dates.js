// Needs: site/words, plan/reading/text
/** Reads dates as people write them. */
var tkPlan = tkPlan || {};

tkPlan.dates = (function () {
  "use strict";

  const { dateForms } = tkWords;
  const { normalise } = tkPlan.text;
  const DATES = dateForms().map((forms) => forms.map(datePatternOf));

  /**
   * @param {string} text a date as people write it: 2 March 2026, 02/03/2026 (the day first) or 2026-03-02
   * @returns {string} the date as 2026-03-02; empty if it is none
   */
  function dateOf(text) {
    const words = normalise(text);
    for (const patterns of DATES) {
      const found = patterns.map((pattern) => pattern.exec(words)?.groups);
      const months = found.flatMap((groups, index) => (groups ? [index + 1] : []));
      const { year, day } = (months.length === 1 && found[months[0] - 1]) || {};
      if (year) return realDate(year.padStart(4, "20"), months[0], day);
    }
    // Windows puts marks of direction into dates.
    const plain = text
      .normalize("NFKC")
      .replace(/\p{Cf}/gu, "")
      .trim();
    const iso = /^(\d{4})([/.-])(\d{1,2})\2(\d{1,2})$/.exec(plain);
    if (iso) return realDate(iso[1], iso[3], iso[4]);
    const numbers = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(plain);
    return numbers ? realDate(numbers[3], numbers[2], numbers[1]) : "";
  }

  /**
   * @param {string} form how a language writes a date in one of the months: "{day} March {year}"
   * @returns {RegExp} finds such a date as `normalise` leaves it, also as "Monday, 2nd Mar. 2026", and "2-Mar-26" as Excel writes it
   */
  function datePatternOf(form) {
    /** @param {string[]} letters */
    const maybe = (letters) => letters.reduceRight((after, letter) => `(?:${letter}${after})?`, "");
    const pattern = normalise(form.replace("{day}", "28").replace("{year}", "1987"))
      .replace(/(\p{L}{3})(\p{L}+)/gu, (_, start, rest) => start + maybe([...rest]))
      .replace("28", "(?<day>\\d{1,2})\\p{L}{0,3}")
      .replace("1987", "(?<year>\\d{4}|[2-6]\\d)");
    return new RegExp(`^(?:\\p{L}+ )?${pattern}$`, "u");
  }

  /**
   * @param {string} year
   * @param {string|number} month
   * @param {string} day
   * @returns {string} the date as 2026-03-02; empty if there is no such day
   */
  function realDate(year, month, day) {
    const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
    const real = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day) && Number(year) > 999;
    return real ? date.toISOString().slice(0, 10) : "";
  }

  return { dateOf };
})();
