// Needs: plan/review/places
/** What somebody changed in a plan, place by place, as decisions: what to take of it, and what somebody must choose. */
var tkPlan = tkPlan || {};

/**
 * @typedef {{value: any, before: any, from: number[], by: By[], after: string[]}} Proposal one value that a place could
 *   have: the versions that have it, what it was in the base of the first, and the ids before a new topic or entry, the
 *   nearest first
 * @typedef {{place: string, path: string[], kind: "text"|"thing"|"order", ours: any, proposals: Proposal[], isOpen:
 *   boolean}} Decision `isOpen`: several people changed the place, or an internal answer is gone, so that somebody must choose
 * @typedef {Map<string, number>} Chosen by place, the number of the proposal to take; what is not in it stays as it is
 * @typedef {{before?: any, value?: any, now?: any}} Values what a place holds in a base, in the version made from it, and in
 *   the plan as it is now
 */

tkPlan.deciding = (function () {
  "use strict";

  const { placeOf, placesOf, thingAround, isSame } = tkPlan.places;

  /**
   * @param {Plan} ours the plan as it is now
   * @param {Version[]} versions
   * @returns {Decision[]} what somebody changed and is not in the plan yet, in the order of the plan
   */
  function decisionsOf(ours, versions) {
    const here = placesOf(ours);
    /** @type {Map<string, Decision>} */
    const found = new Map();
    /** @type {Array<{base: Map<string, Spot>, theirs: Map<string, Spot>}>} */
    const sides = versions.map(({ base, plan }) => ({ base: placesOf(base), theirs: placesOf(plan) }));
    const inside = sides.map(({ base, theirs }) => changedInside(base, theirs));
    const oursInside = sides.map(({ base }) => changedInside(base, here));

    /** @type {function(string, Spot, number, any, any, boolean): void} */
    function propose(place, { path, kind }, from, before, value, isOpen) {
      const decision = found.get(place) ?? { place, path, kind, ours: here.get(place)?.value, proposals: [], isOpen };
      found.set(place, decision);
      const same = decision.proposals.find((one) => isSame(one.value, value));
      const by = versions[from].by.get(place) ?? [];
      if (same) {
        same.from.push(from);
        same.by.push(...by);
      } else {
        const order = kind === "thing" ? (sides[from].theirs.get(placeOf(path.slice(0, -1)))?.value ?? []) : [];
        const after = order.slice(0, order.indexOf(path[path.length - 1])).reverse();
        decision.proposals.push({ value, before, from: [from], by: [...by], after });
      }
      decision.isOpen ||= isOpen || decision.proposals.length > 1;
    }

    /** @type {function(string, Spot, number, Values): void} */
    function compareOrder(place, spot, from, { before = [], value = [], now = [] }) {
      if (isMoved(before, value) && isMoved(value, now))
        propose(place, spot, from, before, value, isMoved(before, now));
    }

    /** @type {function(string, Spot, number, Values): void} */
    function compareThing(place, spot, from, { before, value, now }) {
      const isNew = !before && !now;
      const isGone = before && !value && now;
      const isGoneFromOurs = before && value && !now;
      if (isNew) {
        propose(place, spot, from, before, value, false);
      } else if (isGone) {
        const others = inside.some((changed, other) => other !== from && changed.has(place));
        propose(place, spot, from, before, undefined, others || oursInside[from].has(place));
      } else if (isGoneFromOurs && inside[from].has(place)) {
        propose(place, spot, from, before, value, true);
      }
    }

    /** @type {function(string, Spot, number, Values): void} */
    function compareText(place, spot, from, { before, value, now }) {
      const thing = thingAround(spot.path);
      if (thing && !(sides[from].theirs.has(thing) && here.has(thing))) return;
      if (isSame(before, value) || isSame(value, now)) return;
      propose(place, spot, from, before, value, !isSame(before, now) || Boolean(versions[from].gone?.has(place)));
    }

    sides.forEach(function ({ base, theirs }, from) {
      for (const place of new Set([...base.keys(), ...theirs.keys()])) {
        const spot = /** @type {Spot} */ (theirs.get(place) ?? base.get(place));
        const values = { before: base.get(place)?.value, value: theirs.get(place)?.value, now: here.get(place)?.value };
        if (spot.kind === "order") compareOrder(place, spot, from, values);
        else if (spot.kind === "thing") compareThing(place, spot, from, values);
        else compareText(place, spot, from, values);
      }
    });
    return sorted([...found.values()], [here, ...sides.map(({ theirs }) => theirs)]);
  }

  /**
   * @param {Map<string, Spot>} before
   * @param {Map<string, Spot>} after
   * @returns {Set<string>} the places of the topics and entries in which something differs
   */
  function changedInside(before, after) {
    /** @type {Set<string>} */
    const changed = new Set();
    for (const place of new Set([...before.keys(), ...after.keys()])) {
      const { path, kind } = /** @type {Spot} */ (after.get(place) ?? before.get(place));
      const thing = thingAround(path);
      if (thing && kind === "text" && !isSame(before.get(place)?.value, after.get(place)?.value)) changed.add(thing);
    }
    return changed;
  }

  /**
   * @param {string[]} before ids
   * @param {string[]} after
   * @returns {boolean} whether those that are in both come in another order
   */
  function isMoved(before, after) {
    const [was, is] = [before.filter((id) => after.includes(id)), after.filter((id) => before.includes(id))];
    return was.some((id, index) => id !== is[index]);
  }

  /**
   * @param {Decision[]} decisions
   * @param {Array<Map<string, Spot>>} sides our plan first
   * @returns {Decision[]} in the order of the first of the plans that has each place
   */
  function sorted(decisions, sides) {
    const [first, ...others] = sides;
    const rank = new Map([...first.keys()].map((place, index) => [place, index]));
    for (const side of others) {
      let last = -1;
      for (const place of side.keys()) {
        // What only this plan has follows what comes before it there.
        last = rank.get(place) ?? last + 1e-6;
        rank.set(place, last);
      }
    }
    /** @param {Decision} decision */
    const rankOf = ({ place }) => rank.get(place) ?? 0;
    return decisions.sort((one, other) => rankOf(one) - rankOf(other));
  }

  /**
   * @param {Decision} decision
   * @returns {Decision} where several people wrote a text, with one proposal more: all that they wrote, one below the other
   */
  function withTogether(decision) {
    const { isOpen, kind, path, proposals, ours } = decision;
    const isText = isOpen && kind === "text" && (path.includes("answers") || path.includes("fields"));
    const isOurs = proposals.some(({ before }) => !isSame(before, ours));
    const texts = [...(isOurs ? [ours] : []), ...proposals.map(({ value }) => value)].filter(Boolean);
    if (!isText || texts.length < 2 || !texts.every((text) => typeof text === "string")) return decision;
    const all = { value: texts.join("\n"), before: proposals[0].before, from: [], by: [], after: [] };
    return { ...decision, proposals: [...proposals, all] };
  }

  /**
   * @param {Decision[]} decisions
   * @returns {Chosen} what only one person changed, or all in the same way
   */
  const ready = (decisions) => new Map(decisions.filter(({ isOpen }) => !isOpen).map(({ place }) => [place, 0]));

  return { decisionsOf, ready, withTogether };
})();
