// Needs: site/words, plan/reading/text, plan/reading/patterns
/** The questions as people see them in a document, and how those of another version differ. */
var tkPlan = tkPlan || {};

/**
 * @typedef {{id: string, number: string, words: string, text: string, hint: string, repeats: boolean,
 *   columns: Array<[string, string[]]>}} Asked a question as it is found again in a document
 */

tkPlan.guide = (function () {
  "use strict";

  const { node, called } = tkWords;
  const { LONGEST, normalise, withoutLinks } = tkPlan.text;
  const { COLUMNS, FIELDS } = tkPlan.patterns;

  /**
   * What a name is called, each with the name.
   * @type {function([string, string[], ...any]): Array<[string, string]>}
   */
  const byWords = ([name, wordings]) => wordings.map((words) => [normalise(words), name]);

  /** The questions and all the other words that a document has from the definition. */
  class Guide {
    /** @param {Definition} definition */
    constructor(definition) {
      /** @type {Asked[]} */
      this.questions = [];
      /** @type {Map<string, Asked>} */
      this.byId = new Map();
      this.columns = new Map(Object.values(COLUMNS).flat().flatMap(byWords));
      this.fields = new Map(FIELDS.flatMap(byWords));
      this.titles = new Set([normalise(definition.title)]);
      /** @type {Set<string>} */
      this.guidance = new Set();
      const topics = called("documents.topic").map((words) => words.replace("{title}", ""));
      const others = [...called("documents.question"), ...called("documents.about-plan"), ...topics];
      for (const [, , hints] of FIELDS) others.push(...hints);
      this.labels = new Set([...others.map(normalise), ...this.columns.keys(), ...this.fields.keys()]);
      for (const box of definition.boxes) this.addBox(box, definition);
      this.labels.delete("");
    }

    /**
     * @param {Box} box
     * @param {Definition} definition
     */
    addBox(box, definition) {
      this.titles.add(normalise(`${definition.title}: ${box.title}`));
      this.labels.add(normalise(box.title)).add(normalise(`${box.number} ${box.title}`));
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
            words: normalise(text),
            hint: normalise(hint || ""),
            repeats: box.repeats,
            columns: COLUMNS[box.answers],
          };
          this.questions.push(question);
          this.byId.set(id, question);
          for (const words of [text, hint || "", `${question.number} ${text}`]) this.labels.add(normalise(words));
        }
      }
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
     * @param {string} text
     * @returns {Asked|undefined} the question that it starts with, after a number if it has one
     */
    questionIn(text) {
      const words = normalise(text).replace(/^(\d+ )+/, "");
      const fits = this.questions.filter((question) => `${words} `.startsWith(`${question.words} `));
      return fits.sort((one, other) => other.words.length - one.words.length)[0];
    }

    /**
     * @param {string} text
     * @returns {boolean} whether it comes from the definition, not from a person
     */
    knows(text) {
      if (text.length > LONGEST) return false;
      const words = normalise(text);
      return this.labels.has(words) || this.guidance.has(words) || this.titles.has(words);
    }

    /**
     * @param {string} line of Markdown
     * @returns {boolean} whether it is guidance
     */
    isGuidance(line) {
      return line.length <= LONGEST && this.guidance.has(normalise(withoutLinks(line)));
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

  return { Guide, differences };
})();
