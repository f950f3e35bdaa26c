// Needs: nothing
/** Tells words that nobody sees on paper: those in the colour of what is behind them, see-through, or too small to read. */
var tkPlan = tkPlan || {};

tkPlan.unseen = (function () {
  "use strict";

  /** In points. The smallest print that people read has five. */
  const SMALLEST = 4;
  /** In percent of a letter's width. */
  const NARROWEST = 20;
  /** Of 255: how far two colours may be apart in their red, green or blue, and nobody tells them apart. */
  const NEAR = 16;

  /** @type {Object<string, number>} how many points are in a unit */
  const POINTS = { pt: 1, in: 72, cm: 28.35, mm: 2.835, pc: 12, px: 0.75 };

  /** @type {function(string): number[]} red, green and blue of a colour such as #1a4d96, 1A4D96 or #fff; none of other words */
  function channels(colour) {
    const [, short, long] = /^#?(?:([\da-f]{3})|([\da-f]{6}))$/i.exec(colour) ?? [];
    const digits = short ? [...short].map((digit) => digit + digit) : (long?.match(/../g) ?? []);
    return digits.map((digit) => parseInt(digit, 16));
  }

  /**
   * @param {string} colour of words; empty if they have none of their own, so that they are black
   * @param {string} behind them
   * @returns {boolean} whether people cannot tell them apart
   */
  function isSame(colour, behind) {
    const [its, other] = [channels(colour || "000000"), channels(behind)];
    return its.length > 0 && other.length > 0 && its.every((each, at) => Math.abs(each - other[at]) <= NEAR);
  }

  /** @type {function(string): boolean} whether words of a size such as 1pt, 0.3mm or 5% are too small to read */
  function isTiny(size) {
    const [, number, unit] = /^([\d.]+)(pt|in|cm|mm|pc|px|%)$/.exec(size) ?? [];
    if (!number) return false;
    return unit === "%" ? Number(number) < NARROWEST : Number(number) * (POINTS[unit] ?? 1) < SMALLEST;
  }

  return { NARROWEST, isSame, isTiny };
})();
