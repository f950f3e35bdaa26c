// Needs: plan/reading/unzip, plan/reading/text, plan/reading/marks, plan/reading/xml
/** Walks through OpenDocument (ODT) documents. */
var tkPlan = tkPlan || {};

tkPlan.openDocument = (function () {
  "use strict";

  const { squeezed } = tkPlan.text;
  const { BY } = tkPlan.marks;
  const { find, isHeading, refuse, value, withChains } = tkPlan.xml;

  const DEEPEST = 300;

  /** A space that does not fold. XML cannot hold this character, so it means nothing else. */
  const STAYS = "\0";

  /** What a text document holds beside the text that people see in its place. */
  const SKIPPED = new Set(
    (
      "tracked-changes annotation note forms table-of-content illustration-index table-index object-index " +
      "user-index alphabetical-index bibliography ruby-text desc binary-data event-listeners script"
    ).split(" "),
  );

  /**
   * @param {Document} content
   * @param {Document} common the styles that are not the content's own
   */
  function textStyles(content, common) {
    const styles = new Map();
    const automatic = content.getElementsByTagNameNS("*", "automatic-styles")[0];
    for (const parent of [find(common.documentElement, "styles"), automatic]) {
      for (let element = parent?.firstElementChild; element; element = element.nextElementSibling) {
        if (element.localName !== "style" || value(element, "family") !== "paragraph") continue;
        const id = value(element, "name");
        const name = value(element, "display-name") || textStyleName(id);
        styles.set(id, { name, parent: value(element, "parent-style-name") });
      }
    }
    return withChains(styles);
  }

  /**
   * In XML, the names that people see are escaped: `Answer_20_who-about_20_answer`.
   * @param {string} id
   */
  function textStyleName(id) {
    return id.replace(/_([0-9a-f]{1,4})_/g, (_, code) => String.fromCharCode(parseInt(code, 16)));
  }

  /**
   * @param {Element} element
   * @param {Paragraphs} out gets what is found
   * @param {Map<string, StyleLook>} styles
   * @param {number} depth
   */
  function walkText(element, out, styles, depth) {
    if (depth > DEEPEST) refuse(tkPlan.unzip.DAMAGED);
    /** @param {Element} node */
    const inside = (node) => () => walkText(node, out, styles, depth + 1);
    for (let child = element.firstChild; child; child = child.nextSibling) {
      if (child.nodeType === Node.TEXT_NODE || child.nodeType === Node.CDATA_SECTION_NODE) {
        // Spaces and line ends fold into one space. Those that stay are elements.
        out.write(linesOfControl(/** @type {Text} */ (child).data, (line) => line.replace(/[ \t\n]+/g, " ")));
        continue;
      }
      if (!(child instanceof Element)) continue;
      const node = child;
      const name = node.localName;
      switch (name) {
        case "p":
        case "h":
          textParagraph(node, out, styles, inside(node));
          break;
        case "s":
          out.write(STAYS.repeat(Math.min(1000, Number(value(node, "c")) || 1)));
          break;
        case "tab":
          out.write("\t");
          break;
        case "line-break":
          out.write("\n");
          break;
        case "text-input":
          // LibreOffice 7 makes such fields of content controls. In them spaces stand as they are.
          out.write(linesOfControl(node.textContent, (line) => line.replaceAll(" ", STAYS)));
          break;
        case "bookmark":
          out.offer(BY.bookmark, out.marks.bookmark(value(node, "name")));
          break;
        case "bookmark-start":
          out.openBookmark(value(node, "name"), value(node, "name"));
          break;
        case "bookmark-end":
          out.closeBookmark(value(node, "name"));
          break;
        case "content-control":
          if (value(node, "showing-place-holder") === "true") break;
          out.withControl(value(node, "tag"), value(node, "alias"), inside(node));
          break;
        case "list-item":
        case "list-header":
          out.within({ item: { bullet: name === "list-item" } }, inside(node));
          break;
        case "table":
          out.within({ item: null }, () => out.inTable(inside(node)));
          break;
        case "table-row":
          out.inRow(0, inside(node));
          break;
        case "table-cell": {
          const span = Math.min(100, Number(value(node, "number-columns-spanned")) || 1);
          out.inCell(span, Number(value(node, "number-rows-spanned")) > 1, inside(node));
          // Those that it covers follow it, each as a cell of its own.
          if (out.row) out.row.column -= span - 1;
          break;
        }
        case "covered-table-cell":
          out.inCell(1, true, inside(node));
          break;
        case "title":
          // The title of a table or a picture, but for the field that shows the document's.
          if (node.namespaceURI?.includes(":text:")) inside(node)();
          break;
        default:
          if (SKIPPED.has(name)) {
            if (name === "annotation") out.leftOut.add("comments");
            if (name === "note") out.leftOut.add("notes");
            if (node.getElementsByTagNameNS("*", "deletion").length) out.leftOut.add("deleted");
          } else {
            if (name === "image") out.leftOut.add("pictures");
            inside(node)();
          }
      }
    }
  }

  /**
   * LibreOffice 7 writes what was in a content control with carriage returns: for line breaks, and at the end.
   * @param {string} text
   * @param {function(string): string} change what to do to each line
   */
  function linesOfControl(text, change) {
    return text.replace(/\r$/, "").split("\r").map(change).join("\n");
  }

  /**
   * @param {Element} node
   * @param {Paragraphs} out
   * @param {Map<string, StyleLook>} styles
   * @param {function(): void} walk
   */
  function textParagraph(node, out, styles, walk) {
    const id = value(node, "style-name");
    const { names } = styles.get(id) || { names: [squeezed(textStyleName(id))] };
    const { item } = out;
    const isH = node.localName === "h";
    out.within({ paragraph: null }, () => {
      const paragraph = out.start({ names, list: Boolean(item?.bullet) && !isH, heading: isH || isHeading(names) });
      if (item) item.bullet = false;
      walk();
      paragraph.text = paragraph.text.replace(/ {2,}/g, " ").replace(/^ /, "").replaceAll(STAYS, " ");
    });
  }

  return { textStyles, walkText };
})();
