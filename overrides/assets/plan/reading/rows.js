// Needs: plan/reading/text, plan/reading/marks
/** What the rows of a document's tables are, and what their cells are for. */
var tkPlan = tkPlan || {};

/**
 * @typedef {{row: Row, outer: Cell|null, span: number, merged: boolean, order: number, column: number,
 *   paragraphs: Paragraph[], rank: number, slot: string, place?: string, sure?: boolean, strange?: boolean}} Cell
 * @typedef {{table: Table, cells: Cell[], column: number, question: Asked|null, holder?: Holder|null, met?: boolean,
 *   goesOn?: boolean, blank?: boolean, heads?: boolean, across?: boolean, wide?: boolean, written?: Cell}} Row across: a
 *   question that runs across the table; wide: its answers below it, and no question; written: the cell that was read last
 * @typedef {{headings: Map<number, {key: string|undefined, text: string}>, question: Asked|null, holder: Holder|null,
 *   awaits?: string, wide?: boolean, led?: boolean}} Table awaits: its next row holds answers ("answer"), or words to no question of ours ("none"); wide: its questions run across it;
 *   led: there is a column before them
 */

tkPlan.rows = (function () {
  "use strict";

  const { normalise } = tkPlan.text;
  const { BY } = tkPlan.marks;

  /**
   * @param {Cell|null} cell
   * @returns {Row[]} the rows around it that were not met before, the outermost first
   */
  function newRows(cell) {
    /** @type {Row[]} */
    const rows = [];
    for (let each = cell; each && !each.row.met; each = each.outer) {
      each.row.met = true;
      rows.unshift(each.row);
    }
    return rows;
  }

  /**
   * @param {Cell|null} cell
   * @returns {Row|null} the innermost row around it that belongs to a question
   */
  function rowOf(cell) {
    for (let each = cell; each; each = each.outer) if (each.row.question) return each.row;
    return null;
  }

  /**
   * Finds out what a row is (a question, a field of the title block, headings of columns) and what its cells are for.
   * @param {Row} row
   * @param {Guide} guide
   * @param {Set<Table>|null} blocks where a row may be a line of the title block, the tables that are marked as one: words
   *   alone do not make one of a table of versions. None are marked where the marks were lost
   */
  function understand(row, guide, blocks) {
    const { cells, table } = row;
    leaveOutLead(row, guide);
    row.blank = !wordsOf(cells[0]).trim();
    ask(row, guide);
    if (!row.question && !row.across && !row.wide) askNothing(row, guide, blocks);
    if (row.question) table.wide = Boolean(row.across || row.wide);
    for (const cell of row.wide ? cells : cells.slice(1)) {
      if (row.question) setPlace(cell, row, row.question);
      else cell.strange = !row.blank && !cell.sure;
    }
  }

  /**
   * Takes away the empty cell that a row begins with where somebody put a column before the questions.
   * @param {Row} row
   * @param {Guide} guide
   */
  function leaveOutLead({ cells, table }, guide) {
    const [first, second] = cells;
    if (!second || first.rank <= BY.bookmark || wordsOf(first).trim()) return;
    const isQuestion = Boolean(guide.questionIn(wordsOf(second)));
    table.led ||= isQuestion;
    if (!table.led && !guide.fields.has(normalise(second.paragraphs[0]?.text ?? ""))) return;
    if (isQuestion && second.span > 1) table.wide = true;
    cells.shift();
    for (const [order, cell] of cells.entries()) cell.order = order;
  }

  /**
   * Finds the question of a row: in its first cell, in one that runs across the table, or in such a row above it.
   * @param {Row} row
   * @param {Guide} guide
   */
  function ask(row, guide) {
    const { cells, table } = row;
    const [first, ...others] = cells;
    const words = wordsOf(first);
    // In OpenDocument the bookmarks of the answers are around the question.
    const marked = first.rank === BY.bookmark ? guide.byId.get(first.slot.split(".")[0]) : null;
    const asked = guide.questionIn(words) || marked || null;
    // A question runs across the table where two answers are below it. In older documents it is beside them, in a column of its own.
    const isOld = table.headings.size > 0 && !table.wide;
    const isTitle = guide.blockTitles.has(normalise(words));
    // In OpenDocument the cells that it covers follow it.
    row.across = first.span > 1 && !isOld && !isTitle && others.every((cell) => cell.merged && !cell.paragraphs.length);
    if (row.across) {
      row.question = asked;
      table.awaits = asked ? "answer" : "none";
    } else if (table.awaits) {
      row.wide = true;
      if (table.awaits === "answer") goOn(row, guide);
      table.awaits = "";
    } else if (others.length && !table.wide) row.question = asked;
  }

  /**
   * Finds out what a row without a question is: headings of columns, more answers, or a field of the title block.
   * @param {Row} row
   * @param {Guide} guide
   * @param {Set<Table>|null} blocks as above
   */
  function askNothing(row, guide, blocks) {
    const { cells, table } = row;
    const [first, ...others] = cells;
    const keys = cells.map((cell) => guide.columns.get(normalise(wordsOf(cell))));
    row.heads = keys.some(Boolean);
    if (row.heads) {
      table.wide = Boolean(keys[0]) || (cells.length === 2 && keys[1] !== "answer");
      for (const [index, cell] of cells.entries()) {
        if (index || table.wide) table.headings.set(cell.column, { key: keys[index], text: wordsOf(cell) });
      }
      table.question = null;
    } else if (others.length && table.question && (row.blank || table.wide)) {
      // Somebody added a row to have more room, or moved one there.
      row.wide = table.wide;
      goOn(row, guide);
    } else if (blocks && others.length === 1 && !first.outer) {
      const field = guide.fields.get(normalise(first.paragraphs[0]?.text || ""));
      const isOurs = field && (!blocks.size || blocks.has(table));
      if (isOurs) Object.assign(others[0], { place: `plan.${field}`, sure: true });
      row.blank ||= Boolean(isOurs);
    }
  }

  /**
   * Says which answer to the question of its row a cell holds.
   * @param {Cell} cell
   * @param {Row} row
   * @param {Asked} question
   */
  function setPlace(cell, row, { id, columns }) {
    const { headings } = row.table;
    const heading = headings.get(cell.column);
    const known = columns.find(([key]) => key === heading?.key);
    const order = row.wide ? cell.order : cell.order - 1;
    const answers = row.wide ? row.cells.length : row.cells.length - 1;
    const isUnnamed = headings.size === 0 || (row.wide && !heading?.key);
    const inOrder = isUnnamed && columns.length === answers && columns[order];
    const [key] = known || inOrder || [];
    cell.place = key ? `${id}.${key}` : "";
    // Where a cell was deleted, the others are below other headings than theirs.
    const isWhole = answers >= columns.length;
    cell.sure = Boolean(known) && isWhole && !cell.merged && cell.span === 1 && (!row.goesOn || Boolean(row.wide));
    cell.strange = !key && Boolean(heading?.text.trim());
  }

  /**
   * Takes a row of answers for those to the question above it, or to the one whose answers they all are by their marks: the
   * row may have been moved.
   * @param {Row} row
   * @param {Guide} guide
   */
  function goOn(row, guide) {
    const [first] = row.cells;
    const id = first.rank === BY.style ? first.slot.split(".")[0] : "";
    const moved = row.wide ? guide.byId.get(id) : undefined;
    const slots = moved?.columns.map(([key]) => `${id}.${key}`) ?? [];
    // Somebody may have painted the looks of one answer over others.
    const isOf = slots.length === row.cells.length && row.cells.every(({ slot }, index) => slot === slots[index]);
    Object.assign(row, { question: isOf ? moved : row.table.question, goesOn: true });
  }

  /**
   * @param {Cell|null} cell in a row that does not begin with a question
   * @param {Guide} guide
   * @returns {Asked|null} the question that is in the row all the same, or that the answers there belong to by their marks
   */
  function askedBeside(cell, guide) {
    const cells = cell?.row.cells ?? [];
    const marked = cells.map(({ slot }) => guide.byId.get(slot.split(".")[0]));
    return [...cells.map((each) => guide.questionIn(wordsOf(each))), ...marked].find(Boolean) ?? null;
  }

  /**
   * @param {Paragraph} paragraph
   * @param {Cell|null} its the cell of the answer
   * @returns {{row: Row, between: string}|undefined} the row of a table within the answer, and what is between the
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

  /** @param {Cell} cell */
  const wordsOf = (cell) => cell.paragraphs.map((paragraph) => paragraph.text).join(" ");

  return { askedBeside, inRow, newRows, rowOf, understand };
})();
