// Needs: site/words
/** The comments of reviewers, which a plan keeps in the team: put together from several files, and found again. */
var tkPlan = tkPlan || {};

tkPlan.comments = (function () {
  "use strict";

  const { say } = tkWords;

  /** @type {function(Reply): string} what tells a comment from others: programs keep its words, and who wrote them when */
  const keyOf = ({ author, date, text }) => [author, date.slice(0, 16), text.replace(/\s+/g, " ").trim()].join("\n");

  /** @type {function(PlanComment): Reply[]} */
  const repliesOf = ({ replies = [] }) => replies;

  /**
   * Finds each comment of a file among those that are kept. People write the same words in one minute in several places, so each
   * is found once, and rather where it was.
   * @param {PlanComment[]} kept
   * @param {PlanComment[]} fresh
   * @returns {Map<PlanComment, {its: PlanComment, isReply: boolean}>} by those that are known, the comment here, and whether it is
   *   an answer to that: LibreOffice 7 makes of an answer a comment of its own
   */
  function known(kept, fresh) {
    const found = new Map();
    /** @type {Map<string, Array<{its: PlanComment, isReply: boolean}>>} */
    const left = new Map();
    for (const its of kept) {
      for (const each of [its, ...repliesOf(its)]) {
        left.set(keyOf(each), [...(left.get(keyOf(each)) ?? []), { its, isReply: each !== its }]);
      }
    }
    for (const isMoved of [false, true]) {
      for (const comment of fresh.filter((one) => !found.has(one))) {
        const alike = left.get(keyOf(comment)) ?? [];
        const at = alike.findIndex(({ its }) => isMoved || its.place === comment.place);
        if (at >= 0) found.set(comment, alike.splice(at, 1)[0]);
      }
    }
    return found;
  }

  /**
   * @param {PlanComment} comment of a file
   * @param {PlanComment} its the comment here
   * @param {PlanComment[]} kept
   * @returns {Reply[]} the answers to it that are not here, not even as comments of their own
   */
  function freshReplies(comment, its, kept) {
    const own = kept.filter(({ place }) => place === its.place);
    const here = new Set([...own, ...repliesOf(its)].map(keyOf));
    return repliesOf(comment).filter((reply) => !here.has(keyOf(reply)));
  }

  /**
   * @param {PlanComment[]} kept
   * @param {PlanComment[]} fresh those of a file
   * @returns {PlanComment[]} all of them, none twice. What is done stays so, until somebody answers
   */
  function merged(kept, fresh) {
    const all = kept.map((one) => ({ ...one }));
    const found = known(all, fresh);
    for (const [comment, { its, isReply }] of found) {
      const news = freshReplies(comment, its, all);
      if (news.length) its.replies = [...repliesOf(its), ...news];
      its.done = isReply ? its.done && !news.length : comment.done || (its.done && !news.length);
      if (!isReply) its.place = comment.place;
    }
    return [...all, ...fresh.filter((one) => !found.has(one))].map(({ done, replies = [], ...rest }) => ({
      ...rest,
      ...(done && { done }),
      ...(replies.length && { replies }),
    }));
  }

  /**
   * @param {PlanComment[]} before
   * @param {PlanComment[]} after
   * @returns {Reply[]} the comments and answers that are new, and those that were ticked off since
   */
  function news(before, after) {
    const found = known(before, after);
    return [
      ...after.flatMap(function (one) {
        const its = found.get(one)?.its;
        return its ? freshReplies(one, its, before) : [one, ...repliesOf(one)];
      }),
      ...after
        .filter((one) => one.done && found.has(one) && !found.get(one)?.its.done)
        .map((one) => ({
          ...one,
          text: say("builder.labelled", { label: say("builder.comment-done"), text: one.text }),
        })),
    ];
  }

  /**
   * @param {PlanComment[]} comments
   * @param {Map<string, string>} topics what the topics that they are on are called here, by their ids there
   * @returns {PlanComment[]} the same, on the topics that are here
   */
  const moved = (comments, topics) =>
    comments.map((one) => {
      const [start, id, ...rest] = one.place.split("/");
      const here = start === "topics" && topics.get(id);
      return here ? { ...one, place: [start, here, ...rest].join("/") } : one;
    });

  /**
   * @param {string} place
   * @returns {{topic: string, question: string}} the ids of the topic and the question that it is in; empty for none
   */
  function within(place) {
    const path = place.split("/");
    const topic = path[0] === "topics" ? path[1] : "";
    const rest = topic ? path.slice(2) : path;
    return { topic, question: rest[0] === "answers" ? (rest[1] ?? "") : "" };
  }

  return { keyOf, merged, moved, news, within };
})();
