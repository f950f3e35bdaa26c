// Needs: site/words, site/csv, plan/model/details, plan/writing/exports, plan/many/templates, plan/many/months, plan/many/wording
/** Many plans as files: each list as a spreadsheet, all of them as a document. Touches neither the page nor the storage. */
var tkPlan = tkPlan || {};

/**
 * @typedef {{values: Object<string, string>, internal: boolean}} ReportRow the cells by the names of the columns, which
 *   macros/documents/report_layout.py has too
 * @typedef {{overview: Overview, definition: Definition, known: Known, decisions: Decisions, unread: Unread[], day: string,
 *   publish: boolean}} Reported publish: whether it goes out. Then what a reader noted, the names of files and what could
 *   not be read stay in
 */

tkPlan.report = (function () {
  "use strict";

  const { say, date } = tkWords;
  const { detailName } = tkPlan.details;
  const { said } = tkPlan.months;
  const { actionWords, answeredWords, dueWords, reviewWords, short, whenWords } = tkPlan.wording;
  /** How much of a text a document shows. A spreadsheet has all of it that a cell can hold. */
  const MOST = 300;
  const MOST_IN_CELL = 32_000;

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
          people: facts.topics
            .map(({ title, people }) => labelled(title, people))
            .filter(Boolean)
            .join("\n"),
          methods: methodsOf(facts).join("\n"),
          levels: facts.levels.join("\n"),
          answered: answeredWords(facts),
          review: reviewWords(facts, day),
          actions: facts.actions.map((action) => actionWords(action, day)).join("\n"),
          file: publish ? "" : overview.items[index].file,
        },
      })),
    asked: (reported) =>
      reported.overview.groups.flatMap(({ name, mentions }) =>
        mentions.map(({ plan, line }) => ({
          internal: line.internal,
          values: {
            group: name,
            plan: titles(reported)(plan),
            topic: line.topic,
            when: whenWords(line),
            who: line.who,
            quote: line.text,
          },
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
   * @returns {string[]} the methods that are known by their names; else what the plan says about methods
   */
  function methodsOf({ methods, topics }) {
    return methods.length ? methods : topics.map(({ words }) => words).filter(Boolean);
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

  /**
   * The columns of each list as a spreadsheet: their names, and the headings.
   * @param {Definition} definition
   * @returns {Object<string, Array<[string, string]>>}
   */
  function columns(definition) {
    /** @param {string} id */
    const detail = (id) => {
      const found = (definition.details ?? []).find((one) => one.id === id);
      return found ? detailName(found) : id;
    };
    return {
      plans: [
        ["title", say("many.plan")],
        ["statistics", detail("statistics")],
        ["organisation", detail("organisation")],
        ["contact", detail("contact")],
        ["topics", say("many.topics")],
        ["people", say("many.people")],
        ["methods", say("many.methods")],
        ["levels", say("many.levels")],
        ["answered", say("many.answered")],
        ["review", detail("review-date")],
        ["actions", say("many.actions")],
        ["file", say("many.file")],
      ],
      asked: [
        ["group", say("many.group")],
        ["plan", say("many.plan")],
        ["topic", say("many.topic")],
        ["when", say("many.when")],
        ["who", say("many.by-whom")],
        ["quote", say("many.quote")],
      ],
      months: [
        ["month", say("many.month")],
        ["group", say("many.group")],
        ["plans", say("many.plans")],
      ],
      actions: [
        ["action", say("many.action")],
        ["due", say("many.due")],
        ["lead", say("many.lead")],
        ["state", say("many.state")],
        ["plan", say("many.plan")],
        ["topic", say("many.topic")],
      ],
      gaps: [
        ["kind", say("many.what")],
        ["title", say("many.thing")],
        ["plans", say("many.plans")],
      ],
      checks: [
        ["plan", say("many.plan")],
        ["item", say("many.item")],
        ["found", say("many.found")],
        ["note", say("many.note")],
      ],
      unread: [
        ["file", say("many.file")],
        ["why", say("many.why")],
      ],
    };
  }

  /**
   * @param {string} name of a list
   * @param {Reported} reported
   * @returns {string} the list as CSV. Copies for the team say which rows are internal
   */
  function csv(name, reported) {
    const { publish } = reported;
    const all = columns(reported.definition)[name].filter(([column]) => !publish || column !== "file");
    const rows = LISTS[name](reported).map(({ values, internal }) => [
      ...all.map(([column]) => cell(values[column])),
      ...(publish ? [] : [internal ? say("many.only-internal") : ""]),
    ]);
    return tkCsv.write([[...all.map(([, heading]) => heading), ...(publish ? [] : [say("many.internal")])], ...rows]);
  }

  /** @param {string} text */
  const cell = (text) => (text.length > MOST_IN_CELL ? `${text.slice(0, MOST_IN_CELL)}…` : text);

  /**
   * @param {Reported} reported
   * @returns {Scope} what fills the document's template
   */
  function scopeOf(reported) {
    const lists = Object.fromEntries(
      Object.entries(LISTS).map(([name, list]) => [
        name,
        list(reported).map(({ values, internal }) => ({
          values: Object.fromEntries(
            Object.entries(values).map(([column, text]) => [`entry.${name}-${column}`, lines(text)]),
          ),
          flags: internal ? ["internal"] : [],
          lists: {},
        })),
      ]),
    );
    const count = reported.overview.plans.length;
    const intro = [say("many.add-up", { count }), say("many.as-of", { date: date(reported.day) }), say("many.short")];
    return {
      values: { "plan.title": say("many.report"), "report.intro": intro.join(" ") },
      flags: Object.keys(lists)
        .filter((name) => lists[name].length)
        .map((name) => `shown:${name}`),
      lists,
    };
  }

  /** @param {string} text */
  const lines = (text) =>
    text
      .split("\n")
      .map((line) => short(line, MOST))
      .join("\n");

  /**
   * @param {string} format `docx`, `odt` or `html`
   * @param {Reported} reported
   * @returns {Promise<Blob>} the report as a document
   */
  const document_ = (format, reported) =>
    tkPlan.exports.makeDocument(tkPlan.reportTemplates[format], format, scopeOf(reported));

  return { columns, csv, document: document_, dueIn, methodsOf, touchedWords };
})();
