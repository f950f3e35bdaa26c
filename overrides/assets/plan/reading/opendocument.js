// Needs: plan/reading/unzip, plan/reading/text, plan/reading/symbols, plan/reading/marks, plan/reading/addresses, plan/reading/xml, plan/reading/text-parts
/** Walks through OpenDocument (ODT) documents. What holds something that a plan cannot, it names. */
var tkPlan = tkPlan || {};

tkPlan.openDocument = (function () {
  "use strict";

  const { saysNothing, squeezed } = tkPlan.text;
  const { UNKNOWN, inFont, inLine } = tkPlan.symbols;
  const { BY } = tkPlan.marks;
  const { attribute, find, isHeading, refuse, value } = tkPlan.xml;
  const { goesOn, linked } = tkPlan.addresses;
  const { textStyleName } = tkPlan.textParts;

  const DEEPEST = 300;

  /** A space that does not fold. XML cannot hold this character, so it means nothing else. */
  const STAYS = "\0";

  /** What a text document holds beside the text that people see in its place. */
  const SKIPPED = new Set(
    "tracked-changes annotation note forms table-of-content ruby-text desc binary-data event-listeners script".split(
      " ",
    ),
  );

  /** What stands for something that is no text, by the name of its element. */
  const NAMED = new Map(
    Object.entries({
      annotation: "comments",
      note: "notes",
      image: "pictures",
      object: "objects",
      "object-ole": "objects",
      plugin: "objects",
      applet: "objects",
      "floating-frame": "objects",
      control: "forms",
      "hidden-text": "hidden",
      "hidden-paragraph": "hidden",
      "section-source": "parts",
    }),
  );

  /** What is for an index or a list of contents. Those of a bibliography show words. */
  const INDEX_MARK = /^(?:alphabetical-index|user-index|toc)-mark(?:-start)?$/;

  /** @param {Element} link */
  const leadsTo = (link) => attribute(link, "href");

  /**
   * @param {Element} element
   * @param {Paragraphs} out gets what is found
   * @param {TextParts} parts
   * @param {number} depth
   */
  function walkText(element, out, parts, depth) {
    if (depth > DEEPEST) refuse(tkPlan.unzip.DAMAGED);
    for (let child = element.firstChild; child; child = child.nextSibling) readNode(child, out, parts, depth);
  }

  /** @type {function(Node, Paragraphs, TextParts, number): void} reads one of those that `walkText` comes to */
  function readNode(child, out, parts, depth) {
    /** @param {Element} node */
    const inside = (node) => () => walkText(node, out, parts, depth + 1);
    if (child.nodeType === Node.TEXT_NODE || child.nodeType === Node.CDATA_SECTION_NODE) {
      // Spaces and line ends fold into one space. Those that stay are elements.
      put(
        linesOfControl(/** @type {Text} */ (child).data, (line) => line.replace(/[ \t\n]+/g, " ")),
        out,
      );
      return;
    }
    if (!(child instanceof Element)) return;
    const node = child;
    const name = node.localName;
    switch (name) {
      case "p":
      case "h":
        textParagraph(node, out, parts, inside(node));
        break;
      case "span": {
        const style = parts.looks.get(value(node, "style-name"));
        const look = { ...out.look, ...style?.look };
        if ((style?.look.white || style?.look.tiny) && node.textContent.trim()) out.tell("white");
        if (look.hidden) out.tell("hidden");
        else out.within({ look }, inside(node));
        break;
      }
      case "a":
        linked(out, leadsTo(node), inside(node), {
          isPicture: Boolean(node.querySelector("frame, image")),
          goesOn: goesOn(node, leadsTo),
          tip: attribute(node, "title"),
        });
        break;
      case "ruby":
        linked(out, find(node, "ruby-text")?.textContent ?? "", inside(node));
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
        out.identify(value(node, "name"));
        out.offer(BY.bookmark, out.marks.bookmark(value(node, "name")));
        break;
      case "bookmark-start":
        out.openBookmark(value(node, "name"), value(node, "name"));
        break;
      case "bookmark-end":
        out.closeBookmark(value(node, "name"));
        break;
      case "content-control":
        if (value(node, "showing-place-holder") === "true" && isPlaceholder(node)) break;
        out.withControl(value(node, "tag"), value(node, "alias"), inside(node));
        break;
      case "list": {
        const style = value(node, "style-name") || out.list?.style || "";
        const name = out.list?.name ?? listName(node, style, out);
        const list = { style, name, level: (out.list?.level ?? -1) + 1 };
        out.within({ list, item: null }, inside(node));
        break;
      }
      case "list-item":
      case "list-header":
        out.within({ item: { bullet: name === "list-item", start: startOf(node) } }, inside(node));
        break;
      case "numbered-paragraph": {
        const style = value(node, "style-name");
        const level = (Number(value(node, "level")) || 1) - 1;
        const list = { style, name: `#${value(node, "list-id")} ${style}`, level };
        out.within({ list, item: { bullet: true, start: startOf(node) } }, inside(node));
        break;
      }
      case "table":
        out.within({ item: null, list: null }, () => out.inTable(inside(node)));
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
      case "section":
        if (value(node, "display") === "none") out.tell("hidden");
        else inside(node)();
        break;
      case "title":
        // The title of a table or a picture, but for the field that shows the document's.
        if (node.namespaceURI?.includes(":text:")) inside(node)();
        break;
      case "frame":
        out.describe(describedIn(node));
        // With what is no text comes a picture of it. The first is what it is.
        if (!tell(node.firstElementChild, out)) inside(node)();
        break;
      case "custom-shape":
      case "path":
      case "polyline":
      case "polygon":
      case "line":
      case "connector":
      case "ellipse":
      case "circle":
      case "rect":
        out.describe(describedIn(node));
        // What is drawn without words.
        if (!out.hears(inside(node))) out.tell("drawings");
        break;
      default:
        if (name === "note") out.putBeside({ text: parts.asides.get(node) });
        else if (name === "annotation") {
          out.putBeside({ comment: parts.comments.get(node) });
          parts.comments.delete(node);
        }
        if (tell(node, out)) break;
        if (INDEX_MARK.test(name)) out.tell("unseen");
        // What lists such as that of tables are made of is no text.
        if (!SKIPPED.has(name) && !name.endsWith("-source")) inside(node)();
    }
  }

  /** @type {function(Element): number|undefined} the number that an item of a list itself says */
  const startOf = (item) => (value(item, "start-value") ? Number(value(item, "start-value")) : undefined);

  /**
   * @param {Element} list
   * @param {string} style of it
   * @param {Paragraphs} out
   * @returns {string} by which it counts: that of the list that it goes on from, or its own
   */
  function listName(list, style, out) {
    const last = value(list, "continue-numbering") === "true" ? out.lists.get(style) : undefined;
    const name = last ?? out.lists.get(`#${value(list, "continue-list")}`) ?? `${style} ${out.all.length}`;
    out.lists.set(style, name).set(`#${attribute(list, "id") || "?"}`, name);
    return name;
  }

  /**
   * @param {Element|null} node
   * @param {Paragraphs} out
   * @returns {boolean} whether it is something that is named, and not read
   */
  function tell(node, out) {
    const kind = NAMED.get(node?.localName ?? "");
    if (kind) out.tell(kind);
    return Boolean(kind);
  }

  /**
   * @param {string} text
   * @param {Paragraphs} out
   */
  function put(text, out) {
    const { hidden = false, struck = false, font = "" } = out.look;
    if (hidden && text.trim()) {
      out.tell("hidden");
      return;
    }
    if (struck && text.trim()) out.tell("struck");
    const words = inFont(text, font);
    if (words.includes(UNKNOWN)) out.tell("symbols");
    out.write(inLine(words, out.look, out.paragraph?.text ?? ""));
  }

  /** @param {Element} control that says that nothing is typed in it, as some programs go on to say */
  const isPlaceholder = (control) =>
    saysNothing(control.textContent) ||
    [...control.childNodes].every(
      (child) => child instanceof Element && squeezed(textStyleName(value(child, "style-name"))) === "placeholdertext",
    );

  /** @type {function(Element): string} what the document says about what is drawn, but for a box with words of its own */
  const describedIn = (drawn) =>
    find(drawn, "text-box") ? "" : ((find(drawn, "desc") ?? find(drawn, "title"))?.textContent ?? "");

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
   * @param {TextParts} parts
   * @param {function(): void} walk
   */
  function textParagraph(node, out, { styles, lists }, walk) {
    const id = value(node, "style-name");
    const { names, look } = styles.get(id) || { names: [squeezed(textStyleName(id))], look: {} };
    // A table of contents repeats the headings. One that came from Word is no element of its own.
    if (names.some((name) => /^contents(?:\d|heading)/.test(name))) return;
    const { item, list } = out;
    const isH = node.localName === "h";
    const isItem = Boolean(item?.bullet) && !isH;
    const levels = lists.get(list?.style ?? "") ?? [];
    out.within({ paragraph: null, look }, () => {
      const mark = isItem ? out.counter.next(list?.name ?? "", levels, list?.level ?? 0, item?.start) : "";
      const paragraph = out.start({ names, list: mark, heading: isH || isHeading(names) }, node);
      if (item) item.bullet = false;
      walk();
      // The words of some headings are white on a colour.
      if (paragraph.text.trim() && (look.tiny || (look.white && paragraph.slot))) out.tell("white");
      paragraph.text = paragraph.text.replace(/ {2,}/g, " ").replace(/^ /, "").replaceAll(STAYS, " ");
    });
  }

  return { readNode, walkText };
})();
