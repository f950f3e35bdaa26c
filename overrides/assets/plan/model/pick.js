// Needs: nothing
/**
 * Puts things from the toolkit into a topic of a plan. Touches neither the page nor the storage.
 */
var tkPlan = tkPlan || {};

/** @typedef {"question"|"method"|"case-study"|"reasoning"} Kind what can be added to a plan */

tkPlan.pick = (function () {
  "use strict";

  /** What can be added, and how a question of the plan says that it `collects` it. */
  const KINDS = { question: "questions", method: "methods", "case-study": "case-studies", reasoning: "reasoning" };

  /**
   * @param {Kind} kind
   * @returns {string} the list in a topic's `picked` that names things of this kind; "" if none does
   */
  const listOf = (kind) => (kind === "reasoning" ? "" : KINDS[kind].replace("-", "_"));

  /**
   * @param {Definition} definition what is asked
   * @param {Kind} kind
   * @returns {{question: string, key: "answer"|"now"|"next"}|null} the field that things of a kind go into; null if none takes them
   */
  function place(definition, kind) {
    for (const box of definition.boxes) {
      for (const question of box.parts.flatMap((part) => part.questions)) {
        if (!question.collects.includes(KINDS[kind])) continue;
        // What was picked is yet to be done. Reasons are known today.
        const twofold = kind === "reasoning" ? "now" : "next";
        return { question: question.id, key: box.answers === "one" ? "answer" : twofold };
      }
    }
    return null;
  }

  /**
   * @param {Kind} kind
   * @param {string} text
   * @param {string} address of its page; one on this computer alone is left out, since a plan travels
   * @returns {string} what goes into the answer: an item of a list, or reasons as they are
   */
  function line(kind, text, address) {
    const words = kind === "reasoning" ? text.trim() : `- ${text.replace(/\s+/g, " ").trim()}`;
    return /^https?:/.test(address) ? `${words} (${address})` : words;
  }

  /**
   * @param {Topic} topic
   * @param {Kind} kind
   * @param {string} name
   * @returns {boolean} whether a topic has a thing already
   */
  function isPicked(topic, kind, name) {
    return Boolean(topic.picked?.[listOf(kind)]?.includes(name));
  }

  /**
   * @param {Topic} topic
   * @returns {boolean} whether nothing was ever written into it
   */
  function isUntouched(topic) {
    const picked = Object.values(topic.picked || {}).flat();
    return !topic.title.trim() && !Object.keys(topic.answers).length && !picked.length;
  }

  /**
   * Starts a topic, in the place of one that nobody has touched if there is one.
   * @param {Plan} plan changed in place
   * @param {string} id the name of the new topic
   * @param {string} title
   * @param {string} point the decision point that it comes from, if any
   * @returns {Topic} the topic
   */
  function startTopic(plan, id, title, point) {
    let topic = plan.topics.find(isUntouched);
    if (!topic) {
      topic = { id, title: "", answers: {} };
      plan.topics.push(topic);
    }
    topic.title = title;
    if (point) topic.decision_point = point;
    return topic;
  }

  /**
   * Adds a thing to a topic: a line at the end of the answer that collects its kind, and its name in `picked`.
   * @param {Topic} topic changed in place
   * @param {Definition} definition
   * @param {Kind} kind one that has a `place`
   * @param {string} name
   * @param {string} text as `line` gives it
   */
  function pick(topic, definition, kind, name, text) {
    const { question, key } = /** @type {NonNullable<ReturnType<typeof place>>} */ (place(definition, kind));
    topic.answers[question] ??= {};
    const answer = topic.answers[question];
    const before = (answer[key] || "").trimEnd();
    answer[key] = before ? `${before}\n${text}` : text;
    mark(topic, kind, name);
  }

  /**
   * Remembers that a thing is in a topic, or no longer is.
   * @param {Topic} topic changed in place
   * @param {Kind} kind
   * @param {string} name
   * @param {boolean} [is]
   */
  function mark(topic, kind, name, is = true) {
    const list = listOf(kind);
    if (!list || isPicked(topic, kind, name) === is) return;
    const others = (topic.picked?.[list] || []).filter((other) => other !== name);
    topic.picked = { ...topic.picked, [list]: is ? [...others, name] : others };
  }

  /**
   * Takes a thing out of a topic again. Its line goes too, unless it was changed.
   * @param {Topic} topic changed in place
   * @param {Definition} definition
   * @param {Kind} kind one that has a `place`
   * @param {string} name
   * @param {string} text as it was added
   */
  function unpick(topic, definition, kind, name, text) {
    const { question, key } = /** @type {NonNullable<ReturnType<typeof place>>} */ (place(definition, kind));
    const answer = topic.answers[question];
    // With a line end on either side, only whole lines are found.
    const lines = `\n${answer?.[key] || ""}\n`;
    const at = lines.lastIndexOf(`\n${text}\n`);
    if (at >= 0) {
      answer[key] = (lines.slice(0, at) + lines.slice(at + text.length + 1)).slice(1, -1);
      if (!answer[key]) delete answer[key];
      if (!Object.keys(answer).length) delete topic.answers[question];
    }
    mark(topic, kind, name, false);
  }

  return { place, line, isPicked, isUntouched, startTopic, mark, pick, unpick };
})();
