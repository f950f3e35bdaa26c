// Needs: plan/reading/symbols, plan/reading/unseen, plan/reading/xml
/** What an OpenDocument (ODT) text says beside its words: its styles, and how its lists count. */
var tkPlan = tkPlan || {};

/**
 * @typedef {{styles: Map<string, StyleLook>, looks: Map<string, StyleLook>, lists: Map<string, ListLevel[]>}} TextStyles the styles
 *   of paragraphs, those of words, and the lists
 * @typedef {TextStyles & {asides: Map<Element, string>, comments: Map<Element, FoundComment>}} TextParts with notes and comments
 */

tkPlan.textParts = (function () {
  "use strict";

  const { attribute, find, value, withChains } = tkPlan.xml;
  const { NARROWEST, isSame, isTiny } = tkPlan.unseen;

  /** @type {Object<string, string>} how OpenDocument calls the forms of numbers, and Word */
  const FORMATS = { a: "lowerLetter", A: "upperLetter", i: "lowerRoman", I: "upperRoman", 1: "decimal" };

  /**
   * @param {Document} content
   * @param {Document} common the styles that are not the content's own
   * @returns {TextStyles}
   */
  function textParts(content, common) {
    const styles = new Map();
    const looks = new Map();
    const lists = new Map();
    /** The fonts, by what the document calls them. */
    const fonts = new Map(
      [common, content].flatMap((part) =>
        [...part.getElementsByTagNameNS("*", "font-face")].map((face) => [
          value(face, "name"),
          attribute(face, "font-family").replace(/['"]/g, ""),
        ]),
      ),
    );
    const automatic = content.getElementsByTagNameNS("*", "automatic-styles")[0];
    for (const parent of [find(common.documentElement, "styles"), automatic]) {
      for (let element = parent?.firstElementChild; element; element = element.nextElementSibling) {
        const [id, family] = [attribute(element, "name"), value(element, "family")];
        if (element.localName === "list-style")
          lists.set(
            id,
            [...element.children].map((level) => levelOf(level, fonts)),
          );
        if (element.localName !== "style") continue;
        const name = value(element, "display-name") || textStyleName(id);
        const style = { name, parent: value(element, "parent-style-name"), look: lookOf(element, fonts) };
        if (family === "paragraph") styles.set(id, style);
        else if (family === "text") looks.set(id, style);
      }
    }
    return { styles: withChains(styles), looks: withChains(looks), lists };
  }

  /**
   * @param {Element} element a level of a list's style
   * @param {Map<string, string>} fonts
   * @returns {ListLevel}
   */
  function levelOf(element, fonts) {
    const isNumber = element.localName === "list-level-style-number";
    const [format, start] = [attribute(element, "num-format"), Number(value(element, "start-value")) || 1];
    if (!isNumber || !format) {
      const text = tkPlan.symbols.inFont(attribute(element, "bullet-char"), lookOf(element, fonts).font ?? "");
      return { format: isNumber ? "none" : "bullet", text, start };
    }
    const [level, shown] = [Number(value(element, "level")) || 1, Number(value(element, "display-levels")) || 1];
    const numbers = Array.from({ length: Math.min(shown, level) }, (_, index) => `%${level - shown + index + 1}`);
    const text = attribute(element, "num-prefix") + numbers.join(".") + attribute(element, "num-suffix");
    return { format: FORMATS[format] ?? "decimal", text, start };
  }

  /** @type {function(string, Partial<TextLook>): Partial<TextLook>} */
  const struck = (its, look) => ({ struck: its !== "none" || look.struck === true });

  /**
   * What a property says about how words look, by its name; it may add to what those before it said.
   * @type {Array<[string, function(string, Partial<TextLook>, Map<string, string>): Partial<TextLook>]>}
   */
  const READERS = [
    ["display", (its) => ({ hidden: its === "none" })],
    ["text-line-through-style", struck],
    ["text-line-through-type", struck],
    ["color", (its, { white }) => ({ white: isSame(its, "#ffffff") || white === true })],
    ["opacity", (its, { white }) => ({ white: parseFloat(its) <= 10 || white === true })],
    ["font-size", (its, { tiny }) => ({ tiny: isTiny(its) || tiny === true })],
    ["text-scale", (its, { tiny }) => ({ tiny: parseFloat(its) < NARROWEST || tiny === true })],
    ["text-position", (its) => ({ raised: /^(?:super|[1-9])/.test(its), lowered: /^(?:sub|-)/.test(its) })],
    ["font-name", (its, _, fonts) => ({ font: fonts.get(its) || its })],
    ["font-family", (its) => ({ font: its.replace(/['"]/g, "") })],
  ];
  const LOOKS = new Map(READERS);

  /**
   * @param {Element} element a style
   * @param {Map<string, string>} fonts
   * @returns {Partial<TextLook>} what it says about how words look
   */
  function lookOf(element, fonts) {
    const properties = find(element, "text-properties");
    /** @type {Partial<TextLook>} */
    const look = {};
    for (const { localName: name, value: its } of properties?.attributes ?? []) {
      Object.assign(look, LOOKS.get(name)?.(its, look, fonts));
    }
    // Of words that have no colour of their own, LibreOffice says too that nothing of one shows.
    if (properties && attribute(properties, "use-window-font-color") === "true") delete look.white;
    const behind = attribute(properties ?? element, "background-color");
    if (/^#/.test(behind)) {
      const isUnseen = isSame(attribute(properties ?? element, "color"), behind);
      if (isUnseen || look.white !== undefined) look.white = isUnseen;
    }
    return look;
  }

  /**
   * In XML, the names that people see are escaped: `Answer_20_who-about_20_answer`.
   * @param {string} id
   */
  function textStyleName(id) {
    return id.replace(/_([0-9a-f]{1,4})_/g, (_, code) => String.fromCharCode(parseInt(code, 16)));
  }

  return { textParts, textStyleName };
})();
