// Needs: site/words, site/later, site/coming, plan/model/format, plan/model/copies, plan/model/leftover, plan/model/store, plan/model/versions, plan/builder/saved-versions, plan/builder/dialogs
// Later: plan/review/page
/** Compares files with the plan that they came from, and takes into it what somebody chose of what they change. */
var tkPlan = tkPlan || {};

/**
 * @typedef {Opened & {name: string}} Read what was read from the file of that name
 * @typedef {{ours: Plan, reads: Read[], others?: Read[], refused?: Words[], first?: Read, isNow?: boolean}} Comparison the plan
 *   on the page or one that is kept; the files; files of other plans, or of none that is known; why others cannot be read;
 *   where the plan is kept nowhere, the file that it is from; and whether the files are compared with the plan as it is now,
 *   and not with the version that each was made from
 */

tkPlan.comparing = (function () {
  "use strict";

  const { say, node } = tkWords;
  const { copies, format, leftover, versions } = tkPlan;
  const { confirm } = tkPlan.dialogs;

  /**
   * @param {{definition: Definition, form: any, saving: any, plans: any, undo: any, tell: function(Words): function(): void}} page
   *   what else the page is made of
   */
  function mountComparing({ definition, form, saving, plans, undo, tell }) {
    const { store } = tkPlan;

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

    /**
     * @param {string} id
     * @returns {boolean} whether a plan has it that is on the page or is kept, even if that cannot be read
     */
    function isThere(id) {
      try {
        return id === form.plan().id || store.list().some((one) => one.id === id);
      } catch {
        return false;
      }
    }

    /**
     * @param {string} id
     * @returns {Plan|null} the plan as it is on the page or is kept
     */
    function keptOf(id) {
      if (id === form.plan().id) return form.plan();
      return keptPlans().find((one) => one.id === id) ?? null;
    }

    /**
     * @param {Plan} plan
     * @param {string} [madeFrom] the marks of the file: where the plan's own computer gets it back, it knows its version by them
     */
    function beginNew(plan, madeFrom) {
      // A plan that is not here yet stays the plan that it is, so that what is changed here can go back to where it came from.
      if (isThere(plan.id)) plan.id = format.newId();
      else if (madeFrom) plan.made_from = madeFrom;
      plans.begin(plan, node("builder-files.opened"));
    }

    /**
     * @param {Read[]} reads
     * @param {Words[]} refused the files that cannot be read, and why
     */
    function several(reads, refused) {
      const here = form.plan().id;
      const known = reads.filter(({ plan }) => keptOf(plan.id));
      const id = (known.find(({ plan }) => plan.id === here) ?? known[0])?.plan.id;
      /** @type {function(Read[], string): {reads: Read[], others: Read[]}} */
      const split = (all, its) => ({
        reads: all.filter(({ plan }) => plan.id === its),
        others: all.filter(({ plan }) => plan.id !== its),
      });
      const ours = id && keptOf(id);
      if (ours) return review({ ours, ...split(reads, id), refused });
      // Nothing of them is kept here: the oldest is what the others are compared with.
      const time = (/** @type {Read} */ { plan }) => Date.parse(plan.modified);
      const [first, ...rest] = [...reads].sort((one, other) => time(one) - time(other));
      const { id: its } = first.plan;
      // What was tracked in it is its reviewer's, and to be chosen as what the others changed is.
      if (first.tracked?.length && first.refused) {
        const plan = { ...first.refused, id: its };
        return review({ ours: plan, ...split([first, ...rest], its), refused, first });
      }
      const unplaced = [...leftover.unplacedOf(first.plan), ...first.unplaced];
      const plan = { ...first.plan, ...(unplaced.length && { unplaced }) };
      return review({ ours: plan, ...split(rest, its), refused, first });
    }

    /**
     * Shows the changes that are tracked in a document whose plan is not kept here.
     * @param {Read} read
     */
    function decideTracked(read) {
      const { refused: plan = read.plan } = read;
      return review({ ours: plan, reads: [read], first: { ...read, plan } });
    }

    /**
     * Shows what files change in a plan, and takes what is chosen.
     * @param {Comparison} asked
     */
    async function review(asked) {
      const { ours, reads, others = [], refused = [], first, isNow = false } = asked;
      if (ours === form.plan()) saving.save();
      const compared = structuredClone(ours);
      if (!(await hasCome())) return;
      const { show, versionOf } = tkPlan.reviewPage;
      const bases = reads.map(({ madeFrom }) =>
        first || isNow ? { plan: compared, isKnown: true } : versions.baseOf(compared, madeFrom),
      );
      /** @type {Array<Words|Words[]>} */
      const about = refused.length ? [node("review.refused"), refused] : [];
      const isIn = reads.some(({ name }) => name === first?.name);
      if (first && (!isIn || reads.length > 1)) about.push(node("review.compared-with", { file: first.name }));
      const unsure = reads.filter((_, index) => !bases[index].isKnown && bases[index].plan !== compared);
      if (unsure.length) about.push(node("review.unsure", { files: unsure.map(({ name }) => name).join(", ") }));
      const told = first && !isIn ? [first, ...reads] : reads;
      if (told.some(({ kind }) => kind === "html")) about.push(node("builder-files.page-as-saved"));
      const notes = told.flatMap((read) =>
        read.notes.map((note) => say("builder.labelled", { label: read.name, text: textOf(note) })),
      );
      if (told.length > 1 && notes.length) about.push(notes);
      const offers = others.map((read) => ({
        words: node("review.other-plan", { file: read.name, plan: format.planName(read.plan, say) }),
        label: node("review.compare-too"),
        work() {
          review({ ...asked, reads: [...reads, read], others: others.filter((other) => other !== read) });
        },
      }));
      if (bases.some(({ plan }) => JSON.stringify(contents(plan)) !== JSON.stringify(contents(compared)))) {
        offers.unshift({
          words: node("review.made-from"),
          label: node("review.compare-now"),
          work: () => void review({ ...asked, isNow: true }),
        });
      }
      show({
        definition,
        ours: compared,
        versions: reads.map((read, index) => versionOf(read, bases[index].plan, definition)),
        about,
        offers,
        isNew: Boolean(first),
        prepare: form.prepare,
        take(plan) {
          if (first) openMerged(plan, first);
          else take(plan, compared, () => review({ ...asked, ours: keptOf(ours.id) ?? ours }));
        },
      });
    }

    /** @returns {Promise<boolean>} whether what compares has come. Where not, it is said */
    async function hasCome() {
      try {
        await tkComing.told(tkLater.load("plan/review/page"), tell);
        return true;
      } catch {
        const text = [node("review.not-loaded")];
        await confirm(node("review.not-loaded-title"), text, node("builder-files.ok"), { mayCancel: false });
        return false;
      }
    }

    /** @param {Words} words */
    const textOf = (words) => (typeof words === "string" ? words : (words.textContent ?? ""));

    /**
     * @param {Plan} plan
     * @param {Read} first
     */
    async function openMerged(plan, first) {
      if (await plans.mayLeave()) beginNew(plan, first.madeFrom);
    }

    /**
     * Puts the outcome in the place of the plan.
     * @param {Plan} plan
     * @param {Plan} compared the plan as it was when the files were compared with it
     * @param {function(): Promise<void>} again compares again
     */
    async function take(plan, compared, again) {
      // Another tab may have changed the plan while the person was asked.
      if (JSON.stringify(keptOf(plan.id)) !== JSON.stringify(compared)) {
        await again();
        tell(node("review.changed-meanwhile"));
        return;
      }
      const isHere = plan.id === form.plan().id;
      if (!isHere && !(await plans.mayLeave())) return;
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
        async function () {
          await form.prepare(compared);
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
          form.show(compared);
          plans.showName();
          saving.happened("edited");
          saving.save();
        },
        plan,
      );
    }

    /** @type {function(Plan): object} a plan without the time of its last change */
    const contents = ({ modified, ...rest }) => rest;

    /** Shows what changed since the plan was last saved as a file, or between two of its versions. */
    async function changed() {
      /** @param {Reviewed} two */
      const show = (two) => tkPlan.reviewPage.show(two);
      const shown = tkPlan.savedVersions.shown(definition, structuredClone(form.plan()), show);
      if (!shown) tell(node("review.no-version"));
      else if (await hasCome()) show(shown);
    }

    return { beginNew, changed, decideTracked, keptOf, keptPlans, review, several };
  }

  return { mountComparing };
})();
