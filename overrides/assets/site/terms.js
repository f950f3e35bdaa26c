// Needs: nothing
/**
 * Words as a search compares them: without capitals, accents and apostrophes, and by the part that does not change from
 * "recruit" to "recruitment". The search and the finder read queries with it.
 */
var tkTerms = (function () {
  "use strict";

  const WORD = /[\p{L}\p{N}]+(?:['’/.@-][\p{L}\p{N}]+)*/gu;
  const PARTS = /[^\p{L}\p{N}]+/u;
  /** @type {[number, RegExp][]} endings, and how much of a word has to be left without them */
  const ENDINGS = [
    [5, /(?:ents?|ities|ity|ially|ial)$/],
    [
      4,
      /(?:i[sz]ations?|ations?|atively|atives?|ating|at(?:ors?|ory|ed|es?)|ments?|ness|[ia]bilit(?:y|ies)|alit(?:y|ies))$/,
    ],
    [4, /(?:ingly|ical|ically|ally|als?|ists?|ians?|ions?|ives?|ences?|ances?|ants?|[ia]bles?|[ia]bly|ly|ees?)$/],
    [3, /(?:ings?|edly|ed|ers?|ors?|ies|es|s|y|e)$/],
  ];

  /**
   * @param {string} text
   * @returns {string} without capitals, accents and apostrophes, and without the "s" that an apostrophe leaves alone
   */
  function fold(text) {
    const bare = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    return bare.replace(/['’]s(?![\p{L}\p{N}])/gu, "").replace(/['’]/gu, "");
  }

  /**
   * @param {string} text
   * @returns {string[]} its words, folded; "co-production" is one word
   */
  const words = (text) => (text.match(WORD) ?? []).map(fold).filter(Boolean);

  /**
   * @param {string} word a folded word
   * @returns {string[]} the terms by which it is found: "co-production" by "coproduction", "co" and "production"
   */
  function termsOf(word) {
    const parts = word.split(PARTS).filter(Boolean);
    return parts.length > 1 ? [parts.join(""), ...parts] : parts;
  }

  /**
   * @param {string} term
   * @returns {string} what it has in common with other forms of the word, in British and American spelling. It is for
   *   comparing, not for reading: "organizations" and "organisation" both give "organ"
   */
  function stem(term) {
    if (term.length < 4 || /\p{N}/u.test(term)) return term;
    let rest = term
      .replace(/[ao]e/g, "e")
      .replace(/z/g, "s")
      .replace(/(.)our/, "$1or")
      .replace(/([bct])re(?=s?$)/, "$1er")
      .replace(/(.)\1+/g, "$1");
    for (let before = ""; before !== rest; ) {
      before = rest;
      for (const [left, ending] of ENDINGS) {
        const without = rest.replace(ending, "");
        if (without.length >= left) rest = without;
      }
    }
    return rest;
  }

  /**
   * @param {string} one
   * @param {string} other
   * @param {number} most
   * @returns {number} how many letters have to be changed, put in, taken out or swapped with the next to make one of
   *   the other; more than `most` if it takes more
   */
  function distance(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    /** @type {number[]} */
    let earlier = [];
    let row = Array.from({ length: other.length + 1 }, (_, column) => column);
    for (let i = 1; i <= one.length; i += 1) {
      const next = [i];
      let least = i;
      for (let j = 1; j <= other.length; j += 1) {
        const same = one[i - 1] === other[j - 1];
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
          next[j] = Math.min(next[j], earlier[j - 2] + 1);
        }
        least = Math.min(least, next[j]);
      }
      if (least > most) return most + 1;
      earlier = row;
      row = next;
    }
    return row[other.length];
  }

  return { fold, words, termsOf, stem, distance };
})();
