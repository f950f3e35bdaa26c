// Needs: plan/many/phrases
/** What plans touch, and what none of them does: decision points, kinds of people, standards. */
var tkPlan = tkPlan || {};

/**
 * @typedef {{title: string, words: string[], plans: number[]}} Touched a thing, the words by which it was looked for, and
 *   the numbers of the plans that touch it
 * @typedef {{points: Touched[], kinds: Touched[], standards: Touched[]}} Gaps each with what the fewest plans touch first
 */

tkPlan.gaps = (function () {
  "use strict";

  const { keyOf } = tkPlan.phrases;

  /**
   * @param {Facts[]} plans
   * @param {Definition} definition
   * @param {Known} known
   * @param {function(): Promise<void>|undefined} rest lets the page have its turn
   * @returns {Promise<Gaps>}
   */
  async function gapsIn(plans, definition, known, rest) {
    /** @type {function(string, string[], function(Facts): boolean): Promise<Touched>} */
    async function touched(title, words, does) {
      const found = [];
      for (const [index, plan] of plans.entries()) {
        if (does(plan)) found.push(index);
        await rest();
      }
      return { title, words, plans: found };
    }
    const choices = (definition.topic_details ?? []).find(({ id }) => id === "decision-point")?.choices ?? [];
    const points = [];
    for (const { id, title } of choices) points.push(await touched(title, [], (plan) => plan.points.has(id)));
    const kinds = [];
    for (const { title, words } of known.kinds) {
      const keys = words.map(keyOf);
      kinds.push(
        await touched(title, words, ({ lines }) => lines.some((line) => keys.some((key) => line.key.includes(key)))),
      );
    }
    const standards = [];
    for (const { title, questions } of known.standards) {
      standards.push(await touched(title, [], ({ answered }) => questions.some((id) => answered.has(id))));
    }
    /** @param {Touched[]} all */
    const fewestFirst = (all) => all.sort((one, other) => one.plans.length - other.plans.length);
    return { points: fewestFirst(points), kinds: fewestFirst(kinds), standards: fewestFirst(standards) };
  }

  return { gapsIn };
})();
