// Needs: plan/builder/shown, plan/builder/elements
/** The questions of the form: shows their answers. */
var tkPlan = tkPlan || {};

tkPlan.questions = (function () {
  "use strict";

  const { find, findAll } = tkPlan.elements;
  const { put } = tkPlan.shown;

  /**
   * @param {HTMLElement} fieldset
   * @param {Answer} [answer]
   */
  function showQuestion(fieldset, answer = {}) {
    for (const field of findAll("[data-key]", fieldset, HTMLTextAreaElement)) {
      put(field, answer[field.dataset.key ?? ""] || "");
    }
    const skipped = typeof answer.not_relevant === "string";
    put(find("[data-skip]", fieldset, HTMLInputElement), skipped);
    find("[data-reason]", fieldset).hidden = !skipped;
    put(find("[data-internal]", fieldset, HTMLInputElement), answer.internal === true);
    offerAction(fieldset, answer);
    const planned = find("[data-planned]", fieldset);
    planned.hidden = !answer.planned;
    find("span", planned).textContent = answer.planned || "";
  }

  /**
   * Offers to put what is done next into a list, once something is.
   * @param {HTMLElement} fieldset
   * @param {Answer} [answer]
   */
  function offerAction(fieldset, { next = "" } = {}) {
    for (const offer of findAll("[data-act]", fieldset)) offer.hidden = !next.trim();
  }

  /**
   * Shows what only a script can make use of.
   * @param {HTMLElement} element
   */
  function reveal(element) {
    for (const hidden of findAll("[data-script]", element)) hidden.hidden = false;
  }

  return { offerAction, reveal, showQuestion };
})();
