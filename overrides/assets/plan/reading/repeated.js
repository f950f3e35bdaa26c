// Needs: site/words, plan/writing/line-sums, plan/reading/text, plan/reading/patterns
/**
 * Knows the lines of a document that repeat what its other parts say: those of its first page and of its list of
 * contents. Word processors and online editors take away the styles and the properties that say which they are.
 */
var tkPlan = tkPlan || {};

tkPlan.repeated = (function () {
  "use strict";

  const { called } = tkWords;
  const { normalise } = tkPlan.text;
  const { topicIn } = tkPlan.patterns;

  class Repeated {
    /**
     * @param {string[]} answers the lines of all answers
     * @param {Holder[]} topics
     * @param {Guide} guide
     * @param {string} sums the checksums of the lines of the first page, as the document says; "" if it does not
     */
    constructor(answers, topics, guide, sums) {
      this.guide = guide;
      this.sums = new Set(sums.split(" "));
      this.titles = new Set(topics.map(({ title }) => normalise(title)));
      this.answers = new Set(answers.map(normalise));
    }

    /**
     * @param {string} text of a line of the first page
     * @param {string} line the same with the sign of a list
     * @returns {boolean} whether it repeats what the others say
     */
    isOnFirstPage(text, line) {
      const isSaid = (/** @type {string} */ words) => this.isSaid(normalise(words));
      // Where its table was made text, a tab may be between a subject and what is said on it.
      const isRow = () => text.split("\t").every((words) => this.guide.knows(words) || isSaid(words));
      return this.sums.has(tkPlan.lineSums.sumOf(line)) || isSaid(text) || isRow();
    }

    /**
     * @param {string} words of a line of the first page
     * @returns {boolean} whether they are those of an answer, or of a topic's title with what is chosen for it
     */
    isSaid(words) {
      if (this.answers.has(words)) return true;
      const starts = called("documents.topic").map((form) => normalise(form.replace(/\{\w+\}/g, "")));
      const levels = this.guide.topicDetails.flatMap(({ choices }) =>
        choices.map(({ title, promise }) => normalise(`${title} ${promise ?? ""}`)),
      );
      // From the end, since a title may have the words of another.
      const ends = [...this.titles].flatMap((title) => ["", ...levels].map((level) => `${title} ${level}`.trim()));
      return ends.some(function (end) {
        const start = words.slice(0, words.length - end.length);
        return words.endsWith(end) && starts.includes(start.replace(/\d+/g, "").trim());
      });
    }

    /**
     * @param {string} text of a paragraph outside tables
     * @returns {boolean} whether it is what a table is called, with what is said of it to people who cannot see it: pandoc
     *   makes one paragraph of both
     */
    isCaption(text) {
      const starts = called("documents.columns").map((form) => text.indexOf(form.slice(0, form.indexOf("{"))));
      const at = Math.max(...starts);
      const isTwice = at < 0 && text.slice(0, text.length / 2) === text.slice(text.length / 2);
      const title = isTwice ? text.slice(text.length / 2) : text.slice(0, Math.max(at, 0));
      return title !== "" && (this.guide.knows(title) || this.titles.has(normalise(topicIn(title) ?? "")));
    }

    /**
     * @param {string} text of a paragraph outside tables
     * @returns {boolean} whether it is a line of a list of contents
     */
    isOfContents(text) {
      if (called("documents.contents").some((words) => normalise(words) === normalise(text))) return true;
      // The number of its page is behind a tab.
      const parts = text.split("\t");
      while (parts.length > 1 && /^[\s\d]*$/.test(parts[parts.length - 1])) parts.pop();
      const title = parts.join("\t");
      if (title === text) return false;
      const words = normalise(title).replace(/^(?:\d+ )+/, "");
      return this.guide.knows(title) || this.titles.has(words) || this.titles.has(normalise(topicIn(title) ?? ""));
    }
  }

  /**
   * @param {Paragraph[]} paragraphs
   * @param {Guide} guide
   * @returns {Set<Paragraph>} those of the first page, by their style or by the heading above them
   */
  function firstPage(paragraphs, guide) {
    /** @type {Set<Paragraph>} */
    const found = new Set();
    let isBelow = false;
    for (const paragraph of paragraphs) {
      const { cell, names, slot, text } = paragraph;
      const words = normalise(text);
      if (!cell && slot !== "plan.title" && guide.overview.has(words)) isBelow = true;
      else if (isBelow) isBelow = !guide.sections.has(words) && !guide.questionIn(text);
      if (isBelow || names.includes("overview")) found.add(paragraph);
    }
    return found;
  }

  return { Repeated, firstPage };
})();
