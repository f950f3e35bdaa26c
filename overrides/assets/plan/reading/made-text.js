// Needs: plan/reading/text, plan/reading/patterns
/**
 * Makes rows again of tables that somebody made text of, in a document that has no mark left: what follows a line that is
 * exactly a question, or a label of the title block, was beside or below it. Where nobody can tell which of two answers
 * a line was in, it is in neither.
 */
var tkPlan = tkPlan || {};

tkPlan.madeText = (function () {
  "use strict";

  const { normalise } = tkPlan.text;
  const { topicIn } = tkPlan.patterns;

  /**
   * @typedef {{asked: Asked|undefined, first: Paragraph[], rest: Paragraph[]}} Block a question or a label, and what follows it
   * @typedef {Map<Paragraph, Paragraph>} Starts what stood before a tab, by what stood behind it
   */

  /**
   * @param {Paragraph[]} all those of a document, which change: in the place of one with a tab between two cells there are two
   * @param {Guide} guide
   */
  function setInRows(all, guide) {
    const isAsked = (/** @type {Paragraph} */ { cell, text }) => Boolean(cell && guide.questionIn(text));
    if (all.some((paragraph) => paragraph.slot || isAsked(paragraph))) return;
    if (!all.some(({ text }) => guide.asks(text.split("\t", 1)[0]))) return;
    /** @type {Starts} */
    let starts = new Map();
    for (const paragraph of all) if (isLabelled(paragraph, guide)) halves(paragraph, starts);
    putIn(starts, all);
    starts = new Map();
    for (const block of blocksIn(all, guide)) setInRow(block, starts);
    putIn(starts, all);
  }

  /**
   * @param {Starts} starts
   * @param {Paragraph[]} all gets them, each before what it was the start of
   */
  function putIn(starts, all) {
    const paragraphs = [...all];
    all.length = 0;
    for (const paragraph of paragraphs) {
      const start = starts.get(paragraph);
      if (start) all.push(start);
      all.push(paragraph);
    }
  }

  /**
   * @param {Paragraph} paragraph
   * @param {Guide} guide
   * @returns {boolean} whether a tab stands in it between what was asked and the answer. In a list of contents a number follows it
   */
  function isLabelled({ cell, text }, guide) {
    const [start, ...rest] = text.split("\t");
    if (cell || !/[^\s\d]/.test(rest.join(""))) return false;
    return guide.labels.has(normalise(start)) || Boolean(guide.asks(start));
  }

  /**
   * @param {Paragraph} paragraph with a tab. What is beside it goes with its end
   * @param {Starts} starts gets its start
   * @returns {[Paragraph, Paragraph]} both
   */
  function halves(paragraph, starts) {
    const [start] = paragraph.text.split("\t", 1);
    const before = { ...paragraph, text: start, plain: start };
    const text = paragraph.text.slice(start.length + 1);
    starts.set(paragraph, before);
    return [before, Object.assign(paragraph, { text, plain: text, list: "" })];
  }

  /** @param {Guide} guide */
  const hintsOf = (guide) =>
    new Set([
      ...guide.questions.map(({ hint }) => hint).filter(Boolean),
      ...guide.details.flatMap(({ hints }) => hints.map(normalise)),
      ...guide.notes,
    ]);

  /**
   * @param {Paragraph[]} all
   * @param {Guide} guide
   * @returns {Block[]}
   */
  function blocksIn(all, guide) {
    const hints = hintsOf(guide);
    /** @type {Block[]} */
    const blocks = [];
    /** @type {Block|undefined} */
    let open;
    /** Whether the title block is here. */
    let isTitled = false;
    for (const paragraph of all) {
      const { cell, heading, text } = paragraph;
      const words = normalise(text);
      const asked = cell ? undefined : guide.asks(text);
      if (asked || (isTitled && guide.fields.has(words))) {
        open = { asked, first: [paragraph], rest: [] };
        blocks.push(open);
        isTitled &&= !asked;
      } else if (open && !open.rest.length && hints.has(words)) open.first.push(paragraph);
      else if (cell || heading || topicIn(text) !== undefined || guide.isBetween(text)) {
        open = undefined;
        isTitled = guide.blockTitles.has(words);
      } else open?.rest.push(paragraph);
    }
    return blocks;
  }

  /**
   * @param {Block} block
   * @param {Starts} starts gets what stood before a tab
   */
  function setInRow({ asked, first, rest }, starts) {
    /** @type {Row} */
    const row = {
      table: { headings: new Map(), question: null, holder: null },
      ...{ cells: [], column: 0, question: null },
    };
    const answers = asked && asked.columns.length > 1 ? inTwo(rest, starts) : [rest];
    for (const paragraphs of [first, ...answers]) {
      const order = row.cells.length;
      /** @type {Cell} */
      const cell = { row, outer: null, span: 1, merged: false, order, column: order, paragraphs, rank: 9, slot: "" };
      row.cells.push(cell);
      for (const paragraph of paragraphs) paragraph.cell = cell;
    }
  }

  /**
   * @param {Paragraph[]} rest the lines of two answers
   * @param {Starts} starts gets what stood before a tab
   * @returns {Paragraph[][]} those of each; of all together where nothing tells which is which
   */
  function inTwo(rest, starts) {
    const [tabbed, ...others] = rest.filter(({ text }) => text.includes("\t"));
    if (tabbed && !others.length && tabbed.text.split("\t").length === 2) {
      const at = rest.indexOf(tabbed);
      const [before, after] = halves(tabbed, starts);
      return [
        [...rest.slice(0, at), before],
        [after, ...rest.slice(at + 1)],
      ];
    }
    const lines = [...rest];
    while (lines.length > 2 && !lines[lines.length - 1].text.trim()) lines.pop();
    return lines.length === 2 ? [[lines[0]], [lines[1]]] : [lines];
  }

  return { setInRows };
})();
