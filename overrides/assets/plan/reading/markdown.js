// Needs: site/words, plan/writing/line-sums, plan/model/refused, plan/reading/text, plan/reading/patterns, plan/reading/guide, plan/reading/draft, plan/reading/repeated, plan/reading/wrapped
/** Reads plans from Markdown. */
var tkPlan = tkPlan || {};

tkPlan.markdown = (function () {
  "use strict";

  const { say, node } = tkWords;
  const { bare, normalise } = tkPlan.text;
  const { topicIn } = tkPlan.patterns;
  const { Guide, isEnd } = tkPlan.guide;
  const { unwrapped } = tkPlan.wrapped;
  const { Draft } = tkPlan.draft;

  const PLAN_ID = /^<!-- Plan id: ([A-Za-z0-9_-]{1,64}), made from: ([a-z0-9 ]*) -->$/;
  const LABELLED = /^[-*+]\s+\*\*(.+?):?\*\*:?\s*(.*)$/s;

  /** @type {function(string): string} a line as people read it. A backslash at its end breaks it, as the line's end does */
  const unescaped = (line) => line.replace(/(\\.)|\\$/gs, "$1").replace(/\\([!-/:-@[-`{-~])/g, "$1");

  /** @type {function(string): string} a line with the sign that ours have before items of lists */
  const withDash = (line) => line.replace(/^[*+] /, "- ");

  /** @type {function(string): string} the words of a heading without what programs put around them: "**Words** {#words} ##" */
  function headingIn(text) {
    const at = text.endsWith("}") ? text.lastIndexOf("{#") : -1;
    const name = at < 0 ? "" : normalise(text.slice(at));
    const isNamed = name && ` ${normalise(text.slice(0, at))} `.includes(` ${name} `);
    const plain = (isNamed ? text.slice(0, at) : text.replace(/ #+$/, "")).trim();
    return unescaped(plain.replace(/^(\*\*|__)(.+)\1$/, "$2"));
  }

  /**
   * Reads Markdown as the plan builder writes it, and as people change it: questions as headings, answers below them.
   * @param {string} text
   * @param {Definition} definition
   */
  function readMarkdown(text, definition) {
    const guide = new Guide(definition);
    const written = text.split(/\r\n?|\n/);
    const lines = withSigns(unwrapped(written, guide, fencesIn(written.map(bare))), guide);
    const reader = new LineReader(new Draft(definition, guide), isTitled(lines, guide));
    const fences = fencesIn(lines);
    /** The last line of what is between fences. */
    let last = -1;
    for (const [index, line] of lines.entries()) {
      if (reader.isInAnswer && index > last) last = fences.get(index) ?? last;
      if (reader.isInAnswer && index <= last) reader.answer(line);
      else if (line) reader.read(line);
      else reader.blank += 1;
    }
    if (!reader.isPlan)
      throw new tkPlan.Refused(node(guide.asksIn(text) ? "builder-files.text-alone" : "builder-files.unknown"));
    return reader.finish();
  }

  class LineReader {
    /**
     * @param {Draft} draft gets what is read
     * @param {boolean} isTitled whether the first heading is the title, whatever it says
     */
    constructor(draft, isTitled) {
      this.draft = draft;
      this.guide = draft.guide;
      this.isTitled = isTitled;
      /** @type {Holder|null} */
      this.topic = null;
      /**
       * What the answer belongs to.
       * @type {Holder|null}
       */
      this.holder = null;
      /** @type {Asked|null} */
      this.question = null;
      /** The part of the answer, "" before its heading is met. */
      this.key = "";
      /** That of the question's heading. */
      this.level = 0;
      /** The last heading. */
      this.where = say("builder-reading.beginning");
      /** How many lines before this one are empty. */
      this.blank = 0;
      /** Whether a question was met. */
      this.isPlan = false;
      /**
       * What holds the lines of one answer together.
       * @type {any}
       */
      this.place = undefined;
      /**
       * On the first page, which repeats what the others say: the checksums of its lines.
       * @type {Set<string>|null}
       */
      this.firstPage = null;
      /**
       * Its other lines, each with the heading above it.
       * @type {Array<[string, string]>}
       */
      this.others = [];
    }

    get isInAnswer() {
      return this.question !== null && this.key !== "";
    }

    /** @param {string} line the next one, which is not empty */
    read(line) {
      const [, id, madeFrom] = PLAN_ID.exec(line) ?? [];
      if (id) [this.draft.id, this.draft.madeFrom] = [id, madeFrom];
      else if (this.firstPage && !line.startsWith("#")) this._readOnFirstPage(line, this.firstPage);
      else if (this._isNoAnswer(line)) this.blank = 0;
      else if (this.isInAnswer) {
        // Each line is a paragraph, with a blank line after it: of every two more, one was an empty line.
        const empty = Array(Math.min(100, Math.max(0, (this.blank - 1) >> 1))).fill("");
        this.answer(...empty, unescaped(withDash(line)));
      } else if (!this.guide.knows(line)) this.draft.leave(this.where, unescaped(line));
    }

    /** @param {string[]} lines that the answer goes on with */
    answer(...lines) {
      if (this.question) this.draft.add(this.holder, `${this.question.id}.${this.key}`, lines, this.place);
      this.blank = 0;
    }

    /**
     * @param {string} line
     * @param {Set<string>} known the checksums of its lines
     */
    _readOnFirstPage(line, known) {
      const [, sums] = /^<!-- ([0-9a-f ]*) -->$/.exec(line) ?? [];
      const plain = unescaped(withDash(line));
      if (sums !== undefined) this.firstPage = new Set(sums.split(" "));
      else if (!known.has(tkPlan.lineSums.sumOf(plain)) && !this.guide.knows(plain))
        this.others.push([this.where, plain]);
    }

    /**
     * Whether a line is a heading, a choice, a field, a mark or guidance. What it says there is kept.
     * @param {string} line
     */
    _isNoAnswer(line) {
      const [, signs, words] = /^(#{1,6})\s+(.*)$/s.exec(line) || [];
      if (signs && this._isHeading(signs.length, headingIn(words))) return true;
      if (this._isField(line) || this._isColumn(line) || this._isMark(line)) return true;
      if (isEnd(line)) this.question = null;
      return this.guide.isGuidance(line) || isHint(line, this.question);
    }

    /**
     * @param {number} depth
     * @param {string} words
     * @returns {boolean} whether it is more than a line of an answer
     */
    _isHeading(depth, words) {
      const { draft, guide } = this;
      if (this.isTitled && !draft.fields.has("plan.title")) {
        this.where = words;
        draft.add(null, "plan.title", [words]);
        return true;
      }
      this.firstPage = guide.overview.has(normalise(words)) ? new Set() : null;
      const next = guide.questionIn(words);
      if (next) {
        this._ask(next, depth);
        return true;
      }
      const title = topicIn(words, true);
      if (this.question && depth > this.level && title === undefined) return false;
      this.question = null;
      this.where = words;
      if (depth === 1 && !draft.fields.has("plan.title")) draft.add(null, "plan.title", [words]);
      else if (title !== undefined) this.topic = draft.startTopic(title.trim());
      else if (!guide.knows(words)) draft.leave(words, words);
      return true;
    }

    /**
     * @param {Asked} question whose answer follows
     * @param {number} level of its heading
     */
    _ask(question, level) {
      const { columns, id, number, repeats } = question;
      this.isPlan = true;
      Object.assign(this, { question, level, where: `${number} ${question.text}`, place: {} });
      this.key = columns.length === 1 ? columns[0][0] : "";
      if (repeats && !this.topic) this.topic = this.draft.startTopic("");
      this.holder = repeats ? this.draft.topicOf(this.topic, id) : this.draft.once;
    }

    /**
     * Whether a line says what was chosen for the topic, or is of the title block.
     * @param {string} line
     */
    _isField(line) {
      const [, label, value] = LABELLED.exec(line) ?? [];
      if (!label) return false;
      if (this.draft.choose(this.topic, unescaped([label, value].join(":")))) return true;
      const field = !this.isPlan && this.guide.fields.get(normalise(label));
      if (field) this.draft.add(null, `plan.${field}`, [unescaped(value)]);
      return Boolean(field);
    }

    /**
     * Whether a line names the part of the answer that follows.
     * @param {string} line
     */
    _isColumn(line) {
      const column = /^\*\*.*\*\*$/.test(line) && this.guide.columns.get(normalise(line));
      if (!column || !this.question?.columns.some(([name]) => name === column)) return false;
      this.key = column;
      return true;
    }

    /**
     * Whether a line says that an answer is internal, or what else the builder notes there.
     * @param {string} line
     */
    _isMark(line) {
      if (!this.question || !isEmphasised(line) || !this.guide.notes.has(normalise(line))) return false;
      if (this.guide.internal.has(normalise(line))) this.holder?.internal.add(this.question.id);
      return true;
    }

    finish() {
      const { draft, guide } = this;
      // Online editors drop the checksums.
      const answers = [draft.once, ...draft.topics].flatMap(({ chunks }) =>
        [...chunks.values()].flat().flatMap((chunk) => chunk.lines),
      );
      const repeated = new tkPlan.repeated.Repeated(answers, draft.topics, guide, "");
      for (const [where, plain] of this.others) if (!repeated.isSaid(normalise(plain))) draft.leave(where, plain);
      return draft.finish("md");
    }
  }

  /**
   * @param {string[]} lines
   * @param {Guide} guide
   * @returns {boolean} whether the first line is the title, though it may say the same as a question: what follows tells
   */
  function isTitled(lines, guide) {
    const [first = "", second = ""] = lines.filter(Boolean);
    const [, label = ""] = LABELLED.exec(second) ?? [];
    return /^#+ /.test(first) && (PLAN_ID.test(second) || guide.fields.has(normalise(label)));
  }

  /**
   * Some programs write headings of the first two levels with a line below them.
   * @param {string[]} lines
   * @param {Guide} guide
   * @returns {string[]} the same with signs before those that are ours, and for the first, which is the title
   */
  function withSigns(lines, guide) {
    const first = lines.findIndex(Boolean);
    return lines.map(function (line, index) {
      const above = lines[index - 1] ?? "";
      const below = lines[index + 1] ?? "";
      /** @type {function(string, string): string} */
      const sign = (words, under) => (words && /^(?:=+|-+)$/.test(under) ? (under.startsWith("=") ? "#" : "##") : "");
      /** @type {function(string, number): boolean} */
      const isOurs = (words, at) =>
        at === first || guide.knows(words) || Boolean(guide.questionIn(words)) || topicIn(words, true) !== undefined;
      if (sign(line, below) && isOurs(line, index)) return `${sign(line, below)} ${line}`;
      return sign(above, line) && isOurs(above, index - 1) ? "" : line;
    });
  }

  /**
   * @param {string[]} lines
   * @returns {Map<number, number>} where there is a fence, such as ```, the line of the next one like it: what is between
   *   them is no Markdown
   */
  function fencesIn(lines) {
    const found = new Map();
    /** @type {Map<string, number>} */
    const next = new Map();
    for (let index = lines.length - 1; index >= 0; index -= 1) {
      const [fence] = /^(?:`{3,}|~{3,})/.exec(lines[index]) ?? [];
      if (fence && next.has(fence)) found.set(index, next.get(fence));
      if (fence === lines[index]) next.set(fence, index);
    }
    return found;
  }

  /** @param {string} line */
  const isEmphasised = (line) => /^([*_])(?!\1).*\1$/.test(line);

  /**
   * @param {string} line
   * @param {Asked|null} question
   */
  const isHint = (line, question) => question && isEmphasised(line) && normalise(line) === question.hint;

  return { readMarkdown };
})();
