// Needs: site/terms
/**
 * Says how well entries meet the words of a query. What a thing is called counts more than what is in it: the more, the
 * more of the name was asked for.
 */
var tkMatching = (function () {
  "use strict";

  const TEXT = 0.3; // How much a match in the text counts, beside one in a title.
  // How much it counts how much of a name was asked for, all of it above all.
  const FIT = 0.65;
  const WHOLE = 1.2;

  class Matcher {
    /**
     * @param {Vocabulary} vocabulary
     * @param {SearchEntries} entries
     */
    constructor(vocabulary, entries) {
      this.vocabulary = vocabulary;
      this.entries = entries;
    }

    /**
     * @param {Way[][]} wanted
     * @returns {{scores: Float64Array[], worth: number[]}} by wanted word, how well each entry meets it, and how well it
     *   could be met at most
     */
    meet(wanted) {
      const scores = wanted.map(() => new Float64Array(this.entries.all.length));
      const worth = wanted.map((ways, index) => this.meetInTexts(ways, scores[index]));
      this.meetInNames(wanted, scores);
      return { scores, worth };
    }

    /**
     * Notes how well the texts of entries meet a wanted word.
     * @param {Way[]} ways
     * @param {Float64Array} scores
     * @returns {number} how well it could be met at most
     */
    meetInTexts(ways, scores) {
      /** @type {function(Meant[]): number} */
      const worthOf = (all) => all.reduce((sum, { best }) => sum + best, 0);
      const worth = ways.length ? worthOf(ways[0].all) : 0;
      for (const way of ways) {
        // Another word for it is worth no more than the word that was typed.
        way.share = (way.sure * worth) / (worthOf(way.all) || 1);
        const each = way.all.map((meant) => this.inTexts(meant));
        for (let number = 0; number < scores.length; number += 1) {
          let sum = 0;
          for (const one of each) {
            if (!one[number]) sum = -Infinity;
            sum += one[number];
          }
          if (sum * way.share > scores[number]) scores[number] = sum * way.share;
        }
      }
      return worth;
    }

    /**
     * @param {Meant} meant
     * @returns {Float64Array} how well the text of each entry meets a word
     */
    inTexts({ terms }) {
      const found = new Float64Array(this.entries.all.length);
      for (const [term, sure] of terms) {
        const score = TEXT * sure * this.vocabulary.weights[term];
        const { numbers, shares } = this.entries.inText[term];
        for (let i = 0; i < numbers.length; i += 1) {
          if (score * shares[i] > found[numbers[i]]) found[numbers[i]] = score * shares[i];
        }
      }
      return found;
    }

    /**
     * Notes how well the names of entries meet the wanted words: the better, the more of a name was asked for.
     * @param {Way[][]} wanted
     * @param {Float64Array[]} scores
     */
    meetInNames(wanted, scores) {
      /** @type {Set<number>} */
      const numbers = new Set();
      for (const { all } of wanted.flat()) {
        for (const term of all[0].terms.keys()) for (const number of this.entries.inNames[term]) numbers.add(number);
      }
      const here = new Array(wanted.length);
      /** @type {Set<number[]>} */
      const asked = new Set();
      for (const number of numbers) {
        for (const name of this.entries.all[number].names) {
          asked.clear();
          let every = true;
          for (let index = 0; index < wanted.length; index += 1) {
            here[index] = 0;
            for (const way of wanted[index]) here[index] = Math.max(here[index], this.inName(name, way, asked));
            every &&= here[index] > 0;
          }
          if (!asked.size) continue;
          let part = 0;
          for (const terms of asked) part += this.vocabulary.weights[terms[0]];
          part /= name.total;
          const factor = name.weight * (every && part > 0.99 ? WHOLE : 1) * (1 - FIT + FIT * part * part);
          for (let index = 0; index < wanted.length; index += 1) {
            if (here[index] * factor > scores[index][number]) scores[index][number] = here[index] * factor;
          }
        }
      }
    }

    /**
     * @param {SearchName} name
     * @param {Way} way
     * @param {Set<number[]>} asked takes the words of the name that do
     * @returns {number} how well a name meets one way to mean a word
     */
    inName(name, { all, share }, asked) {
      let sum = 0;
      const used = [];
      for (const meant of all) {
        let best = 0;
        /** @type {number[]|null} */
        let of = null;
        for (const terms of name.words) {
          for (const term of terms) {
            const score = (meant.terms.get(term) ?? 0) * this.vocabulary.weights[term];
            if (score > best) [best, of] = [score, terms];
          }
        }
        if (!of) return 0;
        used.push(of);
        sum += best;
      }
      for (const terms of used) asked.add(terms);
      return sum * share;
    }

    /**
     * @param {SearchPage} page
     * @param {string[]} phrase
     * @returns {boolean} whether the words are in this order somewhere on the page
     */
    has(page, phrase) {
      const { isWord } = this.vocabulary;
      const wanted = phrase.map(tkTerms.stem);
      /** @type {function(number[]): boolean} */
      const stands = (symbols) => {
        const words = symbols.filter((symbol) => isWord[symbol]);
        const roots = words.map((symbol) => tkTerms.stem(this.vocabulary.termOf(symbol)));
        return roots.some((_, at) => wanted.every((root, k) => roots[at + k] === root));
      };
      return page.parts.some((entry) => stands(entry.title) || stands(entry.text));
    }
  }

  return { Matcher };
})();
