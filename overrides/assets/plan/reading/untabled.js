// Needs: plan/reading/text, plan/reading/marks, plan/reading/rows
/**
 * Finds the answers to what no table of a document asks: somebody made text of its tables, or a program made it of
 * Markdown. There an answer is below its question.
 */
var tkPlan = tkPlan || {};

tkPlan.untabled = (function () {
  "use strict";

  const { normalise } = tkPlan.text;
  const { BY } = tkPlan.marks;
  const { rowOf } = tkPlan.rows;

  /** What is between the cells of a row that was made text. */
  const BETWEEN = /\t|\n| \| /;

  /** A line of the title block. */
  const LABELLED = /^\s*([^:\t|]{1,80})[:\t|]\s*(.*)$/s;

  class Untabled {
    /**
     * @param {Paragraph[]} paragraphs
     * @param {Guide} guide
     * @param {Draft} draft
     */
    constructor(paragraphs, guide, draft) {
      this.guide = guide;
      this.draft = draft;
      const asked = paragraphs.flatMap(({ cell }) => rowOf(cell)?.question ?? []);
      /** What tables ask once. */
      this.tabled = new Set(asked.map(({ id }) => id));
      /** @type {Asked|null} the question that is above */
      this.question = null;
      /** @type {Holder|null} */
      this.holder = null;
      /** The part of the answer that follows, "" before its heading is met. */
      this.key = "";
      /** What holds the lines of one answer together. */
      this.place = {};
      this.isAsked = false;
      /** The line of the title block whose value follows, "" if none does. */
      this.field = "";
      this.hints = new Set(guide.details.flatMap(({ hints }) => hints.map(normalise)));
    }

    /**
     * @param {Paragraph} paragraph the next one
     * @param {string[]} lines of it
     * @returns {Array<{slot: string, lines: string[]}>|undefined} what it says of answers, if it is a question, the heading of
     *   a part of an answer, or an answer
     */
    take(paragraph, lines) {
      const { text, heading, cell, slot, rank, startsTopic } = paragraph;
      if (startsTopic || rowOf(cell)) this.question = null;
      if (startsTopic || cell) return undefined;
      const asked = this.guide.questionIn(text);
      const said = asked && !this._isTabled(paragraph, asked) && this._ask(paragraph, asked);
      if (said) return said;
      if (slot && rank !== BY.bookmark) return undefined;
      if (!this.question) return this.isAsked || this.tabled.size > 0 ? undefined : this._field(text);
      const column = this.guide.columns.get(normalise(text));
      if (column && this.question.columns.some(([key]) => key === column)) {
        this.key = column;
        return [];
      }
      if (heading) this.question = null;
      if (!this.question || !text.trim() || this.isKnown(text)) return undefined;
      return this._answer(this.question, text, lines);
    }

    /**
     * @param {Paragraph} paragraph
     * @param {Asked} asked
     * @returns {boolean} whether a table asks it, in the topic if it is about one
     */
    _isTabled({ topic }, { id, repeats }) {
      return repeats ? Boolean(topic?.asked.has(id)) : this.tabled.has(id);
    }

    /** @param {string} text */
    _isOurs(text) {
      return this.guide.knows(text) || this.guide.placeholders.has(normalise(text));
    }

    /** @type {function(string): boolean} whether a text is of the document, such as headings of columns in one line */
    isKnown(text) {
      return this._isOurs(text) || text.split(BETWEEN).every((words) => this._isOurs(words));
    }

    /**
     * @param {Paragraph} paragraph
     * @param {Asked} asked
     */
    _ask({ text, topic }, asked) {
      const { id, columns, repeats } = asked;
      const [first, ...answers] = text.split(BETWEEN);
      const { rest = "?", internal = false } = this.guide.behind(first, asked) ?? {};
      if (rest) return undefined;
      const holder = repeats ? this.draft.topicOf(topic ?? null, id) : this.draft.once;
      if (internal) holder.internal.add(id);
      Object.assign(this, { question: asked, holder, isAsked: true, place: {} });
      this.key = columns.length === 1 ? columns[0][0] : "";
      return answers.length ? this._answer(asked, answers.join("\n"), answers) : [];
    }

    /**
     * @param {Asked} question
     * @param {string} text below it, perhaps behind its hint or its mark
     * @param {string[]} lines of the text
     */
    _answer({ id, columns }, text, lines) {
      const pieces = text.split(BETWEEN);
      const words = normalise(text);
      if ([...this.guide.internal].some((mark) => words.startsWith(`${mark} `))) this.holder?.internal.add(id);
      const isBehind = pieces.length > 1 && this._isOurs(pieces[0]);
      while (pieces.length > 1 && this._isOurs(pieces[0])) pieces.shift();
      if (!this.key && pieces.length === columns.length) {
        return columns.map(([key], index) => ({ slot: `${id}.${key}`, lines: [pieces[index]] }));
      }
      return this.key ? [{ slot: `${id}.${this.key}`, lines: isBehind ? pieces : lines }] : undefined;
    }

    /** @param {string} text above all questions */
    _field(text) {
      const words = normalise(text);
      const [, label = text, value = ""] = LABELLED.exec(text) ?? [];
      const named = this.guide.fields.get(normalise(label));
      const field = named ?? this.field;
      // What is in the next cell follows, or the hint first.
      if (words && !this.hints.has(words)) this.field = named && !value ? named : "";
      if (named && !value) return [];
      if (!field || !words || (!named && this.isKnown(text))) return undefined;
      return [{ slot: `plan.${field}`, lines: [named ? value : text] }];
    }
  }

  return { Untabled };
})();
