// Needs: plan/reading/unzip, plan/reading/text, plan/reading/marks, plan/reading/xml
/** Walks through OpenDocument (ODT) documents. */
var tkPlan = tkPlan || {};

tkPlan.openDocument = (function () {
  "use strict";

  const { squeezed } = tkPlan.text;
  const { BY } = tkPlan.marks;
  const { find, isHeading, refuse, value, withChains } = tkPlan.xml;
  
  const DEEPEST = 300;
  
  /** A space that does not fold. XML cannot hold this character, so it stands for nothing else. */
  const STAYS = "\0";

  /** What a text document holds beside the text that people see in its place. */
  const SKIPPED = new Set(
    (
      "tracked-changes annotation note forms table-of-content illustration-index table-index object-index " +
      "user-index alphabetical-index bibliography ruby-text desc binary-data event-listeners script"
    ).split(" "),
  );

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

  /** The names in XML stand for those that people see: `Answer_20_who-about_20_answer`. */
  function textStyleName(id) {
    return id.replace(/_([0-9a-f]{1,4})_/g, (_, code) => String.fromCharCode(parseInt(code, 16)));
  }

  function walkText(element, out, styles, depth) {
    if (depth > DEEPEST) refuse(tkPlan.unzip.DAMAGED);
    const inside = (node) => () => walkText(node, out, styles, depth + 1);
    for (let node = element.firstChild; node; node = node.nextSibling) {
      if (node.nodeType === Node.TEXT_NODE || node.nodeType === Node.CDATA_SECTION_NODE) {
        // Spaces and line ends fold into one space. Those that stay are elements.
        out.write(linesOfControl(node.data, (line) => line.replace(/[ \t\n]+/g, " ")));
        continue;
      }
      if (node.nodeType !== Node.ELEMENT_NODE) continue;
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
          if (node.namespaceURI.includes(":text:")) inside(node)();
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

  /** LibreOffice 7 writes what stood in a content control with carriage returns: for line breaks, and at the end. */
  function linesOfControl(text, change) {
    return text.replace(/\r$/, "").split("\r").map(change).join("\n");
  }

  function textParagraph(node, out, styles, walk) {
    const id = value(node, "style-name");
    const { names } = styles.get(id) || { names: [squeezed(textStyleName(id))] };
    const { item } = out;
    const isH = node.localName === "h";
    out.within({ paragraph: null }, () => {
      out.start({ names, list: Boolean(item?.bullet) && !isH, heading: isH || isHeading(names) });
      if (item) item.bullet = false;
      const { paragraph } = out;
      walk();
      paragraph.text = paragraph.text.replace(/ {2,}/g, " ").replace(/^ /, "").replaceAll(STAYS, " ");
    });
  }

  return { textStyles, walkText };
})();
