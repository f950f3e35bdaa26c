// Needs: site/terms
/**
 * Reads what somebody typed. Exact words count most, other forms of a word and its beginning less. Only a word that
 * nothing has is read as two words in one, or as a misspelling.
 */
var tkQuery = (function () {
  "use strict";

  const { words, termsOf } = tkTerms;

  // How surely a term is meant, by how it was found.
  const SAME_STEM = 0.85;
  const BEGINNING = 0.6;
  const ALIKE = 0.7;
  // A word typed to its end seldom goes on for long: "test" means "tests", but not "testimony".
  const LONGEST_END = 3;

  /**
   * @param {string} term
   * @returns {string} what its number and its tense leave of it. A stem is too short to tell what a word is alike to:
   *   "public" and "publications" have the same.
   */
  const withoutEnding = (term) =>
    term.length < 4
      ? term
      : term
          .replace(/z/g, "s")
          .replace(/(?:ies|y)$/, "i")
          .replace(/(?:ings?|e?d|e?s|e)$/, "")
          .replace(/(.)\1$/, "$1");

  class Reader {
    /**
     * @param {Vocabulary} vocabulary
     * @param {string} leaveOut words that say nothing, a space between them
     * @param {string[]} alike groups of words and phrases that mean the same, as the build wrote them
     */
    constructor(vocabulary, leaveOut, alike) {
      this.vocabulary = vocabulary;
      this.leaveOut = new Set(words(leaveOut));
      /** @type {Map<string, {roots: string[], others: string[][]}[]>} the groups, by their first word */
      this.alike = new Map();
      for (const group of alike) this.addGroup(vocabulary.phrases(group));
    }

    /** @param {number[][]} group */
    addGroup(group) {
      const phrases = group.map((phrase) => phrase.map((symbol) => this.vocabulary.termOf(symbol)).filter(Boolean));
      phrases.forEach((phrase, index) => {
        const roots = phrase.map(withoutEnding);
        const others = phrases.filter((_, other) => other !== index).map((other) => this.tellingOf(other));
        this.alike.set(roots[0], [...(this.alike.get(roots[0]) ?? []), { roots, others }]);
      });
    }

    /**
     * @param {string[]} phrase
     * @returns {string[]} its words that say something, as names have them, where these are two or more
     */
    tellingOf(phrase) {
      const telling = phrase.filter((word) => !this.leaveOut.has(word));
      return telling.length > 1 ? telling : phrase;
    }

    /**
     * @param {string} query
     * @returns {Reading}
     */
    read(query) {
      /** @type {[string, string][]} */
      const corrected = [];
      const phrases = [...query.matchAll(/["“]([^"“”]+)["”]/gu)].map(([, phrase]) =>
        words(phrase).map((word) => termsOf(word)[0]),
      );
      const all = words(query).filter((word) => word !== "s");
      const telling = all.filter((word) => !this.leaveOut.has(word));
      const said = telling.length ? telling : all;
      const open = /[\p{L}\p{N}]$/u.test(query); // The last word may not be typed to its end.
      const typed = said.flatMap((word, i) => (this.isKnown(said, i, open) ? [word] : this.guess(word, corrected)));
      /** @type {Way[][]} */
      const wanted = [];
      for (let i = 0; i < typed.length; ) {
        const { length, ways } = this.waysFor(typed, i, open);
        wanted.push(ways);
        i += length;
      }
      return { wanted, corrected, phrases };
    }

    /**
     * @param {string[]} typed
     * @param {number} i
     * @param {boolean} open
     * @returns {{length: number, ways: Way[]}} how many words the ways stand for
     */
    waysFor(typed, i, open) {
      /** @type {function(number): Meant} */
      const own = (at) => this.meant(typed[at], open && at + 1 === typed.length);
      // Two words that the toolkit writes as one: "co production", "data set".
      const joined = this.vocabulary.numbers.get(typed.slice(i, i + 2).join(""));
      const isTwo = joined !== undefined && i + 1 < typed.length;
      if (isTwo) {
        const ways = [[this.asOne(new Map([[joined, 1]]))], [own(i), own(i + 1)]];
        return { length: 2, ways: ways.map((all) => ({ sure: 1, all, share: 0 })) };
      }
      const group = this.groupsAt(typed, i);
      const length = Math.max(1, ...group.map(({ roots }) => roots.length));
      /** @type {Way[]} */
      const ways = [];
      const typedOnes = typed.slice(i, i + length).map((_, k) => own(i + k));
      if (typedOnes.every(({ terms }) => terms.size)) ways.push({ sure: 1, all: typedOnes, share: 0 });
      for (const { others } of group) {
        for (const other of others) {
          const all = other.map((term) => this.meant(term, false));
          if (all.every(({ terms }) => terms.size)) ways.push({ sure: ALIKE, all, share: 0 });
        }
      }
      return { length, ways };
    }

    /**
     * @param {string[]} typed
     * @param {number} i
     * @returns {{roots: string[], others: string[][]}[]} the groups whose word or phrase begins here, the longest only
     */
    groupsAt(typed, i) {
      /** @type {function(number): string} */
      const rootAt = (at) => withoutEnding(termsOf(typed[at])[0]);
      const fitting = (this.alike.get(rootAt(i)) ?? []).filter(({ roots }) =>
        roots.every((root, k) => i + k < typed.length && rootAt(i + k) === root),
      );
      const longest = Math.max(0, ...fitting.map(({ roots }) => roots.length));
      return fitting.filter(({ roots }) => roots.length === longest);
    }

    /**
     * @param {string} word
     * @param {boolean} open whether more letters may follow
     * @returns {Meant}
     */
    meant(word, open) {
      const { terms: all, numbers, weights } = this.vocabulary;
      /** @type {Map<number, number>} */
      const terms = new Map();
      /** @type {function(number, number): void} */
      const note = (term, sure) => void terms.set(term, Math.max(sure, terms.get(term) ?? 0));
      const [whole, ...parts] = termsOf(word);
      const exact = numbers.get(whole);
      if (exact !== undefined) note(exact, 1);
      for (const term of this.vocabulary.formsOf(whole)) note(term, SAME_STEM);
      if (whole.length > (open ? 0 : 3)) {
        // What the toolkit does not have may be the beginning of a word, wherever it is.
        const unfinished = open || exact === undefined;
        for (const term of this.vocabulary.beginningWith(whole)) {
          const long = all[term].length;
          if (unfinished || long <= whole.length + LONGEST_END) note(term, BEGINNING * Math.sqrt(whole.length / long));
        }
      }
      if (exact !== undefined) {
        // A rare form of a word counts no more than the form that was typed: the rarer, the less.
        const most = weights[exact];
        for (const [term, sure] of terms) terms.set(term, sure * Math.min(1, most / weights[term]) ** 2);
      }
      if (!terms.size && parts.length) {
        // "easy-read": the toolkit has the parts alone. The rarest stands for all.
        const found = parts.map((part) => this.meant(part, false));
        return found.reduce((one, other) => (other.best > one.best ? other : one));
      }
      return this.asOne(terms);
    }

    /**
     * @param {Map<number, number>} terms
     * @returns {Meant}
     */
    asOne(terms) {
      let best = 0;
      for (const [term, sure] of terms) best = Math.max(best, sure * this.vocabulary.weights[term]);
      return { terms, best };
    }

    /**
     * @param {string[]} typed
     * @param {number} i
     * @param {boolean} open
     * @returns {boolean} whether the toolkit has a word, by itself or as one with the word beside it
     */
    isKnown(typed, i, open) {
      const beside = [typed.slice(i, i + 2), i ? typed.slice(i - 1, i + 1) : []].filter(({ length }) => length > 1);
      if (beside.some((two) => this.vocabulary.numbers.has(two.join("")))) return true;
      return this.meant(typed[i], open && i + 1 === typed.length).terms.size > 0;
    }

    /**
     * @param {string} word one that the toolkit does not have
     * @param {[string, string][]} corrected takes the word and what it is read as
     * @returns {string[]} two words that it may be, or one that is spelt much like it, or itself
     */
    guess(word, corrected) {
      for (let cut = 3; cut <= word.length - 3; cut += 1) {
        const parts = [word.slice(0, cut), word.slice(cut)];
        if (parts.every((part) => this.vocabulary.numbers.has(part))) return parts;
      }
      const nearest = this.vocabulary.nearest(word);
      if (nearest === null) return [word];
      corrected.push([word, this.vocabulary.terms[nearest]]);
      return [this.vocabulary.terms[nearest]];
    }
  }

  return { Reader };
})();
