// Needs: nothing
/** Symbols of word processors as characters: those of the fonts Symbol, Wingdings and Webdings, ticks, raised numbers. */
var tkPlan = tkPlan || {};

tkPlan.symbols = (function () {
  "use strict";

  /** What is where a symbol was that nobody else can show. */
  const UNKNOWN = "\ufffd";

  /**
   * What the fonts show in the place of letters: the characters from a code on, as far as people use them.
   * @type {Object<string, Array<[number, string]>>}
   */
  const FONTS = {
    symbol: [
      [0x41, "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"],
      [0x61, "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"],
      [0xa1, "ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…"],
      [0xc5, "⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓"],
      [0xe5, "∑"],
      [0xf2, "∫"],
    ],
    wingdings: [
      [0x4a, "☺😐☹"],
      [0x6c, "●"],
      [0x6e, "■□"],
      [0x71, "❑❒"],
      [0x75, "◆❖"],
      [0x9f, "•"],
      [0xa1, "○"],
      [0xa7, "▪☐"],
      [0xd8, "➢"],
      [0xdf, "←→↑↓↖↗↙↘"],
      [0xe8, "➔"],
      [0xef, "⇦⇨⇧⇩⬄"],
      [0xfb, "✗✓☒☑"],
    ],
    wingdings2: [
      [0x4f, "✗✓✗☑☒"],
      [0xa3, "☐"],
    ],
    webdings: [
      [0x61, "✓"],
      [0x63, "☐"],
      [0x72, "✗"],
    ],
  };

  /**
   * @param {string} font
   * @returns {Array<[number, string]>|undefined} what it shows in the place of letters, if it is a font of symbols
   */
  const shownBy = (font) => FONTS[font.replace(/\s+/g, "").toLowerCase()];

  /**
   * @param {string} font
   * @param {number} code of a character in it; fonts of symbols have theirs from F000 on as well
   * @returns {string} the character that people see
   */
  function symbol(font, code) {
    const shown = shownBy(font);
    const isOwn = code >= 0xf000 && code <= 0xf0ff;
    if (!shown) return isOwn || !code ? UNKNOWN : String.fromCodePoint(code);
    const place = isOwn ? code - 0xf000 : code;
    for (const [start, characters] of shown) {
      const found = place >= start && [...characters][place - start];
      if (found) return found;
    }
    // Figures, spaces and stops are themselves in the font Symbol.
    return place <= 0x20 || (font.trim().toLowerCase() === "symbol" && place < 0x41)
      ? String.fromCharCode(place)
      : UNKNOWN;
  }

  /**
   * @param {string} text
   * @param {string} font of it; empty if it is not known
   * @param {string} [other] the font of what is no Latin letter, such as symbols
   * @returns {string} the text as people see it
   */
  const inFont = (text, font, other = "") =>
    shownBy(font)
      ? [...text].map((character) => symbol(font, character.charCodeAt(0))).join("")
      : text.replace(/[\uf000-\uf0ff]/g, (character) => symbol(other, character.charCodeAt(0)));

  /**
   * @param {string} text
   * @param {Partial<TextLook>} look
   * @param {string} before what is before it
   * @returns {string} the same in a line: a raised number, or one of the letters that stand for numbers, is a power, other letters are
   *   the end of a word (2nd); a lowered number stays apart from the number before it
   */
  function inLine(text, { raised = false, lowered = false }, before) {
    const end = before.slice(-20);
    if (raised && /^[-+\u2212]?[ijkmnpqtxyz][-+\u2212]\w+$/.test(text)) return `^(${text})`;
    // Programs make several pieces of one number.
    if (raised && /^(?:[-+\u2212\d.,/]*\d|[-+\u2212]|[-+\u2212]?[ijkmnpqtxyz])$/.test(text)) {
      return /\^[-+\u2212\d.,/]*$/.test(end) ? text : `^${text}`;
    }
    if (lowered && /^\d/.test(text) && /\d$/.test(end)) return /\d_\d*$/.test(end) ? text : `_${text}`;
    return text;
  }

  return { UNKNOWN, inFont, inLine, symbol };
})();
