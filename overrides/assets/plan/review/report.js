// Needs: site/words, plan/model/format, plan/writing/exports, plan/writing/fill, plan/review/templates, plan/review/places, plan/review/differences, plan/review/cards
/** What changed between versions of a plan, as a file: a web page, or a Word document with its changes tracked. */
var tkPlan = tkPlan || {};

/**
 * @typedef {{ours: Plan, versions: Version[], decisions: Named[], value: function(string[], any): string, left: Unplaced[],
 *   gone: Unplaced[]}} Compared what the file tells: the versions, in what they differ, and words that fit no question, new or gone
 */

tkPlan.reviewReport = (function () {
  "use strict";

  const { say } = tkWords;
  const { differences } = tkPlan.differences;
  const { placeOf, placesOf } = tkPlan.places;
  const { whose } = tkPlan.cards;
  const { planName } = tkPlan.format;

  /** Word takes a document in which the name of an author is longer for damaged. */
  const MOST_IN_AUTHOR = 255;

  /**
   * @param {Plan[]} plans
   * @returns {function(Named): boolean} whether a place, or something in it, is marked internal in one of the plans
   */
  function internalIn(plans) {
    const all = plans.map(placesOf);
    const marks = all.flatMap((places) => [...places].filter(([, { path, value }]) => path[3] === "internal" && value));
    return function ({ path, kind, ours, proposals }) {
      // An order is shown as the words of its entries.
      if (kind === "order") return marks.some(([, { path: its }]) => placeOf(its.slice(0, -2)) === placeOf(path));
      const around = path[0] === "records" ? path.slice(0, 3) : path.slice(0, -1);
      const mark = placeOf([...around, "internal"]);
      return (
        all.some((places) => places.get(mark)?.value === true) ||
        JSON.stringify([ours, proposals]).includes('"internal":true')
      );
    };
  }

  /**
   * @param {Compared} compared
   * @returns {Scope} what fills the document's template
   */
  function scopeOf({ ours, versions, decisions, value, left, gone }) {
    let number = 0;
    /** @type {function(string, string, string): Scope[]} */
    function lines(before, after, author) {
      /** @type {Scope[][]} */
      const all = [[]];
      // Not with half a character at its end.
      const name = author.slice(0, MOST_IN_AUTHOR).replace(/[\ud800-\udbff]$/, "");
      for (const { kind, text } of differences(before, after)) {
        tkPlan.fill.linesOf(text).forEach(function (words, index) {
          if (index) all.push([]);
          number += 1;
          const values = { "run.text": words, "run.number": String(number), "run.author": name };
          if (words) all[all.length - 1].push({ values, flags: [kind], lists: {} });
        });
      }
      return all.map((runs) => ({ values: {}, flags: [], lists: { runs } }));
    }
    const isInternal = internalIn([ours, ...versions.flatMap(({ base, plan }) => [base, plan])]);
    const marked = decisions.map((decision) => ({ ...decision, internal: isInternal(decision) }));
    const forTeam = left.length + gone.length > 0 || marked.some(({ internal }) => internal);
    const changes = marked.flatMap(({ where, path, proposals, ours: now, internal }) =>
      proposals
        .filter(({ from }) => from.length)
        .map(function (proposal) {
          const files = whose(proposal, versions);
          const who = [say("review.changed-by", { files }), ...(internal ? [say("documents.internal")] : [])];
          const before = value(path, proposals.length > 1 ? proposal.before : now);
          return {
            values: { "change.where": where, "change.who": who.join("\n") },
            flags: [],
            lists: { lines: lines(before, value(path, proposal.value), files) },
          };
        }),
    );
    const beside = [
      ...left.map((one) => ({ ...one, before: "", after: one.text })),
      ...gone.map((one) => ({ ...one, before: one.text, after: "" })),
    ];
    const words = beside.map(({ where, before, after }) => ({
      values: {
        "change.where": say("documents.unplaced"),
        "change.who": [where, say("documents.internal")].filter(Boolean).join("\n"),
      },
      flags: [],
      lists: { lines: lines(before, after, where) },
    }));
    const files = versions.flatMap(({ name, against }) => [name, ...(against ? [against] : [])]).join(", ");
    const intro = [say("review.report-intro", { count: changes.length, files })];
    if (forTeam) intro.push(say("review.for-team"));
    return {
      values: {
        "plan.title": titleOf(ours),
        "report.intro": intro.join("\n"),
      },
      flags: [],
      lists: { changes: [...changes, ...words] },
    };
  }

  /** @param {Plan} plan */
  const titleOf = (plan) => say("review.title", { plan: planName(plan, say) });

  /**
   * @param {"html"|"docx"} format
   * @param {Compared} compared
   * @returns {Promise<Blob>}
   */
  const document_ = (format, compared) =>
    tkPlan.exports.makeDocument(tkPlan.reviewTemplates[format], format, scopeOf(compared));

  /**
   * @param {Plan} plan
   * @param {"html"|"docx"} format
   */
  const fileName = (plan, format) =>
    tkPlan.exports.fileName({ title: titleOf(plan), modified: new Date().toISOString() }, format);

  return { document: document_, fileName };
})();
