// Needs: plan/records/files, plan/builder/files, plan/builder/comparing, plan/builder/incoming, plan/builder/publishing, plan/builder/printing, plan/builder/checklist
/**
 * The ways into the plan builder and out of it: files, records, the register and paper. They come later than the page, since
 * most of its script is theirs: readers, writers and the templates of documents.
 */
var tkPlan = tkPlan || {};

/**
 * @typedef {{work: Object<string, function(HTMLElement): void>, open: function(File[]): void,
 *   quickSave: function(): void, rescue: function(): void}} Ways `work` is what a press on a button does, by its `data-do`;
 *   open takes files in; quickSave saves as the person did last; rescue saves all that is on the page
 */

tkPlan.ways = (function () {
  "use strict";

  /**
   * @param {{definition: Definition, form: any, saving: any, plans: any, undo: any, tell: function(Words): function():
   *   void}} page what else the page is made of
   * @returns {Ways}
   */
  function mountWays({ definition, form, saving, plans, undo, tell }) {
    const records = tkPlan.recordFiles.mountRecordFiles({ definition, form, undo, tell });
    const publishing = tkPlan.publishing.mountPublishing({ definition, form, saving });
    const files = tkPlan.files.mountFiles({ definition, form, saving, tell });
    const comparing = tkPlan.comparing.mountComparing({ definition, form, saving, plans, undo, tell });
    const { open: openRecords } = records;
    const incoming = tkPlan.incoming.mountIncoming({ definition, form, plans, comparing, openRecords, tell });
    tkPlan.printing.mountPrinting({ definition, plan: form.plan, settle: form.settle, choices: files.choices });
    return {
      work: {
        "save-copy": files.askFormat,
        "export-save": () => files.download(files.chosenFormat()),
        "export-copy": files.copy,
        "export-print": files.print,
        "register-ask": publishing.ask,
        "register-save": publishing.save,
        changed: comparing.changed,
        checklist: () => tkPlan.checklist.show(form.plan(), definition),
        "opened-new": incoming.openAsNew,
        "opened-review": incoming.reviewOpened,
        ...records.work,
      },
      open: incoming.open,
      quickSave: files.quickSave,
      rescue: files.rescue,
    };
  }

  return { mountWays };
})();
