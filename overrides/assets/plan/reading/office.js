/**
 * Opens Word (DOCX) and OpenDocument (ODT) files and walks through them. Either format comes out as the same
 * paragraphs, which read-marks.js gives to the answers that they belong to.
 *
 * A file is hostile until checked: nothing in it is run or loaded, and what it may hold is bounded.
 */
(function () {
  "use strict";

  const tkPlan = (window.tkPlan ??= {});
  const read = (tkPlan.read ??= {});

  /** What one document may hold, so that memory and time are bounded. A plan of 200 topics has a third of it. */
  const MOST_TAGS = 1_000_000;
  const DEEPEST = 300;

  const WANTED = new RegExp(
    String.raw`^(?:word/(?:document|styles)\d*\.xml|docProps/custom\.xml|` +
      String.raw`mimetype|(?:content|styles|meta)\.xml|META-INF/manifest\.xml)$`,
    "i",
  );

  /**
   * @param {Uint8Array} bytes a zip file
   * @param {Object} definition what is asked
   * @returns {Promise<Object>} see `tkPlan.read.file`
   * @throws {Refused}
   */
  async function office(bytes, definition) {
    const names = [];
    const parts = await tkPlan.unzip.read(bytes, {
      wanted(name) {
        names.push(name);
        return WANTED.test(name);
      },
    });
    // Some programs number the parts: word/document2.xml.
    const has = (start) => names.some((name) => name.toLowerCase().startsWith(start));
    const open = (start) => parse(parts.get([...parts.keys()].find((name) => name.toLowerCase().startsWith(start))));
    if (has("word/document")) {
      const out = new read.Paragraphs(definition, propertyOf(open("docprops/"), "property"));
      walkWord(open("word/document").documentElement, out, wordStyles(open("word/styles")), 0);
      return read.placed(out, definition, "docx");
    }
    if (has("encrypted-package") || isLocked(open("meta-inf/"))) refuse(tkPlan.unzip.LOCKED);
    const type = parts.has("mimetype") ? read.decoded(parts.get("mimetype")) : "";
    if (/^application\/vnd\.oasis\.opendocument\.(?!text)/.test(type) || has("xl/") || has("ppt/")) {
      refuse(window.tkWords.node("builder-files.not-text"));
    }
    if (has("content.xml")) {
      const out = new read.Paragraphs(definition, propertyOf(open("meta.xml"), "user-defined"));
      const content = open("content.xml");
      walkText(content.documentElement, out, textStyles(content, open("styles.xml")), 0);
      return read.placed(out, definition, "odt");
    }
    return refuse(window.tkWords.node("builder-files.zip"));
  }

  function refuse(words) {
    throw new tkPlan.Refused(words);
  }

  /** @returns {Document} of a part that is not there, an empty one */
  function parse(bytes) {
    let text = "<none/>";
    try {
      if (bytes) text = read.decoded(bytes);
    } catch {
      refuse(tkPlan.unzip.DAMAGED);
    }
    // Neither format uses these. They are there to make a small file huge.
    if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) refuse(window.tkWords.node("builder-files.strange-part"));
    let tags = 0;
    for (let at = text.indexOf("<"); at !== -1; at = text.indexOf("<", at + 1)) tags += 1;
    if (tags > MOST_TAGS) refuse(tkPlan.unzip.TOO_LARGE);
    const parsed = new DOMParser().parseFromString(text, "application/xml");
    if (parsed.getElementsByTagName("parsererror").length) refuse(tkPlan.unzip.DAMAGED);
    return parsed;
  }

  const isLocked = (manifest) => manifest.getElementsByTagNameNS("*", "encryption-data").length > 0;

  /** @returns {function(string): string} the document's own properties by name */
  function propertyOf(parsed, tag) {
    const all = [...parsed.getElementsByTagNameNS("*", tag)];
    return (wanted) => all.find((element) => value(element, "name") === wanted)?.textContent.trim() || "";
  }

  /** The value of an attribute, whether it has the namespace of its element or none. */
  function value(element, name) {
    if (!element) return "";
    return element.getAttributeNS(element.namespaceURI, name) || element.getAttribute(name) || "";
  }

  /** The first child on a path of names; null if there is none. */
  function find(element, ...path) {
    for (const name of path) {
      let child = element && element.firstElementChild;
      while (child && child.localName !== name) child = child.nextElementSibling;
      element = child;
    }
    return element || null;
  }

  /** Some switches of Word are on when they are there, unless they say that they are off. */
  const isOn = (element) => Boolean(element) && !["0", "false", "off"].includes(value(element, "val"));

  /** @returns {Map<string, Object>} the styles by id: the names of each and of those below it, and whether it is a list's */
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

  /** Gives each style the names of all that it is based on, and what it takes from them. */
  function withChains(styles) {
    const chains = new Map();
    for (const [id, style] of styles) {
      const look = { names: [], list: null };
      const seen = new Set();
      for (let each = style; each && !seen.has(each) && seen.size < 20; each = styles.get(each.parent)) {
        seen.add(each);
        look.names.push(read.squeezed(each.name));
        look.list ??= each.list;
      }
      chains.set(id, look);
    }
    return chains;
  }

  const isHeading = (names) => names.some((name) => name.startsWith("heading"));

  function walkWord(element, out, styles, depth) {
    if (depth > DEEPEST) refuse(tkPlan.unzip.DAMAGED);
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

  function wordParagraph(node, out, styles, walk) {
    const properties = find(node, "pPr");
    const id = value(find(properties, "pStyle"), "val");
    const style = styles.get(id) || { names: [read.squeezed(id)] };
    const numbering = find(properties, "numPr", "numId");
    // A table of contents repeats the headings.
    if (style.names.some((name) => /^toc\d/.test(name))) return;
    out.within({ paragraph: null }, () => {
      out.start({
        names: style.names,
        list: Boolean(numbering ? value(numbering, "val") !== "0" : style.list),
        heading: isHeading(style.names),
      });
      const { paragraph } = out;
      walk();
      // Its end was deleted while changes were tracked: it goes on in the next paragraph.
      const mark = find(properties, "rPr");
      if (find(mark, "del") || find(mark, "moveFrom")) out.joined = paragraph;
    });
  }

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
          out.offer(read.BY.bookmark, out.marks.bookmark(value(node, "name")));
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
    const { names } = styles.get(id) || { names: [read.squeezed(textStyleName(id))] };
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

  read.office = office;
})();
