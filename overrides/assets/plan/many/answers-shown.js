// Needs: site/words, plan/model/answers, plan/many/drawing
/** What a plan says to the questions behind an item of the reviewer's checklist. */
var tkPlan = tkPlan || {};

tkPlan.answersShown = (function () {
  "use strict";

  const { say, node } = tkWords;
  const { questions, textsOf } = tkPlan.answers;
  const { list, make } = tkPlan.drawing;

  /**
   * @param {Definition} definition
   * @returns {Map<string, string>} the words of each question, by its id
   */
  const askedIn = (definition) =>
    new Map([...questions(definition, false), ...questions(definition, true)].map(({ id, text }) => [id, text]));

  /**
   * @param {Plan} plan
   * @param {string} id of a question
   * @param {Map<string, string>} asked the words of each question
   * @returns {HTMLElement} the question, and what the plan answers: of each topic, where it is asked there
   */
  function answersTo(plan, id, asked) {
    const holders = [{ title: "", answers: plan.answers }, ...plan.topics];
    const answers = holders.flatMap(function ({ title, answers: all }) {
      const answer = all[id];
      const reason = answer?.not_relevant;
      const texts = reason ? [say("documents.not-relevant", { reason })] : textsOf(answer);
      return texts.map((text) =>
        make(
          "span",
          { class: "tk-said" },
          title ? say("builder.labelled", { label: title, text }) : text,
          answer?.internal ? ` · ${say("many.only-internal")}` : "",
        ),
      );
    });
    const question = make("strong", {}, asked.get(id) ?? id);
    return make("div", {}, make("p", {}, question), list(answers) || make("p", {}, node("many.question-open")));
  }

  return { askedIn, answersTo };
})();
