// Needs: site/words, site/clipboard, site/files, plan/model/staying, plan/model/store, plan/model/versions, plan/writing/exports, plan/writing/scope, plan/builder/dialogs, plan/builder/elements
/** Plans as files: saves a copy, and copies to the clipboard. */
var tkPlan = tkPlan || {};

tkPlan.files = (function () {
  "use strict";

  const { node } = tkWords;
  const { find, findAll } = tkPlan.elements;
  const { fileName, holdsAll, holdsInternal, makeFile, richText } = tkPlan.exports;
  const { leftIn } = tkPlan.scope;
  const { before, leftOut } = tkPlan.staying;
  const { dialog, openWindow, paragraph } = tkPlan.dialogs;

  /**
   * @param {{definition: Definition, form: any, saving: any, tell: function(Words): function(): void}} page what else the page
   *   is made of
   */
  function mountFiles({ definition, form, saving, tell }) {
    /** Whether the person has seen for whom copies are. */
    let isAsked = false;

    /** @returns {Choices} what the person chose: it holds for every way out */
    function choices() {
      const boxes = findAll("[data-choice]", dialog("export"), HTMLInputElement);
      return /** @type {any} */ (Object.fromEntries(boxes.map((box) => [box.dataset.choice, box.checked])));
    }

    /** @returns {string} the chosen format */
    const chosenFormat = () => find('[name="format"]:checked', dialog("export"), HTMLInputElement).value;

    function askFormat() {
      isAsked = true;
      find("[data-with-comments]", dialog("export")).hidden = !form.plan().comments?.length;
      find("[data-dialog-status]", dialog("export")).replaceChildren();
      sayBefore();
      openWindow(dialog("export"));
    }

    /**
     * Says what stays behind in a copy to publish, and what in it may be a person's own; and of a document, that the records
     * do not go into it.
     */
    function sayBefore() {
      const [plan, chosen] = [form.plan(), choices()];
      const left = chosen.internal ? [] : leftOut(plan, definition, chosen.records !== false);
      const words = chosen.internal ? [] : before(left, leftIn(plan, definition, chosen), definition);
      const count = Object.values(leftIn(plan, definition, chosen).records).flat().length;
      if (count && !["html", "json"].includes(chosenFormat()))
        words.unshift(node("builder-files.records-stay", { count }));
      find("[data-export-left]", dialog("export")).replaceChildren(...words.map(paragraph));
    }

    /** @returns {boolean} whether this browser could keep the plan and does not yet, since nobody has typed into it */
    function isNotKept() {
      try {
        return !tkPlan.store.list().some(({ id }) => id === form.plan().id);
      } catch {
        return false;
      }
    }

    /** Saves as the person did last. For whom the copy is must have been a choice once, where it makes a difference. */
    function quickSave() {
      saving.save();
      if (holdsInternal(form.plan()) && !isAsked) askFormat();
      else download(chosenFormat());
    }

    /** Saves all that is on the page: in Word if that can hold it. */
    function rescue() {
      form.settle();
      const whole = { guidance: false, unanswered: true, internal: true, comments: true };
      return download(holdsAll(form.plan(), definition, "docx", whole) ? "docx" : "html", whole);
    }

    /**
     * @param {string} format
     * @param {Choices} [wanted] what goes into it; what the person chose if it is left out
     */
    async function download(format, wanted = choices()) {
      // What somebody writes here while a blank copy is away must not look as if its reader had deleted it.
      if (isNotKept()) saving.edited();
      saving.save();
      const plan = form.plan();
      /** @param {Words} words */
      const report = (words) =>
        dialog("export").open ? find("[data-dialog-status]", dialog("export")).replaceChildren(words) : tell(words);
      try {
        const version = tkPlan.versions.keep(plan);
        tkFiles.save(await makeFile(version, definition, format, wanted), fileName(plan, format));
        if (holdsAll(plan, definition, format, wanted)) saving.happened("copied");
        if (!wanted.internal) report(node("builder-files.saved-to-publish"));
        else report(node(holdsInternal(plan) ? "builder-files.saved-for-us" : "builder-files.saved"));
      } catch {
        report(node("builder-files.not-made"));
      }
    }

    async function copy() {
      saving.save();
      const { html, text } = richText(form.plan(), definition, choices());
      const result = find("[data-dialog-status]", dialog("export"));
      try {
        await tkClipboard.copy(html, text);
        result.replaceChildren(node("copy.done"));
      } catch {
        result.replaceChildren(node("builder-files.copy-refused"));
      }
    }

    function print() {
      dialog("export").close();
      window.print();
    }

    dialog("export").addEventListener("change", sayBefore);
    return { askFormat, choices, chosenFormat, copy, download, print, quickSave, rescue };
  }

  return { mountFiles };
})();
