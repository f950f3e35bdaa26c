// Needs: plan/model/format, plan/model/store
/**
 * The versions of a plan that were saved as files. A file carries the mark of its version, so that what its reviewers
 * changed can be told from what was changed here since. A mark is made up: it says nothing of what the plan says.
 */
var tkPlan = tkPlan || {};

/** @typedef {{mark: string, plan: Plan}} PlanVersion */

tkPlan.versions = (function () {
  "use strict";

  const { check, newId } = tkPlan.format;
  const { store } = tkPlan;
  /** How many versions of a plan are kept, and how much they may hold together. */
  const MOST = 4;
  const MOST_CHARACTERS = 400_000;
  /** How many marks a file carries: its own, and those of the files that it came from on other computers. */
  const MOST_MARKS = 4;

  /**
   * @param {string} id of a plan
   * @returns {PlanVersion[]} those that are kept, the last first; none where nothing can be kept
   */
  function list(id) {
    try {
      const all = JSON.parse(store.readVersions(id) || "[]");
      return all.map((/** @type {PlanVersion} */ { mark, plan }) => ({ mark: String(mark), plan: check(plan) }));
    } catch {
      return []; // Without them, files are compared with the plan as it is.
    }
  }

  /** @type {function(Plan): string} all that a plan says */
  const contents = ({ modified, ...rest }) => JSON.stringify(rest);

  /**
   * Keeps a plan as it is saved as a file.
   * @param {Plan} plan
   * @returns {Plan} the plan with the mark of its version, as the file has it
   */
  function keep(plan) {
    const kept = list(plan.id);
    const same = kept.find((one) => contents(one.plan) === contents(plan));
    const mark = same?.mark ?? newId().slice(0, 12);
    const all = [{ mark, plan }, ...kept.filter((one) => one !== same)].slice(0, MOST);
    while (all.length && JSON.stringify(all).length > MOST_CHARACTERS) all.pop();
    try {
      store.writeVersions(plan.id, JSON.stringify(all));
    } catch {
      // The file is saved all the same.
    }
    return { ...plan, made_from: [mark, ...marksIn(plan.made_from)].slice(0, MOST_MARKS).join(" ") };
  }

  /**
   * @param {any} madeFrom as a file carries it
   * @returns {string[]} the marks in it, its own first
   */
  const marksIn = (madeFrom) => (typeof madeFrom === "string" ? madeFrom : "").match(/[a-z0-9]{1,64}/g) ?? [];

  /**
   * @param {Plan} plan as it is kept
   * @param {any} madeFrom of a file, as it carries it
   * @returns {{plan: Plan, isKnown: boolean}} what the file was made from; where nobody knows, the plan as it was last saved
   *   as a file, or as it is
   */
  function baseOf(plan, madeFrom) {
    const kept = list(plan.id);
    const found = marksIn(madeFrom).flatMap((mark) => kept.find((one) => one.mark === mark) ?? [])[0];
    return { plan: (found ?? kept[0])?.plan ?? plan, isKnown: Boolean(found) };
  }

  return { list, keep, baseOf };
})();
