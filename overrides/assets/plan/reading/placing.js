// Needs: site/words, plan/model/refused, plan/reading/text, plan/reading/marks, plan/reading/draft, plan/reading/asides, plan/reading/rows, plan/reading/untabled, plan/reading/repeated, plan/reading/left-out, plan/reading/topic-finder
/** Gives the paragraphs of a document that people edited to the answers that they belong to. */
var tkPlan = tkPlan || {};

tkPlan.placing = (function () {
  "use strict";

  const { say, node } = tkWords;
  const { normalise } = tkPlan.text;
  const { BY } = tkPlan.marks;
  const { Draft } = tkPlan.draft;
  const { askedBeside, inRow, rowOf } = tkPlan.rows;

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
      this.firstPage = tkPlan.repeated.firstPage(all, guide);
      this.taken = tkPlan.topicFinder.findTopics(all, draft, guide, this.firstPage);
      this.untabled = new tkPlan.untabled.Untabled(all, guide, draft);
      const others = all.filter((one) => !this.firstPage.has(one) && (!one.cell || one.cell.row.question));
      const answers = others.flatMap(({ text }) => [text, ...text.split("\t")]);
      this.repeated = new tkPlan.repeated.Repeated(answers, draft.topics, guide, out.property("Plan first page"));
      this.leftOut = new tkPlan.leftOut.LeftOut(out.leftOut);
      /** The title of a document in which no style says so. */
      this.title = tkPlan.topicFinder.titleless(all, guide);
      /** The last line of the title. */
      this.titled = this.title;
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
      const asked = question ?? this.untabled.question;
      const near = asked ? `${asked.number} ${asked.text}` : this.where;
      for (const text of this.notes.get(paragraph) ?? []) this.draft.leave(near, text);
      paragraph.spot = spotOf(paragraph);
      if (this._takeUntabled(paragraph)) return;
      if (this._isNoAnswer(paragraph, question)) return;
      const [slot, its] = slotOf(paragraph, this.guide, this.taken, this.draft);
      if (slot) this._answer(paragraph, slot, its);
      else if (!this._isOfDocument(paragraph)) this.draft.leave(near, linesOf(paragraph).join("\n"));
    }

    /**
     * @param {Paragraph} paragraph
     * @returns {boolean} whether it belongs to a question, or to an answer, that no table asks
     */
    _takeUntabled(paragraph) {
      const { draft, untabled } = this;
      const isElse = paragraph === this.title || this.firstPage.has(paragraph);
      const said = isElse ? undefined : untabled.take(paragraph, linesOf(paragraph));
      for (const { slot, lines } of said ?? []) {
        const holder = slot.startsWith("plan.") ? null : untabled.holder;
        draft.add(holder, slot, lines, holder && untabled.place);
        paragraph.spot = { holder, slot };
      }
      this.isPlan ||= untabled.question !== null;
      return said !== undefined;
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
      if (question && cell && isBeside(cell)) {
        const { rest = words, internal = this.guide.internal.has(words) } = this.guide.behind(text, question) ?? {};
        if (internal) this._stays(paragraph, question);
        if (!rest || this.guide.internal.has(words)) return true;
      } else if (this.guide.internal.has(words)) {
        this._stays(paragraph, question ?? askedBeside(cell, this.guide) ?? this.untabled.question);
        // In an answer it may be all that is said there.
      }
      // The first page repeats what the others say. What somebody changed on it belongs to no answer.
      const isOfFirstPage = !question && this.firstPage.has(paragraph);
      if (isOfFirstPage && this.repeated.isOnFirstPage(text, linesOf(paragraph).join("\n"))) return true;
      return !cell && this.draft.choose(paragraph.topic ?? null, text);
    }

    /**
     * Marks an answer as one that stays in the team. Where nobody can tell which it is, that is said.
     * @param {Paragraph} paragraph that says so
     * @param {Asked|null} question
     */
    _stays({ cell, topic }, question) {
      const holder = rowOf(cell)?.holder ?? (question?.repeats ? topic : this.draft.once);
      if (question && holder) holder.internal.add(question.id);
      else this.leftOut.add("mark", say("builder-files.quoted", { text: this.where }));
    }

    /**
     * @param {Paragraph} paragraph of an answer
     * @param {string} slot that of the answer
     * @param {Cell|null} its the cell that the slot was taken from
     */
    _answer(paragraph, slot, its) {
      const { draft } = this;
      if (slot === "plan.title" && this._isOfAnother(paragraph)) return;
      const repeats = this.guide.byId.get(slot.split(".")[0])?.repeats;
      const holder = repeats ? paragraph.topic || draft.topics[0] || draft.startTopic("") : draft.once;
      draft.add(holder, slot, linesOf(paragraph), its, inRow(paragraph, its));
      paragraph.spot = { holder: slot.startsWith("plan.") ? null : holder, slot };
    }

    /**
     * Whether a title is that of a second plan in the document: it does not go on from the line above.
     * @param {Paragraph} title
     */
    _isOfAnother(title) {
      const { all } = this.out;
      const before = all.slice(0, all.indexOf(title)).findLast(({ text }) => text.trim());
      const goesOn = !this.draft.fields.has("plan.title") || before === this.titled;
      if (goesOn) this.titled = title;
      if (goesOn) return false;
      this.draft.note(node("builder-reading.two-plans"));
      this.draft.leave(this.where, title.text);
      return true;
    }

    /**
     * Whether a paragraph without an answer is part of every document, and says nothing of its own.
     * @param {Paragraph} paragraph
     */
    _isOfDocument(paragraph) {
      const { text, cell } = paragraph;
      if (!text.trim() || isKnown(paragraph, this.guide)) return true;
      if (cell) return false;
      if (this.repeated.isOfContents(text) || this.repeated.isCaption(text) || this.untabled.isKnown(text)) return true;
      // What a web page says of itself is its title too.
      return normalise(text) === normalise(this.draft.line("title"));
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
    const isBeforeAnswers = isFirst && (rank === BY.bookmark || isKnown(paragraph, guide));
    // In OpenDocument the bookmark of an answer is around its question, also where somebody made text of the table.
    const asks = isBeforeAnswers || (!cell && rank === BY.bookmark && guide.questionIn(paragraph.text));
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

  /** @param {Paragraph} paragraph */
  function linesOf({ text, list }) {
    const lines = text.split("\n");
    if (list && lines[0].trim() && !lines[0].startsWith("- ")) lines[0] = list + lines[0].trimStart();
    return lines;
  }

  return { placed };
})();
