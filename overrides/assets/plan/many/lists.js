// Needs: site/words, plan/many/months, plan/many/wording
/** What is seen of many plans, list by list, as words in cells: what spreadsheets and documents are made of. */
var tkPlan = tkPlan || {};

/**
 * @typedef {{values: Object<string, string>, internal: boolean}} ReportRow the cells by the names of the columns, which
 *   macros/documents/layouts/report.py has too
 * @typedef {{plan: number, topic: string, when: string, who: string, internal: boolean, quotes: string[]}} Asking a plan
 *   that names a group, by its number, and its sentences that do so
 * @typedef {{overview: Overview, definition: Definition, known: Known, decisions: Decisions, unread: Unread[], day: string,
 *   publish: boolean}} Reported publish: whether it goes out. Then what a reader noted, the names of files and what could
 *   not be read stay in
 */

tkPlan.lists = (function () {
  "use strict";

  const { say } = tkWords;
  const { said } = tkPlan.months;
  const { actionWords, answeredWords, dueWords, reviewWords, short, whenWords } = tkPlan.wording;
  /** How much of a text a document shows. */
  const MOST = 200;
  /** How much of it is in the narrow cells of a plan, so that its row takes no whole sheet. */
  const MOST_OF_PEOPLE = 120;
  const MOST_OF_METHODS = 80;

  /** @type {function(Reported): (number: number) => string} gives the title of a plan by its number */
  const titles =
    ({ overview }) =>
    (number) =>
      overview.plans[number].title;

  /**
   * What each list holds, by its name.
   * @type {Object<string, function(Reported): ReportRow[]>}
   */
  const LISTS = {
    plans: ({ overview, day, publish }) =>
      overview.plans.map((facts, index) => ({
        internal: facts.internal && !publish,
        values: {
          plan: [facts.title, facts.statistics, facts.organisation].filter(Boolean).join("\n"),
          title: facts.title,
          statistics: facts.statistics,
          organisation: facts.organisation,
          contact: facts.contact,
          topics: facts.topics.map(({ title, level }) => withLevel(title, level)).join("\n"),
          people: peopleOf(facts, (text) => short(text, MOST_OF_PEOPLE)),
          everyone: peopleOf(facts, (text) => text),
          methods: methodsOf(facts, (text) => short(text, MOST_OF_METHODS)).join("\n"),
          ways: methodsOf(facts, (text) => text).join("\n"),
          levels: facts.levels.join("\n"),
          answered: answeredWords(facts),
          review: reviewWords(facts, day),
          actions: facts.actions.map((action) => actionWords(action, day)).join("\n"),
          file: publish ? "" : overview.items[index].file,
        },
      })),
    asked: (reported) =>
      reported.overview.groups.flatMap((group) =>
        askingOf(group).map(({ plan, topic, when, who, internal, quotes }) => ({
          internal,
          values: { group: group.name, plan: titles(reported)(plan), topic, when, who, quote: quotes.join("\n") },
        })),
      ),
    months: (reported) =>
      reported.overview.groups
        .flatMap(({ name, months }) =>
          [...months].map(([month, plans]) => ({ name, month, plans: [...plans].map(titles(reported)) })),
        )
        .sort((one, other) => (one.month < other.month ? -1 : one.month > other.month ? 1 : 0))
        .map(({ name, month, plans }) => ({
          internal: false,
          values: {
            month: said(month),
            group: name,
            plans: say("many.plans-list", {
              count: say("many.plans-in", { count: plans.length }),
              plans: plans.join("; "),
            }),
          },
        })),
    actions: ({ overview, day }) =>
      dueIn(overview).map(({ action, facts }) => ({
        internal: action.internal,
        values: {
          action: action.task,
          due: dueWords(action, day),
          lead: action.lead,
          state: action.state,
          plan: facts.title,
          topic: action.topic,
        },
      })),
    gaps: ({ overview }) => {
      /** @type {Array<[string, Touched[]]>} */
      const all = [
        [say("many.points"), overview.gaps.points],
        [say("many.kinds"), overview.gaps.kinds],
        [say("many.standards"), overview.gaps.standards],
      ];
      return all.flatMap(([kind, things]) =>
        things.map(({ title, plans }) => ({
          internal: false,
          values: { kind, title, plans: touchedWords(overview, plans) },
        })),
      );
    },
    checks: ({ overview, decisions, known, publish }) =>
      overview.items.flatMap(function ({ plan }, index) {
        const checks = publish ? new Map() : (decisions.checks.get(plan.id) ?? new Map());
        const checked = known.checklist.flatMap(({ items }) => items).filter(({ id }) => checks.has(id));
        return checked.map(function ({ id, text }) {
          const { found, note } = checks.get(id);
          const judged = found && (found === "ask" ? say("many.ask-again") : say("many.shown"));
          return { internal: false, values: { plan: overview.plans[index].title, item: text, found: judged, note } };
        });
      }),
    unread: ({ unread, publish }) =>
      (publish ? [] : unread).map(({ file, why }) => ({
        internal: false,
        values: { file, why: typeof why === "string" ? why : (why.textContent ?? "") },
      })),
  };

  /**
   * @param {Group} group
   * @returns {Asking[]} who names the group, for which topic and when. A plan that says the same in several sentences is
   *   there once, with each of them
   */
  function askingOf({ mentions }) {
    /** @type {Map<string, Asking>} */
    const all = new Map();
    for (const { plan, line } of mentions) {
      const { topic, who, internal, text } = line;
      const when = whenWords(line);
      const key = JSON.stringify([plan, topic, when, who, internal]);
      const known = all.get(key) ?? { plan, topic, when, who, internal, quotes: [] };
      if (!known.quotes.includes(text)) known.quotes.push(text);
      all.set(key, known);
    }
    return [...all.values()];
  }

  /**
   * @param {Overview} overview
   * @returns {Array<{action: DueAction, facts: Facts}>} what is still to be done, the next first, without a day last
   */
  function dueIn({ plans }) {
    /** @param {{action: DueAction}} due */
    const day = ({ action }) => action.to || action.from || "9999";
    return plans
      .flatMap((facts) => facts.actions.map((action) => ({ action, facts })))
      .sort((one, other) => (day(one) < day(other) ? -1 : day(one) > day(other) ? 1 : 0));
  }

  /** @type {function(string, string): string} */
  const withLevel = (topic, level) => (level ? say("many.topic-level", { topic, level }) : topic);

  /** @type {function(string, string): string} */
  const labelled = (label, text) => (text ? say("builder.labelled", { label, text }) : "");

  /**
   * @param {Facts} facts
   * @param {function(string): string} shown how much of a text is shown
   * @returns {string} who each topic wants to hear from
   */
  const peopleOf = ({ topics }, shown) =>
    topics
      .map(({ title, people }) => labelled(title, shown(people)))
      .filter(Boolean)
      .join("\n");

  /**
   * @param {Facts} facts
   * @param {function(string): string} shown how much of a text is shown
   * @returns {string[]} the methods that are known by their names; else what the plan says about methods
   */
  function methodsOf({ methods, topics }, shown) {
    return methods.length ? methods : topics.map(({ words }) => shown(words)).filter(Boolean);
  }

  /**
   * @param {Overview} overview
   * @param {number[]} plans by their numbers
   * @returns {string} how many plans there are, and which
   */
  function touchedWords(overview, plans) {
    if (!plans.length) return say("many.no-plan");
    const count = say("many.plans-in", { count: plans.length });
    return say("many.plans-list", { count, plans: plans.map((number) => overview.plans[number].title).join("; ") });
  }

  return { LISTS, MOST, askingOf, dueIn, methodsOf, touchedWords };
})();
