// Needs: site/words, plan/model/refused, plan/reading/text
/** Reads CSV files: with commas, semicolons or tabs, whichever the spreadsheet took, and in the alphabet that it took. */
var tkPlan = tkPlan || {};

tkPlan.recordCsv = (function () {
  "use strict";

  const { node, locale } = tkWords;
  const MOST_ROWS = 5_000;

  /**
   * @param {Uint8Array} bytes of the file
   * @returns {{rows: SheetRow[], old: string}} old: the first words in which an old alphabet makes a difference, if the file
   *   is in one
   * @throws {Refused} it has more rows than a list
   */
  function read(bytes) {
    try {
      return { rows: parse(tkPlan.text.decoded(bytes).replace(/^\uFEFF/, "")), old: "" };
    } catch (error) {
      if (error instanceof tkPlan.Refused) throw error;
      // What Excel on Windows calls CSV, without more words, is in the alphabet of the country.
      const rows = parse(new TextDecoder("windows-1252").decode(bytes));
      const cells = rows.flatMap((row) => row.cells);
      return { rows, old: cells.find((text) => /[^\0-\x7f]/.test(text))?.slice(0, 80) ?? "" };
    }
  }

  /**
   * @param {string} text
   * @returns {SheetRow[]} the rows that are not empty
   */
  function parse(text) {
    // Excel writes which mark it took into a line of its own.
    const [first, said] = /^sep=([,;\t])\r?\n/i.exec(text) ?? [""];
    text = text.slice(first.length);
    const [line] = /** @type {RegExpExecArray} */ (/^(?:"[^"]*"|[^"\r\n])*/.exec(text));
    /** @param {string} mark */
    const count = (mark) => line.replace(/"[^"]*"/g, "").split(mark).length;
    const separator = said ?? [",", ";", "\t"].sort((one, other) => count(other) - count(one))[0];
    /** @type {SheetRow[]} */
    const rows = [];
    /** @type {string[]} */
    let cells = [];
    let number = 1;
    // A cell in quotes, or one without; then what ends it. What stands behind a closing quote is kept.
    const token = new RegExp(`(?:"((?:[^"]|"")*)"?)?([^${separator}\\r\\n]*)(${separator}|\\r\\n|\\n|\\r|$)`, "g");
    for (const [, quoted = "", plain, end] of text.matchAll(token)) {
      cells.push(cell(quoted.replaceAll('""', '"') + plain));
      if (end === separator) continue;
      if (cells.some((value) => value.trim())) rows.push({ number, cells });
      if (end === "") break;
      cells = [];
      number += 1;
      if (number > MOST_ROWS) {
        throw new tkPlan.Refused(node("builder-records.too-many", { most: MOST_ROWS.toLocaleString(locale()) }));
      }
    }
    return rows;
  }

  /**
   * @param {string} value
   * @returns {string} a cell's text. The apostrophe that keeps a spreadsheet from taking it for a formula is not part of it
   */
  const cell = (value) => value.replace(/\r\n?/g, "\n").replace(/^(\s*)'(?=\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/, "$1");

  return { read };
})();
