// Needs: site/words, plan/model/refused, plan/reading/text
/** Reads CSV files: with commas, semicolons or tabs, whichever the spreadsheet took, and in the alphabet that it took. */
var tkPlan = tkPlan || {};

tkPlan.recordCsv = (function () {
  "use strict";

  const { node, locale } = tkWords;
  const MOST_ROWS = 5_000;
  const MARKS = [",", ";", "\t", "|"];

  /**
   * @param {Uint8Array} bytes of the file
   * @returns {{rows: SheetRow[], old: string, torn: {row: number, text: string}|null}} old: the first words in which an old alphabet
   *   makes a difference, if the file is in one; torn: the first cell whose quotation marks do not fit
   * @throws {Refused} it has more rows than a list
   */
  function read(bytes) {
    try {
      return { ...parse(tkPlan.text.decoded(bytes).replace(/^\uFEFF/, "")), old: "" };
    } catch (error) {
      if (error instanceof tkPlan.Refused) throw error;
      // What Excel on Windows calls CSV, without more words, is in the alphabet of the country.
      const parsed = parse(new TextDecoder("windows-1252").decode(bytes));
      const cells = parsed.rows.flatMap((row) => row.cells);
      return { ...parsed, old: cells.find((text) => /[^\0-\x7f]/.test(text))?.slice(0, 80) ?? "" };
    }
  }

  /**
   * @param {string} text
   * @returns {{rows: SheetRow[], torn: {row: number, text: string}|null}} the rows that are not empty
   */
  function parse(text) {
    // Excel writes which mark it took into a line of its own.
    const [first, said] = /^"?sep *= *([^\w\s"]|\t)"?[ ,;\t]*(?:\r\n?|\n)/i.exec(text) ?? [""];
    text = text.slice(first.length);
    const separator = said ?? markIn(text);
    /** @type {SheetRow[]} */
    const rows = [];
    /** @type {string[]} */
    let cells = [];
    let number = 1;
    // A cell in quotes, or one without; then what ends it. What is behind a closing quote is kept.
    const between = separator.replace(/[^\t]/, "\\$&");
    const token = new RegExp(`(?:"((?:[^"]|"")*)("?))?([^${between}\\r\\n]*)(${between}|\\r\\n|\\n|\\r|$)`, "g");
    /** @type {{row: number, text: string}|null} */
    let torn = null;
    for (const [, quoted = "", closing = '"', plain, end] of text.matchAll(token)) {
      // A mark behind a space opens no cell, so what is between marks may have been cut in two.
      const isCut = /^\s+"[^"]*$/.test(plain);
      if (!closing || isCut || (quoted && plain.trim())) {
        torn ??= { row: number, text: (quoted + plain).trim().slice(0, 80) };
      }
      cells.push((quoted.replaceAll('""', '"') + plain).replace(/\r\n?/g, "\n"));
      if (end === separator) continue;
      if (cells.some((value) => value.trim())) rows.push({ number, cells });
      if (end === "") break;
      if (rows.length > MOST_ROWS) {
        throw new tkPlan.Refused(node("builder-records.too-many", { most: MOST_ROWS.toLocaleString(locale()) }));
      }
      cells = [];
      number += 1;
    }
    return { rows, torn };
  }

  /**
   * @param {string} text
   * @returns {string} the mark between cells: the one that comes most often in the first line that has any. A title above the
   *   headings may have none
   */
  function markIn(text) {
    for (const [line] of text.slice(0, 20_000).matchAll(/(?:"[^"]*"|[^"\r\n])+/g)) {
      const bare = line.replace(/"[^"]*"/g, "");
      const [most] = MARKS.map((mark) => ({ mark, count: bare.split(mark).length - 1 })).sort(
        (one, other) => other.count - one.count,
      );
      if (most.count) return most.mark;
    }
    return MARKS[0];
  }

  return { read };
})();
