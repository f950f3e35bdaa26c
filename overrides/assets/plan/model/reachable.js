// Needs: site/words, plan/model/answers, plan/model/details
/**
 * Finds email addresses and telephone numbers in what goes out of a plan: they may be a person's own. They are shown, and
 * nothing is taken out. macros/content/plans/reachable.py finds the same: tests/vectors/reachable.json holds both to it.
 */
var tkPlan = tkPlan || {};

tkPlan.reachable = (function () {
  "use strict";

  const { say, node } = tkWords;
  const { detailName, filledIn, inOneLine, detailText } = tkPlan.details;
  const { numbered } = tkPlan.answers;
  const EMAIL = /[\p{L}\p{N}_.+-]{1,64}@[\p{L}\p{N}_-]{1,63}(?:\.[\p{L}\p{N}_-]{1,63})+/gu;
  // What may not be before a number is matched with it: browsers of early 2023 know no other way.
  const TELEPHONE = /(?:^|[^\p{L}\p{N}_.,-])((?:\+|\(?0)\p{Nd}(?:[ ()/.-]{0,2}\p{Nd}){8,13})(?![\p{L}\p{N}_])/gu;

  /**
   * @param {string} text
   * @returns {string[]} the email addresses in it, then the telephone numbers, each once
   */
  function reachableIn(text) {
    const emails = [...text.matchAll(EMAIL)].map(([email]) => email);
    const numbers = [...text.matchAll(TELEPHONE)].map(([, number]) => number);
    return [...new Set([...emails, ...numbers])];
  }

  /** @type {function(Plan, Definition): Words[]} the email addresses and telephone numbers in a plan, a line each */
  const reachable = (plan, definition) => found(plan, definition, reachableIn);

  /**
   * @param {Plan} plan as it goes out
   * @param {Definition} definition
   * @param {function(string): string[]} findIn what to find in a text
   * @returns {Words[]} a line for each thing that is found: what it is, and where it is
   */
  function found(plan, definition, findIn) {
    /** @type {function(string[], string, Object<string, string|number>): Words[]} */
    const lines = (texts, place, words) => findIn(texts.join("\n")).map((text) => node(place, { text, ...words }));
    const block = filledIn(definition).map((detail) => [detailName(detail), detailText(plan, detail)]);
    return [
      ...[[say("documents.title"), plan.title], ...block].flatMap(([detail, text]) =>
        lines([inOneLine(text)], "builder-register.reached-detail", { detail }),
      ),
      ...[plan, ...plan.topics].flatMap(({ answers }, topic) => [
        ...(topic ? lines([plan.topics[topic - 1].title], "builder-register.reached-topic", { number: topic }) : []),
        ...numbered(definition, topic).flatMap(({ id, number, text: question }) =>
          lines(texts(answers[id]), "builder-register.reached-answer", { number, question }),
        ),
      ]),
      ...(definition.records ?? []).flatMap(({ id, title }) =>
        (plan.records[id] ?? []).flatMap(({ fields }, index) =>
          lines(Object.values(fields), "builder-register.reached-entry", { number: index + 1, title }),
        ),
      ),
    ];
  }

  /** @param {Answer} [answer] */
  const texts = ({ answer = "", now = "", next = "", not_relevant: why = "" } = {}) => [answer, now, next, why ?? ""];

  return { found, reachable, reachableIn };
})();
