/**
 * Gives the paragraphs of a document that people edited to the answers that they belong to, by the marks that
 * macros/documents/marks.py describes. It knows no file format: read-office.js finds the paragraphs.
 */
(function () {
  "use strict";

  const tkPlan = (window.tkPlan ??= {});
  const read = (tkPlan.read ??= {});
  const { node } = window.tkWords;

  /** A plan of 200 topics has a tenth of it. */
  const MOST_CHARACTERS = 20_000_000;

  /** How far a mark is trusted: the smaller, the more. */
  const BY = { style: 1, tag: 2, alias: 3, bookmark: 4 };

  /** The slots of a definition, under each kind of mark. */
  class Marks {
    constructor(guide) {
      this.styles = new Map([["plantitle", "plan.title"], ["topictitle", "topic.title"]]);
      this.tags = new Map();
      this.aliases = new Map();
      this.bookmarks = new Map();
      for (const { field, labels } of guide.details) {
        this.styles.set(read.squeezed(`plan ${field}`), `plan.${field}`);
        for (const label of labels) this.aliases.set(read.normalise(label), `plan.${field}`);
        this.addNames(`plan.${field}`);
      }
      for (const { id, number, columns } of guide.questions) {
        for (const [key, headings] of columns) {
          this.styles.set(read.squeezed(`answer ${id} ${key}`), `${id}.${key}`);
          for (const heading of headings) this.aliases.set(read.normalise(`${number} ${heading}`), `${id}.${key}`);
          this.addNames(`${id}.${key}`);
        }
      }
    }

    addNames(slot) {
      this.tags.set(slot, slot);
      this.bookmarks.set(`a_${slot.replace(/[-.]/g, "_")}_`, slot);
    }

    /** Behind the slot stands the topic's number, and behind that what word processors add to the name of a copy. */
    bookmark(name) {
      return this.bookmarks.get(/^(a_.{1,60}?_)\d+(?:[ _]Copy[ _]\d+)*$/.exec(name)?.[1]);
    }
  }

  const newTable = () => ({ headings: new Map(), question: null, holder: null });

  /** What a walker found: paragraphs in order, those in tables with their cells. */
  class Paragraphs {
    constructor(definition, property) {
      this.guide = new read.Guide(definition);
      this.marks = new Marks(this.guide);
      this.property = property;
      const record = (definition.records ?? []).find(({ id }) => id === property("Plan definition"));
      if (record) throw new tkPlan.Refused(node("builder-reading.record", { title: record.title }));
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
     * @param {{names: string[], list: boolean, heading: boolean}} look its style's name as `squeezed` makes it, then
     *   the names of those that it is based on
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
      if (this.characters > MOST_CHARACTERS) throw new tkPlan.Refused(tkPlan.unzip.TOO_LARGE);
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
      const [order, column] = [row.cells.length, row.column];
      const cell = { row, outer, span, merged, order, column, paragraphs: [], rank: 9, slot: "" };
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

  const NOTES = {
    deleted: node("builder-reading.deleted"),
    comments: node("builder-reading.comments"),
    notes: node("builder-reading.footnotes"),
    pictures: node("builder-reading.pictures"),
  };

  /** Gives each paragraph to the answer that it belongs to, and keeps those that belong to none. */
  function placed(out, definition, kind) {
    const { guide, property } = out;
    const draft = new read.Draft(definition, guide);
    const taken = findTopics(out.all, draft, guide);
    let where = read.BEGINNING;
    let found = out.made !== null;
    for (const paragraph of out.all) {
      const { text, cell } = paragraph;
      const question = rowOf(cell)?.question;
      const asks = guide.byId.get(paragraph.slot.split(".")[0]);
      // A control named "Contact" may stand in any document.
      found ||= Boolean(question || asks || (paragraph.slot && paragraph.rank !== BY.alias));
      const heads = (paragraph.heading && !cell) || paragraph.startsTopic || paragraph.slot === "plan.title";
      if (heads) where = text.trim().slice(0, 200) || where;
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
    if (!found) throw new tkPlan.Refused(read.UNKNOWN);
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
      if (!row && !paragraph.gone && (slot === "topic.title" || (heading && read.topicIn(text) !== undefined))) {
        const starts = read.topicIn(text);
        const title = (starts ?? text).replaceAll("\n", " ").trim();
        // Somebody pressed Enter within the title.
        if (titleGoesOn && starts === undefined) current.title = `${current.title} ${title}`.trim();
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
      // In OpenDocument the bookmarks of the answers are around the question.
      const marked = first.rank === BY.bookmark ? guide.byId.get(first.slot.split(".")[0]) : null;
      row.question = guide.questionIn(words) || marked || null;
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
        const inOrder = table.headings.size === 0 && columns.length === others.length && columns[cell.order - 1];
        const [key] = known || inOrder || [];
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
    const isFirst = cell && cell.order === 0 && cell.row.cells.length > 1;
    const asks = isFirst && (rank === BY.bookmark || isKnown(paragraph, guide));
    const holders = [rowOf(cell)?.holder || paragraph.topic, draft.once];
    const isElsewhere = (its) => holders.some((holder) => taken.get(holder)?.has(its));
    const fits = (its, where) => its && its !== "topic.title" && !(where?.strange && isElsewhere(its));
    if (!asks && fits(slot, cell)) return [slot, cell];
    for (const each of around.filter(({ order }) => order > 0)) {
      if (fits(each.slot, each)) return [each.slot, each];
      if (each.place && !each.strange) return [each.place, each];
    }
    if (names[0] === "title" && !cell && !draft.fields.has("plan.title")) return ["plan.title", null];
    return ["", null];
  }

  /** Whether a paragraph is part of the document as it was before anybody filled it in. */
  function isKnown({ text, cell }, guide) {
    if (guide.knows(text)) return true;
    const asked = (cell?.order === 0 && cell.row.question?.words) || "";
    // Its number may be that of another version.
    const words = read.normalise(text).replace(/^(\d+ )+/, "");
    return words !== "" && asked.includes(words);
  }

  function linesOf({ text, list }) {
    const lines = text.split("\n");
    if (list && lines[0].trim() && !lines[0].startsWith("- ")) lines[0] = `- ${lines[0].trimStart()}`;
    return lines;
  }

  Object.assign(read, { BY, Paragraphs, placed });
})();
