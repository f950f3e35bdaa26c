// Needs: site/terms
// @ts-nocheck
/**
 * Finds pages. It reads the index that the build wrote (macros/publishing/search_index.py) and keeps by word where the
 * word stands: in titles and other names of a page or of a part of it, or in the text.
 *
 * Exact words count most, other forms of a word and its beginning less. Only a word that nothing has is taken for two
 * words in one, or for a misspelling. What a page is called counts more than what stands in it: the more, the more of
 * the name was asked for.
 */
var tkSearch = (function () {
  "use strict";

  const { words, termsOf, stem, distance } = tkTerms;

  // How words are numbered: see macros/publishing/word_codes.py.
  const LETTERS = [...Array(95).keys()]
    .map((code) => String.fromCharCode(code + 32))
    .filter((one) => !'"\\'.includes(one));
  const LENGTHS = [44, 44, 4, 1];
  const OTHER_CASE = "\u0001";
  const ENDS_SENTENCE = /^[.?!\n]/;

  // How much a match counts, by where it stands …
  const TITLE = 1;
  const NAME = 0.9;
  const HEADING = 0.8;
  const TEXT = 0.3;
  // … by how much of a name was asked for, all of it above all …
  const FIT = 0.65;
  const WHOLE = 1.2;
  // … and by how it was found.
  const SAME_STEM = 0.85;
  const BEGINNING = 0.6;
  const ALIKE = 0.7;
  const MISSPELT = 0.9;

  // Of a page's score: how much its name counts for its parts, and all of its parts beside the best.
  const OF_PAGE = 0.8;
  const PAGE = 1.1;
  const TERM = 1;
  const UNION = 0.3;
  const MORE = 0.05;

  const MOST_BEGINNINGS = 60;
  const AT_ONCE = 12; // Milliseconds of reading the index after which the page has its turn.
  const WORDS_AROUND = 30;

  /**
   * @typedef {{at: string, page: Page, kind: string, rank: number, title: number[], text: number[],
   *   names: Name[], number: number}} Entry a page or a part of it; its title and text as numbers of words
   * @typedef {{weight: number, words: number[][], total?: number}} Name a title or another name: by word, its terms
   * @typedef {{entry: Entry, parts: Entry[], number: number}} Page
   * @typedef {Map<number, number>} Meant the terms that a word of the query may mean, and how surely, from 0 to 1
   * @typedef {{typed: string, ways: {sure: number, all: Meant[]}[]}} Wanted a word or phrase of the query, and the ways to
   *   meet it: in each, all of the words have to be there
   * @typedef {{text: string, hit: boolean}} Piece a piece of text, and whether it was asked for
   */

  const NOTHING = new Set();

  class Engine {
    /** @param {Object} index what the build wrote */
    constructor(index) {
      this.kinds = index.kinds;
      this.symbols = listed(index.words);
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
          .map((term) => this.number(term)),
      );
      this.isWord = this.symbols.map((symbol) => /^[\p{L}\p{N}]/u.test(symbol));
      this.leaveOut = new Set(words(index.leaveOut));
      /** @type {Page[]} */
      this.pages = [];
      /** @type {Entry[]} */
      this.entries = [];
      // By term: the entries whose text has it, and how often; those whose names have it; and the number of pages.
      this.inText = this.terms.map(() => new Map());
      this.inNames = this.terms.map(() => new Set());
      this.onPages = this.terms.map(() => 0);
      this.sorted = [...this.terms].sort();
      this.alike = new Map();
      for (const group of index.alike) this.addGroup(this.phrases(group));
    }

    /**
     * @param {Object} index what the build wrote
     * @returns {Promise<Engine>} ready to search. Reading a long index leaves the page time to do other things
     */
    static async read(index) {
      const engine = new Engine(index);
      let since = performance.now();
      for (const row of index.entries) {
        engine.add(row);
        if (performance.now() - since > AT_ONCE) {
          await new Promise((done) => setTimeout(done));
          since = performance.now();
        }
      }
      engine.count();
      return engine;
    }

    number(term) {
      let number = this.numbers.get(term);
      if (number === undefined) {
        number = this.terms.push(term) - 1;
        this.numbers.set(term, number);
        const root = stem(term);
        if (this.byStem.has(root)) this.byStem.get(root).push(number);
        else this.byStem.set(root, [number]);
      }
      return number;
    }

    /** @returns {number[][]} the words and phrases of a text of the index between which semicolons stand */
    phrases(code) {
      const phrases = [[]];
      for (const symbol of decode(code)) {
        if (this.symbols[symbol].endsWith("; ")) phrases.push([]);
        else phrases[phrases.length - 1].push(symbol);
      }
      return phrases.filter((phrase) => phrase.length);
    }

    /** Keeps a group of words and phrases that mean the same, each by its first stem. */
    addGroup(group) {
      const phrases = group.map((phrase) =>
        phrase.map((symbol) => this.terms[this.termsBySymbol[symbol][0]]).filter(Boolean),
      );
      phrases.forEach((phrase, index) => {
        const roots = phrase.map(stem);
        const others = phrases.filter((_, other) => other !== index);
        if (!this.alike.has(roots[0])) this.alike.set(roots[0], []);
        this.alike.get(roots[0]).push({ roots, others });
      });
    }

    add([at, kind, rank, title, names, text]) {
      const isPart = at.startsWith("#");
      const entry = {
        at,
        rank,
        kind: this.kinds[kind],
        title: decode(title),
        text: decode(text),
        names: [],
        number: this.entries.length,
      };
      if (isPart) {
        if (at === "#")
          entry.at += slug(
            this.pieces(entry.title, NOTHING)
              .map(({ text }) => text)
              .join(""),
          );
        entry.page = this.pages[this.pages.length - 1];
        entry.page.parts.push(entry);
      } else {
        entry.page = { entry, parts: [entry], number: this.pages.length };
        this.pages.push(entry.page);
      }
      this.entries.push(entry);
      this.addName(entry, entry.title, isPart && entry.kind !== "term" ? HEADING : TITLE);
      for (const name of this.phrases(names)) this.addName(entry, name, isPart ? HEADING : NAME);
      for (const symbol of entry.text) {
        for (const term of this.termsBySymbol[symbol]) {
          const found = this.inText[term];
          found.set(entry.number, (found.get(entry.number) ?? 0) + 1);
        }
      }
    }

    addName(entry, symbols, weight) {
      // Of "co-production", a name has one word, and it is found by its parts as well.
      const terms = symbols.map((symbol) => this.termsBySymbol[symbol]).filter((found) => found.length);
      const telling = terms.filter(([term]) => !this.leaveOut.has(this.terms[term]));
      const kept = telling.length ? telling : terms;
      entry.names.push({ weight, words: kept });
      for (const term of kept.flat()) this.inNames[term].add(entry.number);
    }

    /** Counts, once all entries are there, what finding needs to know of each word. */
    count() {
      this.onPages = this.terms.map((_, term) => {
        const numbers = [...this.inText[term].keys(), ...this.inNames[term]];
        return new Set(numbers.map((number) => this.entries[number].page)).size;
      });
      this.weights = this.onPages.map((pages) => this.tells(pages));
      // Said twice, a word counts more, but not twice as much.
      this.inText = this.inText.map((found) => ({
        numbers: [...found.keys()],
        shares: [...found.values()].map((times) => times / (times + 0.7)),
      }));
      for (const { names } of this.entries) {
        for (const name of names) name.total = name.words.reduce((sum, [term]) => sum + this.weight(term), 0);
      }
      this.tellsMost = this.tells(1);
    }

    /** @returns {number} how much a word tells that stands on so many pages */
    tells(pages) {
      return Math.log(1 + this.pages.length / (pages + 0.5)) + 0.1;
    }

    weight(term) {
      return this.weights[term];
    }

    /** @returns {number} how much a term counts, as one that a word of the query may mean */
    counts(meant, term) {
      return (meant.get(term) ?? 0) * Math.min(this.weight(term), meant.most ?? Infinity);
    }

    // Reading a query

    /**
     * @param {string} query
     * @returns {{wanted: Wanted[], corrected: [string, string][], phrases: string[][]}}
     */
    read(query) {
      const corrected = [];
      const phrases = [...query.matchAll(/["“]([^"“”]+)["”]/gu)].map(([, phrase]) =>
        words(phrase).map((word) => termsOf(word)[0]),
      );
      const all = words(query).filter((word) => word !== "s");
      const telling = all.filter((word) => !this.leaveOut.has(word));
      const typed = telling.length ? telling : all;
      const open = /[\p{L}\p{N}]$/u.test(query); // The last word may not be typed to its end.
      /** @type {Wanted[]} */
      const wanted = [];
      for (let i = 0; i < typed.length; ) {
        const { length, ways } = this.waysFor(typed, i, open, corrected);
        wanted.push({ typed: typed.slice(i, i + length).join(" "), ways });
        i += length;
      }
      return { wanted, corrected, phrases };
    }

    waysFor(typed, i, open, corrected) {
      const word = typed[i];
      // Two words that the toolkit writes as one: "co production", "data set".
      if (i + 1 < typed.length) {
        const joined = this.numbers.get(word + typed[i + 1]);
        if (joined !== undefined) {
          const apart = [this.meant(word, false), this.meant(typed[i + 1], open && i + 2 === typed.length)];
          return {
            length: 2,
            ways: [
              { sure: 1, all: [new Map([[joined, 1]])] },
              { sure: 1, all: apart },
            ],
          };
        }
      }
      const group = this.groupsAt(typed, i);
      const length = Math.max(1, ...group.map(({ roots }) => roots.length));
      const ways = [];
      const own = typed.slice(i, i + length).map((one, k) => this.meant(one, open && i + k + 1 === typed.length));
      if (own.every((meant) => meant.size)) ways.push({ sure: 1, all: own });
      for (const { others } of group) {
        for (const other of others) {
          const all = other.map((term) => this.meant(term, false));
          if (all.every((meant) => meant.size)) ways.push({ sure: ALIKE, all });
        }
      }
      if (!ways.length) ways.push(...this.guess(word, corrected));
      return { length, ways };
    }

    /** @returns {{roots: string[], others: string[][]}[]} the groups whose word or phrase begins here, the longest only */
    groupsAt(typed, i) {
      const first = this.alike.get(stem(termsOf(typed[i])[0])) ?? [];
      const fitting = first.filter(({ roots }) =>
        roots.every((root, k) => i + k < typed.length && stem(termsOf(typed[i + k])[0]) === root),
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
      const meant = new Map();
      const note = (term, sure) => meant.set(term, Math.max(sure, meant.get(term) ?? 0));
      const [whole, ...parts] = termsOf(word);
      const exact = this.numbers.get(whole);
      if (exact !== undefined) note(exact, 1);
      // A rare form tells much, but no more than the word that was typed: "consultee", for "consultation".
      if (exact !== undefined) meant.most = this.weight(exact);
      for (const term of this.byStem.get(stem(whole)) ?? []) note(term, SAME_STEM);
      if (whole.length > (open ? 0 : 3)) {
        let at = lowerBound(this.sorted, whole);
        for (let seen = 0; seen < MOST_BEGINNINGS && this.sorted[at]?.startsWith(whole); at += 1, seen += 1) {
          const rest = this.sorted[at].length - whole.length;
          // A word typed to its end seldom goes on for long: "test" means "tests", but not "testimony".
          if (open || rest < 4)
            note(this.numbers.get(this.sorted[at]), BEGINNING * Math.sqrt(whole.length / (whole.length + rest)));
        }
      }
      if (exact !== undefined) {
        // A rare form of a word counts no more than the form that was typed.
        const most = this.weight(exact);
        for (const [term, sure] of meant) meant.set(term, sure * Math.min(1, most / this.weight(term)));
      }
      if (!meant.size && parts.length) {
        // "easy-read": the toolkit has the parts alone. The rarest stands for all.
        const found = parts.map((part) => this.meant(part, false)).filter((one) => one.size);
        found.sort((one, other) => this.best(other) - this.best(one));
        for (const [term, sure] of found[0] ?? []) note(term, sure);
      }
      return meant;
    }

    /** @returns {number} what the best match of a word counts */
    best(meant) {
      if (meant.best === undefined) {
        meant.best = 0;
        for (const term of meant.keys()) meant.best = Math.max(meant.best, this.counts(meant, term));
      }
      return meant.best;
    }

    /**
     * @param {string} word one that the toolkit does not have
     * @param {[string, string][]} corrected takes the word and what it is read as
     * @returns {{sure: number, all: Meant[]}[]} two words that it may be, or words spelt much like it
     */
    guess(word, corrected) {
      for (let cut = 3; cut <= word.length - 3; cut += 1) {
        const [one, other] = [word.slice(0, cut), word.slice(cut)];
        if (this.numbers.has(one) && this.numbers.has(other)) {
          return [{ sure: 1, all: [this.meant(one, false), this.meant(other, false)] }];
        }
      }
      if (word.length < 4 || /\p{N}/u.test(word)) return [];
      const most = word.length > 6 ? 2 : 1;
      const own = letters(word);
      let least = most + 1;
      let found = [];
      this.terms.forEach((term, number) => {
        // Letters that only one of the two has show at once that they are too far apart.
        if (term.length < 3 || !this.onPages[number] || bits(letters(term) ^ own) > 2 * most) return;
        const far = distance(word, term, Math.min(most, least));
        if (far < least) [least, found] = [far, [number]];
        else if (far === least && far <= most) found.push(number);
      });
      if (!found.length) return [];
      // A first letter is seldom wrong. Of several words, the toolkit means the one that it says most often.
      const score = (number) => (this.terms[number][0] === word[0] ? 1e4 : 0) + this.onPages[number];
      found.sort((one, other) => score(other) - score(one));
      corrected.push([word, this.terms[found[0]]]);
      const meant = new Map();
      for (const [term, sure] of this.meant(this.terms[found[0]], false)) meant.set(term, sure * MISSPELT);
      return [{ sure: 1, all: [meant] }];
    }

    // Finding

    /**
     * @param {string} query
     * @param {number} most how many results to make ready
     * @returns {{count: number, results: Object[], corrected: [string, string][]}} how many pages were found, the best
     *   of them, and the words that were taken for misspellings, each with what it was read as
     */
    find(query, most) {
      const { wanted, corrected, phrases } = this.read(query);
      const met = wanted.filter(({ ways }) => ways.length);
      if (!met.length) return { count: 0, results: [], corrected: [] };
      /** @type {Float64Array[]} by wanted word, how well each entry meets it */
      const scores = met.map(() => new Float64Array(this.entries.length));
      const worth = met.map((one, index) => this.meetInTexts(one, scores[index]));
      this.meetInNames(met, scores);
      const total = worth.reduce((sum, one) => sum + one, 0) + (wanted.length - met.length) * this.tellsMost * 0.5;
      let found = this.pages.map((page) => this.onPage(page, scores)).filter(({ top }) => top > 0);
      const exact = found.filter(({ page }) => phrases.every((phrase) => this.has(page, phrase)));
      if (exact.length) found = exact;
      for (const one of found) {
        const union = one.scores.reduce((sum, score) => sum + score, 0);
        const covered = one.scores.reduce((sum, score, index) => sum + (score > 0 ? worth[index] : 0), 0) / total;
        one.score = (UNION * union + one.top + MORE * Math.log1p(one.more)) * covered * one.page.entry.rank;
      }
      found.sort((one, other) => other.score - one.score || one.page.number - other.page.number);
      const hits = new Set(
        met.flatMap(({ ways }) =>
          // Of a phrase that was not typed, the words alone would mark what nobody asked for.
          ways
            .filter(({ sure, all }) => sure === 1 || all.length === 1)
            .flatMap(({ all }) => all.flatMap((meant) => [...meant.keys()])),
        ),
      );
      return { count: found.length, results: found.slice(0, most).map((one) => this.result(one, hits)), corrected };
    }

    /** @returns {Object} how well a page meets each wanted word, and which part of it is best */
    onPage(page, scores) {
      const found = { page, scores: new Array(scores.length).fill(0), best: page.entry, top: 0, more: 0 };
      for (const entry of page.parts) {
        // A part is about what its page is about. Of a page and a part of it that fit as well, the page is meant.
        let whole = 0;
        let own = 0;
        for (let index = 0; index < scores.length; index += 1) {
          const score = scores[index][entry.number];
          own += score;
          whole += Math.max(score, OF_PAGE * scores[index][page.entry.number]);
          if (score > found.scores[index]) found.scores[index] = score;
        }
        if (!own) continue;
        const top = whole * (entry === page.entry ? PAGE : entry.kind === "term" ? TERM * entry.rank : 1);
        if (top > found.top) [found.top, found.best] = [top, entry];
        found.more += whole;
      }
      return found;
    }

    /**
     * Notes how well the texts of entries meet a wanted word.
     * @returns {number} how well it could be met at most
     */
    meetInTexts({ ways }, scores) {
      const worthOf = (all) => all.reduce((sum, meant) => sum + this.best(meant), 0);
      const worth = worthOf(ways[0].all);
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

    /** @returns {Float64Array} how well the text of each entry meets a word */
    inTexts(meant) {
      const found = new Float64Array(this.entries.length);
      for (const term of meant.keys()) {
        const score = TEXT * this.counts(meant, term);
        const { numbers, shares } = this.inText[term];
        for (let i = 0; i < numbers.length; i += 1) {
          if (score * shares[i] > found[numbers[i]]) found[numbers[i]] = score * shares[i];
        }
      }
      return found;
    }

    /** Notes how well the names of entries meet the wanted words: the better, the more of a name was asked for. */
    meetInNames(met, scores) {
      const numbers = new Set();
      for (const { ways } of met) {
        for (const { all } of ways)
          for (const term of all[0].keys()) for (const number of this.inNames[term]) numbers.add(number);
      }
      const here = new Array(met.length);
      const asked = new Set();
      for (const number of numbers) {
        for (const name of this.entries[number].names) {
          asked.clear();
          let every = true;
          for (let index = 0; index < met.length; index += 1) {
            here[index] = 0;
            for (const way of met[index].ways) here[index] = Math.max(here[index], this.inName(name, way, asked));
            every &&= here[index] > 0;
          }
          if (!asked.size) continue;
          let part = 0;
          for (const terms of asked) part += this.weight(terms[0]);
          part /= name.total;
          const factor = name.weight * (every && part > 0.99 ? WHOLE : 1) * (1 - FIT + FIT * part * part);
          for (let index = 0; index < met.length; index += 1) {
            if (here[index] * factor > scores[index][number]) scores[index][number] = here[index] * factor;
          }
        }
      }
    }

    /** @returns {number} how well a name meets one way to mean a word; the words that do are added to `asked` */
    inName(name, { all, share }, asked) {
      let sum = 0;
      const used = [];
      for (const meant of all) {
        let best = 0;
        let of = null;
        for (const terms of name.words) {
          for (const term of terms) {
            const score = this.counts(meant, term);
            if (score > best) [best, of] = [score, terms];
          }
        }
        if (!of) return 0;
        used.push(of);
        sum += Math.min(best, this.best(meant));
      }
      for (const terms of used) asked.add(terms);
      return sum * share;
    }

    /** @returns {boolean} whether the words stand in this order somewhere on the page */
    has(page, phrase) {
      const wanted = phrase.map(stem);
      const stands = (symbols) => {
        const roots = symbols
          .filter((symbol) => this.isWord[symbol])
          .map((symbol) => stem(this.terms[this.termsBySymbol[symbol][0]] ?? ""));
        return roots.some((_, at) => wanted.every((root, k) => roots[at + k] === root));
      };
      return page.parts.some((entry) => stands(entry.title) || stands(entry.text));
    }

    // Showing

    result({ page, best, score }, hits) {
      const part = best === page.entry ? null : best;
      const text = best.text.length ? best : page.entry;
      return {
        place: page.entry.at,
        title: this.pieces(page.entry.title, hits),
        kind: best.kind === "page" ? page.entry.kind : best.kind,
        part: part && { place: page.entry.at + part.at, title: this.pieces(part.title, hits) },
        excerpt: this.excerpt(text.text, hits),
        score,
      };
    }

    isHit(symbol, hits) {
      return this.termsBySymbol[symbol].some((term) => hits.has(term));
    }

    /** @returns {Piece[]} the words around the place that has most of what was asked for */
    excerpt(symbols, hits) {
      const at = symbols.flatMap((symbol, index) => (this.isHit(symbol, hits) ? [index] : []));
      let best = at[0] ?? 0;
      let most = 0;
      at.forEach((from, index) => {
        let count = 0;
        const seen = new Set();
        for (let k = index; k < at.length && at[k] < from + WORDS_AROUND; k += 1) {
          if (!seen.has(symbols[at[k]])) count += 1;
          seen.add(symbols[at[k]]);
        }
        if (count > most) [most, best] = [count, from];
      });
      // Better the beginning of a sentence than the middle of one.
      let from = Math.max(0, best - 12);
      for (let k = best; k > from; k -= 1) if (ENDS_SENTENCE.test(this.symbols[symbols[k - 1]])) from = k;
      const until = Math.min(symbols.length, from + WORDS_AROUND * 2);
      const middle = from > 0 && !ENDS_SENTENCE.test(this.symbols[symbols[from - 1]]);
      const pieces = this.pieces(symbols.slice(from, until), hits, middle);
      if (middle) pieces.unshift({ text: "… ", hit: false });
      if (until < symbols.length) pieces.push({ text: " …", hit: false });
      return pieces;
    }

    /** @returns {Piece[]} text from numbers of words */
    pieces(symbols, hits, middle = false) {
      const pieces = [];
      let other = false;
      let begins = !middle;
      let wordBefore = false;
      for (const number of symbols) {
        let text = this.symbols[number];
        if (text === OTHER_CASE) {
          other = true;
          continue;
        }
        if (this.isWord[number]) {
          if (wordBefore) pieces.push({ text: " ", hit: false });
          if (begins !== other) text = text[0].toUpperCase() + text.slice(1);
          begins = false;
          other = false;
        } else {
          begins = ENDS_SENTENCE.test(text);
          text = text.replace("\n", " ");
        }
        pieces.push({ text, hit: this.isHit(number, hits) });
        wordBefore = this.isWord[number];
      }
      return pieces;
    }
  }

  const VALUES = new Map(LETTERS.map((letter, value) => [letter, value]));

  /** @returns {string[]} the words of the index. Each is given by how many letters it shares with the one before */
  function listed(text) {
    let word = "";
    return text.split("\t").map((given) => (word = word.slice(0, Number(given[0])) + given.slice(1)));
  }

  /** @returns {number[]} the numbers of words that stand in a text of the index */
  function decode(code) {
    const numbers = [];
    for (let i = 0; i < code.length; ) {
      let value = VALUES.get(code[i]);
      let length = 0;
      let base = 0;
      while (value >= LENGTHS[length]) {
        value -= LENGTHS[length];
        base += LENGTHS[length] * LETTERS.length ** length;
        length += 1;
      }
      for (let k = 1; k <= length; k += 1) value = value * LETTERS.length + VALUES.get(code[i + k]);
      numbers.push(base + value);
      i += length + 1;
    }
    return numbers;
  }

  /** @returns {number} which letters a word has, a bit for each */
  function letters(word) {
    let found = 0;
    for (let i = 0; i < word.length; i += 1) found |= 1 << (word.charCodeAt(i) % 32);
    return found;
  }

  function bits(number) {
    let count = 0;
    for (let rest = number; rest; rest &= rest - 1) count += 1;
    return count;
  }

  /** @returns {string} the anchor that a heading gets from its words */
  function slug(title) {
    const plain = title
      .normalize("NFKD")
      .replace(/[^\x00-\x7f]/g, "")
      .replace(/[^\w\s-]/g, "");
    return plain
      .trim()
      .toLowerCase()
      .replace(/[-\s]+/g, "-");
  }

  function lowerBound(sorted, value) {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle] < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The engine, and what the build gives it to read. */
  return { Engine, index: /** @type {any} */ (null) };
})();
