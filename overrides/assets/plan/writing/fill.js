// Needs: plan/model/trimmed, plan/model/visible
/**
 * Fills a template's pieces with the values of a scope, as macros/documents/template.py does: that module says what
 * pieces and scopes are. tests/vectors/fill.json holds both to the same results.
 */
var tkPlan = tkPlan || {};

tkPlan.fill = (function () {
  "use strict";

  /**
   * @param {string} text
   * @returns {string[]} its lines, whatever ends them, with a mark in the place of characters that no document can hold
   */
  const linesOf = (text) => tkPlan.visible(text).split(/\r\n|[\n\r]/);

  /** @type {Object<string, string>} */
  const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  /** @param {string} line */
  const html = (line) => line.replace(/[&<>"]/g, (character) => ENTITIES[character]);

  // A tab is an element of its own, so the text element is closed before it and opened again after it.
  /** @param {string} line */
  const docx = (line) => html(line).replaceAll("\t", '</w:t><w:tab/><w:t xml:space="preserve">');

  // OpenDocument folds spaces, as HTML does: those that must stay are elements.
  /** @param {number} count */
  const space = (count) => `<text:s text:c="${count}"/>`;
  /** @param {string} line */
  function odt(line) {
    return html(line)
      .replace(/ +/g, ({ length }, at) => (at === 0 ? space(length) : length > 1 ? ` ${space(length - 1)}` : " "))
      .replaceAll("\t", "<text:tab/>");
  }

  // An underscore inside a word stays as it is, for the sake of web addresses. A # at the end would close a heading.
  const MARKDOWN_ANYWHERE = /([A-Za-z0-9]_(?=[A-Za-z0-9]))|[\\`*[\]<>$~^|{}_]|&(?=#?[A-Za-z0-9]+;)/g;
  // What would start a block, at the start of a line or of an item ("- "). Numbers would be counted again from 1.
  const MARKDOWN_AT_START = /^(- |(?!- ))(?:([0-9]+)(?=[.)](?: |$))|(?=[#+=:]|-(?:[ -]|$)))/;
  /** @param {string} line */
  function md(line) {
    const text = tkPlan.trimmed(line.replaceAll("\t", "    "), " ").replace(/^- +/, "- ");
    const start = tkPlan.trimmed(text, "", "#");
    return start
      .replace(MARKDOWN_ANYWHERE, (found, inWord) => inWord ?? `\\${found}`)
      .concat("\\#".repeat(text.length - start.length))
      .replace(MARKDOWN_AT_START, "$1$2\\");
  }

  /** @type {Object<string, function(string): string>} */
  const ESCAPES = { docx, html, md, odt };

  // What a line starts with that is an item, and can be told from its text when it is read back.
  const ITEM = /^- (?=[!-,.-~\u00a1-\u167f\u2e80-\ud7ff])/;

  // As many lines of a column a brief text has at most, and as many characters are in one of them.
  const BRIEF = 14;
  const IN_A_LINE = 50;
  /** @param {string[]} lines */
  const isBrief = (lines) =>
    lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(Array.from(line).length / IN_A_LINE)), 0) <= BRIEF;

  /**
   * @param {number} at
   * @param {string[]} lines
   * @param {boolean} hasItems whether lines may be items of a list
   * @returns {string[]} the flags of the scope of a line
   */
  function flagsOf(at, lines, hasItems) {
    /** @param {number} other */
    const isItem = (other) => hasItems && ITEM.test(lines[other] ?? "");
    const flags = [];
    if (at === 0) flags.push("first-line");
    if (at === lines.length - 1) flags.push("last-line");
    if (isItem(at)) flags.push("item");
    if (isItem(at) && !isItem(at - 1)) flags.push("first-item");
    if (isItem(at) && !isItem(at + 1)) flags.push("last-item");
    return flags;
  }

  /**
   * @param {Piece[]} pieces a compiled template
   * @param {Scope} scope the values of its names
   * @param {string} escapeName how a line of plain text is made safe: `docx`, `html`, `md` or `odt`
   * @returns {string} the filled text
   */
  function fill(pieces, scope, escapeName) {
    const escaped = ESCAPES[escapeName];
    /** @type {string[]} */
    const out = [];
    /** @type {function(string, Scope[]): string} */
    const textOf = (name, scopes) => scopes.find(({ values }) => Object.hasOwn(values, name))?.values[name] ?? "";
    /** @type {function(string, Scope[]): Scope[]} */
    const listOf = (name, scopes) => scopes.find(({ lists }) => Object.hasOwn(lists, name))?.lists[name] ?? [];
    /** @type {function(Piece[], Scope[], string): void} */
    function put(pieces, scopes, line) {
      for (const piece of pieces) {
        const [word, name = "", inner = []] = typeof piece === "string" ? [] : piece;
        if (typeof piece === "string") out.push(piece);
        else if (word === "text") out.push(escaped(name ? linesOf(textOf(name, scopes)).join(" ") : line));
        else if (word === "lines" || word === "items") {
          linesOf(textOf(name, scopes)).forEach(function (each, at, lines) {
            const flags = flagsOf(at, lines, word === "items");
            put(inner, [{ values: {}, flags, lists: {} }, ...scopes], flags.includes("item") ? each.slice(2) : each);
          });
        } else if (word === "brief") {
          if (isBrief(linesOf(textOf(name, scopes)))) put(inner, scopes, line);
        } else if (word === "if") {
          if (scopes.some((each) => each.flags.includes(name))) put(inner, scopes, line);
        } else {
          for (const each of listOf(name, scopes)) put(inner, [each, ...scopes], line);
        }
      }
    }
    put(pieces, [scope], "");
    return out.join("");
  }

  return { fill, linesOf };
})();
