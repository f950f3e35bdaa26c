// Needs: plan/writing/scope, plan/many/facts, plan/many/groups, plan/many/gaps
/** All that can be seen of many plans together. Touches neither the page nor the storage. */
var tkPlan = tkPlan || {};

/**
 * @typedef {{plans: Facts[], items: OpenPlan[], candidates: Array<{key: string, words: string, count: number}>, groups: Group[],
 *   isMore: boolean, gaps: Gaps}} Overview the plans by their numbers, and what was found by comparing them
 */

tkPlan.together = (function () {
  "use strict";

  const { leftIn } = tkPlan.scope;
  const { factsOf } = tkPlan.facts;
  const { candidatesIn, groupsIn } = tkPlan.groups;
  const { gapsIn } = tkPlan.gaps;

  /**
   * What the plans say, as long as they are open: nothing is worked out twice while a reader adds more of them.
   * @type {WeakMap<Plan, Facts>}
   */
  const whole = new WeakMap();

  /**
   * @param {OpenPlan} item
   * @param {Definition} definition
   * @param {Known} known
   * @param {boolean} internal whether what is marked internal is seen
   * @returns {Facts}
   */
  function factsIn({ plan }, definition, known, internal) {
    const facts = internal ? whole.get(plan) : undefined;
    if (facts) return facts;
    const made = factsOf(leftIn(plan, definition, { guidance: false, unanswered: true, internal }), definition, known);
    if (internal) whole.set(plan, made);
    return made;
  }

  /**
   * @param {OpenPlan[]} items
   * @param {{definition: Definition, known: Known, decisions: Decisions}} with_
   * @param {{internal: boolean, rest: function(): Promise<void>|undefined}} how internal: whether what is marked so is
   *   seen, as in copies for the team; `rest` lets the page have its turn
   * @returns {Promise<Overview>}
   */
  async function overviewOf(items, { definition, known, decisions }, { internal, rest }) {
    const plans = [];
    for (const item of items) {
      plans.push(factsIn(item, definition, known, internal));
      await rest();
    }
    const candidates = await candidatesIn(plans, rest);
    const { groups, isMore } = await groupsIn(plans, candidates, decisions, rest);
    const gaps = await gapsIn(plans, definition, known, rest);
    return { plans, items, candidates, groups, isMore, gaps };
  }

  /**
   * @param {Overview} overview changed in place: its groups after a reader has decided something
   * @param {Decisions} decisions
   * @param {function(): Promise<void>|undefined} rest
   */
  async function regroup(overview, decisions, rest) {
    Object.assign(overview, await groupsIn(overview.plans, overview.candidates, decisions, rest));
  }

  return { overviewOf, regroup };
})();
