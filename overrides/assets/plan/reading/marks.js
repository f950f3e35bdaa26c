// Needs: plan/reading/text
/**
 * The marks by which an answer is found again in a document that people edited, as macros/documents/marks.py describes
 * them.
 */
var tkPlan = tkPlan || {};

tkPlan.marks = (function () {
  "use strict";

  const { normalise, squeezed } = tkPlan.text;

  /** How far a mark is trusted: the smaller, the more. */
  const BY = { style: 1, tag: 2, alias: 3, bookmark: 4 };

  /** The slots of a definition, under each kind of mark. */
  class Marks {
    /** @param {{questions: Asked[], details: Array<{field: string, labels: string[]}>}} guide */
    constructor(guide) {
      this.styles = new Map([
        ["plantitle", "plan.title"],
        ["topictitle", "topic.title"],
      ]);
      this.tags = new Map();
      this.aliases = new Map();
      this.bookmarks = new Map();
      for (const { field, labels } of guide.details) {
        this.styles.set(squeezed(`plan ${field}`), `plan.${field}`);
        for (const label of labels) this.aliases.set(normalise(label), `plan.${field}`);
        this.addNames(`plan.${field}`);
      }
      for (const { id, number, columns } of guide.questions) {
        for (const [key, headings] of columns) {
          this.styles.set(squeezed(`answer ${id} ${key}`), `${id}.${key}`);
          for (const heading of headings) this.aliases.set(normalise(`${number} ${heading}`), `${id}.${key}`);
          this.addNames(`${id}.${key}`);
        }
      }
    }

    /** @param {string} slot */
    addNames(slot) {
      this.tags.set(slot, slot);
      this.bookmarks.set(`a_${slot.replace(/[-.]/g, "_")}_`, slot);
    }

    /**
     * Behind the slot is the topic's number, and behind that what word processors add to the name of a copy.
     * @param {string} name of a bookmark
     */
    bookmark(name) {
      return this.bookmarks.get(/^(a_.{1,60}?_)\d+(?:[ _]Copy[ _]\d+)*$/.exec(name)?.[1]);
    }
  }

  /**
   * @param {string} start of the name, which says what it is the bookmark of
   * @param {string} name of a bookmark
   * @returns {string} the id of the plan or the topic that it marks; empty if it marks none, or a copy
   */
  function idIn(start, name) {
    const [, id] = new RegExp(`^${start}_((?:[A-Za-z0-9]|__|_d)+)$`).exec(name) ?? [];
    return (id ?? "").replace(/_(.)/g, (_, letter) => (letter === "d" ? "-" : "_"));
  }

  return { BY, Marks, idIn };
})();
