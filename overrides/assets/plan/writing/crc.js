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

  return { checksum };
})();
