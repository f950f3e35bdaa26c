// Needs: site/words, site/files, plan/builder/elements, plan/writing/exports, plan/model/pace, plan/many/decisions, plan/many/opening, plan/many/together, plan/many/report, plan/many/drawing, plan/many/table, plan/many/groups-shown, plan/many/checks-shown
/** The page on many plans: opens files, compares what they say, and saves what was found. Keeps nothing in the browser. */
(function () {
  "use strict";

  const { say, node } = tkWords;
  const { find, findAll } = tkPlan.elements;
  const { Stopped, makePace } = tkPlan.pace;
  const { make } = tkPlan.drawing;
  const root = /** @type {HTMLElement|null} */ (document.querySelector("[data-tk-many]"));
  if (!root) return;
  const part = root;

  /** @type {Definition} */
  const definition = JSON.parse(find("#plan-definition").textContent ?? "");
  /** @type {Known} */
  const known = JSON.parse(find("#many-known").textContent ?? "");
  const status = find("[data-status]", part);
  const chooser = find("[data-files]", part, HTMLInputElement);
  const progress = find("[data-progress]", part);
  const bar = find("progress", progress, HTMLProgressElement);
  const saved = find("[data-saved]", part);
  const publish = find("[data-publish]", part, HTMLInputElement);

  /** @type {OpenPlan[]} */
  const items = [];
  /** @type {Unread[]} */
  const unread = [];
  let decisions = tkPlan.decisions.none();
  let isUnsaved = false;
  /** @type {Overview} */
  let overview = {
    plans: [],
    items,
    candidates: [],
    groups: [],
    isMore: false,
    gaps: { points: [], kinds: [], standards: [] },
  };
  /** What is going on now: one thing after the other. */
  let work = makePace();
  /** @type {Promise<void>} */
  let queue = Promise.resolve();

  const rest = () => work.rest();
  const today = () => tkWords.dayOf(new Date());
  const shared = { decisions: () => decisions, overview: () => overview, rest };
  const table = tkPlan.table.mountTable(part, { definition, rest });
  const checks = tkPlan.checksShown.mountChecks(part, { ...shared, definition, known, noted });
  const groups = tkPlan.groupsShown.mountGroups(part, {
    ...shared,
    decided: () =>
      run(async function () {
        noted();
        await tkPlan.together.regroup(overview, decisions, rest);
        await groups.draw(today());
      }),
  });

  function noted() {
    isUnsaved = true;
  }

  /** @param {Words} words */
  const tell = (words) => status.replaceChildren(words);

  /**
   * Does something long, after what is being done already.
   * @param {function(): Promise<void>} task
   * @returns {Promise<void>} settles when it is done
   */
  function run(task) {
    const done = queue.then(async function () {
      work = makePace();
      try {
        await task();
      } finally {
        progress.hidden = true;
      }
    });
    queue = done.catch(() => {});
    return done;
  }

  /**
   * @param {function(): Promise<void>} task that the reader may stop
   * @param {function(): Promise<void>} otherwise what is done then
   */
  async function stoppable(task, otherwise) {
    try {
      await task();
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
      work = makePace();
      await otherwise();
    }
  }

  /**
   * @param {Words} words what is being done
   * @param {number} [done] how much of it is done, from 0 to 1; nothing where nobody can say
   */
  function show(words, done) {
    progress.hidden = false;
    find("[data-progress-label]", progress).replaceChildren(words);
    if (done === undefined) bar.removeAttribute("value");
    else bar.value = done;
  }

  /** @param {File[]} files */
  const open = (files) =>
    run(async function () {
      if (!files.length) return;
      tell("");
      const before = { items: [...items], unread: [...unread] };
      const count = files.length;
      let last = 0;
      /** @param {number} done */
      function told(done) {
        // More often than that nobody can read it, and each time costs the page a layout.
        if (done && performance.now() - last < 100) return;
        last = performance.now();
        show(node("many.doing", { done, count }), done / count);
      }
      told(0);
      /** @type {Words[]} */
      const words = [];
      await stoppable(
        async function () {
          const found = await tkPlan.opening.openFiles(files, { items, unread }, definition, { rest, done: told });
          if (found.decisions) decisions = found.decisions;
          if (found.opened) words.push(node("many.open-new", { count: found.opened }));
          if (unread.length) words.push(node("many.unread-count", { count: unread.length }));
          if (found.decisions) words.push(node("many.work-opened"));
        },
        async () => void words.push(node("many.cancelled")),
      );
      await stoppable(compare, async function () {
        items.splice(0, items.length, ...before.items);
        unread.splice(0, unread.length, ...before.unread);
        words.splice(0, words.length, node("many.cancelled-comparing"));
        await compare();
      });
      status.replaceChildren(...words.flatMap((one) => [one, " "]));
    });

  /** Compares the plans that are open, and draws all that follows. */
  async function compare() {
    show(node("many.comparing"));
    overview = await tkPlan.together.overviewOf(items, { definition, known, decisions }, { internal: true, rest });
    const isOpen = items.length > 0;
    for (const section of findAll("[data-section]", part)) section.hidden = !isOpen;
    find('[data-section="unread"]', part).hidden = !unread.length;
    find("[data-open]", part).hidden = !isOpen && !unread.length;
    find("[data-unread]", part).replaceChildren(
      ...unread.map(({ file, why }) => make("li", {}, make("strong", {}, file), " ", why)),
    );
    const seen = { count: items.length, date: tkWords.date(today()) };
    find("[data-plans-intro]", part).replaceChildren(node("many.add-up", seen), " ", node("many.as-of", seen));
    await table.draw(overview, today());
    await groups.draw(today());
    await checks.offer();
  }

  async function clear() {
    if (isUnsaved && !window.confirm(say("many.clear-sure"))) return;
    items.length = 0;
    unread.length = 0;
    decisions = tkPlan.decisions.none();
    isUnsaved = false;
    await run(compare);
    tell(node("many.cleared"));
    chooser.focus();
  }

  /** @param {HTMLElement} button */
  async function takeOut({ dataset: { plan = "" } }) {
    const at = items.findIndex((item) => item.plan.id === plan);
    const { title } = overview.plans[at];
    await run(async function () {
      items.splice(at, 1);
      await compare();
    });
    tell(node("many.taken-out", { plan: title }));
    if (items.length) find('[data-table="plans"]', part).focus();
    else chooser.focus();
  }

  /** Saves what was found, as somebody chose it. */
  const save = () =>
    run(async function () {
      const format = find('[name="many-format"]:checked', part, HTMLInputElement).value;
      const list = find("[data-csv-table]", part, HTMLSelectElement);
      const out = publish.checked;
      const whole = out
        ? await tkPlan.together.overviewOf(items, { definition, known, decisions }, { internal: false, rest })
        : overview;
      const day = today();
      const reported = { overview: whole, definition, known, decisions, unread, day, publish: out };
      const isList = format === "csv";
      const title = isList ? list.selectedOptions[0].textContent : say("many.report");
      const content = isList
        ? new Blob([tkPlan.report.csv(list.value, reported)], { type: "text/csv;charset=utf-8" })
        : await tkPlan.report.document(format, reported);
      const file = tkPlan.exports.fileName({ title, modified: day }, format);
      tkFiles.save(content, file);
      saved.replaceChildren(node("many.saved", { file }));
    });

  function saveWork() {
    const content = new Blob([tkPlan.decisions.write(decisions)], { type: "application/json" });
    tkFiles.save(content, tkPlan.exports.fileName({ title: say("many.work-title"), modified: today() }, "json"));
    isUnsaved = false;
    saved.replaceChildren(node("many.work-saved"));
  }

  /** @type {Object<string, function(HTMLElement): void>} what a press on a button does, by its `data-do` */
  const WORK = { cancel: () => work.stop(), clear, "take-out": takeOut, "save-work": saveWork, ...groups.work };

  part.addEventListener("click", function ({ target }) {
    const pressed = /** @type {HTMLElement|null} */ (target instanceof Element && target.closest("[data-do]"));
    if (pressed) WORK[pressed.dataset.do ?? ""]?.(pressed);
  });
  chooser.addEventListener("change", function () {
    const files = [...(chooser.files ?? [])];
    chooser.value = "";
    open(files);
  });
  table.sort.addEventListener("change", () => table.drawPlans(overview, today()));
  const form = find("[data-save]", part, HTMLFormElement);
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    save();
  });
  form.addEventListener("change", function () {
    find("[data-csv]", form).hidden = find(":checked", form, HTMLInputElement).value !== "csv";
  });
  document.addEventListener("dragover", function (event) {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  });
  document.addEventListener("drop", function (event) {
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    open([...event.dataTransfer.files]);
  });
  window.addEventListener("beforeunload", function (event) {
    if (isUnsaved) event.preventDefault();
  });

  find("[data-late]").hidden = true;
  part.hidden = false;
})();
