// Needs: site/words
/** Tells whoever waits for what comes later, once that takes long. */
var tkPlan = tkPlan || {};

tkPlan.coming = (function () {
  "use strict";

  const { node } = tkWords;
  /** Milliseconds after which somebody who waits is told that something is on its way. */
  const PATIENCE = 1000;

  /**
   * @template T
   * @param {Promise<T>} coming what somebody waits for
   * @param {function(Words): function(): void} tell says something beside the form, and returns how to take that back
   * @returns {Promise<T>} the same, once what was said of it is taken back
   */
  async function told(coming, tell) {
    let unsay = () => {};
    const slow = window.setTimeout(() => (unsay = tell(node("builder.coming"))), PATIENCE);
    try {
      return await coming;
    } finally {
      window.clearTimeout(slow);
      unsay();
    }
  }

  return { told };
})();
