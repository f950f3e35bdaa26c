// Needs: plan/many/months, plan/many/phrases
/**
 * Finds the groups that several plans name. What a group is, only people know: so a reader merges, names and sets aside
 * what is found here by its words. Touches neither the page nor the storage.
 */
var tkPlan = tkPlan || {};

/**
 * @typedef {{plan: number, line: NamingLine}} Mention a plan, by its number, and the sentence that names the group
 * @typedef {{key: string, keys: string[], name: string, from: string[], plans: number[], mentions: Mention[],
 *   months: Map<string, Set<number>>, heard: Set<string>}} Group from: the words of the groups that were merged into it;
 *   months: the plans by month; heard: the months in which it was heard already
 */

tkPlan.groups = (function () {
  "use strict";

  const { each } = tkPlan.months;
  const { keyOf, namesIn } = tkPlan.phrases;
  /** How many groups show by themselves: those that most plans name. The others are found by their words. */
  const MOST = 60;

  /**
   * @param {string} words
   * @returns {string} with a capital at the start
   */
  const capital = (words) => words.charAt(0).toLocaleUpperCase() + words.slice(1);

  /**
   * @param {Facts[]} plans
   * @param {function(): Promise<void>|undefined} rest lets the page have its turn
   * @returns {Promise<Array<{key: string, words: string, count: number}>>} what two plans or more name, the most named first
   */
  async function candidatesIn(plans, rest) {
    /** @type {Map<string, {key: string, words: string, count: number, last: number}>} */
    const all = new Map();
    for (const [index, { lines }] of plans.entries()) {
      for (const { text } of lines) {
        namesIn(text, function (key, words) {
          const known = all.get(key);
          if (!known) all.set(key, { key, words, count: 1, last: index });
          else if (known.last !== index) {
            known.count += 1;
            known.last = index;
          }
        });
        await rest();
      }
    }
    const several = [...all.values()].filter(({ count }) => count > 1);
    await rest();
    return several.sort(
      (one, other) => other.count - one.count || other.key.length - one.key.length || (one.key < other.key ? -1 : 1),
    );
  }

  /**
   * @param {Facts[]} plans
   * @param {Array<{key: string, words: string, count: number}>} candidates as `candidatesIn` gives them
   * @param {Decisions} decisions
   * @param {function(): Promise<void>|undefined} rest
   * @returns {Promise<{groups: Group[], isMore: boolean}>} the groups, the most named first; and whether there are more
   */
  async function groupsIn(plans, candidates, decisions, rest) {
    const { joined, looked, names, aside } = decisions;
    const words = new Map(candidates.map((one) => [one.key, one.words]));
    for (const [key, its] of looked) words.set(key, its);
    const asked = [...looked.keys(), ...joined.values(), ...names.keys()].filter((key) => !joined.has(key));
    /** @type {string[]} */
    const taken = [...new Set(asked)].filter((key) => !aside.has(key));
    const merged = [...joined.keys()];
    let isMore = false;
    /** Of those that so many plans name, the ones that were left out: what is a part of them is left out too. */
    let left = { count: 0, keys: [""] };
    for (const { key, count } of candidates) {
      await rest();
      if (left.count !== count) left = { count, keys: [] };
      // One that holds another, or is a part of it, is most likely the same people in other words.
      if (aside.has(key) || [...taken, ...merged].some((one) => one.includes(key) || key.includes(one))) {
        left.keys.push(key);
        continue;
      }
      if (left.keys.some((one) => one.includes(key))) continue;
      if (taken.length >= MOST) {
        isMore = true;
        break;
      }
      taken.push(key);
    }
    const groups = [];
    for (const key of taken) {
      const from = merged.filter((one) => joined.get(one) === key);
      const group = groupOf(key, from, plans);
      group.name = names.get(key) ?? capital(words.get(key) ?? key.trim());
      group.from = from.map((one) => words.get(one) ?? one.trim());
      // What a reader asked for shows although one plan alone names it, or none any more.
      if (group.plans.length > 1 || (asked.includes(key) && group.plans.length)) groups.push(group);
      await rest();
    }
    return { groups: groups.sort(byPlans), isMore };
  }

  /** @type {function(Group, Group): number} */
  function byPlans(one, other) {
    /** @param {Group} group */
    const atOnce = ({ months }) => Math.max(0, ...[...months.values()].map(({ size }) => size));
    return other.plans.length - one.plans.length || atOnce(other) - atOnce(one) || one.name.localeCompare(other.name);
  }

  /**
   * @param {string} key
   * @param {string[]} from the keys of the groups that were merged into it
   * @param {Facts[]} plans
   * @returns {Group}
   */
  function groupOf(key, from, plans) {
    const keys = [key, ...from];
    /** @type {Mention[]} */
    const mentions = plans.flatMap(({ lines }, plan) =>
      lines.filter((line) => keys.some((one) => line.key.includes(one))).map((line) => ({ plan, line })),
    );
    /** @type {Group["months"]} */
    const months = new Map();
    /** @type {Set<string>} */
    const heard = new Set();
    for (const { plan, line } of mentions) {
      for (const month of new Set(line.when.flatMap(each))) {
        months.set(month, (months.get(month) ?? new Set()).add(plan));
        if (line.of === "heard") heard.add(month);
      }
    }
    return {
      key,
      keys,
      name: "",
      from: [],
      plans: [...new Set(mentions.map(({ plan }) => plan))],
      mentions,
      months,
      heard,
    };
  }

  /**
   * @param {Facts[]} plans
   * @param {string} words that a reader looks for
   * @returns {{key: string, plans: number}} their key, and how many plans have them; no key where they hold no word
   */
  function look(plans, words) {
    const key = keyOf(words);
    return { key, plans: key ? groupOf(key, [], plans).plans.length : 0 };
  }

  return { candidatesIn, groupsIn, look };
})();
