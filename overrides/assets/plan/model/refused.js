// Needs: nothing
var tkPlan = tkPlan || {};

/** Thrown when something cannot be used as a plan. Its words are for the person who chose it. */
tkPlan.Refused = class Refused extends Error {
  /** @param {Words} words as `tkWords.node` gives them */
  constructor(words) {
    super(typeof words === "string" ? words : (words.textContent ?? ""));
    this.words = words;
  }
};
