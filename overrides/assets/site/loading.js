// Needs: nothing
/**
 * Says on the root of the page that scripts run, and that more are on their way: the styles keep the room for what those will
 * show, and fold what they will fold, so that nothing moves when they are there. Where the plan builder's fails to arrive, its
 * page is as it is without scripts.
 */
(function () {
  "use strict";

  const { dataset } = document.documentElement;
  dataset.scripts = "";
  dataset.loading = "";
  document.addEventListener("DOMContentLoaded", function () {
    delete dataset.loading;
    if (!document.querySelector("[data-tk-plan][data-ready]")) delete dataset.scripts;
  });
})();
