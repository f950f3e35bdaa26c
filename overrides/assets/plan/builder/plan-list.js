// Needs: site/words, site/files, plan/model/format, plan/model/answers, plan/model/copies, plan/model/pace, plan/model/store, plan/builder/dialogs, plan/builder/elements, plan/builder/elsewhere
/** The list of the plans that this browser keeps, and what is offered for each. */
var tkPlan = tkPlan || {};

tkPlan.planList = (function () {
  "use strict";

  const { say, node } = tkWords;
  const { find } = tkPlan.elements;
  const { answers, copies, format } = tkPlan;
  const { button, dialog, openWindow } = tkPlan.dialogs;

  /**
   * @param {{definition: Definition, form: any, saving: any, show: function(Plan, Words): void, begin: function(Plan, Words): void,
   *   mayLeave: function(): Promise<boolean>, remove: function(Kept, string): Promise<void>, focusTitle: function(): void}} page
   *   show, begin and mayLeave as in plans.js; remove is given a plan as it was listed, and what it is called
   * @returns {{open: function(): void, answered: function(Plan): HTMLElement}} open shows the list; answered says how far a plan is
   */
  function mountPlanList({ definition, form, saving, show, begin, mayLeave, remove, focusTitle }) {
    const { store } = tkPlan;

    function open() {
      saving.save();
      const rows = find("[data-plans]", dialog("list"));
      const result = find("[data-dialog-status]", dialog("list"));
      result.replaceChildren();
      try {
        const kept = store.list();
        rows.replaceChildren(...kept.map(planRow));
        if (!kept.length && !tkPlan.elsewhere.words()) result.append(node("builder-plans.none"));
        tkPlan.elsewhere.offer(result, open);
      } catch {
        rows.replaceChildren();
        result.append(node("builder-plans.refused"));
      }
      openWindow(dialog("list"));
    }

    /**
     * Leaves the list once the plan can be shown in a moment. Whoever closes the list meanwhile does not want that plan.
     * @param {Plan} next
     */
    async function mayLeaveFor(next) {
      await form.prepare(next);
      if (!dialog("list").open) return false;
      dialog("list").close();
      // To close a window and to show another plan takes long in one go.
      await tkPlan.pace.nextTask();
      return mayLeave();
    }

    /**
     * @param {Plan} plan as it was listed
     * @returns {Promise<boolean>} whether it shows now
     */
    async function openKept(plan) {
      if (!(await mayLeaveFor(plan))) return false;
      const now = store.read(plan.id);
      show(now ?? plan, node("builder-plans.opened", { plan: format.planName(plan, say) }));
      // Another tab deleted it meanwhile.
      if (!now) saving.happened("overtaken");
      return true;
    }

    /** @param {Kept} kept */
    function planRow(kept) {
      const { plan, raw, problem } = kept;
      const row = document.createElement("li");
      const name = document.createElement("p");
      const title = plan ? format.planName(plan) : say("builder-plans.unreadable");
      name.className = "tk-plan-list__name";
      name.append(plan ? format.planName(plan, node) : node("builder-plans.unreadable"));
      const about = document.createElement("p");
      about.className = "tk-hint";
      /** @type {function(Words, function(): unknown): HTMLButtonElement} */
      const act = (label, work) => {
        const made = button(label, async function () {
          try {
            await work();
          } catch (error) {
            if (!(error instanceof store.StorageFailed)) throw error;
            saving.happened(error.reason);
          }
        });
        made.classList.add("tk-button--small");
        made.setAttribute("aria-label", say("builder.labelled", { label: made.textContent ?? "", text: title }));
        return made;
      };
      if (!plan) {
        about.append(problem);
        row.append(
          name,
          about,
          act(node("builder-plans.save-unreadable"), () => tkFiles.save(new Blob([raw]), "damaged-plan.json")),
          act(node("builder-plans.delete"), () => remove(kept, title)),
        );
        return row;
      }
      const day = format.changedOn(plan);
      about.append(answered(plan), " ", node("builder-plans.changed", { day }));
      if (plan.id === form.plan().id) {
        about.append(" ", node("builder-plans.open-now"));
        row.dataset.openNow = "";
      }
      row.append(
        name,
        about,
        act(node("builder-plans.open"), () => openKept(plan)),
        act(node("builder-plans.duplicate"), async function () {
          const copy = copies.duplicate(plan, format.newId(), new Date().toISOString());
          if (await mayLeaveFor(copy)) begin(copy, node("builder-plans.copy-open"));
        }),
        act(node("builder-plans.rename"), async function () {
          if (plan.id === form.plan().id) dialog("list").close();
          else if (!(await openKept(plan))) return;
          focusTitle();
        }),
        act(node("builder-plans.delete"), () => remove(kept, title)),
      );
      return row;
    }

    /** @param {Plan} plan */
    function answered(plan) {
      const { settled, half, total } = answers.progress(plan, definition);
      const words = document.createElement("span");
      words.append(node("builder.answered", { settled, count: total }));
      if (half) words.append(" ", node("builder.half-answered", { count: half }));
      return words;
    }

    return { open, answered };
  }

  return { mountPlanList };
})();
