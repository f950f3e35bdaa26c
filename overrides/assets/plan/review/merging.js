// Needs: plan/model/format, plan/model/leftover, plan/model/comments, plan/model/changes, plan/review/places
/**
 * Several versions of a plan, and the one plan that comes of them. Touches neither the page nor the storage.
 *
 *   const version = tkPlan.merging.versionOf(read, base, definition);     // one for each file
 *   const decisions = tkPlan.deciding.decisionsOf(ours, [version, …]);    // what somebody changed, place by place
 *   const chosen = tkPlan.deciding.ready(decisions);                      // what only one person changed
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
 */

tkPlan.merging = (function () {
  "use strict";

  const { newId } = tkPlan.format;
  const { leftover, notYetThere, unplacedOf } = tkPlan.leftover;
  const { apart, update } = tkPlan.changes;
  const { placeOf, placesOf, thingAround, holderOf, put, staying, withoutGone } = tkPlan.places;

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

  return { versionOf, outcome, newWords };
})();
