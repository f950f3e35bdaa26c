// Needs: site/words, plan/model/format, plan/model/details, plan/model/answers, plan/many/months, plan/many/phrases
/** What one plan says, in the form in which plans are compared. Touches neither the page nor the storage. */
var tkPlan = tkPlan || {};

/**
 * @typedef {{text: string, key: string, topic: string, when: Span[], of: "line"|"near"|"heard", who: string,
 *   internal: boolean}} NamingLine a sentence that says who is to be heard, the months it gives, and who asks
 * @typedef {{task: string, topic: string, lead: string, from: string, to: string, state: string, internal: boolean}} DueAction
 *   something that is not done yet
 * @typedef {{title: string, level: string, point: string, people: string, methods: string[], words: string}} TopicFacts
 *   words: what it says about methods
 * @typedef {{title: string, statistics: string, organisation: string, contact: string, review: string, settled: number,
 *   half: number, total: number, topics: TopicFacts[], levels: string[], methods: string[], actions: DueAction[],
 *   lines: NamingLine[], points: Set<string>, answered: Set<string>, internal: boolean}} Facts
 * @typedef {{methods: Array<{id: string, title: string, words: string[]}>,
 *   kinds: Array<{id: string, title: string, words: string[]}>,
 *   standards: Array<{id: string, title: string, questions: string[]}>,
 *   checklist: Array<{title: string, items: CheckItem[]}>}} Known what the toolkit knows that plans are compared with
 * @typedef {{id: string, text: string, doubt: string, questions: string[]}} CheckItem
 */

tkPlan.facts = (function () {
  "use strict";

  const { say } = tkWords;
  const { answerState, progress, textsOf } = tkPlan.answers;
  const { planName } = tkPlan.format;
  const { chosenFor, readable } = tkPlan.details;
  const { monthsIn, spanOf } = tkPlan.months;
  const { keyOf, sentencesOf } = tkPlan.phrases;
  /** The questions whose answers name people, and those that name who is in contact with them. Ids are permanent. */
  const PEOPLE = "topic-people";
  const METHODS = "topic-methods";
  const CONTACTS = ["reach-community-groups", "reach-civil-society", "reach-institutions", "routine-contacts"];
  const HEARD = "what-we-heard";
  const ACTIONS = "what-we-will-do";
  /** Where the months of a sentence are said about its whole topic. */
  const NEAR = "near";
  const DONE = ["task-done", "task-dropped"];

  /**
   * The names of methods by their keys, the longest first, so that "cognitive interviews" are no "interviews" too.
   * @type {WeakMap<Known, Array<{id: string, key: string}>>}
   */
  const methodNames = new WeakMap();

  /**
   * @param {string[]} texts
   * @param {Topic} topic
   * @param {Known} known
   * @returns {string[]} the methods that they name, and those that were picked
   */
  function methodsIn(texts, topic, known) {
    const { methods } = known;
    const names =
      methodNames.get(known) ??
      methods
        .flatMap(({ id, words }) => words.map((name) => ({ id, key: keyOf(name) })))
        .sort((one, other) => other.key.length - one.key.length);
    methodNames.set(known, names);
    let left = keyOf(texts.join("\n"));
    const found = new Set(topic.picked?.methods ?? []);
    for (const { id, key } of names) {
      if (!left.includes(key)) continue;
      found.add(id);
      left = left.replaceAll(key, " · ");
    }
    return methods.filter(({ id }) => found.has(id)).map(({ title }) => title);
  }

  /**
   * @param {Plan} plan
   * @param {Definition} definition
   * @returns {DueAction[]} what is still to be done
   */
  function actionsOf(plan, { records }) {
    const record = records.find(({ id }) => id === ACTIONS);
    if (!record) return [];
    return (plan.records[ACTIONS] ?? [])
      .filter(({ fields }) => !DONE.includes(fields.state))
      .map(({ fields, internal }) => ({
        task: (fields.task ?? "").trim(),
        topic: (fields.topic ?? "").trim(),
        lead: (fields.lead ?? "").trim(),
        from: fields.from ?? "",
        to: fields.to ?? "",
        state: stateOf(record, fields.state ?? ""),
        internal: internal === true,
      }));
  }

  /**
   * @param {RecordDefinition} record
   * @param {string} state
   */
  function stateOf(record, state) {
    const field = record.fields.find(({ id }) => id === "state");
    return field ? readable(field, state) : state;
  }

  /**
   * @param {string} text
   * @param {Omit<NamingLine, "text"|"key">} about what holds for each of its sentences that gives no month
   * @returns {NamingLine[]}
   */
  function linesOf(text, about) {
    return sentencesOf(text).map(function (sentence) {
      const own = monthsIn(sentence);
      return { ...about, text: sentence, key: keyOf(sentence), ...(own.length && { when: own, of: "line" }) };
    });
  }

  /**
   * @param {Plan} plan
   * @param {Topic[]} topics
   * @param {DueAction[]} actions
   * @param {string} who
   * @returns {NamingLine[]}
   */
  function naming(plan, topics, actions, who) {
    /** @type {NamingLine[]} */
    const lines = [];
    topics.forEach(function (topic, index) {
      const title = topicName(topic, index);
      const answer = topic.answers[PEOPLE] ?? {};
      const due = actions.filter((action) => action.topic && keyOf(action.topic) === keyOf(topic.title));
      for (const text of textsOf(answer)) {
        const near = [
          monthsIn(text),
          due.flatMap(({ from, to }) => spanOf(from, to)),
          textsOf(topic.answers[METHODS]).flatMap(monthsIn),
        ].find((months) => months.length);
        const internal = answer.internal === true;
        lines.push(...linesOf(text, { topic: title, when: near ?? [], of: NEAR, who, internal }));
      }
    });
    for (const id of CONTACTS) {
      for (const text of textsOf(plan.answers[id])) {
        const internal = plan.answers[id].internal === true;
        lines.push(...linesOf(text, { topic: say("many.source-contacts"), when: [], of: "line", who, internal }));
      }
    }
    for (const { fields, internal } of plan.records[HEARD] ?? []) {
      if (!fields.who) continue;
      const when = spanOf(fields.when, fields.when);
      const about = { topic: fields.source || fields.theme || "", when, who, internal: internal === true };
      lines.push({ ...about, text: fields.who, key: keyOf(fields.who), of: "heard" });
    }
    for (const { task, topic, lead, from, to, internal } of actions) {
      const about = { topic, when: spanOf(from, to), who: lead ? `${who} · ${lead}` : who, internal };
      lines.push({ ...about, text: task, key: keyOf(task), of: "line" });
    }
    return lines.filter(({ key }) => key);
  }

  /** @type {function(Topic, number): string} */
  const topicName = ({ title }, index) => title.trim() || say("builder.topic", { number: index + 1 });

  /**
   * @param {Plan} plan as it is shown: `leftIn` of scope.js has taken out what is not to be seen
   * @param {Definition} definition
   * @param {Known} known
   * @returns {Facts}
   */
  function factsOf(plan, definition, known) {
    const topics = plan.topics.map(function (topic, index) {
      const chosen = chosenFor(topic, definition);
      const words = textsOf(topic.answers[METHODS]);
      return {
        title: topicName(topic, index),
        level: chosen.get("level")?.title ?? "",
        point: chosen.get("decision-point")?.id ?? "",
        people: textsOf(topic.answers[PEOPLE]).join("\n"),
        methods: methodsIn(words, topic, known),
        words: words.join("\n"),
      };
    });
    const { settled, half, total } = progress(plan, definition);
    const actions = actionsOf(plan, definition);
    const all = [plan.answers, ...plan.topics.map(({ answers }) => answers)];
    const who = [plan.organisation, plan.contact].map((text) => text.trim()).filter(Boolean);
    return {
      title: planName(plan),
      statistics: plan.statistics.trim(),
      organisation: plan.organisation.trim(),
      contact: plan.contact.trim(),
      review: plan.review_date ?? "",
      settled,
      half,
      total,
      topics,
      levels: [...new Set(topics.map(({ level }) => level).filter(Boolean))],
      methods: [...new Set(topics.flatMap(({ methods }) => methods))],
      actions,
      lines: naming(plan, plan.topics, actions, who.join(" · ") || planName(plan)),
      points: new Set(topics.map(({ point }) => point).filter(Boolean)),
      answered: new Set(
        all.flatMap((answers) => Object.keys(answers).filter((id) => answerState(answers[id]) !== "open")),
      ),
      internal:
        all.some((answers) => Object.values(answers).some(({ internal }) => internal)) ||
        Object.values(plan.records).some((entries) => entries.some(({ internal }) => internal)),
    };
  }

  return { factsOf };
})();
