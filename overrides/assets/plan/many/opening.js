// Needs: site/words, plan/model/refused, plan/reading/file, plan/many/decisions
/** Opens many files one after the other, and gives the reason for each that cannot be read. */
var tkPlan = tkPlan || {};

/**
 * @typedef {Opened & {file: string}} OpenPlan a plan, and the name of its file
 * @typedef {{file: string, why: Words}} Unread a file that is not among the plans, and the reason
 */

tkPlan.opening = (function () {
  "use strict";

  const { node } = tkWords;
  const { isWork, read: readWork } = tkPlan.decisions;
  const MOST = 200;
  const START = 200;

  /**
   * @param {Iterable<File>} files
   * @param {{items: OpenPlan[], unread: Unread[]}} shown what is on the page already: gets what these files hold
   * @param {Definition} definition what is asked
   * @param {{rest: function(): Promise<void>|undefined, done: function(number): void}} work `rest` lets the page have its
   *   turn, and throws when the reader stops; `done` is called with how many files have been read
   * @returns {Promise<{opened: number, decisions: Decisions|null}>} how many plans are new, and what a reader decided
   *   before, if that is among the files
   * @throws {Stopped} the reader stopped. What was read until then stays
   */
  async function openFiles(files, { items, unread }, definition, { rest, done }) {
    let opened = 0;
    /** @type {Decisions|null} */
    let decisions = null;
    let count = 0;
    for (const file of files) {
      await rest();
      try {
        const work = await workIn(file);
        if (work) decisions = work;
        else if (items.length >= MOST) unread.push({ file: file.name, why: node("many.too-many") });
        else opened += put({ ...(await tkPlan.file.readFile(file, definition)), file: file.name }, items, unread);
      } catch (error) {
        if (!(error instanceof tkPlan.Refused)) throw error;
        unread.push({ file: file.name, why: error.words });
      }
      count += 1;
      done(count);
    }
    return { opened, decisions };
  }

  /**
   * @param {File} file
   * @returns {Promise<Decisions|null>} what a reader decided, if that is what the file holds
   * @throws {Refused} it is damaged
   */
  async function workIn(file) {
    if (!/\.json$/i.test(file.name)) return null;
    try {
      if (!isWork(await file.slice(0, START).text())) return null;
    } catch {
      return null; // What cannot be looked into, the reader of plans refuses in its own words.
    }
    return readWork(await file.text());
  }

  /**
   * Adds a plan. Of two copies of one plan the newer one counts, since counted twice it would seem to be two.
   * @param {OpenPlan} item
   * @param {OpenPlan[]} items
   * @param {Unread[]} unread
   * @returns {number} how many plans there are more
   */
  function put(item, items, unread) {
    const at = items.findIndex(({ plan }) => plan.id === item.plan.id);
    if (at < 0) {
      items.push(item);
      return 1;
    }
    const [older, newer] = item.plan.modified > items[at].plan.modified ? [items[at], item] : [item, items[at]];
    const same = older.plan.modified === newer.plan.modified;
    const values = { file: newer.file };
    unread.push({ file: older.file, why: same ? node("many.twice", values) : node("many.newer-kept", values) });
    items[at] = newer;
    return 0;
  }

  return { openFiles };
})();
