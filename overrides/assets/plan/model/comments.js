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
   * @param {PlanComment[]} kept
   * @param {PlanComment[]} fresh those of a file
   * @returns {PlanComment[]} all of them, none twice. What is done stays so, until somebody answers
   */
  function merged(kept, fresh) {
    const all = kept.map((one) => ({ ...one }));
    const known = new Map(all.flatMap((one) => [one, ...repliesOf(one)].map((each) => [keyOf(each), one])));
    for (const comment of fresh) {
      const its = known.get(keyOf(comment));
      if (!its) {
        const added = { ...comment };
        all.push(added);
        for (const each of [added, ...repliesOf(added)]) known.set(keyOf(each), added);
        continue;
      }
      const news = repliesOf(comment).filter((reply) => !known.has(keyOf(reply)));
      for (const reply of news) known.set(keyOf(reply), its);
      // LibreOffice 7 makes of an answer a comment of its own.
      const isReply = keyOf(its) !== keyOf(comment);
      if (news.length) its.replies = [...repliesOf(its), ...news];
      its.done = isReply ? its.done && !news.length : comment.done || (its.done && !news.length);
      if (!isReply) its.place = comment.place;
    }
    return all.map(({ done, replies = [], ...rest }) => ({
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
    const known = new Set(before.flatMap((one) => [one, ...repliesOf(one)].map(keyOf)));
    const done = new Set(before.filter((one) => one.done).map(keyOf));
    return [
      ...after.flatMap((one) => [one, ...repliesOf(one)].filter((each) => !known.has(keyOf(each)))),
      ...after
        .filter((one) => one.done && known.has(keyOf(one)) && !done.has(keyOf(one)))
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
