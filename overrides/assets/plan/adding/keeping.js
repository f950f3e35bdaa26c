// Needs: plan/model/format, plan/model/store, plan/model/pick, plan/adding/definition
/** Puts what the Add buttons add into a plan that this browser keeps, and takes it out again. Knows nothing of the page. */
var tkPlan = tkPlan || {};

/**
 * @typedef {{kind: Kind, name?: string, text: string, address?: string, point?: string, level?: string}} Item name: as
 *   the data calls the thing; text: what is written into the plan, of several lines for reasoning alone; address: where
 *   to read on; point: the decision point, and level: the level of participation, which the topic gets
 */

tkPlan.keeping = (function () {
  "use strict";

  const { store, pick } = tkPlan;
  const { create, newId } = tkPlan.format;
  const { definition } = tkPlan.adding;

  /**
   * @returns {Plan[]} the plans that can be read, the one that was open last first
   * @throws {StorageFailed} the browser refuses, here and below
   */
  function plans() {
    const current = store.current();
    const kept = store.list().flatMap(({ plan }) => plan || []);
    return [...kept.filter(({ id }) => id === current), ...kept.filter(({ id }) => id !== current)];
  }

  /**
   * @param {Item} item
   * @param {string} planId the plan that it goes into; "" for a new one
   * @param {string} topicId and the topic; "" for a new one
   * @param {string} title of a new topic
   * @returns {{plan: Plan, topic: Topic, takeBack: function(): string}|null} where it is now, and what takes it out again
   *   and returns the name of what to say; null if the plan or the topic is no longer there
   */
  function putItem(item, planId, topicId, title) {
    const now = new Date().toISOString();
    const before = planId ? store.read(planId) : null;
    const plan = planId ? structuredClone(before) : create(definition, newId(), now);
    const known = plan && topicId ? plan.topics.find(({ id }) => id === topicId) : null;
    if (!plan || (topicId && !known)) return null;
    const topic = known || pick.startTopic(plan, newId().slice(0, 8), title, item.point ?? "");
    pick.pick(topic, definition, item.kind, item.name ?? "", pick.line(item.kind, item.text, item.address || ""));
    if (item.point) topic.decision_point = item.point;
    if (item.level) topic.level = item.level;
    plan.modified = now;
    const last = store.current();
    store.write(plan);
    remember(plan.id);
    return { plan, topic, takeBack: takerBack(item, before, plan, topic.id, last) };
  }

  /**
   * @param {Item} added
   * @param {Plan|null} before the plan as it was; null for a plan that is new
   * @param {Plan} after the plan as it was kept then
   * @param {string} topicId where the item went
   * @param {string|null} last the id of the plan that was open before
   * @returns {function(): string} takes the item out again, and nothing that was written since; returns the name of what to say
   */
  function takerBack(added, before, after, topicId, last) {
    return function () {
      const kept = store.read(after.id);
      const topic = kept?.topics.find(({ id }) => id === topicId);
      if (!kept || !topic) return "adding.gone";
      if (JSON.stringify(kept) === JSON.stringify(after)) {
        if (before) store.write(before);
        else store.remove(after.id);
      } else {
        const text = pick.line(added.kind, added.text, added.address || "");
        pick.unpick(topic, definition, added.kind, added.name ?? "", text);
        kept.modified = new Date().toISOString();
        store.write(kept);
      }
      if (last) remember(last);
      return "adding.undone";
    };
  }

  /** @param {string} planId */
  function remember(planId) {
    try {
      store.setCurrent(planId);
    } catch {
      // Only the memory of which plan was open last; the plan itself is kept.
    }
  }

  return { plans, putItem };
})();
