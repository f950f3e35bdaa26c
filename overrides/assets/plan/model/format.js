// Needs: site/words, plan/model/older, plan/model/refused, plan/model/visible
/**
 * What a plan is: an empty one, and the check of what somebody brings as one.
 *
 * A plan is the plain object of the published format (schemas/v1/plan.json). Fields that this version does not know
 * stay where they are.
 */
var tkPlan = tkPlan || {};

tkPlan.format = (function () {
  "use strict";

  const { say, node } = tkWords;
  const { Refused } = tkPlan;
  const VERSION = 1;
  const SCHEMA = "urn:involvement-toolkit:plan:1";

  /**
   * Stands for the time of a change of which only the day is known, as in a document. The middle of the day is on that
   * day all over Europe and America.
   */
  const SOMETIME = "T12:00:00.000Z";

  /** The fields of an answer that people write. */
  const TEXTS = ["answer", "now", "next", "not_relevant"];

  /** Steps from one version of the format to the next, by the version they start from. None is ever removed. */
  /** @type {Object<number, function(any): any>} */
  const MIGRATIONS = {};

  /** @returns {string} a new made-up name, which no spreadsheet takes for a number */
  function newId() {
    const bytes = crypto.getRandomValues(new Uint8Array(12));
    return `k${Array.from(bytes, (byte) => byte.toString(36).padStart(2, "0")).join("")}`;
  }

  /**
   * @param {Definition} definition what is asked
   * @param {string} id the plan's made-up name
   * @param {string} now the time, as an ISO string
   * @returns {Plan} an empty plan
   */
  function create(definition, id, now) {
    return {
      $schema: SCHEMA,
      schema_version: VERSION,
      id,
      definition: { id: definition.id, version: definition.version },
      title: "",
      statistics: "",
      organisation: "",
      contact: "",
      created: now,
      modified: now,
      review_date: null,
      answers: {},
      topics: [],
      records: {},
    };
  }

  /**
   * Brings parsed JSON to the current version and checks its shape.
   * @param {any} data
   * @returns {Plan}
   * @throws {Refused}
   */
  function check(data) {
    if (!isObject(data) || !("schema_version" in data)) {
      throw new Refused(node("builder-files.no-plan"));
    }
    let version = data.schema_version;
    if (!Number.isInteger(version) || version < 1) throw new Refused(node("builder-files.no-version"));
    if (version > VERSION) throw new Refused(node("builder-files.newer"));
    let plan = withVisible(structuredClone(data));
    for (; version < VERSION; version += 1) plan = { ...MIGRATIONS[version](plan), schema_version: version + 1 };
    plan.$schema = SCHEMA;
    need(isId(plan.id), "id");
    need(isObject(plan.definition) && isSlug(plan.definition.id), "definition");
    need(Number.isInteger(plan.definition.version) && plan.definition.version >= 1, "definition");
    for (const field of ["title", "statistics", "organisation", "contact"]) {
      fill(plan, field, "");
      need(typeof plan[field] === "string", field);
    }
    for (const field of ["created", "modified"]) need(isTime(plan[field]), field);
    const { details = {} } = plan;
    need(isObject(details), "details");
    for (const [id, text] of Object.entries(details)) need(isSlug(id) && typeof text === "string", "details");
    plan.review_date ??= null;
    need(plan.review_date === null || isDate(plan.review_date), "review_date");
    fill(plan, "answers", {});
    checkAnswers(plan.answers);
    fill(plan, "topics", []);
    checkTopics(plan.topics);
    if (plan.comments !== undefined) checkComments(plan.comments);
    fill(plan, "records", {});
    need(isObject(plan.records), "records");
    for (const [name, entries] of Object.entries(plan.records)) {
      need(isSlug(name) && Array.isArray(entries), "records");
      checkEntries(entries);
    }
    return plan;
  }

  /**
   * @param {any} value a part of a plan, which changes
   * @returns {any} it, with texts in which nothing is unseen
   */
  function withVisible(value) {
    if (typeof value === "string") return tkPlan.visible(value);
    if (typeof value === "object" && value !== null)
      for (const [key, one] of Object.entries(value)) value[key] = withVisible(one);
    return value;
  }

  /**
   * Gives a field that is missing the value that it has then. One of null is not missing: it is no text.
   * @param {any} object
   * @param {string} field
   * @param {any} value
   */
  function fill(object, field, value) {
    if (object[field] === undefined) object[field] = value;
  }

  /** @param {any} topics */
  function checkTopics(topics) {
    need(Array.isArray(topics), "topics");
    const ids = new Set();
    for (const topic of topics) {
      need(isObject(topic) && isId(topic.id), "topics");
      if (ids.has(topic.id)) topic.id = newId().slice(0, 8);
      ids.add(topic.id);
      fill(topic, "title", "");
      need(typeof topic.title === "string", "topics");
      fill(topic, "answers", {});
      checkAnswers(topic.answers);
      if (topic.picked !== undefined) checkPicked(topic.picked);
      for (const name of ["decision_point", "level"])
        need(topic[name] === undefined || typeof topic[name] === "string", "topics");
    }
  }

  /** @param {any} answers */
  function checkAnswers(answers) {
    need(isObject(answers), "answers");
    for (const [id, answer] of Object.entries(answers)) {
      need(isSlug(id) && isObject(answer), id);
      for (const key of [...TEXTS, "planned"]) {
        const value = answer[key];
        need(value === undefined || typeof value === "string" || (key === "not_relevant" && value === null), id);
      }
      need(answer.internal === undefined || typeof answer.internal === "boolean", id);
    }
  }

  /** @param {any} comments */
  function checkComments(comments) {
    need(Array.isArray(comments), "comments");
    for (const comment of comments) {
      need(isObject(comment) && typeof comment.place === "string", "comments");
      need(comment.done === undefined || typeof comment.done === "boolean", "comments");
      need(comment.replies === undefined || Array.isArray(comment.replies), "comments");
      for (const one of [comment, ...(comment.replies ?? [])]) {
        need(isObject(one) && typeof one.text === "string", "comments");
        for (const field of ["author", "date"]) {
          fill(one, field, "");
          need(typeof one[field] === "string", "comments");
        }
      }
    }
  }

  /** @param {any} picked */
  function checkPicked(picked) {
    need(isObject(picked), "picked");
    for (const key of ["questions", "methods", "case_studies"]) {
      const names = picked[key];
      need(names === undefined || (Array.isArray(names) && names.every(isSlug)), "picked");
    }
  }

  /** @param {any[]} entries */
  function checkEntries(entries) {
    const ids = new Set();
    for (const entry of entries) {
      need(isObject(entry) && isId(entry.id), "records");
      if (ids.has(entry.id)) entry.id = newId().slice(0, 8);
      ids.add(entry.id);
      fill(entry, "fields", {});
      need(isObject(entry.fields), "records");
      need(
        Object.entries(entry.fields).every(([id, text]) => isSlug(id) && typeof text === "string"),
        "records",
      );
      need(entry.started_from === undefined || entry.started_from === null || isId(entry.started_from), "records");
      need(entry.internal === undefined || typeof entry.internal === "boolean", "records");
    }
  }

  /**
   * @param {boolean} sound
   * @param {string} part as it is called in the file, for those who fix it
   */
  function need(sound, part) {
    if (!sound) throw new Refused(node("builder-files.damaged-part", { part }));
  }

  /** @type {function(any): boolean} */
  const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  /** @type {function(any): boolean} */
  const isId = (value) => typeof value === "string" && /^[A-Za-z0-9_-]{1,64}$/.test(value);
  /** @type {function(any): boolean} */
  const isSlug = (value) => typeof value === "string" && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value);
  /** @type {function(any): boolean} */
  const isTime = (value) =>
    typeof value === "string" &&
    /^.{10}T(?!24)/.test(value) &&
    isDate(value.slice(0, 10)) &&
    !Number.isNaN(Date.parse(value));
  /** @type {function(any): boolean} */
  const isDate = (value) => typeof value === "string" && /^(?!0000)\d{4}-\d{2}-\d{2}$/.test(value) && isDay(value);
  /** @type {function(string): boolean} whether there is such a day: browsers take 30 February for 2 March */
  function isDay(value) {
    const day = new Date(`${value}T00:00:00Z`);
    return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
  }

  /**
   * @param {Plan} plan
   * @template {Words} [T=string]
   * @param {function(string): T} [words] `say`, or `node` for the page
   * @returns {string|T} what to call the plan where people choose one
   */
  function planName(plan, words = /** @type {any} */ (say)) {
    return plan.title.trim() || plan.statistics.trim() || words("builder-plans.untitled");
  }

  /**
   * @param {Definition} definition
   * @param {string} now the time, as an ISO string
   * @returns {Plan} a plan to begin with: without a word, and with one topic
   */
  function blank(definition, now) {
    const plan = create(definition, newId(), now);
    plan.topics.push({ id: newId().slice(0, 8), title: "", answers: {} });
    return plan;
  }

  /**
   * @param {Plan} plan
   * @param {Definition} definition
   * @returns {boolean} whether nobody has written a word into it
   */
  function isBlank(plan, definition) {
    /** @type {function(Plan): string} all but names and times */
    const bare = (one) =>
      JSON.stringify({
        ...one,
        ...{ id: "", created: "", modified: "" },
        topics: one.topics.map((topic) => ({ ...topic, id: "" })),
      });
    return bare(plan) === bare(blank(definition, plan.created));
  }

  /**
   * @param {Plan} plan
   * @returns {string} when it was changed, in words: with the time of day, if that is known
   */
  function changedOn({ modified }) {
    const [at, locale] = [new Date(modified), tkWords.locale()];
    if (modified.endsWith(SOMETIME)) return at.toLocaleDateString(locale, { dateStyle: "medium", timeZone: "UTC" });
    return at.toLocaleString(locale, { dateStyle: "medium", timeStyle: "short" });
  }

  return { SOMETIME, TEXTS, newId, create, blank, isBlank, changedOn, check, planName };
})();
