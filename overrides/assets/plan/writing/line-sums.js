// Needs: plan/writing/crc
/** The checksums of lines, by which a reader knows again what a document repeats, as macros/documents/overview.py writes them. */
var tkPlan = tkPlan || {};

tkPlan.lineSums = (function () {
  "use strict";

  /**
   * @param {string} text
   * @returns {string} the same on one line, with single spaces. The white space is that of ASCII alone, which Python
   *   and browsers agree on
   */
  const singleSpaced = (text) => text.replace(/[ \t-\r]+/g, " ").replace(/^ | $/g, "");

  /**
   * @param {string} line
   * @returns {string} the checksum of its words, in eight digits
   */
  const sumOf = (line) =>
    tkPlan.crc
      .checksum(new TextEncoder().encode(singleSpaced(line)))
      .toString(16)
      .padStart(8, "0");

  return { singleSpaced, sumOf };
})();
