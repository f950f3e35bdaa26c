/**
 * The plan builder's page: joins the form to the storage of this browser, to files and to the dialogs.
 */
(function () {
  "use strict";

  const { state, store, form: formMaker, recordFiles: recordFilesMaker, exports: exporter, read: reader, Refused } = window.tkPlan;
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

  const time = () => new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  const nameOf = state.planName;

  function showName() {
    $("[data-plan-name]").textContent = nameOf(form.plan());
  }

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
      // The same words set again would be read out again.
      const words = `Saved in this browser at ${time()}.`;
      if (status.textContent !== words) status.textContent = words;
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
  function say(kind, words, buttons) {
    if (trouble === kind) return;
    trouble = kind;
    status.textContent = "";
    const text = document.createElement("p");
    text.textContent = words;
    problem.replaceChildren(text, ...buttons.map(([label, work]) => button(label, work)));
    problem.hidden = false;
  }

  function button(label, work) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "tk-button";
    made.textContent = label;
    made.addEventListener("click", work);
    return made;
  }

  function notKept(reason) {
    const why =
      reason === "full"
        ? "This browser has no room left to keep your plan."
        : "This browser does not let the page keep your plan (private windows and some settings forbid it).";
    say(reason, `${why} What you typed is still on the page. Save a copy to this computer before you leave.`, [
      ["Save a copy now", () => download("docx")],
      ["Try again", save],
    ]);
  }

  function changedElsewhere() {
    say("elsewhere", "This plan was changed in another tab or window. Nothing was overwritten. Which one do you want to go on with?", [
      ["Show the other one", showOther],
      ["Keep this one as a separate plan", keepAsCopy],
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
    show(newer, "This plan was changed in another tab. The newer version is shown.");
    if (here) document.getElementById(here)?.focus({ preventScroll: true });
    return true;
  }

  function showOther() {
    const other = store.read(form.plan().id);
    solved();
    unsaved = false;
    if (other) show(other, "The plan from the other tab is shown.");
    else show(blank(), "The plan was deleted in the other tab.");
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
      "Leave this plan?",
      ["What you typed last is on the page alone: it is not kept in this browser. Save a copy first if you need it."],
      "Leave it",
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
    status.textContent = words;
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
      show(plan || blank(), plan ? "This plan was kept in this browser." : "Start typing. Your plan is kept in this browser as you go.");
      if (damaged) {
        status.textContent += ` ${damaged === 1 ? "One kept plan" : `${damaged} kept plans`} cannot be read: see “Your plans”.`;
      }
    } catch (error) {
      if (!(error instanceof store.StorageFailed)) throw error;
      form.show(blank());
      notKept(error.reason);
    }
  }

  function listPlans() {
    save();
    const list = $("[data-plans]", dialogs.list);
    const say = $("[data-dialog-status]", dialogs.list);
    say.textContent = "";
    try {
      const kept = store.list();
      list.replaceChildren(...kept.map(planRow));
      if (!kept.length) say.textContent = "No plan is kept in this browser yet.";
    } catch {
      list.replaceChildren();
      say.textContent = "This browser does not let the page keep plans.";
    }
    if (!dialogs.list.open) dialogs.list.showModal();
  }

  function planRow({ id, plan, raw, problem: wrong }) {
    const row = document.createElement("li");
    const name = document.createElement("p");
    const title = plan ? nameOf(plan) : "A plan that cannot be read";
    name.className = "tk-plan-list__name";
    name.textContent = title;
    const about = document.createElement("p");
    about.className = "tk-hint";
    const act = (label, work) => {
      const made = button(label, work);
      made.setAttribute("aria-label", `${label}: ${title}`);
      return made;
    };
    if (!plan) {
      about.textContent = wrong;
      row.append(name, about, act("Save what is there", () => saveBlob(new Blob([raw]), "damaged-plan.json")));
      row.append(act("Delete", () => removeKept(id, raw, title)));
      return row;
    }
    const { settled, total } = state.progress(plan, definition);
    const changed = new Date(plan.modified).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" });
    about.textContent = `${settled} of ${total} questions answered. Changed ${changed}.${plan.id === form.plan().id ? " Open now." : ""}`;
    row.append(
      name,
      about,
      act("Open", async function () {
        dialogs.list.close();
        if (await mayLeave()) show(store.read(id), `${title} is open.`);
      }),
      act("Duplicate", async function () {
        dialogs.list.close();
        if (await mayLeave()) begin(state.duplicate(plan, state.newId(), new Date().toISOString()), "The copy is open.");
      }),
      act("Rename", async function () {
        dialogs.list.close();
        if (plan.id !== form.plan().id) {
          if (!(await mayLeave())) return;
          show(store.read(id), `${title} is open.`);
        }
        document.getElementById("plan.title").focus();
      }),
      act("Delete", () => removeKept(id, raw, title)),
    );
    return row;
  }

  function removeKept(id, raw, title) {
    dialogs.list.close();
    store.remove(id);
    if (id === form.plan().id) {
      unsaved = false;
      show(blank(), "");
    }
    offerUndo(`${title} was deleted.`, async function () {
      store.putBack(id, raw);
      status.textContent = `${title} is back.`;
      const plan = store.read(id);
      if (plan && (await mayLeave())) show(plan, `${title} is back.`);
    });
  }

  function offerUndo(words, work, plan = null) {
    undo = work;
    undoFor = plan;
    $("[data-undo-what]").textContent = words;
    undoBar.hidden = false;
    status.textContent = `${words} You can undo this.`;
    $('[data-do="undo"]').focus();
  }

  async function removeAll() {
    dialogs.list.close();
    const sure = await confirm(
      "Remove everything from this computer?",
      ["All plans that this site keeps in this browser are deleted. This cannot be undone. Copies that you saved as files stay where they are."],
      "Remove everything",
    );
    if (!sure) return;
    try {
      const count = store.removeAll();
      unsaved = false;
      undoBar.hidden = true;
      solved();
      form.show(blank());
      showName();
      status.textContent = `${count} ${count === 1 ? "plan was" : "plans were"} removed from this browser.`;
    } catch (error) {
      if (!(error instanceof store.StorageFailed)) throw error;
      notKept(error.reason);
    }
  }

  async function carryForward() {
    const { plan, changes } = state.carryForward(form.plan(), definition, state.newId(), new Date().toISOString());
    const sure = await confirm("Start next year's plan from this one?", ["This plan stays as it is. In the new one:", changes], "Start it");
    if (sure && (await mayLeave())) begin(plan, "Next year's plan is open. The old one is under “Your plans”.");
  }

  /**
   * @param {string} title
   * @param {Array<string|string[]>} text paragraphs; an array is a list
   * @param {string} yes the button that goes on
   * @param {{mayCancel?: boolean}} [options] mayCancel: whether there is something to choose
   * @returns {Promise<boolean>}
   */
  function confirm(title, text, yes, { mayCancel = true } = {}) {
    const dialog = dialogs.confirm;
    $("[data-confirm-no]", dialog).hidden = !mayCancel;
    $("[data-confirm-title]", dialog).textContent = title;
    $("[data-confirm-yes]", dialog).textContent = yes;
    $("[data-confirm-text]", dialog).replaceChildren(...text.map(paragraph));
    dialog.returnValue = "";
    dialog.showModal();
    return new Promise((resolve) => dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true }));
  }

  function paragraph(text) {
    const element = document.createElement(Array.isArray(text) ? "ul" : "p");
    if (!Array.isArray(text)) element.textContent = text;
    else {
      for (const line of text) {
        const item = document.createElement("li");
        item.textContent = line;
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
    const say = dialogs.export.open ? $("[data-dialog-status]", dialogs.export) : status;
    say.textContent = "A copy was saved to this computer. Look in your downloads.";
  }

  async function exportCopy() {
    const { html, text } = exporter.richText(form.plan(), definition, choices());
    const say = $("[data-dialog-status]", dialogs.export);
    try {
      await navigator.clipboard.write([
        new ClipboardItem({
          "text/html": new Blob([html], { type: "text/html" }),
          "text/plain": new Blob([text], { type: "text/plain" }),
        }),
      ]);
      say.textContent = "Copied. Paste it into Word or another document.";
    } catch {
      say.textContent = "Your browser did not allow copying. Save a copy as a file instead.";
    }
  }

  async function open(chosen) {
    if (!chosen) return;
    status.textContent = `Reading ${chosen.name} …`;
    try {
      if (/\.csv$/i.test(chosen.name)) {
        await recordFiles.open(chosen);
        if (status.textContent.startsWith("Reading ")) status.textContent = "";
        return;
      }
      opened = await reader.file(chosen, definition);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      status.textContent = "";
      await confirm("This file cannot be opened", [error.message, "The plan on the page is as it was."], "OK", { mayCancel: false });
      return;
    }
    status.textContent = "";
    summarise(chosen.name);
  }

  function summarise(name) {
    const { plan, unplaced, notes, kind } = opened;
    const { settled, total } = state.progress(plan, definition);
    const text = [
      `${name}: “${nameOf(plan)}”, with ${plan.topics.length} ${plan.topics.length === 1 ? "topic" : "topics"} and ${settled} of ${total} questions answered.`,
      ...notes,
    ];
    if (unplaced.length) {
      text.push("These words fit no question. They are kept below the plan:", unplaced.map((one) => `${one.where ? `${one.where}: ` : ""}${one.text}`));
    }
    const whole = kind === "json" || kind === "html";
    if (!whole) text.push("A file of this kind holds no records. Those of a plan that you update stay; a new plan starts without.");
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
      text.push(
        differs.length
          ? `It goes on from the plan “${nameOf(kept)}” that this browser keeps. ${differs.length} ${differs.length === 1 ? "text differs" : "texts differ"}:`
          : `It is the same as the plan “${nameOf(kept)}” that this browser keeps.`,
        differs.map((one) => `${one.where} – kept here: ${short(one.before)}; in the file: ${short(one.after)}`),
      );
    }
    $("[data-summary]", dialogs.opened).replaceChildren(...text.filter((part) => part.length).map(paragraph));
    dialogs.opened.showModal();
  }

  const short = (text) => (text ? `“${text.length > 80 ? `${text.slice(0, 80)}…` : text}”` : "nothing");

  async function takeOpened(update) {
    const { unplaced } = opened;
    const plan = update ? opened.updated : opened.plan;
    dialogs.opened.close();
    if (!(update && plan.id === form.plan().id) && !(await mayLeave())) return;
    opened = null;
    if (unplaced.length) plan.unplaced = [...(plan.unplaced || []), ...unplaced];
    if (!update) {
      plan.id = state.newId();
      begin(plan, "The file is open as a new plan.");
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
    offerUndo("The plan was updated from the file.", function () {
      form.show(before);
      showName();
      unsaved = true;
      save();
    }, plan);
  }

  // The page

  const work = {
    "save-copy"() {
      $("[data-dialog-status]", dialogs.export).textContent = "";
      dialogs.export.showModal();
    },
    plans: listPlans,
    open: () => file.click(),
    "carry-forward": carryForward,
    next() {
      if (!form.next()) status.textContent = "Every question that shows has an answer.";
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
      begin(blank(), "A new plan is open.");
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
