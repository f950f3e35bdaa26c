// Needs: site/words, plan/model/format, plan/model/details, plan/model/answers, plan/model/comments
/** How a plan that comes back from a file is to be read beside the one that it came from: what the file cannot say, stays. */
var tkPlan = tkPlan || {};

tkPlan.changes = (function () {
  "use strict";

  const { say } = tkWords;

  /** How much two topics must say the same to be taken for one. */
  const LIKE = 0.3;

  const { TEXTS, newId } = tkPlan.format;
  const { OWN_FIELDS, detailOf, personalIn, setDetail } = tkPlan.details;
  const { idsAsked, questions } = tkPlan.answers;
  const { moved } = tkPlan.comments;

  /**
   * @param {number} index
   * @returns {function(string): string} says that something is asked in the topic with an index
   */
  const inTopic = (index) => (title) => say("builder.titled-topic", { number: index + 1, title });

  /**
   * Brings what a file says into the plan that it came from. What no file of its kind can say, or was left out of it on
   * purpose, stays: what is marked internal or personal, and in documents the records and all else that is not an
   * answer's text.
   * @param {Plan} kept
   * @param {Plan} plan what was read from the file
   * @param {boolean} whole whether the file carries all of a plan, as JSON does, and not the texts alone
   * @param {Definition} definition
   * @param {string[]} [missing] the details that the file says nothing of, or nothing that can be read
   * @returns {Plan}
   */
  function update(kept, plan, whole, definition, missing = []) {
    // A copy to publish says nothing of what this toolkit does not ask, and a document has no place for it.
    const [once, repeated] = idsAsked(definition);
    /** @type {function(Answers, Answers, Set<string>): Answers} */
    const merge = function (before, after, asked) {
      const merged = { ...after };
      for (const [id, answer] of Object.entries(before)) {
        const isGone = !after[id];
        if ((answer.internal && isGone) || (!asked.has(id) && (isGone || !whole))) merged[id] = answer;
        else {
          // Documents and copies to publish give only the reason why something does not apply, and nothing of what was planned.
          const { not_relevant: why } = after[id] ?? {};
          const rest = Object.entries(answer).filter(([key]) => why || !TEXTS.includes(key));
          if (whole ? !isGone : rest.length) merged[id] = { ...Object.fromEntries(rest), ...after[id] };
        }
      }
      return merged;
    };
    const origins = originsOf(kept.topics, plan.topics, whole);
    const taken = new Set(kept.topics.map(({ id }) => id));
    /**
     * What a document can say about a topic beside its answers. One from before there were levels says nothing of them,
     * and a title that is not there empties none.
     * @param {Topic} topic
     */
    const said = ({ title, decision_point, level }) => ({
      ...(title && { title }),
      ...(decision_point && { decision_point }),
      ...(level && { level }),
    });
    const topics = plan.topics.map(function (topic) {
      const old = origins.get(topic);
      const fresh = { title: "", id: taken.has(topic.id) ? newId().slice(0, 8) : topic.id };
      const { answers, ...others } = whole ? { ...old, ...topic } : { ...fresh, ...old, ...said(topic) };
      return { ...others, answers: merge(old ? old.answers : {}, topic.answers, repeated) };
    });
    const records = whole ? mergeRecords(kept.records, plan.records, definition) : kept.records;
    const updated = {
      ...kept,
      ...(whole ? plan : { title: plan.title || kept.title }),
      answers: merge(kept.answers, plan.answers, once),
      topics,
      records,
    };
    const here = new Map(plan.topics.map(({ id }, index) => [id, topics[index].id]));
    const comments = tkPlan.comments.merged(kept.comments ?? [], moved(plan.comments ?? [], here));
    if (comments.length) updated.comments = comments;
    const block = new Set((definition.details ?? []).map(({ id }) => id));
    const others = Object.entries(kept.details ?? {}).filter(([id]) => !block.has(id));
    if (whole && others.length) updated.details = { ...Object.fromEntries(others), ...plan.details };
    if (whole) {
      // A copy to publish says nothing of people.
      for (const detail of personalIn(kept, definition)) {
        if (!detailOf(updated, detail)) setDetail(updated, detail.id, detailOf(kept, detail));
      }
      return updated;
    }
    const details = { ...Object.fromEntries(Object.entries(OWN_FIELDS).map(([id, field]) => [id, plan[field] ?? ""])) };
    for (const [id, text] of Object.entries({ ...details, ...plan.details })) {
      if (!missing.includes(id)) setDetail(updated, id, text);
    }
    return updated;
  }

  /**
   * Finds out which topic of a file is which of the plan: by its id, in documents also by its title, by what it says, and
   * at last, where no topic has an id, by being the only one that is left.
   * @param {Topic[]} kept
   * @param {Topic[]} topics of the file
   * @param {boolean} whole whether all topics have their ids
   * @returns {Map<Topic, Topic>} the topics of the plan, by those of the file
   */
  function originsOf(kept, topics, whole) {
    /** @type {Map<Topic, Topic>} */
    const found = new Map();
    /** @param {function(Topic, Topic, number): number} score of a pair; what has none is no pair */
    function pair(score) {
      const left = kept.filter((old) => ![...found.values()].includes(old));
      const pairs = topics
        .filter((topic) => !found.has(topic))
        .flatMap((topic) => left.map((old) => ({ topic, old, fits: score(topic, old, left.length) })));
      for (const { topic, old, fits } of pairs.sort((one, other) => other.fits - one.fits)) {
        if (fits > 0 && !found.has(topic) && ![...found.values()].includes(old)) found.set(topic, old);
      }
    }
    pair((topic, old) => (topic.id === old.id ? 1 : 0));
    if (whole) return found;
    // Where the file knows topics by their ids, one without is new.
    const hasIds = found.size > 0;
    // Of topics with one title, those belong together that say the same.
    pair((topic, old) => (topic.title && topic.title === old.title ? 1 + likeness(topic, old) : 0));
    pair((topic, old) => (likeness(topic, old) > LIKE ? likeness(topic, old) : 0));
    const isWhole = topics.length === kept.length;
    pair((topic, old, left) => (isWhole && ((left === 1 && !hasIds) || (!topic.title && !old.title)) ? 1 : 0));
    return found;
  }

  /**
   * @param {Topic} topic
   * @param {Topic} old
   * @returns {number} how much two topics say the same, from 0 to 1
   */
  function likeness(topic, old) {
    /** @param {Topic} one */
    const wordsOf = (one) =>
      new Set(
        [one.title, ...Object.keys(topic.answers).flatMap((id) => TEXTS.map((key) => one.answers[id]?.[key] ?? ""))]
          .join(" ")
          .toLowerCase()
          .match(/[\p{L}\p{N}]+/gu),
      );
    const [ones, others] = [wordsOf(topic), wordsOf(old)];
    const same = [...ones].filter((word) => others.has(word)).length;
    return same / (ones.size + others.size - same || 1);
  }

  /**
   * @param {Topic[]} topics of a plan
   * @param {Set<Topic>} found those that stay
   * @param {Definition} definition
   * @returns {Unplaced[]} what the others say that may not have been seen where they were removed: it has no place in the
   *   plan any more
   */
  function apart(topics, found, definition) {
    const texts = new Map(questions(definition, true).map(({ id, text }) => [id, text]));
    return topics.flatMap((topic, index) =>
      found.has(topic)
        ? []
        : Object.entries(topic.answers)
            .filter(([, answer]) => answer.internal)
            .map(([id, answer]) => ({
              where: inTopic(index)([topic.title, texts.get(id) ?? id].filter(Boolean).join(" – ")),
              text: TEXTS.map((key) => answer[key] ?? "")
                .filter(Boolean)
                .join("\n"),
            })),
    );
  }

  /**
   * A record that a file does not name was left out of it, and stays. One that it names without entries lost them there.
   * @param {Object<string, Entry[]>} before
   * @param {Object<string, Entry[]>} after
   * @param {Definition} definition
   */
  function mergeRecords(before, after, definition) {
    const merged = { ...before, ...after };
    for (const [name, entries] of Object.entries(before).filter(([name]) => Object.hasOwn(after, name))) {
      const record = definition.records?.find(({ id }) => id === name);
      const columns = new Set(record?.fields.map(({ id }) => id));
      const old = new Map(entries.map((entry) => [entry.id, entry]));
      /** @param {Entry} entry */
      function withOthers(entry) {
        const others = Object.entries(old.get(entry.id)?.fields ?? {}).filter(([id]) => !columns.has(id));
        return others.length ? { ...entry, fields: { ...Object.fromEntries(others), ...entry.fields } } : entry;
      }
      const there = new Set(after[name].map((entry) => entry.id));
      const left = entries.filter((entry) => (entry.internal || !record) && !there.has(entry.id));
      merged[name] = [...after[name].map(withOthers), ...left];
    }
    return merged;
  }

  return { apart, update };
})();
