// Needs: site/words, plan/reading/unzip, plan/reading/text, plan/reading/xml, plan/reading/kinds, plan/reading/paragraphs, plan/reading/asides, plan/reading/word-parts, plan/reading/word, plan/reading/opendocument, plan/reading/placing
/**
 * Reads plans from Word (DOCX) and OpenDocument (ODT) files. Either format comes out as the same paragraphs, which
 * placing.js gives to the answers that they belong to.
 */
var tkPlan = tkPlan || {};

tkPlan.office = (function () {
  "use strict";

  const { node } = tkWords;
  const { decoded } = tkPlan.text;
  const { attribute, parse, propertyOf, refuse, value } = tkPlan.xml;
  const { isApple, refuseLocked } = tkPlan.kinds;
  const { Paragraphs } = tkPlan.paragraphs;
  const { linesIn, wordAsides } = tkPlan.asides;
  const { wordLists, wordStyles } = tkPlan.wordParts;
  const { walkWord } = tkPlan.word;
  const { textParts, walkText } = tkPlan.openDocument;
  const { placed } = tkPlan.placing;

  /** What tells which part is which, and the parts of OpenDocument. */
  const INDEX =
    /^(?:\[Content_Types\]\.xml|_rels\/\.rels|mimetype|(?:content|styles|meta)\.xml|META-INF\/manifest\.xml)$/i;

  /**
   * @param {Uint8Array} bytes a zip file
   * @param {Definition} definition what is asked
   * @returns {Promise<Opened>}
   * @throws {Refused}
   */
  async function readOffice(bytes, definition) {
    /** @type {string[]} */
    const names = [];
    const parts = await tkPlan.unzip.read(bytes, {
      wanted(name) {
        names.push(name);
        return INDEX.test(name);
      },
    });
    /** @param {string} start */
    const has = (start) => names.some((name) => name.toLowerCase().startsWith(start));
    /** @param {string} start */
    const open = (start) => parse(part(parts, start));
    const main = mainPart(parts, names);
    if (main) return readWord(bytes, main, definition);
    refuseLocked(parts, names);
    const mimetype = parts.get("mimetype");
    const type = mimetype ? decoded(mimetype) : "";
    if (/^application\/vnd\.oasis\.opendocument\.(?!text)/.test(type) || has("xl/") || has("ppt/")) {
      refuse(node("builder-files.not-text"));
    }
    if (isApple(names)) refuse(node("builder-files.apple"));
    if (has("content.xml")) {
      const out = new Paragraphs(definition, propertyOf(open("meta.xml"), "user-defined"));
      const content = parse(part(parts, "content.xml"), out.leftOut);
      const common = open("styles.xml");
      out.margins.push(...linesIn(common.getElementsByTagNameNS("*", "master-styles")[0]));
      walkText(content.documentElement, out, textParts(content, common), 0);
      return placed(out, definition, "odt");
    }
    return refuse(node("builder-files.zip"));
  }

  /**
   * @param {Uint8Array} bytes
   * @param {string} main the name of the part that holds the text
   * @param {Definition} definition
   */
  async function readWord(bytes, main, definition) {
    const file = main.lastIndexOf("/") + 1;
    const rels = `${main.slice(0, file)}_rels/${main.slice(file)}.rels`.toLowerCase();
    // Some programs number the parts: word/styles2.xml.
    const ours =
      /^(?:word\/)?(?:styles|numbering|comments|footnotes|endnotes|header|footer)\d*\.xml$|^docprops\/custom\.xml$/;
    const parts = await tkPlan.unzip.read(bytes, {
      wanted: (name) => name === main || name.toLowerCase() === rels || ours.test(name.toLowerCase()),
    });
    /** @param {...string} starts */
    const open = (...starts) => parse(starts.map((start) => part(parts, start)).find(Boolean));
    const out = new Paragraphs(definition, propertyOf(open("docprops/"), "property"));
    const links = new Map(
      [...open(rels).getElementsByTagNameNS("*", "Relationship")]
        .filter((one) => value(one, "TargetMode") === "External")
        .map((one) => [attribute(one, "Id"), value(one, "Target")]),
    );
    /** @param {RegExp} wanted */
    const all = (wanted) =>
      [...parts].filter(([name]) => wanted.test(name)).map(([, bytes]) => parse(bytes, out.leftOut));
    out.margins.push(...all(/(?:header|footer)\d*\.xml$/i).flatMap(linesIn));
    const known = {
      asides: wordAsides(all(/(?:comments|footnotes|endnotes)\d*\.xml$/i)),
      links,
      lists: wordLists(open("word/numbering", "numbering")),
      styles: wordStyles(open("word/styles", "styles")),
    };
    walkWord(parse(parts.get(main), out.leftOut).documentElement, out, known, 0);
    return placed(out, definition, "docx");
  }

  /**
   * @param {Map<string, Uint8Array>} parts
   * @param {string[]} names of all parts
   * @returns {string|undefined} the name of the part that holds the text of a Word file, as the package says, or as it
   *   mostly is
   */
  function mainPart(parts, names) {
    const relations = [...parse(part(parts, "_rels/.rels")).getElementsByTagNameNS("*", "Relationship")];
    const target = relations.find((one) => value(one, "Type").endsWith("/officeDocument"));
    const said = value(target ?? null, "Target")
      .replaceAll("\\", "/")
      .replace(/^\//, "")
      .toLowerCase();
    const isOther = /^(?:xl|ppt)\//.test(said);
    return isOther
      ? undefined
      : (names.find((name) => name.toLowerCase() === said) ??
          names.find((name) => /^word\/document\d*\.xml$/i.test(name)));
  }

  /**
   * @param {Map<string, Uint8Array>} parts
   * @param {string} start of its name
   */
  const part = (parts, start) =>
    parts.get([...parts.keys()].find((name) => name.toLowerCase().startsWith(start.toLowerCase())) ?? "");

  return { readOffice };
})();
