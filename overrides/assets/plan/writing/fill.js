// Needs: nothing
/**
 * Fills a template's pieces with the values of a scope, as macros/documents/template.py does: that module says what
 * pieces and scopes are. tests/vectors/fill.json holds both to the same results.
 */
var tkPlan = tkPlan || {};

tkPlan.fill = (function () {
  "use strict";

  /**
   * @typedef {string|Array} Piece
   * @typedef {{values: Object<string, string>, flags: string[], lists: Object<string, Scope[]>}} Scope
   */

  const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;
  // What no XML file may hold: controls but for the tab, halves of characters, and the two codes that are none.
  const FORBIDDEN = /[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]/gu;

  /**
   * @param {string} text
   * @returns {string[]} its lines, whatever ends them, without the characters that no document can hold
   */
  function linesOf(text) {
    return text.split(LINE_END).map((line) => line.replace(FORBIDDEN, ""));
  }

  const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  const html = (line) => line.replace(/[&<>"]/g, (character) => ENTITIES[character]);

  // A tab is an element of its own, so the text element is closed before it and opened again after it.
  const docx = (line) => html(line).replaceAll("\t", '</w:t><w:tab/><w:t xml:space="preserve">');

  // OpenDocument folds spaces, as HTML does: those that must stay are elements.
  const space = (count) => `<text:s text:c="${count}"/>`;
  function odt(line) {
    return html(line)
      .replace(/ +/g, ({ length }, at) => (at === 0 ? space(length) : length > 1 ? ` ${space(length - 1)}` : " "))
      .replaceAll("\t", "<text:tab/>");
  }

  // An underscore inside a word stays as it is, for the sake of web addresses. A # at the end would close a heading.
  const MARKDOWN_ANYWHERE =
    /[\\`*[\]<>$~^|{}]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|&(?=#?[A-Za-z0-9]+;)|#(?=#*$)/g;
  // What would start a block, at the start of a line or of an item ("- "). Numbers would be counted anew.
  const MARKDOWN_AT_START = /^(- |(?!- ))(?:([0-9]+)(?=[.)](?: |$))|(?=[#+=:]|-(?:[ -]|$)))/;
  function md(line) {
    return line
      .replaceAll("\t", "    ")
      .replace(/^ +| +$/g, "")
      .replace(/^- +/, "- ")
      .replace(MARKDOWN_ANYWHERE, "\\$&")
      .replace(MARKDOWN_AT_START, "$1$2\\");
  }

  const ESCAPES = { docx, html, md, odt };

  /**
   * @param {Piece[]} pieces a compiled template
   * @param {Scope} scope what its names stand for
   * @param {string} escapeName how a line of plain text is made safe: `docx`, `html`, `md` or `odt`
   * @returns {string} the filled text
   */
  function fill(pieces, scope, escapeName) {
    const escape = ESCAPES[escapeName];
    const out = [];
    const find = (kind, name, scopes, otherwise) =>
      scopes.find((each) => Object.hasOwn(each[kind], name))?.[kind][name] ?? otherwise;
    (function put(pieces, scopes, line) {
      for (const piece of pieces) {
        const [word, name, inner] = piece;
        if (typeof piece === "string") out.push(piece);
        else if (word === "text") out.push(escape(name ? linesOf(find("values", name, scopes, "")).join(" ") : line));
        else if (word === "lines") {
          for (const each of linesOf(find("values", name, scopes, ""))) put(inner, scopes, each);
        } else if (word === "if") {
          if (scopes.some((each) => each.flags.includes(name))) put(inner, scopes, line);
        } else {
          for (const each of find("lists", name, scopes, [])) put(inner, [each, ...scopes], line);
        }
      }
    })(pieces, [scope], "");
    return out.join("");
  }

  return { fill, linesOf };
})();
