// Needs: site/words
/**
 * Finds words in what goes out of a plan that call themselves internal: a mark is what keeps an answer in
 * the team, and people write a word instead. They are shown, and nothing is taken out. macros/content/plans/labelled.py finds
 * the same: tests/vectors/labelled.json holds both to it.
 */
var tkPlan = tkPlan || {};

tkPlan.labelled = (function () {
  "use strict";

  const { called } = tkWords;
  /** What is between such a word and what it is about. */
  const BETWEEN = /[:;!*_|()[\]{}]|\s[-–—]\s|\.(?=\s|$)/u;
  const AT_END = /[([{]([^()[\]{}]*)[)\]}][\s.!]*$/u;
  const MOST_SHOWN = 80;

  /** @type {function(string): string} */
  const wordsOf = (text) => (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(" ");

  const OURS = [...called("documents.internal"), ...called("builder-register.labels")].flatMap((words) =>
    words.split("|"),
  );

  /**
   * @param {string} text
   * @param {string[]} [labels] the words
   * @returns {string[]} the lines of it that begin with such a word, or end with one in brackets
   */
  function labelledIn(text, labels = OURS) {
    const known = new Set(labels.map(wordsOf));
    return text
      .split(/\r\n?|\n/)
      .filter(function (line) {
        const [first = ""] = line.split(BETWEEN).map(wordsOf).filter(Boolean);
        return known.has(first) || known.has(wordsOf(AT_END.exec(line)?.[1] ?? ""));
      })
      .map((line) => [...line.trim()].slice(0, MOST_SHOWN).join(""));
  }

  return { labelledIn };
})();
