// Needs: nothing
/** Which words differ between two texts. */
var tkPlan = tkPlan || {};

/** @typedef {{kind: "same"|"del"|"ins", text: string}} DiffRun words that both texts have, or one of them */

tkPlan.differences = (function () {
  "use strict";

  /** A word, the blanks between two, the end of a line, or a sign. */
  const WORDS = /[\p{L}\p{M}\p{N}]+|[^\S\n]+|\n|[^\p{L}\p{M}\p{N}\s]/gu;
  const LINES = /[^\n]+|\n/g;
  /** How many differences are looked for: the time and room that this takes grow with the square. */
  const MOST = 400;
  /** Where less of two texts is the same, single words that both have are an accident. */
  const LIKE = 0.2;

  /**
   * @param {string} before
   * @param {string} after
   * @returns {DiffRun[]} what is the same, what is gone and what is new, in order. Where very much differs, whole lines do,
   *   and at last the whole text
   */
  function differences(before, after) {
    const runs =
      compared(before.match(WORDS) ?? [], after.match(WORDS) ?? []) ??
      compared(before.match(LINES) ?? [], after.match(LINES) ?? []);
    /** @type {DiffRun[]} */
    const whole = [
      { kind: "del", text: before },
      { kind: "ins", text: after },
    ];
    return tidy(runs && isAlike(runs, Math.max(before.length, after.length)) ? runs : whole);
  }

  /**
   * @param {DiffRun[]} runs
   * @param {number} length of the longer text
   * @returns {boolean} whether so much is the same that it helps to see what is not
   */
  function isAlike(runs, length) {
    const same = runs.filter(({ kind }) => kind === "same").reduce((all, { text }) => all + text.trim().length, 0);
    return same >= length * LIKE || !length;
  }

  /**
   * Finds the fewest differences, as Myers does (An O(ND) difference algorithm, 1986).
   * @param {string[]} before
   * @param {string[]} after
   * @returns {DiffRun[]|null} null where there are more than `MOST`
   */
  function compared(before, after) {
    let start = 0;
    while (start < before.length && before[start] === after[start]) start += 1;
    let [endBefore, endAfter] = [before.length, after.length];
    while (endBefore > start && endAfter > start && before[endBefore - 1] === after[endAfter - 1]) {
      endBefore -= 1;
      endAfter -= 1;
    }
    const middle = changes(before.slice(start, endBefore), after.slice(start, endAfter));
    if (!middle) return null;
    /** @type {function(string[]): DiffRun} */
    const same = (words) => ({ kind: "same", text: words.join("") });
    return [same(before.slice(0, start)), ...middle, same(before.slice(endBefore))];
  }

  /**
   * @param {string[]} before
   * @param {string[]} after
   * @returns {DiffRun[]|null}
   */
  function changes(before, after) {
    /** How far each diagonal was followed, after each step. */
    /** @type {Array<Map<number, number>>} */
    const trace = [];
    let reached = new Map([[1, 0]]);
    for (let count = 0; count <= Math.min(MOST, before.length + after.length); count += 1) {
      const next = new Map(reached);
      for (let diagonal = -count; diagonal <= count; diagonal += 2) {
        let x = comesFromAbove(reached, diagonal, count)
          ? (reached.get(diagonal + 1) ?? 0)
          : (reached.get(diagonal - 1) ?? 0) + 1;
        while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x += 1;
        next.set(diagonal, x);
        if (x >= before.length && x - diagonal >= after.length) return walkedBack(trace, reached, before, after);
      }
      trace.push(reached);
      reached = next;
    }
    return null;
  }

  /** @type {function(Map<number, number>, number, number): boolean} whether the step to a diagonal inserts a word */
  const comesFromAbove = (reached, diagonal, count) =>
    diagonal === -count ||
    (diagonal !== count && (reached.get(diagonal - 1) ?? -1) < (reached.get(diagonal + 1) ?? -1));

  /**
   * @param {Array<Map<number, number>>} trace
   * @param {Map<number, number>} last
   * @param {string[]} before
   * @param {string[]} after
   * @returns {DiffRun[]}
   */
  function walkedBack(trace, last, before, after) {
    /** @type {DiffRun[]} */
    const runs = [];
    let [x, y] = [before.length, after.length];
    const all = [...trace, last];
    for (let count = all.length - 1; count >= 0; count -= 1) {
      const diagonal = x - y;
      const inserts = comesFromAbove(all[count], diagonal, count);
      const from = inserts ? diagonal + 1 : diagonal - 1;
      const fromX = all[count].get(from) ?? 0;
      const fromY = fromX - from;
      while (x > Math.max(0, fromX) && y > Math.max(0, fromY) && x > 0 && y > 0 && before[x - 1] === after[y - 1]) {
        runs.push({ kind: "same", text: before[x - 1] });
        x -= 1;
        y -= 1;
      }
      if (count === 0) break;
      if (inserts) runs.push({ kind: "ins", text: after[y - 1] });
      else runs.push({ kind: "del", text: before[x - 1] });
      [x, y] = [fromX, fromY];
    }
    return runs.reverse();
  }

  /**
   * Joins what belongs together: blanks between two words that both differ differ too, and what is gone comes first.
   * @param {DiffRun[]} runs
   * @returns {DiffRun[]}
   */
  function tidy(runs) {
    /** @type {DiffRun[]} */
    const out = [];
    let [gone, fresh] = ["", ""];
    function flush() {
      if (gone) out.push({ kind: "del", text: gone });
      if (fresh) out.push({ kind: "ins", text: fresh });
      [gone, fresh] = ["", ""];
    }
    const full = joined(runs.filter(({ text }) => text));
    full.forEach(function ({ kind, text }, index) {
      const isBetween = kind === "same" && /^[^\S\n]+$/.test(text) && index > 0 && index < full.length - 1;
      if (kind === "same" && !isBetween) {
        flush();
        out.push({ kind, text });
      }
      if (kind === "del" || isBetween) gone += text;
      if (kind === "ins" || isBetween) fresh += text;
    });
    flush();
    return out;
  }

  /**
   * @param {DiffRun[]} runs
   * @returns {DiffRun[]} with neighbours of one kind as one
   */
  function joined(runs) {
    /** @type {DiffRun[]} */
    const out = [];
    for (const { kind, text } of runs) {
      const last = out.at(-1);
      if (last?.kind === kind) last.text += text;
      else out.push({ kind, text });
    }
    return out;
  }

  return { differences };
})();
