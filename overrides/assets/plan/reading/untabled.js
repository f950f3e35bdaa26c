// Needs: plan/reading/text, plan/reading/marks, plan/reading/guide, plan/reading/rows
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
  const { isEnd } = tkPlan.guide;

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
      /** The ids of what tables ask. */
      this.tabled = new Set(asked.map(({ id }) => id));
      /** The ids of what headings ask: another line with the words of one quotes it. */
      this.headed = new Set(
        paragraphs.flatMap(({ heading, cell, text }) => (heading && !cell && guide.questionIn(text)?.id) || []),
      );
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
      /** @type {Set<Paragraph>} where a tab stands between the two answers to a question, and these questions */
      this.turns = this._turnsIn(paragraphs);
    }

    /**
     * @param {Paragraph} paragraph the next one
     * @param {string[]} lines of it
     * @returns {Array<{slot: string, lines: string[]}>|undefined} what it says of answers, if it is a question, the heading of
     *   a part of an answer, or an answer
     */
    take(paragraph, lines) {
      const { text, heading, cell, slot, rank, startsTopic, names } = paragraph;
      // A title may have the words of a question.
      const isTitle = startsTopic || slot === "plan.title" || names[0] === "title";
      if (isTitle || rowOf(cell) || isEnd(text)) this.question = null;
      if (isTitle || cell) return undefined;
      // The headings of columns may be above all questions.
      if (text.includes("\t") && this.isKnown(text)) return [];
      const asked = this.guide.questionIn(text);
      const isQuoted = asked !== undefined && !heading && this.headed.has(asked.id);
      const said = asked && !isQuoted && !this._isTabled(paragraph, asked) && this._ask(paragraph, asked);
      if (said) return said;
      if (slot && rank !== BY.bookmark) return undefined;
      if (!this.question) return this.isAsked || this.tabled.size > 0 ? undefined : this._field(text);
      const column = this.guide.columns.get(normalise(text));
      if (column && this.question.columns.some(([key]) => key === column)) {
        this.key = column;
        return [];
      }
      if (heading) this.question = null;
      if (!this.question || !text.trim() || (!isQuoted && this.isKnown(text))) return undefined;
      return this._answer(paragraph, this.question, lines);
    }

    /**
     * @param {Paragraph} paragraph
     * @param {Asked} asked
     * @returns {boolean} whether a table asks it, in the topic if it is about one
     */
    _isTabled({ topic }, { id, repeats }) {
      return repeats ? Boolean(topic?.asked.has(id)) : this.tabled.has(id);
    }

    /**
     * @param {Paragraph} paragraph
     * @param {Asked} question
     * @param {string[]} lines
     */
    _answer(paragraph, { id, columns }, lines) {
      const words = normalise(paragraph.text);
      if ([...this.guide.internal].some((mark) => words.startsWith(`${mark} `))) this.holder?.internal.add(id);
      const [start, ...rest] = paragraph.text.split("\t");
      if (this.turns.has(paragraph)) {
        const [[now], [next]] = columns;
        this.key = next;
        const before = lines.join("\n").slice(0, -1 - rest[0].length);
        return [
          { slot: `${id}.${now}`, lines: [before] },
          { slot: `${id}.${next}`, lines: [rest[0]] },
        ];
      }
      const pieces = paragraph.text.split(BETWEEN);
      if (!this.key && pieces.length === columns.length) {
        return columns.map(([key], index) => ({ slot: `${id}.${key}`, lines: [pieces[index]] }));
      }
      // The hint, or the mark, is in the cell of the question.
      const isBehind = rest.length > 0 && this.isKnown(start);
      return this.key ? [{ slot: `${id}.${this.key}`, lines: isBehind ? [rest.join("\t")] : lines }] : undefined;
    }

    /**
     * @param {Paragraph[]} paragraphs
     * @returns {Set<Paragraph>} those in which alone of all below a question with two answers a tab is, and the question
     */
    _turnsIn(paragraphs) {
      /** @type {Set<Paragraph>} */
      const turns = new Set();
      /** @type {{question: Paragraph, tabbed: Paragraph[]}|null} */
      let open = null;
      const close = () => {
        if (open?.tabbed.length === 1) turns.add(open.tabbed[0]).add(open.question);
        open = null;
      };
      for (const paragraph of paragraphs) {
        const { text, cell, heading, startsTopic } = paragraph;
        const found = cell ? undefined : this.guide.questionIn(text);
        const asked = found && !this._isTabled(paragraph, found) ? found : undefined;
        if (asked || cell || heading || startsTopic) close();
        if (asked && asked.columns.length === 2) open = { question: paragraph, tabbed: [] };
        // One with several tabs counts as often.
        else if (open && !this.isKnown(text))
          open.tabbed.push(
            ...text
              .split("\t")
              .slice(1)
              .map(() => paragraph),
          );
      }
      close();
      return turns;
    }

    /** @type {function(string): boolean} whether a text is of the document, such as headings of columns in one line */
    isKnown(text) {
      const isOurs = (/** @type {string} */ words) =>
        this.guide.knows(words) || this.guide.placeholders.has(normalise(words));
      // The headings of columns may be in one line.
      return isOurs(text) || text.split(BETWEEN).every(isOurs);
    }

    /**
     * @param {Paragraph} paragraph
     * @param {Asked} asked
     */
    _ask(paragraph, asked) {
      const { text, topic } = paragraph;
      const { id, columns, repeats } = asked;
      const [first, ...answers] = text.split(BETWEEN);
      const { rest = "?", internal = false } = this.guide.behind(first, asked) ?? {};
      if (rest) return undefined;
      const holder = repeats ? this.draft.topicOf(topic ?? null, id) : this.draft.once;
      if (internal) holder.internal.add(id);
      Object.assign(this, { question: asked, holder, isAsked: true, place: {} });
      this.key = columns.length === 1 || this.turns.has(paragraph) ? columns[0][0] : "";
      const all = answers.length === columns.length ? answers.map((line) => [line]) : this.key ? [answers] : [];
      return all.map((lines, index) => ({ slot: `${id}.${columns[index][0]}`, lines }));
    }

    /** @param {string} whole above all questions */
    _field(whole) {
      const [start, ...rest] = whole.split("\t");
      // The hint is in the cell of the label.
      const text = this.hints.has(normalise(start)) && rest.length ? rest.join("\t") : whole;
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
