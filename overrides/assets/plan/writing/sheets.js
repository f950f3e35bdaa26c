// Needs: plan/writing/fill, plan/writing/exports, plan/writing/sheet-templates
/**
 * Writes tables as spreadsheets, for Excel (XLSX) and as OpenDocument (ODS), from the templates of
 * macros/documents/sheet_writer.py. Text is text, whatever it looks like, and days are days.
 */
var tkPlan = tkPlan || {};

/** @typedef {RecordField["kind"]|"mark"} ColumnKind what is in a column; a mark is a word */

tkPlan.sheets = (function () {
  "use strict";

  /** The longest text in a cell of Excel: it takes a file with a longer one for damaged. */
  const MOST_IN_CELL = 32_767;
  const MOST_IN_NAME = 31;
  const DAY = 86_400_000;
  /** How high a line is, in points, and how many of them fit into the highest row that Excel has. */
  const LINE = 15;
  const MOST_LINES = 27;

  /** @type {Record<ColumnKind, number>} how many figures a column is wide */
  const WIDTHS = { text: 48, line: 26, choice: 16, date: 16, mark: 10 };
  /** @type {Object<string, string>} */
  const TYPES = {
    xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ods: "application/vnd.oasis.opendocument.spreadsheet",
  };

  /**
   * @param {string} format `xlsx` or `ods`
   * @param {string} title of the sheet
   * @param {ColumnKind[]} kinds of the columns
   * @param {string[][]} rows the row of headings first; days as 2026-03-02
   * @returns {Promise<Blob>} the file
   */
  async function makeSheet(format, title, kinds, rows) {
    const scope = sheetScope(title, kinds, rows, format === "xlsx");
    return new Blob([await tkPlan.exports.zipped(tkPlan.sheetTemplates[format], scope)], { type: TYPES[format] });
  }

  /**
   * @param {string} title
   * @param {ColumnKind[]} kinds
   * @param {string[][]} rows
   * @param {boolean} isExcel
   * @returns {Scope}
   */
  function sheetScope(title, kinds, rows, isExcel) {
    const name = [...title.replace(/[[\]:*?/\\']/g, " ").trim()].slice(0, MOST_IN_NAME).join("");
    const columns = kinds.map((kind, at) => ({
      values: { number: String(at + 1), width: String(WIDTHS[kind]), millimetres: String(2 * WIDTHS[kind]) },
      flags: [kind === "date" ? "day" : "text"],
      lists: {},
    }));
    const lines = rows.map((cells, row) => ({
      values: { row: String(row + 1), height: String(heightOf(cells, kinds)) },
      flags: row ? [] : ["heading"],
      lists: { cells: cells.map((text, at) => cellScope(text, row, at, kinds[at], isExcel)) },
    }));
    return { values: { title: name }, flags: [], lists: { columns, rows: lines } };
  }

  /**
   * Some programs show one line of a cell where the file does not say how high its row is.
   * @param {string[]} cells
   * @param {ColumnKind[]} kinds
   * @returns {number} how high the row must be, in points
   */
  function heightOf(cells, kinds) {
    const lines = cells.map((text, at) =>
      tkPlan.fill.linesOf(text).reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / WIDTHS[kinds[at]])), 0),
    );
    return LINE * Math.min(MOST_LINES, Math.max(...lines));
  }

  /**
   * @param {string} text
   * @param {number} row the first, of the headings, is 0
   * @param {number} column the first is 0; a list has fewer than 26
   * @param {ColumnKind} kind
   * @param {boolean} isExcel
   * @returns {Scope}
   */
  function cellScope(text, row, column, kind, isExcel) {
    const place = `${String.fromCharCode(65 + column)}${row + 1}`;
    const look = row ? [kind === "date" ? "day" : "text"] : [];
    const day = row && kind === "date" ? serial(text) : undefined;
    if (day !== undefined) {
      return { values: { place, number: String(day), date: text }, flags: [...look, "number"], lists: {} };
    }
    // Excel reads _x0041_ as the character of that code, and LibreOffice loses tabs in cells.
    const safe = isExcel ? text.replace(/_(?=x[\da-f]{4}_)/gi, "_x005F_") : text.replaceAll("\t", " ");
    const lines = tkPlan.fill.linesOf(safe).map((line, at) => ({
      values: { line },
      flags: at ? ["more"] : [],
      lists: {},
    }));
    return { values: { place }, flags: [...look, text ? "words" : "empty"], lists: { lines } };
  }

  /**
   * @param {string} text
   * @returns {number|undefined} the day as Excel counts it; none if it is no day, or one that Excel counts wrongly
   */
  function serial(text) {
    const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
    const days = time / DAY + 25_569;
    return days >= 61 ? days : undefined;
  }

  return { MOST_IN_CELL, makeSheet };
})();
