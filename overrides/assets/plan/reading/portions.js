// Needs: nothing
/** Divides the text of a large document, since a browser parses XML in one go and does not answer meanwhile. */
var tkPlan = tkPlan || {};

tkPlan.portions = (function () {
  "use strict";

  /** Characters, which take a browser some ten milliseconds. */
  const PORTION = 100_000;

  /**
   * @param {string} text XML
   * @param {RegExp} around finds the start tags, each within the one before, of what nearly all of it is in
   * @returns {{texts: string[], names: string[]}} as much XML as has the same in these elements when it is put together, each in
   *   the first element of all and these; and the names of these elements. Nothing where the text is short or is not written as
   *   programs write. What is here may not be XML all the same: the parser tells
   */
  function portions(text, around) {
    const [root = ""] = /<[A-Za-z_][^<>]*>/.exec(text) ?? [];
    const [tags = "", ...names] = (text.length > 2 * PORTION && around.exec(text)) || [];
    const cuts = tags ? cutsIn(text, text.indexOf(tags) + tags.length) : [];
    const start = root + tags;
    const end = [...start.matchAll(/<([^\s<>/]+)/g)].map(([, name]) => `</${name}>`).reverse();
    const texts = cuts.slice(1).map((cut, at) => (at ? start + text.slice(cuts[at], cut) : text.slice(0, cut)));
    return { texts: texts.map((each) => each + end.join("")), names };
  }

  /**
   * @param {string} text
   * @param {number} from where the first element ends that others are beside
   * @returns {number[]} where it can be divided, from there to where what they are in ends. Nothing where that is not sure
   */
  function cutsIn(text, from) {
    const cuts = [from];
    let depth = 0;
    for (let at = text.indexOf("<", from); at >= 0; at = text.indexOf("<", at + 1)) {
      const sign = text[at + 1];
      const end = text.indexOf(">", at);
      // Tags may be in comments and the like as words.
      if (end < 0 || sign === "!" || sign === "?") return [];
      if (sign === "/") depth -= 1;
      else if (text[end - 1] !== "/") depth += 1;
      if (depth < 0) return /^(?:\s*<\/[^<>]*>)*\s*$/.test(text.slice(at)) ? [...cuts, at] : [];
      if (depth === 0 && end + 1 - cuts[cuts.length - 1] >= PORTION) cuts.push(end + 1);
    }
    return [];
  }

  return { portions };
})();
