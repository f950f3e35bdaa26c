// Needs: nothing
/** Loads the window in which versions of a plan are compared, when it is first used. */
var tkPlan = tkPlan || {};

tkPlan.reviewing = (function () {
  "use strict";

  const { src } = /** @type {HTMLScriptElement} */ (document.currentScript);
  /** @type {Promise<void>|null} */
  let loading = null;

  /** @returns {Promise<void>} rejected where the script cannot be had, and tried again the next time */
  function load() {
    const script = document.createElement("script");
    script.src = new URL("review.js", src).href;
    return new Promise(function (resolve, reject) {
      script.addEventListener("load", () => resolve());
      script.addEventListener("error", () => reject(new Error("not loaded")));
      document.head.append(script);
    });
  }

  /** @returns {Promise<{page: typeof tkPlan.reviewPage, merging: typeof tkPlan.merging}>} what compares versions */
  async function start() {
    loading ??= load();
    loading.catch(() => (loading = null));
    await loading;
    return { page: tkPlan.reviewPage, merging: tkPlan.merging };
  }

  return { start };
})();
