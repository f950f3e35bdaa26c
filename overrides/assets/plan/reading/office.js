// Needs: site/words, plan/reading/unzip, plan/reading/text, plan/reading/xml, plan/reading/paragraphs, plan/reading/word, plan/reading/opendocument, plan/reading/placing
/**
 * Reads plans from Word (DOCX) and OpenDocument (ODT) files. Either format comes out as the same paragraphs, which
 * placing.js gives to the answers that they belong to.
 */
var tkPlan = tkPlan || {};

tkPlan.office = (function () {
  "use strict";

  const { node } = tkWords;
  const { decoded } = tkPlan.text;
  const { parse, propertyOf, refuse } = tkPlan.xml;
  const { Paragraphs } = tkPlan.paragraphs;
  const { walkWord, wordStyles } = tkPlan.word;
  const { textStyles, walkText } = tkPlan.openDocument;
  const { placed } = tkPlan.placing;

  const WANTED = new RegExp(
    String.raw`^(?:word/(?:document|styles)\d*\.xml|docProps/custom\.xml|` +
      String.raw`mimetype|(?:content|styles|meta)\.xml|META-INF/manifest\.xml)$`,
    "i",
  );

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
        return WANTED.test(name);
      },
    });
    // Some programs number the parts: word/document2.xml.
    /** @param {string} start */
    const has = (start) => names.some((name) => name.toLowerCase().startsWith(start));
    /** @param {string} start */
    const open = (start) =>
      parse(parts.get([...parts.keys()].find((name) => name.toLowerCase().startsWith(start)) ?? ""));
    if (has("word/document")) {
      const out = new Paragraphs(definition, propertyOf(open("docprops/"), "property"));
      walkWord(open("word/document").documentElement, out, wordStyles(open("word/styles")), 0);
      return placed(out, definition, "docx");
    }
    if (has("encrypted-package") || isLocked(open("meta-inf/"))) refuse(tkPlan.unzip.LOCKED);
    const mimetype = parts.get("mimetype");
    const type = mimetype ? decoded(mimetype) : "";
    if (/^application\/vnd\.oasis\.opendocument\.(?!text)/.test(type) || has("xl/") || has("ppt/")) {
      refuse(node("builder-files.not-text"));
    }
    if (has("content.xml")) {
      const out = new Paragraphs(definition, propertyOf(open("meta.xml"), "user-defined"));
      const content = open("content.xml");
      walkText(content.documentElement, out, textStyles(content, open("styles.xml")), 0);
      return placed(out, definition, "odt");
    }
    return refuse(node("builder-files.zip"));
  }

  /** @param {Document} manifest */
  const isLocked = (manifest) => manifest.getElementsByTagNameNS("*", "encryption-data").length > 0;

  return { readOffice };
})();
