// Needs: site/words, plan/model/format, plan/model/copies, plan/model/store, plan/builder/dialogs, plan/builder/plan-list, plan/builder/elements, plan/builder/elsewhere
/** The plans that this browser keeps: shows one, starts, copies and deletes them. */
var tkPlan = tkPlan || {};

tkPlan.plans = (function () {
  "use strict";

  const { node } = tkWords;
  const { fill, find } = tkPlan.elements;
  const { copies, format } = tkPlan;
  const { confirm, dialog } = tkPlan.dialogs;

  /**
   * @returns {Plan|null} the plan that was open last, or else the one that changed last; null if none is kept
   * @throws {StorageFailed}
   */
  function last() {
    const { store } = tkPlan;
    const id = store.current();
    return (id && store.read(id)) || store.list().find((kept) => kept.plan)?.plan || null;
  }

  /**
   * @param {{definition: Definition, form: any, saving: any, undo: any,
   *   tell: function(Words): void, stand: function(Words): void}} page the form, the saving and the undo bar of the page;
   *   `tell` says what happened, `stand` how the plan stands
   */
  function mountPlans({ definition, form, saving, undo, tell, stand }) {
    const { store } = tkPlan;
    const now = () => new Date().toISOString();

    const name = find("[data-plan-name]");
    const showName = () => fill(name, format.planName(form.plan(), node));

    const blank = () => format.blank(definition, now());

    /** Asks before a plan leaves the page of which something is kept nowhere. */
    async function mayLeave() {
      saving.save();
      if (!saving.isUnsaved()) return true;
      return confirm(
        node("builder-plans.leave-title"),
        [node("builder-plans.leave-text")],
        node("builder-plans.leave-yes"),
      );
    }

    /**
     * Shows a plan. What was typed into the one before is kept first.
     * @param {Plan} plan
     * @param {Words} words what to say about it
     */
    function show(plan, words) {
      saving.save();
      saving.happened("left");
      undo.follow(plan);
      form.show(plan);
      showName();
      stand("");
      if (words) tell(words);
      const { review_date: day } = plan;
      if (day && day < tkWords.dayOf(new Date())) tell(node("builder-plans.review-past", { day: tkWords.date(day) }));
      try {
        store.setCurrent(plan.id);
      } catch {
        // Only the memory of which plan was open; the plan itself is kept or not kept by save().
      }
    }

    /**
     * Keeps a new plan at once, so that it is in the list before the first keystroke.
     * @param {Plan} plan
     * @param {Words} words
     */
    function begin(plan, words) {
      show(plan, words);
      saving.happened("edited");
      saving.save();
    }

    /** Shows the plan that was open last, or a blank one. */
    function start() {
      try {
        const plan = last();
        if (plan) store.read(plan.id);
        const damaged = store.list().filter((kept) => !kept.plan).length;
        show(plan || blank(), "");
        stand(node(plan ? "builder-plans.kept" : "builder-plans.start"));
        if (!plan && tkPlan.elsewhere.words()) tell(node("builder-plans.elsewhere-start"));
        if (damaged) tell(node("builder-plans.unreadable-kept", { count: damaged }));
        return Boolean(plan);
      } catch (error) {
        if (!(error instanceof store.StorageFailed)) throw error;
        form.show(blank());
        showName();
        saving.happened(error.reason);
        return false;
      }
    }

    // What another tab did

    /** @returns {boolean} whether the plan that is kept could be shown in place of the one on the page */
    function showNewer() {
      const newer = store.read(form.plan().id);
      if (!newer) return false;
      const here = document.activeElement?.id;
      show(newer, node("builder-plans.newer-shown"));
      // What has the focus may be gone in the newer one.
      const again = here && (document.getElementById(here) ?? find('[data-do="save-copy"]'));
      if (again) again.focus({ preventScroll: true });
      return true;
    }

    /** Gives up what is on the page for what another tab made of the plan. */
    function showOther() {
      const other = store.read(form.plan().id);
      saving.happened("left");
      if (other) show(other, node("builder-plans.other-shown"));
      else show(blank(), node("builder-plans.deleted-elsewhere"));
    }

    /** Keeps what is on the page as a plan of its own: under its own name, where the other one is gone. */
    function keepAsCopy() {
      const { id, title } = form.plan();
      const copy = copies.duplicate(form.plan(), format.newId(), now());
      if (!store.read(id)) copy.title = title;
      saving.happened("left");
      begin(copy, "");
    }

    const focusTitle = () => document.getElementById("plan.title")?.focus();

    /**
     * @param {Kept} listed another tab may have changed or deleted it since
     * @param {string} title
     */
    async function removeKept(listed, title) {
      const { id } = listed;
      dialog("list").close();
      // Only what is kept can be brought back.
      if (id === form.plan().id && !(await mayLeave())) return;
      const last = store.read(id) ?? listed.plan;
      const raw = store.remove(id) ?? listed.raw;
      if (id === form.plan().id) {
        saving.happened("left");
        show(blank(), "");
      }
      undo.offer(node("builder-plans.deleted", { plan: title }), async function () {
        // Its own file may have been opened since: what is written there stays.
        const place = store.list().some((one) => one.id === id) ? format.newId() : id;
        const isCopy = last && place !== id;
        store.putBack(place, isCopy ? JSON.stringify(copies.duplicate(last, place, now())) : raw);
        const back = node("builder-plans.back", { plan: title });
        tell(back);
        const plan = store.read(place);
        if (!plan) return;
        await form.prepare(plan);
        if (await mayLeave()) show(store.read(place) ?? plan, back);
      });
    }

    async function removeAll() {
      dialog("list").close();
      const sure = await confirm(
        node("builder-plans.remove-all-title"),
        [node("builder-plans.remove-all-text")],
        node("builder-plans.remove-all-yes"),
        { isFinal: true },
      );
      if (!sure) return;
      try {
        const count = store.removeAll();
        undo.hide();
        saving.happened("emptied");
        form.show(blank());
        showName();
        tell(node("builder-plans.removed-all", { count }));
      } catch (error) {
        if (!(error instanceof store.StorageFailed)) throw error;
        saving.happened(error.reason);
      }
    }

    async function startNew() {
      dialog("list").close();
      saving.save();
      // Who presses twice, or comes back without having written a word, does not want another empty plan.
      const empty = [form.plan(), ...kept()].find((plan) => format.isBlank(plan, definition));
      if (empty === form.plan()) tell(node("builder-plans.new-open"));
      else if (!(await mayLeave())) return;
      else if (empty) show(store.read(empty.id) ?? empty, node("builder-plans.new-open"));
      else begin(blank(), node("builder-plans.new-open"));
      focusTitle();
    }

    /** @returns {Plan[]} the plans that this browser keeps and that can be read */
    function kept() {
      try {
        return store.list().flatMap(({ plan }) => plan ?? []);
      } catch {
        return []; // Where nothing is kept there is none.
      }
    }

    async function carryForward() {
      const { plan, changes } = copies.carryForward(form.plan(), definition, format.newId(), now());
      const sure = await confirm(
        node("builder-plans.carry-title"),
        [node("builder-plans.carry-intro"), changes],
        node("builder-plans.carry-yes"),
      );
      if (!sure) return;
      await form.prepare(plan);
      if (await mayLeave()) begin(plan, node("builder-plans.carried"));
    }

    const list = tkPlan.planList.mountPlanList({
      definition,
      form,
      saving,
      show,
      begin,
      mayLeave,
      remove: removeKept,
      focusTitle,
    });
    return {
      answered: list.answered,
      begin,
      carryForward,
      keepAsCopy,
      list: list.open,
      mayLeave,
      removeAll,
      showName,
      showNewer,
      showOther,
      start,
      startNew,
    };
  }

  return { last, mountPlans };
})();
