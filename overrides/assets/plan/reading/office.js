// Needs: site/words, plan/model/pace, plan/reading/unzip, plan/reading/text, plan/reading/xml, plan/reading/kinds, plan/reading/paragraphs, plan/reading/asides, plan/reading/beside, plan/reading/comments-read, plan/reading/word-tracks, plan/reading/text-tracks, plan/reading/tracked, plan/reading/word-parts, plan/reading/word, plan/reading/text-parts, plan/reading/opendocument, plan/reading/placing
/**
 * Reads plans from Word (DOCX) and OpenDocument (ODT) files. Either format comes out as the same paragraphs, which
 * placing.js gives to the answers that they belong to. Between its steps the page has its turn: a large document takes long.
 */
var tkPlan = tkPlan || {};

tkPlan.office = (function () {
  "use strict";

  const { node } = tkWords;
  const { makePace } = tkPlan.pace;
  const { decoded } = tkPlan.text;
  const { attribute, find, mainIn, parse, parseInTurns, propertyOf, refuse, value } = tkPlan.xml;
  const { NO_TEXT, isApple, isPackage, refuseLocked } = tkPlan.kinds;
  const { Paragraphs } = tkPlan.paragraphs;
  const { linesIn, noteText, wordNotes } = tkPlan.asides;
  const { linesBeside } = tkPlan.beside;
  const { textComments, wordComments } = tkPlan.commentsRead;
  const { readBoth } = tkPlan.tracked;
  const { wordLists, wordStyles } = tkPlan.wordParts;
  const { walkWord } = tkPlan.word;
  const { textParts } = tkPlan.textParts;
  const { walkText } = tkPlan.openDocument;
  const { placed } = tkPlan.placing;

  /** What tells which part is which, and the parts of OpenDocument. */
  const INDEX =
    /^(?:\[Content_Types\]\.xml|_rels\/\.rels|mimetype|(?:content|styles|meta)\.xml|META-INF\/manifest\.xml)$/i;

  /** What the text of a document is in. */
  const TEXT_OF_WORD = /<(?:[\w.-]+:)?(body)(?:\s[^<>]*)?>/;
  const TEXT_OF_OPEN = /<(?:[\w.-]+:)?(body)(?:\s[^<>]*)?>\s*<(?:[\w.-]+:)?(text)(?:\s[^<>]*)?>/;

  /**
   * @param {Uint8Array} bytes a zip file
   * @param {Definition} definition what is asked
   * @returns {Promise<Opened>}
   * @throws {Refused}
   */
  async function readOffice(bytes, definition) {
    const { rest } = makePace();
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
    if (main) return readWord(bytes, main, definition, rest);
    refuseLocked(parts, names);
    const mimetype = parts.get("mimetype");
    const type = mimetype ? decoded(mimetype) : "";
    if (/^application\/vnd\.oasis\.opendocument\.(?!text)/.test(type) || has("xl/") || has("ppt/") || has("visio/")) {
      refuse(NO_TEXT);
    }
    if (isApple(names)) refuse(has("index/slide") ? NO_TEXT : node("builder-files.apple"));
    if (has("content.xml")) {
      /** @type {Set<string>} */
      const damage = new Set();
      const property = propertyOf(open("meta.xml"), "user-defined");
      const common = open("styles.xml");
      const margins = linesIn(common.getElementsByTagNameNS("*", "master-styles")[0]);
      /** @type {function(Document, Tracks): Promise<Draft>} */
      async function read(content, tracks) {
        const styles = textParts(content, common);
        const read = linesBeside(definition, damage);
        /** @type {function(Element): string[]} */
        const linesOf = (element) =>
          read((out) => walkText(wordsIn(element), out, { ...styles, asides: new Map(), comments: new Map() }, 0));
        const asides = new Map(
          [...content.getElementsByTagNameNS("*", "note-body")].flatMap((body) =>
            body.parentElement ? [[body.parentElement, noteText(linesOf(body))]] : [],
          ),
        );
        const known = { ...styles, asides, comments: textComments(content, linesOf) };
        const out = new Paragraphs(definition, property, { tracks, margins, damage });
        const body = find(content.documentElement, "body") ?? content.documentElement;
        await inTurns(body, "text", (node) => tkPlan.openDocument.readNode(node, out, known, 1), rest);
        for (const comment of known.comments.values()) out.putBeside({ comment });
        return placed(out, definition, rest);
      }
      const content = await parseInTurns(part(parts, "content.xml"), damage, TEXT_OF_OPEN, rest);
      return readBoth(content, tkPlan.textTracks, read, "odt");
    }
    return refuse(isPackage(names) ? node("builder-files.unknown") : node("builder-files.zip"));
  }

  /**
   * Reads the text of a document, one paragraph or table after the other.
   * @param {Element} root
   * @param {string} name of the child that holds the text
   * @param {function(Node): void} read
   * @param {function(): Promise<void>|undefined} rest
   */
  async function inTurns(root, name, read, rest) {
    const holds = (/** @type {Node} */ child) => child instanceof Element && child.localName === name;
    for (const node of [...root.childNodes].flatMap((child) => (holds(child) ? [...child.childNodes] : child))) {
      await rest();
      read(node);
    }
  }

  /**
   * @param {Element} element a note or a comment of OpenDocument
   * @returns {Element} the same without what is said about it, such as who wrote it
   */
  function wordsIn(element) {
    const words = /** @type {Element} */ (element.cloneNode(true));
    for (const child of [...words.children]) if (!/^(?:p|h|list|table)$/.test(child.localName)) child.remove();
    return words;
  }

  /**
   * Of many plans that one site made, the styles are the same, to the byte.
   * @type {{bytes: Uint8Array|undefined, styles: Map<string, StyleLook>}|null}
   */
  let last = null;

  /**
   * @param {Uint8Array|undefined} bytes of the part with the styles of a Word file
   * @returns {Map<string, StyleLook>}
   */
  function stylesIn(bytes) {
    const isLast = last?.bytes?.length === bytes?.length && last?.bytes?.every((byte, at) => byte === bytes?.[at]);
    last = last && isLast ? last : { bytes, styles: wordStyles(parse(bytes)) };
    return last.styles;
  }

  /**
   * @param {Uint8Array} bytes
   * @param {string} main the name of the part that holds the text
   * @param {Definition} definition
   * @param {function(): Promise<void>|undefined} rest
   */
  async function readWord(bytes, main, definition, rest) {
    /**
     * @param {string} name of a part
     * @returns {string} the name of the part that says where its links lead
     */
    function relsOf(name) {
      const at = name.lastIndexOf("/") + 1;
      return `${name.slice(0, at)}_rels/${name.slice(at)}.rels`.toLowerCase();
    }
    // Some programs number the parts: word/styles2.xml.
    const ours =
      /^(?:word\/)?(?:styles|numbering|comments|commentsextended|footnotes|endnotes|header|footer)\d*\.xml$|^docprops\/custom\.xml$/;
    const theirs = /^(?:word\/)?_rels\/(?:comments|footnotes|endnotes)\d*\.xml\.rels$/;
    const parts = await tkPlan.unzip.read(bytes, {
      wanted: (name) =>
        name === main ||
        [ours, theirs].some((one) => one.test(name.toLowerCase())) ||
        name.toLowerCase() === relsOf(main),
    });
    /** @param {...string} starts */
    const open = (...starts) => parse(starts.map((start) => part(parts, start)).find(Boolean));
    /** @type {function(string): Map<string, string>} */
    const linksOf = (name) =>
      new Map(
        [...open(relsOf(name)).getElementsByTagNameNS("*", "Relationship")]
          .filter((one) => value(one, "TargetMode") === "External")
          .map((one) => [attribute(one, "Id"), value(one, "Target")]),
      );
    /** @type {Set<string>} */
    const damage = new Set();
    /** @param {RegExp} wanted */
    const all = (wanted) => [...parts].filter(([name]) => wanted.test(name)).map(([, bytes]) => parse(bytes, damage));
    const property = propertyOf(open("docprops/"), "property");
    const margins = all(/(?:header|footer)\d*\.xml$/i).flatMap(linesIn);
    await rest();
    const known = {
      links: linksOf(main),
      lists: wordLists(open("word/numbering", "numbering")),
      styles: stylesIn(part(parts, "word/styles") ?? part(parts, "styles")),
    };
    await rest();
    const lines = linesBeside(definition, damage);
    /** @type {function(RegExp, string): Array<{element: Element, lines: string[]}>} */
    const beside = (wanted, tag) =>
      [...parts.keys()]
        .filter((name) => wanted.test(name))
        .flatMap(function (name) {
          const its = { ...known, links: linksOf(name), asides: new Map(), comments: new Map() };
          return [...parse(parts.get(name), damage).getElementsByTagNameNS("*", tag)].map((element) => ({
            element,
            lines: lines((out) => walkWord(element, out, its, 0)),
          }));
        });
    const notes = wordNotes(
      ["footnote", "endnote"].flatMap((tag) => beside(new RegExp(`(?:^|/)${tag}s\\d*\\.xml$`, "i"), tag)),
    );
    const elements = beside(/(?:^|\/)comments\d*\.xml$/i, "comment");
    const extended = all(/commentsextended\d*\.xml$/i);
    /** @type {function(Document, Tracks): Promise<Draft>} */
    async function read(text, tracks) {
      const out = new Paragraphs(definition, property, { tracks, margins, damage });
      const comments = wordComments(elements, extended);
      const its = { ...known, asides: new Map(notes), comments };
      /** @param {Node} node */
      const one = (node) => node instanceof Element && tkPlan.word.readNode(node, out, its, 1);
      await inTurns(text.documentElement, "body", one, rest);
      // What nothing in the text stands for was on words that are gone.
      for (const comment of comments.values()) out.putBeside({ comment });
      return placed(out, definition, rest);
    }
    const text = await parseInTurns(parts.get(main), damage, TEXT_OF_WORD, rest);
    return readBoth(text, tkPlan.wordTracks, read, "docx");
  }

  /**
   * @param {Map<string, Uint8Array>} parts
   * @param {string[]} names of all parts
   * @returns {string|undefined} the name of the part that holds the text of a Word file, as the package says, or as it
   *   mostly is
   */
  function mainPart(parts, names) {
    const said = mainIn(part(parts, "_rels/.rels"));
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
