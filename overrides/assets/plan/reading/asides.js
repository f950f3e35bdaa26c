// Needs: site/words, plan/reading/text, plan/reading/symbols, plan/reading/xml
/**
 * What Word and OpenDocument files say beside their text: footnotes, endnotes, and what was typed into headers and footers.
 * No answer holds it, so it is kept with the words that fit no question, and named.
 */
var tkPlan = tkPlan || {};

tkPlan.asides = (function () {
  "use strict";

  const { say, called } = tkWords;
  const { normalise } = tkPlan.text;
  const { symbol } = tkPlan.symbols;
  const { value } = tkPlan.xml;

  /** What word processors fill in themselves, as Word and OpenDocument call it. What other fields say, such as links, stays. */
  const FIELD =
    /^\s*(?:PAGE|NUMPAGES|SECTION|SECTIONPAGES|TITLE|STYLEREF|DOCPROPERTY|FILENAME|AUTHOR|LASTSAVEDBY|REVNUM|(?:SAVE|PRINT|CREATE)?DATE|TIME)\b/i;
  const FIELDS = new Set(["page-number", "page-count", "title"]);

  /**
   * A field of Word that is open: its code so far, and whether what it shows has begun.
   * @typedef {{code: string, shows: boolean}} OpenField
   */

  /**
   * @param {Element|Document|null} parent
   * @returns {string[]} the words of each paragraph in it that are not empty, without what fields say
   */
  function linesIn(parent) {
    const paragraphs = [...(parent?.getElementsByTagNameNS("*", "p") ?? [])];
    return paragraphs.map((paragraph) => wordsIn(paragraph, []).replace(/\s+/g, " ").trim()).filter(Boolean);
  }

  /**
   * @param {Node} node
   * @param {OpenField[]} fields those around it, the inmost first; it may open and close some
   * @returns {string} what somebody typed in it
   */
  function wordsIn(node, fields) {
    if (node.nodeType === Node.TEXT_NODE) return fields.every(isTyped) ? (node.nodeValue ?? "") : "";
    if (!(node instanceof Element)) return "";
    const { localName: name } = node;
    if (name === "fldChar") turnField(value(node, "fldCharType"), fields);
    if (name === "instrText" && fields.length) fields[0].code += node.textContent;
    if (FIELDS.has(name) || /^(?:delText|instrText)$/.test(name)) return "";
    if (name === "fldSimple" && FIELD.test(value(node, "instr"))) return "";
    if (name === "sym") return symbol(value(node, "font"), parseInt(value(node, "char"), 16));
    if (name === "noBreakHyphen") return "\u2011";
    if (name === "textpath") return value(node, "string");
    if (/^(?:tab|br|s|line-break)$/.test(name)) return " ";
    return [...node.childNodes].map((child) => wordsIn(child, fields)).join("");
  }

  /**
   * Opens a field, closes it, or notes that what it shows begins.
   * @param {string} kind as Word calls it
   * @param {OpenField[]} fields
   */
  function turnField(kind, fields) {
    if (kind === "begin") fields.unshift({ code: "", shows: false });
    else if (kind === "end") fields.shift();
    else if (fields.length) fields[0].shows = true;
  }

  /** @type {function(OpenField): boolean} whether what is in a field is shown, and is no number of a page or the like */
  const isTyped = ({ code, shows }) => shows && !FIELD.test(code);

  /** @type {function(string[]): string} what a note says, of its lines; empty if that is nothing */
  function noteText(lines) {
    const text = lines.join(" ");
    return text && say("builder.labelled", { label: say("builder-reading.footnote"), text });
  }

  /**
   * @param {Array<{element: Element, lines: string[]}>} notes of a Word file
   * @returns {Map<string, string>} them, by the name of the element that stands for one in the text, and its number
   */
  const wordNotes = (notes) =>
    new Map(
      notes.map(({ element, lines }) => [`${element.localName}Reference ${value(element, "id")}`, noteText(lines)]),
    );

  /**
   * @param {string[]} lines of headers and footers
   * @param {string} title of the plan, which is in them
   * @returns {string[]} those that somebody typed
   */
  function typedIn(lines, title) {
    const ours = called("documents.page").map((words) => normalise(words.replace(/\{\w+\}/g, " ")));
    return [...new Set(lines)].filter(function (line) {
      const words = normalise(line.replace(/\d+/g, " "));
      const foot = ours.find((its) => ` ${words}`.endsWith(` ${its}`)) ?? "";
      const rest = words.slice(0, words.length - foot.length).trim();
      return rest && rest !== normalise(title.replace(/\d+/g, " "));
    });
  }

  return { linesIn, noteText, typedIn, wordNotes };
})();
