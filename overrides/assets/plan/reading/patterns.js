// Needs: site/words
/**
 * The words by which the parts of a document are recognised: headings of columns, and
 * sentences with a place in them. A document may come from a site in another language, so they are known in all.
 */
var tkPlan = tkPlan || {};

tkPlan.patterns = (function () {
  "use strict";

  const { called } = tkWords;

  /**
   * The columns for answers, by what a box asks for: the key of the answer, and the headings.
   * @type {Record<"one"|"now-and-next", Array<[string, string[]]>>}
   */
  const COLUMNS = {
    one: [["answer", called("documents.answer")]],
    "now-and-next": [
      ["now", called("documents.now")],
      ["next", called("documents.next")],
    ],
  };

  const NOT_RELEVANT = called("documents.not-relevant").map(patternOf);
  const TOPIC = called("documents.topic").map(patternOf);
  const UNTITLED = called("documents.untitled-topic").map((words) => patternOf(`${words} {title}`));

  /**
   * @param {string} wording words with one place in them, and perhaps a number: "Topic {number}: {title}"
   * @returns {RegExp} finds them as people write them, in capitals or not, with other spaces, without a comma. Its group
   *   is what is in the place
   */
  function patternOf(wording) {
    const [before, after] = wording.split(/\{(?!number)\w+\}/).map(function (text) {
      const pieces = text.match(/\{number\}|[\p{L}\p{N}]+|[^\p{L}\p{N}\s]/gu) ?? [];
      const loose = pieces.map((piece, index) => {
        // Topics had no numbers once, and somebody may take them out.
        if (piece === ":" && index === pieces.length - 1) return "(?::|\\s[-–—]\\s)";
        const exact = piece === "{number}" ? "\\d+" : piece.replace(/[\\^$.*+?()[\]{}|/]/, "\\$&");
        if (index === pieces.length - 1 && piece !== "{number}") return exact;
        // The spaces go with the piece: two expressions for one run of them would try all ways to share it.
        return /[\p{L}\p{N}]/u.test(piece) && piece !== "{number}" ? `${exact}\\s*` : `(?:${exact}\\s*)?`;
      });
      return loose.join("");
    });
    const gap = /[\p{L}\p{N}]$/u.test(before) ? "(?![\\p{L}\\p{N}])[\\s:…]*" : "\\s*";
    return new RegExp(`^\\s*${before}${gap}${after ? `(.*?)${after}\\s*` : "(.*)"}$`, "isu");
  }

  /**
   * @param {RegExp[]} patterns
   * @param {string} text
   * @returns {string|undefined} what is in the place of words that one of the patterns finds
   */
  function inPlace(patterns, text) {
    for (const pattern of patterns) {
      const [, words] = pattern.exec(text) ?? [];
      if (words !== undefined) return text.endsWith(words) ? words : words.trimEnd();
    }
    return undefined;
  }

  /**
   * @param {string} text a heading
   * @param {boolean} [sure] whether something else says that a topic starts there: one without a title may have got one
   * @returns {string|undefined} the title of the topic that starts there, if one does; "" if it has none
   */
  function topicIn(text, sure = false) {
    const titled = inPlace(TOPIC, text);
    if (titled !== undefined) return titled;
    const words = inPlace(UNTITLED, text);
    // Without a number it is a title that begins with the same word: "Topic guides".
    if (words === undefined || !/\d/.test(text.slice(0, text.length - words.length))) return undefined;
    const behind = words.replace(/^[\s.:–—-]+/, "");
    return behind === "" || sure ? behind : undefined;
  }

  /**
   * @param {string} text an answer
   * @returns {string|undefined} the reason why the question does not apply, if the answer says that
   */
  const notRelevantIn = (text) => inPlace(NOT_RELEVANT, text);

  return { COLUMNS, notRelevantIn, topicIn };
})();
