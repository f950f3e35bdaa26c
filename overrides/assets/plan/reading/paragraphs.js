// Needs: site/words, plan/model/refused, plan/reading/unzip, plan/reading/text, plan/reading/guide, plan/reading/marks, plan/reading/numbering
/**
 * The paragraphs of a document, with their marks, tables and cells. It knows no file format: word.js and
 * opendocument.js walk through documents, and write here what they find.
 */
var tkPlan = tkPlan || {};

/**
 * @typedef {{names: string[], list: string, heading: boolean, cell: Cell|null, text: string, plain?: string, slot: string,
 *   rank: number, told: Set<string>, id: string, number: string, by: By[], startsTopic?: boolean,
 *   topic?: Holder|null, outside?: boolean, spot?: {holder: Holder|null, slot: string}}} Paragraph
 *   its style's name as `squeezed` makes it, then the names of those that it is based on; what is before it as an
 *   item of a list; its text without the addresses of links, if it has any; the slot that its best mark says, and the
 *   mark's rank; what a plan cannot hold of it; the id of the topic that it starts; what tells it from others, and who changed it;
 *   whether it follows the topics; what it is about
 */

tkPlan.paragraphs = (function () {
  "use strict";

  const { node, say } = tkWords;
  const { normalise } = tkPlan.text;
  const { Guide, differences } = tkPlan.guide;
  const { BY, Marks, idIn } = tkPlan.marks;
  const { Counter } = tkPlan.numbering;

  /** A plan of 200 topics has a tenth of it. */
  const MOST_CHARACTERS = 20_000_000;

  /** @returns {Table} */
  const newTable = () => ({ headings: new Map(), question: null, holder: null });

  /** What a walker found: paragraphs in order, those in tables with their cells. */
  class Paragraphs {
    /**
     * @param {Definition} definition what is asked
     * @param {function(string): string} property gives the document's properties by name
     * @param {{tracks: Tracks, margins: string[], damage: Set<string>}} more who changed what, what is in headers and footers,
     *   and what was damaged
     */
    constructor(definition, property, { tracks, margins, damage }) {
      this.guide = new Guide(definition);
      this.marks = new Marks(this.guide);
      this.property = property;
      this.tracks = tracks;
      const record = (definition.records ?? []).find(({ id }) => id === property("Plan definition"));
      if (record) throw new tkPlan.Refused(node("builder-reading.record", { title: record.title }));
      if (property("Plan definition") === "plan-changes") throw new tkPlan.Refused(node("builder-files.changes"));
      const [, id, version] = /^(.+):(\d+)$/.exec(property("Plan definition")) || [];
      this.made = id ? { id, version: Number(version) } : null;
      this.differences = this.made ? differences(this.made, definition) : [];
      // The numbers of questions mean the same only within one version.
      if (this.differences.length) this.marks.aliases.clear();

      /** @type {Paragraph[]} */
      this.all = [];
      /** @type {Paragraph|null} */
      this.paragraph = null;
      /** @type {Cell|null} */
      this.cell = null;
      /** @type {Row|null} */
      this.row = null;
      /** @type {Table|null} */
      this.table = null;
      /**
       * The item of a list around the place where the walker is, and whether its bullet is still to come, and the number that it says.
       * @type {{bullet: boolean, start?: number}|null}
       */
      this.item = null;
      /**
       * The content control that was met last.
       * @type {{node: Element, alias: string, text: string}|null}
       */
      this.last = null;
      /**
       * The slots of the content controls around the place where the walker is.
       * @type {Array<{rank: number, slot: string}>}
       */
      this.controls = [];
      /**
       * The bookmarks that are open there, by slot.
       * @type {Map<string, {id: string, cell: Cell|null}>}
       */
      this.bookmarks = new Map();
      /** @type {Map<Element|null, Paragraph>} those that the next one goes on from */
      this.initial = new Map();
      this.characters = 0;
      /** How often there were words, or something to report. */
      this.heard = 0;
      /** What a plan cannot hold, where it is in no paragraph. */
      this.leftOut = new Set(damage);
      /** @type {Array<{near: Paragraph|null, text?: string, comment?: FoundComment}>} notes and comments, and what they are beside */
      this.beside = [];
      this.margins = margins;
      /** @type {Partial<TextLook>} how the words look where the walker is */
      this.look = {};
      /** @type {{style: string, name: string, level: number}|null} the list there */
      this.list = null;
      this.counter = new Counter();
      /** @type {Map<string, string>} what the lists of OpenDocument count by, by their ids and by their styles */
      this.lists = new Map();
      /**
       * The fields that are open there, the innermost first.
       * @type {Field[]}
       */
      this.fields = [];
      /** @type {{paragraph: Paragraph, from: number}|null} the link that goes on, and where its words start */
      this.link = null;
      /** The id of the plan, and that of the topic whose heading is next, as bookmarks say. */
      this.plan = "";
      this.topic = "";
      /** @type {Set<string>} */
      this.topics = new Set();
    }

    /**
     * @param {{names: string[], list: string, heading: boolean}} look
     * @param {Element} node
     * @returns {Paragraph} the paragraph that starts
     */
    start(look, node) {
      const { cell } = this;
      const { names } = look;
      /** @type {Paragraph} */
      const paragraph = {
        ...look,
        ...this.tracks.of(node),
        ...{ cell, text: "", slot: "", rank: 9, told: new Set(), id: this.topic },
      };
      this.topic = "";
      this.paragraph = paragraph;
      this.all.push(paragraph);
      if (cell) cell.paragraphs.push(paragraph);
      this.offer(BY.style, this.marks.styles.get(names.find((name) => this.marks.styles.has(name)) ?? ""));
      for (const { rank, slot } of this.controls) this.offer(rank, slot);
      for (const [slot, { cell: its }] of this.bookmarks) if (its === cell) this.offer(BY.bookmark, slot);
      return paragraph;
    }

    /**
     * Marks the paragraph as part of a slot, unless a better mark says otherwise.
     * @param {number} rank of the mark
     * @param {string|undefined} slot
     */
    offer(rank, slot) {
      const { paragraph, cell } = this;
      if (!slot || !paragraph) return;
      if (rank < paragraph.rank) Object.assign(paragraph, { rank, slot });
      if (cell && rank < cell.rank) Object.assign(cell, { rank, slot });
    }

    /** @param {string} text "\n" is a line break */
    write(text) {
      if (!this.paragraph) {
        if (text.trim()) this.tell("strays");
        return;
      }
      this.characters += text.length;
      if (text.trim()) this.heard += 1;
      if (this.characters > MOST_CHARACTERS) throw new tkPlan.Refused(tkPlan.unzip.TOO_LARGE);
      this.paragraph.text += text;
      if (this.paragraph.plain !== undefined) this.paragraph.plain += text;
    }

    /** What something that stands for no text is beside. */
    near() {
      return this.paragraph ?? this.cell?.paragraphs.at(-1) ?? null;
    }

    /** @param {{text?: string, comment?: FoundComment}} what a note or a comment */
    putBeside(what) {
      if (what.text || what.comment) this.beside.push({ near: this.near(), ...what });
    }

    /** @param {string} text what the document says about a picture, or about something else that is drawn */
    describe(text) {
      if (!text.trim()) return;
      const words = text.replace(/\s+/g, " ").trim();
      this.putBeside({ text: say("builder.labelled", { label: say("builder-reading.picture"), text: words }) });
      this.tell("described");
    }

    /**
     * Remembers that something is there which a plan cannot hold, or which a person should look at.
     * @param {string} kind
     */
    tell(kind) {
      (this.near()?.told ?? this.leftOut).add(kind);
      this.heard += 1;
    }

    /**
     * @param {function(): void} walk
     * @returns {boolean} whether there were words, or something to report
     */
    hears(walk) {
      const before = this.heard;
      walk();
      return this.heard > before;
    }

    /**
     * @param {string} name
     * @param {string} id
     */
    openBookmark(name, id) {
      this.identify(name);
      const slot = this.marks.bookmark(name);
      if (!slot) return;
      this.bookmarks.set(slot, { id, cell: this.cell });
      this.offer(BY.bookmark, slot);
    }

    /** @param {string} name of a bookmark, which may say which plan or topic it is */
    identify(name) {
      this.plan ||= idIn("plan", name);
      const topic = idIn("topic", name);
      // Of two that say the same, the second is a copy.
      if (!topic || this.topics.has(topic)) return;
      this.topics.add(topic);
      if (this.paragraph) this.paragraph.id = topic;
      else this.topic = topic;
    }

    /** @param {string} id */
    closeBookmark(id) {
      for (const [slot, open] of this.bookmarks) if (open.id === id) this.bookmarks.delete(slot);
    }

    /**
     * Walks what is inside a content control.
     * @param {string} tag
     * @param {string} alias
     * @param {function(): void} walk
     */
    withControl(tag, alias, walk) {
      const isTagged = this.marks.tags.has(tag);
      const rank = isTagged ? BY.tag : BY.alias;
      const slot = isTagged ? tag : this.marks.aliases.get(normalise(alias));
      if (!slot) {
        walk();
        return;
      }
      this.offer(rank, slot);
      this.controls.unshift({ rank, slot });
      walk();
      this.controls.shift();
    }

    /** @param {function(): void} walk */
    inTable(walk) {
      this.within({ table: newTable(), row: null }, walk);
    }

    /**
     * @param {number} column of its first cell
     * @param {function(): void} walk
     */
    inRow(column, walk) {
      this.within({ row: { table: this.table || newTable(), cells: [], column, question: null } }, walk);
    }

    /**
     * @param {number} span the columns that it covers
     * @param {boolean} merged whether it covers several rows
     * @param {function(): void} walk
     */
    inCell(span, merged, walk) {
      const { row, cell: outer } = this;
      if (!row) {
        walk();
        return;
      }
      const [order, column] = [row.cells.length, row.column];
      /** @type {Cell} */
      const cell = { row, outer, span, merged, order, column, paragraphs: [], rank: 9, slot: "" };
      row.column += span;
      row.cells.push(cell);
      this.within({ cell, table: null, row: null, paragraph: null }, walk);
    }

    /**
     * Changes where the walker is, for a while.
     * @param {Object<string, any>} state some of the fields of this object
     * @param {function(): void} walk
     */
    within(state, walk) {
      const before = Object.fromEntries(Object.keys(state).map((key) => [key, Reflect.get(this, key)]));
      Object.assign(this, state);
      walk();
      Object.assign(this, before);
    }
  }

  return { Paragraphs };
})();
