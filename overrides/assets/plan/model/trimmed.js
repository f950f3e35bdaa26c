// Needs: nothing
/**
 * Takes signs off the edges of a text. An expression that looks for them at the end would start again at each of a long
 * run of them in the middle, and so take a minute for a file of a few hundred kilobytes.
 */
var tkPlan = tkPlan || {};

tkPlan.trimmed = (function () {
  "use strict";

  /**
   * @param {string} text
   * @param {string} atStart the signs that go at its start
   * @param {string} [atEnd] those that go at its end; the same if it is not said
   * @returns {string}
   */
  function trimmed(text, atStart, atEnd = atStart) {
    let start = 0;
    let end = text.length;
    while (start < end && atStart.includes(text[start])) start += 1;
    while (end > start && atEnd.includes(text[end - 1])) end -= 1;
    return text.slice(start, end);
  }

  return trimmed;
})();
