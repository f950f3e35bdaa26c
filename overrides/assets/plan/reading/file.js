/**
 * Reads a plan back from a file that somebody chose: tells what kind it is, by what is in it, and reads plans that
 * were saved as JSON, as a page (HTML) and as Markdown.
 *
 * A file is hostile until checked. Whatever is in it, it is read or refused; nothing in it is run.
 */
(function () {
  "use strict";

  const tkPlan = (window.tkPlan ??= {});
  const read = (tkPlan.read ??= {});
  const { node } = window.tkWords;
  const MOST_BYTES = 20_000_000;

  const UNKNOWN = node("builder-files.unknown");
  const OLD = node("builder-files.old-format");
  const PICTURE = /^(?:\x89PNG|\xff\xd8\xff|GIF8|BM.{4}\0{4}|II\*\0|MM\0\*|RIFF.{4}WEBP|.{4}ftyp(?:hei|mif|avif))/s;

  /** What files of other kinds start with, and what to do about it. */
  const OTHER_KINDS = [
    [/^\xd0\xcf\x11\xe0/, OLD],
    [/^%PDF-/, node("builder-files.pdf")],
    [PICTURE, node("builder-files.picture")],
    [/^\{\\rtf/, node("builder-files.rich-text")],
    [/^(?:Rar!|7z\xbc\xaf|\x1f\x8b)/, node("builder-files.archive")],
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
      throw new tkPlan.Refused(node("builder-files.held"));
    }
  }

  async function readBytes(bytes, definition) {
    if (!bytes.length) throw new tkPlan.Refused(node("builder-files.empty"));
    const start = String.fromCharCode(...bytes.subarray(0, 1024));
    if (/^PK(?:\x03\x04|\x05\x06|\x07\x08)/.test(start)) return read.office(bytes, definition);
    for (const [beginning, words] of OTHER_KINDS) {
      if (beginning.test(start)) throw new tkPlan.Refused(words === OLD && isLocked(bytes) ? tkPlan.unzip.LOCKED : words);
    }
    let text;
    try {
      text = decoded(bytes);
    } catch {
      throw new tkPlan.Refused(UNKNOWN);
    }
    if (text.includes("\0")) throw new tkPlan.Refused(UNKNOWN);
    if (!text.trim()) throw new tkPlan.Refused(node("builder-files.empty"));
    if (/^\s*[{[]/.test(text)) return saved(parsed(text), definition, "json");
    if (/^\s*<(?!\?xml)/.test(text)) return page(text, definition);
    return markdown(text, definition);
  }

  /** Text as Windows and others save it: UTF-8, or UTF-16 when it says so. Throws if it is neither. */
  function decoded(bytes) {
    const [first, second] = bytes;
    const encodings = { 0xfffe: "utf-16le", 0xfeff: "utf-16be" };
    return new TextDecoder(encodings[first * 256 + second] ?? "utf-8", { fatal: true }).decode(bytes);
  }

  /** Word puts a document with a password into the wrapping that its old format has. The names of its parts tell. */
  function isLocked(bytes) {
    return new TextDecoder("latin1").decode(bytes).replaceAll("\0", "").includes("EncryptedPackage");
  }

  function parsed(text) {
    try {
      return JSON.parse(text);
    } catch {
      throw new tkPlan.Refused(node("builder-files.unfinished"));
    }
  }

  function saved(data, definition, kind) {
    const plan = tkPlan.state.check(data);
    return { plan, unplaced: [], notes: read.differences(plan.definition, definition), kind };
  }

  /** A page that was exported carries the plan. The page is parsed, never shown, so nothing in it runs or loads. */
  function page(text, definition) {
    const [, inPage] = /<pre\b[^<>]*\bid=["']?saved-plan\b[^<>]*>([^<]*)<\/pre>/i.exec(text) ?? [];
    if (inPage === undefined) throw new tkPlan.Refused(node("builder-files.page-without-plan"));
    // Only the plan's own text, which holds no element: the rest of the page, its style too, stays unread.
    const { body } = new DOMParser().parseFromString(`<pre>${inPage}</pre>`, "text/html");
    return saved(parsed(body.textContent), definition, "html");
  }

  const unescaped = (line) => line.replace(/\\([!-/:-@[-`{-~])/g, "$1");

  /** Markdown as the plan builder writes it, and as people change it: questions as headings, answers below them. */
  function markdown(text, definition) {
    const guide = new read.Guide(definition);
    const draft = new read.Draft(definition, guide);
    let [topic, holder, question, key, level] = [null, null, null, "", 0];
    let where = read.BEGINNING;
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
      if (question && depth > level && read.topicIn(words) === undefined) return false;
      question = null;
      where = words;
      if (depth === 1 && !draft.fields.has("plan.title")) draft.add(null, "plan.title", [words]);
      else if (read.topicIn(words) !== undefined) topic = draft.startTopic(read.topicIn(words).trim());
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
      const field = !found && label && guide.fields.get(read.normalise(label));
      const column = question && /^\*\*.*\*\*$/.test(line) && guide.columns.get(read.normalise(line));
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
        draft.add(holder, `${question.id}.${key}`, [...empty, unescaped(line.replace(/^[*+] /, "- "))], place);
        blank = 0;
      } else if (!guide.knows(line)) {
        draft.leave(where, unescaped(line));
      }
    }
    if (!found) throw new tkPlan.Refused(UNKNOWN);
    return draft.finish("md");
  }

  const isHint = (line, question) => question && /^([*_]).*\1$/.test(line) && read.normalise(line) === question.hint;

  Object.assign(read, { UNKNOWN, decoded, file });
})();
