// Needs: site/words, site/terms
/** Words and phrases as they are compared, so that "a renter" and "Renters" are the same. */
var tkPlan = tkPlan || {};

tkPlan.phrases = (function () {
  "use strict";

  const { called } = tkWords;
  const { fold, stem } = tkTerms;
  const LONGEST = 5;
  /** Small words that may stand inside a name, such as "on" in "people on low incomes". */
  const MOST_INSIDE = 2;
  const WORD = /[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu;
  const CLAUSE = /[,;:!?()[\]"“”–—/\n]+|\.(?=\s|$)|\s-\s/u;

  /** Words that are no part of a group's name; those that may be inside it; and words that alone name no group. */
  const SMALL = new Set(called("many.small-words").flatMap((words) => words.split(" ")));
  const JOINING = new Set(called("many.joining-words").flatMap((words) => words.split(" ")));
  const PLAIN = new Set(called("many.plain-words").flatMap((words) => words.split(" ").map(stemOf)));

  /** @param {string} word */
  function stemOf(word) {
    return stem(fold(word).replace(/[^\p{L}\p{N}]/gu, ""));
  }

  /**
   * @param {string} text
   * @returns {string} its words, each by the part that its forms share, with a space before and after each: one text
   *   holds the words of another if its key holds the other's
   */
  function keyOf(text) {
    const stems = (text.match(WORD) ?? []).map(stemOf).filter(Boolean);
    return stems.length ? ` ${stems.join(" ")} ` : "";
  }

  /**
   * @param {string} text
   * @returns {string[]} its sentences, each line with at least one
   */
  function sentencesOf(text) {
    return text
      .split(/\r\n?|\n|(?<=[.!?])\s+/)
      .map((line) => line.replace(/^\s*[-*•]\s+/, "").trim())
      .filter(Boolean);
  }

  /**
   * Finds what may be the name of a group: a few words that do not begin or end with a small one, not all of them plain.
   * @param {string} text
   * @param {function(string, string): void} found is given the key and the words of each
   */
  function namesIn(text, found) {
    for (const clause of text.split(CLAUSE)) {
      const about = [...clause.matchAll(WORD)].map(function ({ 0: word, index }) {
        const folded = fold(word);
        const its = stemOf(word);
        const small = !its || SMALL.has(folded) || /^\p{N}/u.test(folded);
        const joins = JOINING.has(folded);
        return {
          joins,
          at: index,
          after: index + word.length,
          its,
          small,
          plain: small || its.length < 3 || PLAIN.has(its),
        };
      });
      for (let start = 0; start < about.length; start += 1) {
        if (about[start].small) continue;
        let key = " ";
        let inside = 0;
        let names = false;
        for (let end = start; end < Math.min(about.length, start + LONGEST); end += 1) {
          const { after, its, joins, small, plain } = about[end];
          key += `${its} `;
          if (small) inside += 1;
          if ((small && !joins) || inside > MOST_INSIDE) break;
          names ||= !plain;
          if (!small && names) found(key, clause.slice(about[start].at, after));
        }
      }
    }
  }

  return { keyOf, namesIn, sentencesOf };
})();
