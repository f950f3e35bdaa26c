/**
 * Reads plans back from files: which kind a file is, by what is in it; plans saved as JSON, as a page (HTML) and as
 * Markdown; and what all readers share: the questions as people see them, and a draft that fills with answers.
 *
 * A file is hostile until checked. Whatever is in it, it is read or refused; nothing in it is run.
 */
(function () {
  "use strict";

  const tkPlan = (window.tkPlan ??= {});
  const read = (tkPlan.read ??= {});
  const MOST_BYTES = 20_000_000;
  const MOST_TOPICS = 2_000;

  /** No label, question or paragraph of guidance is longer. It bounds the work on one that is. */
  const LONGEST = 4_000;

  /** The columns for answers, by what a box asks for: the key of the answer, and the heading. */
  const COLUMNS = {
    one: [["answer", "Answer"]],
    "now-and-next": [
      ["now", "What we do now"],
      ["next", "What we will do next"],
    ],
  };

  /** The title block: the field, its label and its hint. */
  const FIELDS = [
    ["statistics", "Statistics", "The statistics that this plan is for"],
    ["organisation", "Organisation", ""],
    ["contact", "Contact", "A person or a team, and how to reach them"],
    ["date", "Date", ""],
    ["review_date", "Review date", "When you will look at this plan again"],
  ];

  const NOT_RELEVANT = /^\s*not relevant\s*,?\s*because\b[\s:…]*/i;
  const TOPIC = /^\s*topic\s*:\s*/i;
  const BEGINNING = "The beginning of the document";
  const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

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
   * @param {string} text a date as people write it: 2 March 2026, 02/03/2026 (the day first) or 2026-03-02
   * @returns {string} the date as 2026-03-02; empty if it is none
   */
  function dateOf(text) {
    const [, day, name, year] =
      /^(?:[a-z]+,?\s+)?(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3,9})\.?,?\s+(\d{4})$/i.exec(text.trim()) || [];
    const month = name && MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
    if (month) return realDate(year, month, day);
    const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text.trim());
    if (iso) return realDate(iso[1], iso[2], iso[3]);
    const numbers = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text.trim());
    return numbers ? realDate(numbers[3], numbers[2], numbers[1]) : "";
  }

  function realDate(year, month, day) {
    const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
    const real = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day) && Number(year) > 999;
    return real ? date.toISOString().slice(0, 10) : "";
  }

  /** The questions and all the other words that a document has from the definition. */
  class Guide {
    constructor(definition) {
      /** @type {Array<{id: string, number: string, words: string, text: string, repeats: boolean,
       *   columns: Array<[string, string]>}>} */
      this.questions = [];
      this.byId = new Map();
      this.columns = new Map(Object.values(COLUMNS).flat().map(([key, heading]) => [normalise(heading), key]));
      this.fields = new Map(FIELDS.map(([field, label]) => [normalise(label), field]));
      this.titles = new Set([normalise(definition.title)]);
      this.guidance = new Set();
      this.labels = new Set(["question", "topic", "about this plan", ...this.columns.keys(), ...this.fields.keys()]);
      for (const [, , hint] of FIELDS) this.labels.add(normalise(hint));
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
   * @returns {string[]} how they differ, in words
   */
  function differences(made, definition) {
    if (made.id !== definition.id) {
      return [`This plan was made for other questions (${made.id}) than those of this toolkit. What fits was placed.`];
    }
    if (made.version === definition.version) return [];
    return [
      `This plan was made for version ${made.version} of the questions; this toolkit has version ${definition.version}. What fits was placed.`,
    ];
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
      this.notes = [];
    }

    /**
     * @param {string} title
     * @param {Object} [after] the topic that it follows; the last one if none is given
     * @returns {Object} a new topic, to be given to `add`
     */
    startTopic(title, after) {
      if (this.topics.length >= MOST_TOPICS) throw new tkPlan.Refused("This file has more topics than a plan can hold.");
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
          this.note("Some questions stood twice below one topic. The second time they became a topic without a title.");
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

    note(text) {
      if (!this.notes.includes(text)) this.notes.push(text);
    }

    /**
     * @param {string} kind
     * @returns {{plan: Object, unplaced: Array<{where: string, text: string}>, notes: string[], kind: string}}
     */
    finish(kind) {
      const now = new Date().toISOString();
      const plan = tkPlan.state.create(this.definition, this.id || tkPlan.state.newId(), now);
      for (const field of ["title", "statistics", "organisation", "contact"]) plan[field] = this.line(field);
      if (this.guide.titles.has(normalise(plan.title))) plan.title = "";
      plan.review_date = this.date("review_date", "Review date") || null;
      const date = this.date("date", "Date");
      // The middle of the day is on that day all over Europe and America.
      if (date) plan.created = plan.modified = `${date}T12:00:00.000Z`;
      plan.answers = this.answers(this.once, false);
      const topics = this.topics.map((topic) => ({ title: topic.title, answers: this.answers(topic, true) }));
      plan.topics = topics
        .filter((topic) => topic.title || Object.keys(topic.answers).length)
        .map((topic, index) => ({ id: `t${index + 1}`, ...topic }));
      const unplaced = this.unplaced.map(({ where, lines }) => ({ where, text: lines.join("\n").trim() }));
      return { plan: tkPlan.state.check(plan), unplaced, notes: this.notes, kind };
    }

    line(field) {
      const chunks = this.fields.get(`plan.${field}`) || [];
      return chunks.flatMap(({ lines }) => lines.map((line) => line.trim())).filter(Boolean).join(" ");
    }

    date(field, label) {
      const text = this.line(field);
      const date = dateOf(text);
      if (text && !date) this.leave(label, text);
      return date;
    }

    answers(holder, repeats) {
      const answers = {};
      for (const { id, columns } of this.guide.questions.filter((question) => question.repeats === repeats)) {
        const answer = {};
        for (const [key] of columns) {
          const text = this.text(holder.chunks.get(`${id}.${key}`) || [], id);
          if (NOT_RELEVANT.test(text)) answer.not_relevant = text.replace(NOT_RELEVANT, "");
          else if (text) answer[key] = text;
        }
        if (Object.keys(answer).length) answers[id] = answer;
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
        this.note(`The answer to ${this.guide.byId.get(id).number} stood in more than one place. Its texts follow each other now.`);
      }
      return different.join("\n");
    }
  }

  const UNKNOWN = "This file is not a plan that this toolkit can read. It reads plans that were saved as JSON, web page, Markdown, Word (.docx) or OpenDocument (.odt).";

  /** What files of other kinds start with, and what to do about it. */
  const OTHER_KINDS = [
    [/^%PDF-/, "This is a PDF file, and answers cannot be read back from PDF. Choose the Word, OpenDocument or saved copy of the plan."],
    [/^(?:\x89PNG|\xff\xd8\xff|GIF8|BM|II\*\0|MM\0\*|RIFF.{4}WEBP|.{4}ftyp(?:hei|mif|avif))/s, "This is a picture. Choose the plan itself."],
    [/^\{\\rtf/, "This is a document in Rich Text Format. Open it in Word or LibreOffice, save it as Word (.docx) and choose that file."],
    [/^(?:Rar!|7z\xbc\xaf|\x1f\x8b)/, "This is a compressed archive. Unpack it and choose the plan that is in it."],
  ];

  /**
   * Reads a plan from a file that somebody chose. What kind it is, its content tells, not its name.
   * @param {Blob & {name?: string}} chosen
   * @param {Object} definition what is asked
   * @returns {Promise<{plan: Object, unplaced: Array<{where: string, text: string}>, notes: string[],
   *   kind: "json"|"html"|"md"|"docx"|"odt"}>} the plan; the texts that belong to no answer, and near what they
   *   stood; and what else the person should know
   * @throws {Refused} for everything that cannot be read, whatever is wrong with it
   */
  async function file(chosen, definition) {
    try {
      return await readBytes(await bytesOf(chosen), definition);
    } catch (error) {
      if (error instanceof tkPlan.Refused) throw error;
      throw new tkPlan.Refused(tkPlan.unzip.DAMAGED);
    }
  }

  async function bytesOf(chosen) {
    if (chosen.size > MOST_BYTES) throw new tkPlan.Refused(tkPlan.unzip.TOO_LARGE);
    try {
      return new Uint8Array(await chosen.arrayBuffer());
    } catch {
      throw new tkPlan.Refused("This file could not be opened. It may have been moved, or another program may hold it. Try again, or choose a copy of it.");
    }
  }

  async function readBytes(bytes, definition) {
    if (!bytes.length) throw new tkPlan.Refused("This file is empty.");
    const start = latin(bytes.subarray(0, 1024));
    if (/^PK(?:\x03\x04|\x05\x06|\x07\x08)/.test(start)) return read.office(bytes, definition);
    if (start.startsWith("\xd0\xcf\x11\xe0")) throw new tkPlan.Refused(oldOffice(bytes));
    for (const [beginning, words] of OTHER_KINDS) {
      if (beginning.test(start)) throw new tkPlan.Refused(words);
    }
    let text;
    try {
      text = decoded(bytes);
    } catch {
      throw new tkPlan.Refused(UNKNOWN);
    }
    if (text.includes("\0")) throw new tkPlan.Refused(UNKNOWN);
    if (!text.trim()) throw new tkPlan.Refused("This file is empty.");
    if (/^\s*[{[]/.test(text)) return saved(parsed(text), definition, "json");
    if (/^\s*<(?!\?xml)/.test(text)) return page(text, definition);
    return markdown(text, definition);
  }

  const latin = (bytes) => new TextDecoder("latin1").decode(bytes);

  /** Text as Windows and others save it: UTF-8, or UTF-16 when it says so. Throws if it is neither. */
  function decoded(bytes) {
    const mark = latin(bytes.subarray(0, 2));
    const encoding = mark === "\xff\xfe" ? "utf-16le" : mark === "\xfe\xff" ? "utf-16be" : "utf-8";
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  }

  /** Word puts a document with a password into the wrapping that its old format has. The names of its parts tell. */
  function oldOffice(bytes) {
    const names = latin(bytes).replaceAll("\0", "");
    if (names.includes("EncryptedPackage")) return tkPlan.unzip.LOCKED;
    return "This is a document in an old format (such as .doc). Open it in Word or LibreOffice, save it as Word (.docx) and choose that file.";
  }

  function parsed(text) {
    try {
      return JSON.parse(text);
    } catch {
      throw new tkPlan.Refused("This file is not a saved plan, or it is damaged: part of it is missing or was changed.");
    }
  }

  function saved(data, definition, kind) {
    const plan = tkPlan.state.check(data);
    return { plan, unplaced: [], notes: differences(plan.definition, definition), kind };
  }

  /** A page that was exported carries the plan. The page is parsed, never shown, so nothing in it runs or loads. */
  function page(text, definition) {
    const inPage = new DOMParser().parseFromString(text, "text/html").getElementById("saved-plan");
    if (!inPage) throw new tkPlan.Refused("This web page holds no saved plan. Choose a page that was saved from the plan builder.");
    return saved(parsed(inPage.textContent), definition, "html");
  }

  const withoutLinks = (markdown) => markdown.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1");
  const unescaped = (line) => line.replace(/\\([!-/:-@[-`{-~])/g, "$1");

  /** Markdown as the plan builder writes it, and as people change it: the questions are headings, their answers below. */
  function markdown(text, definition) {
    const guide = new Guide(definition);
    const draft = new Draft(definition, guide);
    let [topic, holder, question, key, level] = [null, null, null, "", 0];
    let where = BEGINNING;
    let blank = 0;
    let found = false;
    let place;

    function heading(depth, words) {
      const next = guide.questionIn(words);
      if (next) {
        found = true;
        [question, level, where, place] = [next, depth, `${next.number} ${next.text}`, {}];
        key = next.columns.length === 1 ? next.columns[0][0] : "";
        if (next.repeats && !topic) topic = draft.startTopic("");
        holder = next.repeats ? draft.topicOf(topic, next.id) : draft.once;
        return true;
      }
      if (question && depth > level) return false;
      question = null;
      where = words;
      if (depth === 1 && !draft.fields.has("plan.title")) draft.add(null, "plan.title", [words]);
      else if (TOPIC.test(words)) topic = draft.startTopic(words.replace(TOPIC, "").trim());
      else if (!guide.knows(words)) draft.leave(where, words);
      return true;
    }

    for (const raw of text.split(/\r\n?|\n/)) {
      const line = raw.trim();
      if (!line) {
        blank += 1;
        continue;
      }
      const [, marks, words] = /^(#{1,6})\s+(.*)$/.exec(line) || [];
      const [, label, value] = /^[-*+]\s+\*\*(.+?):?\*\*:?\s*(.*)$/.exec(line) || [];
      const field = !found && label && guide.fields.get(normalise(label));
      const column = question && /^\*\*.*\*\*$/.test(line) && guide.columns.get(normalise(line));
      if (marks && heading(marks.length, unescaped(words.replace(/ #+$/, "").trim()))) {
        blank = 0;
      } else if (field) {
        draft.add(null, `plan.${field}`, [unescaped(value)]);
      } else if (column && question.columns.some(([name]) => name === column)) {
        [key, blank] = [column, 0];
      } else if (guide.isGuidance(line) || isHint(line, question)) {
        blank = 0;
      } else if (question && key) {
        // Each line is a paragraph, with a blank line after it: of every two more, one was an empty line.
        const empty = Array(Math.min(100, Math.max(0, (blank - 1) >> 1))).fill("");
        draft.add(holder, `${question.id}.${key}`, [...empty, unescaped(line).replace(/^[*+] /, "- ")], place);
        blank = 0;
      } else if (!guide.knows(line)) {
        draft.leave(where, unescaped(line));
      }
    }
    if (!found) throw new tkPlan.Refused(UNKNOWN);
    return draft.finish("md");
  }

  const isHint = (line, question) => question && /^([*_]).*\1$/.test(line) && normalise(line) === question.hint;

  Object.assign(read, { file, decoded, differences, normalise, Guide, Draft, BEGINNING, FIELDS, TOPIC, UNKNOWN });
})();
