// Needs: nothing
/**
 * Writes numbers of words as text again, with what was asked for marked.
 */
var tkShowing = (function () {
  "use strict";

  const OTHER_CASE = "\u0001";
  const ENDS_SENTENCE = /^[.?!\n]/;
  const WORDS_AROUND = 30;

  class Writer {
    /**
     * @param {Vocabulary} vocabulary
     * @param {Set<number>} hits the terms that were asked for
     */
    constructor(vocabulary, hits = new Set()) {
      this.vocabulary = vocabulary;
      this.hits = hits;
    }

    /** @param {number} symbol */
    isHit(symbol) {
      return this.vocabulary.termsBySymbol[symbol].some((term) => this.hits.has(term));
    }

    /**
     * @param {number[]} symbols
     * @returns {boolean} whether anything in a text was asked for
     */
    marks(symbols) {
      return symbols.some((symbol) => this.isHit(symbol));
    }

    /** @param {number|undefined} symbol */
    ends(symbol) {
      return symbol !== undefined && ENDS_SENTENCE.test(this.vocabulary.symbols[symbol]);
    }

    /**
     * @param {number[]} symbols
     * @returns {TextPiece[]} the words around the place that has most of what was asked for
     */
    excerpt(symbols) {
      const at = symbols.flatMap((symbol, index) => (this.isHit(symbol) ? [index] : []));
      let best = at[0] ?? 0;
      let most = 0;
      at.forEach((from, index) => {
        const seen = new Set();
        for (let k = index; k < at.length && at[k] < from + WORDS_AROUND; k += 1) seen.add(symbols[at[k]]);
        if (seen.size > most) [most, best] = [seen.size, from];
      });
      // Better the beginning of a sentence than the middle of one.
      let from = Math.max(0, best - 12);
      for (let k = best; k > from; k -= 1) if (this.ends(symbols[k - 1])) from = k;
      const until = Math.min(symbols.length, from + WORDS_AROUND * 2);
      const middle = from > 0 && !this.ends(symbols[from - 1]);
      const pieces = this.pieces(symbols.slice(from, until), middle);
      if (middle) pieces.unshift({ text: "… ", hit: false });
      if (until < symbols.length) pieces.push({ text: " …", hit: false });
      return pieces;
    }

    /**
     * @param {number[]} symbols
     * @param {boolean} middle whether they begin in the middle of a sentence
     * @returns {TextPiece[]}
     */
    pieces(symbols, middle = false) {
      const { symbols: all, isWord } = this.vocabulary;
      /** @type {TextPiece[]} */
      const pieces = [];
      let other = false;
      let begins = !middle;
      let wordBefore = false;
      for (const number of symbols) {
        let text = all[number];
        if (text === OTHER_CASE) {
          other = true;
          continue;
        }
        if (isWord[number]) {
          if (wordBefore) pieces.push({ text: " ", hit: false });
          if (begins !== other) text = text[0].toUpperCase() + text.slice(1);
          begins = false;
          other = false;
        } else {
          begins = ENDS_SENTENCE.test(text);
          text = text.replace("\n", " ");
        }
        pieces.push({ text, hit: this.isHit(number) });
        wordBefore = isWord[number];
      }
      return pieces;
    }
  }

  return { Writer };
})();
