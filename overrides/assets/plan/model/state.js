// Needs: site/words, plan/model/older, plan/model/refused
/**
 * What a plan is and how it changes. Touches neither the page nor the storage.
 *
 * A plan is the plain object of the published format (schemas/v1/plan.json). Fields that this version does not know
 * stay where they are.
 */
var tkPlan = tkPlan || {};

tkPlan.state = (function () {
  "use strict";

  const { say, node, date, locale } = tkWords;
  const { Refused } = tkPlan;
  const VERSION = 1;
  const SCHEMA = "urn:involvement-toolkit:plan:1";
  const TEXTS = ["answer", "now", "next", "not_relevant"];

  /**
   * The details of the title block for which every plan has a field of its own, and that field.
   * @type {Object<string, string>}
   */
  const FIXED = {
    statistics: "statistics",
    organisation: "organisation",
    contact: "contact",
    "review-date": "review_date",
  };

  /** Steps from one version of the format to the next, by the version they start from. None is ever removed. */
  /** @type {Object<number, function(any): any>} */
  const MIGRATIONS = {};

  /** @returns {string} a new made-up name */
  function newId() {
    return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(36).padStart(2, "0")).join(
      "",
    );
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
    let plan = structuredClone(data);
    for (; version < VERSION; version += 1) plan = { ...MIGRATIONS[version](plan), schema_version: version + 1 };
    plan.$schema = SCHEMA;
    need(isId(plan.id), "id");
    need(isObject(plan.definition) && isSlug(plan.definition.id) && plan.definition.version >= 1, "definition");
    for (const field of ["title", "statistics", "organisation", "contact"]) {
      plan[field] ??= "";
      need(typeof plan[field] === "string", field);
    }
    for (const field of ["created", "modified"]) need(isTime(plan[field]), field);
    const details = plan.details ?? {};
    need(isObject(details), "details");
    for (const [id, text] of Object.entries(details)) need(isSlug(id) && typeof text === "string", "details");
    plan.review_date ??= null;
    need(plan.review_date === null || isDate(plan.review_date), "review_date");
    plan.answers ??= {};
    checkAnswers(plan.answers);
    plan.topics ??= [];
    need(Array.isArray(plan.topics), "topics");
    const ids = new Set();
    for (const topic of plan.topics) {
      need(isObject(topic) && isId(topic.id), "topics");
      if (ids.has(topic.id)) topic.id = newId().slice(0, 8);
      ids.add(topic.id);
      topic.title ??= "";
      need(typeof topic.title === "string", "topics");
      topic.answers ??= {};
      checkAnswers(topic.answers);
      if (topic.picked !== undefined) checkPicked(topic.picked);
      for (const name of ["decision_point", "level"])
        need(topic[name] === undefined || typeof topic[name] === "string", "topics");
    }
    plan.records ??= {};
    need(isObject(plan.records), "records");
    for (const [name, entries] of Object.entries(plan.records)) {
      need(isSlug(name) && Array.isArray(entries), "records");
      checkEntries(entries);
    }
    return plan;
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
      entry.fields ??= {};
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
    typeof value === "string" && /^\d{4}-\d{2}-\d{2}T/.test(value) && !Number.isNaN(Date.parse(value));
  /** @type {function(any): boolean} */
  const isDate = (value) =>
    typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) && isTime(`${value}T00:00:00Z`);

  /**
   * @param {Detail} detail of the title block
   * @returns {string} what it is called in the language of the site
   */
  const detailName = ({ title, in_languages: others = [] }) =>
    others.find(({ language }) => language === locale())?.title ?? title;

  /**
   * @param {Plan} plan
   * @param {Detail} detail a line of the title block
   * @returns {string} what the plan says there: plain text, a date as 2026-03-02, a choice as its id
   */
  function detailOf(plan, { id, kind }) {
    if (kind === "saved") return plan.modified;
    return (Object.hasOwn(FIXED, id) ? plan[FIXED[id]] : plan.details?.[id]) || "";
  }

  /**
   * @param {Plan} plan changed in place
   * @param {string} id of a detail that people fill in
   * @param {string} text as `detailOf` gives it
   */
  function setDetail(plan, id, text) {
    if (id === "review-date") plan.review_date = text || null;
    else if (Object.hasOwn(FIXED, id)) plan[FIXED[id]] = text;
    else {
      const { [id]: _, ...others } = plan.details ?? {};
      const details = text ? { ...others, [id]: text } : others;
      if (Object.keys(details).length) plan.details = details;
      else delete plan.details;
    }
  }

  /**
   * @param {Detail|RecordField} field
   * @param {string} text what is filled in there
   * @returns {string} the same as people read it
   */
  function readable({ kind, choices }, text) {
    if (kind === "choice") return choices?.find((choice) => choice.id === text)?.title ?? text;
    if (kind === "saved") return date(text);
    return (kind === "date" && /^\d{4}-\d\d-\d\d$/.test(text) && date(text)) || text;
  }

  /**
   * @param {Definition} definition
   * @returns {Detail[]} the details that people fill in
   */
  const filledIn = ({ details = [] }) => details.filter(({ kind }) => kind !== "saved");

  /**
   * @param {Answer|undefined} answer
   * @returns {"open"|"half"|"settled"} whether a question has no answer yet, one half of the two that it asks for, or
   *   all that it needs: a whole answer, or a reason why it does not apply. tests/vectors/answers.json holds this and
   *   macros/content/plan_file.py to the same
   */
  function answerState(answer = {}) {
    /** @param {string} key */
    const has = (key) => (answer[key] || "").trim() !== "";
    if (has("answer") || has("not_relevant")) return "settled";
    if (has("now") && has("next")) return "settled";
    return has("now") || has("next") ? "half" : "open";
  }

  /**
   * @param {Answer|undefined} answer
   * @returns {boolean} whether a question needs nothing more
   */
  const isSettled = (answer) => answerState(answer) === "settled";

  /**
   * @param {Definition} definition
   * @param {boolean} repeats whether of the box that is filled in once a topic
   * @param {boolean} [essentials] whether only the questions of the short route
   * @returns {Question[]} in order
   */
  function questions(definition, repeats, essentials = false) {
    return definition.boxes
      .filter((box) => box.repeats === repeats)
      .flatMap((box) => box.parts.flatMap((part) => part.questions))
      .filter((question) => !essentials || question.essential);
  }

  /**
   * @typedef {{settled: number, half: number, total: number}} Count of questions
   */

  /**
   * Counts what is settled, and what is half answered. Answers to questions that are not asked do not count.
   * @param {Plan} plan
   * @param {Definition} definition
   * @param {boolean} [essentials]
   * @returns {Count & {boxes: Object<string, Count>, topics: Object<string, Count>}}
   */
  function progress(plan, definition, essentials = false) {
    /** @type {function(Question[], Answers): Count} */
    const count = (asked, answers) => ({
      settled: asked.filter((question) => isSettled(answers[question.id])).length,
      half: asked.filter((question) => answerState(answers[question.id]) === "half").length,
      total: asked.length,
    });
    /** @param {Count[]} counts */
    const sum = (counts) => ({
      settled: counts.reduce((all, one) => all + one.settled, 0),
      half: counts.reduce((all, one) => all + one.half, 0),
      total: counts.reduce((all, one) => all + one.total, 0),
    });
    const repeated = questions(definition, true, essentials);
    const topics = Object.fromEntries(plan.topics.map((topic) => [topic.id, count(repeated, topic.answers)]));
    const boxes = Object.fromEntries(
      definition.boxes.map((box) => [
        box.id,
        box.repeats
          ? sum(Object.values(topics))
          : count(
              box.parts.flatMap((part) => part.questions).filter((q) => !essentials || q.essential),
              plan.answers,
            ),
      ]),
    );
    // A plan is whole without what is optional, so that does not count.
    const asked = definition.boxes.filter((box) => !box.optional).map((box) => boxes[box.id]);
    return { ...sum(asked), boxes, topics };
  }

  /**
   * @param {Plan} plan
   * @returns {Plan} the plan without a trace of the answers and entries that are marked internal
   */
  function withoutInternal(plan) {
    // Nobody knows of a text that found no place in the plan whether it may be published.
    const { unplaced: _, ...rest } = plan;
    /** @param {Answers} answers */
    const open = (answers) => Object.fromEntries(Object.entries(answers).filter(([, answer]) => !answer.internal));
    return {
      ...rest,
      answers: open(plan.answers),
      topics: plan.topics.map((topic) => ({ ...topic, answers: open(topic.answers) })),
      records: Object.fromEntries(
        Object.entries(plan.records).map(([name, entries]) => [name, entries.filter((entry) => !entry.internal)]),
      ),
    };
  }

  /**
   * @param {Plan} plan
   * @param {string} id
   * @param {string} now
   * @returns {Plan} a plan of its own with the same answers
   */
  function duplicate(plan, id, now) {
    return {
      ...structuredClone(plan),
      id,
      title: say("builder-plans.copy", { title: planName(plan, say) }),
      created: now,
      modified: now,
    };
  }

  /**
   * @param {number} index
   * @returns {function(string): string} says that something is asked in the topic with an index
   */
  const inTopic = (index) => (title) => say("builder.titled-topic", { number: index + 1, title });

  /**
   * @param {Plan} plan
   * @param {string} now
   * @returns {string} the title of next year's plan: with the years in it one up if they are this plan's, and else with the
   *   new plan's year behind the name
   */
  function nextTitle(plan, now) {
    const year = Number(plan.modified.slice(0, 4));
    const years = [...plan.title.matchAll(/\b20\d\d\b/g)].map(Number);
    if (!years.length || years.some((one) => Math.abs(one - year) > 1)) {
      const next = Math.max(Number(now.slice(0, 4)), year + 1);
      return say("builder-plans.carry-title-from", { title: planName(plan, say), year: next });
    }
    const later = (/** @type {string} */ text) =>
      String(Number(text) + 1)
        .padStart(2, "0")
        .slice(-text.length);
    // "2026", and both years of "2026/27".
    return plan.title.replace(/\b(20\d\d)([/–-])(\d\d)\b|\b20\d\d\b/g, (whole, first, between, last) =>
      first ? `${later(first)}${between}${later(last)}` : later(whole),
    );
  }

  /**
   * Starts next year's plan: what was planned is shown beside the new "now", and "next" is empty.
   * @param {Plan} plan
   * @param {Definition} definition
   * @param {string} id
   * @param {string} now
   * @returns {{plan: Plan, changes: Array<string|HTMLElement>}} the new plan, and what differs from the old one, in words
   */
  function carryForward(plan, definition, id, now) {
    const twofold = new Set(
      definition.boxes
        .filter((box) => box.answers === "now-and-next")
        .flatMap((box) => box.parts.flatMap((part) => part.questions.map((question) => question.id))),
    );
    let moved = 0;
    /** @type {function(Answers): Answers} */
    const carry = (answers) =>
      Object.fromEntries(
        Object.entries(structuredClone(answers)).map(([question, answer]) => {
          if (!twofold.has(question)) return [question, answer];
          if ((answer.next || "").trim()) moved += 1;
          return [question, { ...answer, planned: answer.next || "", next: "" }];
        }),
      );
    const next = {
      ...structuredClone(plan),
      id,
      title: nextTitle(plan, now),
      created: now,
      modified: now,
      carried_from: plan.id,
      answers: carry(plan.answers),
      topics: plan.topics.map((topic) => ({ ...structuredClone(topic), answers: carry(topic.answers) })),
    };
    for (const { id } of filledIn(definition).filter((detail) => detail.starts_empty)) setDetail(next, id, "");
    const changes = [node("builder-plans.carry-next")];
    if (moved) changes.push(node("builder-plans.carry-planned", { count: moved }));
    if (plan.review_date) changes.push(node("builder-plans.carry-date"));
    if (Object.values(plan.records).some((entries) => entries.length))
      changes.push(node("builder-plans.carry-records"));
    return { plan: next, changes };
  }

  /**
   * @param {Plan} before
   * @param {Plan} after
   * @param {Definition} definition
   * @returns {Array<{where: string, before: string, after: string}>} each text that differs
   */
  function differences(before, after, definition) {
    /** @type {Array<{where: string, before: string, after: string}>} */
    const found = [];
    /** @type {function(string, string|null|undefined, string|null|undefined): void} */
    const compare = (where, one, other) => {
      if ((one || "") !== (other || "")) found.push({ where, before: one || "", after: other || "" });
    };
    compare(say("documents.title"), before.title, after.title);
    for (const detail of filledIn(definition)) {
      const [one, other] = [before, after].map((plan) => readable(detail, detailOf(plan, detail)));
      compare(detailName(detail), one, other);
    }
    /** @type {function(Question[], Answers, Answers, (function(string): string)=): void} */
    const answers = (asked, one, other, where = (question) => question) => {
      for (const question of asked) {
        for (const key of TEXTS) {
          compare(where(question.text), one[question.id]?.[key], other[question.id]?.[key]);
        }
      }
    };
    answers(questions(definition, false), before.answers, after.answers);
    for (let index = 0; index < Math.max(before.topics.length, after.topics.length); index += 1) {
      /** @type {Topic} */
      const none = { id: "", title: "", answers: {} };
      const one = before.topics[index] || none;
      const other = after.topics[index] || none;
      compare(say("builder.topic", { number: index + 1 }), one.title, other.title);
      for (const { id, title, choices } of definition.topic_details ?? []) {
        const [had, has] = [one, other].map((topic) => (id === "level" ? topic.level : topic.decision_point));
        /** @param {string|undefined} name */
        const named = (name) => choices.find((choice) => choice.id === name)?.title ?? name;
        compare(inTopic(index)(title), named(had), named(has));
      }
      answers(questions(definition, true), one.answers, other.answers, inTopic(index));
    }
    for (const { id, title, fields } of definition.records ?? []) {
      const [ones, others] = [before, after].map(
        (plan) => new Map((plan.records[id] ?? []).map((entry) => [entry.id, entry])),
      );
      for (const entry of new Set([...ones.keys(), ...others.keys()])) {
        for (const field of fields) {
          compare(
            say("builder.labelled", { label: title, text: field.title }),
            ones.get(entry)?.fields[field.id],
            others.get(entry)?.fields[field.id],
          );
        }
      }
    }
    return found;
  }

  /**
   * Brings what a file says into the plan that it came from. What no file of its kind can say, or was left out of it on
   * purpose, stays: what is marked internal, and in documents the records and all else that is not an answer's text.
   * @param {Plan} kept
   * @param {Plan} plan what was read from the file
   * @param {boolean} whole whether the file carries all of a plan, as JSON does, and not the texts alone
   * @param {Definition} definition
   * @returns {Plan}
   */
  function update(kept, plan, whole, definition) {
    const asked = new Set([...questions(definition, false), ...questions(definition, true)].map(({ id }) => id));
    /** @type {function(Answers, Answers): Answers} */
    const merge = function (before, after) {
      const merged = { ...after };
      for (const [id, answer] of Object.entries(before)) {
        if ((answer.internal && !after[id]) || (!whole && !asked.has(id))) merged[id] = answer;
        else if (!whole) {
          // A document says of what does not apply the reason alone.
          const { not_relevant: why } = after[id] ?? {};
          const rest = Object.entries(answer).filter(([key]) => why || !TEXTS.includes(key));
          if (rest.length) merged[id] = { ...Object.fromEntries(rest), ...after[id] };
        }
      }
      return merged;
    };
    const left = new Set(kept.topics);
    const titles = new Set(plan.topics.map((topic) => topic.title));
    /** @type {function(Topic, number): Topic|null|undefined} */
    const origin = (topic, index) =>
      kept.topics.find(
        (old) => left.has(old) && (whole ? old.id === topic.id : old.title && old.title === topic.title),
      ) || (whole ? null : [kept.topics[index]].find((old) => left.has(old) && !(old.title && titles.has(old.title))));
    /**
     * What a document can say of a topic beside its answers. One from before there were levels says nothing of them.
     * @param {Topic} topic
     */
    const said = ({ title, decision_point, level }) => ({
      title,
      ...(decision_point && { decision_point }),
      ...(level && { level }),
    });
    const topics = plan.topics.map(function (topic, index) {
      const old = origin(topic, index);
      if (old) left.delete(old);
      const { answers, ...others } = whole ? topic : { ...old, ...said(topic), id: old ? old.id : newId().slice(0, 8) };
      return { ...others, answers: merge(old ? old.answers : {}, topic.answers) };
    });
    const records = whole ? mergeRecords(kept.records, plan.records) : kept.records;
    const updated = {
      ...kept,
      ...(whole ? plan : { title: plan.title }),
      answers: merge(kept.answers, plan.answers),
      topics,
      records,
    };
    if (whole) return updated;
    for (const [id, field] of Object.entries(FIXED)) setDetail(updated, id, plan[field] ?? "");
    // A document from before there was a detail says nothing of it.
    for (const [id, text] of Object.entries(plan.details ?? {})) setDetail(updated, id, text);
    return updated;
  }

  /**
   * @param {Object<string, Entry[]>} before
   * @param {Object<string, Entry[]>} after
   */
  function mergeRecords(before, after) {
    const merged = { ...after };
    for (const [name, entries] of Object.entries(before)) {
      const there = new Set((after[name] ?? []).map((entry) => entry.id));
      const left = entries.filter((entry) => entry.internal && !there.has(entry.id));
      if (left.length) merged[name] = [...(after[name] ?? []), ...left];
    }
    return merged;
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

  return {
    newId,
    planName,
    create,
    check,
    detailName,
    detailOf,
    setDetail,
    filledIn,
    readable,
    answerState,
    isSettled,
    questions,
    progress,
    withoutInternal,
    duplicate,
    carryForward,
    differences,
    update,
  };
})();
