// Needs: site/words, plan/model/details, plan/model/trimmed, plan/writing/fill, plan/writing/line-sums, plan/writing/record-scope
/** Builds the page with which a document opens, as macros/documents/overview.py does: in short what the rest says. */
var tkPlan = tkPlan || {};

tkPlan.overview = (function () {
  "use strict";

  const { say } = tkWords;
  const { chosenFor } = tkPlan.details;
  const { singleSpaced, sumOf } = tkPlan.lineSums;
  const { entryScopes } = tkPlan.recordScope;

  /** @param {string} text */
  const trimmed = (text) => tkPlan.trimmed(text, " \t\n\v\f\r");

  /**
   * @param {FirstPageRow} row
   * @returns {string} the slot of a row of the first page
   */
  const rowSlot = ({ question, record }) => ["overview", question ?? record ?? "topics"].join(".");

  /**
   * @param {Plan} plan
   * @param {Definition} definition
   * @returns {Object<string, string>} the rows of the first page: what each says in short
   */
  function overviewOf(plan, definition) {
    /** @param {FirstPageRow} row */
    const textOf = function ({ question, record: id }) {
      if (question) {
        const { answer = "", internal, not_relevant: why } = plan.answers[question] ?? {};
        const text = (why ?? "").trim() ? "" : trimmed(answer);
        return text && internal ? `${text}\n${say("documents.internal")}` : text;
      }
      if (!id) return plan.topics.map((topic, index) => topicLine(topic, index + 1, definition)).join("\n");
      const record = /** @type {RecordDefinition} */ (definition.records.find((one) => one.id === id));
      return entryScopes(record, plan.records[id] ?? [], true)
        .map((entry) => entryLine(record, entry))
        .join("\n");
    };
    return Object.fromEntries((definition.first_page ?? []).map((row) => [rowSlot(row), textOf(row)]));
  }

  /**
   * @param {Topic} topic
   * @param {number} number
   * @param {Definition} definition
   */
  function topicLine(topic, number, definition) {
    const title = singleSpaced(topic.title);
    const line = title ? say("documents.topic", { number, title }) : say("documents.untitled-topic", { number });
    const level = chosenFor(topic, definition).get("level");
    return level
      ? say("documents.topic-level", { topic: line, level: level.title, promise: level.promise ?? "" })
      : line;
  }

  /**
   * @param {RecordDefinition} record
   * @param {Scope} entry its scope
   * @returns {string} the entry in one line: what names it, and the facts that are filled in
   */
  function entryLine(record, { values, flags }) {
    const [name, ...facts] = record.fields.map(({ id }) => singleSpaced(values[`entry.${id}`]));
    return [name || "…", ...facts, flags.includes("internal") ? say("documents.internal") : ""]
      .filter(Boolean)
      .join(" · ");
  }

  /**
   * The first page is there once it has more to say than the topics, or one of them has a level.
   * @param {Object<string, string>} overview
   * @param {Definition} definition
   * @param {Plan} plan
   */
  function overviewFlags(overview, definition, plan) {
    const rows = (definition.first_page ?? []).filter((row) => overview[rowSlot(row)]);
    const levels = plan.topics.some((topic) => chosenFor(topic, definition).has("level"));
    if (!levels && rows.every(({ topics }) => topics)) return [];
    return ["shown:overview", ...rows.map((row) => `shown:${rowSlot(row)}`)];
  }

  /**
   * @param {string[]} texts
   * @returns {string} by what a reader knows the lines of the first page again that nobody changed: their checksums
   */
  function overviewCheck(texts) {
    const lines = texts
      .flatMap((text) => tkPlan.fill.linesOf(text))
      .map(singleSpaced)
      .filter(Boolean);
    return lines.map(sumOf).join(" ");
  }

  return { overviewOf, overviewFlags, overviewCheck };
})();
