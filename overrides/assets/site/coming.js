// Needs: site/words
/** Tells somebody who waits for a late script that it is on its way, and interrupts nobody's typing when it arrives. */
var tkComing = (function () {
  "use strict";

  const { node } = tkWords;
  /** Milliseconds after which somebody who waits sees that something is on its way. */
  const PATIENCE = 1000;
  /** Milliseconds without a letter after which somebody who typed on meanwhile has stopped for a moment. */
  const PAUSE = 1000;
  let typedAt = 0;

  document.addEventListener("input", () => (typedAt = performance.now()), { capture: true });

  /**
   * Waits, where somebody has typed, until they stop for a moment: a window that opens would take the letters.
   * @param {number} since by performance.now(); what was typed before does not count
   */
  async function pause(since) {
    while (typedAt > since && performance.now() - typedAt < PAUSE)
      await new Promise((done) => window.setTimeout(done, PAUSE / 10));
  }

  /**
   * @template T
   * @param {Promise<T>} coming what somebody waits for
   * @param {function(Words): function(): void} tell says something, and returns how to take that back
   * @returns {Promise<T>} the same, once nobody types and what was said about it is taken back
   */
  async function told(coming, tell) {
    const asked = performance.now();
    let unsay = () => {};
    const slow = window.setTimeout(() => (unsay = tell(node("page.coming"))), PATIENCE);
    try {
      const here = await coming;
      await pause(asked);
      return here;
    } finally {
      window.clearTimeout(slow);
      unsay();
    }
  }

  return { pause, told };
})();
