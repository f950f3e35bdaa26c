// Needs: plan/reading/addresses, plan/reading/symbols, plan/reading/xml
/** The fields of Word: each begins, says what it is, mostly has a result, and ends, with an element for each. */
var tkPlan = tkPlan || {};

/**
 * @typedef {{code: string, paragraph: Paragraph|null, from: number, plain: number, says: boolean}} Field where its words start in
 *   the paragraph, and in that without addresses; says: it has a result
 */

tkPlan.fields = (function () {
  "use strict";

  const { inField, linked } = tkPlan.addresses;
  const { UNKNOWN, symbol } = tkPlan.symbols;
  const { find, isOn, value } = tkPlan.xml;

  /**
   * @param {string} code of a field without a result
   * @returns {string} what Word shows in its place
   */
  function shown(code) {
    const [, name = "", rest = ""] = /^\s*([A-Z]+)\s*(.*?)\s*$/is.exec(code) ?? [];
    switch (name.toUpperCase()) {
      case "SYMBOL": {
        const [, number = ""] = /^(0x[\da-f]+|\d+)/i.exec(rest) ?? [];
        const font = /\\f\s+(?:"([^"]*)"|(\S+))/i.exec(rest);
        return symbol(font?.[1] ?? font?.[2] ?? "", Number(number));
      }
      case "MACROBUTTON":
      case "GOTOBUTTON":
        return rest.replace(/^\S+\s*/, "");
      case "EQ":
        return UNKNOWN;
      default:
        return "";
    }
  }

  /** @type {function(Paragraphs): {from: number, plain: number}} where words that come now start */
  const startIn = ({ paragraph }) => ({
    from: paragraph?.text.length ?? 0,
    plain: (paragraph?.plain ?? paragraph?.text ?? "").length,
  });

  /**
   * What fields say within what a field is belongs to it, and nobody sees it.
   * @param {Field} field
   * @param {Paragraphs} out
   */
  function dropCode({ paragraph, from, plain }, out) {
    if (!paragraph || paragraph !== out.paragraph) return;
    paragraph.text = paragraph.text.slice(0, from);
    if (paragraph.plain !== undefined) paragraph.plain = paragraph.plain.slice(0, plain);
  }

  /**
   * @param {string} code
   * @returns {boolean} whether it holds words that nobody sees: marks for an index, or what shows over a link
   */
  const isUnseen = (code) => /^\s*(?:XE|TC|TA)\b/i.test(code) || /^\s*HYPERLINK\b.*\\o\s+"[^"]/i.test(code);

  /**
   * @param {Element} node
   * @param {Paragraphs} out
   * @param {function(string, Paragraphs): void} put
   */
  function fieldChar(node, out, put) {
    const kind = value(node, "fldCharType");
    const [field] = out.fields;
    if (kind === "begin") {
      const begun = { code: "", paragraph: out.paragraph, says: false, ...startIn(out) };
      out.fields.unshift(begun);
      const box = find(node, "ffData", "checkBox");
      const list = find(node, "ffData", "ddList");
      if (box) out.write(isOn(find(box, "checked") ?? find(box, "default")) ? "☒" : "☐");
      const entries = [...(list?.children ?? [])].filter(({ localName }) => localName === "listEntry");
      if (list) out.write(value(entries[Number(value(find(list, "result"), "val")) || 0] ?? null, "val"));
      Object.assign(begun, startIn(out));
    } else if (kind === "separate" && field) {
      dropCode(field, out);
      field.says = true;
    } else if (kind === "end" && field) {
      out.fields.shift();
      if (!field.says) dropCode(field, out);
      if (isUnseen(field.code)) out.tell("unseen");
      if (!field.says) put(shown(field.code), out);
      tkPlan.addresses.put(out, inField(field.code), field.paragraph === out.paragraph ? field.from : 0);
    }
  }

  /**
   * @param {Element} node a field that is one element
   * @param {Paragraphs} out
   * @param {function(string, Paragraphs): void} put
   * @param {function(): void} walk
   */
  function simpleField(node, out, put, walk) {
    const code = value(node, "instr");
    if (isUnseen(code)) out.tell("unseen");
    if (node.textContent || inField(code)) linked(out, inField(code), walk);
    else put(shown(code), out);
  }

  return { fieldChar, simpleField };
})();
