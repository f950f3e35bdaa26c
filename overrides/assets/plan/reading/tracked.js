// Needs: site/words, plan/model/pace, plan/model/format, plan/reading/tracks
/** Reads a document in which changes were tracked as it is without them and as it is with them, and says where the two differ. */
var tkPlan = tkPlan || {};

/** @typedef {{place: string, before: string, after: string, by: By[]}} Tracked a tracked change of a document, and who made it */

tkPlan.tracked = (function () {
  "use strict";

  const { node, list } = tkWords;
  const { nextTask } = tkPlan.pace;
  const { TEXTS } = tkPlan.format;
  const { Tracks } = tkPlan.tracks;

  /** What is said about a plan or a topic, and not in it. */
  const ABOUT = new Set(["$schema", "id", "created", "modified"]);

  /**
   * @param {Document} parsed the text of a document
   * @param {{has: function(Document): boolean, settle: function(Document, boolean, Tracks): void}} tracking of its format
   * @param {function(Document, Tracks): Promise<Draft>} read
   * @param {"docx"|"odt"} kind
   * @returns {Promise<Opened>} the plan with all changes accepted. Where there are some, also the plan with all refused, and each text
   *   that differs
   */
  async function readBoth(parsed, tracking, read, kind) {
    const isTracked = tracking.has(parsed);
    /** @type {function(Document, boolean): Promise<Draft>} */
    async function settled(version, refuses) {
      await nextTask();
      const tracks = new Tracks(version);
      if (isTracked) tracking.settle(version, refuses, tracks);
      return read(version, tracks);
    }
    const other = isTracked ? /** @type {Document} */ (parsed.cloneNode(true)) : null;
    const accepted = await settled(parsed, false);
    if (!other) return accepted.finish(kind);
    const refused = await settled(other, true);
    refused.comments = [];
    share(accepted.topics, refused.topics);
    const opened = accepted.finish(kind);
    const before = refused.finish(kind);
    const tracked = differences(before.plan, opened.plan, [refused, accepted]);
    const people = [...new Set(tracked.flatMap(({ by }) => by.map(({ who }) => who)))].filter(Boolean);
    if (tracked.length) opened.notes.push(node("builder-reading.tracked", { count: tracked.length }));
    if (people.length) opened.notes.push(node("builder-reading.tracked-by", { people: list(people) }));
    const removed = before.unplaced.filter((one) => !opened.unplaced.some(({ text }) => text === one.text));
    if (removed.length)
      opened.notes.push(node("builder-reading.removed", { words: list(removed.map(({ text }) => text)) }));
    return { ...opened, refused: before.plan, tracked, removed };
  }

  /**
   * Gives topics that both versions of a document have the same ids.
   * @param {Holder[]} topics
   * @param {Holder[]} others
   */
  function share(topics, others) {
    const left = others.filter(({ id }) => !topics.some((topic) => id && topic.id === id));
    for (const topic of topics) {
      if (others.some(({ id }) => topic.id && id === topic.id)) continue;
      // Those without a heading follow each other as in the other version.
      const at = left.findIndex(({ number }) => number === topic.number);
      if (at < 0) continue;
      const [other] = left.splice(at, 1);
      topic.id ||= other.id || tkPlan.format.newId().slice(0, 8);
      other.id = topic.id;
    }
  }

  /**
   * @param {Plan} before
   * @param {Plan} after
   * @param {Draft[]} drafts that they were made of
   * @returns {Tracked[]}
   */
  function differences(before, after, drafts) {
    const [ones, others] = [textsOf(before), textsOf(after)];
    return [...new Set([...others.keys(), ...ones.keys()])]
      .map((place) => ({ place, before: ones.get(place) ?? "", after: others.get(place) ?? "" }))
      .filter((one) => one.before !== one.after)
      .map((one) => ({ ...one, by: hands(drafts.flatMap((draft) => draft.changedBy(one.place))) }));
  }

  /**
   * @param {Plan} plan as it was read from a document
   * @returns {Map<string, string>} its texts by their place: see review/places.js
   */
  function textsOf(plan) {
    const found = new Map();
    /** @type {function(string, Object<string, any>): void} */
    function note(start, { answers, ...fields }) {
      for (const [name, text] of Object.entries(fields)) {
        if (text && typeof text === "string" && !ABOUT.has(name)) found.set(start + name, text);
      }
      for (const [id, answer] of Object.entries(answers ?? {})) {
        for (const key of TEXTS) if (answer[key]) found.set(`${start}answers/${id}/${key}`, answer[key]);
      }
    }
    note("", plan);
    note("details/", plan.details ?? {});
    for (const topic of plan.topics) note(`topics/${topic.id}/`, topic);
    return found;
  }

  /**
   * @param {By[]} by
   * @returns {By[]} the same, each once, the first first
   */
  const hands = (by) =>
    [...new Map(by.map((one) => [`${one.who} ${one.when}`, one])).values()].sort((one, other) =>
      one.when < other.when ? -1 : 1,
    );

  return { readBoth };
})();
