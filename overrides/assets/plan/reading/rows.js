// Needs: plan/reading/text, plan/reading/marks
/** What the rows of a document's tables are, and what their cells are for. */
var tkPlan = tkPlan || {};

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
   * @param {boolean} mayBeField
   */
  function understand(row, guide, mayBeField) {
    const { cells, table } = row;
    const [first, ...others] = cells;
    const words = wordsOf(first);
    row.blank = !words.trim();
    if (others.length) {
      // In OpenDocument the bookmarks of the answers are around the question.
      const marked = first.rank === BY.bookmark ? guide.byId.get(first.slot.split(".")[0]) : null;
      row.question = guide.questionIn(words) || marked || null;
    }
    if (!row.question) {
      const keys = others.map((cell) => guide.columns.get(normalise(wordsOf(cell))));
      row.heads = keys.some(Boolean);
      if (row.heads) {
        for (const [index, cell] of others.entries()) {
          table.headings.set(cell.column, { key: keys[index], text: wordsOf(cell) });
        }
        table.question = null;
      } else if (row.blank && table.question && others.length) {
        // Somebody added a row to have more room.
        Object.assign(row, { question: table.question, goesOn: true });
      } else if (mayBeField && others.length === 1 && !first.outer) {
        const field = guide.fields.get(normalise(first.paragraphs[0]?.text || ""));
        if (field) Object.assign(others[0], { place: `plan.${field}`, sure: true });
        row.blank ||= Boolean(field);
      }
    }
    for (const cell of others) {
      const heading = table.headings.get(cell.column);
      if (row.question) {
        const { id, columns } = row.question;
        const known = columns.find(([key]) => key === heading?.key);
        const inOrder = table.headings.size === 0 && columns.length === others.length && columns[cell.order - 1];
        const [key] = known || inOrder || [];
        cell.place = key ? `${id}.${key}` : "";
        cell.sure = Boolean(known) && !cell.merged && cell.span === 1 && !row.goesOn;
        cell.strange = !key && Boolean(heading?.text.trim());
      } else {
        cell.strange = !row.blank && !cell.sure;
      }
    }
  }

  /** @param {Cell} cell */
  const wordsOf = (cell) => cell.paragraphs.map((paragraph) => paragraph.text).join(" ");

  return { newRows, rowOf, understand };
})();
