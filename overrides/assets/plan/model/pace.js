// Needs: nothing
/** Shares the browser's time with the reader: long work rests every few milliseconds, so that the page goes on answering. */
var tkPlan = tkPlan || {};

tkPlan.pace = (function () {
  "use strict";

  /** Milliseconds of work after which the page has its turn. */
  const AT_ONCE = 12;

  /** Thrown where work rests that somebody has stopped. */
  class Stopped extends Error {}

  /** @returns {Promise<void>} settles in the browser's next task. A timer would wait four milliseconds more each time */
  function nextTask() {
    return new Promise(function (resolve) {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = function () {
        port1.close();
        resolve();
      };
      port2.postMessage(null);
    });
  }

  /**
   * @returns {{rest: function(): Promise<void>|undefined, stop: function(): void}} `rest` is to be awaited at each small
   *   step of the work: it lets the page have its turn when that is due, and throws `Stopped` after `stop`
   */
  function makePace() {
    let since = performance.now();
    let isStopped = false;
    async function turn() {
      await nextTask();
      since = performance.now();
      if (isStopped) throw new Stopped();
    }
    return {
      rest: () => (isStopped || performance.now() - since >= AT_ONCE ? turn() : undefined),
      stop() {
        isStopped = true;
      },
    };
  }

  return { Stopped, makePace, nextTask };
})();
