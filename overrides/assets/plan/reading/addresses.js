// Needs: nothing
/** The addresses that words of a document lead to, as a text holds them: behind the words, in brackets. */
var tkPlan = tkPlan || {};

tkPlan.addresses = (function () {
  "use strict";

  /** @param {string} text */
  const bare = (text) =>
    text
      .trim()
      .replace(/^(?:mailto:|https?:\/\/)/i, "")
      .replace(/\/$/, "")
      .toLowerCase();

  /**
   * @param {string} words
   * @param {string} address that they lead to
   * @returns {string} what to write behind them: nothing if they say it themselves, or if it is a place in the document
   */
  function behind(words, address) {
    if (!address || address.startsWith("#") || !words.trim() || bare(words) === bare(address)) return "";
    return ` (${address.replace(/^mailto:/i, "")})`;
  }

  /**
   * @param {string} address
   * @param {string} place in what is there
   */
  const at = (address, place) => (address && place && !address.includes("#") ? `${address}#${place}` : address);

  /**
   * @param {string} code of a field of Word
   * @returns {string} the address that it links to, if it does
   */
  function inField(code) {
    const address = /^\s*HYPERLINK\s+"([^"]+)"/i.exec(code)?.[1] ?? "";
    return at(address, /\s\\l\s+"([^"]+)"/i.exec(code)?.[1] ?? "");
  }

  /**
   * Walks the words of a link, and writes its address behind them.
   * @param {Paragraphs} out
   * @param {string} address
   * @param {function(): void} walk
   * @param {boolean} [isPicture] whether there are no words, so that the address stands for the link
   */
  function linked(out, address, walk, isPicture = false) {
    const { paragraph } = out;
    const from = paragraph?.text.length ?? 0;
    walk();
    if (paragraph !== out.paragraph) return;
    if (isPicture && !paragraph?.text.slice(from).trim()) out.write(address);
    else put(out, address, from);
  }

  /**
   * @param {Paragraphs} out
   * @param {string} address that words lead to
   * @param {number} from where the words start in the paragraph
   */
  function put(out, address, from) {
    const { paragraph } = out;
    const words = paragraph && behind(paragraph.text.slice(from), address);
    if (!paragraph || !words) return;
    const plain = paragraph.plain ?? paragraph.text;
    out.write(words);
    paragraph.plain = plain;
  }

  return { at, inField, linked, put };
})();
