// Needs: site/words, plan/model/refused, plan/model/format, plan/model/details, plan/reading/text, plan/reading/patterns, plan/reading/dates, plan/reading/spots
/** A plan that fills with answers while a document is read. */
var tkPlan = tkPlan || {};

/**
 * @typedef {{place: any, lines: string[], row?: any}} Chunk lines of one place in a document; the row of the last
 * @typedef {{title: string, chunks: Map<string, Chunk[]>, asked: Set<string>, copy: Holder|null, internal: Set<string>,
 *   id: string, number: string, by: Map<string, By[]>, chosen: {decision_point?: string, level?: string}}} Holder a topic, or all that
 *   is asked once; internal: the questions whose answers stay in the team; number: that of the paragraph of its heading; by: who
 *   changed what, by slot
 */

tkPlan.draft = (function () {
  "use strict";

  const { node } = tkWords;
  const { bare, normalise } = tkPlan.text;
  const { notRelevantIn } = tkPlan.patterns;
  const { dateOf } = tkPlan.dates;
  const { placeAt, slotsAt } = tkPlan.spots;
  const MOST_TOPICS = 2_000;

  /**
   * @param {Detail} detail of the title block
   * @param {string} text what people read there
   * @returns {string} what a plan holds for it; empty if it fits nothing
   */
  function heldFor({ kind, choices = [] }, text) {
    if (kind === "date" || kind === "saved") return dateOf(text) ?? "";
    if (kind === "choice") return choices.find(({ title }) => normalise(title) === normalise(text))?.id ?? "";
    return text;
  }

  /** @type {function(string, string=, string=): Holder} */
  const newHolder = (title, id = "", number = "") => ({
    title,
    id,
    number,
    by: new Map(),
    chunks: new Map(),
    asked: new Set(),
    copy: null,
    internal: new Set(),
    chosen: {},
  });

  /** A plan that fills while a document is read. Texts arrive line by line, in the order of the document. */
  class Draft {
    /**
     * @param {Definition} definition
     * @param {Guide} guide
     */
    constructor(definition, guide) {
      this.definition = definition;
      this.guide = guide;
      this.id = "";
      /** From which version of the plan the document was made, as it says itself. */
      this.madeFrom = "";
      /** @type {Map<string, Chunk[]>} */
      this.fields = new Map();
      this.once = newHolder("");
      /** @type {Holder[]} */
      this.topics = [];
      /**
       * The details that the document says nothing of, or nothing that can be read.
       * @type {string[]}
       */
      this.missing = [];
      /** @type {Array<{where: string, lines: string[]}>} */
      this.unplaced = [];
      /**
       * By their words, so that none is there twice.
       * @type {Map<string, Words>}
       */
      this.notes = new Map();
      /** @type {Array<{holder: Holder|null, slot: string, comment: FoundComment}>} comments, and on what they are */
      this.comments = [];
    }

    /**
     * @param {string} title
     * @param {Holder} [after] the topic that it follows; the last one if none is given
     * @param {{id: string, number: string}} [heading] what the document says about it
     * @returns {Holder} a new topic, to be given to `add`
     */
    startTopic(title, after, heading) {
      if (this.topics.length >= MOST_TOPICS) {
        throw new tkPlan.Refused(node("builder-reading.too-many-topics"));
      }
      const topic = newHolder(title, heading?.id, heading?.number);
      this.topics.splice(after ? this.topics.indexOf(after) + 1 : this.topics.length, 0, topic);
      return topic;
    }

    /**
     * A question that is asked a second time within a topic belongs to a copy whose heading is missing.
     * @param {Holder|null} topic the topic whose heading came last
     * @param {string} id the question
     * @returns {Holder} the topic that the question belongs to
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
     * @param {Holder|null} holder what `startTopic` gave, or `once`; none for a field of the title block
     * @param {string} slot
     * @param {string[]} lines
     * @param {any} [place] where they are: lines of one place follow each other
     * @param {{row: any, between: string}} [within] the row of a table there: what is in one is one line
     */
    add(holder, slot, lines, place, within) {
      const chunks = slot.startsWith("plan.") || !holder ? this.fields : holder.chunks;
      const all = chunks.get(slot) ?? [];
      chunks.set(slot, all);
      const last = all.at(-1);
      if (last && last.place === place && within && last.row === within.row) {
        last.lines.push(last.lines.pop() + within.between + lines.join(" "));
      } else if (last && last.place === place) last.lines.push(...lines);
      else all.push({ place, lines: [...lines] });
      Object.assign(/** @type {Chunk} */ (all.at(-1)), { row: within?.row });
    }

    /**
     * Remembers who changed a text.
     * @param {Holder|null} holder as for `add`
     * @param {string} slot
     * @param {By[]} by
     */
    credit(holder, slot, by) {
      const its = (holder ?? this.once).by;
      if (by.length) its.set(slot, [...(its.get(slot) ?? []), ...by]);
    }

    /**
     * @param {Holder|null} topic the topic whose heading came last
     * @param {string} text
     * @returns {boolean} whether the text says what is chosen for the topic, which is then taken over
     */
    choose(topic, text) {
      const line = topic && this.guide.topicLine(text);
      if (!line) return false;
      if (line.field) topic.chosen[line.field] = line.value;
      return true;
    }

    /**
     * Keeps a text that belongs to no answer.
     * @param {string} where
     * @param {string} text
     */
    leave(where, text) {
      const last = this.unplaced.at(-1);
      if (last && last.where === where) last.lines.push(text);
      else this.unplaced.push({ where, lines: [text] });
    }

    /** @param {Words} words what the person should know */
    note(words) {
      this.notes.set(typeof words === "string" ? words : words.textContent, words);
    }

    /**
     * @param {"md"|"docx"|"odt"} kind
     * @returns {Opened}
     */
    finish(kind) {
      const now = new Date().toISOString();
      const plan = tkPlan.format.create(this.definition, this.id || tkPlan.format.newId(), now);
      plan.title = this.line("title");
      if (this.guide.titles.has(normalise(plan.title))) plan.title = "";
      for (const detail of this.guide.details) this.fill(plan, detail);
      plan.answers = this.answers(this.once, false);
      // One that nobody knows gets an id that no other topic has.
      for (const topic of this.topics) topic.id ||= tkPlan.format.newId().slice(0, 8);
      plan.topics = this.topics.map((topic) => ({
        id: topic.id,
        title: topic.title,
        ...topic.chosen,
        answers: this.answers(topic, true),
      }));
      if (this.comments.length) {
        plan.comments = this.comments.map(({ holder, slot, comment }) => ({
          place: placeAt(holder && this.topics.includes(holder) ? holder.id : "", slot),
          ...comment,
        }));
      }
      const unplaced = this.unplaced.map(({ where, lines }) => ({ where, text: lines.join("\n").trim() }));
      return {
        plan: tkPlan.format.check(plan),
        unplaced,
        notes: [...this.notes.values()],
        kind,
        missing: this.missing,
        madeFrom: this.madeFrom,
        marked: [this.once, ...this.topics].some(({ internal }) => internal.size > 0),
      };
    }

    /**
     * @param {string} place of a text of the plan
     * @returns {By[]} who changed it
     */
    changedBy(place) {
      const { topic, slots } = slotsAt(place);
      const { by } = this.topics.find(({ id }) => topic && id === topic) ?? this.once;
      return slots.flatMap((slot) => by.get(slot) ?? []);
    }

    /** @param {string} field */
    line(field) {
      const chunks = this.fields.get(`plan.${field}`) || [];
      return chunks
        .flatMap(({ lines }) => lines.map((line) => line.trim()))
        .filter(Boolean)
        .join(" ");
    }

    /**
     * Puts into the plan what the document says in a line of the title block. One that it does not have is left alone.
     * @param {Plan} plan
     * @param {Detail & {field: string}} detail
     */
    fill(plan, detail) {
      if (!this.fields.has(`plan.${detail.field}`)) {
        this.missing.push(detail.id);
        return;
      }
      const text = this.line(detail.field);
      const value = heldFor(detail, text);
      if (text && !value) {
        this.leave(tkPlan.details.detailName(detail), text);
        this.missing.push(detail.id);
      }
      if (detail.kind === "saved") {
        if (value) plan.created = plan.modified = value + tkPlan.format.SOMETIME;
      } else if (value || detail.field in plan) tkPlan.details.setDetail(plan, detail.id, value);
      // Somebody emptied it, or never filled it in: unlike one that the document does not have.
      else plan.details = { ...plan.details, [detail.id]: "" };
    }

    /**
     * @param {Holder} holder
     * @param {boolean} repeats whether it is a topic
     */
    answers(holder, repeats) {
      /** @type {Answers} */
      const answers = {};
      for (const { id, columns } of this.guide.questions.filter((question) => question.repeats === repeats)) {
        /** @type {Array<[string, string]>} */
        const all = columns.map(([key]) => [key, this.text(holder.chunks.get(`${id}.${key}`) || [], id)]);
        /** @type {Array<[string, string]>} */
        const unmarked = all.map(([key, text]) => [key, holder.internal.has(id) ? this.guide.unmarked(text) : text]);
        // Words of the mark that are a whole answer are kept as one.
        const texts = unmarked.some(([, text]) => text.trim()) ? unmarked : all;
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

    /**
     * @param {Chunk[]} chunks
     * @param {string} id of the question
     */
    text(chunks, id) {
      const texts = chunks.map(({ lines }) => {
        // Of white space alone, what XML does not know is somebody's own, but only beside words.
        const end = lines.some((line) => line.trim()) ? lines.findLastIndex(bare) : -1;
        return lines.slice(0, end + 1).join("\n");
      });
      const different = [...new Set(texts.filter(Boolean))];
      if (different.length > 1) {
        this.note(node("builder-reading.several-places", { question: this.guide.byId.get(id)?.number ?? id }));
      }
      return different.join("\n");
    }
  }

  return { Draft };
})();
