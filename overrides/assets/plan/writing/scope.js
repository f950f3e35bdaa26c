// Needs: site/words, plan/model/state
/**
 * Builds the values that fill a document's template from a plan, as macros/documents/scope.py does.
 * tests/vectors/scope.json holds both to the same results.
 */
var tkPlan = tkPlan || {};

tkPlan.scope = (function () {
  "use strict";

  const { say, date } = tkWords;

  /**
   * @param {Plan} plan
   * @param {Definition} definition
   * @param {Choices} choices
   * @returns {Scope} the scope that fills a document with the plan
   */
  function planScope(plan, definition, choices) {
    const { isSettled, withoutInternal } = tkPlan.state;
    if (!choices.internal) plan = withoutInternal(plan);
    if (choices.records === false) plan = { ...plan, records: {} };
    const records = definition.records ?? [];

    // Only answers to what is asked: a stray one beside the topics would otherwise show up in each of them.
    /**
     * @param {Answers} all
     * @param {boolean} repeats
     */
    function answered(all, repeats) {
      /** @type {Object<string, string>} */
      const values = {};
      /** @type {string[]} */
      const flags = [];
      /** @type {string[]} */
      const boxes = [];
      for (const box of definition.boxes.filter((each) => each.repeats === repeats)) {
        for (const part of box.parts) {
          for (const { id } of part.questions) if (all[id]) Object.assign(values, texts(id, all[id]));
          const shown = part.questions.filter(({ id }) => choices.unanswered || isSettled(all[id]));
          if (shown.length === 0) continue;
          flags.push(`shown:${box.id}.${part.id}`, ...shown.map(({ id }) => `shown:${id}`));
          boxes.push(box.id);
        }
      }
      return { values, flags, boxes };
    }

    // Without topics, one blank topic is left to fill in.
    const blank = choices.unanswered ? [{ title: "", answers: {} }] : [];
    const topics = (plan.topics.length ? plan.topics : blank).map((topic, index) => {
      const { values, flags } = answered(topic.answers, true);
      return {
        values: { "topic.number": String(index + 1), "topic.title": topic.title, ...values },
        flags,
        lists: {},
      };
    });
    const { values, flags, boxes } = answered(plan.answers, false);
    const shown = definition.boxes.filter((box) => (box.repeats ? topics.length > 0 : boxes.includes(box.id)));
    return {
      values: {
        "plan.id": plan.id,
        "plan.json": json(plan),
        "plan.title": plan.title.replace(/\s+/g, " ").trim() || definition.title,
        "plan.statistics": plan.statistics,
        "plan.organisation": plan.organisation,
        "plan.contact": plan.contact,
        "plan.date": date(plan.modified),
        "plan.review_date": date(plan.review_date),
        "topic.number": "0",
        ...values,
      },
      flags: [
        ...flags,
        ...shown.map((box) => `shown:${box.id}`),
        ...records.filter(({ id }) => plan.records[id]?.length).map(({ id }) => `shown:record.${id}`),
        ...(choices.guidance ? ["guidance"] : []),
        "saved",
      ],
      lists: {
        topics,
        ...Object.fromEntries(records.map((record) => [record.id, entryScopes(record, plan.records[record.id] ?? [])])),
      },
    };
  }

  /**
   * @param {RecordDefinition} record what an entry holds
   * @param {Entry[]} entries
   * @returns {Scope[]} the scopes that fill the rows of the record
   */
  function entryScopes(record, entries) {
    return entries.map(({ fields }, index) => ({
      values: {
        "entry.number": String(index + 1),
        ...Object.fromEntries(
          record.fields.map((field) => [`entry.${field.id}`, noted(field, fields[field.id] ?? "")]),
        ),
      },
      flags: [],
      lists: {},
    }));
  }

  /**
   * @param {RecordField} field of a record
   * @param {string} text what an entry holds there
   * @returns {string} the same as people read it
   */
  function noted(field, text) {
    if (field.kind === "choice") return field.choices?.find((choice) => choice.id === text)?.title ?? text;
    return (field.kind === "date" && /^\d{4}-\d\d-\d\d$/.test(text) && date(text)) || text;
  }

  /**
   * The scope that fills a record's document with entries, and nothing else of the plan but its title block: as
   * macros/documents/record_scope.py has it.
   * @param {RecordDefinition} record what an entry holds
   * @param {Plan} plan whose statistics, organisation and contact are named
   * @param {Entry[]} entries those that are shown
   * @param {{title: string, intro: string, day: string}} texts the title (the record's if it is empty), what the document
   *   begins with, and the date that it bears, as 2026-03-02
   * @returns {Scope}
   */
  function recordScope(record, plan, entries, { title, intro, day }) {
    /** @type {Object<string, string>} */
    const facts = {
      "plan.statistics": plan.statistics,
      "plan.organisation": plan.organisation,
      "plan.contact": plan.contact,
      "plan.date": date(day),
      "record.intro": intro,
    };
    return {
      values: { "plan.title": title.replace(/\s+/g, " ").trim() || record.title, ...facts },
      flags: Object.keys(facts)
        .filter((name) => facts[name].trim())
        .map((name) => `shown:${name}`),
      lists: { [record.id]: entryScopes(record, entries) },
    };
  }

  /**
   * @param {string} id of a question
   * @param {Answer} answer
   */
  function texts(id, { answer = "", now = "", next = "", not_relevant: why }) {
    if (why !== undefined && why !== null) {
      answer = now = say("documents.not-relevant", { reason: why });
      next = "";
    }
    return { [`${id}.answer`]: answer, [`${id}.now`]: now, [`${id}.next`]: next };
  }

  /**
   * @param {Plan} plan
   * @returns {string} as JSON, without characters that `linesOf` would drop or take for the end of a line
   */
  function json(plan) {
    /** @param {string} character */
    const escaped = (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
    return JSON.stringify(plan).replace(/[\x7f-\x9f\u2028\u2029\ufffe\uffff]/g, escaped);
  }

  return { planScope, recordScope, entryScopes, noted };
})();
