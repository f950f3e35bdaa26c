// Needs: plan/reading/text, plan/reading/patterns, plan/reading/marks, plan/reading/rows
/** Finds the title and the topics of a document that people edited, and which topic or question each of its paragraphs is below. */
var tkPlan = tkPlan || {};

tkPlan.topicFinder = (function () {
  "use strict";

  const { normalise } = tkPlan.text;
  const { topicIn } = tkPlan.patterns;
  const { BY } = tkPlan.marks;
  const { newRows, rowOf, understand } = tkPlan.rows;

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
      const isTitle = slot === "plan.title" || paragraph.names[0] === "title";
      const mayHead = (heading || (!cell && !slot && !list)) && !isTitle && !overview.has(paragraph);
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
   * @param {Paragraph[]} paragraphs
   * @param {Guide} guide
   * @returns {Paragraph|undefined} the one that is the title of a document in which no style says so: what it begins with
   */
  function titleless(paragraphs, guide) {
    if (paragraphs.some(({ slot, names }) => slot === "plan.title" || names.includes("title"))) return undefined;
    const first = paragraphs.find(({ text }) => text.trim());
    const isTitle = first && !first.cell && !first.slot && !first.list && !(first.heading && guide.knows(first.text));
    return isTitle && topicIn(first.text) === undefined ? first : undefined;
  }

  return { findTopics, titleless };
})();
