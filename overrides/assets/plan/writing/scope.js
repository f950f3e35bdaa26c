// Needs: site/words, plan/model/answers, plan/model/leftover, plan/model/copies, plan/model/details, plan/writing/record-scope, plan/writing/overview, plan/writing/comment-scopes
/**
 * Builds the values that fill a document's template from a plan, as macros/documents/scope.py does.
 * tests/vectors/scope.json holds both to the same results.
 */
var tkPlan = tkPlan || {};

tkPlan.scope = (function () {
  "use strict";

  const { say } = tkWords;
  const { answerState } = tkPlan.answers;
  const { leftover } = tkPlan.leftover;
  const { withoutInternal } = tkPlan.copies;
  const { chosenFor, detailText, inOneLine, slotOf } = tkPlan.details;
  const { entryScopes } = tkPlan.recordScope;
  // As many characters of answers fill ten pages, and as much room does what is asked take for each flag that shows some.
  const TEN_PAGES = 19_000;
  const A_QUESTION = 150;
  const { overviewCheck, overviewFlags, overviewOf } = tkPlan.overview;

  /**
   * @param {Plan} plan
   * @param {Definition} definition
   * @param {Choices} choices
   * @returns {Scope} the scope that fills a document with the plan
   */
  function planScope(plan, definition, choices) {
    plan = leftIn(plan, definition, choices);
    const { details: block = [], records = [] } = definition;
    const details = Object.fromEntries(block.map((detail) => [slotOf(detail), detailText(plan, detail)]));
    /** @param {Detail} detail */
    const isToFill = ({ optional, personal }) => choices.unanswered && !optional && (choices.internal || !personal);
    const wanted = block.filter((detail) => details[slotOf(detail)].trim() || isToFill(detail));
    const isAsked = choices.internal && choices.comments === true;
    const comments = tkPlan.commentScopes.commentScopes(plan, definition, isAsked, wanted.map(slotOf));

    // Only answers to what is asked: a stray one beside the topics would otherwise show up in each of them.
    /**
     * @param {Answers} all
     * @param {boolean} repeats
     * @param {Set<string>} commented the questions that somebody commented on
     */
    function answered(all, repeats, commented) {
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
          const shown = part.questions.filter(
            ({ id }) => whole || commented.has(id) || answerState(all[id]) !== "open",
          );
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
    const blank = choices.unanswered ? [{ id: "blank", title: "", answers: {} }] : [];
    const topics = (plan.topics.length ? plan.topics : blank).map((topic, index) => {
      const { values, flags } = answered(topic.answers, true, comments.questions(topic.id));
      const chosen = chosenFor(topic, definition);
      const lines = Object.fromEntries(
        [...chosen].map(([id, { title }]) => [`topic.${id.replaceAll("-", "_")}`, title]),
      );
      const { promise } = chosen.get("level") ?? {};
      if (promise) lines["topic.promise"] = promise;
      return {
        values: {
          "topic.number": String(index + 1),
          "topic.mark": idMark(topic.id),
          "topic.title": topic.title,
          ...lines,
          ...values,
        },
        flags: [
          ...flags,
          ...Object.keys(lines).map((slot) => `shown:${slot}`),
          inOneLine(topic.title) ? "titled" : "untitled",
        ],
        lists: comments.lists(topic.id),
      };
    });
    const { values, flags, boxes } = answered(plan.answers, false, comments.questions(""));
    const overview = overviewOf(plan, definition);
    const left = choices.internal ? leftover(plan, definition) : [];
    const shown = definition.boxes.filter((box) => (box.repeats ? topics.length > 0 : boxes.includes(box.id)));
    return {
      values: {
        "plan.id": plan.id,
        "plan.mark": idMark(plan.id),
        "plan.made-from": plan.made_from ?? "",
        "plan.json": json(dataOf(plan, definition, choices)),
        "plan.title": inOneLine(plan.title) || definition.title,
        ...details,
        ...overview,
        "overview.check": overviewCheck(Object.values(overview)),
        "topic.number": "0",
        ...values,
      },
      flags: [
        ...flags,
        ...overviewFlags(overview, definition, plan),
        ...wanted.map((detail) => `shown:${slotOf(detail)}`),
        ...shown.map((box) => `shown:${box.id}`),
        ...records.filter(({ id }) => plan.records[id]?.length).map(({ id }) => `shown:record.${id}`),
        ...(choices.guidance ? ["guidance"] : []),
        ...(left.length ? ["shown:unplaced"] : []),
        ...(isLong([{ values, flags, lists: {} }, ...topics]) ? ["contents"] : []),
        ...(comments.all.length ? ["commented"] : []),
        "saved",
      ],
      lists: {
        topics,
        ...(comments.all.length && { ...comments.lists(""), comments: comments.all }),
        ...(left.length && {
          unplaced: left.map(({ where, text }) => ({
            values: { "unplaced.where": where, "unplaced.text": text },
            flags: [],
            lists: {},
          })),
        }),
        ...Object.fromEntries(
          records.map((record) => [record.id, entryScopes(record, plan.records[record.id] ?? [], true)]),
        ),
      },
    };
  }

  /**
   * @param {Scope[]} scopes of the plan's answers and of its topics'
   * @returns {boolean} whether they fill more than ten pages, about: only who prints a document knows
   */
  function isLong(scopes) {
    const texts = scopes.flatMap(({ values }) => Object.values(values));
    const characters = texts.reduce((sum, text) => sum + Array.from(text).length, 0);
    return characters + A_QUESTION * scopes.flatMap(({ flags }) => flags).length > TEN_PAGES;
  }

  /**
   * @param {Plan} plan
   * @param {Definition} definition
   * @param {Choices} choices
   * @returns {Plan} the plan as it leaves, whatever the way: without a trace of what stays out, what is internal or
   *   personal and the records
   */
  function leftIn(plan, definition, choices) {
    const shown = choices.internal ? plan : withoutInternal(plan, definition);
    return choices.records === false ? { ...shown, records: {} } : shown;
  }

  /**
   * @param {string} id of a plan or a topic
   * @returns {string} the same in the letters that a bookmark may hold: see macros/documents/marks.py
   */
  const idMark = (id) => id.replaceAll("_", "__").replaceAll("-", "_d").slice(0, 34);

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

  /**
   * @param {Plan} plan
   * @param {Definition} definition
   * @param {Choices} choices
   * @returns {Plan} the plan as a file carries it as data: a copy to publish brings the questions that it answers
   */
  function dataOf(plan, definition, choices) {
    const out = leftIn(plan, definition, choices);
    return choices.internal ? out : tkPlan.copies.withWording(out, definition);
  }

  return { dataOf, leftIn, planScope };
})();
