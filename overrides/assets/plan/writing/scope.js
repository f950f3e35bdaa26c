// Needs: site/words, plan/model/state
/**
 * What the names in a document's template stand for, for one plan: as macros/documents/scope.py has it.
 * tests/vectors/scope.json holds both to the same results.
 */
var tkPlan = tkPlan || {};

tkPlan.scope = (function () {
  "use strict";

  const { say, date } = tkWords;
  const { answerState } = tkPlan.state;

  /**
   * @typedef {{guidance: boolean, unanswered: boolean, internal: boolean, records?: boolean}} Choices what a document
   *   shows; the records too unless it says otherwise
   */

  /**
   * @param {Object} plan
   * @param {Object} definition
   * @param {Choices} choices
   * @returns {Object} the scope that fills a document with the plan
   */
  function planScope(plan, definition, choices) {
    plan = leftIn(plan, choices);
    const { details: block = [], records = [] } = definition;

    // Only answers to what is asked: a stray one beside the topics would otherwise show up in each of them.
    function answered(all, repeats) {
      const values = {};
      const flags = [];
      const boxes = [];
      const asked = [];
      for (const box of definition.boxes.filter((each) => each.repeats === repeats)) {
        for (const part of box.parts) {
          asked.push(...part.questions.map(({ id }) => id));
          for (const { id } of part.questions) if (all[id]) Object.assign(values, texts(id, all[id]));
          const shown = part.questions.filter(({ id }) => choices.unanswered || answerState(all[id]) !== "open");
          if (shown.length === 0) continue;
          flags.push(`shown:${box.id}.${part.id}`, ...shown.map(({ id }) => `shown:${id}`));
          boxes.push(box.id);
        }
      }
      if (choices.internal) {
        const given = asked.filter((id) => all[id]);
        flags.push(...given.filter((id) => all[id].internal).map((id) => `internal:${id}`));
        flags.push(...given.filter((id) => answerState(all[id]) === "half").map((id) => `half:${id}`));
      }
      return { values, flags, boxes };
    }

    // Who takes a plan without topics to Word shall find room for the first there.
    const blank = choices.unanswered ? [{ title: "", answers: {} }] : [];
    const topics = (plan.topics.length ? plan.topics : blank).map((topic, index) => {
      const { values, flags } = answered(topic.answers, true);
      return {
        values: { "topic.number": String(index + 1), "topic.title": topic.title, ...values },
        flags,
        lists: {},
      };
    });
    const details = Object.fromEntries(block.map((detail) => [slotOf(detail), detailText(plan, detail)]));
    const optional = block.filter((detail) => detail.optional).map(slotOf);
    const { values, flags, boxes } = answered(plan.answers, false);
    const shown = definition.boxes.filter((box) => (box.repeats ? topics.length > 0 : boxes.includes(box.id)));
    return {
      values: {
        "plan.id": plan.id,
        "plan.json": json(plan),
        "plan.title": plan.title.replace(/\s+/g, " ").trim() || definition.title,
        ...details,
        "topic.number": "0",
        ...values,
      },
      flags: [
        ...flags,
        ...optional.filter((slot) => details[slot].trim()).map((slot) => `shown:${slot}`),
        ...shown.map((box) => `shown:${box.id}`),
        ...records.filter(({ id }) => plan.records[id]?.length).map(({ id }) => `shown:record.${id}`),
        ...(choices.guidance ? ["guidance"] : []),
        "saved",
      ],
      lists: {
        topics,
        ...Object.fromEntries(records.map((record) => [record.id, entryScopes(record, plan.records[record.id] ?? [], true)])),
      },
    };
  }

  /**
   * @param {Plan} plan
   * @param {Choices} choices
   * @returns {Plan} the plan as it leaves, whatever the way: without a trace of what stays out, what is internal and
   *   the records
   */
  function leftIn(plan, choices) {
    const shown = choices.internal ? plan : tkPlan.state.withoutInternal(plan);
    return choices.records === false ? { ...shown, records: {} } : shown;
  }

  /** @returns {string} the slot of a detail in documents */
  const slotOf = ({ id }) => `plan.${id.replaceAll("-", "_")}`;

  /** @returns {string} what a plan says in a line of its title block, as people read it */
  const detailText = (plan, detail) => tkPlan.state.readable(detail, tkPlan.state.detailOf(plan, detail));

  /**
   * @param {Object} record what an entry holds
   * @param {Array<Object>} entries
   * @param {boolean} [marked] whether the flag `internal` is set where an entry is
   * @returns {Array<Object>} the scopes that fill the rows of the record
   */
  function entryScopes(record, entries, marked = false) {
    return entries.map(({ fields, internal }, index) => ({
      values: {
        "entry.number": String(index + 1),
        ...Object.fromEntries(record.fields.map((field) => [`entry.${field.id}`, tkPlan.state.readable(field, fields[field.id] ?? "")])),
      },
      flags: marked && internal ? ["internal"] : [],
      lists: {},
    }));
  }

  /**
   * The scope that fills a record's document with entries, and nothing else of the plan but its title block: as
   * macros/documents/record_scope.py has it.
   * @param {Object} record what an entry holds
   * @param {Array<Object>} details the title block of a plan. A record says of it what has `in_records`
   * @param {Object} plan whose title block it is
   * @param {Array<Object>} entries those that are shown
   * @param {{title: string, intro: string, day: string}} texts the title (the record's if it is empty), what the document
   *   begins with, and the date that it bears, as 2026-03-02
   * @returns {Object}
   */
  function recordScope(record, details, plan, entries, { title, intro, day }) {
    const said = details.filter((detail) => detail.in_records);
    const facts = {
      ...Object.fromEntries(said.map((one) => [slotOf(one), one.kind === "saved" ? date(day) : detailText(plan, one)])),
      "record.intro": intro,
    };
    return {
      values: { "plan.title": title.replace(/\s+/g, " ").trim() || record.title, ...facts },
      flags: Object.keys(facts).filter((name) => facts[name].trim()).map((name) => `shown:${name}`),
      lists: { [record.id]: entryScopes(record, entries) },
    };
  }

  function texts(id, { answer = "", now = "", next = "", not_relevant: why }) {
    if (why !== undefined && why !== null) {
      answer = now = say("documents.not-relevant", { reason: why });
      next = "";
    }
    return { [`${id}.answer`]: answer, [`${id}.now`]: now, [`${id}.next`]: next };
  }

  // Characters that `linesOf` would drop or take for a line end, and JSON does not escape of itself.
  function json(plan) {
    const escape = (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
    return JSON.stringify(plan).replace(/[\x7f-\x9f\u2028\u2029\ufffe\uffff]/g, escape);
  }

  return { leftIn, planScope, recordScope, entryScopes };
})();
