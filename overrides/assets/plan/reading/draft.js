// Needs: site/words, plan/model/refused, plan/model/state, plan/reading/text, plan/reading/patterns, plan/reading/dates
/** A plan that fills with answers while a document is read. */
var tkPlan = tkPlan || {};

tkPlan.draft = (function () {
  "use strict";

  const { say, node } = tkWords;
  const { normalise } = tkPlan.text;
  const { notRelevantIn } = tkPlan.patterns;
  const { dateOf } = tkPlan.dates;
  const MOST_TOPICS = 2_000;

  /** @returns {string} what a plan holds for what people read in a line of the title block; empty if it fits nothing */
  function valueOf({ kind, choices }, text) {
    if (kind === "date" || kind === "saved") return dateOf(text);
    if (kind === "choice") return choices.find(({ title }) => normalise(title) === normalise(text))?.id ?? "";
    return text;
  }

  const newHolder = (title) => ({ title, chunks: new Map(), asked: new Set(), copy: null, internal: new Set(), chosen: {} });

  /** A plan that fills while a document is read. Texts arrive line by line, in the order of the document. */
  class Draft {
    /**
     * @param {Object} definition
     * @param {Guide} guide
     */
    constructor(definition, guide) {
      this.definition = definition;
      this.guide = guide;
      this.id = "";
      this.fields = new Map();
      this.once = newHolder("");
      this.topics = [];
      this.unplaced = [];
      /** By their words, so that none stands twice. */
      this.notes = new Map();
    }

    /**
     * @param {string} title
     * @param {Object} [after] the topic that it follows; the last one if none is given
     * @returns {Object} a new topic, to be given to `add`
     */
    startTopic(title, after) {
      if (this.topics.length >= MOST_TOPICS) {
        throw new tkPlan.Refused(node("builder-reading.too-many-topics"));
      }
      const topic = newHolder(title);
      this.topics.splice(after ? this.topics.indexOf(after) + 1 : this.topics.length, 0, topic);
      return topic;
    }

    /**
     * A question that is asked a second time within a topic belongs to a copy whose heading is missing.
     * @param {Object|null} topic the topic whose heading came last
     * @param {string} id the question
     * @returns {Object} the topic that the question belongs to
     */
    topicOf(topic, id) {
      let holder = topic ?? this.startTopic("");
      while (holder.asked.has(id)) {
        if (!holder.copy) {
          this.note(node("builder-reading.asked-twice"));
          holder.copy = this.startTopic("", holder);
        }
        holder = holder.copy;
      }
      holder.asked.add(id);
      return holder;
    }

    /**
     * Adds lines to a field of the title block (`plan.contact`) or an answer (`topic-people.now`).
     * @param {Object} holder what `startTopic` gave, or `once`
     * @param {string} slot
     * @param {string[]} lines
     * @param {any} [place] where they stand: lines of one place follow each other
     */
    add(holder, slot, lines, place) {
      const chunks = slot.startsWith("plan.") ? this.fields : holder.chunks;
      if (!chunks.has(slot)) chunks.set(slot, []);
      const all = chunks.get(slot);
      if (!all.length || all.at(-1).place !== place) all.push({ place, lines: [] });
      for (const line of lines) all.at(-1).lines.push(line);
    }

    /**
     * @param {Object|null} topic the topic whose heading came last
     * @param {string} text
     * @returns {boolean} whether the text says what is chosen for the topic, which is then taken over
     */
    choose(topic, text) {
      const line = topic && this.guide.topicLine(text);
      if (line?.field) topic.chosen[line.field] = line.value;
      return Boolean(line);
    }

    /** Keeps a text that belongs to no answer. */
    leave(where, text) {
      const last = this.unplaced.at(-1);
      if (last && last.where === where) last.lines.push(text);
      else this.unplaced.push({ where, lines: [text] });
    }

    /** @param {string|HTMLElement} words what the person should know */
    note(words) {
      this.notes.set(words.textContent ?? words, words);
    }

    /**
     * @param {string} kind
     * @returns {{plan: Object, unplaced: Array<{where: string, text: string}>,
     *   notes: Array<string|HTMLElement>, kind: string}}
     */
    finish(kind) {
      const now = new Date().toISOString();
      const plan = tkPlan.state.create(this.definition, this.id || tkPlan.state.newId(), now);
      plan.title = this.line("title");
      if (this.guide.titles.has(normalise(plan.title))) plan.title = "";
      for (const detail of this.guide.details) this.fill(plan, detail);
      plan.answers = this.answers(this.once, false);
      plan.topics = this.topics.map((topic, index) => ({
        id: `t${index + 1}`,
        title: topic.title,
        ...topic.chosen,
        answers: this.answers(topic, true),
      }));
      const unplaced = this.unplaced.map(({ where, lines }) => ({ where, text: lines.join("\n").trim() }));
      return { plan: tkPlan.state.check(plan), unplaced, notes: [...this.notes.values()], kind };
    }

    line(field) {
      const chunks = this.fields.get(`plan.${field}`) || [];
      return chunks.flatMap(({ lines }) => lines.map((line) => line.trim())).filter(Boolean).join(" ");
    }

    /** Puts into the plan what the document says in a line of the title block. One that it does not have is left alone. */
    fill(plan, detail) {
      if (!this.fields.has(`plan.${detail.field}`)) return;
      const text = this.line(detail.field);
      const value = valueOf(detail, text);
      if (text && !value) this.leave(tkPlan.state.detailName(detail), text);
      if (detail.kind === "saved") {
        // The middle of the day is on that day all over Europe and America.
        if (value) plan.created = plan.modified = `${value}T12:00:00.000Z`;
      } else if (value || detail.field in plan) tkPlan.state.setDetail(plan, detail.id, value);
      // Somebody emptied it, or never filled it in: unlike one that the document does not have.
      else plan.details = { ...plan.details, [detail.id]: "" };
    }

    answers(holder, repeats) {
      const answers = {};
      for (const { id, columns } of this.guide.questions.filter((question) => question.repeats === repeats)) {
        const texts = columns.map(([key]) => [key, this.text(holder.chunks.get(`${id}.${key}`) || [], id)]);
        const given = texts.filter(([, text]) => text);
        const reason = given.length === 1 ? notRelevantIn(given[0][1]) : undefined;
        if (reason !== undefined) {
          answers[id] = { not_relevant: reason };
        } else if (given.length) {
          answers[id] = Object.fromEntries(given);
        }
        if (answers[id] && holder.internal.has(id)) answers[id].internal = true;
      }
      return answers;
    }

    text(chunks, id) {
      const texts = chunks.map(({ lines }) => {
        const end = lines.findLastIndex((line) => line.trim());
        return lines.slice(0, end + 1).join("\n");
      });
      const different = [...new Set(texts.filter(Boolean))];
      if (different.length > 1) {
        this.note(node("builder-reading.several-places", { question: this.guide.byId.get(id).number }));
      }
      return different.join("\n");
    }
  }

  return { Draft };
})();
