// Needs: plan/reading/xml, plan/reading/paragraphs, plan/reading/tracks
/** Reads notes and comments with the reader of the text, so that the same is kept and the same is reported. */
var tkPlan = tkPlan || {};

tkPlan.beside = (function () {
  "use strict";

  const { parse } = tkPlan.xml;
  const { Paragraphs } = tkPlan.paragraphs;
  const { Tracks } = tkPlan.tracks;

  /**
   * @param {Definition} definition
   * @param {Set<string>} told gets what a plan cannot hold of them
   * @returns {function(function(Paragraphs): void): string[]} calls a walker, and gives the lines that it found
   */
  function linesBeside(definition, told) {
    const out = new Paragraphs(definition, () => "", {
      tracks: new Tracks(parse(undefined)),
      margins: [],
      damage: told,
    });
    return function (walk) {
      const from = out.all.length;
      walk(out);
      const found = out.all.slice(from);
      for (const kind of [...out.leftOut, ...found.flatMap((one) => [...one.told])]) told.add(kind);
      return found.map(({ list, text }) => (list + text.replace(/\s+/g, " ").trim()).trim()).filter(Boolean);
    };
  }

  return { linesBeside };
})();
