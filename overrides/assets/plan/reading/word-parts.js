// Needs: plan/reading/symbols, plan/reading/unseen, plan/reading/xml
/** What a Word (DOCX) document says beside its text: its styles, how its lists count, and what is said of drawings. */
var tkPlan = tkPlan || {};

/**
 * @typedef {{styles: Map<string, StyleLook>, lists: Map<string, WordList>, links: Map<string, string>,
 *   asides: Map<string, string>, comments: Map<string, FoundComment>}} WordParts what a
 *   document says beside its text: links by the ids of relationships
 * @typedef {{name: string, levels: ListLevel[]}} WordList name: lists of one name count on
 */

tkPlan.wordParts = (function () {
  "use strict";

  const { symbol } = tkPlan.symbols;
  const { NARROWEST, isSame, isTiny } = tkPlan.unseen;
  const { find, isOn, value, withChains } = tkPlan.xml;

  /**
   * @param {Document} parsed
   * @returns {Map<string, StyleLook>} the styles by id
   */
  function wordStyles(parsed) {
    const styles = new Map();
    for (const element of parsed.getElementsByTagNameNS("*", "style")) {
      const numbering = find(element, "pPr", "numPr");
      styles.set(value(element, "styleId"), {
        name: value(find(element, "name"), "val").split(",")[0],
        parent: value(find(element, "basedOn"), "val"),
        list: numbering && value(find(numbering, "numId"), "val"),
        look: lookIn(find(element, "rPr")),
      });
    }
    return withChains(styles);
  }

  /** @type {function(Element|null): boolean} whether words are filled with nothing */
  const isClear = (fill) =>
    Boolean(find(fill, "noFill")) ||
    [...(fill?.getElementsByTagNameNS("*", "alpha") ?? [])].some((one) => Number(value(one, "val")) >= 90_000);

  /** @type {function(string): string} the colour that marks words by its name; those that words mostly have alone */
  const hexOf = (name) => ({ "": "", black: "000000", white: "FFFFFF", none: "" })[name] ?? name;

  /** @type {function(Element|null, Partial<TextLook>): Partial<TextLook>} */
  const struck = (element, look) => ({ struck: isOn(element) || look.struck === true });

  /**
   * What a property says about how words look, by its name; it may add to what those before it said.
   * @type {Map<string, function(Element|null, Partial<TextLook>): Partial<TextLook>>}
   */
  const LOOKS = new Map([
    ["vanish", (element) => ({ hidden: isOn(element) })],
    ["strike", struck],
    ["dstrike", struck],
    ["color", (element) => ({ white: isSame(value(element, "val"), "FFFFFF") })],
    ["textFill", (element, { white }) => ({ white: isClear(element) || white === true })],
    // In halves of a point.
    ["sz", (element) => ({ tiny: isTiny(`${Number(value(element, "val")) / 2}pt`) })],
    ["w", (element, { tiny }) => ({ tiny: Number(value(element, "val")) < NARROWEST || tiny === true })],
    [
      "vertAlign",
      function (element) {
        const place = value(element, "val");
        return { raised: place === "superscript", lowered: place === "subscript" };
      },
    ],
    [
      "position",
      function (element) {
        const height = Number(value(element, "val"));
        return { raised: height > 0, lowered: height < 0 };
      },
    ],
    [
      "rFonts",
      function (element) {
        const [font, symbols] = [value(element, "ascii"), value(element, "hAnsi")];
        return { ...(font && { font }), ...(symbols && { symbols }) };
      },
    ],
  ]);

  /**
   * @param {Element|null} properties of words, or of a style
   * @returns {Partial<TextLook>} what they say about how words look
   */
  function lookIn(properties) {
    /** @type {Partial<TextLook>} */
    const look = {};
    for (const { localName: name } of properties?.children ?? []) {
      Object.assign(look, LOOKS.get(name)?.(find(properties, name), look));
    }
    const behind = hexOf(value(find(properties, "highlight"), "val")) || value(find(properties, "shd"), "fill");
    if (behind && behind !== "auto") {
      const colour = value(find(properties, "color"), "val");
      // Words in no colour of their own are black.
      const isUnseen = isSame(colour === "auto" ? "" : colour, behind);
      if (isUnseen || look.white !== undefined) look.white = isUnseen;
    }
    return look;
  }

  /**
   * @param {Document} parsed the part that says how lists count
   * @returns {Map<string, WordList>} the lists by id
   */
  function wordLists(parsed) {
    /** @param {Element} element */
    const levelsOf = (element) =>
      [...element.children]
        .filter(({ localName }) => localName === "lvl")
        .map((level) => ({
          format: value(find(level, "numFmt"), "val") || "decimal",
          text: signOf(level),
          start: Number(value(find(level, "start"), "val") || 1),
          isLegal: isOn(find(level, "isLgl")),
        }));
    /** @type {function(Element): string} what is before an item, in letters that everybody has */
    function signOf(level) {
      const text = value(find(level, "lvlText"), "val");
      const font = value(find(level, "rPr", "rFonts"), "ascii");
      return value(find(level, "numFmt"), "val") === "bullet" && text.length === 1
        ? symbol(font, text.charCodeAt(0))
        : text;
    }
    const kinds = new Map();
    /** Those that a style of lists is made of, by its name. */
    const styles = new Map();
    for (const element of parsed.getElementsByTagNameNS("*", "abstractNum")) {
      kinds.set(value(element, "abstractNumId"), element);
      const style = value(find(element, "styleLink"), "val");
      if (style) styles.set(style, element);
    }
    const lists = new Map();
    for (const element of parsed.getElementsByTagNameNS("*", "num")) {
      const [id, kind] = [value(element, "numId"), value(find(element, "abstractNumId"), "val")];
      // One that starts again counts for itself, the others go on from each other.
      const isAnew = Boolean(find(element, "lvlOverride", "startOverride"));
      const said = kinds.get(kind);
      const its = styles.get(value(find(said ?? null, "numStyleLink"), "val")) ?? said;
      const levels = its ? levelsOf(its) : [];
      for (const change of element.children) {
        const at = Number(value(change, "ilvl"));
        const [own] = change.localName === "lvlOverride" ? levelsOf(change) : [];
        if (own) levels[at] = own;
        const start = value(find(change, "startOverride"), "val");
        if (start && levels[at]) levels[at] = { ...levels[at], start: Number(start) };
      }
      lists.set(id, { name: isAnew ? `own-${id}` : value(its ?? null, "abstractNumId"), levels });
    }
    return lists;
  }

  /**
   * @param {Element} drawn
   * @returns {string} what the document says about it, but for a box with words of its own
   */
  function describedIn(drawn) {
    if (drawn.querySelector("txbxContent")) return "";
    for (const element of drawn.getElementsByTagNameNS("*", "*")) {
      const text = value(element, "descr") || value(element, "alt") || value(element, "title");
      if (text.trim() && /^(?:docPr|shape|rect)$/.test(element.localName)) return text;
    }
    return "";
  }

  return { describedIn, lookIn, wordLists, wordStyles };
})();
