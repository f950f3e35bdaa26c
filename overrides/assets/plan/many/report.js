// Needs: site/words, site/csv, plan/model/details, plan/writing/exports, plan/many/templates, plan/many/wording, plan/many/lists
/** Many plans as files: each list as a spreadsheet, all of them as a document. Touches neither the page nor the storage. */
var tkPlan = tkPlan || {};

tkPlan.report = (function () {
  "use strict";

  const { say, date } = tkWords;
  const { detailName } = tkPlan.details;
  const { short } = tkPlan.wording;
  const { LISTS, MOST } = tkPlan.lists;
  /** How much a cell of a spreadsheet can hold. */
  const MOST_IN_CELL = 32_000;

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
        ["everyone", say("many.people")],
        ["ways", say("many.methods")],
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
        ["plans", say("many.plan-list")],
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
        ["plans", say("many.plan-list")],
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
    const intro = [say("many.report-of", { count, date: date(reported.day) }), say("many.short")];
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

  return { columns, csv, document: document_ };
})();
