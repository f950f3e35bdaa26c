// Needs: site/words, plan/reading/text, plan/reading/xml
/**
 * What Word and OpenDocument files say beside their text: footnotes, endnotes, and what was typed into headers and footers.
 * No answer holds it, so it is kept with the words that fit no question, and named.
 */
var tkPlan = tkPlan || {};

tkPlan.asides = (function () {
  "use strict";

  const { say, called } = tkWords;
  const { normalise } = tkPlan.text;
  const { value } = tkPlan.xml;

  /** What word processors fill in themselves. */
  const FIELDS = new Set(["fldSimple", "page-number", "page-count", "title"]);

  /**
   * @param {Element|Document|null} parent
   * @returns {string[]} the words of each paragraph in it that are not empty, without what fields say
   */
  function linesIn(parent) {
    /** @type {function(Element): string} */
    function wordsIn(paragraph) {
      let fields = 0;
      /** @type {function(Node): string} */
      function walk(node) {
        const name = node instanceof Element ? node.localName : "";
        if (name === "fldChar")
          fields += { begin: 1, end: -1 }[value(/** @type {Element} */ (node), "fldCharType")] ?? 0;
        if (FIELDS.has(name) || /^(?:delText|instrText)$/.test(name)) return "";
        if (/^(?:tab|br|s|line-break)$/.test(name)) return " ";
        if (node.nodeType === Node.TEXT_NODE) return fields ? "" : (node.nodeValue ?? "");
        return [...node.childNodes].map(walk).join("");
      }
      return walk(paragraph).replace(/\s+/g, " ").trim();
    }
    return [...(parent?.getElementsByTagNameNS("*", "p") ?? [])].map(wordsIn).filter(Boolean);
  }

  /**
   * @param {Element} note a footnote or an endnote
   * @returns {string} what it says; empty if that is nothing
   */
  function noteText(note) {
    const text = linesIn(note).join(" ");
    return text && say("builder.labelled", { label: say("builder-reading.footnote"), text });
  }

  /**
   * @param {Document[]} parts of a Word file that hold notes
   * @returns {Map<string, string>} them, by the name of the element that stands for one in the text, and its number
   */
  const wordNotes = (parts) =>
    new Map(
      parts
        .flatMap((part) => [...part.documentElement.children])
        .map((note) => [`${note.localName}Reference ${value(note, "id")}`, noteText(note)]),
    );

  /**
   * @param {string[]} lines of headers and footers
   * @param {string} title of the plan, which stands in them
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
