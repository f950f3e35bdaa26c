/**
 * The plan builder's page: joins the form to the storage of this browser, to files and to the dialogs.
 */
(function () {
  "use strict";

  const { state, store, form: formMaker, recordFiles: recordFilesMaker, exports: exporter, read: reader, Refused } = window.tkPlan;
  const { say, node, put, locale } = window.tkWords;
  const root = document.querySelector("[data-tk-plan]");
  if (!root) return;

  const definition = JSON.parse(document.getElementById("plan-definition").textContent);
  const $ = (selector, within = root) => within.querySelector(selector);
  const status = $("[data-status]");
  const problem = $("[data-problem]");
  const undoBar = $("[data-undo]");
  const file = $("[data-file]");
  const dialogs = Object.fromEntries(
    ["export", "list", "opened", "confirm"].map((name) => [name, document.getElementById(`plan-${name}`)]),
  );
  const SAVE_AFTER = 600;

  /** What is suggested at each decision point, by its name: the links that stand in the page. */
  const suggestions = Object.fromEntries(
    [...root.querySelectorAll("[data-suggested-at]")].map(function (point) {
      const of = (kind) =>
        [...point.querySelectorAll(`[data-kind="${kind}"] > li`)].map((item) => ({
          name: item.dataset.name,
          text: item.textContent.trim(),
          address: $("a", item).href,
        }));
      return [point.dataset.suggestedAt, { title: point.dataset.title, question: of("question"), method: of("method") }];
    }),
  );

  let waiting = 0;
  /** Whether something on the page is not kept anywhere yet. */
  let unsaved = false;
  /** Why nothing is kept: "", "full", "blocked" or "elsewhere". */
  let trouble = "";
  let undo = null;
  /** The plan that `undo` changes, if it is lost with that plan. */
  let undoFor = null;
  let opened = null;

  const time = () => new Date().toLocaleTimeString(locale(), { hour: "2-digit", minute: "2-digit" });
  const nameOf = state.planName;

  function showName() {
    $("[data-plan-name]").replaceChildren(nameOf(form.plan(), node));
  }

  /** @param {string|HTMLElement} words as `node` gives them, or none */
  const tell = (words) => status.replaceChildren(words);

  const form = formMaker.mount(root, {
    definition,
    suggestions,
    onEdit() {
      form.plan().modified = new Date().toISOString();
      unsaved = true;
      showName();
      // Not put off by the next keystroke: who types without a pause is kept too.
      waiting ||= window.setTimeout(save, SAVE_AFTER);
    },
    onRemoved: (words, work) => offerUndo(words, work, form.plan()),
  });

  const recordFiles = recordFilesMaker.mount({ definition, form, confirm, offerUndo, saveBlob });

  // Saving

  function save() {
    window.clearTimeout(waiting);
    waiting = 0;
    if (!unsaved || trouble === "elsewhere") return;
    try {
      store.write(form.plan());
      store.setCurrent(form.plan().id);
      unsaved = false;
      solved();
      put(status, "builder-plans.saved", { time: time() });
    } catch (error) {
      if (error instanceof store.ChangedElsewhere) changedElsewhere();
      else if (error instanceof store.StorageFailed) notKept(error.reason);
      else throw error;
    }
  }

  function solved() {
    trouble = "";
    if (problem.contains(document.activeElement)) $('[data-do="save-copy"]').focus();
    problem.hidden = true;
    problem.replaceChildren();
  }

  /** Says what is wrong, with buttons. The same trouble is not announced again at each keystroke. */
  function warn(kind, words, buttons) {
    if (trouble === kind) return;
    trouble = kind;
    tell("");
    const text = document.createElement("p");
    text.append(...words);
    problem.replaceChildren(text, ...buttons.map(([label, work]) => button(label, work)));
    problem.hidden = false;
  }

  function button(label, work) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "tk-button";
    made.append(label);
    made.addEventListener("click", work);
    return made;
  }

  function notKept(reason) {
    const why = node(reason === "full" ? "builder-plans.full" : "builder-plans.blocked");
    warn(reason, [why, " ", node("builder-plans.not-kept")], [
      [node("builder-plans.save-now"), () => download("docx")],
      [node("builder-plans.try-again"), save],
    ]);
  }

  function changedElsewhere() {
    warn("elsewhere", [node("builder-plans.changed-elsewhere")], [
      [node("builder-plans.show-other"), showOther],
      [node("builder-plans.keep-separate"), keepAsCopy],
    ]);
  }

  /** Goes on with what another tab made of the plan. Asks where something on this page would be lost, or in use. */
  function followElsewhere() {
    if (unsaved || document.hasFocus() || !showNewer()) changedElsewhere();
  }

  /** @returns {boolean} whether the plan that is kept could be shown in place of the one on the page */
  function showNewer() {
    const newer = store.read(form.plan().id);
    if (!newer) return false;
    const here = document.activeElement?.id;
    show(newer, node("builder-plans.newer-shown"));
    if (here) document.getElementById(here)?.focus({ preventScroll: true });
    return true;
  }

  function showOther() {
    const other = store.read(form.plan().id);
    solved();
    unsaved = false;
    if (other) show(other, node("builder-plans.other-shown"));
    else show(blank(), node("builder-plans.deleted-elsewhere"));
  }

  function keepAsCopy() {
    const copy = state.duplicate(form.plan(), state.newId(), new Date().toISOString());
    solved();
    unsaved = false;
    begin(copy, "");
  }

  // Plans

  function blank() {
    const plan = state.create(definition, state.newId(), new Date().toISOString());
    plan.topics.push({ id: state.newId().slice(0, 8), title: "", answers: {} });
    return plan;
  }

  /** Asks before a plan leaves the page of which something is kept nowhere. */
  async function mayLeave() {
    save();
    if (!unsaved) return true;
    return confirm(
      node("builder-plans.leave-title"),
      [node("builder-plans.leave-text")],
      node("builder-plans.leave-yes"),
    );
  }

  /** Shows a plan. What was typed into the one before is kept first. */
  function show(plan, words) {
    save();
    if (trouble === "elsewhere") solved();
    unsaved = false;
    if (undoFor && undoFor !== plan) undoBar.hidden = true;
    form.show(plan);
    showName();
    tell(words);
    try {
      store.setCurrent(plan.id);
    } catch {
      // Only the memory of which plan was open; the plan itself is kept or not kept by save().
    }
  }

  /** Keeps a new plan at once, so that it is in the list before the first keystroke. */
  function begin(plan, words) {
    show(plan, words);
    unsaved = true;
    save();
  }

  function start() {
    try {
      const last = store.current();
      const plan = (last && store.read(last)) || store.list().find((kept) => kept.plan)?.plan;
      if (plan) store.read(plan.id);
      const damaged = store.list().filter((kept) => !kept.plan).length;
      show(plan || blank(), node(plan ? "builder-plans.kept" : "builder-plans.start"));
      if (damaged) status.append(" ", node("builder-plans.unreadable-kept", { count: damaged }));
    } catch (error) {
      if (!(error instanceof store.StorageFailed)) throw error;
      form.show(blank());
      notKept(error.reason);
    }
  }

  function listPlans() {
    save();
    const list = $("[data-plans]", dialogs.list);
    const result = $("[data-dialog-status]", dialogs.list);
    result.replaceChildren();
    try {
      const kept = store.list();
      list.replaceChildren(...kept.map(planRow));
      if (!kept.length) result.append(node("builder-plans.none"));
    } catch {
      list.replaceChildren();
      result.append(node("builder-plans.refused"));
    }
    if (!dialogs.list.open) dialogs.list.showModal();
  }

  function planRow({ id, plan, raw, problem: wrong }) {
    const row = document.createElement("li");
    const name = document.createElement("p");
    const title = plan ? nameOf(plan) : say("builder-plans.unreadable");
    name.className = "tk-plan-list__name";
    name.append(plan ? nameOf(plan, node) : node("builder-plans.unreadable"));
    const about = document.createElement("p");
    about.className = "tk-hint";
    const act = (label, work) => {
      const made = button(label, work);
      made.setAttribute("aria-label", say("builder.labelled", { label: made.textContent, text: title }));
      return made;
    };
    if (!plan) {
      about.append(wrong);
      row.append(
        name,
        about,
        act(node("builder-plans.save-unreadable"), () => saveBlob(new Blob([raw]), "damaged-plan.json")),
        act(node("builder-plans.delete"), () => removeKept(id, raw, title)),
      );
      return row;
    }
    const day = new Date(plan.modified).toLocaleString(locale(), { dateStyle: "medium", timeStyle: "short" });
    about.append(answered(plan), " ", node("builder-plans.changed", { day }));
    if (plan.id === form.plan().id) about.append(" ", node("builder-plans.open-now"));
    row.append(
      name,
      about,
      act(node("builder-plans.open"), async function () {
        dialogs.list.close();
        if (await mayLeave()) show(store.read(id), node("builder-plans.opened", { plan: title }));
      }),
      act(node("builder-plans.duplicate"), async function () {
        dialogs.list.close();
        if (!(await mayLeave())) return;
        const copy = state.duplicate(plan, state.newId(), new Date().toISOString());
        begin(copy, node("builder-plans.copy-open"));
      }),
      act(node("builder-plans.rename"), async function () {
        dialogs.list.close();
        if (plan.id !== form.plan().id) {
          if (!(await mayLeave())) return;
          show(store.read(id), node("builder-plans.opened", { plan: title }));
        }
        document.getElementById("plan.title").focus();
      }),
      act(node("builder-plans.delete"), () => removeKept(id, raw, title)),
    );
    return row;
  }

  function answered(plan) {
    const { settled, total } = state.progress(plan, definition);
    return node("builder.answered", { settled, count: total });
  }

  function removeKept(id, raw, title) {
    dialogs.list.close();
    store.remove(id);
    if (id === form.plan().id) {
      unsaved = false;
      show(blank(), "");
    }
    offerUndo(node("builder-plans.deleted", { plan: title }), async function () {
      store.putBack(id, raw);
      const back = node("builder-plans.back", { plan: title });
      tell(back);
      const plan = store.read(id);
      if (plan && (await mayLeave())) show(plan, back);
    });
  }

  function offerUndo(words, work, plan = null) {
    undo = work;
    undoFor = plan;
    const what = $("[data-undo-what]");
    what.replaceChildren(words);
    undoBar.hidden = false;
    tell(node("builder-plans.can-undo", { done: what.textContent }));
    $('[data-do="undo"]').focus();
  }

  async function removeAll() {
    dialogs.list.close();
    const sure = await confirm(
      node("builder-plans.remove-all-title"),
      [node("builder-plans.remove-all-text")],
      node("builder-plans.remove-all-yes"),
    );
    if (!sure) return;
    try {
      const count = store.removeAll();
      unsaved = false;
      undoBar.hidden = true;
      solved();
      form.show(blank());
      showName();
      tell(node("builder-plans.removed-all", { count }));
    } catch (error) {
      if (!(error instanceof store.StorageFailed)) throw error;
      notKept(error.reason);
    }
  }

  async function carryForward() {
    const { plan, changes } = state.carryForward(form.plan(), definition, state.newId(), new Date().toISOString());
    const sure = await confirm(
      node("builder-plans.carry-title"),
      [node("builder-plans.carry-intro"), changes],
      node("builder-plans.carry-yes"),
    );
    if (sure && (await mayLeave())) begin(plan, node("builder-plans.carried"));
  }

  /**
   * @typedef {string|HTMLElement} Words text, or words as `node` gives them
   * @param {Words} title
   * @param {Array<Words|Words[]>} text paragraphs; an array is a list
   * @param {Words} yes the button that goes on
   * @param {{mayCancel?: boolean}} [options] mayCancel: whether there is something to choose
   * @returns {Promise<boolean>}
   */
  function confirm(title, text, yes, { mayCancel = true } = {}) {
    const dialog = dialogs.confirm;
    $("[data-confirm-no]", dialog).hidden = !mayCancel;
    $("[data-confirm-title]", dialog).replaceChildren(title);
    $("[data-confirm-yes]", dialog).replaceChildren(yes);
    $("[data-confirm-text]", dialog).replaceChildren(...text.map(paragraph));
    dialog.returnValue = "";
    dialog.showModal();
    return new Promise((resolve) => dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true }));
  }

  function paragraph(text) {
    const element = document.createElement(Array.isArray(text) ? "ul" : "p");
    if (!Array.isArray(text)) element.append(text);
    else {
      for (const line of text) {
        const item = document.createElement("li");
        item.append(line);
        element.append(item);
      }
    }
    return element;
  }

  // Files

  function choices() {
    return Object.fromEntries(
      [...dialogs.export.querySelectorAll("[data-choice]")].map((box) => [box.dataset.choice, box.checked]),
    );
  }

  function saveBlob(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    window.setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  async function download(format) {
    const plan = form.plan();
    saveBlob(await exporter.make(plan, definition, format, choices()), exporter.fileName(plan, format));
    if (trouble === "full" || trouble === "blocked") unsaved = false;
    const result = dialogs.export.open ? $("[data-dialog-status]", dialogs.export) : status;
    result.replaceChildren(node("builder-files.saved"));
  }

  async function exportCopy() {
    const { html, text } = exporter.richText(form.plan(), definition, choices());
    const result = $("[data-dialog-status]", dialogs.export);
    try {
      await navigator.clipboard.write([
        new ClipboardItem({
          "text/html": new Blob([html], { type: "text/html" }),
          "text/plain": new Blob([text], { type: "text/plain" }),
        }),
      ]);
      result.replaceChildren(node("copy.done"));
    } catch {
      result.replaceChildren(node("builder-files.copy-refused"));
    }
  }

  async function open(chosen) {
    if (!chosen) return;
    tell(node("builder-files.reading", { file: chosen.name }));
    const reading = status.textContent;
    try {
      if (/\.csv$/i.test(chosen.name)) {
        await recordFiles.open(chosen);
        if (status.textContent === reading) tell("");
        return;
      }
      opened = await reader.file(chosen, definition);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      tell("");
      const text = [error.words, node("builder-files.refused-help")];
      await confirm(node("builder-files.refused"), text, node("builder-files.ok"), { mayCancel: false });
      return;
    }
    tell("");
    summarise(chosen.name);
  }

  function summarise(name) {
    const { plan, unplaced, notes, kind } = opened;
    const holds = { file: name, plan: nameOf(plan), count: plan.topics.length };
    const text = [node("builder-files.holds", holds), answered(plan), ...notes];
    if (unplaced.length) {
      const near = ({ where, text: words }) => (where ? say("builder.labelled", { label: where, text: words }) : words);
      text.push(node("builder-files.unplaced"), unplaced.map(near));
    }
    const whole = kind === "json" || kind === "html";
    if (!whole) text.push(node("builder-files.no-records"));
    let kept = null;
    try {
      kept = store.list().find((one) => one.plan && one.id === plan.id)?.plan || null;
    } catch {
      // Without storage there is nothing to update.
    }
    if (plan.id === form.plan().id) kept = form.plan();
    const update = $('[data-do="opened-update"]', dialogs.opened);
    update.hidden = !kept;
    if (kept) {
      opened.updated = state.update(kept, plan, whole, definition);
      const differs = state.differences(kept, opened.updated, definition);
      const compared = { plan: nameOf(kept), count: differs.length };
      text.push(node(differs.length ? "builder-files.goes-on" : "builder-files.same", compared));
      if (differs.length) text.push(differs.map(difference));
    }
    $("[data-summary]", dialogs.opened).replaceChildren(...text.map(paragraph));
    dialogs.opened.showModal();
  }

  const difference = ({ where, before, after }) =>
    node("builder-files.differs", { where, here: short(before), there: short(after) });

  function short(text) {
    if (!text) return say("builder-files.nothing");
    return say("builder-files.quoted", { text: text.length > 80 ? `${text.slice(0, 80)}…` : text });
  }

  async function takeOpened(update) {
    const { unplaced } = opened;
    const plan = update ? opened.updated : opened.plan;
    dialogs.opened.close();
    if (!(update && plan.id === form.plan().id) && !(await mayLeave())) return;
    opened = null;
    if (unplaced.length) plan.unplaced = [...(plan.unplaced || []), ...unplaced];
    if (!update) {
      plan.id = state.newId();
      begin(plan, node("builder-files.opened"));
      return;
    }
    const before = structuredClone(plan.id === form.plan().id ? form.plan() : store.read(plan.id));
    save();
    plan.modified = new Date().toISOString();
    form.show(plan);
    unsaved = true;
    try {
      store.read(plan.id);
    } catch {
      // save() says what is wrong.
    }
    save();
    showName();
    offerUndo(node("builder-files.updated"), function () {
      form.show(before);
      showName();
      unsaved = true;
      save();
    }, plan);
  }

  // The page

  const work = {
    "save-copy"() {
      $("[data-dialog-status]", dialogs.export).replaceChildren();
      dialogs.export.showModal();
    },
    plans: listPlans,
    open: () => file.click(),
    "carry-forward": carryForward,
    next() {
      if (!form.next()) tell(node("builder.all-answered"));
    },
    async undo() {
      undoBar.hidden = true;
      const restore = undo;
      undo = null;
      if (restore) await restore();
      if ([document.body, $('[data-do="undo"]')].includes(document.activeElement)) $('[data-do="plans"]').focus();
    },
    async new() {
      dialogs.list.close();
      if (!(await mayLeave())) return;
      begin(blank(), node("builder-plans.new-open"));
      document.getElementById("plan.title").focus();
    },
    "remove-all": removeAll,
    "export-save": () => download($('[name="format"]:checked', dialogs.export).value),
    "export-copy": exportCopy,
    "export-print"() {
      dialogs.export.close();
      window.print();
    },
    "opened-new": () => takeOpened(false),
    "opened-update": () => takeOpened(true),
    ...recordFiles.work,
  };

  document.addEventListener("click", function (event) {
    const close = event.target.closest("[data-close]");
    if (close) close.closest("dialog").close(close.dataset.close);
    const pressed = event.target.closest("[data-do]");
    if (work[pressed?.dataset.do]) work[pressed.dataset.do](pressed);
  });
  file.addEventListener("change", function () {
    open(file.files[0]);
    file.value = "";
  });
  for (const radio of root.querySelectorAll('[name="route"]')) {
    radio.addEventListener("change", () => form.setRoute(radio.value === "essentials"));
  }
  document.addEventListener("keydown", function (event) {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "s") {
      event.preventDefault();
      save();
      download($('[name="format"]:checked', dialogs.export).value);
    }
  });
  document.addEventListener("dragover", function (event) {
    if ([...event.dataTransfer.types].includes("Files")) event.preventDefault();
  });
  document.addEventListener("drop", function (event) {
    if (event.dataTransfer.files.length) {
      event.preventDefault();
      open(event.dataTransfer.files[0]);
    }
  });
  for (const name of ["visibilitychange", "pagehide"]) {
    (name === "pagehide" ? window : document).addEventListener(name, save);
  }
  window.addEventListener("beforeunload", function (event) {
    save();
    if (unsaved) event.preventDefault();
  });
  store.onChangeElsewhere(function (id) {
    if (id === form.plan().id) followElsewhere();
  });
  // A page that the browser brings back as it was left has missed what was added to the plan meanwhile.
  window.addEventListener("pageshow", function ({ persisted }) {
    if (persisted && !unsaved) showNewer();
  });

  start();
})();
