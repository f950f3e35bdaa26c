// Needs: plan/reading/unzip, plan/reading/xml, plan/reading/sheet
/** Reads the sheets of OpenDocument spreadsheets (ODS), in which a row or a cell may stand for many that are the same. */
var tkPlan = tkPlan || {};

tkPlan.openSheet = (function () {
  "use strict";

  const { attribute, find, refuse, value } = tkPlan.xml;
  const { withAddress } = tkPlan.sheet;
  const DEEPEST = 50;
  const MOST_SPACES = 100;
  /** A row or a cell with words that is there more often than this is no entry that people wrote. */
  const MOST_SAME = 10_000;
  const GROUPS = ["table-row-group", "table-header-rows", "table-rows"];

  /** @typedef {{sheet: Sheet, struck: Set<string>, row: number, merged: Array<[number, number, number]>, hidden:
   *   Array<[number, number]>}} Reading how far a sheet is read */

  /**
   * @param {Element} content what a spreadsheet holds
   * @returns {Sheet[]}
   * @throws {Refused}
   */
  function readOpenSheets(content) {
    const styles = [...(find(content, "automatic-styles")?.children ?? [])];
    const unseen = styles.filter((style) => value(find(style, "table-properties"), "display") === "false");
    const hidden = new Set(unseen.map((style) => value(style, "name")));
    const crosses = (/** @type {Element} */ style) =>
      [...(find(style, "text-properties")?.attributes ?? [])].some(
        ({ localName, value: its }) => /^text-line-through-(?:style|type)$/.test(localName) && its !== "none",
      );
    const struck = new Set(styles.filter(crosses).map((style) => value(style, "name")));
    return [...(find(content, "body", "spreadsheet")?.children ?? [])]
      .filter(({ localName }) => localName === "table")
      .map(function (table) {
        const sheet = new tkPlan.sheet.Sheet(value(table, "name"), hidden.has(value(table, "style-name")));
        /** @type {Reading} */
        const reading = { sheet, struck, row: 1, merged: [], hidden: hiddenColumns(table) };
        const texts = [...table.getElementsByTagNameNS("*", "p")];
        // What is under a merged cell is not seen, and what is in none is in no row.
        if (texts.some((text) => text.textContent && !text.closest("table-row > table-cell"))) sheet.told.add("beside");
        readRows(table, reading, 0);
        for (const [first, last, column] of reading.merged) sheet.merge(first, last, column);
        return sheet;
      });
  }

  /**
   * @param {Element} table
   * @returns {Array<[number, number]>} the first and the last of each run of columns that are hidden
   */
  function hiddenColumns(table) {
    /** @type {Array<[number, number]>} */
    const found = [];
    let at = 0;
    for (const column of table.getElementsByTagNameNS("*", "table-column")) {
      const count = repeated(column, "number-columns-repeated");
      if (isHidden(column)) found.push([at, at + count - 1]);
      at += count;
    }
    return found;
  }

  /** @param {Element} element a row or a column */
  const isHidden = (element) => ["collapse", "filter"].includes(value(element, "visibility"));

  /**
   * @param {Element} element
   * @param {string} name of the attribute that says how often it is there
   */
  const repeated = (element, name) => Math.max(1, Math.floor(Number(value(element, name))) || 1);

  /**
   * @param {Element} parent
   * @param {Reading} reading
   * @param {number} depth
   */
  function readRows(parent, reading, depth) {
    if (depth > DEEPEST) refuse(tkPlan.unzip.DAMAGED);
    for (const element of parent.children) {
      if (GROUPS.includes(element.localName)) readRows(element, reading, depth + 1);
      else if (element.localName === "table-row") readRow(element, reading);
    }
  }

  /**
   * @param {Element} line
   * @param {Reading} reading
   */
  function readRow(line, reading) {
    const { sheet, row } = reading;
    const count = repeated(line, "number-rows-repeated");
    let column = 0;
    for (const cell of line.children) {
      const same = repeated(cell, "number-columns-repeated");
      const text = cell.localName === "table-cell" ? textOf(cell, sheet) : "";
      if (text.trim()) {
        if (same > MOST_SAME || count > MOST_SAME) refuse(tkPlan.unzip.TOO_LARGE);
        const isOut = isHidden(line) || reading.hidden.some(([first, last]) => column >= first && column <= last);
        if (isOut) sheet.told.add("hidden");
        const looks = [cell, ...cell.getElementsByTagNameNS("*", "span")];
        if (looks.some((one) => reading.struck.has(value(one, "style-name")))) sheet.told.add("struck");
        for (let down = 0; down < count; down += 1) {
          for (let along = 0; along < same; along += 1) sheet.put(row + down, column + along, text);
        }
        const rows = repeated(cell, "number-rows-spanned");
        if (rows > 1) reading.merged.push([row, row + rows - 1, column]);
      }
      column += same;
    }
    reading.row += count;
  }

  /**
   * @param {Element} cell
   * @param {Sheet} sheet
   * @returns {string} what people see in the cell; a day as 2026-03-02
   */
  function textOf(cell, sheet) {
    const lines = linesOf(cell, sheet, 0);
    const shown = lines.join("\n");
    const number = attribute(cell, "value");
    if (attribute(cell, "formula") && !attribute(cell, "value-type") && !shown) return sheet.unknown();
    switch (attribute(cell, "value-type")) {
      case "date":
        return (
          attribute(cell, "date-value")
            .replace(/T00:00(?::00(?:\.0+)?)?Z?$/, "")
            .replace("T", " ") || shown
        );
      case "boolean":
        return attribute(cell, "boolean-value").toUpperCase() || shown;
      case "float":
        return number && !Number.isNaN(Number(number)) ? String(Number(number)) : shown;
      default:
        return lines.length ? shown : attribute(cell, "string-value");
    }
  }

  /**
   * @param {Element} element a cell, or what is in one
   * @param {Sheet} sheet
   * @param {number} depth
   * @returns {string[]} its paragraphs
   */
  function linesOf(element, sheet, depth) {
    if (depth > DEEPEST) refuse(tkPlan.unzip.DAMAGED);
    return [...element.children].flatMap(function (child) {
      if (child.localName === "p" || child.localName === "h") return [wordsOf(child, sheet, 0)];
      if (/^list(?:-item|-header)?$/.test(child.localName)) return linesOf(child, sheet, depth + 1);
      sheet.told.add("beside");
      return [];
    });
  }

  /**
   * @param {Element} element of a paragraph
   * @param {Sheet} sheet
   * @param {number} depth
   * @returns {string}
   */
  function wordsOf(element, sheet, depth) {
    if (depth > DEEPEST) refuse(tkPlan.unzip.DAMAGED);
    let text = "";
    for (const child of element.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) text += (child.nodeValue ?? "").replace(/[ \t\r\n]+/g, " ");
      if (!(child instanceof Element)) continue;
      if (child.localName === "s") text += " ".repeat(Math.min(MOST_SPACES, repeated(child, "c")));
      else if (child.localName === "tab") text += "\t";
      else if (child.localName === "line-break") text += "\n";
      else if (child.localName === "a") text += withAddress(wordsOf(child, sheet, depth + 1), attribute(child, "href"));
      else if (/^(?:annotation|frame|object|image)/.test(child.localName)) sheet.told.add("beside");
      else if (child.localName !== "ruby-text") text += wordsOf(child, sheet, depth + 1);
    }
    return text;
  }

  return { readOpenSheets };
})();
