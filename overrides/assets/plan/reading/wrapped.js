// Needs: plan/reading/text
/** Puts lines of Markdown together that a program broke when it laid the file out. */
var tkPlan = tkPlan || {};

tkPlan.wrapped = (function () {
  "use strict";

  const { bare } = tkPlan.text;

  /** What begins something of its own, though no empty line is before it. */
  const STARTS = /^(?:[-*+]|\d+[.)])\s|^(?:#{1,6}\s|<!--|\*\*[^*]+\*\*:?(?:\s|$)|[>|]|=+$|-+$)/;
  /** At the end of a line that somebody broke. */
  const BROKEN = /(?:\\| {2})$/;

  /**
   * Each of our lines is one paragraph. Where guidance goes on in the next line, a program broke lines, and so it did in answers.
   * @param {string[]} lines
   * @param {Guide} guide
   * @param {Map<number, number>} fences where there is a fence, the line of the next one like it
   * @returns {string[]} the lines without white space at their edges, as they were before that
   */
  function unwrapped(lines, guide, fences) {
    /** @type {string[]} */
    const joined = [];
    let isWrapped = false;
    let goesOn = false;
    let fence = -1;
    for (const [index, whole] of lines.entries()) {
      const line = bare(whole);
      if (index > fence) fence = fences.get(index) ?? fence;
      const isText = line !== "" && index > fence;
      if (isText && goesOn && !STARTS.test(line)) {
        const words = `${joined.pop()} ${line}`;
        joined.push(words);
        isWrapped ||= guide.knows(words) || guide.isGuidance(words);
      } else joined.push(line);
      goesOn = isText && !BROKEN.test(whole) && !/^#/.test(line);
    }
    return isWrapped ? joined : lines.map(bare);
  }

  return { unwrapped };
})();
