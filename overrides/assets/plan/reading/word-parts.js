// Needs: plan/reading/xml
/** What a Word (DOCX) document says beside its text: its styles, and how its lists count. */
var tkPlan = tkPlan || {};

/**
 * @typedef {{styles: Map<string, StyleLook>, lists: Map<string, WordList>, links: Map<string, string>,
 *   asides: Map<string, string>, remarks: Map<string, Remark>}} WordParts what a
 *   document says beside its text: links by the ids of relationships
 * @typedef {{name: string, levels: ListLevel[]}} WordList name: lists of one name count on
 */

tkPlan.wordParts = (function () {
  "use strict";

  const { find, value, withChains } = tkPlan.xml;

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
      });
    }
    return withChains(styles);
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
          text: value(find(level, "lvlText"), "val"),
          start: Number(value(find(level, "start"), "val") || 1),
        }));
    const kinds = new Map();
    for (const element of parsed.getElementsByTagNameNS("*", "abstractNum")) {
      kinds.set(value(element, "abstractNumId"), levelsOf(element));
    }
    const lists = new Map();
    for (const element of parsed.getElementsByTagNameNS("*", "num")) {
      const [id, kind] = [value(element, "numId"), value(find(element, "abstractNumId"), "val")];
      // One that starts anew counts for itself, the others go on from each other.
      const isAnew = Boolean(find(element, "lvlOverride", "startOverride"));
      lists.set(id, { name: isAnew ? `own-${id}` : kind, levels: kinds.get(kind) ?? [] });
    }
    return lists;
  }

  return { wordLists, wordStyles };
})();
