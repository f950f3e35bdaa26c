// Needs: site/words, plan/model/refused
/** What a reader decides while comparing plans, and how it is kept in a file. Touches neither the page nor the storage. */
var tkPlan = tkPlan || {};

/**
 * @typedef {{found: string, note: string}} Check what a reader found of an item of the checklist: `shown`, `ask` or nothing
 * @typedef {{names: Map<string, string>, joined: Map<string, string>, aside: Map<string, string>, looked: Map<string, string>,
 *   checks: Map<string, Map<string, Check>>}} Decisions by the key of a group: its name; the group that it was merged into;
 *   what was set aside and what was looked for, with their words. By plan and item: what the reader found
 */

tkPlan.decisions = (function () {
  "use strict";

  const { node } = tkWords;
  const SCHEMA = "urn:involvement-toolkit:many-plans:1";
  const MAPS = /** @type {const} */ (["names", "joined", "aside", "looked"]);
  const FOUND = ["shown", "ask", ""];
  const MOST = 10_000;
  const LONGEST = 4_000;

  /** @returns {Decisions} */
  const none = () => ({ names: new Map(), joined: new Map(), aside: new Map(), looked: new Map(), checks: new Map() });

  /**
   * @param {Decisions} decisions
   * @returns {string} a file with them. It holds the names of groups and the notes, and nothing of the plans
   */
  function write(decisions) {
    const maps = MAPS.map((name) => [name, Object.fromEntries(decisions[name])]);
    const checks = [...decisions.checks].map(([plan, items]) => [plan, Object.fromEntries(items)]);
    return `${JSON.stringify({ $schema: SCHEMA, ...Object.fromEntries(maps), checks: Object.fromEntries(checks) }, null, 2)}\n`;
  }

  /**
   * @param {string} start of a file's text
   * @returns {boolean} whether it is such a file, and no plan
   */
  const isWork = (start) => /^\s*\{\s*"\$schema":\s*"urn:involvement-toolkit:many-plans:/.test(start);

  /**
   * @param {string} text of a file that somebody chose
   * @returns {Decisions}
   * @throws {Refused} it is damaged, or of another version
   */
  function read(text) {
    const decisions = none();
    try {
      const data = JSON.parse(text);
      if (data.$schema !== SCHEMA) throw new TypeError();
      for (const name of MAPS)
        decisions[name] = new Map(entries(data[name]).map(([key, words]) => [key, short(words)]));
      for (const [plan, items] of entries(data.checks)) {
        const checks = entries(items).map(function ([item, { found, note }]) {
          if (!FOUND.includes(found)) throw new TypeError();
          return /** @type {[string, Check]} */ ([item, { found, note: short(note) }]);
        });
        decisions.checks.set(plan, new Map(checks));
      }
    } catch {
      throw new tkPlan.Refused(node("many.damaged-work"));
    }
    return decisions;
  }

  /**
   * @param {any} value
   * @returns {Array<[string, any]>}
   */
  function entries(value = {}) {
    if (typeof value !== "object" || value === null || Array.isArray(value)) throw new TypeError();
    const all = Object.entries(value);
    if (all.length > MOST) throw new TypeError();
    return all;
  }

  /** @param {any} value */
  function short(value) {
    if (typeof value !== "string" || value.length > LONGEST) throw new TypeError();
    return value;
  }

  return { none, write, isWork, read };
})();
