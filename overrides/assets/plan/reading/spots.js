// Needs: plan/model/details
/**
 * Where a plan holds what a document has in a slot: `plan.contact` is in the place `contact`, and `topic-people.now` of the
 * topic k1 in `topics/k1/answers/topic-people/now`. review/places.js says what places are.
 */
var tkPlan = tkPlan || {};

tkPlan.spots = (function () {
  "use strict";

  /** What a plan has a field for. Other lines of the title block are details. */
  const FIELDS = new Set(["title", ...Object.values(tkPlan.details.OWN_FIELDS)]);

  /**
   * @param {string} topic its id; empty outside topics
   * @param {string} slot
   * @returns {string} the place
   */
  function placeAt(topic, slot) {
    const start = topic ? `topics/${topic}/` : "";
    const [owner, key] = slot.split(".");
    if (owner !== "plan" && owner !== "topic") return `${start}answers/${owner}/${key}`;
    return start + (topic || FIELDS.has(key) ? key : `details/${key.replaceAll("_", "-")}`);
  }

  /**
   * @param {string} place
   * @returns {{topic: string, slots: string[]}} the id of its topic, empty outside topics, and the slots that it may come from
   */
  function slotsAt(place) {
    const path = place.split("/");
    const topic = path[0] === "topics" ? path[1] : "";
    const [id, key] = path.slice(-2);
    if (path.includes("answers")) {
      // Why a question does not apply is where its answer would.
      const keys = key === "not_relevant" ? ["answer", "now", "next"] : [key];
      return { topic, slots: keys.map((each) => `${id}.${each}`) };
    }
    const name = (path.at(-1) ?? "").replaceAll("-", "_");
    return { topic, slots: topic ? ["topic.title", `topic.${name}`] : [`plan.${name}`] };
  }

  return { placeAt, slotsAt };
})();
