// Needs: nothing
/** The questions of a plan, and how far they are answered. */
var tkPlan = tkPlan || {};

tkPlan.answers = (function () {
  "use strict";

  /**
   * @param {Answer|undefined} answer
   * @returns {"open"|"half"|"settled"} whether a question has no answer yet, one half of the two that it asks for, or
   *   all that it needs: a whole answer, or a reason why it does not apply. tests/vectors/answers.json holds this and
   *   macros/content/plans/plan_file.py to the same
   */
  function answerState(answer = {}) {
    /** @param {string} key */
    const has = (key) => (answer[key] || "").trim() !== "";
    if (has("answer") || has("not_relevant")) return "settled";
    if (has("now") && has("next")) return "settled";
    return has("now") || has("next") ? "half" : "open";
  }

  /**
   * @param {Answer|undefined} answer
   * @returns {boolean} whether a question needs nothing more
   */
  const isSettled = (answer) => answerState(answer) === "settled";

  /**
   * @param {Definition} definition
   * @param {boolean} repeats whether of the box that is filled in once a topic
   * @param {boolean} [essentials] whether only the questions of the short route
   * @returns {Question[]} in order
   */
  function questions(definition, repeats, essentials = false) {
    return definition.boxes
      .filter((box) => box.repeats === repeats)
      .flatMap((box) => box.parts.flatMap((part) => part.questions))
      .filter((question) => !essentials || question.essential);
  }

  /**
   * @param {Definition} definition
   * @returns {Array<Set<string>>} the ids of the questions that are asked once, and of those that are asked for each topic
   */
  const idsAsked = (definition) =>
    [false, true].map((repeats) => new Set(questions(definition, repeats).map(({ id }) => id)));

  /**
   * @param {Definition} definition
   * @param {number} topic its number, 0 outside topics
   * @returns {Array<{id: string, text: string, number: string}>} the questions that are asked there, with their numbers
   */
  const numbered = ({ boxes }, topic) =>
    boxes
      .filter(({ repeats }) => repeats === topic > 0)
      .flatMap(({ number, parts }) =>
        parts
          .flatMap(({ questions }) => questions)
          .map(({ id, text }, index) => ({ id, text, number: [number, topic || [], index + 1].flat().join(".") })),
      );

  /**
   * @typedef {{settled: number, half: number, total: number}} Count of questions
   */

  /**
   * Counts what is settled, and what is half answered. Answers to questions that are not asked do not count.
   * @param {Plan} plan
   * @param {Definition} definition
   * @param {boolean} [essentials]
   * @returns {Count & {boxes: Object<string, Count>, topics: Object<string, Count>}}
   */
  function progress(plan, definition, essentials = false) {
    /** @type {function(Question[], Answers): Count} */
    const count = (asked, answers) => ({
      settled: asked.filter((question) => isSettled(answers[question.id])).length,
      half: asked.filter((question) => answerState(answers[question.id]) === "half").length,
      total: asked.length,
    });
    /** @param {Count[]} counts */
    const sum = (counts) => ({
      settled: counts.reduce((all, one) => all + one.settled, 0),
      half: counts.reduce((all, one) => all + one.half, 0),
      total: counts.reduce((all, one) => all + one.total, 0),
    });
    const repeated = questions(definition, true, essentials);
    const topics = Object.fromEntries(plan.topics.map((topic) => [topic.id, count(repeated, topic.answers)]));
    const boxes = Object.fromEntries(
      definition.boxes.map((box) => [
        box.id,
        box.repeats
          ? sum(Object.values(topics))
          : count(
              box.parts.flatMap((part) => part.questions).filter((q) => !essentials || q.essential),
              plan.answers,
            ),
      ]),
    );
    // A plan is whole without what is optional, so that does not count.
    const asked = definition.boxes.filter((box) => !box.optional).map((box) => boxes[box.id]);
    return { ...sum(asked), boxes, topics };
  }

  /**
   * @param {Answer|undefined} answer
   * @returns {string[]} what it says; nothing if the question does not apply
   */
  function textsOf(answer = {}) {
    if (answer.not_relevant !== undefined && answer.not_relevant !== null) return [];
    return [answer.answer, answer.now, answer.next].map((text) => (text ?? "").trim()).filter(Boolean);
  }

  return { answerState, idsAsked, isSettled, numbered, progress, questions, textsOf };
})();
