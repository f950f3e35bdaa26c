// Needs: plan/reading/xml
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
    const [, quoted, bare = ""] = /^\s*HYPERLINK\s+(?:"([^"]+)"|([^\s"\\]\S*))/i.exec(code) ?? [];
    return at(quoted ?? bare, /\s\\l\s+"([^"]+)"/i.exec(code)?.[1] ?? "");
  }

  /**
   * @param {Element} link
   * @param {function(Element): string} leadsTo gives the address of a link
   * @returns {boolean} whether the next words are of the same link: programs make as many links as there are looks
   */
  function goesOn(link, leadsTo) {
    const next = link.nextSibling;
    return next instanceof Element && next.localName === link.localName && leadsTo(next) === leadsTo(link);
  }

  /**
   * Walks the words of a link, and writes its address behind them.
   * @param {Paragraphs} out
   * @param {string} address
   * @param {function(): void} walk
   * @param {{isPicture?: boolean, goesOn?: boolean, tip?: string}} [more] isPicture: where there are no words, the address stands for the
   *   link; goesOn: more of it follows; tip: what shows over it
   */
  function linked(out, address, walk, { isPicture = false, goesOn: isPart = false, tip = "" } = {}) {
    if (behind(tip, address)) out.tell("unseen");
    const { paragraph } = out;
    const from = out.link?.paragraph === paragraph ? out.link.from : (paragraph?.text.length ?? 0);
    out.link = null;
    walk();
    if (paragraph !== out.paragraph) return;
    if (isPart && paragraph) out.link = { paragraph, from };
    else if (isPicture && !paragraph?.text.slice(from).trim()) out.write(address);
    else put(out, address, from);
  }

  /**
   * @param {Paragraphs} out
   * @param {string} address that words lead to
   * @param {number} from where the words start in the paragraph
   */
  function put(out, address, from) {
    const { paragraph } = out;
    if (paragraph && address && !address.startsWith("#") && !paragraph.text.slice(from).trim()) out.tell("unseen");
    const words = paragraph && behind(paragraph.text.slice(from), address);
    if (!paragraph || !words) return;
    const plain = paragraph.plain ?? paragraph.text;
    out.write(words);
    paragraph.plain = plain;
  }

  /**
   * Writes the address that a picture itself leads to, since there are no words.
   * @param {Element} drawn
   * @param {Paragraphs} out
   * @param {Map<string, string>} links of the document, by the ids of relationships
   */
  function linkOfPicture(drawn, out, links) {
    if (drawn.closest("hyperlink")) return;
    const click = drawn.querySelector("docPr > hlinkClick");
    const address = click
      ? links.get(tkPlan.xml.attribute(click, "id"))
      : tkPlan.xml.value(drawn.querySelector("shape[href], rect[href]"), "href");
    if (address && !address.startsWith("#")) out.write(/\S$/.test(out.paragraph?.text ?? "") ? ` ${address}` : address);
  }

  return { at, goesOn, inField, linked, linkOfPicture, put };
})();
