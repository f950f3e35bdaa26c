// Needs: plan/reading/unzip, plan/reading/text, plan/reading/xml
/** Walks through Word (DOCX) documents. */
var tkPlan = tkPlan || {};

tkPlan.word = (function () {
  "use strict";

  const { squeezed } = tkPlan.text;
  const { find, isHeading, refuse, value, withChains } = tkPlan.xml;

  const DEEPEST = 300;

  /**
   * Some switches of Word are on when they are there, unless they say that they are off.
   * @param {Element|null} element
   */
  const isOn = (element) => Boolean(element) && !["0", "false", "off"].includes(value(element, "val"));

  /**
   * @param {Document} parsed
   * @returns {Map<string, StyleLook>} the styles by id
   */
  function wordStyles(parsed) {
    const styles = new Map();
    for (const element of parsed.getElementsByTagNameNS("*", "style")) {
      const numbering = find(element, "pPr", "numPr");
      styles.set(value(element, "styleId"), {
        name: value(find(element, "name"), "val").split(",")[0],
        parent: value(find(element, "basedOn"), "val"),
        list: numbering && value(find(numbering, "numId"), "val") !== "0",
      });
    }
    return withChains(styles);
  }

  /**
   * @param {Element|null} element
   * @param {Paragraphs} out gets what is found
   * @param {Map<string, StyleLook>} styles
   * @param {number} depth
   */
  function walkWord(element, out, styles, depth) {
    if (depth > DEEPEST) refuse(tkPlan.unzip.DAMAGED);
    /** @param {Element|null} node */
    const inside = (node) => () => walkWord(node, out, styles, depth + 1);
    for (let node = element?.firstElementChild; node; node = node.nextElementSibling) {
      switch (node.localName) {
        case "p":
          wordParagraph(node, out, styles, inside(node));
          break;
        case "t":
          // LibreOffice 7 loses line breaks in content controls, but not that there were two lines.
          if (out.controls.length && node.previousElementSibling?.localName === "t") out.write("\n");
          out.write(node.getAttribute("xml:space") === "preserve" ? node.textContent : node.textContent.trim());
          break;
        case "tab":
        case "ptab":
          out.write("\t");
          break;
        case "br":
        case "cr":
          if (!["page", "column"].includes(value(node, "type"))) out.write("\n");
          break;
        case "noBreakHyphen":
          out.write("\u2011");
          break;
        case "softHyphen":
          out.write("\u00ad");
          break;
        case "bookmarkStart":
          out.openBookmark(value(node, "name"), value(node, "id"));
          break;
        case "bookmarkEnd":
          out.closeBookmark(value(node, "id"));
          break;
        case "sdt":
          wordControl(node, out, inside(find(node, "sdtContent")));
          break;
        case "tbl":
          out.inTable(inside(node));
          break;
        case "tr":
          if (find(node, "trPr", "del")) out.leftOut.add("deleted");
          else out.inRow(Number(value(find(node, "trPr", "gridBefore"), "val")) || 0, inside(node));
          break;
        case "tc": {
          const properties = find(node, "tcPr");
          const span = Math.min(100, Number(value(find(properties, "gridSpan"), "val")) || 1);
          if (!find(properties, "cellDel")) out.inCell(span, Boolean(find(properties, "vMerge")), inside(node));
          break;
        }
        case "AlternateContent":
          // The same thing twice, for new programs and for old ones.
          if (node.firstElementChild) inside(node.firstElementChild)();
          break;
        case "ruby":
          inside(find(node, "rubyBase") || node)();
          break;
        case "del":
        case "moveFrom":
          out.leftOut.add("deleted");
          break;
        case "commentReference":
        case "footnoteReference":
        case "endnoteReference":
          out.leftOut.add(node.localName === "commentReference" ? "comments" : "notes");
          break;
        case "blip":
        case "imagedata":
          out.leftOut.add("pictures");
          break;
        default:
          // Properties (pPr, rPr and the like), instructions of fields and deleted text are no text.
          if (!/(?:Pr|^instrText|^delText|^delInstrText)$/.test(node.localName)) inside(node)();
      }
    }
  }

  /**
   * @param {Element} node
   * @param {Paragraphs} out
   * @param {Map<string, StyleLook>} styles
   * @param {function(): void} walk
   */
  function wordParagraph(node, out, styles, walk) {
    const properties = find(node, "pPr");
    const id = value(find(properties, "pStyle"), "val");
    const style = styles.get(id) || { names: [squeezed(id)], list: null };
    const numbering = find(properties, "numPr", "numId");
    // A table of contents repeats the headings.
    if (style.names.some((name) => /^toc\d/.test(name))) return;
    out.within({ paragraph: null }, () => {
      const paragraph = out.start({
        names: style.names,
        list: Boolean(numbering ? value(numbering, "val") !== "0" : style.list),
        heading: isHeading(style.names),
      });
      walk();
      // Its end was deleted while changes were tracked: it goes on in the next paragraph.
      const mark = find(properties, "rPr");
      if (find(mark, "del") || find(mark, "moveFrom")) out.joined = paragraph;
    });
  }

  /**
   * @param {Element} node
   * @param {Paragraphs} out
   * @param {function(): void} walk
   */
  function wordControl(node, out, walk) {
    const properties = find(node, "sdtPr");
    // The words that Word shows while there is no text.
    if (isOn(find(properties, "showingPlcHdr"))) return;
    const [tag, alias] = [value(find(properties, "tag"), "val"), value(find(properties, "alias"), "val")];
    if (!isEcho(node, alias, out)) out.withControl(tag, alias, walk);
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

  return { walkWord, wordStyles };
})();
