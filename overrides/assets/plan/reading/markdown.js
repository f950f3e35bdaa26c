// Needs: site/words, plan/writing/crc, plan/model/refused, plan/reading/text, plan/reading/patterns, plan/reading/guide, plan/reading/draft, plan/reading/repeated
/** Reads plans from Markdown. */
var tkPlan = tkPlan || {};

tkPlan.markdown = (function () {
  "use strict";

  const { say, node } = tkWords;
  const { bare, normalise } = tkPlan.text;
  const { topicIn } = tkPlan.patterns;
  const { Guide } = tkPlan.guide;
  const { Draft } = tkPlan.draft;

  const PLAN_ID = /^<!-- Plan id: ([A-Za-z0-9_-]{1,64}), made from: ([a-z0-9 ]*) -->$/;

  /** @type {function(string): string} a line as people read it. A backslash at its end breaks it, as the line's end does */
  const unescaped = (line) => line.replace(/(\\.)|\\$/gs, "$1").replace(/\\([!-/:-@[-`{-~])/g, "$1");

  /** @type {function(string): string} a line with the sign that ours have before items of lists */
  const withDash = (line) => line.replace(/^[*+] /, "- ");

  /** @type {function(string): string} the words of a heading without what programs put around them: "**Words** {#words} ##" */
  function headingIn(text) {
    const [, words, name] = /^(.*?) *\{#([^{}]*)\}$/s.exec(text) ?? [];
    const isNamed = name && ` ${normalise(words)} `.includes(` ${normalise(name)} `);
    const plain = (isNamed ? words : text.replace(/ #+$/, "")).trim();
    return unescaped(plain.replace(/^(\*\*|__)(.+)\1$/, "$2"));
  }

  /**
   * Reads Markdown as the plan builder writes it, and as people change it: questions as headings, answers below them.
   * @param {string} text
   * @param {Definition} definition
   */
  function readMarkdown(text, definition) {
    const guide = new Guide(definition);
    const draft = new Draft(definition, guide);
    /** @type {Holder|null} */
    let topic = null;
    /** @type {Holder|null} */
    let holder = null;
    /** @type {Asked|null} */
    let question = null;
    let key = "";
    let level = 0;
    let where = say("builder-reading.beginning");
    let blank = 0;
    let found = false;
    /** @type {any} */
    let place;
    /**
     * On the first page, which repeats what the others say: the checksums of its lines.
     * @type {Set<string>|null}
     */
    let overview = null;
    /** @type {Array<[string, string]>} its other lines, each with the heading above it */
    const others = [];

    /**
     * @param {number} depth
     * @param {string} words
     * @returns {boolean} whether it is more than a line of an answer
     */
    function heading(depth, words) {
      if (isTitled && !draft.fields.has("plan.title")) {
        where = words;
        draft.add(null, "plan.title", [words]);
        return true;
      }
      overview = guide.overview.has(normalise(words)) ? new Set() : null;
      const next = guide.questionIn(words);
      if (next) {
        found = true;
        [question, level, where, place] = [next, depth, `${next.number} ${next.text}`, {}];
        key = next.columns.length === 1 ? next.columns[0][0] : "";
        if (next.repeats && !topic) topic = draft.startTopic("");
        holder = next.repeats ? draft.topicOf(topic, next.id) : draft.once;
        return true;
      }
      const title = topicIn(words, true);
      if (question && depth > level && title === undefined) return false;
      question = null;
      where = words;
      if (depth === 1 && !draft.fields.has("plan.title")) draft.add(null, "plan.title", [words]);
      else if (title !== undefined) topic = draft.startTopic(title.trim());
      else if (!guide.knows(words)) draft.leave(where, words);
      return true;
    }

    const lines = withSigns(text.split(/\r\n?|\n/).map(bare), guide);
    const [first = "", second = ""] = lines.filter(Boolean);
    // A title may say the same as a question. What follows it says that it is one.
    const [, label = ""] = /^[-*+]\s+\*\*(.+?):?\*\*/.exec(second) ?? [];
    const isTitled = /^#+ /.test(first) && (PLAN_ID.test(second) || guide.fields.has(normalise(label)));
    const fences = fencesIn(lines);
    /** The last line of what stands between fences. */
    let last = -1;
    for (const [index, line] of lines.entries()) {
      const inAnswer = /** @type {Asked|null} */ (question);
      if (inAnswer && key && index > last) last = fences.get(index) ?? last;
      if (inAnswer && key && index <= last) {
        draft.add(holder, `${inAnswer.id}.${key}`, [line], place);
        blank = 0;
        continue;
      }
      if (!line) {
        blank += 1;
        continue;
      }
      const [, id, madeFrom] = PLAN_ID.exec(line) ?? [];
      if (id) {
        [draft.id, draft.madeFrom] = [id, madeFrom];
        continue;
      }
      if (overview && !/^#/.test(line)) {
        const [, sums] = /^<!-- ([0-9a-f ]*) -->$/.exec(line) ?? [];
        const plain = unescaped(withDash(line));
        if (sums !== undefined) overview = new Set(sums.split(" "));
        else if (!overview.has(tkPlan.crc.ofLine(plain)) && !guide.knows(plain)) others.push([where, plain]);
        continue;
      }
      const [, marks, words] = /^(#{1,6})\s+(.*)$/s.exec(line) || [];
      const [, label, value] = /^[-*+]\s+\*\*(.+?):?\*\*:?\s*(.*)$/s.exec(line) || [];
      const field = !found && label && guide.fields.get(normalise(label));
      const asked = /** @type {Asked|null} */ (question);
      const column = asked && /^\*\*.*\*\*$/.test(line) && guide.columns.get(normalise(line));
      if (marks && heading(marks.length, headingIn(words))) {
        blank = 0;
      } else if (label && draft.choose(topic, unescaped([label, value].join(":")))) {
        blank = 0;
      } else if (field) {
        draft.add(null, `plan.${field}`, [unescaped(value)]);
      } else if (column && asked.columns.some(([name]) => name === column)) {
        [key, blank] = [column, 0];
      } else if (asked && isEmphasised(line) && guide.notes.has(normalise(line))) {
        const its = /** @type {Holder|null} */ (holder);
        if (guide.internal.has(normalise(line))) its?.internal.add(asked.id);
        blank = 0;
      } else if (guide.isGuidance(line) || isHint(line, asked)) {
        blank = 0;
      } else if (asked && key) {
        // Each line is a paragraph, with a blank line after it: of every two more, one was an empty line.
        const empty = Array(Math.min(100, Math.max(0, (blank - 1) >> 1))).fill("");
        draft.add(holder, `${asked.id}.${key}`, [...empty, unescaped(withDash(line))], place);
        blank = 0;
      } else if (!guide.knows(line)) {
        draft.leave(where, unescaped(line));
      }
    }
    if (!found) throw new tkPlan.Refused(node("builder-files.unknown"));
    // Online editors drop the checksums.
    const answers = [draft.once, ...draft.topics].flatMap(({ chunks }) =>
      [...chunks.values()].flat().flatMap((chunk) => chunk.lines),
    );
    const repeated = new tkPlan.repeated.Repeated(answers, draft.topics, guide, "");
    for (const [where, plain] of others) if (!repeated.isSaid(normalise(plain))) draft.leave(where, plain);
    return draft.finish("md");
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
   * @returns {Map<number, number>} where there is a fence, such as ```, the line of the next one like it: what stands between
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
