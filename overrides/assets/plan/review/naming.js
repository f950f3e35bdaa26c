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

    /** @param {string[]} path */
    function heading(path) {
      const [first, second, third] = path;
      if (first === "answers") return answerName(path.slice(1));
      if (first === "topics") {
        if (path.length === 1) return say("review.order-of-topics");
        const topic = topicName(second);
        if (path.length === 2) return topic;
        const inside =
          third === "answers"
            ? answerName(path.slice(3))
            : third === "title"
              ? say("review.topic-title")
              : third === "picked"
                ? say("review.picked")
                : (choiceOf(third)?.title ?? third);
        return say("review.part-of", { whole: topic, part: inside });
      }
      if (first === "records") {
        const title = records.get(second)?.title ?? second;
        if (path.length === 2) return say("review.order-of-entries", { list: title });
        if (path.length === 3) return say("review.entry", { list: title });
        const field = records.get(second)?.fields.find(({ id }) => id === path[4]);
        const part = path[3] === "internal" ? say("review.mark") : (field?.title ?? path.slice(3).join(" "));
        return say("review.part-of", { whole: say("review.entry", { list: title }), part });
      }
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
      if (path.length === 1 && path[0] === "topics")
        return held.map((/** @type {string} */ id) => topicName(id)).join("\n");
      if (path.length === 2 && path[0] === "records") return held.map(entryName(path[1])).join("\n");
      if (path[0] === "topics" && path.length === 2) return wholeOf(path, { ...held, records: {}, topics: [held] });
      if (path[0] === "records" && path.length === 3) {
        return wholeOf(path, { topics: [], answers: {}, records: { [path[1]]: [held] } });
      }
      if (typeof held !== "string") return Array.isArray(held) ? held.join(", ") : written(held);
      if (path[0] === "topics" && path.length === 3) {
        return choiceOf(path[2])?.choices.find(({ id }) => id === held)?.title ?? held;
      }
      const field =
        path[0] === "records"
          ? records.get(path[1])?.fields.find(({ id }) => id === path[4])
          : details.get(path[0] === "details" ? path[1] : path[0]);
      return field && !["answers", "topics"].includes(path[0]) ? readable(field, held) : held;
    }

    /** @type {function(string): function(string): string} */
    const entryName = (record) => (id) =>
      Object.values(
        plans.flatMap((plan) => plan.records[record] ?? []).find((entry) => entry.id === id)?.fields ?? {},
      )[0] ?? id;

    /** @param {object} held names of methods and the like, or what another version put there */
    const written = (held) =>
      Object.entries(held)
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
