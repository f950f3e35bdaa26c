// Needs: nothing
/** The checksum of the parts of a zip file (CRC-32). */
var tkPlan = tkPlan || {};

tkPlan.crc = (function () {
  "use strict";

  const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
    let sum = byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
    return sum;
  });

  /**
   * @param {Uint8Array} bytes
   * @returns {number} their checksum
   */
  function checksum(bytes) {
    let sum = 0xffffffff;
    for (const byte of bytes) sum = TABLE[(sum ^ byte) & 0xff] ^ (sum >>> 8);
    return (sum ^ 0xffffffff) >>> 0;
  }

  /**
   * @param {string} text
   * @returns {string} the same on one line, with single spaces. The white space is that of ASCII alone, which Python
   *   and browsers agree on
   */
  const inOneLine = (text) => text.replace(/[ \t-\r]+/g, " ").replace(/^ | $/g, "");

  /**
   * @param {string} line
   * @returns {string} the checksum of its text, in eight digits
   */
  const ofLine = (line) =>
    checksum(new TextEncoder().encode(inOneLine(line)))
      .toString(16)
      .padStart(8, "0");

  return { checksum, inOneLine, ofLine };
})();
