// Needs: site/words, plan/model/refused, plan/reading/text, plan/reading/patterns, plan/reading/marks, plan/reading/draft, plan/reading/asides, plan/reading/rows, plan/reading/repeated, plan/reading/left-out, plan/reading/made-text, plan/reading/topic-finder
/** Gives the paragraphs of a document that people edited to the answers that they belong to. */
var tkPlan = tkPlan || {};

tkPlan.placing = (function () {
  "use strict";

  const { say, node } = tkWords;
  const { normalise } = tkPlan.text;
  const { topicIn } = tkPlan.patterns;
  const { BY } = tkPlan.marks;
  const { Draft } = tkPlan.draft;
  const { rowOf } = tkPlan.rows;

  /** What is about nothing else is about the plan. */
  const PLAN = { holder: null, slot: "plan.title" };

  /**
   * Gives each paragraph to the answer that it belongs to, and keeps those that belong to none.
   * @param {Paragraphs} out what a walker found
   * @param {Definition} definition
   * @param {function(): Promise<void>|undefined} rest
   * @returns {Promise<Draft>} to be finished
   */
  async function placed(out, definition, rest) {
    const placing = new Placing(out, new Draft(definition, out.guide));
    for (const paragraph of out.all) {
      await rest();
      placing.place(paragraph);
    }
    placing.creditAndComment();
    placing.keepWhatStandsBeside();
    if (!placing.isPlan) throw new tkPlan.Refused(node("builder-files.unknown"));
    placing.describe();
    return placing.draft;
  }

  class Placing {
    /**
     * @param {Paragraphs} out what a walker found
     * @param {Draft} draft gets it
     */
    constructor(out, draft) {
      const { all, guide } = out;
      this.out = out;
      this.draft = draft;
      this.guide = guide;
      tkPlan.madeText.setInRows(all, guide);
      this.firstPage = tkPlan.repeated.firstPage(all, guide);
      this.taken = tkPlan.topicFinder.findTopics(all, draft, guide, this.firstPage);
      const answers = all.filter(({ cell }) => cell?.row.question).map(({ text }) => text);
      this.repeated = new tkPlan.repeated.Repeated(answers, draft.topics, guide, out.property("Plan first page"));
      this.leftOut = new tkPlan.leftOut.LeftOut(out.leftOut);
      /** The title of a document in which no style says so. */
      this.title = titleless(all);
      /** The last heading. */
      this.where = say("builder-reading.beginning");
      /** Whether anything says that it is a plan of this toolkit. */
      this.isPlan = out.made !== null;
      /**
       * Notes and what is like them, by the paragraph that they are about.
       * @type {Map<Paragraph|null, string[]>}
       */
      this.notes = new Map();
      for (const { near, text } of out.beside) {
        if (text) this.notes.set(near, [...(this.notes.get(near) ?? []), text]);
      }
    }

    /** @param {Paragraph} paragraph the next one, which goes to its answer, or to what belongs to none */
    place(paragraph) {
      const question = rowOf(paragraph.cell)?.question ?? null;
      if (paragraph === this.title) this.draft.add(null, "plan.title", linesOf(paragraph));
      this._look(paragraph, question);
      const near = question ? `${question.number} ${question.text}` : this.where;
      for (const text of this.notes.get(paragraph) ?? []) this.draft.leave(near, text);
      paragraph.spot = spotOf(paragraph);
      if (this._isNoAnswer(paragraph, question)) return;
      const [slot, its] = slotOf(paragraph, this.guide, this.taken, this.draft);
      if (slot) this._answer(paragraph, slot, its);
      else if (!this._isOfDocument(paragraph)) this.draft.leave(near, linesOf(paragraph).join("\n"));
    }

    /**
     * Notes where the paragraph is, and what of it a plan cannot hold.
     * @param {Paragraph} paragraph
     * @param {Asked|null} question
     */
    _look(paragraph, question) {
      const { text, cell, slot, rank, heading, startsTopic } = paragraph;
      const asks = this.guide.byId.has(slot.split(".")[0]);
      // A control named "Contact" may be in any document.
      this.isPlan ||= Boolean(question || asks || (slot && rank !== BY.alias));
      const heads = (heading && !cell) || startsTopic || slot === "plan.title";
      if (heads) this.where = text.trim().slice(0, 200) || this.where;
      const place = question?.number ?? say("builder-files.quoted", { text: this.where });
      for (const kind of paragraph.told) this.leftOut.add(kind, place);
    }

    /**
     * Whether a paragraph is a title, a mark, a choice or a line of the first page. What it says there is kept.
     * @param {Paragraph} paragraph
     * @param {Asked|null} question
     */
    _isNoAnswer(paragraph, question) {
      const { text, cell } = paragraph;
      const words = normalise(text);
      if (paragraph === this.title || paragraph.startsTopic || this.guide.placeholders.has(words)) return true;
      if (question && this.guide.internal.has(words)) {
        rowOf(cell)?.holder?.internal.add(question.id);
        // In an answer it may be all that is said there.
        if (cell && isBeside(cell)) return true;
      }
      // The first page repeats what the others say. What somebody changed on it belongs to no answer.
      const isOfFirstPage = !question && this.firstPage.has(paragraph);
      if (isOfFirstPage && this.repeated.isOnFirstPage(text, linesOf(paragraph).join("\n"))) return true;
      return !cell && this.draft.choose(paragraph.topic ?? null, text);
    }

    /**
     * @param {Paragraph} paragraph of an answer
     * @param {string} slot that of the answer
     * @param {Cell|null} its the cell that the slot was taken from
     */
    _answer(paragraph, slot, its) {
      const { draft } = this;
      const repeats = this.guide.byId.get(slot.split(".")[0])?.repeats;
      const holder = repeats ? paragraph.topic || draft.topics[0] || draft.startTopic("") : draft.once;
      draft.add(holder, slot, linesOf(paragraph), its, inRow(paragraph, its));
      paragraph.spot = { holder: slot.startsWith("plan.") ? null : holder, slot };
    }

    /**
     * Whether a paragraph without an answer is part of every document, and says nothing of its own.
     * @param {Paragraph} paragraph
     */
    _isOfDocument(paragraph) {
      const { text, cell } = paragraph;
      return !text.trim() || isKnown(paragraph, this.guide) || (!cell && this.repeated.isOfContents(text));
    }

    /** Says who changed what, and keeps the comments where they were. */
    creditAndComment() {
      const { all, beside } = this.out;
      for (const { spot, by } of all) if (spot) this.draft.credit(spot.holder, spot.slot, by);
      for (const { near, comment } of beside) {
        if (comment) this.draft.comments.push({ ...(near?.spot ?? PLAN), comment });
      }
    }

    /** Keeps the notes that are about no paragraph, and what was typed into headers and footers. */
    keepWhatStandsBeside() {
      const margins = tkPlan.asides.typedIn(this.out.margins, this.draft.line("title"));
      if (margins.length) this.leftOut.add("margins");
      for (const line of [...(this.notes.get(null) ?? []), ...margins]) {
        this.draft.leave(say("builder-reading.beside"), line);
      }
    }

    /** Says which plan it is and what it was made from, and what to tell of the document. */
    describe() {
      const { property, plan, differences } = this.out;
      // Somebody may have cleaned the properties out.
      const id = property("Plan id") || plan;
      if (/^[A-Za-z0-9_-]{1,64}$/.test(id)) this.draft.id = id;
      this.draft.madeFrom = property("Plan made from");
      for (const note of [...differences, ...this.leftOut.notes()]) this.draft.note(note);
    }
  }

  /**
   * @param {Paragraph} paragraph
   * @returns {{holder: Holder|null, slot: string}} what it is about, if it is no answer: the question beside it, or the topic
   *   or the plan around it
   */
  function spotOf({ cell, topic, outside }) {
    const { question, holder = null } = rowOf(cell) ?? {};
    if (question) return { holder, slot: `${question.id}.${question.columns[0][0]}` };
    const label = cell?.row.cells.find(({ place }) => place?.startsWith("plan."))?.place;
    if (label) return { holder: null, slot: label };
    return topic && !outside ? { holder: topic, slot: "topic.title" } : PLAN;
  }

  /**
   * @param {Paragraph[]} paragraphs
   * @returns {Paragraph|undefined} the one that is the title of a document in which no style says so: what it begins with
   */
  function titleless(paragraphs) {
    if (paragraphs.some(({ slot, names }) => slot === "plan.title" || names.includes("title"))) return undefined;
    const first = paragraphs.find(({ text }) => text.trim());
    const isTitle = first && !first.cell && !first.slot && !first.heading && !first.list;
    return isTitle && topicIn(first.text) === undefined ? first : undefined;
  }

  /**
   * A mark says what a text was written for, its place beside a question and below a heading what people see. Mostly
   * they agree. Where they do not, somebody moved the text there, or added a row or a column, and the place counts.
   * @param {Paragraph} paragraph
   * @param {Guide} guide
   * @param {Map<Holder, Set<string>>} taken
   * @param {Draft} draft
   * @returns {[string, Cell|null]} the slot, empty if there is none, and the cell that it was taken from
   */
  function slotOf(paragraph, guide, taken, draft) {
    const { cell, slot, rank, names } = paragraph;
    /** @type {Cell[]} */
    const around = [];
    for (let each = cell; each; each = each.outer) around.push(each);
    const sure = around.find((each) => each.sure);
    if (sure) return [sure.place ?? "", sure];
    const isFirst = cell && isBeside(cell) && (cell.row.cells.length > 1 || cell.row.across);
    const asks = isFirst && (rank === BY.bookmark || isKnown(paragraph, guide));
    const holders = [rowOf(cell)?.holder || paragraph.topic, draft.once];
    /** @param {string} its */
    const isElsewhere = (its) => holders.some((holder) => holder && taken.get(holder)?.has(its));
    /** @type {function(string, Cell|null): boolean} */
    const fits = (its, where) => its !== "" && its !== "topic.title" && !(where?.strange && isElsewhere(its));
    if (!asks && fits(slot, cell)) return [slot, cell];
    for (const each of around.filter((one) => !isBeside(one))) {
      if (fits(each.slot, each)) return [each.slot, each];
      if (each.place && !each.strange) return [each.place, each];
    }
    if (names[0] === "title" && !cell && !draft.fields.has("plan.title")) return ["plan.title", null];
    return ["", null];
  }

  /**
   * @param {Cell} cell
   * @returns {boolean} whether it is where a question is, beside its answers or above them
   */
  const isBeside = ({ order, row }) => order === 0 && !row.wide;

  /**
   * Whether a paragraph is part of the document as it was before anybody filled it in.
   * @param {Paragraph} paragraph
   * @param {Guide} guide
   */
  function isKnown({ text, plain = text, cell }, guide) {
    if (guide.knows(plain)) return true;
    const asked = (cell && isBeside(cell) && cell.row.question?.wordings) || [];
    // Its number may be that of another version.
    const words = normalise(plain).replace(/^(\d+ )+/, "");
    return words !== "" && asked.some((wording) => wording.includes(words));
  }

  /**
   * @param {Paragraph} paragraph
   * @param {Cell|null} its the cell of the answer
   * @returns {{row: Row, between: string}|undefined} the row of a table within the answer, and what is between the
   *   paragraph and the one before it in that row
   */
  function inRow({ cell }, its) {
    if (!cell || !its || cell === its || cell.row.cells.length < 2) return undefined;
    const { row, paragraphs } = cell;
    const isNext = paragraphs.length > 0 && row.written !== cell;
    const between = isNext ? " | ".repeat(cell.order - (row.written?.order ?? cell.order)) : " ";
    row.written = cell;
    return { row, between };
  }

  /** @param {Paragraph} paragraph */
  function linesOf({ text, list }) {
    const lines = text.split("\n");
    if (list && lines[0].trim() && !lines[0].startsWith("- ")) lines[0] = list + lines[0].trimStart();
    return lines;
  }

  return { placed };
})();
