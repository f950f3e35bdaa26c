// Needs: site/words, plan/model/details
/** What a plan holds that has no place on the page, since this toolkit does not ask for it: it stays in the plan. */
var tkPlan = tkPlan || {};

tkPlan.unshown = (function () {
  "use strict";

  const { say } = tkWords;
  const { detailName } = tkPlan.details;

  /**
   * @param {string} text
   * @param {{choices?: Array<{id: string}>|null}|undefined} field undefined if there is none for it
   * @returns {boolean} whether it says something that the page does not show
   */
  const isUnshown = (text, field) =>
    text.trim() !== "" && (!field || Boolean(field.choices?.length && !field.choices.some(({ id }) => id === text)));

  /**
   * @param {Plan} plan
   * @param {Definition} definition
   * @returns {Unplaced[]} what is said in fields, in lists and as choices that this toolkit does not have: all that is in one
   *   of them as one text
   */
  function unshown(plan, { details = [], topic_details: forTopics = [], records = [] }) {
    /** @type {Map<string, string[]>} */
    const found = new Map();
    /** @type {function(string, string): void} */
    const add = (where, text) => void found.set(where, [...(found.get(where) ?? []), text]);
    for (const [id, text] of Object.entries(plan.details ?? {})) {
      const detail = details.find((one) => one.id === id);
      if (isUnshown(text, detail)) add(detail ? detailName(detail) : id, text);
    }
    plan.topics.forEach(function (topic, index) {
      for (const detail of forTopics) {
        const chosen = (detail.id === "level" ? topic.level : topic.decision_point) ?? "";
        if (isUnshown(chosen, detail)) add(`${say("builder.topic", { number: index + 1 })}, ${detail.title}`, chosen);
      }
    });
    for (const [id, entries] of Object.entries(plan.records)) {
      const record = records.find((one) => one.id === id);
      for (const [name, text] of entries.flatMap(({ fields }) => Object.entries(fields))) {
        const field = record?.fields.find((one) => one.id === name);
        if (isUnshown(text, field)) add(`${record?.title ?? id}, ${field?.title ?? name}`, text);
      }
    }
    return [...found].map(([where, texts]) => ({ where, text: texts.join("; ") }));
  }

  return { unshown };
})();
