// Needs: site/words, plan/many/drawing, plan/many/answers-shown, plan/builder/checks, plan/builder/dialogs, plan/builder/elements
/** Shows the reviewer's checklist beside what the plan says, for whoever has finished a plan or reads it before it is approved. */
var tkPlan = tkPlan || {};

tkPlan.checklist = (function () {
  "use strict";

  const { node } = tkWords;
  const { find } = tkPlan.elements;
  const { make } = tkPlan.drawing;
  const { askedIn, answersTo } = tkPlan.answersShown;

  /**
   * Opens the window with each item: what a good plan shows, when to ask again, and what this plan says.
   * @param {Plan} plan
   * @param {Definition} definition
   */
  function show(plan, definition) {
    const asked = askedIn(definition);
    const dialog = tkPlan.dialogs.dialog("checklist");
    const parts = tkPlan.checks.flatMap(({ title, items }) => [
      make("h3", {}, title),
      ...items.map(({ text, doubt, questions }) =>
        make(
          "section",
          { class: "tk-checked" },
          make("h4", {}, text),
          make("p", { class: "tk-help" }, node("many.ask-again-if"), " ", doubt),
          ...questions.map((id) => answersTo(plan, id, asked)),
        ),
      ),
    ]);
    find("[data-checklist]", dialog).replaceChildren(...parts);
    tkPlan.dialogs.openWindow(dialog);
  }

  return { show };
})();
