// Needs: plan/model/format, plan/model/leftover, plan/model/comments, plan/model/changes, plan/review/places
/**
 * Several versions of a plan, and the one plan that comes of them. Touches neither the page nor the storage.
 *
 *   const version = tkPlan.merging.versionOf(read, base, definition);     // one for each file
 *   const decisions = tkPlan.merging.decisionsOf(ours, [version, …]);     // what somebody changed, place by place
 *   const chosen = tkPlan.merging.ready(decisions);                       // what only one person changed
 *   const plan = tkPlan.merging.outcome(ours, [version, …], decisions, chosen, definition);
 *
 * `ours` is the plan as it is now, and `base` the one that a file was made from: what differs between a file and its base
 * is what its reviewer changed, and what differs between the base and ours is what was changed here meanwhile.
 *
 * Tracked changes plug in as `read.tracked`: [{place, before, after, by: [{who, when}]}], where `place` is a place of the
 * plan that was read (see places.js), by the ids that its topics have there. Who changed a place is then shown with it. Of
 * a file whose plan is not kept anywhere, the base is the plan before those changes, `read.refused`. Taking a decision
 * accepts the change, and leaving it refuses it.
 */
var tkPlan = tkPlan || {};

/**
 * @typedef {{name: string, base: Plan, plan: Plan, unplaced: Unplaced[], by: Map<string, By[]>, marks:
 *   string[][], gone?: Set<string>, against?: string}} Version what one reviewer made of a plan: what to call it, the plan that it was made from, the
 *   plan as it is there, its words that fit no question, who changed what, by place, the marks that stay, though the file has
 *   none, the texts of internal answers that it does not have, and what to call the version that it is compared with
 * @typedef {{value: any, before: any, from: number[], by: By[], after: string[]}} Proposal one value that a place could
 *   have: the versions that have it, what it was in the base of the first, and the ids before a new topic or entry, the
 *   nearest first
 * @typedef {{place: string, path: string[], kind: "text"|"thing"|"order", ours: any, proposals: Proposal[], isOpen:
 *   boolean}} Decision `isOpen`: several people changed the place, or an internal answer is gone, so that somebody must choose
 * @typedef {Map<string, number>} Chosen by place, the number of the proposal to take; what is not in it stays as it is
 */

tkPlan.merging = (function () {
  "use strict";

  const { newId } = tkPlan.format;
  const { leftover, notYetThere, unplacedOf } = tkPlan.leftover;
  const { apart, update } = tkPlan.changes;
  const { placeOf, placesOf, thingAround, isSame, holderOf, put, staying, withoutGone } = tkPlan.places;

  /**
   * @param {Opened & {name: string, tracked?: Tracked[]}} read a file
   * @param {Plan} base the plan that it was made from
   * @param {Definition} definition
   * @returns {Version}
   */
  function versionOf({ name, plan, kind, missing, unplaced, marked = false, tracked = [] }, base, definition) {
    const whole = kind === "json" || kind === "html";
    const updated = update(base, plan, whole, definition, missing);
    if (!whole) keepSpaces(updated, base);
    const ids = new Map(plan.topics.map(({ id }, index) => [id, updated.topics[index].id]));
    /** @type {Map<string, By[]>} */
    const by = new Map();
    for (const change of tracked) {
      const path = change.place.split("/");
      if (path[0] === "topics") path[1] = ids.get(path[1]) ?? path[1];
      // A topic that came or went is decided on as a whole.
      const thing = thingAround(path);
      for (const place of thing ? [path.join("/"), thing] : [path.join("/")]) {
        by.set(place, [...(by.get(place) ?? []), ...change.by]);
      }
    }
    const own = { ...plan, topics: plan.topics.map((topic) => ({ ...topic, id: ids.get(topic.id) ?? topic.id })) };
    const marks = staying(own, updated);
    const gone = withoutGone(plan, updated, marked);
    return { name, base, plan: updated, unplaced: [...unplaced, ...unplacedOf(plan)], by, marks, gone };
  }

  /**
   * Documents do not hold every blank, and that is no change.
   * @param {Plan} plan what a document says: changed in place
   * @param {Plan} base
   */
  function keepSpaces(plan, base) {
    /** @type {function(any): any} */
    const tidy = (text) =>
      typeof text === "string"
        ? text
            .replace(/[^\S\n]+/g, " ")
            .replace(/ ?\n ?/g, "\n")
            .trim()
        : text;
    const there = placesOf(plan);
    for (const [place, { path, kind, value }] of placesOf(base)) {
      const its = there.get(place);
      const is = its && kind === "text" && its.value !== value && tidy(its.value) === tidy(value);
      if (is) put(plan, path, value);
    }
  }

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

    sides.forEach(function ({ base, theirs }, from) {
      for (const place of new Set([...base.keys(), ...theirs.keys()])) {
        const spot = /** @type {Spot} */ (theirs.get(place) ?? base.get(place));
        const [before, value, now] = [base, theirs, here].map((side) => side.get(place)?.value);
        if (spot.kind === "order") {
          const [was, is, ourOrder] = [before ?? [], value ?? [], now ?? []];
          if (isMoved(was, is) && isMoved(is, ourOrder)) propose(place, spot, from, was, is, isMoved(was, ourOrder));
        } else if (spot.kind === "thing") {
          const others = inside.some((changed, other) => other !== from && changed.has(place));
          if (!before && !now) propose(place, spot, from, before, value, false);
          else if (before && !value && now)
            propose(place, spot, from, before, undefined, others || oursInside[from].has(place));
          else if (before && value && !now && inside[from].has(place)) propose(place, spot, from, before, value, true);
        } else {
          const thing = thingAround(spot.path);
          if (thing && !(theirs.has(thing) && here.has(thing))) continue;
          if (isSame(before, value) || isSame(value, now)) continue;
          propose(place, spot, from, before, value, !isSame(before, now) || Boolean(versions[from].gone?.has(place)));
        }
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

  /**
   * @param {Plan} ours the plan as it is now
   * @param {Version[]} versions
   * @param {Decision[]} decisions
   * @param {Chosen} chosen
   * @param {Definition} definition
   * @returns {Plan} the plan with what was chosen, and with all comments, and words that fit no question, of the files
   */
  function outcome(ours, versions, decisions, chosen, definition) {
    const plan = structuredClone(ours);
    const taken = decisions.flatMap(function (decision) {
      const proposal = decision.proposals[chosen.get(decision.place) ?? -1];
      return proposal ? [{ ...decision, ...proposal }] : [];
    });
    for (const { kind, path, value } of taken) if (kind === "text") put(plan, path, value);
    for (const { kind, path, value, after } of taken) {
      if (kind === "thing" && value) insert(holderOf(plan, path), value, after);
    }
    for (const { kind, path, value } of taken) {
      if (kind === "order") arrange(holderOf(plan, [...path, ""]), value);
    }
    const gone = taken.filter(({ kind, value }) => kind === "thing" && !value);
    const removed = new Set(gone.map(({ place }) => place));
    const left = new Set(plan.topics.filter(({ id }) => !removed.has(placeOf(["topics", id]))));
    const unplaced = [...unplacedOf(plan), ...apart(plan.topics, left, definition)];
    for (const { path } of gone) {
      const list = holderOf(plan, path);
      list.splice(
        list.findIndex((/** @type {{id: string}} */ { id }) => id === path[path.length - 1]),
        1,
      );
    }
    if (unplaced.length) plan.unplaced = unplaced;
    for (const version of versions) {
      const fresh = notYetThere(version.unplaced, plan, definition);
      if (fresh.length) plan.unplaced = [...unplacedOf(plan), ...fresh];
      const comments = tkPlan.comments.merged(plan.comments ?? [], version.plan.comments ?? []);
      if (comments.length) plan.comments = comments;
    }
    return plan;
  }

  /**
   * @param {Array<{id: string}>} list changed in place
   * @param {{id: string}} thing
   * @param {string[]} after the ids that it follows where it was added, the nearest first
   */
  function insert(list, thing, after) {
    const id = list.some((other) => other.id === thing.id) ? newId().slice(0, 8) : thing.id;
    const before = after.find((one) => list.some((other) => other.id === one));
    list.splice(list.findIndex((other) => other.id === before) + 1, 0, { ...structuredClone(thing), id });
  }

  /**
   * Puts those that are named into the order of their names; the others stay where they are.
   * @param {Array<{id: string}>} list changed in place
   * @param {string[]} order
   */
  function arrange(list, order) {
    const rank = new Map(order.map((id, index) => [id, index]));
    const moved = list.filter(({ id }) => rank.has(id));
    moved.sort((one, other) => Number(rank.get(one.id)) - Number(rank.get(other.id)));
    list.forEach(function ({ id }, index) {
      if (rank.has(id)) list[index] = /** @type {{id: string}} */ (moved.shift());
    });
  }

  /**
   * @param {Plan} plan
   * @param {Version[]} versions
   * @param {Definition} definition
   * @returns {Unplaced[]} the words of the versions that fit no question and are not in the plan yet
   */
  function newWords(plan, versions, definition) {
    const all = versions.flatMap(({ unplaced }) => unplaced);
    const known = new Set(leftover(plan, definition).map(({ text }) => text));
    return notYetThere(all, plan, definition).filter(({ text }) => !known.has(text) && known.add(text));
  }

  return { versionOf, decisionsOf, ready, outcome, newWords, withTogether };
})();
