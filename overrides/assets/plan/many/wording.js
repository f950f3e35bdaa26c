// Needs: site/words, plan/many/months
/** How the facts of plans are put into words, on the page and in files. Touches neither the page nor the storage. */
var tkPlan = tkPlan || {};

tkPlan.wording = (function () {
  "use strict";

  const { say, date } = tkWords;
  const { said } = tkPlan.months;

  /**
   * @param {Facts} facts
   * @param {string} day today
   * @returns {string} the review date: one that is past says so
   */
  function reviewWords({ review }, day) {
    if (!review) return say("many.no-review");
    return review < day ? say("many.review-past", { date: date(review) }) : date(review);
  }

  /**
   * @param {DueAction} action
   * @param {string} day today
   * @returns {boolean} whether it should have been done by now
   */
  const isLate = ({ to }, day) => to !== "" && to < day;

  /**
   * @param {DueAction} action
   * @param {string} day today
   * @returns {string} by when it is due
   */
  function dueWords(action, day) {
    const { from, to } = action;
    // A date that a spreadsheet brought along as it was stands as it is.
    if (to) return say(isLate(action, day) ? "many.due-past" : "many.due-on", { date: date(to) || to });
    return from ? say("many.due-from", { date: date(from) || from }) : say("many.due-undated");
  }

  /**
   * @param {DueAction} action
   * @param {string} day today
   * @returns {string} the action, by when it is due and who leads it
   */
  function actionWords(action, day) {
    const values = { action: action.task || "…", when: dueWords(action, day), lead: action.lead };
    const words = action.lead ? say("many.actions-led", values) : say("many.actions-line", values);
    return marked(words, action.internal);
  }

  /**
   * @param {string} words
   * @param {boolean} internal
   * @returns {string} the words, with a mark where they are to stay in the team
   */
  const marked = (words, internal) => (internal ? `${words} · ${say("many.only-internal")}` : words);

  /**
   * @param {Facts} facts
   * @returns {string} how many questions are answered, half answered and open
   */
  function answeredWords({ settled, half, total }) {
    const words = say("many.answered-of", { settled, total, open: total - settled - half });
    return half ? `${words}, ${say("many.half", { count: half })}` : words;
  }

  /**
   * @param {NamingLine} line
   * @returns {string} when the group is to be heard: months, and from where they are known
   */
  function whenWords({ when, of }) {
    if (!when.length) return say("many.no-date");
    const spans = when.map(({ from, to }) =>
      from === to ? said(from) : say("many.from-to", { from: said(from), to: said(to) }),
    );
    const words = spans.join(", ");
    if (of === "heard") return say("many.heard", { month: words });
    return of === "near" ? say("many.of-topic", { when: words }) : words;
  }

  /**
   * @param {string} text
   * @param {number} most
   * @returns {string} its beginning, with a mark where there is more
   */
  function short(text, most) {
    const lines = text.split("\n").map((line) => line.replace(/^\s*[-*•]\s+/, "").trim());
    // What was a list goes on in one line, each item with its end.
    const ended = lines
      .filter(Boolean)
      .map((line, index, all) => (index < all.length - 1 && /[\p{L}\p{N})]$/u.test(line) ? `${line};` : line));
    const line = ended.join(" ").replace(/\s+/g, " ");
    if (line.length <= most) return line;
    return `${line
      .slice(0, most + 1)
      .replace(/\s\S*$/, "")
      .slice(0, most)}…`;
  }

  return { reviewWords, isLate, dueWords, actionWords, marked, answeredWords, whenWords, short };
})();
