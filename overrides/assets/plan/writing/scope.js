// Needs: site/words, plan/model/state, plan/writing/fill, plan/writing/crc
/**
 * Builds the values that fill a document's template from a plan, as macros/documents/scope.py does.
 * tests/vectors/scope.json holds both to the same results.
 */
var tkPlan = tkPlan || {};

tkPlan.scope = (function () {
  "use strict";

  const { say, date } = tkWords;
  const { answerState } = tkPlan.state;
  const { inOneLine, ofLine } = tkPlan.crc;

  /**
   * @param {Plan} plan
   * @param {Definition} definition
   * @param {Choices} choices
   * @returns {Scope} the scope that fills a document with the plan
   */
  function planScope(plan, definition, choices) {
    plan = leftIn(plan, choices);
    const { details: block = [], records = [] } = definition;

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
      /** @type {string[]} */
      const asked = [];
      for (const box of definition.boxes.filter((each) => each.repeats === repeats)) {
        const ids = box.parts.flatMap((part) => part.questions.map(({ id }) => id));
        const whole = choices.unanswered && (!box.optional || ids.some((id) => answerState(all[id]) !== "open"));
        for (const part of box.parts) {
          asked.push(...part.questions.map(({ id }) => id));
          for (const { id } of part.questions) if (all[id]) Object.assign(values, texts(id, all[id]));
          const shown = part.questions.filter(({ id }) => whole || answerState(all[id]) !== "open");
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

    // Without topics, one blank topic is left to fill in.
    const blank = choices.unanswered ? [{ id: "", title: "", answers: {} }] : [];
    const topics = (plan.topics.length ? plan.topics : blank).map((topic, index) => {
      const { values, flags } = answered(topic.answers, true);
      const chosen = chosenFor(topic, definition);
      const lines = Object.fromEntries(
        [...chosen].map(([id, { title }]) => [`topic.${id.replaceAll("-", "_")}`, title]),
      );
      const { promise } = chosen.get("level") ?? {};
      if (promise) lines["topic.promise"] = promise;
      return {
        values: { "topic.number": String(index + 1), "topic.title": topic.title, ...lines, ...values },
        flags: [...flags, ...Object.keys(lines).map((slot) => `shown:${slot}`)],
        lists: {},
      };
    });
    const details = Object.fromEntries(block.map((detail) => [slotOf(detail), detailText(plan, detail)]));
    const optional = block.filter((detail) => detail.optional).map(slotOf);
    const { values, flags, boxes } = answered(plan.answers, false);
    const overview = overviewOf(plan, definition);
    const shown = definition.boxes.filter((box) => (box.repeats ? topics.length > 0 : boxes.includes(box.id)));
    return {
      values: {
        "plan.id": plan.id,
        "plan.json": json(plan),
        "plan.title": plan.title.replace(/\s+/g, " ").trim() || definition.title,
        ...details,
        ...overview,
        "overview.check": overviewCheck(Object.values(overview)),
        "topic.number": "0",
        ...values,
      },
      flags: [
        ...flags,
        ...overviewFlags(overview, definition, plan, shown),
        ...optional.filter((slot) => details[slot].trim()).map((slot) => `shown:${slot}`),
        ...shown.map((box) => `shown:${box.id}`),
        ...records.filter(({ id }) => plan.records[id]?.length).map(({ id }) => `shown:record.${id}`),
        ...(choices.guidance ? ["guidance"] : []),
        "saved",
      ],
      lists: {
        topics,
        ...Object.fromEntries(
          records.map((record) => [record.id, entryScopes(record, plan.records[record.id] ?? [], true)]),
        ),
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

  /** @param {string} text */
  const trimmed = (text) => text.replace(/^[ \t-\r]+|[ \t-\r]+$/g, "");

  /**
   * @param {FirstPageRow} row
   * @returns {string} the slot of a row of the first page
   */
  const rowSlot = ({ question, record }) => ["overview", question ?? record ?? "topics"].join(".");

  /**
   * @param {Plan} plan
   * @param {Definition} definition
   * @returns {Object<string, string>} the rows of the first page: what each says in short
   */
  function overviewOf(plan, definition) {
    /** @param {FirstPageRow} row */
    const textOf = function ({ question, record: id }) {
      if (question) {
        const { answer = "", internal, not_relevant: why } = plan.answers[question] ?? {};
        const text = (why ?? "").trim() ? "" : trimmed(answer);
        return text && internal ? `${text}\n${say("documents.internal")}` : text;
      }
      if (!id) return plan.topics.map((topic, index) => topicLine(topic, index + 1, definition)).join("\n");
      const record = /** @type {RecordDefinition} */ (definition.records.find((one) => one.id === id));
      return entryScopes(record, plan.records[id] ?? [], true)
        .map((entry) => entryLine(record, entry))
        .join("\n");
    };
    return Object.fromEntries((definition.first_page ?? []).map((row) => [rowSlot(row), textOf(row)]));
  }

  /**
   * @param {Topic} topic
   * @param {number} number
   * @param {Definition} definition
   */
  function topicLine(topic, number, definition) {
    const title = inOneLine(topic.title);
    const line = title ? say("documents.topic", { number, title }) : say("builder.topic", { number });
    const level = chosenFor(topic, definition).get("level");
    return level
      ? say("documents.topic-level", { topic: line, level: level.title, promise: level.promise ?? "" })
      : line;
  }

  /**
   * @param {RecordDefinition} record
   * @param {Scope} entry its scope
   * @returns {string} the entry in one line: what names it, and the facts that are filled in
   */
  function entryLine(record, { values, flags }) {
    const [name, ...facts] = record.fields.map(({ id }) => inOneLine(values[`entry.${id}`]));
    return [name || "…", ...facts, flags.includes("internal") ? say("documents.internal") : ""]
      .filter(Boolean)
      .join(" · ");
  }

  /**
   * The first page is there once it has more to say than the topics, or one of them has a level.
   * @param {Object<string, string>} overview
   * @param {Definition} definition
   * @param {Plan} plan
   * @param {Box[]} shown
   */
  function overviewFlags(overview, definition, plan, shown) {
    const rows = (definition.first_page ?? []).filter((row) => overview[rowSlot(row)]);
    const levels = plan.topics.some((topic) => chosenFor(topic, definition).has("level"));
    if (!levels && rows.every(({ topics }) => topics)) return [];
    return [
      "shown:overview",
      ...rows.map((row) => `shown:${rowSlot(row)}`),
      ...shown.slice(0, 1).map(({ id }) => `first:${id}`),
    ];
  }

  /**
   * @param {string[]} texts
   * @returns {string} by what a reader knows the lines of the first page again that nobody changed: their checksums
   */
  function overviewCheck(texts) {
    const lines = texts
      .flatMap((text) => tkPlan.fill.linesOf(text))
      .map(inOneLine)
      .filter(Boolean);
    return lines.map(ofLine).join(" ");
  }

  /**
   * @param {Topic} topic
   * @param {Definition} definition
   * @returns {Map<string, TopicChoice>} what is chosen for a topic, by the id of the detail. A name that is no choice is
   *   left out
   */
  function chosenFor(topic, { topic_details: details = [] }) {
    /** @type {Map<string, TopicChoice>} */
    const chosen = new Map();
    for (const { id, choices } of details) {
      const name = id === "level" ? topic.level : topic.decision_point;
      const choice = choices.find((one) => one.id === name);
      if (choice) chosen.set(id, choice);
    }
    return chosen;
  }

  /**
   * @param {Detail} detail
   * @returns {string} its slot in documents
   */
  const slotOf = ({ id }) => `plan.${id.replaceAll("-", "_")}`;

  /**
   * @param {Plan} plan
   * @param {Detail} detail
   * @returns {string} what the plan says in that line of its title block, as people read it
   */
  const detailText = (plan, detail) => tkPlan.state.readable(detail, tkPlan.state.detailOf(plan, detail));

  /**
   * @param {RecordDefinition} record what an entry holds
   * @param {Entry[]} entries
   * @param {boolean} [marked] whether the flag `internal` is set where an entry is
   * @returns {Scope[]} the scopes that fill the rows of the record
   */
  function entryScopes(record, entries, marked = false) {
    return entries.map(({ fields, internal }, index) => ({
      values: {
        "entry.number": String(index + 1),
        ...Object.fromEntries(
          record.fields.map((field) => [`entry.${field.id}`, tkPlan.state.readable(field, fields[field.id] ?? "")]),
        ),
      },
      flags: marked && internal ? ["internal"] : [],
      lists: {},
    }));
  }

  /**
   * The scope that fills a record's document with entries, and nothing else of the plan but its title block: as
   * macros/documents/record_scope.py has it.
   * @param {RecordDefinition} record what an entry holds
   * @param {Detail[]} details the title block of a plan. A record says of it what has `in_records`
   * @param {Plan} plan whose title block it is
   * @param {Entry[]} entries those that are shown
   * @param {{title: string, intro: string, day: string}} texts the title (the record's if it is empty), what the document
   *   begins with, and the date that it bears, as 2026-03-02
   * @returns {Scope}
   */
  function recordScope(record, details, plan, entries, { title, intro, day }) {
    const said = details.filter((detail) => detail.in_records);
    /** @type {Object<string, string>} */
    const facts = {
      ...Object.fromEntries(said.map((one) => [slotOf(one), one.kind === "saved" ? date(day) : detailText(plan, one)])),
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
    // Without a reason, nothing is said yet: what was answered stays.
    if ((why ?? "").trim()) {
      answer = now = say("documents.not-relevant", { reason: why ?? "" });
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

  return { chosenFor, leftIn, planScope, recordScope, entryScopes };
})();
