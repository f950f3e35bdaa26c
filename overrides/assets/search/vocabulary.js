// Needs: site/terms, search/codes
/**
 * The words of the index: by which terms each is found, which terms are forms of one word, and how much each tells.
 */
var tkVocabulary = (function () {
  "use strict";

  const { words, termsOf, stem, distance } = tkTerms;

  const MOST_BEGINNINGS = 60;

  class Vocabulary {
    /** @param {string} listed the words, as the build wrote them */
    constructor(listed) {
      /** @type {string[]} the words as texts have them, and what is between them */
      this.symbols = tkCodes.listed(listed);
      /** @type {string[]} */
      this.terms = [];
      /** @type {Map<string, number>} */
      this.numbers = new Map();
      /** @type {Map<string, number[]>} */
      this.byStem = new Map();
      /** @type {number[][]} by number of a symbol, the terms it is found by; none for a comma */
      this.termsBySymbol = this.symbols.map((symbol) =>
        words(symbol)
          .flatMap(termsOf)
          .map((term) => this.add(term)),
      );
      this.isWord = this.symbols.map((symbol) => /^[\p{L}\p{N}]/u.test(symbol));
      this.sorted = [...this.terms].sort();
      // By term: the number of pages that have it, and how much it tells.
      this.onPages = this.terms.map(() => 0);
      this.weights = this.terms.map(() => 0);
      this.tellsMost = 0;
    }

    /** @param {string} term */
    add(term) {
      let number = this.numbers.get(term);
      if (number === undefined) {
        number = this.terms.push(term) - 1;
        this.numbers.set(term, number);
        const root = stem(term);
        this.byStem.set(root, [...(this.byStem.get(root) ?? []), number]);
      }
      return number;
    }

    /**
     * Takes over, once all texts are known, on how many pages each term is.
     * @param {number[]} onPages
     * @param {number} pages how many pages there are
     */
    weigh(onPages, pages) {
      /** @type {function(number): number} */
      const tells = (count) => Math.log(1 + pages / (count + 0.5)) + 0.1;
      this.onPages = onPages;
      this.weights = onPages.map(tells);
      this.tellsMost = tells(1);
    }

    /**
     * @param {string} code
     * @returns {number[][]} the words and phrases of a text of the index between which semicolons stand
     */
    phrases(code) {
      /** @type {number[][]} */
      const phrases = [[]];
      for (const symbol of tkCodes.decode(code)) {
        if (this.symbols[symbol].endsWith("; ")) phrases.push([]);
        else phrases[phrases.length - 1].push(symbol);
      }
      return phrases.filter((phrase) => phrase.length);
    }

    /**
     * @param {number} symbol
     * @returns {string} the term that stands for the whole word; empty for a comma
     */
    termOf(symbol) {
      return this.terms[this.termsBySymbol[symbol][0]] ?? "";
    }

    /**
     * @param {string} term
     * @returns {number[]} the terms that have a stem in common with it
     */
    formsOf(term) {
      return this.byStem.get(stem(term)) ?? [];
    }

    /**
     * @param {string} start
     * @returns {number[]} the terms that begin so
     */
    beginningWith(start) {
      const found = [];
      let at = lowerBound(this.sorted, start);
      for (; found.length < MOST_BEGINNINGS && this.sorted[at]?.startsWith(start); at += 1) {
        found.push(/** @type {number} */ (this.numbers.get(this.sorted[at])));
      }
      return found;
    }

    /**
     * @param {string} word one that the toolkit does not have
     * @returns {number|null} the term that is spelt most like it; null if none is spelt much like it
     */
    nearest(word) {
      if (word.length < 4 || /\p{N}/u.test(word)) return null;
      const most = word.length > 6 ? 2 : 1;
      const own = letters(word);
      let least = most + 1;
      /** @type {number[]} */
      let found = [];
      this.terms.forEach((term, number) => {
        // Letters that only one of the two has show at once that they are too far apart.
        if (term.length < 3 || !this.onPages[number] || bits(letters(term) ^ own) > 2 * most) return;
        const far = distance(word, term, Math.min(most, least));
        if (far < least) [least, found] = [far, [number]];
        else if (far === least && far <= most) found.push(number);
      });
      // A first letter is seldom wrong. Of several words, the toolkit means the one that it says most often.
      /** @type {function(number): number} */
      const score = (number) => (this.terms[number][0] === word[0] ? 1e4 : 0) + this.onPages[number];
      found.sort((one, other) => score(other) - score(one));
      return found[0] ?? null;
    }
  }

  /**
   * @param {string} word
   * @returns {number} which letters it has, a bit for each
   */
  function letters(word) {
    let found = 0;
    for (let i = 0; i < word.length; i += 1) found |= 1 << (word.charCodeAt(i) % 32);
    return found;
  }

  /** @param {number} number */
  function bits(number) {
    let count = 0;
    for (let rest = number; rest; rest &= rest - 1) count += 1;
    return count;
  }

  /**
   * @param {string[]} sorted
   * @param {string} value
   * @returns {number} the first place whose word does not come before it
   */
  function lowerBound(sorted, value) {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle] < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  return { Vocabulary };
})();
