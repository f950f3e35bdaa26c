// Needs: site/words
/** Tells what a document held that a plan cannot hold, and where it was. */
var tkPlan = tkPlan || {};

tkPlan.leftOut = (function () {
  "use strict";

  const { node, list } = tkWords;
  const MOST_PLACES = 12;

  /** @type {Object<string, Words>} */
  const NOTES = {
    struck: node("builder-reading.struck"),
    white: node("builder-reading.white"),
    hidden: node("builder-reading.hidden"),
    unseen: node("builder-reading.unseen"),
    symbols: node("builder-reading.symbols"),
    comments: node("builder-reading.comments"),
    notes: node("builder-reading.footnotes"),
    margins: node("builder-reading.margins"),
    pictures: node("builder-reading.pictures"),
    described: node("builder-reading.described"),
    charts: node("builder-reading.charts"),
    drawings: node("builder-reading.drawings"),
    objects: node("builder-reading.objects"),
    forms: node("builder-reading.forms"),
    mark: node("builder-reading.mark"),
    parts: node("builder-reading.parts"),
    strays: node("builder-reading.strays"),
    salvaged: node("builder-reading.salvaged"),
  };

  class LeftOut {
    /** @param {Iterable<string>} kinds of things that were found, wherever they were: names in NOTES */
    constructor(kinds) {
      /**
       * The places of each kind.
       * @type {Map<string, Set<string>>}
       */
      this.places = new Map([...kinds].map((kind) => [kind, new Set()]));
    }

    /**
     * @param {string} kind that was found
     * @param {string} [place] where: the number of a question, or the heading above
     */
    add(kind, place) {
      const places = this.places.get(kind) ?? new Set();
      this.places.set(kind, places);
      if (place) places.add(place);
    }

    /** @returns {Words[]} what to say of all kinds, always in the same order */
    notes() {
      return Object.entries(NOTES).flatMap(([kind, note]) => {
        const places = this.places.get(kind);
        if (!places) return [];
        return [places.size ? at(note, [...places]) : note];
      });
    }
  }

  /**
   * @param {Words} note
   * @param {string[]} places that it is about
   * @returns {Words} both
   */
  function at(note, places) {
    const shown = places.length > MOST_PLACES ? [...places.slice(0, MOST_PLACES), "…"] : places;
    const where = node("builder-reading.places", { places: list(shown) });
    if (typeof note === "string" && typeof where === "string") return `${note} ${where}`;
    const both = document.createElement("span");
    both.append(typeof note === "string" ? note : note.cloneNode(true), " ", where);
    return both;
  }

  return { LeftOut };
})();
