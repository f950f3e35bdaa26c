// Needs: site/words, plan/model/answers, plan/model/details, plan/model/leftover, plan/model/reachable, plan/model/labelled
/** Finds what stays behind when a plan is published, and what goes out that may be internal, or a person's own. */
var tkPlan = tkPlan || {};

tkPlan.staying = (function () {
  "use strict";

  const { node } = tkWords;
  const { detailName, personalIn } = tkPlan.details;
  const { numbered } = tkPlan.answers;

  /**
   * @param {Plan} plan
   * @param {Definition} definition
   * @returns {Words[]} the answers that are marked internal, a line each
   */
  const internalAnswers = (plan, definition) =>
    [plan, ...plan.topics].flatMap(({ answers }, topic) =>
      numbered(definition, topic)
        .filter(({ id }) => answers[id]?.internal)
        .map(({ text, number }) => node("builder-register.left-answer", { number, question: text })),
    );

  /**
   * @param {Plan} plan
   * @param {RecordDefinition} record
   * @returns {Words[]} how many of its entries are marked internal
   */
  function internalEntries(plan, { id, title }) {
    const count = (plan.records[id] ?? []).filter(({ internal }) => internal).length;
    return count ? [node("builder-register.left-entries", { title, count })] : [];
  }

  /**
   * @param {Plan} plan
   * @param {Definition} definition
   * @returns {Words[]} what no copy to publish has beside what is marked internal, a line each
   */
  function others(plan, definition) {
    const given = [plan, ...plan.topics].flatMap(({ answers }) => Object.values(answers));
    const under = given.filter((answer) => answer.not_relevant?.trim() && (answer.answer || answer.now || answer.next));
    /** @type {Array<[string, number]>} */
    const counts = [
      ["builder-register.left-reason", under.length],
      ["builder-register.left-planned", given.filter(({ planned }) => planned?.trim()).length],
      ["builder-register.left-words", tkPlan.leftover.leftover(plan, definition).length],
      ["builder-register.left-comments", plan.comments?.length ?? 0],
    ];
    return [
      ...counts.filter(([, count]) => count).map(([name, count]) => node(name, { count })),
      ...personalIn(plan, definition).map((detail) =>
        node("builder-register.left-personal", { detail: detailName(detail) }),
      ),
    ];
  }

  /**
   * @param {Plan} plan
   * @param {Definition} definition
   * @param {boolean} records whether the copy has the records
   * @returns {Words[]} what a copy to publish leaves out of the plan, a line each
   */
  const leftOut = (plan, definition, records) => [
    ...internalAnswers(plan, definition),
    ...(records ? (definition.records ?? []) : []).flatMap((record) => internalEntries(plan, record)),
    ...others(plan, definition),
  ];

  /**
   * @param {Words[]} left what stays behind, a line each
   * @param {Plan} copy what goes out
   * @param {Definition} definition
   * @returns {Array<Words|Words[]>} what to say before somebody publishes it: paragraphs, and lists
   */
  function before(left, copy, definition) {
    const labelled = tkPlan.reachable.found(copy, definition, (text) => tkPlan.labelled.labelledIn(text));
    const reached = tkPlan.reachable.reachable(copy, definition);
    return [
      ...(labelled.length ? [node("builder-register.labelled"), labelled] : []),
      ...(left.length ? [node("builder-register.left"), left] : []),
      ...(reached.length ? [node("builder-register.reached"), reached] : []),
    ];
  }

  return { before, internalAnswers, internalEntries, leftOut, others };
})();
