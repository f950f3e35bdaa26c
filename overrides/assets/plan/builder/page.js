// Needs: site/early, site/words, site/later, site/coming, plan/model/store, plan/builder/bar, plan/builder/messages, plan/builder/form, plan/builder/saving, plan/builder/plans, plan/builder/undo, plan/builder/early, plan/builder/topic-elements, plan/builder/menu, plan/builder/elements
// Later: plan/builder/ways
/** The plan builder's page: makes its parts, and connects its buttons to them. */
(function () {
  "use strict";

  const { node } = tkWords;
  const { find, findAll } = tkPlan.elements;
  const { store } = tkPlan;
  /** The buttons that open or save, and show before what they need has come. */
  const LATER = ["save-copy", "changed", "checklist", "record-save", "record-dates", "record-publish"];
  const page = /** @type {HTMLElement|null} */ (document.querySelector("[data-tk-plan]"));
  if (page) begin(page);

  /**
   * A large plan takes long to make, so the page answers meanwhile. Nothing of it shows by then, and what is typed came early.
   * @param {HTMLElement} root the element with data-tk-plan
   */
  function begin(root) {
    /** @type {Definition} */
    const definition = JSON.parse(find("#plan-definition").textContent ?? "");
    const made = tkPlan.topicElements.makeTopics(root, definition);
    const kept = keptPlan();
    let isShown = false;
    /** @type {Element|null} what the address names, once the plan shows */
    let target = null;
    function show() {
      if (isShown) return target;
      isShown = true;
      target = start(root, definition, made);
      return target;
    }
    if (!kept) return void show()?.scrollIntoView();
    hurryFor(show);
    const again = comesBack();
    root.dataset.preparing = again ? "again" : "";
    made
      .prepare(kept)
      .then(show, show) // What could not be made before is made now, or says why.
      .finally(function () {
        delete root.dataset.preparing;
        root.dispatchEvent(new Event("tk-started"));
      })
      .then(function () {
        // By now the whole page has its height. Whoever comes back is where they were already.
        if (again || !target) return;
        // Firefox and Safari go to nothing that they have not laid out yet.
        target.getBoundingClientRect();
        target.scrollIntoView();
      });
  }

  /**
   * Who saves, prints, drops a file or leaves words behind before the plan is ready has all of it shown at once, which takes a moment.
   * @param {function(): void} show shows the plan at once, if it does not show yet
   */
  function hurryFor(show) {
    const options = { capture: true };
    for (const name of ["dragover", "drop", "beforeprint"]) window.addEventListener(name, show, options);
    for (const name of ["beforeunload", "pagehide"]) {
      window.addEventListener(name, () => tkEarly.isTyped() && show(), options);
    }
    window.addEventListener(
      "keydown",
      (event) => (event.ctrlKey || event.metaKey) && ["s", "p"].includes(event.key.toLowerCase()) && show(),
      options,
    );
  }

  /** @returns {boolean} whether the browser shows the page again where it was left, and not for the first time */
  function comesBack() {
    const [visit] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
    return ["reload", "back_forward"].includes(visit?.type);
  }

  /** @returns {Plan|null} the plan that will show, if this browser keeps one */
  function keptPlan() {
    try {
      return tkPlan.plans.last();
    } catch {
      return null; // What shows then says why.
    }
  }

  /**
   * @param {HTMLElement} page
   * @returns {Object<string, Suggestions>} what is suggested at each decision point, by its name: the links in the page
   */
  function suggestionsIn(page) {
    return Object.fromEntries(
      findAll("[data-suggested-at]", page).map(function (point) {
        /** @param {string} kind */
        const of = (kind) =>
          findAll(`[data-kind="${kind}"] > li`, point).map((item) => ({
            name: item.dataset.name ?? "",
            text: item.textContent.trim(),
            address: find("a", item, HTMLAnchorElement).href,
          }));
        const { suggestedAt = "", title = "" } = point.dataset;
        return [suggestedAt, { title, question: of("question"), method: of("method") }];
      }),
    );
  }

  /**
   * @param {HTMLElement} root
   * @param {Definition} definition
   * @param {MadeTopics} made
   * @returns {Element|null} what the address of the page names, unfolded
   */
  function start(root, definition, made) {
    // First of all, since the fields that are typed into may be others once the form shows a plan.
    const early = tkPlan.early.read(root);
    const chooser = find("[data-file]", root, HTMLInputElement);

    const { tell, stand } = tkPlan.messages.mountMessages(root);
    tkPlan.menu.mountMenu(root);
    tkPlan.bar.mountBar(root);
    const undo = tkPlan.undo.mountUndo(root, tell);
    const form = tkPlan.form.mountForm(root, {
      definition,
      made,
      suggestions: suggestionsIn(root),
      short: store.view().route === "essentials",
      onEdit() {
        form.plan().modified = new Date().toISOString();
        plans.showName();
        saving.edited();
        soon();
      },
      onRemoved: (words, work, place) => undo.offer(words, work, form.plan(), place),
      tell,
    });
    const saving = tkPlan.saving.mountSaving({
      root,
      plan: form.plan,
      settle: form.settle,
      stand,
      saveAsFile: () => use((way) => way.rescue(), "rescue"),
      showOther: () => plans.showOther(),
      keepAsCopy: () => plans.keepAsCopy(),
    });
    const plans = tkPlan.plans.mountPlans({ definition, form, saving, undo, tell, stand });
    /** @type {Ways|null} until they have come */
    let ways = null;
    let isWanted = false;
    /** Takes back that they have not come. */
    let unsay = () => {};
    /** @type {Set<unknown>} what was asked for and waits for them */
    const waiting = new Set();

    async function bring() {
      await tkLater.load("plan/builder/ways");
      ways ??= tkPlan.ways.mountWays({ definition, form, saving, plans, undo, tell });
      unsay();
      return ways;
    }

    /** Once there is something to save, what saves it is on its way: the connection may be gone when it is wanted. */
    function soon() {
      if (isWanted) return;
      isWanted = true;
      window.setTimeout(bringQuietly);
    }

    /** Fetches them unasked. Should they not come, somebody who saves hears of it. */
    const bringQuietly = () => bring().catch(() => {});

    /**
     * Opens, saves or prints, as soon as it can. Whoever presses again meanwhile, since nothing seems to happen, wants it once.
     * @param {function(Ways): void} act
     * @param {unknown} asked what was pressed or chosen
     */
    async function use(act, asked) {
      if (ways) return act(ways);
      if (waiting.has(asked)) return;
      waiting.add(asked);
      let here;
      try {
        here = await tkComing.told(bring(), tell);
      } catch {
        unsay();
        unsay = tell(node("page.not-arrived"));
        return;
      } finally {
        waiting.delete(asked);
      }
      form.settle();
      act(here);
    }

    /** Where the document cannot be had, paper gets the form. */
    async function printDocument() {
      if (waiting.has(print)) return;
      waiting.add(print);
      await tkComing.told(bring(), tell).catch(() => {});
      waiting.delete(print);
      print();
    }

    /** @type {Object<string, function(HTMLElement): void>} what a press on a button does, by its `data-do` */
    const work = {
      plans: plans.list,
      open: () => chooser.click(),
      "carry-forward": plans.carryForward,
      next() {
        if (!form.next()) tell(node("builder.all-answered"));
      },
      "next-comment": () => form.nextComment(),
      undo: undo.run,
      new: plans.startNew,
      "remove-all": plans.removeAll,
    };

    document.addEventListener("click", function ({ target }) {
      if (!(target instanceof Element)) return;
      const close = /** @type {HTMLElement|null} */ (target.closest("[data-close]"));
      if (close) close.closest("dialog")?.close(close.dataset.close);
      const pressed = /** @type {HTMLElement|null} */ (target.closest("[data-do]"));
      if (!pressed) return;
      // Whatever is done with the plan is done with what the page shows.
      form.settle();
      const name = pressed.dataset.do ?? "";
      const act = work[name] ?? ways?.work[name];
      if (act) act(pressed);
      else if (LATER.includes(name)) use((way) => way.work[name](pressed), pressed);
    });
    chooser.addEventListener("change", function () {
      const chosen = [...(chooser.files ?? [])];
      use((way) => way.open(chosen), chosen);
      chooser.value = "";
    });
    for (const radio of findAll('[name="route"]', root, HTMLInputElement)) {
      radio.checked = (radio.value === "essentials") === (store.view().route === "essentials");
      radio.addEventListener("change", function () {
        form.setRoute(radio.value === "essentials");
        store.setView({ route: radio.value });
      });
    }
    document.addEventListener("keydown", function (event) {
      const key = (event.ctrlKey || event.metaKey) && !event.altKey ? event.key.toLowerCase() : "";
      if (key === "s") {
        event.preventDefault();
        if (event.repeat) return;
        form.settle();
        use((way) => way.quickSave(), key);
      } else if (key === "p" && !ways) {
        event.preventDefault();
        printDocument();
      }
    });
    document.addEventListener("dragover", function (event) {
      if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
    });
    document.addEventListener("drop", function (event) {
      if (event.dataTransfer?.files.length) {
        event.preventDefault();
        const dropped = [...event.dataTransfer.files];
        use((way) => way.open(dropped), dropped);
      }
    });
    window.addEventListener("online", () => isWanted && bringQuietly());
    document.addEventListener("visibilitychange", saving.save);
    window.addEventListener("pagehide", saving.save);
    window.addEventListener("beforeunload", function (event) {
      saving.save();
      if (saving.isUnsaved()) event.preventDefault();
    });
    // Goes on with what another tab made of the plan. Asks where something on this page would be lost, or is in use.
    store.onChangeElsewhere(function (id) {
      if (id !== form.plan().id) return;
      if (saving.isUnsaved() || document.hasFocus() || !plans.showNewer()) saving.happened("overtaken");
    });
    // A page that the browser brings back as it was left has missed what was added to the plan meanwhile.
    // Some browsers empty forms after this event, so what shows is looked at in a task of its own.
    window.addEventListener("pageshow", function ({ persisted }) {
      if (!persisted) return;
      window.setTimeout(function () {
        form.settle();
        if (!saving.isUnsaved() && store.isChangedElsewhere(form.plan().id)) plans.showNewer();
      });
    });

    if (plans.start()) soon();
    const target = form.revealTarget(window.location.hash);
    if (tkPlan.early.take(early, form.plan().topics[0]?.id ?? "", form)) tell(node("builder.taken-over"));
    tkPlan.early.arrived();
    root.dataset.ready = "";
    return target;
  }
})();
