// Needs: site/colour-scheme
/**
 * Says on the root of the page that scripts run, and that more are on their way: the styles keep the room for what those will
 * show, and fold what they will fold, so that nothing moves when they are there. Where the plan builder's fails to arrive, its
 * page is as it is without scripts. Where a browser cannot run what came, the page says so. The builder may still make a plan
 * ready when all else is there: that is waited for.
 */
(function () {
  "use strict";

  const { dataset } = document.documentElement;
  dataset.scripts = "";
  dataset.loading = "";
  let hasFailed = false;
  window.addEventListener("error", function () {
    hasFailed = true;
  });

  function end() {
    const note = /** @type {HTMLElement|null} */ (document.querySelector("[data-cannot-run]"));
    const late = /** @type {HTMLElement|null} */ (document.querySelector("[data-late]:not([hidden])"));
    if (hasFailed && note && late) {
      note.hidden = false;
      late.hidden = true;
    }
    delete dataset.loading;
    if (!document.querySelector("[data-tk-plan][data-ready]")) delete dataset.scripts;
  }

  document.addEventListener("DOMContentLoaded", function () {
    const preparing = document.querySelector("[data-tk-plan][data-preparing]");
    if (preparing) preparing.addEventListener("tk-started", end, { once: true });
    else end();
  });
})();
