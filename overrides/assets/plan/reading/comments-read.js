// Needs: plan/reading/tracks, plan/reading/xml
/** The comments of Word and OpenDocument files: who wrote what, whether it is done, and which comment answers which. */
var tkPlan = tkPlan || {};

/** @typedef {Reply & {done: boolean, replies: Reply[]}} FoundComment a comment whose place is not known yet */

tkPlan.commentsRead = (function () {
  "use strict";

  const { byIn, timeIn } = tkPlan.tracks;
  const { attribute, value } = tkPlan.xml;

  /** A thread that is deeper was made to be endless: each of its comments stands for itself. */
  const DEEPEST = 50;

  /**
   * @template K
   * @param {Array<{key: K, name: string, parent: string, comment: FoundComment}>} all in the order of the file
   * @returns {Map<K, FoundComment>} those that answer no other, with the answers to them
   */
  function threads(all) {
    const byName = new Map(all.filter(({ name }) => name).map((one) => [one.name, one]));
    const found = new Map();
    for (const one of all) {
      let first = one;
      for (let depth = 0; depth < DEEPEST && byName.has(first.parent); depth += 1) {
        first = byName.get(first.parent) ?? first;
      }
      if (byName.has(first.parent)) first = one;
      const { done, replies, ...reply } = one.comment;
      if (first !== one) first.comment.replies.push(reply);
      // Of two with one number, the second stands for itself: its place is not known.
      else if (reply.text) found.set(found.has(one.key) ? Symbol("") : one.key, one.comment);
    }
    return found;
  }

  /**
   * @param {string[]} lines
   * @param {By} by
   * @param {boolean} done
   * @returns {FoundComment}
   */
  const commentOf = (lines, { who, when }, done) => ({
    author: who,
    date: when,
    text: lines.join("\n"),
    done,
    replies: [],
  });

  /**
   * @param {Array<{element: Element, lines: string[]}>} comments of a Word file
   * @param {Document[]} extended those that say which comment answers which, and which are done
   * @returns {Map<string, FoundComment>} by the name of the element that stands for one in the text, and its number
   */
  function wordComments(comments, extended) {
    const more = new Map(
      extended
        .flatMap((part) => [...part.getElementsByTagNameNS("*", "commentEx")])
        .map((one) => [value(one, "paraId"), one]),
    );
    return threads(
      comments.map(function ({ element, lines }) {
        const names = [...element.getElementsByTagNameNS("*", "p")].map((p) => attribute(p, "paraId"));
        // Word names a comment by its last paragraph, others by any.
        const name = names.findLast((one) => more.has(one)) ?? "";
        const [about, done] = [more.get(name) ?? null, value(more.get(name) ?? null, "done")];
        const by = { who: value(element, "author").trim(), when: timeIn(value(element, "date")) };
        const comment = commentOf(lines, by, /^(?:1|true|on)$/.test(done));
        return {
          key: `${element.localName}Reference ${value(element, "id")}`,
          name,
          parent: value(about, "paraIdParent"),
          comment,
        };
      }),
    );
  }

  /**
   * @param {Document} content of an OpenDocument text
   * @param {function(Element): string[]} linesOf
   * @returns {Map<Element, FoundComment>} by the element in the text
   */
  function textComments(content, linesOf) {
    return threads(
      [...content.getElementsByTagNameNS("*", "annotation")].map((element) => ({
        key: element,
        name: attribute(element, "name"),
        parent: attribute(element, "parent-name"),
        comment: commentOf(linesOf(element), byIn(element), attribute(element, "resolved") === "true"),
      })),
    );
  }

  return { textComments, wordComments };
})();
