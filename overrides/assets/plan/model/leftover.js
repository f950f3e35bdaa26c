// Needs: site/words, plan/model/answers
/** What a plan says that fits no question of this toolkit: the page has it below the plan, and copies for the team have it too. */
var tkPlan = tkPlan || {};

tkPlan.leftover = (function () {
  "use strict";

  const { say } = tkWords;
  const { idsAsked } = tkPlan.answers;

  /**
   * @param {Plan} plan
   * @param {Definition} definition
   * @returns {Array<{answers: Answers, id: string, number: number}>} the answers to questions that are not asked, with the
   *   number of their topic, 0 outside topics
   */
  function unasked(plan, definition) {
    const asked = idsAsked(definition);
    return [plan, ...plan.topics].flatMap(({ answers }, number) =>
      Object.keys(answers)
        .filter((id) => !asked[number ? 1 : 0].has(id) && textOf(answers[id]))
        .map((id) => ({ answers, id, number })),
    );
  }

  /** @param {Answer} answer */
  function textOf({ answer, now, next, not_relevant: why }) {
    return [answer, now, next, why && say("documents.not-relevant", { reason: why })].filter(Boolean).join("\n");
  }

  /**
   * @param {Plan} plan as a file has it: another program may have put there what is no words
   * @returns {Unplaced[]} the words of documents that found no place
   */
  function unplacedOf({ unplaced }) {
    return (Array.isArray(unplaced) ? unplaced : [])
      .filter((one) => one && typeof one.text === "string")
      .map(({ where, text }) => ({ where: String(where || ""), text }));
  }

  /**
   * @param {Plan} plan
   * @param {Definition} definition
   * @returns {Unplaced[]} words of documents that found no place, and answers to questions that are not asked, as
   *   macros/documents/leftover.py has them
   */
  function leftover(plan, definition) {
    return [
      ...unplacedOf(plan),
      ...unasked(plan, definition).map(({ answers, id, number }) => ({
        where: number ? `${say("builder.topic", { number })}, ${id}` : id,
        text: textOf(answers[id]),
      })),
    ];
  }

  /**
   * Takes out of a plan what fits no question.
   * @param {Plan} plan changed in place
   * @param {Definition} definition
   * @returns {function(): void} puts it back
   */
  function removeLeftover(plan, definition) {
    const { unplaced } = plan;
    const removed = unasked(plan, definition).map((one) => ({ ...one, answer: one.answers[one.id] }));
    delete plan.unplaced;
    for (const { answers, id } of removed) delete answers[id];
    return function () {
      if (unplaced) plan.unplaced = unplaced;
      for (const { answers, id, answer } of removed) answers[id] = answer;
    };
  }

  /**
   * @param {Unplaced[]} unplaced words of a file that fit no question
   * @param {Plan} plan
   * @param {Definition} definition
   * @returns {Unplaced[]} those that are not below the plan already
   */
  function notYetThere(unplaced, plan, definition) {
    const known = new Set(
      leftover(plan, definition).flatMap(({ where, text }) => [where, ...text.split("\n")].map((line) => line.trim())),
    );
    return unplaced.filter(({ text }) => !text.split("\n").every((line) => known.has(line.trim())));
  }

  return { leftover, notYetThere, removeLeftover, unplacedOf };
})();
