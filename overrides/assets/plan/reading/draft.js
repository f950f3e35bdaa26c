/**
 * What all readers of plans share: the questions as people see them in a document, and a draft that fills with
 * answers while a document is read.
 */
(function () {
  "use strict";

  const tkPlan = (window.tkPlan ??= {});
  const read = (tkPlan.read ??= {});
  const { say, node, called, dateForms } = window.tkWords;
  const MOST_TOPICS = 2_000;

  /** No label, question or paragraph of guidance is longer. It bounds the work on one that is. */
  const LONGEST = 4_000;

  // A document may come from a site in another language, so the words in it are known in all languages.

  /** The columns for answers, by what a box asks for: the key of the answer, and the headings. */
  const COLUMNS = {
    one: [["answer", called("documents.answer")]],
    "now-and-next": [
      ["now", called("documents.now")],
      ["next", called("documents.next")],
    ],
  };

  const NOT_RELEVANT = called("documents.not-relevant").map(patternOf);
  const TOPIC = called("documents.topic").map(patternOf);
  const DATES = dateForms().map((forms) => forms.map(datePatternOf));

  const BEGINNING = say("builder-reading.beginning");

  /**
   * @param {string} wording words with one place in them: "Topic: {title}"
   * @returns {RegExp} finds them as people write them, in capitals or not, with other spaces, without a comma. Its group
   *   is what stands in the place
   */
  function patternOf(wording) {
    const [before, after] = wording.split(/\{\w+\}/).map(function (text) {
      const pieces = text.match(/[\p{L}\p{N}]+|[^\p{L}\p{N}\s]/gu) ?? [];
      const loose = pieces.map((piece, index) => {
        const exact = piece.replace(/[\\^$.*+?()[\]{}|/]/, "\\$&");
        return index === pieces.length - 1 || /[\p{L}\p{N}]/u.test(piece) ? exact : `(?:${exact})?`;
      });
      return loose.join("\\s*");
    });
    const gap = /[\p{L}\p{N}]$/u.test(before) ? "(?![\\p{L}\\p{N}])[\\s:…]*" : "\\s*";
    return new RegExp(`^\\s*${before}${gap}${after ? `(.*?)\\s*${after}\\s*` : "(.*)"}$`, "isu");
  }

  /** @returns {string|undefined} what stands in the place of words that one of the patterns finds */
  function inPlace(patterns, text) {
    for (const pattern of patterns) {
      const [, words] = pattern.exec(text) ?? [];
      if (words !== undefined) return words;
    }
    return undefined;
  }

  /**
   * @param {string} text a heading
   * @returns {string|undefined} the title of the topic that starts there, if one does
   */
  const topicIn = (text) => inPlace(TOPIC, text);

  /**
   * @param {string} text
   * @returns {string} its words alone, so that texts can be compared that word processors and people touched
   */
  function normalise(text) {
    return text
      .slice(0, LONGEST)
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[\u00ad\u200b]/g, "")
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
  }

  /**
   * @param {string} name of a style
   * @returns {string} the same as programs make ids of it, so that names and ids can be compared
   */
  const squeezed = (name) => normalise(name).replaceAll(" ", "");

  /**
   * @param {string} text a date as people write it: 2 March 2026, 02/03/2026 (the day first) or 2026-03-02
   * @returns {string} the date as 2026-03-02; empty if it is none
   */
  function dateOf(text) {
    const words = normalise(text);
    for (const patterns of DATES) {
      const found = patterns.map((pattern) => pattern.exec(words)?.groups);
      const months = found.flatMap((groups, index) => (groups ? [index + 1] : []));
      if (months.length === 1) return realDate(found[months[0] - 1].year, months[0], found[months[0] - 1].day);
    }
    const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text.trim());
    if (iso) return realDate(iso[1], iso[2], iso[3]);
    const numbers = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text.trim());
    return numbers ? realDate(numbers[3], numbers[2], numbers[1]) : "";
  }

  /**
   * @param {string} form how a language writes a date in one of the months: "{day} March {year}"
   * @returns {RegExp} finds such a date as `normalise` leaves it, also as "Monday, 2nd Mar. 2026"
   */
  function datePatternOf(form) {
    const maybe = (letters) => letters.reduceRight((after, letter) => `(?:${letter}${after})?`, "");
    const pattern = normalise(form.replace("{day}", "28").replace("{year}", "1987"))
      .replace(/(\p{L}{3})(\p{L}+)/gu, (_, start, rest) => start + maybe([...rest]))
      .replace("28", "(?<day>\\d{1,2})\\p{L}{0,3}")
      .replace("1987", "(?<year>\\d{4})");
    return new RegExp(`^(?:\\p{L}+ )?${pattern}$`, "u");
  }

  function realDate(year, month, day) {
    const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
    const real = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day) && Number(year) > 999;
    return real ? date.toISOString().slice(0, 10) : "";
  }

  /** @returns {string} what a plan holds for what people read in a line of the title block; empty if it fits nothing */
  function valueOf({ kind, choices }, text) {
    if (kind === "date" || kind === "saved") return dateOf(text);
    if (kind === "choice") return choices.find(({ title }) => normalise(title) === normalise(text))?.id ?? "";
    return text;
  }

  const withoutLinks = (markdown) => markdown.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1");

  /** What a name is called, each with the name. */
  const byWords = ([name, wordings]) => wordings.map((words) => [normalise(words), name]);

  /** The questions and all the other words that a document has from the definition. */
  class Guide {
    constructor(definition) {
      /** @type {Array<{id: string, number: string, words: string, text: string, repeats: boolean,
       *   columns: Array<[string, string[]]>}>} */
      this.questions = [];
      this.byId = new Map();
      this.columns = new Map(Object.values(COLUMNS).flat().flatMap(byWords));
      /** The title block, with what each language calls its lines. */
      this.details = (definition.details ?? []).map((detail) => ({
        ...detail,
        field: detail.id.replaceAll("-", "_"),
        labels: [detail, ...detail.in_languages].map(({ title }) => title),
        hints: [detail, ...detail.in_languages].flatMap(({ hint }) => hint ?? []),
      }));
      this.fields = new Map(this.details.map(({ field, labels }) => [field, labels]).flatMap(byWords));
      this.titles = new Set([normalise(definition.title)]);
      this.guidance = new Set();
      const topics = called("documents.topic").map((words) => words.replace("{title}", ""));
      const others = [...called("documents.question"), ...called("documents.about-plan"), ...topics];
      for (const { hints } of this.details) others.push(...hints);
      this.labels = new Set([...others.map(normalise), ...this.columns.keys(), ...this.fields.keys()]);
      for (const box of definition.boxes) this.addBox(box, definition);
      this.labels.delete("");
    }

    addBox(box, definition) {
      this.titles.add(normalise(`${definition.title}: ${box.title}`));
      this.labels.add(normalise(box.title)).add(normalise(`${box.number} ${box.title}`));
      this.addGuidance(box.intro);
      let number = 0;
      for (const part of box.parts) {
        this.labels.add(normalise(part.title)).add(normalise(`${box.title} ${part.title}`));
        this.addGuidance(part.intro);
        this.addGuidance(part.advice);
        for (const { id, text, hint } of part.questions) {
          number += 1;
          const question = {
            id,
            text,
            number: `${box.number}.${number}`,
            words: normalise(text),
            hint: normalise(hint || ""),
            repeats: box.repeats,
            columns: COLUMNS[box.answers],
          };
          this.questions.push(question);
          this.byId.set(id, question);
          for (const words of [text, hint || "", `${question.number} ${text}`]) this.labels.add(normalise(words));
        }
      }
    }

    addGuidance(markdown) {
      // A paragraph or an item of a list, without the addresses of links.
      for (const text of (markdown || "").split(/\n\s*\n|\n(?=\s*[-*+] )/)) {
        this.guidance.add(normalise(withoutLinks(text)));
      }
      this.guidance.delete("");
    }

    /** @returns {Object|undefined} the question that a text starts with, after a number if it has one */
    questionIn(text) {
      const words = normalise(text).replace(/^(\d+ )+/, "");
      const fits = this.questions.filter((question) => `${words} `.startsWith(`${question.words} `));
      return fits.sort((one, other) => other.words.length - one.words.length)[0];
    }

    /** @returns {boolean} whether a text comes from the definition, not from a person */
    knows(text) {
      if (text.length > LONGEST) return false;
      const words = normalise(text);
      return this.labels.has(words) || this.guidance.has(words) || this.titles.has(words);
    }

    /** @returns {boolean} whether a line of Markdown is guidance */
    isGuidance(line) {
      return line.length <= LONGEST && this.guidance.has(normalise(withoutLinks(line)));
    }
  }

  /**
   * @param {{id: string, version: number}} made the questions that a plan was made for
   * @param {Object} definition those of this toolkit
   * @returns {Array<string|HTMLElement>} how they differ, in words
   */
  function differences(made, definition) {
    if (made.id !== definition.id) {
      return [node("builder-reading.other-questions", { name: made.id })];
    }
    if (made.version === definition.version) return [];
    return [node("builder-reading.other-version", { version: made.version, own: definition.version })];
  }

  const newHolder = (title) => ({ title, chunks: new Map(), asked: new Set(), copy: null });

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
      const topics = this.topics.map((topic) => ({ title: topic.title, answers: this.answers(topic, true) }));
      plan.topics = topics
        .filter((topic) => topic.title || Object.keys(topic.answers).length)
        .map((topic, index) => ({ id: `t${index + 1}`, ...topic }));
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
        const reason = given.length === 1 ? inPlace(NOT_RELEVANT, given[0][1]) : undefined;
        if (reason !== undefined) {
          answers[id] = { not_relevant: reason };
        } else if (given.length) {
          answers[id] = Object.fromEntries(given);
        }
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

  Object.assign(read, { BEGINNING, Draft, Guide, dateOf, differences, normalise, squeezed, topicIn });
})();
