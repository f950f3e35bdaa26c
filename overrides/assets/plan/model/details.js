// Needs: site/words
/** The title block of a plan, and what is chosen for a topic: what a plan says there, and how people read it. */
var tkPlan = tkPlan || {};

tkPlan.details = (function () {
  "use strict";

  const { date, locale } = tkWords;

  /**
   * The details of the title block for which every plan has a field of its own, and that field.
   * @type {Object<string, string>}
   */
  const OWN_FIELDS = {
    statistics: "statistics",
    organisation: "organisation",
    contact: "contact",
    "review-date": "review_date",
  };

  /**
   * @param {Detail} detail of the title block
   * @returns {string} what it is called in the language of the site
   */
  const detailName = ({ title, in_languages: others = [] }) =>
    others.find(({ language }) => language === locale())?.title ?? title;

  /**
   * @param {Plan} plan
   * @param {Detail} detail a line of the title block
   * @returns {string} what the plan says there: plain text, a date as 2026-03-02, a choice as its id
   */
  function detailOf(plan, { id, kind }) {
    if (kind === "saved") return plan.modified;
    return (Object.hasOwn(OWN_FIELDS, id) ? plan[OWN_FIELDS[id]] : plan.details?.[id]) || "";
  }

  /**
   * @param {Plan} plan changed in place
   * @param {string} id of a detail that people fill in
   * @param {string} text as `detailOf` gives it
   */
  function setDetail(plan, id, text) {
    // Some fields for dates take years of six digits, which the format of plans does not have.
    if (id === "review-date") plan.review_date = /^\d{4}-\d\d-\d\d$/.test(text) ? text : null;
    else if (Object.hasOwn(OWN_FIELDS, id)) plan[OWN_FIELDS[id]] = text;
    else {
      const { [id]: _, ...others } = plan.details ?? {};
      const details = text ? { ...others, [id]: text } : others;
      if (Object.keys(details).length) plan.details = details;
      else delete plan.details;
    }
  }

  /**
   * @param {Detail|RecordField} field
   * @param {string} text what is filled in there
   * @returns {string} the same as people read it
   */
  function readable({ kind, choices }, text) {
    if (kind === "choice") return choices?.find((choice) => choice.id === text)?.title ?? text;
    if (kind === "saved") return date(text);
    return (kind === "date" && /^\d{4}-\d\d-\d\d$/.test(text) && date(text)) || text;
  }

  /**
   * @param {Definition} definition
   * @returns {Detail[]} the details that people fill in
   */
  const filledIn = ({ details = [] }) => details.filter(({ kind }) => kind !== "saved");

  /**
   * @param {Plan} plan
   * @param {Definition} definition
   * @returns {Detail[]} the personal details that the plan has: no copy to publish says them
   */
  const personalIn = (plan, { details = [] }) => details.filter((detail) => detail.personal && detailOf(plan, detail));

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
  const detailText = (plan, detail) => readable(detail, detailOf(plan, detail));

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
   * @param {string} title
   * @returns {string} it in one line. Spaces that do not break, such as those within numbers, stay
   */
  const inOneLine = (title) => title.replace(/[ \t\r\n\v\f\u0085\u2028\u2029]+/g, " ").trim();

  return {
    OWN_FIELDS,
    detailName,
    detailOf,
    setDetail,
    readable,
    filledIn,
    personalIn,
    slotOf,
    detailText,
    chosenFor,
    inOneLine,
  };
})();
