// Needs: nothing
/** Texts from files: decoded, and reduced to what can be compared. */
var tkPlan = tkPlan || {};

tkPlan.text = (function () {
  "use strict";

  /** No label, question or paragraph of guidance is longer. It bounds the work on one that is. */
  const LONGEST = 4_000;

  /**
   * @param {string} text
   * @returns {string} its words alone, so that texts can be compared that word processors and people touched
   */
  function normalise(text) {
    return text
      .slice(0, LONGEST)
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[\u00ad\u200b]/g, "")
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
  }

  /**
   * @param {string} name of a style
   * @returns {string} the same as programs make ids of it, so that names and ids can be compared
   */
  const squeezed = (name) => normalise(name).replaceAll(" ", "");

  const withoutLinks = (markdown) => markdown.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1");

  /** Text as Windows and others save it: UTF-8, or UTF-16 when it says so. Throws if it is neither. */
  function decoded(bytes) {
    const [first, second] = bytes;
    const encodings = { 0xfffe: "utf-16le", 0xfeff: "utf-16be" };
    return new TextDecoder(encodings[first * 256 + second] ?? "utf-8", { fatal: true }).decode(bytes);
  }

  return { LONGEST, decoded, normalise, squeezed, withoutLinks };
})();
