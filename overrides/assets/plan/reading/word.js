// Needs: plan/reading/unzip, plan/reading/text, plan/reading/symbols, plan/reading/equations, plan/reading/addresses, plan/reading/fields, plan/reading/xml, plan/reading/word-parts
/** Walks through Word (DOCX) documents. What holds something that a plan cannot, it names. */
var tkPlan = tkPlan || {};

tkPlan.word = (function () {
  "use strict";

  const { bare, saysNothing, squeezed } = tkPlan.text;
  const { UNKNOWN, inFont, inLine, symbol } = tkPlan.symbols;
  const { at, goesOn, linked, linkOfPicture } = tkPlan.addresses;
  const { fieldChar, simpleField } = tkPlan.fields;
  const { attribute, find, isHeading, isOn, refuse, value } = tkPlan.xml;
  const { describedIn, lookIn } = tkPlan.wordParts;

  const DEEPEST = 300;

  /** What stands for something that is no text, by the name of its element. */
  const NAMED = new Map(
    Object.entries({
      commentReference: "comments",
      footnoteReference: "notes",
      endnoteReference: "notes",
      blip: "pictures",
      imagedata: "pictures",
      chart: "charts",
      relIds: "drawings",
      contentPart: "drawings",
      OLEObject: "objects",
      altChunk: "parts",
      subDoc: "parts",
    }),
  );

  /** A new page within a paragraph: no white space of XML. */
  const PAGE = "\v";

  /**
   * @param {Element|null} element
   * @param {Paragraphs} out gets what is found
   * @param {WordParts} parts
   * @param {number} depth
   */
  function walkWord(element, out, parts, depth) {
    if (depth > DEEPEST) refuse(tkPlan.unzip.DAMAGED);
    for (let node = element?.firstElementChild; node; node = node.nextElementSibling) readNode(node, out, parts, depth);
  }

  /** @type {function(Element, Paragraphs, WordParts, number): void} reads one of those that `walkWord` comes to */
  function readNode(node, out, parts, depth) {
    /** @param {Element} link */
    const leadsTo = (link) => at(parts.links.get(attribute(link, "id")) ?? "", value(link, "anchor"));
    /** @param {Element|null} node */
    const inside = (node) => () => walkWord(node, out, parts, depth + 1);
    switch (node.localName) {
      case "p":
        wordParagraph(node, out, parts, inside(node));
        break;
      case "t":
        wordText(node, out, parts);
        break;
      case "sym":
        put(symbol(value(node, "font"), parseInt(value(node, "char"), 16)), out);
        break;
      case "oMath":
        out.write(tkPlan.equations.equation(node));
        break;
      case "tab":
      case "ptab":
        out.write("\t");
        break;
      case "br":
      case "cr":
        out.write(["page", "column"].includes(value(node, "type")) ? PAGE : "\n");
        break;
      case "noBreakHyphen":
        out.write("\u2011");
        break;
      case "softHyphen":
        out.write("\u00ad");
        break;
      case "hyperlink":
        linked(out, leadsTo(node), inside(node), {
          isPicture: Boolean(node.querySelector("drawing, pict")),
          goesOn: goesOn(node, leadsTo),
          tip: value(node, "tooltip"),
        });
        break;
      case "fldSimple":
        simpleField(node, out, put, inside(node));
        break;
      case "fldChar":
        fieldChar(node, out, put);
        break;
      case "instrText":
        if (out.fields.length) out.fields[0].code += node.textContent;
        break;
      case "bookmarkStart":
        out.openBookmark(value(node, "name"), value(node, "id"));
        break;
      case "bookmarkEnd":
        out.closeBookmark(value(node, "id"));
        break;
      case "sdt":
        wordControl(node, out, parts, inside(find(node, "sdtContent")));
        break;
      case "tbl":
        out.inTable(inside(node));
        break;
      case "tr":
        out.inRow(Number(value(find(node, "trPr", "gridBefore"), "val")) || 0, inside(node));
        break;
      case "tc": {
        const properties = find(node, "tcPr");
        const span = Math.min(100, Number(value(find(properties, "gridSpan"), "val")) || 1);
        out.inCell(span, Boolean(find(properties, "vMerge")), inside(node));
        break;
      }
      case "AlternateContent":
        // The same thing twice, for new programs and for old ones.
        [...node.children].some((child) => out.hears(inside(child)));
        break;
      case "drawing":
      case "pict":
        out.describe(describedIn(node));
        // What is drawn without words. Lines across the page say nothing.
        if (!out.hears(inside(node)) && !node.querySelector("[*|hr]")) out.tell("drawings");
        linkOfPicture(node, out, parts.links);
        break;
      case "dayShort":
      case "dayLong":
      case "monthShort":
      case "monthLong":
      case "yearShort":
      case "yearLong":
        // A part of the day on which somebody looks at the document.
        put(UNKNOWN, out);
        break;
      case "textpath":
        out.write(value(node, "string"));
        break;
      case "ruby":
        linked(out, find(node, "rt")?.textContent ?? "", inside(find(node, "rubyBase") || node));
        break;
      case "object":
        // With it comes a picture of it.
        out.describe(describedIn(node));
        out.tell("objects");
        break;
      default:
        if (/Reference$/.test(node.localName)) {
          const key = `${node.localName} ${value(node, "id")}`;
          out.putBeside({ text: parts.asides.get(key) });
          out.putBeside({ comment: parts.comments.get(key) });
          // A hostile file may name one over and over.
          parts.asides.delete(key);
          parts.comments.delete(key);
        }
        if (NAMED.has(node.localName)) out.tell(NAMED.get(node.localName) ?? "");
        // Properties (pPr, rPr and the like) and deleted text are no text.
        else if (!/(?:Pr|^delText|^delInstrText)$/.test(node.localName)) inside(node)();
        else if (node.getElementsByTagNameNS("*", "t").length) out.tell("strays");
    }
  }

  /**
   * @param {string} text
   * @param {Paragraphs} out
   */
  function put(text, out) {
    if (text.includes(UNKNOWN)) out.tell("symbols");
    out.write(text);
  }

  /**
   * @param {Element} node
   * @param {Paragraphs} out
   * @param {WordParts} parts
   */
  function wordText(node, out, { styles }) {
    const properties = find(node.parentElement, "rPr");
    const style = styles.get(value(find(properties, "rStyle"), "val"));
    const look = { ...out.look, ...style?.look, ...lookIn(properties) };
    const text = node.getAttribute("xml:space") === "preserve" ? node.textContent : bare(node.textContent);
    if (look.hidden) {
      out.tell("hidden");
      return;
    }
    // LibreOffice 7 loses line breaks in content controls, but not that there were two lines.
    if (out.controls.length && node.previousElementSibling?.localName === "t") out.write("\n");
    if (text.trim() && (look.tiny || isWhite(node, properties, style))) out.tell("white");
    if (text && look.struck) out.tell("struck");
    put(inLine(inFont(text, look.font ?? "", look.symbols), look, out.paragraph?.text ?? ""), out);
  }

  /**
   * @param {Element} node words
   * @param {Element|null} properties of them
   * @param {StyleLook|undefined} style of them
   * @returns {boolean} whether they are white on white. What a paragraph's style says, such as that of headings, goes with its place
   */
  function isWhite(node, properties, style) {
    if (!(lookIn(properties).white ?? style?.look.white)) return false;
    const fill = value(find(node.closest("tc"), "tcPr", "shd"), "fill");
    return /^(?:|auto|FFFFFF)$/i.test(fill);
  }

  /**
   * @param {Element} node
   * @param {Paragraphs} out
   * @param {WordParts} parts
   * @param {function(): void} walk
   */
  function wordParagraph(node, out, { styles, lists }, walk) {
    const properties = find(node, "pPr");
    const id = value(find(properties, "pStyle"), "val");
    const style = styles.get(id) || { names: [squeezed(id)], list: null, look: {} };
    // A table of contents repeats the headings.
    if (style.names.some((name) => /^toc(?:\d|heading)/.test(name))) return;
    const numbering = find(properties, "numPr");
    const number = value(find(numbering, "numId"), "val") || style.list || "0";
    const level = Number(value(find(numbering, "ilvl"), "val")) || 0;
    const list = lists.get(number) ?? { name: number, levels: [] };
    out.within({ paragraph: null, look: style.look }, () => {
      const names = style.names;
      const mark = number === "0" ? "" : out.counter.next(list.name, list.levels, level);
      const initial = out.initial.get(node.previousElementSibling);
      const paragraph = initial ?? out.start({ names, list: mark, heading: isHeading(names) }, node);
      out.paragraph = paragraph;
      // Word puts a large first letter into a paragraph of its own.
      if (/^(?:drop|margin)$/.test(value(find(properties, "framePr"), "dropCap"))) out.initial.set(node, paragraph);
      walk();
      const settled = (/** @type {string} */ text) => text.replace(/^\v+|\v+$/g, "").replace(/\v+/g, "\n");
      paragraph.text = settled(paragraph.text);
      if (paragraph.plain !== undefined) paragraph.plain = settled(paragraph.plain);
    });
  }

  /**
   * @param {Element} node
   * @param {Paragraphs} out
   * @param {WordParts} parts
   * @param {function(): void} walk
   */
  function wordControl(node, out, { styles }, walk) {
    const properties = find(node, "sdtPr");
    if (isOn(find(properties, "showingPlcHdr")) && isPlaceholder(node, styles)) return;
    const [tag, alias] = [value(find(properties, "tag"), "val"), value(find(properties, "alias"), "val")];
    if (!isEcho(node, alias, out)) out.withControl(tag, alias, walk);
  }

  /**
   * Some programs leave the flag of a control on when somebody has typed into it.
   * @param {Element} node
   * @param {Map<string, StyleLook>} styles
   * @returns {boolean} whether all words in a control are those that Word shows while there is no text
   */
  function isPlaceholder(node, styles) {
    const runs = [...node.getElementsByTagNameNS("*", "r")].filter((run) => run.textContent.trim());
    return runs.every(function (run) {
      const id = value(find(run, "rPr", "rStyle"), "val");
      return (styles.get(id)?.names[0] ?? squeezed(id)) === "placeholdertext" || saysNothing(run.textContent);
    });
  }

  /**
   * LibreOffice 7 writes a control whose text mixes scripts (an emoji is enough) several times over: whole, then each
   * portion with the whole after it.
   * @param {Element} node
   * @param {string} alias
   * @param {Paragraphs} out
   * @returns {boolean} whether it repeats the control before it
   */
  function isEcho(node, alias, out) {
    if (!out.paragraph || find(node, "sdtContent", "sdt")) return false;
    const texts = [...node.getElementsByTagNameNS("*", "t")].map((element) => element.textContent);
    const { last } = out;
    if (last && last.node === node.previousElementSibling && last.alias === alias && last.text === texts.at(-1)) {
      last.node = node;
      return true;
    }
    out.last = { node, alias, text: texts.join("") };
    return false;
  }

  return { readNode, walkWord };
})();
