// Needs: site/words, plan/model/refused, plan/reading/unzip, plan/reading/text, plan/reading/guide, plan/reading/marks
/**
 * The paragraphs of a document, with their marks, tables and cells. It knows no file format: word.js and
 * opendocument.js walk through documents, and write here what they find.
 */
var tkPlan = tkPlan || {};

tkPlan.paragraphs = (function () {
  "use strict";

  const { node } = tkWords;
  const { normalise } = tkPlan.text;
  const { Guide, differences } = tkPlan.guide;
  const { BY, Marks } = tkPlan.marks;
  
  /** A plan of 200 topics has a tenth of it. */
  const MOST_CHARACTERS = 20_000_000;

  const newTable = () => ({ headings: new Map(), question: null, holder: null });

  /** What a walker found: paragraphs in order, those in tables with their cells. */
  class Paragraphs {
    constructor(definition, property) {
      this.guide = new Guide(definition);
      this.marks = new Marks(this.guide);
      this.property = property;
      const record = (definition.records ?? []).find(({ id }) => id === property("Plan definition"));
      if (record) throw new tkPlan.Refused(node("builder-reading.record", { title: record.title }));
      const [, id, version] = /^(.+):(\d+)$/.exec(property("Plan definition")) || [];
      this.made = id ? { id, version: Number(version) } : null;
      this.differences = this.made ? differences(this.made, definition) : [];
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
        : { rank: BY.alias, slot: this.marks.aliases.get(normalise(alias)) };
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

  return { Paragraphs };
})();
