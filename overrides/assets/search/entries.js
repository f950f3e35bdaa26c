// Needs: search/codes, search/showing
/**
 * The pages of the index and their parts, and by word where the word is: in titles and other names, or in the text.
 */
var tkEntries = (function () {
  "use strict";

  // How much a match counts, by what the name is.
  const TITLE = 1;
  const NAME = 0.9;
  const HEADING = 0.8;

  class Entries {
    /**
     * @param {Vocabulary} vocabulary
     * @param {Set<string>} leaveOut words that say nothing
     */
    constructor(vocabulary, leaveOut) {
      this.vocabulary = vocabulary;
      this.leaveOut = leaveOut;
      /** @type {SearchPage[]} */
      this.pages = [];
      /** @type {SearchEntry[]} */
      this.all = [];
      const { terms } = vocabulary;
      /** @type {Map<number, number>[]} by term, the entries whose text has it, and how often */
      this.times = terms.map(() => new Map());
      /** @type {Set<number>[]} by term, the entries whose names have it */
      this.inNames = terms.map(() => new Set());
      /** @type {{numbers: number[], shares: number[]}[]} by term, the entries whose text has it, and how much it says there */
      this.inText = [];
    }

    /**
     * @param {SearchIndex} index
     * @param {number} number of the entry to read in it
     */
    add(index, number) {
      const at = index.places[number];
      const isPart = at.startsWith("#");
      const symbols = tkCodes.decode(index.titles[number]);
      const pieces = at === "#" ? new tkShowing.Writer(this.vocabulary).pieces(symbols) : [];
      const anchor = tkCodes.slug(pieces.map((piece) => piece.text).join(""));
      /** @type {SearchEntry} */
      const entry = {
        at: at + anchor,
        rank: index.ranks[number],
        kind: index.kinds[index.kindOf[number]],
        title: symbols,
        text: tkCodes.decode(index.texts[number]),
        names: [],
        number: this.all.length,
        page: this.pages[this.pages.length - 1],
      };
      if (isPart) {
        entry.page.parts.push(entry);
      } else {
        entry.page = { entry, parts: [entry], number: this.pages.length };
        this.pages.push(entry.page);
      }
      this.all.push(entry);
      this.addName(entry, entry.title, isPart && entry.kind !== "term" ? HEADING : TITLE);
      for (const name of this.vocabulary.phrases(index.names[number]))
        this.addName(entry, name, isPart ? HEADING : NAME);
      for (const symbol of entry.text) {
        for (const term of this.vocabulary.termsBySymbol[symbol]) {
          const found = this.times[term];
          found.set(entry.number, (found.get(entry.number) ?? 0) + 1);
        }
      }
    }

    /**
     * @param {SearchEntry} entry
     * @param {number[]} symbols
     * @param {number} weight
     */
    addName(entry, symbols, weight) {
      const { termsBySymbol, terms } = this.vocabulary;
      // Of "co-production", a name has one word, and it is found by its parts as well.
      const all = symbols.map((symbol) => termsBySymbol[symbol]).filter((found) => found.length);
      const telling = all.filter(([term]) => !this.leaveOut.has(terms[term]));
      const kept = telling.length ? telling : all;
      entry.names.push({ weight, words: kept, total: 0 });
      for (const term of kept.flat()) this.inNames[term].add(entry.number);
    }

    /** Counts, once all entries are there, what finding needs to know about each word. */
    count() {
      const onPages = this.times.map((found, term) => {
        const numbers = [...found.keys(), ...this.inNames[term]];
        return new Set(numbers.map((number) => this.all[number].page)).size;
      });
      this.vocabulary.weigh(onPages, this.pages.length);
      // Said twice, a word counts more, but not twice as much.
      this.inText = this.times.map((found) => ({
        numbers: [...found.keys()],
        shares: [...found.values()].map((times) => times / (times + 0.7)),
      }));
      const { weights } = this.vocabulary;
      for (const { names } of this.all) {
        for (const name of names) name.total = name.words.reduce((sum, [term]) => sum + weights[term], 0);
      }
    }
  }

  return { Entries };
})();
