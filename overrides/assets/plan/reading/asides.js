// Needs: site/words, plan/reading/text, plan/reading/xml
/**
 * What Word and OpenDocument files say beside their text: comments, footnotes, endnotes, and what was typed into headers
 * and footers. No answer holds it, so it is kept with the words that fit no question, and named.
 */
var tkPlan = tkPlan || {};

/** @typedef {{kind: "comments"|"notes", text: string}} Aside */

tkPlan.asides = (function () {
  "use strict";

  const { say, called } = tkWords;
  const { normalise } = tkPlan.text;
  const { find, value } = tkPlan.xml;

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
   * @param {Aside["kind"]} kind
   * @param {Element} element
   * @param {string} [author]
   * @param {string} [date]
   * @returns {Aside}
   */
  function asideOf(kind, element, author = "", date = "") {
    const name = kind === "notes" ? say("builder-reading.footnote") : say("builder-reading.comment");
    const label = [name, author, date.slice(0, 10)];
    const text = linesIn(element).join(" ");
    return { kind, text: text && say("builder.labelled", { label: label.filter(Boolean).join(", "), text }) };
  }

  /**
   * @param {Document[]} parts of a Word file that hold notes and comments
   * @returns {Map<string, Aside>} them, by the name of the element that stands for one in the text, and its number
   */
  function wordAsides(parts) {
    const found = new Map();
    for (const element of parts.flatMap((part) => [...part.documentElement.children])) {
      const name = element.localName;
      const kind = name === "comment" ? "comments" : "notes";
      const aside = asideOf(kind, element, value(element, "author"), value(element, "date"));
      found.set(`${name}Reference ${value(element, "id")}`, aside);
    }
    return found;
  }

  /**
   * @param {Element} node a note or a comment of an OpenDocument text
   * @returns {Aside}
   */
  function textAside(node) {
    if (node.localName === "note") return asideOf("notes", node);
    return asideOf("comments", node, find(node, "creator")?.textContent, find(node, "date")?.textContent);
  }

  /**
   * Keeps what stands beside the paragraph where the walker is.
   * @param {Aside|undefined} aside
   * @param {Paragraphs} out
   */
  function putAside(aside, out) {
    if (!aside?.text) return;
    const near = out.paragraph ?? out.cell?.paragraphs.at(-1) ?? null;
    out.asides.set(near, [...(out.asides.get(near) ?? []), aside.text]);
  }

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

  return { linesIn, putAside, textAside, typedIn, wordAsides };
})();
