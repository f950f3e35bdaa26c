// Needs: site/words, site/coming, plan/model/pace, plan/model/refused, plan/model/format, plan/model/leftover, plan/model/unshown, plan/reading/file, plan/builder/dialogs, plan/builder/elements
/** Files that somebody chose: says what is in one, and opens it as a new plan or compares it with the plan it came from. */
var tkPlan = tkPlan || {};

tkPlan.incoming = (function () {
  "use strict";

  const { say, node } = tkWords;
  const { find } = tkPlan.elements;
  const { Refused, format, leftover } = tkPlan;
  const { readFile } = tkPlan.file;
  const { confirm, dialog, openWindow, paragraph } = tkPlan.dialogs;
  /** A list comes as one. What is in the file, and whether it can be read, its reader tells. */
  const SPREADSHEET = /\.(?:csv|tsv|xls|xlsx|xlsm|xlsb|xltx|ods|ots|fods|numbers)$/i;
  /** How many files of reviewers are read together. */
  const MOST_FILES = 10;

  /**
   * @param {{definition: Definition, form: any, plans: any, comparing: any, openRecords: function(File): Promise<void>, tell:
   *   function(Words): function(): void}} page what else the page is made of; `openRecords` opens a spreadsheet
   */
  function mountIncoming({ definition, form, plans, comparing, openRecords, tell }) {
    /** @type {Read|null} until the person has chosen what to do */
    let opened = null;
    /** @type {Plan|null} the plan that the file came from, as far as anybody knows */
    let origin = null;

    /** @param {File[]} chosen */
    async function open(chosen) {
      if (!chosen.length) return;
      if (chosen.length > MOST_FILES) return void tell(node("review.too-many", { count: MOST_FILES }));
      const names = chosen.map(({ name }) => name).join(", ");
      const done = tell(node("builder-files.reading", { file: names }));
      const asked = performance.now();
      /** @type {Read[]} */
      const reads = [];
      /** @type {Words[]} */
      const refused = [];
      const isOne = chosen.length === 1;
      try {
        for (const file of chosen) {
          try {
            if (isOne && SPREADSHEET.test(file.name)) await openRecords(file);
            else reads.push({ ...(await readFile(file, definition)), name: file.name });
          } catch (error) {
            if (!(error instanceof Refused)) throw error;
            refused.push(isOne ? error.words : say("builder.labelled", { label: file.name, text: error.message }));
          }
        }
        await tkComing.pause(asked);
      } finally {
        done();
      }
      if (reads.length) return isOne ? offer(reads[0]) : comparing.several(reads, refused);
      if (!refused.length) return;
      const text = [isOne ? refused[0] : refused, node("builder-files.refused-help")];
      await confirm(node("builder-files.refused"), text, node("builder-files.ok"), { mayCancel: false });
    }

    /**
     * Says what is in a file, and asks what to do with it.
     * @param {Read} read
     */
    function offer(read) {
      opened = read;
      const { name, plan, unplaced, notes } = read;
      const holds = { file: name, plan: format.planName(plan, say), count: plan.topics.length };
      /** @type {Array<Words|Words[]>} */
      const text = [node("builder-files.holds", holds), plans.answered(plan), ...notes];
      const left = [...unplaced, ...leftover.leftover(plan, definition)];
      if (left.length) text.push(node("builder-files.unplaced"), left.map(near));
      const unshown = tkPlan.unshown.unshown(plan, definition);
      if (unshown.length) text.push(node("builder-files.unshown"), unshown.map(near));
      const whole = read.kind === "json" || read.kind === "html";
      if (read.kind === "html") text.push(node("builder-files.page-as-saved"));
      if (!whole) text.push(node("builder-files.no-records"));
      if (!whole && !hasMarks(plan)) text.push(node("builder-files.no-marks"));
      const kept = comparing.keptOf(plan.id);
      if (kept) text.push(node("review.goes-on", { plan: format.planName(kept, say) }));
      else if (read.tracked?.length) text.push(node("review.tracked"));
      const summary = find("[data-summary]", dialog("opened"));
      summary.replaceChildren(...text.map(paragraph));
      const others = kept || whole ? [] : comparing.keptPlans();
      setOrigin(kept);
      if (others.length) summary.append(chooseFrom(others, plan));
      openWindow(dialog("opened"));
    }

    /** @param {Plan|null} plan that the file came from */
    function setOrigin(plan) {
      origin = plan;
      const mayReview = Boolean(plan || opened?.tracked?.length);
      find('[data-do="opened-review"]', dialog("opened")).hidden = !mayReview;
      // One of the two stands out.
      find('[data-do="opened-new"]', dialog("opened")).classList.toggle("tk-button--main", !mayReview);
    }

    /**
     * Asks for the plan that a file came from, where the file does not say it.
     * @param {Plan[]} others
     * @param {Plan} plan what was read
     * @returns {HTMLElement}
     */
    function chooseFrom(others, plan) {
      const label = document.createElement("label");
      const select = document.createElement("select");
      const options = [say("builder-files.no-plan-chosen"), ...others.map((one) => format.planName(one, say))];
      select.append(...options.map((text, index) => new Option(text, String(index))));
      label.append(node("builder-files.which-plan"), " ", select);
      const show = () => setOrigin(others[Number(select.value) - 1] ?? null);
      select.addEventListener("change", show);
      select.selectedIndex = others.findIndex(({ title }) => title && title === plan.title) + 1;
      show();
      return paragraph(label);
    }

    async function openAsNew() {
      if (!opened) return;
      const read = opened;
      const { plan, unplaced, madeFrom } = read;
      await form.prepare(plan);
      // Who closes the window meanwhile does not want the plan, and who presses twice wants it once.
      if (opened !== read || !dialog("opened").open) return;
      dialog("opened").close();
      // To close a window and to show another plan takes long in one go.
      await tkPlan.pace.nextTask();
      if (!(await plans.mayLeave())) return;
      opened = null;
      addUnplaced(plan, unplaced);
      comparing.beginNew(plan, madeFrom);
    }

    /** Shows what the file changes in the plan that it came from, or the changes that are tracked in it. */
    async function reviewOpened() {
      const read = opened;
      if (!read) return;
      dialog("opened").close();
      if (origin) await comparing.review({ ours: origin, reads: [read] });
      else await comparing.decideTracked(read);
    }

    /** @type {function(Plan): boolean} */
    const hasMarks = ({ answers, topics }) =>
      [answers, ...topics.map((topic) => topic.answers)].some((all) =>
        Object.values(all).some(({ internal }) => internal),
      );

    /** @type {function({where: string, text: string}): string} */
    const near = ({ where, text }) => (where ? say("builder.labelled", { label: where, text }) : text);

    /**
     * @param {Plan} plan
     * @param {Unplaced[]} unplaced texts that belong to no answer
     */
    function addUnplaced(plan, unplaced) {
      const fresh = leftover.notYetThere(unplaced, plan, definition);
      if (fresh.length) plan.unplaced = [...(plan.unplaced || []), ...fresh];
    }

    return { open, openAsNew, reviewOpened };
  }

  return { mountIncoming };
})();
