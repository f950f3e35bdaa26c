// Needs: plan/reading/addresses, plan/reading/symbols, plan/reading/xml
/** The fields of Word: each begins, says what it is, mostly has a result, and ends, with an element for each. */
var tkPlan = tkPlan || {};

/** @typedef {{code: string, paragraph: Paragraph|null, from: number, says: boolean}} Field says: it has a result */

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

  /**
   * @param {Element} node
   * @param {Paragraphs} out
   * @param {function(string, Paragraphs): void} put
   */
  function fieldChar(node, out, put) {
    const kind = value(node, "fldCharType");
    const [field] = out.fields;
    if (kind === "begin") {
      const from = out.paragraph?.text.length ?? 0;
      out.fields.unshift({ code: "", paragraph: out.paragraph, from, says: false });
      const box = find(node, "ffData", "checkBox");
      const list = find(node, "ffData", "ddList");
      if (box) out.write(isOn(find(box, "checked") ?? find(box, "default")) ? "☒" : "☐");
      const entries = [...(list?.children ?? [])].filter(({ localName }) => localName === "listEntry");
      if (list) out.write(value(entries[Number(value(find(list, "result"), "val")) || 0] ?? null, "val"));
    } else if (kind === "separate" && field) field.says = true;
    else if (kind === "end" && field) {
      out.fields.shift();
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
    if (node.textContent) linked(out, inField(code), walk);
    else put(shown(code), out);
  }

  return { fieldChar, simpleField };
})();
