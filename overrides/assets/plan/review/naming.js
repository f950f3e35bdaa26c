// Needs: site/words, plan/model/details, plan/review/places
/** The words for the places of a plan, and for what they hold. */
var tkPlan = tkPlan || {};

tkPlan.naming = (function () {
  "use strict";

  const { say } = tkWords;
  const { OWN_FIELDS, detailName, readable } = tkPlan.details;
  const { placesOf } = tkPlan.places;

  /** What a text of an answer is, where a question has more than one. */
  const KEYS = /** @type {Object<string, function(): string>} */ ({
    now: () => say("documents.now"),
    next: () => say("documents.next"),
    planned: () => say("review.planned"),
    not_relevant: () => say("review.not-relevant"),
    internal: () => say("review.mark"),
  });

  /**
   * @param {Definition} definition
   * @param {Plan[]} plans in which the topics are to be found, the one that counts first
   * @returns {{heading: function(string[]): string, value: function(string[], any): string, rank: function(string[]): number}}
   *   `heading` names a place as people know it, `value` writes what is there as people read it, and `rank` says where in the
   *   plan the place comes
   */
  function namesOf(definition, plans) {
    const boxes = definition.boxes.flatMap((box) => box.parts.flatMap((part) => part.questions));
    const questions = new Map(boxes.map((question, index) => [question.id, { ...question, index }]));
    const details = new Map((definition.details ?? []).map((detail) => [OWN_FIELDS[detail.id] ?? detail.id, detail]));
    const records = new Map((definition.records ?? []).map((record, index) => [record.id, { ...record, index }]));

    /** @param {string} id */
    function topicName(id) {
      for (const { topics } of plans) {
        const index = topics.findIndex((topic) => topic.id === id);
        if (index < 0) continue;
        const { title } = topics[index];
        if (topics !== plans[0].topics) return say("review.other-topic", { title: title || say("review.untitled") });
        return title
          ? say("builder.titled-topic", { number: index + 1, title })
          : say("builder.topic", { number: index + 1 });
      }
      return id;
    }

    /** @type {function(string): TopicDetail|undefined} */
    const choiceOf = (name) => definition.topic_details?.find(({ id }) => id.replaceAll("-", "_") === name);

    /** @param {string[]} path of an answer's text or mark, from the question on */
    function answerName([id, key]) {
      const question = questions.get(id)?.text ?? id;
      const part = key === "answer" ? "" : (KEYS[key]?.() ?? key);
      return part ? say("review.part-of", { whole: question, part }) : question;
    }

    /** @param {string[]} path within the topics */
    function topicHeading([id, key, ...inside]) {
      if (!id) return say("review.order-of-topics");
      const whole = topicName(id);
      return key ? say("review.part-of", { whole, part: partOfTopic(key, inside) }) : whole;
    }

    /** @type {function(string, string[]): string} */
    function partOfTopic(key, inside) {
      if (key === "answers") return answerName(inside);
      if (key === "title") return say("review.topic-title");
      if (key === "picked") return say("review.picked");
      return choiceOf(key)?.title ?? key;
    }

    /** @param {string[]} path within the records */
    function recordHeading([record, entry, key, field]) {
      const list = records.get(record)?.title ?? record;
      if (!entry) return say("review.order-of-entries", { list });
      const whole = say("review.entry", { list });
      if (!key) return whole;
      const named = fieldOf(record, field)?.title ?? [key, field].filter(Boolean).join(" ");
      return say("review.part-of", { whole, part: key === "internal" ? say("review.mark") : named });
    }

    /** @type {function(string, string): RecordField|undefined} */
    const fieldOf = (record, name) => records.get(record)?.fields.find(({ id }) => id === name);

    /** @param {string[]} path */
    function heading(path) {
      const [first, second] = path;
      if (first === "answers") return answerName(path.slice(1));
      if (first === "topics") return topicHeading(path.slice(1));
      if (first === "records") return recordHeading(path.slice(1));
      const name = first === "details" ? second : first;
      const detail = details.get(name);
      return first === "title" ? say("documents.title") : detail ? detailName(detail) : name;
    }

    /**
     * @param {string[]} path
     * @param {any} held
     */
    function value(path, held) {
      if (held === undefined || held === null || held === false) return "";
      if (path.at(-1) === "internal") return say("documents.internal");
      const [first, second] = path;
      const places = `${first} ${path.length}`;
      if (places === "topics 1") return held.map(topicName).join("\n");
      if (places === "records 2") return held.map(entryName(second)).join("\n");
      if (places === "topics 2") return wholeOf(path, { ...held, records: {}, topics: [held] });
      if (places === "records 3") return wholeOf(path, { topics: [], answers: {}, records: { [second]: [held] } });
      return typeof held === "string" ? textOf(path, held) : listed(held);
    }

    /** @type {function(string[], string): string} a text as people read it: a choice by its title, a date in words */
    function textOf(path, held) {
      const [first, second, third] = path;
      if (first === "answers") return held;
      if (first === "topics") {
        return path.length === 3 ? (choiceOf(third)?.choices.find(({ id }) => id === held)?.title ?? held) : held;
      }
      const field = first === "records" ? fieldOf(second, path[4]) : details.get(first === "details" ? second : first);
      return field ? readable(field, held) : held;
    }

    /** @type {function(string): function(string): string} */
    const entryName = (record) => (id) =>
      Object.values(
        plans.flatMap((plan) => plan.records[record] ?? []).find((entry) => entry.id === id)?.fields ?? {},
      )[0] ?? id;

    /** @param {object} held names of methods and the like, or what another version put there */
    const listed = (held) =>
      Array.isArray(held)
        ? held.join(", ")
        : Object.entries(held)
            .map(([name, part]) =>
              say("builder.labelled", {
                label: inWords(name),
                text: Array.isArray(part) ? part.map(inWords).join(", ") : String(part),
              }),
            )
            .join("\n");

    /** A name of the data, such as `focus-group`, as words. @type {function(unknown): string} */
    const inWords = (name) => String(name).replace(/[-_]/g, " ");

    /**
     * @param {string[]} path of a topic or an entry
     * @param {any} alone a plan that holds nothing else
     * @returns {string} all that it says, each in a line of its own
     */
    function wholeOf(path, alone) {
      return [...placesOf({ ...alone, answers: {} }).values()]
        .filter((spot) => spot.kind === "text" && spot.path[0] === path[0])
        .map((spot) => ({ ...spot, text: value(spot.path, spot.value) }))
        .filter(({ text }) => text)
        .map(({ path: its, text }) => say("builder.labelled", { label: labelIn(its), text }))
        .join("\n");
    }

    /** @param {string[]} path of something in a topic or an entry */
    function labelIn(path) {
      const whole = heading(path);
      const around = heading(path.slice(0, path[0] === "topics" ? 2 : 3));
      const prefix = say("review.part-of", { whole: around, part: "" });
      return whole.startsWith(prefix) ? whole.slice(prefix.length) : whole;
    }

    /** @param {string[]} path */
    function rank(path) {
      const at = path[0] === "answers" ? 1 : ({ topics: 2, records: 3 }[path[0]] ?? 0);
      const topic = path[0] === "topics" ? plans[0].topics.findIndex(({ id }) => id === path[1]) + 1 || 5000 : 0;
      const id = path[0] === "answers" ? path[1] : path[2] === "answers" ? path[3] : "";
      return at * 1e8 + (path.length > 1 ? topic : 0) * 1e4 + (questions.get(id)?.index ?? -1) + 1;
    }

    return { heading, value, rank };
  }

  return { namesOf };
})();
