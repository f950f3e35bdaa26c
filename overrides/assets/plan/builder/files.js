// Needs: site/words, site/clipboard, site/files, plan/model/refused, plan/model/format, plan/model/copies, plan/model/changes, plan/model/leftover, plan/model/store, plan/writing/exports, plan/reading/file, plan/builder/dialogs, plan/builder/elements
/** Plans as files: saves a copy, copies to the clipboard, and opens a file that somebody chose. */
var tkPlan = tkPlan || {};

tkPlan.files = (function () {
  "use strict";

  const { say, node } = tkWords;
  const { find, findAll } = tkPlan.elements;
  const { Refused, changes, copies, format, leftover } = tkPlan;
  const { fileName, holdsAll, holdsInternal, makeFile, richText } = tkPlan.exports;
  const { readFile } = tkPlan.file;
  const { confirm, dialog, paragraph } = tkPlan.dialogs;
  /** A list comes as one. What is in the file, and whether it can be read, its reader tells. */
  const SPREADSHEET = /\.(?:csv|tsv|xls|xlsx|xlsm|xlsb|xltx|ods|ots|fods|numbers)$/i;

  /**
   * @param {{definition: Definition, form: any, saving: any, plans: any, undo: any, openRecords: function(File):
   *   Promise<void>, tell: function(Words): function(): void}} page what else the page is made of; `openRecords` opens a spreadsheet
   */
  function mountFiles({ definition, form, saving, plans, undo, openRecords, tell }) {
    const { store } = tkPlan;
    /** Whether the person has seen for whom copies are. */
    let isAsked = false;
    /** @typedef {Opened & {name: string, before?: Plan, updated?: Plan}} Read what was read from the file of that name; and the
     *   plan that it came from, before the file updates it and after */
    /** @type {Read|null} until the person has chosen what to do */
    let opened = null;

    // Out

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
      dialog("export").showModal();
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
      saving.save();
      const plan = form.plan();
      /** @param {Words} words */
      const report = (words) =>
        dialog("export").open ? find("[data-dialog-status]", dialog("export")).replaceChildren(words) : tell(words);
      try {
        tkFiles.save(await makeFile(plan, definition, format, wanted), fileName(plan, format));
        if (holdsAll(plan, definition, format, wanted)) saving.happened("copied");
        if (!holdsInternal(plan)) report(node("builder-files.saved"));
        else report(node(wanted.internal ? "builder-files.saved-for-us" : "builder-files.saved-to-publish"));
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

    // In

    /** @param {File|undefined} chosen */
    async function open(chosen) {
      if (!chosen) return;
      const read = tell(node("builder-files.reading", { file: chosen.name }));
      try {
        if (SPREADSHEET.test(chosen.name)) return await openRecords(chosen);
        opened = { ...(await readFile(chosen, definition)), name: chosen.name };
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        read();
        const text = [error.words, node("builder-files.refused-help")];
        await confirm(node("builder-files.refused"), text, node("builder-files.ok"), { mayCancel: false });
        return;
      } finally {
        read();
      }
      offer(opened);
    }

    /**
     * Says what is in a file, and asks what to do with it.
     * @param {Read} read
     */
    function offer(read) {
      const { name, plan, unplaced, notes, kind } = read;
      const holds = { file: name, plan: format.planName(plan), count: plan.topics.length };
      /** @type {Array<Words|Words[]>} */
      const text = [node("builder-files.holds", holds), plans.answered(plan), ...notes];
      const left = [...unplaced, ...leftover.leftover(plan, definition)];
      if (left.length) text.push(node("builder-files.unplaced"), left.map(near));
      const whole = kind === "json" || kind === "html";
      if (!whole) text.push(node("builder-files.no-records"));
      if (!whole && !hasMarks(plan)) text.push(node("builder-files.no-marks"));
      const summary = find("[data-summary]", dialog("opened"));
      summary.replaceChildren(...text.map(paragraph));
      /** @param {Plan|null} kept the plan that the file came from */
      function compare(kept) {
        find('[data-do="opened-update"]', dialog("opened")).hidden = !kept;
        read.before = kept ? structuredClone(kept) : undefined;
        read.updated = kept ? changes.update(kept, plan, whole, definition, read.missing) : undefined;
        return (kept ? differencesOf(kept, /** @type {Plan} */ (read.updated)) : []).map(paragraph);
      }
      const kept = keptOf(plan.id);
      summary.append(...compare(kept));
      const others = kept || whole ? [] : keptPlans();
      if (others.length) summary.append(...chooseFrom(others, plan, compare));
      dialog("opened").showModal();
    }

    /**
     * @param {Plan} kept
     * @param {Plan} updated
     * @returns {Array<Words|Words[]>} how the file differs from the plan that it came from
     */
    function differencesOf(kept, updated) {
      const differs = changes.differences(kept, updated, definition);
      const compared = { plan: format.planName(kept), count: differs.length };
      const whether = node(differs.length ? "builder-files.goes-on" : "builder-files.same", compared);
      return differs.length ? [whether, differs.map(difference)] : [whether];
    }

    /**
     * Asks for the plan that a file came from, where the file does not say it.
     * @param {Plan[]} others
     * @param {Plan} plan what was read
     * @param {function(Plan|null): HTMLElement[]} compare makes the update with a plan, and says how the two differ
     * @returns {HTMLElement[]}
     */
    function chooseFrom(others, plan, compare) {
      const [label, result] = ["label", "div"].map((name) => document.createElement(name));
      const select = document.createElement("select");
      const options = [say("builder-files.no-plan-chosen"), ...others.map((one) => format.planName(one))];
      select.append(...options.map((text, index) => new Option(text, String(index))));
      label.append(node("builder-files.which-plan"), " ", select);
      result.setAttribute("aria-live", "polite");
      function show() {
        const chosen = others[Number(select.value) - 1];
        result.replaceChildren(...compare(chosen ?? null));
      }
      select.addEventListener("change", show);
      const same = others.findIndex(({ title }) => title && title === plan.title);
      select.selectedIndex = same + 1;
      show();
      return [paragraph(label), result];
    }

    /** @type {function(Plan): boolean} */
    const hasMarks = ({ answers, topics }) =>
      [answers, ...topics.map((topic) => topic.answers)].some((all) =>
        Object.values(all).some(({ internal }) => internal),
      );

    /** @returns {Plan[]} those that this browser keeps, the one on the page first */
    function keptPlans() {
      const here = form.plan();
      try {
        const all = store.list().flatMap((one) => one.plan ?? []);
        return [...all.filter(({ id }) => id === here.id), ...all.filter(({ id }) => id !== here.id)];
      } catch {
        return []; // Without storage there is nothing to update.
      }
    }

    /** @type {function({where: string, text: string}): string} */
    const near = ({ where, text }) => (where ? say("builder.labelled", { label: where, text }) : text);

    /**
     * @param {string} id
     * @returns {Plan|null} the plan as it is on the page or is kept
     */
    function keptOf(id) {
      if (id === form.plan().id) return form.plan();
      return keptPlans().find((one) => one.id === id) ?? null;
    }

    /** @type {function({where: string, before: string, after: string}): Words} */
    const difference = ({ where, before, after }) =>
      node("builder-files.differs", { where, here: short(before), there: short(after) });

    /** @param {string} text */
    function short(text) {
      if (!text) return say("builder-files.nothing");
      return say("builder-files.quoted", { text: text.length > 80 ? `${text.slice(0, 80)}…` : text });
    }

    async function openAsNew() {
      if (!opened) return;
      const { plan, unplaced } = opened;
      dialog("opened").close();
      if (!(await plans.mayLeave())) return;
      opened = null;
      addUnplaced(plan, unplaced);
      plan.id = format.newId();
      plans.begin(plan, node("builder-files.opened"));
    }

    async function update() {
      if (!opened?.updated) return;
      const { updated: plan, unplaced, before: compared } = opened;
      dialog("opened").close();
      // Another tab may have changed the plan while the person was asked.
      if (JSON.stringify(keptOf(plan.id)) !== JSON.stringify(compared)) return offer(opened);
      const isHere = plan.id === form.plan().id;
      if (!isHere && !(await plans.mayLeave())) return;
      opened = null;
      addUnplaced(plan, unplaced);
      const before = structuredClone(isHere ? form.plan() : store.read(plan.id));
      saving.save();
      plan.modified = new Date().toISOString();
      form.show(plan);
      saving.happened("edited");
      try {
        store.read(plan.id);
      } catch {
        // save() says what is wrong.
      }
      saving.save();
      plans.showName();
      const updated = JSON.stringify(contents(plan));
      undo.offer(
        node("builder-files.updated"),
        function () {
          saving.save();
          // What was typed since the update would go with it, so it stays as a plan of its own.
          if (JSON.stringify(contents(plan)) !== updated) {
            const now = new Date().toISOString();
            try {
              store.write(copies.duplicate(plan, format.newId(), now));
              tell(node("builder-files.kept-as-copy"));
            } catch {
              tell(node("builder-files.not-undone"));
              return;
            }
          }
          form.show(before);
          plans.showName();
          saving.happened("edited");
          saving.save();
        },
        plan,
      );
    }

    /** @type {function(Plan): object} a plan without the time of its last change */
    const contents = ({ modified, ...rest }) => rest;

    /**
     * @param {Plan} plan
     * @param {Unplaced[]} unplaced texts that belong to no answer
     */
    function addUnplaced(plan, unplaced) {
      const fresh = leftover.notYetThere(unplaced, plan, definition);
      if (fresh.length) plan.unplaced = [...(plan.unplaced || []), ...fresh];
    }

    return { askFormat, choices, chosenFormat, copy, download, open, openAsNew, print, quickSave, rescue, update };
  }

  return { mountFiles };
})();
