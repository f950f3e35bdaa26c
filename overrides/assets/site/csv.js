// Needs: nothing
/** Writes tables as CSV that spreadsheets open as they should: every character kept, every cell a text. */
var tkCsv = (function () {
  "use strict";

  const MARK = "\uFEFF"; // Without it, Excel does not read UTF-8.
  // What a spreadsheet takes for a formula, also after spaces and in the wide forms that East Asian keyboards give.
  const FORMULA = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/;

  /**
   * @param {*} value text, number or nothing
   * @returns {string} the cell: what would start a formula gets an apostrophe before it
   */
  function cell(value) {
    const text = String(value ?? "").replaceAll("\0", "");
    const safe = typeof value !== "number" && FORMULA.test(text) ? `'${text}` : text;
    return /[",;\r\n\t']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  }

  /**
   * @param {Array<Array<string|number|null|undefined>>} rows the heading row first
   * @returns {string} the file's text: with a byte order mark, commas, and CRLF after every row
   */
  function write(rows) {
    return MARK + rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
  }

  return { write };
})();
