// Needs: search/vocabulary, search/query, search/showing, search/entries, search/matching
/**
 * Finds pages in the index that the build wrote (macros/publishing/search_index.py).
 */
var tkSearchEngine = (function () {
  "use strict";

  // Of a page's score: how much its name counts for its parts, and all of its parts beside the best.
  const OF_PAGE = 0.8;
  const PAGE = 1.1;
  const UNION = 0.3;
  const MORE = 0.05;
  const TOGETHER = 0.3; // How much it counts which words are together in its best part, and not somewhere on the page.

  const AT_ONCE = 12; // Milliseconds of reading the index after which the page has its turn.

  class Engine {
    /** @param {SearchIndex} index what the build wrote */
    constructor(index) {
      this.vocabulary = new tkVocabulary.Vocabulary(index.words);
      this.reader = new tkQuery.Reader(this.vocabulary, index.leaveOut, index.alike);
      this.entries = new tkEntries.Entries(this.vocabulary, this.reader.leaveOut);
      this.matcher = new tkMatching.Matcher(this.vocabulary, this.entries);
      this.language = index.language;
      this.languages = index.languages ?? {};
    }

    /**
     * @param {SearchIndex} index what the build wrote
     * @returns {Promise<Engine>} ready to search. Reading a long index leaves the page time to do other things
     */
    static async read(index) {
      const engine = new Engine(index);
      let since = performance.now();
      for (const number of index.places.keys()) {
        engine.entries.add(index, number);
        if (performance.now() - since > AT_ONCE) {
          await new Promise((done) => setTimeout(done));
          since = performance.now();
        }
      }
      engine.entries.count();
      return engine;
    }

    /**
     * @param {string} query
     * @param {number} most how many results to make ready
     * @returns {SearchFound}
     */
    find(query, most) {
      const { wanted, corrected, phrases } = this.reader.read(query);
      const met = wanted.filter((ways) => ways.length);
      if (!met.length) return { count: 0, results: [], corrected: [] };
      const { scores, worth } = this.matcher.meet(met);
      const unmet = (wanted.length - met.length) * this.vocabulary.tellsMost * 0.5;
      const total = worth.reduce((sum, one) => sum + one, unmet);
      let found = this.entries.pages.map((page) => this.onPage(page, scores)).filter(({ top }) => top > 0);
      const exact = found.filter(({ page }) => phrases.every((phrase) => this.matcher.has(page, phrase)));
      if (exact.length) found = exact;
      for (const one of found) {
        const union = one.scores.reduce((sum, score) => sum + score, 0);
        /** @type {function(function(number): boolean): number} */
        const share = (has) => worth.reduce((sum, each, index) => sum + (has(index) ? each : 0), 0) / total;
        const parts = [one.page.entry, one.best];
        const inPart = share((index) => parts.some(({ number }) => scores[index][number] > 0));
        // Terms are on one page, but have no more to do with each other than pages.
        const together = one.best.kind === "term" ? 1 : TOGETHER;
        const covered = together * inPart + (1 - together) * share((index) => one.scores[index] > 0);
        one.score = (UNION * union + one.top + MORE * Math.log1p(one.more)) * covered * one.page.entry.rank;
      }
      found.sort((one, other) => other.score - one.score || one.page.number - other.page.number);
      const hits = new Set(
        met.flatMap((ways) =>
          // Of a phrase that was not typed, the words alone would mark what nobody asked for.
          ways
            .filter(({ sure, all }) => sure === 1 || all.length === 1)
            .flatMap(({ all }) => all.flatMap(({ terms }) => [...terms.keys()])),
        ),
      );
      const writer = new tkShowing.Writer(this.vocabulary, hits);
      const results = found.slice(0, most).map((one) => this.result(one, writer));
      return { count: found.length, results, corrected };
    }

    /**
     * @param {string} query
     * @returns {{places: Set<string>, corrected: [string, string][]}} the pages that have all words of the query, and the
     *   parts of pages that have all of them with the page's title
     */
    fitting(query) {
      const { wanted, corrected } = this.reader.read(query);
      const { scores } = this.matcher.meet(wanted);
      /** @type {Set<string>} */
      const places = new Set();
      for (const { entry: own, parts } of this.entries.pages) {
        /** @type {function(SearchEntry, number): boolean} */
        const has = ({ number }, index) => scores[index][number] > 0;
        if (wanted.every((_, index) => parts.some((part) => has(part, index)))) places.add(own.at);
        const [title] = own.names;
        const inTitle = wanted.map((ways) => ways.some((way) => this.matcher.inName(title, way, new Set())));
        for (const part of parts.slice(1)) {
          if (wanted.every((_, index) => has(part, index) || inTitle[index])) places.add(own.at + part.at);
        }
      }
      return { places, corrected };
    }

    /**
     * @param {SearchPage} page
     * @param {Float64Array[]} scores
     * @returns {PageScore} how well a page meets each wanted word, and which part of it is best
     */
    onPage(page, scores) {
      /** @type {PageScore} */
      const found = { page, scores: new Array(scores.length).fill(0), best: page.entry, top: 0, more: 0, score: 0 };
      let most = 0;
      for (const entry of page.parts) {
        // A part is about what its page is about. Of a page and a part of it that fit as well, the page is meant.
        let whole = 0;
        let own = 0;
        let every = entry !== page.entry;
        for (let index = 0; index < scores.length; index += 1) {
          const score = scores[index][entry.number];
          own += score;
          every &&= score > 0;
          whole += Math.max(score, OF_PAGE * scores[index][page.entry.number]);
          if (score > found.scores[index]) found.scores[index] = score;
        }
        if (!own) continue;
        const top = whole * (entry === page.entry ? PAGE : entry.kind === "term" ? entry.rank : 1);
        if (top > found.top) [found.top, found.best] = [top, entry];
        if (every && own > most) [most, found.part] = [own, entry];
        found.more += whole;
      }
      return found;
    }

    /**
     * @param {PageScore} score
     * @param {InstanceType<typeof tkShowing.Writer>} writer
     * @returns {SearchResult}
     */
    result({ page, best, part: also, score }, writer) {
      // A page that is found by another name, which nobody sees, shows the part that has the words.
      const named = best === page.entry && !writer.marks(best.title) && !writer.marks(best.text);
      if (named && also) best = also;
      const part = best === page.entry ? null : best;
      const text = best.text.length ? best : page.entry;
      return {
        place: page.entry.at,
        language: this.languages[page.entry.at] ?? this.language,
        title: writer.pieces(page.entry.title),
        kind: best.kind === "page" ? page.entry.kind : best.kind,
        part: part && { place: page.entry.at + part.at, title: writer.pieces(part.title) },
        excerpt: writer.excerpt(text.text),
        score,
      };
    }
  }

  /** The engine, and what the build gives it to read. */
  return { Engine, index: /** @type {any} */ (null) };
})();
