/**
 * Reads plans back from Word (DOCX) and OpenDocument (ODT) files that people edited, by the marks that
 * macros/downloads/marks.py describes.
 *
 * Two walkers turn either format into the same paragraphs, each with its style's names, its text, the cell that it
 * stands in and the best mark on it. Then one function gives each paragraph to the answer that it belongs to.
 */
(function () {
  "use strict";

  const tkPlan = (window.tkPlan ??= {});
  const read = (tkPlan.read ??= {});

  /** What one document may hold, so that memory and time are bounded. A plan of 200 topics has far less. */
  const MOST_TAGS = 2_000_000;
  const MOST_CHARACTERS = 20_000_000;
  const DEEPEST = 300;

  /** How far a mark is trusted: the smaller, the more. */
  const BY = { style: 1, tag: 2, alias: 3, bookmark: 4 };

  const WANTED =
    /^(?:mimetype|content\.xml|styles\.xml|meta\.xml|META-INF\/manifest\.xml|docProps\/custom\.xml|word\/(?:document|styles)\d*\.xml)$/i;

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
    const open = (pattern) => parse(parts.get(names.find((name) => pattern.test(name))));
    if (names.some((name) => /^word\/document\d*\.xml$/i.test(name))) {
      const out = new Paragraphs(definition, propertyOf(open(/^docProps\/custom\.xml$/i), "property"));
      walkWord(open(/^word\/document/i).documentElement, out, wordStyles(open(/^word\/styles/i)), 0);
      return placed(out, definition, "docx");
    }
    const type = parts.has("mimetype") ? read.decoded(parts.get("mimetype")).trim() : "";
    const kind = /^application\/vnd\.oasis\.opendocument\.([a-z]*)/.exec(type)?.[1];
    if (kind && kind !== "text") refuse(OTHER_OFFICE);
    if (names.some((name) => /^encrypted-package$/i.test(name)) || isLocked(open(/^META-INF/i))) refuse(tkPlan.unzip.LOCKED);
    if (names.includes("content.xml")) {
      const out = new Paragraphs(definition, propertyOf(open(/^meta\.xml/), "user-defined"));
      const content = open(/^content\.xml/);
      walkText(content.documentElement, out, textStyles(content, open(/^styles\.xml/)), 0);
      return placed(out, definition, "odt");
    }
    if (names.some((name) => /^(?:xl|ppt)\//i.test(name))) refuse(OTHER_OFFICE);
    return refuse("This is a zip folder, not a plan. Unpack it and choose the plan that is in it.");
  }

  const OTHER_OFFICE = "This is a spreadsheet, a presentation or a drawing. Plans are text documents: choose a Word (.docx) or OpenDocument (.odt) file.";

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
    if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) refuse("This file holds a part that no Word or OpenDocument file has, so it was not opened.");
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

  /** The slots of a definition, under each kind of mark. */
  class Marks {
    constructor(guide) {
      this.styles = new Map([["plan title", "plan.title"], ["topic title", "topic.title"]]);
      this.tags = new Map();
      this.aliases = new Map();
      this.bookmarks = new Map();
      for (const [field, label] of read.FIELDS) {
        this.styles.set(`plan ${field.replace("_", " ")}`, `plan.${field}`);
        this.aliases.set(read.normalise(label), `plan.${field}`);
        this.addNames(`plan.${field}`);
      }
      for (const { id, number, columns } of guide.questions) {
        for (const [key, heading] of columns) {
          this.styles.set(`answer ${id} ${key}`, `${id}.${key}`);
          this.aliases.set(read.normalise(`${number} ${heading}`), `${id}.${key}`);
          this.addNames(`${id}.${key}`);
        }
      }
    }

    addNames(slot) {
      this.tags.set(slot, slot);
      this.bookmarks.set(`a_${slot.replace(/[-.]/g, "_")}_`, slot);
    }

    bookmark(name) {
      return name.length > 100 ? undefined : this.bookmarks.get(name.replace(/\d+$/, ""));
    }
  }

  const newTable = () => ({ headings: new Map(), question: null, holder: null });

  /** What a walker found: paragraphs in order, those in tables with their cells. */
  class Paragraphs {
    constructor(definition, property) {
      this.guide = new read.Guide(definition);
      this.marks = new Marks(this.guide);
      this.property = property;
      const [, id, version] = /^(.+):(\d+)$/.exec(property("Plan definition")) || [];
      this.made = id ? { id, version: Number(version) } : null;
      this.differences = this.made ? read.differences(this.made, definition) : [];
      // The numbers of questions mean the same only within one version.
      if (this.differences.length) this.marks.aliases.clear();

      this.all = [];
      this.paragraph = null;
      this.cell = null;
      this.row = null;
      this.table = null;
      /** The slots of the content controls around the place where the walker is. */
      this.controls = [];
      /** The bookmarks that are open there, by slot. */
      this.bookmarks = new Map();
      this.characters = 0;
      /** What a plan cannot hold. */
      this.leftOut = new Set();
    }

    /**
     * @param {{names: string[], list: boolean, heading: boolean}} look its style's names in small letters, the style
     *   itself first, then what it is based on
     */
    start({ names, list, heading }) {
      const { cell, joined } = this;
      const paragraph = { names, list, heading, cell, text: "", slot: "", rank: 9 };
      if (joined && joined.cell === cell) {
        paragraph.text = joined.text;
        joined.text = "";
        joined.gone = true;
      }
      this.joined = null;
      this.paragraph = paragraph;
      this.all.push(paragraph);
      if (cell) cell.paragraphs.push(paragraph);
      this.offer(BY.style, this.marks.styles.get(names.find((name) => this.marks.styles.has(name))));
      for (const { rank, slot } of this.controls) this.offer(rank, slot);
      for (const [slot, { cell: its }] of this.bookmarks) if (its === cell) this.offer(BY.bookmark, slot);
    }

    /** Marks the paragraph as part of a slot, unless a better mark says otherwise. */
    offer(rank, slot) {
      const { paragraph, cell } = this;
      if (!slot || !paragraph) return;
      if (rank < paragraph.rank) Object.assign(paragraph, { rank, slot });
      if (cell && rank < cell.rank) Object.assign(cell, { rank, slot });
    }

    /** @param {string} text "\n" stands for a line break */
    write(text) {
      if (!this.paragraph) return;
      this.characters += text.length;
      if (this.characters > MOST_CHARACTERS) refuse(tkPlan.unzip.TOO_LARGE);
      this.paragraph.text += text;
    }

    openBookmark(name, id) {
      const slot = this.marks.bookmark(name);
      if (!slot) return;
      this.bookmarks.set(slot, { id, cell: this.cell });
      this.offer(BY.bookmark, slot);
    }

    closeBookmark(id) {
      for (const [slot, open] of this.bookmarks) if (open.id === id) this.bookmarks.delete(slot);
    }

    /** Walks what is inside a content control. */
    withControl(tag, alias, walk) {
      const control = this.marks.tags.has(tag)
        ? { rank: BY.tag, slot: tag }
        : { rank: BY.alias, slot: this.marks.aliases.get(read.normalise(alias)) };
      if (!control.slot) return walk();
      this.offer(control.rank, control.slot);
      this.controls.unshift(control);
      walk();
      return this.controls.shift();
    }

    inTable(walk) {
      this.within({ table: newTable(), row: null, joined: null }, walk);
    }

    inRow(column, walk) {
      this.within({ row: { table: this.table || newTable(), cells: [], column, question: null } }, walk);
    }

    /**
     * @param {number} span the columns that it covers
     * @param {boolean} merged whether it covers several rows
     */
    inCell(span, merged, walk) {
      const { row, cell: outer } = this;
      if (!row) return walk();
      const cell = { row, outer, span, merged, order: row.cells.length, column: row.column, paragraphs: [], rank: 9, slot: "" };
      row.column += span;
      row.cells.push(cell);
      return this.within({ cell, table: null, row: null, paragraph: null }, walk);
    }

    /** Changes where the walker is, for a while. */
    within(state, walk) {
      const before = Object.fromEntries(Object.keys(state).map((key) => [key, this[key]]));
      Object.assign(this, state);
      walk();
      Object.assign(this, before);
    }
  }

  // Word ---------------------------------------------------------------------------------------------------------

  /** @returns {Map<string, Object>} the paragraph styles by id: their names, and whether they make lists or headings */
  function wordStyles(parsed) {
    const styles = new Map();
    for (const element of parsed.getElementsByTagNameNS("*", "style")) {
      if (value(element, "type") !== "paragraph") continue;
      const numbering = find(element, "pPr", "numPr");
      const outline = find(element, "pPr", "outlineLvl");
      styles.set(value(element, "styleId"), {
        name: value(find(element, "name"), "val").split(",")[0],
        parent: value(find(element, "basedOn"), "val"),
        list: numbering && value(find(numbering, "numId"), "val") !== "0",
        heading: outline && Number(value(outline, "val")) < 9,
      });
    }
    return withChains(styles);
  }

  /** Gives each style the names of all that it is based on, and what it takes from them. */
  function withChains(styles) {
    const chains = new Map();
    for (const [id, style] of styles) {
      const look = { names: [], list: null, heading: null };
      const seen = new Set();
      for (let each = style, key = id; each && !seen.has(key) && seen.size < 20; key = each.parent, each = styles.get(key)) {
        seen.add(key);
        look.names.push(each.name.trim().toLowerCase());
        look.list ??= each.list;
        look.heading ??= each.heading;
      }
      look.heading ??= look.names.some((name) => /^heading\b/.test(name));
      chains.set(id, look);
    }
    return chains;
  }

  const PLAIN = { names: [], list: false, heading: false };

  function walkWord(element, out, styles, depth) {
    if (depth > DEEPEST) refuse(tkPlan.unzip.DAMAGED);
    const inside = (node) => () => walkWord(node, out, styles, depth + 1);
    for (let node = element.firstElementChild; node; node = node.nextElementSibling) {
      switch (node.localName) {
        case "p":
          wordParagraph(node, out, styles, inside(node));
          break;
        case "t":
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
    const style = styles.get(value(find(properties, "pStyle"), "val")) || PLAIN;
    const numbering = find(properties, "numPr", "numId");
    const heading = find(properties, "outlineLvl");
    const isContents = style.names.some((name) => /^toc /.test(name));
    if (isContents) return;
    out.within({ paragraph: null }, () => {
      out.start({
        names: style.names,
        list: Boolean(numbering ? value(numbering, "val") !== "0" : style.list),
        heading: Boolean(heading ? Number(value(heading, "val")) < 9 : style.heading),
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
    out.withControl(value(find(properties, "tag"), "val"), value(find(properties, "alias"), "val"), walk);
  }

  // OpenDocument -------------------------------------------------------------------------------------------------

  const SKIPPED = new Set(
    ("tracked-changes annotation note forms table-of-content illustration-index table-index object-index user-index " +
      "alphabetical-index bibliography ruby-text desc binary-data event-listeners script").split(" "),
  );

  function textStyles(content, common) {
    const styles = new Map();
    const automatic = content.getElementsByTagNameNS("*", "automatic-styles")[0];
    for (const parent of [find(common.documentElement, "styles"), automatic]) {
      for (let element = parent?.firstElementChild; element; element = element.nextElementSibling) {
        if (element.localName !== "style" || value(element, "family") !== "paragraph") continue;
        const id = value(element, "name");
        const outline = value(element, "default-outline-level");
        styles.set(id, {
          name: value(element, "display-name") || textStyleName(id),
          parent: value(element, "parent-style-name"),
          list: null,
          heading: outline ? outline !== "0" : null,
        });
      }
    }
    return withChains(styles);
  }

  /** The names in XML stand for those that people see: `Answer_20_who-about_20_answer`. */
  const textStyleName = (id) => id.replace(/_([0-9a-f]{1,4})_/g, (_, code) => String.fromCharCode(parseInt(code, 16)));

  function walkText(element, out, styles, depth) {
    if (depth > DEEPEST) refuse(tkPlan.unzip.DAMAGED);
    const inside = (node) => () => walkText(node, out, styles, depth + 1);
    for (let node = element.firstChild; node; node = node.nextSibling) {
      if (node.nodeType === Node.TEXT_NODE || node.nodeType === Node.CDATA_SECTION_NODE) {
        // Spaces and line ends fold into one space. Spaces that stay are elements.
        out.write(node.data.replace(/[ \t\r\n]+/g, " "));
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
          out.write("\0".repeat(Math.min(1000, Number(value(node, "c")) || 1)));
          break;
        case "tab":
          out.write("\t");
          break;
        case "line-break":
          out.write("\n");
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
          if (SKIPPED.has(name)) out.leftOut.add({ annotation: "comments", note: "notes", "tracked-changes": "deleted" }[name]);
          else inside(node)();
          if (name === "image") out.leftOut.add("pictures");
      }
    }
  }

  function textParagraph(node, out, styles, walk) {
    const id = value(node, "style-name");
    const style = styles.get(id) || { ...PLAIN, names: [textStyleName(id).toLowerCase()] };
    const { item } = out;
    const heading = node.localName === "h";
    out.within({ paragraph: null }, () => {
      out.start({ names: style.names, list: Boolean(item?.bullet) && !heading, heading: heading || style.heading });
      if (item) item.bullet = false;
      const { paragraph } = out;
      walk();
      paragraph.text = paragraph.text.replace(/ {2,}/g, " ").replace(/^ /, "").replaceAll("\0", " ");
    });
  }

  // Both ---------------------------------------------------------------------------------------------------------

  const NOTES = {
    deleted: "Text that was deleted while changes were tracked was left out.",
    comments: "Comments stay in the document: a plan has none.",
    notes: "Footnotes stay in the document: a plan has none.",
    pictures: "Pictures stay in the document: a plan holds text alone.",
  };

  /** Gives each paragraph to the answer that it belongs to, and keeps those that belong to none. */
  function placed(out, definition, kind) {
    const { guide, property } = out;
    const draft = new read.Draft(definition, guide);
    const taken = findTopics(out.all, draft, guide);
    let where = read.BEGINNING;
    let found = out.made !== null;
    for (const paragraph of out.all) {
      const { text, cell, heading } = paragraph;
      const question = rowOf(cell)?.question;
      found ||= Boolean(paragraph.slot || question);
      if ((heading && !cell) || paragraph.startsTopic) where = text.trim().slice(0, 200) || where;
      if (paragraph.startsTopic || paragraph.gone) continue;
      const [slot, its] = slotOf(paragraph, guide, taken, draft);
      if (slot) {
        const repeats = guide.byId.get(slot.split(".")[0])?.repeats;
        const holder = repeats ? paragraph.topic || draft.topics[0] || draft.startTopic("") : draft.once;
        draft.add(holder, slot, linesOf(paragraph), its);
      } else if (text.trim() && !isKnown(paragraph, guide)) {
        draft.leave(question ? `${question.number} ${question.text}` : where, linesOf(paragraph).join("\n"));
      }
    }
    if (!found) refuse(read.UNKNOWN);
    if (/^[A-Za-z0-9_-]{1,64}$/.test(property("Plan id"))) draft.id = property("Plan id");
    for (const note of out.differences) draft.note(note);
    for (const [what, note] of Object.entries(NOTES)) if (out.leftOut.has(what)) draft.note(note);
    return draft.finish(kind);
  }

  /**
   * Finds out what each row of a table is, and which topic each paragraph belongs to.
   * @returns {Map<Object, Set<string>>} by plan or topic, the slots whose place in a table is there for all to see
   */
  function findTopics(paragraphs, draft, guide) {
    const taken = new Map();
    let current = null;
    let titleGoesOn = false;
    let asked = false;

    function enter(row) {
      understand(row, guide, !asked);
      const { question, table } = row;
      if (question) {
        asked = true;
        row.holder = row.goesOn ? table.holder : question.repeats ? draft.topicOf(current, question.id) : draft.once;
        if (question.repeats) current ??= row.holder;
        Object.assign(table, { question, holder: row.holder });
      }
      const holder = row.holder || draft.once;
      if (!taken.has(holder)) taken.set(holder, new Set());
      for (const cell of row.cells) if (cell.sure) taken.get(holder).add(cell.place);
    }

    for (const paragraph of paragraphs) {
      const { text, slot, heading, cell } = paragraph;
      for (const row of newRows(cell)) enter(row);
      const row = rowOf(cell);
      if (!row && !paragraph.gone && (slot === "topic.title" || (heading && read.TOPIC.test(text)))) {
        const title = text.replace(read.TOPIC, "").replace(/\s+/g, " ").trim();
        // Somebody pressed Enter within the title.
        if (titleGoesOn && !read.TOPIC.test(text)) current.title = `${current.title} ${title}`.trim();
        else current = draft.startTopic(title);
        paragraph.startsTopic = titleGoesOn = true;
        continue;
      }
      if (text.trim()) titleGoesOn = false;
      if (guide.byId.get(slot.split(".")[0])?.repeats) current ??= draft.startTopic("");
      paragraph.topic = row?.question.repeats ? row.holder : current;
    }
    return taken;
  }

  /** The rows around a cell that were not met before, the outermost first. */
  function newRows(cell) {
    const rows = [];
    for (let each = cell; each && !each.row.met; each = each.outer) {
      each.row.met = true;
      rows.unshift(each.row);
    }
    return rows;
  }

  /** The innermost row around a cell that belongs to a question. */
  function rowOf(cell) {
    for (let each = cell; each; each = each.outer) if (each.row.question) return each.row;
    return null;
  }

  /** Tells what a row is (a question, a field of the title block, headings of columns) and what its cells are for. */
  function understand(row, guide, mayBeField) {
    const { cells, table } = row;
    const [first, ...others] = cells;
    const words = wordsOf(first);
    row.blank = !words.trim();
    if (others.length) {
      row.question = guide.questionIn(words) || (first.rank === BY.bookmark && guide.byId.get(first.slot.split(".")[0])) || null;
    }
    if (!row.question) {
      const keys = others.map((cell) => guide.columns.get(read.normalise(wordsOf(cell))));
      row.heads = keys.some(Boolean);
      if (row.heads) {
        others.forEach((cell, index) => table.headings.set(cell.column, { key: keys[index], text: wordsOf(cell) }));
        table.question = null;
      } else if (row.blank && table.question && others.length) {
        // Somebody added a row to have more room.
        Object.assign(row, { question: table.question, goesOn: true });
      } else if (mayBeField && others.length === 1 && !first.outer) {
        const field = guide.fields.get(read.normalise(first.paragraphs[0]?.text || ""));
        if (field) Object.assign(others[0], { place: `plan.${field}`, sure: true });
        row.blank ||= Boolean(field);
      }
    }
    for (const cell of others) {
      const heading = table.headings.get(cell.column);
      if (row.question) {
        const { id, columns } = row.question;
        const known = columns.find(([key]) => key === heading?.key);
        const [key] = known || (table.headings.size === 0 && columns.length === others.length && columns[cell.order - 1]) || [];
        cell.place = key ? `${id}.${key}` : "";
        cell.sure = Boolean(known) && !cell.merged && cell.span === 1 && !row.goesOn;
        cell.strange = !key && Boolean(heading?.text.trim());
      } else {
        cell.strange = !row.blank && !cell.sure;
      }
    }
  }

  const wordsOf = (cell) => cell.paragraphs.map((paragraph) => paragraph.text).join(" ");

  /**
   * A mark says what a text was written for, its place beside a question and below a heading what people see. Mostly
   * they agree. Where they do not, somebody moved the text there, or added a row or a column, and the place counts.
   * @returns {[string, Object|null]} the slot, empty if there is none, and the cell that it was taken from
   */
  function slotOf(paragraph, guide, taken, draft) {
    const { cell, slot, rank, names } = paragraph;
    const around = [];
    for (let each = cell; each; each = each.outer) around.push(each);
    const sure = around.find((each) => each.sure);
    if (sure) return [sure.place, sure];
    const asks = cell && cell.order === 0 && cell.row.cells.length > 1 && (rank === BY.bookmark || isKnown(paragraph, guide));
    if (slot && slot !== "topic.title" && !asks) {
      const elsewhere = taken.get(rowOf(cell)?.holder || paragraph.topic)?.has(slot) || taken.get(draft.once)?.has(slot);
      if (!(cell?.strange && elsewhere)) return [slot, cell];
    }
    const near = around.find((each) => each.order > 0 && !each.strange && (each.slot || each.place));
    if (near) return [near.slot || near.place, near];
    if (names[0] === "title" && !cell && !draft.fields.has("plan.title")) return ["plan.title", null];
    return ["", null];
  }

  /** Whether a paragraph is part of the document as it was before anybody filled it in. */
  function isKnown({ text, cell }, guide) {
    if (guide.knows(text)) return true;
    const words = cell?.order === 0 && cell.row.question?.words;
    return Boolean(words) && words.includes(read.normalise(text));
  }

  function linesOf({ text, list }) {
    // LibreOffice adds a space at the end of what stood in a content control.
    const lines = text.split("\n").map((line) => line.trimEnd());
    if (list && lines[0].trim() && !lines[0].startsWith("- ")) lines[0] = `- ${lines[0].trimStart()}`;
    return lines;
  }

  read.office = office;
})();
