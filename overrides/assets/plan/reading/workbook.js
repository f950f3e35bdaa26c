// Needs: plan/reading/unzip, plan/reading/xml, plan/reading/sheet, plan/reading/sheet-numbers
/** Reads the sheets of Excel's files (XLSX). Formulas are not worked out: what they came to is beside them. */
var tkPlan = tkPlan || {};

/**
 * @typedef {{strings: string[], crossed: Set<number>, kinds: NumberKind[], struck: boolean[], from1904: boolean}} Book what the
 *   sheets of a file share; crossed: the strings, struck: the styles of cells that cross words out
 * @typedef {{type: string, target: string, isOutside: boolean}} Relation what a part of a file says about another
 */

tkPlan.workbook = (function () {
  "use strict";

  const { attribute, find, parse, value } = tkPlan.xml;
  const { withAddress } = tkPlan.sheet;
  const { builtIn, kindOf, shown } = tkPlan.sheetNumbers;
  const MOST_SHEETS = 200;

  /** What is beside cells, by the ends of its kind. */
  const BESIDE = /\/(?:comments|threadedComment|drawing|vmlDrawing|oleObject|control|table\w*Query)$/;

  /**
   * @param {Uint8Array} bytes a zip file
   * @param {string} main the name of the part that lists the sheets
   * @returns {Promise<Sheet[]>}
   * @throws {Refused}
   */
  async function readWorkbook(bytes, main) {
    /** @param {string[]} wanted */
    const partsOf = (wanted) => tkPlan.unzip.read(bytes, { wanted: (name) => wanted.includes(name.toLowerCase()) });
    const start = await partsOf([main, relationsOf(main)].map((name) => name.toLowerCase()));
    const book = parse(part(start, main)).documentElement;
    const relations = relationsIn(part(start, relationsOf(main)), main);
    const listed = [...(find(book, "sheets")?.children ?? [])].slice(0, MOST_SHEETS).map((element) => ({
      name: value(element, "name"),
      isHidden: value(element, "state") !== "" && value(element, "state") !== "visible",
      relation: relations.get(attribute(element, "id")),
    }));
    const found = listed.filter(({ relation }) => relation?.type.endsWith("/worksheet"));
    const targets = found.map(({ relation }) => relation?.target ?? "");
    /** @param {string} end */
    const shared = (end) => [...relations.values()].find(({ type }) => type.endsWith(end))?.target ?? "";
    const parts = await partsOf(
      [...targets, ...targets.map(relationsOf), shared("/sharedStrings"), shared("/styles")].map((name) =>
        name.toLowerCase(),
      ),
    );
    const items = [...parse(part(parts, shared("/sharedStrings"))).getElementsByTagNameNS("*", "si")];
    const strings = items.map(stringOf);
    const crossed = new Set(items.flatMap((item, index) => (isCrossed(item) ? [index] : [])));
    const styles = parse(part(parts, shared("/styles")));
    const [kinds, struck] = [kindsIn(styles), struckIn(styles)];
    const from1904 = ["1", "true"].includes(value(find(book, "workbookPr"), "date1904"));
    return found.map(function ({ name, isHidden }, index) {
      const sheet = new tkPlan.sheet.Sheet(name, isHidden);
      const links = relationsIn(part(parts, relationsOf(targets[index])), targets[index]);
      readSheet(
        parse(part(parts, targets[index])).documentElement,
        sheet,
        { strings, crossed, kinds, struck, from1904 },
        links,
      );
      return sheet;
    });
  }

  /** @param {string} name of a part */
  function relationsOf(name) {
    const file = name.lastIndexOf("/") + 1;
    return `${name.slice(0, file)}_rels/${name.slice(file)}.rels`;
  }

  /**
   * @param {Map<string, Uint8Array>} parts
   * @param {string} wanted its name, in capitals or not
   */
  const part = (parts, wanted) =>
    parts.get([...parts.keys()].find((name) => name.toLowerCase() === wanted.toLowerCase()) ?? "");

  /**
   * @param {Uint8Array|undefined} bytes
   * @param {string} from the name of the part that they are of
   * @returns {Map<string, Relation>} by their ids
   */
  function relationsIn(bytes, from) {
    const folder = from.slice(0, from.lastIndexOf("/") + 1);
    return new Map(
      [...parse(bytes).getElementsByTagNameNS("*", "Relationship")].map(function (element) {
        const isOutside = value(element, "TargetMode") === "External";
        const said = value(element, "Target");
        const inside = said.startsWith("/") ? said.slice(1) : plain(folder + said.replaceAll("\\", "/"));
        return [value(element, "Id"), { type: value(element, "Type"), target: isOutside ? said : inside, isOutside }];
      }),
    );
  }

  /** @param {string} path with steps up, such as xl/worksheets/../comments1.xml */
  function plain(path) {
    /** @type {string[]} */
    const steps = [];
    for (const step of path.split("/")) {
      if (step === "..") steps.pop();
      else if (step !== ".") steps.push(step);
    }
    return steps.join("/");
  }

  /**
   * @param {Element|null} element that holds text, in one piece or in runs of different looks
   * @returns {string} without the readings that are above Japanese words
   */
  function stringOf(element) {
    const texts = [...(element?.getElementsByTagNameNS("*", "t") ?? [])];
    return unescaped(
      texts
        .filter((text) => text.parentElement?.localName !== "rPh")
        .map((text) => text.textContent)
        .join(""),
    );
  }

  /** @param {string} text in which some characters stand as _x000D_ */
  const unescaped = (text) =>
    text.replace(/_x([0-9a-f]{4})_/gi, (_, code) => String.fromCharCode(parseInt(code, 16))).replace(/\r\n?/g, "\n");

  /**
   * @param {Document} styles
   * @returns {NumberKind[]} what numbers stand for, by the number of a cell's style
   */
  function kindsIn(styles) {
    const codes = new Map(
      [...styles.getElementsByTagNameNS("*", "numFmt")].map((one) => [
        value(one, "numFmtId"),
        kindOf(value(one, "formatCode")),
      ]),
    );
    return [...(find(styles.documentElement, "cellXfs")?.children ?? [])].map(function (look) {
      const id = value(look, "numFmtId");
      return codes.get(id) ?? builtIn(Number(id));
    });
  }

  /** @type {function(Element): boolean} whether it crosses words out */
  const isCrossed = (element) => [...element.getElementsByTagNameNS("*", "strike")].some(tkPlan.xml.isOn);

  /**
   * @param {Document} styles
   * @returns {boolean[]} whether words are crossed out, by the number of a cell's style
   */
  function struckIn(styles) {
    const fonts = [...(find(styles.documentElement, "fonts")?.children ?? [])].map(isCrossed);
    return [...(find(styles.documentElement, "cellXfs")?.children ?? [])].map(
      (look) => fonts[Number(value(look, "fontId"))] ?? false,
    );
  }

  /** @type {function(Element, Book): boolean} whether words in the cell are crossed out */
  const isStruck = (cell, { crossed, struck }) =>
    struck[Number(value(cell, "s")) || 0] ||
    isCrossed(cell) ||
    (value(cell, "t") === "s" && crossed.has(Number(find(cell, "v")?.textContent)));

  /**
   * @param {Element} root
   * @param {Sheet} sheet gets what is in it
   * @param {Book} book
   * @param {Map<string, Relation>} relations of the sheet
   */
  function readSheet(root, sheet, book, relations) {
    if ([...relations.values()].some(({ type }) => BESIDE.test(type))) sheet.told.add("beside");
    const links = new Map(
      [...(find(root, "hyperlinks")?.children ?? [])].map((one) => [
        placeOf(value(one, "ref")).join(),
        relations.get(attribute(one, "id"))?.target ?? "",
      ]),
    );
    const hidden = [...(find(root, "cols")?.children ?? [])]
      .filter((column) => isOn(column, "hidden"))
      .map((column) => [Number(value(column, "min")) - 1, Number(value(column, "max")) - 1]);
    let row = 0;
    for (const line of find(root, "sheetData")?.children ?? []) {
      row = Number(value(line, "r")) || row + 1;
      let column = -1;
      for (const cell of line.children) {
        const [, said] = placeOf(value(cell, "r"));
        column = said < 0 ? column + 1 : said;
        const text = withAddress(textOf(cell, book, sheet), links.get([row, column].join()) ?? addressIn(cell));
        if (text && (isOn(line, "hidden") || hidden.some(([first, last]) => column >= first && column <= last))) {
          sheet.told.add("hidden");
        }
        if (text.trim() && isStruck(cell, book)) sheet.told.add("struck");
        sheet.put(row, column, text);
      }
    }
    // Words where no program looks for them.
    const [texts, values] = ["t", "v"].map((name) => [...root.getElementsByTagNameNS("*", name)]);
    if (texts.some((text) => !text.closest("row > c > is"))) sheet.told.add("beside");
    if (values.some((text) => !text.closest("sheetData > row > c"))) sheet.told.add("beside");
    for (const area of find(root, "mergeCells")?.children ?? []) {
      const [start, end] = value(area, "ref").split(":").map(placeOf);
      if (end) sheet.merge(start[0], end[0], start[1]);
    }
  }

  /**
   * @param {Element} element
   * @param {string} name of a switch
   */
  const isOn = (element, name) => ["1", "true"].includes(value(element, name));

  /**
   * @param {string} name of a cell, such as C12
   * @returns {number[]} its row, the first is 1, and its column, the first is 0
   */
  function placeOf(name) {
    const [, letters = "", row = ""] = /^\$?([A-Z]{1,3})\$?(\d{1,7})/i.exec(name) ?? [];
    const column = [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
    return [Number(row), column - 1];
  }

  /** @param {Element} cell */
  const addressIn = (cell) => /^HYPERLINK\(\s*"([^"]+)"/i.exec(find(cell, "f")?.textContent ?? "")?.[1] ?? "";

  /**
   * @param {Element} cell
   * @param {Book} book
   * @param {Sheet} sheet
   * @returns {string} what people see in the cell
   */
  function textOf(cell, { strings, kinds, from1904 }, sheet) {
    const content = find(cell, "v")?.textContent ?? "";
    // What came to no words is a text without any.
    if (find(cell, "f") && !content && !(find(cell, "v") && value(cell, "t") === "str")) return sheet.unknown();
    const inside = find(cell, "is");
    if (inside) return stringOf(inside);
    switch (value(cell, "t")) {
      case "s":
        return strings[Number(content)] ?? content;
      case "b":
        return /^[01]$/.test(content) ? String(content === "1").toUpperCase() : content;
      case "str":
      case "e":
        return unescaped(content);
      case "d":
        return content.replace(/T00:00(?::00(?:\.0+)?)?Z?$/, "").replace("T", " ");
      default:
        return shown(content, kinds[Number(value(cell, "s")) || 0] ?? "", from1904);
    }
  }

  return { readWorkbook };
})();
