// Needs: plan/reading/xml
/**
 * What changed in a document while changes were tracked. A document is read twice, once with all changes accepted and once
 * with all refused: word-tracks.js and text-tracks.js make either of one that has tracked changes.
 */
var tkPlan = tkPlan || {};

/** @typedef {{who: string, when: string}} By who changed something, and when (an ISO date): either may be empty */

tkPlan.tracks = (function () {
  "use strict";

  const { find } = tkPlan.xml;

  /** What LibreOffice 7 puts into a row that was inserted, so that there is a text whose insertion it can track. */
  const FILLER = "\u200d";

  /** Who changed which paragraph of a document, and which paragraphs it shares with its other version. */
  class Tracks {
    /** @param {Document} parsed as it came: before any change is accepted or refused */
    constructor(parsed) {
      const paragraphs = ["p", "h"].flatMap((name) => [...parsed.getElementsByTagNameNS("*", name)]);
      this.numbers = new Map(paragraphs.map((element, number) => [element, String(number)]));
      /** @type {Map<Element, Map<string, By>>} */
      this.by = new Map();
    }

    /**
     * @param {Element|null} element where something was changed: a paragraph, in one, or what holds some
     * @param {By} by
     */
    note(element, by) {
      const around = element?.closest("p, h");
      for (const paragraph of around ? [around] : (element?.querySelectorAll("p, h") ?? [])) {
        const all = this.by.get(paragraph) ?? new Map();
        this.by.set(paragraph, all.set(`${by.who} ${by.when}`, by));
      }
    }

    /**
     * @param {Element} paragraph
     * @returns {{number: string, by: By[]}} what tells it from others in both versions, and who changed it
     */
    of(paragraph) {
      return { number: this.numbers.get(paragraph) ?? "", by: [...(this.by.get(paragraph)?.values() ?? [])] };
    }
  }

  /**
   * @param {Element} element
   * @param {string} names of elements, with commas between them
   * @returns {boolean} whether it shows anything
   */
  const isEmpty = (element, names) =>
    !element.textContent.replaceAll(FILLER, "").trim() && !element.querySelector(names);

  /**
   * @param {Iterable<Node>} nodes any number of them
   * @returns {DocumentFragment} them, to be put somewhere
   */
  function together(nodes) {
    const fragment = document.createDocumentFragment();
    for (const node of [...nodes]) fragment.append(node);
    return fragment;
  }

  /**
   * Puts what is in an element in its place.
   * @param {Element} element
   */
  function unwrap(element) {
    element.replaceWith(together(element.childNodes));
  }

  /**
   * @param {Element|null} element
   * @returns {By} what OpenDocument says about a change, or a comment
   */
  const byIn = (element) => ({
    who: find(element, "creator")?.textContent.trim() ?? "",
    when: timeIn(find(element, "date")?.textContent ?? ""),
  });

  /**
   * @param {string} text
   * @returns {string} the time that it says, to the second. LibreOffice writes zeros where it knows none
   */
  const timeIn = (text) => (/^\s*[1-9]\d{3}-\d\d-\d\d/.test(text) ? text.trim().slice(0, 19) : "");

  return { FILLER, Tracks, byIn, isEmpty, timeIn, together, unwrap };
})();
