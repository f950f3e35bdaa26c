// Needs: site/words, plan/builder/shown, plan/builder/elements
/** The questions of the form: shows their answers. */
var tkPlan = tkPlan || {};

tkPlan.questions = (function () {
  "use strict";

  const { say } = tkWords;
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
    explain(fieldset, answer);
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
   * Says what becomes of an answer where a question does not apply.
   * @param {HTMLElement} fieldset
   * @param {Answer} [answer]
   */
  function explain(fieldset, answer = {}) {
    const { not_relevant: why, answer: whole, now, next } = answer;
    const hasAnswer = [whole, now, next].some((text) => text?.trim());
    const note = find("[data-aside]", fieldset);
    const isHidden = typeof why !== "string" || (why.trim() !== "" && !hasAnswer);
    // The browser looks at styles again also where what is said about an element is the same.
    if (note.hidden !== isHidden) note.hidden = isHidden;
    if (isHidden) return;
    if (!why?.trim()) tkWords.put(note, hasAnswer ? "builder.reason-for-answered" : "builder.reason-needed");
    else tkWords.put(note, "builder.set-aside");
  }

  /**
   * @param {string} text that somebody gave as the reason why a question does not apply
   * @returns {string} the reason without the word that documents put before it: "because", in English
   */
  function reasonIn(text) {
    const before = say("documents.not-relevant", { reason: "" }).trim().split(/\s+/).pop() ?? "";
    const [first, ...rest] = text.trimStart().split(/\s+/);
    const doubled = rest.length > 0 && first.toLocaleLowerCase() === before.toLocaleLowerCase();
    return doubled ? text.trimStart().slice(first.length).trimStart() : text;
  }

  /**
   * Adds a line to a text as if somebody typed it, so that the browser can take it back.
   * @param {HTMLTextAreaElement} field
   * @param {string} line
   * @returns {boolean} whether the browser did so
   */
  function typeInto(field, line) {
    const before = field.value.trimEnd();
    field.focus({ preventScroll: true });
    field.setSelectionRange(before.length, field.value.length);
    document.execCommand("insertText", false, before ? `\n${line}` : line);
    return field.value === (before ? `${before}\n${line}` : line);
  }

  return { explain, offerAction, reasonIn, showQuestion, typeInto };
})();
