// Needs: site/words, plan/model/copies, plan/model/staying
/** The copy of a plan for an organisation's register of published plans, and what stays behind. */
var tkPlan = tkPlan || {};

tkPlan.published = (function () {
  "use strict";

  const { node } = tkWords;
  const { withoutInternal, withWording } = tkPlan.copies;
  const { internalAnswers, internalEntries, others } = tkPlan.staying;

  /** What is shown of a plan beside its records. */
  const ANSWERS = "plan";

  /**
   * @param {Plan} plan
   * @param {Definition} definition
   * @param {string[]} shown what the register will show: `plan`, and the ids of records
   * @returns {Plan} the plan with that alone. What the register refuses is not in it
   */
  function forRegister(plan, definition, shown) {
    const open = withoutInternal(plan, definition);
    const answers = shown.includes(ANSWERS) ? asked(open.answers, definition, false) : {};
    const topics = open.topics.map((topic) => ({ ...topic, answers: asked(topic.answers, definition, true) }));
    const records = Object.entries(open.records).filter(([id, entries]) => shown.includes(id) && entries.length);
    const copy = {
      ...open,
      answers,
      topics: shown.includes(ANSWERS) ? topics : [],
      records: Object.fromEntries(records),
    };
    return withWording(copy, definition);
  }

  /**
   * @param {Answers} given
   * @param {Definition} definition
   * @param {boolean} repeats
   * @returns {Answers} what shows of the answers to what is asked
   */
  function asked(given, { boxes }, repeats) {
    /** @type {Answers} */
    const kept = {};
    for (const box of boxes.filter((each) => each.repeats === repeats)) {
      const fields = box.answers === "one" ? ["answer"] : ["now", "next"];
      for (const { id } of box.parts.flatMap(({ questions }) => questions)) {
        const answer = given[id];
        if (!answer) continue;
        const reason = answer.not_relevant?.trim();
        const texts = fields.map((field) => [field, answer[field] ?? ""]);
        if (reason) kept[id] = { not_relevant: reason };
        else if (texts.some(([, text]) => text.trim())) kept[id] = Object.fromEntries(texts);
      }
    }
    return kept;
  }

  /**
   * @param {Plan} plan
   * @param {Definition} definition
   * @param {string[]} shown
   * @returns {Words[]} what of the plan is not in the copy, a line each
   */
  function leftBehind(plan, definition, shown) {
    return [
      ...(shown.includes(ANSWERS) ? [] : [node("builder-register.left-answers")]),
      ...internalAnswers(plan, definition),
      ...(definition.records ?? []).flatMap(function (record) {
        const { id, title } = record;
        const count = plan.records[id]?.length;
        if (shown.includes(id)) return internalEntries(plan, record);
        return count ? [node("builder-register.left-record", { title, count })] : [];
      }),
      ...others(plan, definition),
    ];
  }

  /**
   * @param {Plan} plan
   * @returns {string} a name for its file as the register takes it: `ferry-plan-2026.json`
   */
  function registerName({ title }) {
    const plain = title.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    const slug = plain.replace(/[^a-z0-9]+/g, "-").slice(0, 60);
    return `${slug.replace(/^-|-$/g, "") || ANSWERS}.json`;
  }

  return { ANSWERS, forRegister, leftBehind, registerName };
})();
