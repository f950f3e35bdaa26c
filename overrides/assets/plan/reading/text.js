// Needs: plan/model/trimmed
/** Texts from files: decoded, and reduced to what can be compared. */
var tkPlan = tkPlan || {};

tkPlan.text = (function () {
  "use strict";

  /** No label, question or paragraph of guidance is longer. It bounds the work on one that is. */
  const LONGEST = 4_000;

  /** Click or tap here to enter text. Click to enter a date. Choose an item. */
  const NOTHING =
    /^(?:(?:click|tap)(?: or (?:click|tap))?(?= (?:here|to))(?: here)?(?: to (?:add|choose|enter|insert|select)(?: an?)? (?:content|date|item|picture|text))?|choose an? (?:building block|date|item))\.?$/i;

  /** A text of the characters of ASCII that people type, alone. */
  const PLAIN = /^[\t\n\r -~]*$/;

  /**
   * @param {string} text
   * @returns {string} its words alone, so that texts can be compared that word processors and people touched
   */
  function normalise(text) {
    let words = known.get(text);
    if (words === undefined) {
      words = wordsOf(text.slice(0, LONGEST));
      if (known.size >= MOST_KNOWN) known.clear();
      known.set(text, words);
    }
    return words;
  }

  /**
   * The words of texts that were asked for: a paragraph several times in turn, a question in each plan.
   * @type {Map<string, string>}
   */
  const known = new Map();
  const MOST_KNOWN = 1_000;

  /** @param {string} text */
  const wordsOf = (text) =>
    // Most lines hold nothing else, and most of the time goes here.
    PLAIN.test(text)
      ? text
          .toLowerCase()
          .replace(/[^a-z\d]+/g, " ")
          .trim()
      : text
          .normalize("NFKC")
          .toLowerCase()
          .replace(/[\u00ad\u200b]/g, "")
          .replace(/[^\p{L}\p{N}]+/gu, " ")
          .trim();

  /**
   * @param {string} name of a style
   * @returns {string} the same as programs make ids of it, so that names and ids can be compared
   */
  const squeezed = (name) => normalise(name).replaceAll(" ", "");

  /**
   * @param {string} text
   * @returns {string} it without the white space of XML at its edges. Other spaces, such as those within numbers, stay
   */
  const bare = (text) => tkPlan.trimmed(text, " \t\r\n");

  /**
   * @param {string} text of a control
   * @returns {boolean} whether it is what word processors say where nothing is typed yet. They mark it with a style, but other
   *   programs drop that
   */
  const saysNothing = (text) => NOTHING.test(text.trim());

  /** @param {string} markdown */
  const withoutLinks = (markdown) => markdown.replace(/\[([^[\]]*)\]\([^)[]*\)/g, "$1");

  /**
   * @param {Uint8Array} bytes text as Windows and others save it: UTF-8, or UTF-16
   * @returns {string}
   * @throws {TypeError} it is neither
   */
  function decoded(bytes) {
    const [first, second, third, fourth] = bytes;
    let encoding = "utf-8";
    if (first === 0xff && second === 0xfe) encoding = "utf-16le";
    if (first === 0xfe && second === 0xff) encoding = "utf-16be";
    // Some programs do not say so: then each of the first letters is beside a zero.
    if (first && !second && third && fourth === 0) encoding = "utf-16le";
    if (first === 0 && second && third === 0 && fourth) encoding = "utf-16be";
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  }

  return { LONGEST, bare, decoded, normalise, saysNothing, squeezed, withoutLinks };
})();
