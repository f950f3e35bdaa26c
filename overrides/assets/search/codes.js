// Needs: nothing
/**
 * Reads what the build wrote as numbers of words: see macros/publishing/word_codes.py.
 */
var tkCodes = (function () {
  "use strict";

  const LETTERS = [...Array(95).keys()]
    .map((code) => String.fromCharCode(code + 32))
    .filter((one) => !'"\\'.includes(one));
  const LENGTHS = [44, 44, 4, 1];
  const VALUES = new Map(LETTERS.map((letter, value) => [letter, value]));

  /** @type {function(string): number} */
  const digit = (letter) => VALUES.get(letter) ?? 0;

  /**
   * @param {string} text
   * @returns {string[]} the words of the index. Each is given by how many letters it shares with the one before
   */
  function listed(text) {
    let word = "";
    return text.split("\t").map((given) => (word = word.slice(0, Number(given[0])) + given.slice(1)));
  }

  /**
   * @param {string} code
   * @returns {number[]} the numbers of words that are in a text of the index
   */
  function decode(code) {
    const numbers = [];
    for (let i = 0; i < code.length; ) {
      let value = digit(code[i]);
      let length = 0;
      let base = 0;
      while (value >= LENGTHS[length]) {
        value -= LENGTHS[length];
        base += LENGTHS[length] * LETTERS.length ** length;
        length += 1;
      }
      for (let k = 1; k <= length; k += 1) value = value * LETTERS.length + digit(code[i + k]);
      numbers.push(base + value);
      i += length + 1;
    }
    return numbers;
  }

  /**
   * @param {string} title
   * @returns {string} the anchor that a heading gets from its words
   */
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

  return { listed, decode, slug };
})();
