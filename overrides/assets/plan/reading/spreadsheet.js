// Needs: site/words, plan/model/refused, plan/reading/unzip, plan/reading/xml, plan/reading/kinds, plan/reading/workbook, plan/reading/opensheet
/** Opens spreadsheets: tells by what is in a file which kind it is, and has it read. It says why something cannot be read. */
var tkPlan = tkPlan || {};

tkPlan.spreadsheet = (function () {
  "use strict";

  const { node } = tkWords;
  const { isApple, isZip, refuseLocked, refuseOther } = tkPlan.kinds;
  const { find, mainIn, parse, refuse } = tkPlan.xml;
  /** Programs that offer a list to download often write a web page, and begin it in many ways. */
  const PAGE = /^\s*(?:<(?:\?xml|!--)[^>]*>\s*)*<(?:!doctype html|html|head|body|div|style|table|meta)\b/i;
  const INDEX = /^(?:_rels\/\.rels|mimetype|content\.xml|META-INF\/manifest\.xml)$/i;

  /**
   * @param {Uint8Array} bytes a zip file
   * @returns {Promise<Sheet[]>} the sheets, in the order of the file
   * @throws {Refused} for everything that cannot be read, whatever is wrong with it
   */
  async function readSpreadsheet(bytes) {
    try {
      return await read(bytes);
    } catch (error) {
      if (!(error instanceof tkPlan.Refused)) return refuse(tkPlan.unzip.DAMAGED);
      return refuse(error.words === tkPlan.unzip.TOO_LARGE ? node("builder-records.too-large") : error.words);
    }
  }

  /** @param {Uint8Array} bytes */
  async function read(bytes) {
    /** @type {string[]} */
    const names = [];
    const parts = await tkPlan.unzip.read(bytes, {
      wanted(name) {
        names.push(name);
        return INDEX.test(name);
      },
    });
    const main = mainOf(parts, names);
    if (/\.bin$/i.test(main)) refuse(node("builder-records.binary"));
    if (/(?:^|\/)workbook\d*\.xml$/i.test(main)) return tkPlan.workbook.readWorkbook(bytes, main);
    refuseLocked(parts, names);
    if (isApple(names)) refuse(node("builder-records.apple"));
    const content = main ? undefined : parts.get(names.find((name) => name.toLowerCase() === "content.xml") ?? "");
    if (content) {
      const root = parse(content).documentElement;
      if (find(root, "body", "spreadsheet")) return tkPlan.openSheet.readOpenSheets(root);
    }
    return refuse(node("builder-records.no-spreadsheet"));
  }

  /**
   * @param {Map<string, Uint8Array>} parts
   * @param {string[]} names of all parts
   * @returns {string} the name of the part that lists the sheets, as the package says, or as it mostly is
   */
  function mainOf(parts, names) {
    const said = mainIn(parts.get(names.find((name) => name.toLowerCase() === "_rels/.rels") ?? ""));
    return (
      names.find((name) => name.toLowerCase() === said) ?? names.find((name) => /^xl\/workbook\./i.test(name)) ?? ""
    );
  }

  /**
   * @param {Uint8Array} bytes of a file that somebody chose for a list of entries
   * @returns {boolean} whether it is a spreadsheet in a zip file
   * @throws {Refused} it is of a kind that can be no list
   */
  function isPacked(bytes) {
    if (isZip(bytes)) return true;
    refuseOther(bytes);
    const start = new TextDecoder("latin1").decode(bytes.subarray(0, 2_000)).replace(/^\xef\xbb\xbf/, "");
    if (/^\s*<\?xml[\s\S]*(?:Workbook|office:document)\b/.test(start)) refuse(node("builder-records.flat"));
    if (PAGE.test(start)) refuse(node("builder-records.page"));
    return false;
  }

  return { isPacked, readSpreadsheet };
})();
