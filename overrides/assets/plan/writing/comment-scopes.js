// Needs: plan/model/comments, plan/model/details
/**
 * The comments of reviewers as a document for the team has them, each on the words that it is about, as
 * macros/documents/comments.py does. tests/vectors/scope.json holds both to the same results.
 */
var tkPlan = tkPlan || {};

/**
 * @typedef {{all: Scope[], lists: function(string): Object<string, Scope[]>, questions: function(string): Set<string>}} CommentScopes
 *   the comments of a plan; by the id of the topic, empty outside topics, what is commented on: scopes by the list that the template
 *   has for a slot, and the ids of the questions, which are shown without an answer too
 */

tkPlan.commentScopes = (function () {
  "use strict";

  const { within } = tkPlan.comments;
  const { slotOf } = tkPlan.details;

  const KEYS = { one: ["answer"], "now-and-next": ["now", "next"] };
  const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?$/;

  /**
   * @param {Plan} plan the plan as it leaves
   * @param {Definition} definition
   * @param {boolean} wanted whether they go out
   * @param {string[]} block the slots of the title block that are shown
   * @returns {CommentScopes} each comment with what it is on, or where a document does not have that, with the topic or the title
   */
  function commentScopes(plan, definition, wanted, block) {
    /** @type {Scope[]} */
    const all = [];
    /** @type {Map<string, Object<string, Scope[]>>} */
    const owners = new Map();
    for (const comment of (wanted && plan.comments) || []) {
      const [topic, slot] = spotOf(comment, plan, definition, block);
      const its = owners.get(topic) ?? {};
      const scopes = scopesOf(comment, all.length + 1);
      const name = `comments:${slot}`;
      all.push(...scopes);
      its[name] = [...(its[name] ?? []), ...scopes];
      owners.set(topic, its);
    }
    /** @param {string} topic */
    const lists = (topic) => owners.get(topic) ?? {};
    return {
      all,
      lists,
      questions: (topic) => new Set(Object.keys(lists(topic)).map((name) => name.split(/[:.]/)[1])),
    };
  }

  /**
   * @param {PlanComment} comment
   * @param {Plan} plan
   * @param {Definition} definition
   * @param {string[]} block
   * @returns {[string, string]} the id of the topic and the slot
   */
  function spotOf({ place }, plan, definition, block) {
    const { topic, question } = within(place);
    const isHere = plan.topics.some(({ id }) => id === topic);
    if (topic && !isHere) return ["", "plan.title"];
    const box = definition.boxes.find(
      ({ repeats, parts }) =>
        repeats === isHere && parts.some(({ questions }) => questions.some(({ id }) => id === question)),
    );
    if (box) {
      const [keys, key] = [KEYS[box.answers], place.split("/").at(-1) ?? ""];
      return [topic, `${question}.${keys.includes(key) ? key : keys[0]}`];
    }
    if (topic) return [topic, "topic.title"];
    const detail = (definition.details ?? []).find((one) =>
      [slotOf(one).replace("plan.", ""), `details/${one.id}`].includes(place),
    );
    return ["", detail && block.includes(slotOf(detail)) ? slotOf(detail) : "plan.title"];
  }

  /**
   * @param {PlanComment} comment
   * @param {number} first the number of the comment: those of the answers to it follow
   * @returns {Scope[]}
   */
  function scopesOf(comment, first) {
    const done = comment.done === true;
    return [comment, ...(comment.replies ?? [])].map(function ({ author, date, text }, index) {
      const number = first + index;
      const time = /^\d{4}-\d\d-\d\d$/.test(date) ? `${date}T00:00` : date;
      const flags = [];
      if (index) flags.push("comment-reply");
      if (done) flags.push("comment-done");
      if (TIME.test(time)) flags.push("comment-dated");
      const values = {
        "comment.number": String(number),
        "comment.mark": mark(number),
        "comment.answers": String(first),
        "comment.parent": mark(first),
        "comment.author": author.split(/\s+/).filter(Boolean).join(" "),
        // Word wants the seconds too.
        "comment.date": time.split(":").length === 2 ? `${time}:00` : time,
        "comment.done": done ? "1" : "0",
        "comment.text": text,
      };
      return { values, flags, lists: {} };
    });
  }

  /** @param {number} number */
  const mark = (number) => number.toString(16).toUpperCase().padStart(8, "0");

  return { commentScopes };
})();
