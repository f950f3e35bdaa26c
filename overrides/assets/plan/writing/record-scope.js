// Needs: site/words, plan/model/details
/**
 * Builds the values that fill a record's document, as macros/documents/record_scope.py does.
 * tests/vectors/records.json holds both to the same results.
 */
var tkPlan = tkPlan || {};

tkPlan.recordScope = (function () {
  "use strict";

  const { date } = tkWords;
  const { detailText, inOneLine, readable, slotOf } = tkPlan.details;

  /**
   * @param {RecordDefinition} record what an entry holds
   * @param {Entry[]} entries
   * @param {boolean} [marked] whether the flag `internal` is set where an entry is
   * @returns {Scope[]} the scopes that fill the rows of the record
   */
  function entryScopes(record, entries, marked = false) {
    return entries.map(({ fields, internal }, index) => ({
      values: {
        "entry.number": String(index + 1),
        ...Object.fromEntries(
          record.fields.map((field) => [`entry.${field.id}`, readable(field, fields[field.id] ?? "")]),
        ),
      },
      flags: marked && internal ? ["internal"] : [],
      lists: {},
    }));
  }

  /**
   * The scope that fills a record's document with entries, and nothing else of the plan but its title block: as
   * macros/documents/record_scope.py has it.
   * @param {RecordDefinition} record what an entry holds
   * @param {Detail[]} details the title block of a plan. A record says about it what has `in_records`
   * @param {Plan} plan whose title block it is
   * @param {Entry[]} entries those that are shown
   * @param {{title: string, intro: string, day: string}} texts the title (the record's if it is empty), what the document
   *   begins with, and the date that it bears, as 2026-03-02
   * @returns {Scope}
   */
  function recordScope(record, details, plan, entries, { title, intro, day }) {
    const said = details.filter((detail) => detail.in_records);
    /** @type {Object<string, string>} */
    const facts = {
      ...Object.fromEntries(said.map((one) => [slotOf(one), one.kind === "saved" ? date(day) : detailText(plan, one)])),
      "record.intro": intro,
    };
    return {
      values: { "plan.title": inOneLine(title) || record.title, ...facts },
      flags: Object.keys(facts)
        .filter((name) => facts[name].trim())
        .map((name) => `shown:${name}`),
      lists: { [record.id]: entryScopes(record, entries) },
    };
  }

  return { entryScopes, recordScope };
})();
