// Needs: site/words, plan/model/details
/** The entries of records, in words. Touches neither the page nor the storage. */
var tkPlan = tkPlan || {};

tkPlan.entries = (function () {
  "use strict";

  const { say } = tkWords;
  const { readable } = tkPlan.details;

  /**
   * @template {Words} [T=string]
   * @param {RecordDefinition} record what an entry holds
   * @param {Entry} entry
   * @param {function(string): T} [words] `say`, or `node` for the page
   * @returns {string|T} the first words of the entry, by which people know it
   */
  function nameOf(record, entry, words = /** @type {any} */ (say)) {
    const text = (entry.fields[record.fields[0].id] || "").trim().replace(/\s+/g, " ");
    return text.length > 120 ? `${text.slice(0, 120)}…` : text || words("builder-records.wordless");
  }

  /**
   * @param {RecordDefinition} record
   * @param {Entry} entry
   * @returns {string} all that it says, in small letters, to search in
   */
  const wordsOf = (record, entry) =>
    record.fields
      .map((field) => readable(field, entry.fields[field.id] ?? ""))
      .join("\n")
      .toLowerCase();

  return { nameOf, wordsOf };
})();
