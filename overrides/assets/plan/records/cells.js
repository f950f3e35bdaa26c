// Needs: site/words, plan/model/labelled, plan/model/visible, plan/reading/sheet, plan/reading/text, plan/records/days
/** What a cell in a table of a record says: a day, a choice, a text, or whether the entry is internal. */
var tkPlan = tkPlan || {};

tkPlan.recordCells = (function () {
  "use strict";

  const { bare, normalise } = tkPlan.text;
  const { dayIn } = tkPlan.recordDays;
  const { node, list, called } = tkWords;
  const { labelledIn } = tkPlan.labelled;
  const NO = ["n", "no", "false", "0", "-", "\u2013", "\u2014", "\u2610"];
  const YES = ["y", "yes", "true", "1", "x", ...called("builder-records.internal-yes")]
    .map(normalise)
    .concat([..."✓✔☑☒"]);
  // Nor does what stands for a formula's result (`tkPlan.sheet.UNKNOWN`) say anything.
  const INVISIBLE = /[\s\p{Cf}\p{M}\ufffc]/gu;

  /** @type {function(string|undefined): string} a cell's words: none where nobody knows what it says */
  const shown = (text = "") => bare(text.replace(tkPlan.sheet.UNKNOWN, ""));

  /**
   * @param {string} [text]
   * @returns {string} a cell's text. The apostrophe that keeps a spreadsheet from taking it for a formula is not part of it,
   *   and is still there where a CSV file was saved as a spreadsheet
   */
  const plain = (text = "") => bare(tkPlan.visible(text)).replace(/^'(?=\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/, "");

  /**
   * @param {string} value
   * @returns {string} its words. Of signs alone, such as a tick, none are left: then the signs
   */
  const wordsOf = (value) => normalise(value) || value.replace(INVISIBLE, "");

  /**
   * @param {string} value
   * @param {number} row
   * @param {Words[]} told gets what is neither yes nor no: then the entry stays in the team
   */
  function isInternal(value, row, told) {
    const words = wordsOf(value);
    if (!words || NO.includes(words)) return false;
    if (!YES.includes(words)) told.push(node("builder-records.taken-for-internal", { row, text: value.slice(0, 80) }));
    return true;
  }

  /** @param {string[]} words in which upright lines stand between several */
  const each = (words) => words.flatMap((several) => several.split("|"));
  const PUBLIC = each(called("builder-records.public-headings")).map(normalise);
  const PRIVATE = each(called("builder-records.private-headings"));
  const TEAM = each(called("builder-records.team-headings"));

  /**
   * People head such a column in their own words. What is internal must not go out because of that.
   * @param {string} heading that is none of the list
   * @param {string[]} values what is below it
   * @returns {"internal"|"public"|undefined} whether they say that an entry is internal, or that it is not
   */
  function markIn(heading, values) {
    const words = values.map(wordsOf);
    const isMarked = words.some((word) => YES.includes(word));
    const names = isMarked ? [...PRIVATE, ...TEAM] : PRIVATE;
    if (isLabelled(`${heading}:`) || labelledIn(`${heading}:`, names).length) return "internal";
    const isPublic = words.some(Boolean) && words.every((word) => !word || YES.includes(word) || NO.includes(word));
    return isPublic && PUBLIC.includes(normalise(heading)) ? "public" : undefined;
  }

  /**
   * @param {string} text
   * @returns {boolean} whether it calls itself internal
   */
  const isLabelled = (text) => labelledIn(text).length > 0;

  /** @param {string} value below a heading such as "Public" */
  const isNotPublic = (value) => !YES.includes(wordsOf(value));

  /**
   * @param {RecordField} field
   * @param {string} value
   * @param {"day"|"month"|"unknown"} order of numbers in dates
   * @param {number} row
   * @param {Words[]} notes gets a note of what the entry cannot hold
   * @returns {string} what an entry can hold of a cell's text
   */
  function taken(field, value, order, row, notes) {
    if (!value) return "";
    let text = value;
    if (field.kind === "date") text = dayIn(value, order);
    if (field.kind === "choice") {
      text =
        field.choices?.find(({ id, title }) => [id, title].some((name) => normalise(name) === normalise(value)))?.id ??
        "";
    }
    if (field.kind === "line") text = value.replace(/\s+/g, " ");
    if (!text) {
      const cell = { row, field: field.title, text: value.slice(0, 80) };
      const choices = list(
        (field.choices ?? []).map(({ title }) => title),
        "disjunction",
      );
      notes.push(
        field.kind === "date"
          ? node("builder-records.not-a-date", cell)
          : node("builder-records.not-a-choice", { ...cell, choices }),
      );
    }
    return text;
  }

  return { isInternal, isLabelled, isNotPublic, markIn, plain, shown, taken };
})();
