// Needs: site/words, plan/reading/text, plan/reading/patterns
/** The questions as people see them in a document, and how those of another version differ. */
var tkPlan = tkPlan || {};

/**
 * @typedef {{id: string, number: string, wordings: string[], text: string, hint: string, repeats: boolean,
 *   columns: Array<[string, string[]]>}} Asked a question as it is found again in a document
 */

tkPlan.guide = (function () {
  "use strict";

  const { node, called } = tkWords;
  const { LONGEST, normalise, withoutLinks } = tkPlan.text;
  const { COLUMNS } = tkPlan.patterns;

  /**
   * What a name is called, each with the name.
   * @type {function([string, string[], ...any]): Array<[string, string]>}
   */
  const byWords = ([name, wordings]) => wordings.map((words) => [normalise(words), name]);

  /** What Word says where nothing is typed yet, once another program took the control away. */
  const PLACEHOLDERS = ["Click or tap here to enter text.", "Click here to enter text.", "Choose an item."];

  /**
   * @param {string} text
   * @returns {boolean} whether it is what a document ends with: what it was made with, at which address, and the version
   *   of the questions
   */
  const isSmallPrint = (text) =>
    called("documents.small-print").some(function (words) {
      const rest = text.startsWith(words) && /^(?:: \S+)?\.\s*(.*)$/s.exec(text.slice(words.length));
      return rest && (!rest[1] || versions.includes(rest[1].replace(/\d+/, "{version}").trim()));
    });
  const versions = called("documents.questions-version");

  /** @type {function(string): boolean} whether a line is the end of a document: what is below it is in none of its answers */
  const isEnd = (line) => line.length <= LONGEST && isSmallPrint(withoutLinks(line));

  /** @type {function(string, string): number} */
  const longestFirst = (one, other) => other.length - one.length;

  /** The questions and all the other words that a document has from the definition. */
  class Guide {
    /** @param {Definition} definition */
    constructor(definition) {
      /** @type {Asked[]} */
      this.questions = [];
      /** @type {Map<string, Asked>} */
      this.byId = new Map();
      this.columns = new Map(Object.values(COLUMNS).flat().flatMap(byWords));
      /** The title block, with what each language calls its lines. */
      this.details = (definition.details ?? []).map((detail) => ({
        ...detail,
        field: detail.id.replaceAll("-", "_"),
        labels: [detail, ...detail.in_languages].map(({ title }) => title),
        hints: [detail, ...detail.in_languages].flatMap(({ hint }) => hint ?? []),
      }));
      this.fields = new Map(this.details.flatMap(({ field, labels }) => byWords([field, labels])));
      /** What is chosen for topics. */
      this.topicDetails = (definition.topic_details ?? []).map((detail) => ({
        ...detail,
        field: /** @type {"decision_point"|"level"} */ (detail.id.replaceAll("-", "_")),
      }));
      this.promises = new Set(
        this.topicDetails.flatMap(({ choices }) => choices.map(({ promise }) => normalise(promise ?? ""))),
      );
      this.titles = new Set([normalise(definition.title)]);
      /** @type {Set<string>} */
      this.guidance = new Set();
      /** The headings below which something else begins. */
      this.sections = new Set(called("documents.contents").map(normalise));
      /** The headings of what is asked once. */
      this.onceTitles = new Set();
      const topics = called("documents.topic").map((words) => words.replace(/\{\w+\}/g, ""));
      const others = [
        ...called("documents.question"),
        ...called("documents.unplaced"),
        ...called("documents.about-plan"),
        ...topics,
      ];
      /** What is above the title block. */
      this.blockTitles = new Set(called("documents.about-plan").map(normalise));
      /** What copies for the team say about an answer that stays there. */
      this.internal = new Set(called("documents.internal").map(normalise));
      this.notes = new Set([...called("documents.internal"), ...called("documents.half-answered")].map(normalise));
      for (const { hints } of this.details) others.push(...hints);
      this.overview = new Set(called("documents.at-a-glance").map(normalise));
      this.placeholders = new Set(PLACEHOLDERS.map(normalise));
      others.push(...called("documents.at-a-glance"), ...called("documents.promise"));
      others.push(...called("documents.subject"), ...called("documents.in-short"));
      others.push(
        ...(definition.first_page ?? []).map(({ title }) => title),
        ...this.topicDetails.map(({ title }) => title),
      );
      this.labels = new Set([...others.map(normalise), ...this.notes, ...this.columns.keys(), ...this.fields.keys()]);
      const { questions = [], others: formerOthers = [] } = definition.formerly ?? {};
      /**
       * By the id of a question, how earlier versions of the toolkit put it.
       * @type {Map<string, string[]>}
       */
      this.formerly = new Map();
      for (const { id, text } of questions) this.formerly.set(id, [...(this.formerly.get(id) ?? []), text]);
      for (const box of definition.boxes) this.addBox(box, definition);
      for (const words of formerOthers) this.addFormer(words);
      this.labels.delete("");
    }

    /**
     * @param {Box} box
     * @param {Definition} definition
     */
    addBox(box, definition) {
      this.titles.add(normalise(`${definition.title}: ${box.title}`));
      const titles = [box.title, `${box.number} ${box.title}`].map(normalise);
      for (const title of titles) {
        this.labels.add(title);
        this.sections.add(title);
        if (!box.repeats) this.onceTitles.add(title);
      }
      this.addGuidance(box.intro);
      let number = 0;
      for (const part of box.parts) {
        this.labels.add(normalise(part.title)).add(normalise(`${box.title} ${part.title}`));
        this.addGuidance(part.intro);
        this.addGuidance(part.advice);
        for (const { id, text, hint } of part.questions) {
          number += 1;
          const question = {
            id,
            text,
            number: `${box.number}.${number}`,
            wordings: [text, ...(this.formerly.get(id) ?? [])].map(normalise),
            hint: normalise(hint || ""),
            repeats: box.repeats,
            columns: COLUMNS[box.answers],
          };
          this.questions.push(question);
          this.byId.set(id, question);
          this.labels.add(question.hint);
          for (const words of question.wordings) this.labels.add(words).add(normalise(`${question.number} ${words}`));
        }
      }
    }

    /**
     * Titles, hints and guidance of earlier versions: hints may be put in italics, titles have the box's before them.
     * @param {string} words
     */
    addFormer(words) {
      this.labels.add(normalise(words));
      this.notes.add(normalise(words));
      this.addGuidance(words);
    }

    /** @param {string|null|undefined} markdown */
    addGuidance(markdown) {
      // A paragraph or an item of a list, without the addresses of links.
      for (const text of (markdown || "").split(/\n\s*\n|\n(?=\s*[-*+] )/)) {
        this.guidance.add(normalise(withoutLinks(text)));
      }
      this.guidance.delete("");
    }

    /**
     * @param {string} text a line below the heading of a topic
     * @returns {{field: "decision_point"|"level"|"", value: string}|undefined} what it chooses for the topic; nothing for
     *   the promise that goes with the level
     */
    topicLine(text) {
      const [, label, value] = /^\s*([^:]{1,80}):\s*(.*)$/s.exec(text) ?? [];
      const named = normalise(label ?? "");
      if (!named) return undefined;
      const detail = this.topicDetails.find(({ title }) => normalise(title) === named);
      const choice = detail?.choices.find(({ title }) => normalise(title) === normalise(value));
      if (detail) return choice && { field: detail.field, value: choice.id };
      const promises =
        called("documents.promise").map(normalise).includes(named) && this.promises.has(normalise(value));
      return promises ? { field: "", value: "" } : undefined;
    }

    /**
     * @param {string} text
     * @returns {Asked|undefined} the question that it starts with, after a number if it has one
     */
    questionIn(text) {
      const words = `${normalise(text).replace(/^(\d+ )+/, "")} `;
      let longest = "";
      let found;
      // Not with a list of all that fit: this is asked of each row of a large document.
      for (const question of this.questions) {
        for (const its of question.wordings) {
          if (its.length > longest.length && words[its.length] === " " && words.startsWith(its)) {
            [longest, found] = [its, question];
          }
        }
      }
      return found;
    }

    /**
     * @param {string} text beside an answer
     * @param {Asked} question
     * @returns {{rest: string, internal: boolean}|undefined} if it begins with the question: the words behind that without its
     *   hint and what documents note there, and whether one of the notes is that the answer stays in the team. Of a web
     *   page, word processors make one paragraph of them all
     */
    behind(text, question) {
      const words = normalise(text).replace(/^(\d+ )+/, "");
      const wording = question.wordings.filter((its) => `${words} `.startsWith(`${its} `)).sort(longestFirst)[0];
      if (!wording) return undefined;
      let rest = ` ${words.slice(wording.length)} `;
      const internal = [...this.internal].some((mark) => rest.includes(` ${mark} `));
      for (const note of [question.hint, ...this.notes]) if (note) rest = rest.replace(` ${note} `, " ");
      return { rest: rest.trim(), internal };
    }

    /**
     * @param {string} text
     * @returns {boolean} whether it comes from the definition, not from a person
     */
    knows(text) {
      if (text.length > LONGEST) return false;
      const words = normalise(text);
      return this.labels.has(words) || this.guidance.has(words) || this.titles.has(words) || isEnd(text);
    }

    /**
     * @param {string} text that is no plan in Markdown
     * @returns {boolean} whether it is that of a plan all the same, such as a document that was saved as text, or one with its
     *   tables in another form
     */
    asksIn(text) {
      // Elements and the signs of tables may be within a question.
      const words = text.slice(0, 200_000).replace(/<[^<>]{0,200}>|[|+*_=-]/g, " ");
      const pieces = words.match(/.{1,3500}/gs) ?? [];
      const all = pieces.map((piece) => normalise(piece)).join(" ");
      return this.questions.some(({ wordings }) => wordings.some((wording) => all.includes(wording)));
    }

    /** @type {function(string): string} an answer without the lines that say that it is internal */
    unmarked(text) {
      const lines = text.split("\n");
      return lines.filter((line) => !this.internal.has(normalise(line))).join("\n");
    }

    /**
     * @param {string} line of Markdown
     * @returns {boolean} whether it is guidance
     */
    isGuidance(line) {
      const words = line.length <= LONGEST ? withoutLinks(line) : "";
      return this.guidance.has(normalise(words)) || isSmallPrint(words);
    }
  }

  /**
   * @param {{id: string, version: number}} made the questions that a plan was made for
   * @param {Definition} definition those of this toolkit
   * @returns {Array<string|HTMLElement>} how they differ, in words
   */
  function differences(made, definition) {
    if (made.id !== definition.id) {
      return [node("builder-reading.other-questions", { name: made.id })];
    }
    if (made.version === definition.version) return [];
    return [node("builder-reading.other-version", { version: made.version, own: definition.version })];
  }

  return { Guide, differences, isEnd };
})();
