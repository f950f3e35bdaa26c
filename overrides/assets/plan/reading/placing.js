// Needs: site/words, plan/model/refused, plan/reading/text, plan/reading/patterns, plan/reading/marks, plan/reading/draft, plan/reading/asides, plan/reading/rows, plan/reading/repeated
/** Gives the paragraphs of a document that people edited to the answers that they belong to. */
var tkPlan = tkPlan || {};

tkPlan.placing = (function () {
  "use strict";

  const { say, node, list } = tkWords;
  const MOST_PLACES = 12;
  const { normalise } = tkPlan.text;
  const { topicIn } = tkPlan.patterns;
  const { BY } = tkPlan.marks;
  const { Draft } = tkPlan.draft;
  const { newRows, rowOf, understand } = tkPlan.rows;

  /** @type {Object<string, Words>} */
  const NOTES = {
    struck: node("builder-reading.struck"),
    white: node("builder-reading.white"),
    hidden: node("builder-reading.hidden"),
    unseen: node("builder-reading.unseen"),
    symbols: node("builder-reading.symbols"),
    comments: node("builder-reading.comments"),
    notes: node("builder-reading.footnotes"),
    margins: node("builder-reading.margins"),
    pictures: node("builder-reading.pictures"),
    described: node("builder-reading.described"),
    charts: node("builder-reading.charts"),
    drawings: node("builder-reading.drawings"),
    objects: node("builder-reading.objects"),
    forms: node("builder-reading.forms"),
    parts: node("builder-reading.parts"),
    strays: node("builder-reading.strays"),
    salvaged: node("builder-reading.salvaged"),
  };

  /** What is about nothing else is about the plan. */
  const PLAN = { holder: null, slot: "plan.title" };

  /**
   * Gives each paragraph to the answer that it belongs to, and keeps those that belong to none.
   * @param {Paragraphs} out what a walker found
   * @param {Definition} definition
   * @returns {Draft} to be finished
   */
  function placed(out, definition) {
    const { guide, property } = out;
    const draft = new Draft(definition, guide);
    const overview = tkPlan.repeated.firstPage(out.all, guide);
    const taken = findTopics(out.all, draft, guide, overview);
    let where = say("builder-reading.beginning");
    let found = out.made !== null;
    const answers = out.all.filter(({ cell }) => cell?.row.question).map(({ text }) => text);
    const repeated = new tkPlan.repeated.Repeated(answers, draft.topics, guide, property("Plan first page"));
    /**
     * What a plan cannot hold, with the places where it was.
     * @type {Map<string, Set<string>>}
     */
    const told = new Map([...out.leftOut].map((kind) => [kind, new Set()]));
    /** @type {Map<Paragraph|null, string[]>} */
    const notes = new Map();
    for (const { near, text } of out.beside) if (text) notes.set(near, [...(notes.get(near) ?? []), text]);
    const first = titleless(out.all);
    for (const paragraph of out.all) {
      const { text, cell } = paragraph;
      const question = rowOf(cell)?.question;
      const near = () => (question ? `${question.number} ${question.text}` : where);
      if (paragraph === first) draft.add(null, "plan.title", linesOf(paragraph));
      const asks = guide.byId.get(paragraph.slot.split(".")[0]);
      // A control named "Contact" may be in any document.
      found ||= Boolean(question || asks || (paragraph.slot && paragraph.rank !== BY.alias));
      const heads = (paragraph.heading && !cell) || paragraph.startsTopic || paragraph.slot === "plan.title";
      if (heads) where = text.trim().slice(0, 200) || where;
      for (const kind of paragraph.told) {
        told.set(
          kind,
          (told.get(kind) ?? new Set()).add(question?.number ?? say("builder-files.quoted", { text: where })),
        );
      }
      for (const text of notes.get(paragraph) ?? []) draft.leave(near(), text);
      paragraph.spot = spotOf(paragraph);
      if (paragraph === first || paragraph.startsTopic || guide.placeholders.has(normalise(text))) continue;
      if (question && guide.internal.has(normalise(text))) {
        rowOf(cell)?.holder?.internal.add(question.id);
        // In an answer it may be all that is said there.
        if (cell && isBeside(cell)) continue;
      }
      // The first page repeats what the others say. What somebody changed on it belongs to no answer.
      const isOfFirstPage = !question && overview.has(paragraph);
      if (isOfFirstPage && repeated.isOnFirstPage(text, linesOf(paragraph).join("\n"))) continue;
      if (!cell && draft.choose(paragraph.topic ?? null, text)) continue;
      const [slot, its] = slotOf(paragraph, guide, taken, draft);
      if (slot) {
        const repeats = guide.byId.get(slot.split(".")[0])?.repeats;
        const holder = repeats ? paragraph.topic || draft.topics[0] || draft.startTopic("") : draft.once;
        draft.add(holder, slot, linesOf(paragraph), its, inRow(paragraph, its));
        paragraph.spot = { holder: slot.startsWith("plan.") ? null : holder, slot };
      } else if (text.trim() && !isKnown(paragraph, guide) && !(!cell && repeated.isOfContents(text))) {
        draft.leave(near(), linesOf(paragraph).join("\n"));
      }
    }
    for (const { spot, by } of out.all) if (spot) draft.credit(spot.holder, spot.slot, by);
    for (const { near, comment } of out.beside) {
      if (comment) draft.comments.push({ ...(near?.spot ?? PLAN), comment });
    }
    const margins = tkPlan.asides.typedIn(out.margins, draft.line("title"));
    if (margins.length) told.set("margins", new Set());
    for (const line of [...(notes.get(null) ?? []), ...margins]) draft.leave(say("builder-reading.beside"), line);
    if (!found) throw new tkPlan.Refused(node("builder-files.unknown"));
    // Somebody may have cleaned the properties out.
    const id = property("Plan id") || out.plan;
    if (/^[A-Za-z0-9_-]{1,64}$/.test(id)) draft.id = id;
    draft.madeFrom = property("Plan made from");
    for (const note of out.differences) draft.note(note);
    for (const [kind, note] of Object.entries(NOTES)) {
      const places = [...(told.get(kind) ?? [])];
      if (told.has(kind)) draft.note(places.length ? at(note, places) : note);
    }
    return draft;
  }

  /**
   * @param {Paragraph} paragraph
   * @returns {{holder: Holder|null, slot: string}} what it is about, if it is no answer: the question beside it, or the topic
   *   or the plan around it
   */
  function spotOf({ cell, topic, outside }) {
    const { question, holder = null } = rowOf(cell) ?? {};
    if (question) return { holder, slot: `${question.id}.${question.columns[0][0]}` };
    const label = cell?.row.cells.find(({ place }) => place?.startsWith("plan."))?.place;
    if (label) return { holder: null, slot: label };
    return topic && !outside ? { holder: topic, slot: "topic.title" } : PLAN;
  }

  /**
   * @param {Paragraph[]} paragraphs
   * @returns {Paragraph|undefined} the one that is the title of a document in which no style says so: what it begins with
   */
  function titleless(paragraphs) {
    if (paragraphs.some(({ slot, names }) => slot === "plan.title" || names.includes("title"))) return undefined;
    const first = paragraphs.find(({ text }) => text.trim());
    const isTitle = first && !first.cell && !first.slot && !first.heading && !first.list;
    return isTitle && topicIn(first.text) === undefined ? first : undefined;
  }

  /**
   * @param {Words} note
   * @param {string[]} places that it is about
   * @returns {Words} both
   */
  function at(note, places) {
    const shown = places.length > MOST_PLACES ? [...places.slice(0, MOST_PLACES), "…"] : places;
    const where = node("builder-reading.places", { places: list(shown) });
    if (typeof note === "string" && typeof where === "string") return `${note} ${where}`;
    const both = document.createElement("span");
    both.append(typeof note === "string" ? note : note.cloneNode(true), " ", where);
    return both;
  }

  /**
   * Finds out what each row of a table is, and which topic each paragraph belongs to.
   * @param {Paragraph[]} paragraphs
   * @param {Draft} draft
   * @param {Guide} guide
   * @param {Set<Paragraph>} overview those of the first page, which name topics and start none
   * @returns {Map<Holder, Set<string>>} by plan or topic, the slots whose place in a table is there for all to see
   */
  function findTopics(paragraphs, draft, guide, overview) {
    /** @type {Map<Holder, Set<string>>} */
    const taken = new Map();
    /** @type {Holder|null} */
    let current = null;
    let titleGoesOn = false;
    let asked = false;
    let outside = false;
    const isOfBlock = (/** @type {Paragraph} */ { slot, rank }) => slot.startsWith("plan.") && rank !== BY.alias;
    const blocks = new Set(paragraphs.filter(isOfBlock).flatMap(({ cell }) => cell?.row.table ?? []));

    /** @param {Row} row */
    function enter(row) {
      understand(row, guide, asked ? null : blocks);
      const { question, table } = row;
      if (question) {
        asked = true;
        // Answers below another question than theirs were moved there.
        const isMoved = row.goesOn && question !== table.question;
        if (!question.repeats) row.holder = draft.once;
        else if (isMoved) row.holder = current ?? draft.startTopic("");
        else row.holder = row.goesOn ? table.holder : draft.topicOf(current, question.id);
        if (question.repeats) current ??= row.holder ?? null;
        if (!isMoved) Object.assign(table, { question, holder: row.holder });
      }
      const holder = row.holder || draft.once;
      const places = taken.get(holder) ?? new Set();
      taken.set(holder, places);
      for (const cell of row.cells) if (cell.sure && cell.place) places.add(cell.place);
    }

    for (const paragraph of paragraphs) {
      const { text, slot, heading, cell, list } = paragraph;
      for (const row of newRows(cell)) enter(row);
      const row = rowOf(cell);
      // An online editor makes plain text of headings.
      const mayHead = (heading || (!cell && !slot && !list)) && slot !== "plan.title" && !overview.has(paragraph);
      if (!row && (slot === "topic.title" || (mayHead && topicIn(text) !== undefined))) {
        const starts = topicIn(text, slot === "topic.title");
        const title = (starts ?? text).replaceAll("\n", " ").trim();
        // Somebody pressed Enter within the title.
        if (current && titleGoesOn && starts === undefined) current.title = `${current.title} ${title}`.trim();
        else current = draft.startTopic(title, undefined, paragraph);
        paragraph.startsTopic = titleGoesOn = true;
        outside = false;
        paragraph.topic = current;
        continue;
      }
      if (text.trim()) titleGoesOn = false;
      if (heading && !cell) outside ||= guide.onceTitles.has(normalise(text));
      paragraph.outside = outside;
      if (guide.byId.get(slot.split(".")[0])?.repeats) current ??= draft.startTopic("");
      paragraph.topic = row?.question?.repeats ? row.holder : current;
    }
    return taken;
  }

  /**
   * A mark says what a text was written for, its place beside a question and below a heading what people see. Mostly
   * they agree. Where they do not, somebody moved the text there, or added a row or a column, and the place counts.
   * @param {Paragraph} paragraph
   * @param {Guide} guide
   * @param {Map<Holder, Set<string>>} taken
   * @param {Draft} draft
   * @returns {[string, Cell|null]} the slot, empty if there is none, and the cell that it was taken from
   */
  function slotOf(paragraph, guide, taken, draft) {
    const { cell, slot, rank, names } = paragraph;
    /** @type {Cell[]} */
    const around = [];
    for (let each = cell; each; each = each.outer) around.push(each);
    const sure = around.find((each) => each.sure);
    if (sure) return [sure.place ?? "", sure];
    const isFirst = cell && isBeside(cell) && (cell.row.cells.length > 1 || cell.row.across);
    const asks = isFirst && (rank === BY.bookmark || isKnown(paragraph, guide));
    const holders = [rowOf(cell)?.holder || paragraph.topic, draft.once];
    /** @param {string} its */
    const isElsewhere = (its) => holders.some((holder) => holder && taken.get(holder)?.has(its));
    /** @type {function(string, Cell|null): boolean} */
    const fits = (its, where) => its !== "" && its !== "topic.title" && !(where?.strange && isElsewhere(its));
    if (!asks && fits(slot, cell)) return [slot, cell];
    for (const each of around.filter((one) => !isBeside(one))) {
      if (fits(each.slot, each)) return [each.slot, each];
      if (each.place && !each.strange) return [each.place, each];
    }
    if (names[0] === "title" && !cell && !draft.fields.has("plan.title")) return ["plan.title", null];
    return ["", null];
  }

  /**
   * @param {Cell} cell
   * @returns {boolean} whether it is where a question stands, beside its answers or above them
   */
  const isBeside = ({ order, row }) => order === 0 && !row.wide;

  /**
   * Whether a paragraph is part of the document as it was before anybody filled it in.
   * @param {Paragraph} paragraph
   * @param {Guide} guide
   */
  function isKnown({ text, plain = text, cell }, guide) {
    if (guide.knows(plain)) return true;
    const asked = (cell && isBeside(cell) && cell.row.question?.wordings) || [];
    // Its number may be that of another version.
    const words = normalise(plain).replace(/^(\d+ )+/, "");
    return words !== "" && asked.some((wording) => wording.includes(words));
  }

  /**
   * @param {Paragraph} paragraph
   * @param {Cell|null} its the cell of the answer
   * @returns {{row: Row, between: string}|undefined} the row of a table within the answer, and what stands between the
   *   paragraph and the one before it in that row
   */
  function inRow({ cell }, its) {
    if (!cell || !its || cell === its || cell.row.cells.length < 2) return undefined;
    const { row, paragraphs } = cell;
    const isNext = paragraphs.length > 0 && row.written !== cell;
    const between = isNext ? " | ".repeat(cell.order - (row.written?.order ?? cell.order)) : " ";
    row.written = cell;
    return { row, between };
  }

  /** @param {Paragraph} paragraph */
  function linesOf({ text, list }) {
    const lines = text.split("\n");
    if (list && lines[0].trim() && !lines[0].startsWith("- ")) lines[0] = list + lines[0].trimStart();
    return lines;
  }

  return { placed };
})();
