// Needs: site/words, plan/model/format, plan/model/details, plan/model/answers
/** Two versions of a plan: in what they differ, and how one that comes back from a file goes into the one that is kept. */
var tkPlan = tkPlan || {};

tkPlan.changes = (function () {
  "use strict";

  const { say } = tkWords;
  const { TEXTS, newId } = tkPlan.format;
  const { OWN_FIELDS, detailName, detailOf, setDetail, filledIn, readable } = tkPlan.details;
  const { questions } = tkPlan.answers;

  /**
   * @param {number} index
   * @returns {function(string): string} says that something is asked in the topic with an index
   */
  const inTopic = (index) => (title) => say("builder.titled-topic", { number: index + 1, title });

  /**
   * @param {Plan} before
   * @param {Plan} after
   * @param {Definition} definition
   * @returns {Array<{where: string, before: string, after: string}>} each text that differs
   */
  function differences(before, after, definition) {
    /** @type {Array<{where: string, before: string, after: string}>} */
    const found = [];
    /** @type {function(string, string|null|undefined, string|null|undefined): void} */
    const compare = (where, one, other) => {
      if ((one || "") !== (other || "")) found.push({ where, before: one || "", after: other || "" });
    };
    compare(say("documents.title"), before.title, after.title);
    for (const detail of filledIn(definition)) {
      const [one, other] = [before, after].map((plan) => readable(detail, detailOf(plan, detail)));
      compare(detailName(detail), one, other);
    }
    /** @type {function(Question[], Answers, Answers, (function(string): string)=): void} */
    const answers = (asked, one, other, where = (question) => question) => {
      for (const question of asked) {
        for (const key of TEXTS) {
          compare(where(question.text), one[question.id]?.[key], other[question.id]?.[key]);
        }
      }
    };
    answers(questions(definition, false), before.answers, after.answers);
    for (let index = 0; index < Math.max(before.topics.length, after.topics.length); index += 1) {
      /** @type {Topic} */
      const none = { id: "", title: "", answers: {} };
      const one = before.topics[index] || none;
      const other = after.topics[index] || none;
      compare(say("builder.topic", { number: index + 1 }), one.title, other.title);
      for (const { id, title, choices } of definition.topic_details ?? []) {
        const [had, has] = [one, other].map((topic) => (id === "level" ? topic.level : topic.decision_point));
        /** @param {string|undefined} name */
        const named = (name) => choices.find((choice) => choice.id === name)?.title ?? name;
        compare(inTopic(index)(title), named(had), named(has));
      }
      answers(questions(definition, true), one.answers, other.answers, inTopic(index));
    }
    for (const { id, title, fields } of definition.records ?? []) {
      const [ones, others] = [before, after].map(
        (plan) => new Map((plan.records[id] ?? []).map((entry) => [entry.id, entry])),
      );
      for (const entry of new Set([...ones.keys(), ...others.keys()])) {
        for (const field of fields) {
          compare(
            say("builder.labelled", { label: title, text: field.title }),
            ones.get(entry)?.fields[field.id],
            others.get(entry)?.fields[field.id],
          );
        }
      }
    }
    return found;
  }

  /**
   * Brings what a file says into the plan that it came from. What no file of its kind can say, or was left out of it on
   * purpose, stays: what is marked internal, and in documents the records and all else that is not an answer's text.
   * @param {Plan} kept
   * @param {Plan} plan what was read from the file
   * @param {boolean} whole whether the file carries all of a plan, as JSON does, and not the texts alone
   * @param {Definition} definition
   * @returns {Plan}
   */
  function update(kept, plan, whole, definition) {
    const asked = new Set([...questions(definition, false), ...questions(definition, true)].map(({ id }) => id));
    /** @type {function(Answers, Answers): Answers} */
    const merge = function (before, after) {
      const merged = { ...after };
      for (const [id, answer] of Object.entries(before)) {
        if ((answer.internal && !after[id]) || (!whole && !asked.has(id))) merged[id] = answer;
        else if (!whole) {
          const rest = Object.entries(answer).filter(([key]) => !TEXTS.includes(key));
          if (rest.length) merged[id] = { ...Object.fromEntries(rest), ...after[id] };
        }
      }
      return merged;
    };
    const left = new Set(kept.topics);
    const titles = new Set(plan.topics.map((topic) => topic.title));
    /** @type {function(Topic, number): Topic|null|undefined} */
    const origin = (topic, index) =>
      kept.topics.find(
        (old) => left.has(old) && (whole ? old.id === topic.id : old.title && old.title === topic.title),
      ) || (whole ? null : [kept.topics[index]].find((old) => left.has(old) && !(old.title && titles.has(old.title))));
    /**
     * What a document can say of a topic beside its answers. One from before there were levels says nothing of them.
     * @param {Topic} topic
     */
    const said = ({ title, decision_point, level }) => ({
      title,
      ...(decision_point && { decision_point }),
      ...(level && { level }),
    });
    const topics = plan.topics.map(function (topic, index) {
      const old = origin(topic, index);
      if (old) left.delete(old);
      const { answers, ...others } = whole ? topic : { ...old, ...said(topic), id: old ? old.id : newId().slice(0, 8) };
      return { ...others, answers: merge(old ? old.answers : {}, topic.answers) };
    });
    const records = whole ? mergeRecords(kept.records, plan.records) : kept.records;
    const updated = {
      ...kept,
      ...(whole ? plan : { title: plan.title }),
      answers: merge(kept.answers, plan.answers),
      topics,
      records,
    };
    if (whole) return updated;
    for (const [id, field] of Object.entries(OWN_FIELDS)) setDetail(updated, id, plan[field] ?? "");
    // A document from before there was a detail says nothing of it.
    for (const [id, text] of Object.entries(plan.details ?? {})) setDetail(updated, id, text);
    return updated;
  }

  /**
   * @param {Object<string, Entry[]>} before
   * @param {Object<string, Entry[]>} after
   */
  function mergeRecords(before, after) {
    const merged = { ...after };
    for (const [name, entries] of Object.entries(before)) {
      const there = new Set((after[name] ?? []).map((entry) => entry.id));
      const left = entries.filter((entry) => entry.internal && !there.has(entry.id));
      if (left.length) merged[name] = [...(after[name] ?? []), ...left];
    }
    return merged;
  }

  return { differences, update };
})();
