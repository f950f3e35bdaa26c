// Needs: site/words, plan/model/format, plan/model/answers, plan/model/details
/** Plans that are made from a plan: a copy, next year's, and the one without what is internal or personal. */
var tkPlan = tkPlan || {};

tkPlan.copies = (function () {
  "use strict";

  const { say, node, list } = tkWords;
  const { TEXTS, planName } = tkPlan.format;
  const { idsAsked } = tkPlan.answers;
  const { detailName, detailOf, filledIn, personalIn, setDetail } = tkPlan.details;

  /**
   * What a copy to publish says about a plan, a topic and an entry beside the answers. What is not in these lists
   * stays: what last year's plan said, words that fit no question, and what a later toolkit may add.
   */
  const PUBLIC =
    "$schema schema_version id definition title statistics organisation contact created modified review_date details made_from".split(
      " ",
    );
  const PUBLIC_TOPIC = ["id", "title", "decision_point", "level"];

  /**
   * @param {Object<string, any>} thing
   * @param {string[]} keys
   * @returns {any} of the thing, these fields alone, in its order
   */
  const only = (thing, keys) => Object.fromEntries(Object.entries(thing).filter(([key]) => keys.includes(key)));

  /**
   * @param {Plan} plan
   * @param {Definition} definition
   * @returns {Plan} the plan as it can be published: without a trace of the answers and entries that are marked internal,
   *   of personal details, and of words that fit nothing that is asked, which no document would show
   */
  function withoutInternal(plan, definition) {
    const asked = idsAsked(definition);
    /** @type {function(Answer): string[]} a reason takes the place of an answer */
    const said = ({ not_relevant: why }) => (why?.trim() ? ["not_relevant"] : TEXTS);
    /** @type {function(Answers, Set<string>): Answers} */
    const open = (answers, its) =>
      Object.fromEntries(
        Object.entries(answers)
          .filter(([id, answer]) => its.has(id) && !answer.internal)
          .map(([id, answer]) => [id, only(answer, said(answer))]),
      );
    const known = new Map((definition.records ?? []).map(({ id, fields }) => [id, fields.map((field) => field.id)]));
    const records = Object.entries(plan.records)
      .filter(([id]) => known.has(id))
      .map(([id, all]) => ({ id, names: known.get(id) ?? [], entries: all.filter(({ internal }) => !internal) }));
    const shown = new Set(records.flatMap(({ entries }) => entries.map(({ id }) => id)));
    /** @type {function(Entry, string[]): any} */
    const openEntry = (entry, names) => ({
      ...only(entry, ["id", "fields", ...(shown.has(entry.started_from ?? "") ? ["started_from"] : [])]),
      fields: only(entry.fields, names),
    });
    const block = (definition.details ?? []).map(({ id }) => id);
    const out = {
      ...only(plan, PUBLIC),
      ...(plan.details && { details: only(plan.details, block) }),
      definition: only(plan.definition, ["id", "version", "boxes"]),
      answers: open(plan.answers, asked[0]),
      topics: plan.topics.map((topic) => ({ ...only(topic, PUBLIC_TOPIC), answers: open(topic.answers, asked[1]) })),
      records: Object.fromEntries(
        records.map(({ id, names, entries }) => [id, entries.map((entry) => openEntry(entry, names))]),
      ),
    };
    return withoutPersonal(out, definition);
  }

  /**
   * @param {Plan} plan
   * @param {Definition} definition
   * @returns {Plan} the plan without what its title block says about people
   */
  function withoutPersonal(plan, definition) {
    const open = { ...plan };
    for (const { id } of personalIn(plan, definition)) setDetail(open, id, "");
    return open;
  }

  /**
   * @param {Plan} plan
   * @param {Definition} definition
   * @returns {Plan} the plan with the questions that it answers in their words: one that is published keeps its wording
   *   when the questions change
   */
  function withWording(plan, { id: name, version, boxes }) {
    const answered = new Set([plan.answers, ...plan.topics.map((topic) => topic.answers)].flatMap(Object.keys));
    const asked = boxes.map(({ id, number, title, answers, repeats, parts }) => {
      const kept = parts.map((part) => ({
        id: part.id,
        title: part.title,
        questions: part.questions.filter((one) => answered.has(one.id)).map((one) => ({ id: one.id, text: one.text })),
      }));
      return { id, number, title, answers, repeats, parts: kept.filter(({ questions }) => questions.length) };
    });
    const reference = { id: name, version, boxes: asked.filter(({ parts }) => parts.length) };
    return { ...plan, definition: reference };
  }

  /**
   * @param {Plan} plan
   * @param {string} id
   * @param {string} now
   * @returns {Plan} a plan of its own with the same answers
   */
  function duplicate(plan, id, now) {
    const { made_from: _, ...rest } = structuredClone(plan);
    return {
      ...rest,
      id,
      title: say("builder-plans.copy", { title: planName(plan, say) }),
      created: now,
      modified: now,
    };
  }

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
    const { made_from: _, ...rest } = structuredClone(plan);
    const next = {
      ...rest,
      id,
      title: nextTitle(plan, now),
      created: now,
      modified: now,
      carried_from: plan.id,
      answers: carry(plan.answers),
      topics: plan.topics.map((topic) => ({ ...structuredClone(topic), answers: carry(topic.answers) })),
    };
    // What a reviewer said and the team settled is about the old plan.
    const { comments = [] } = next;
    const asked = comments.filter(({ done }) => !done);
    if (asked.length) next.comments = asked;
    else delete next.comments;
    const emptied = filledIn(definition).filter((detail) => detail.starts_empty && detailOf(plan, detail));
    for (const { id } of emptied) setDetail(next, id, "");
    const changes = [node("builder-plans.carry-next")];
    if (moved) changes.push(node("builder-plans.carry-planned", { count: moved }));
    if (emptied.length) {
      changes.push(
        node("builder-plans.carry-empty", { count: emptied.length, details: list(emptied.map(detailName)) }),
      );
    }
    if (comments.length) changes.push(node("builder-plans.carry-comments"));
    if (Object.values(plan.records).some((entries) => entries.length))
      changes.push(node("builder-plans.carry-records"));
    return { plan: next, changes };
  }

  return { withWording, withoutInternal, withoutPersonal, duplicate, carryForward };
})();
