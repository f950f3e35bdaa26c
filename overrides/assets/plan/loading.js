// Needs: nothing
/**
 * Says on the root of the page that scripts run, and that the builder's is on its way: plan.css keeps the room for what it
 * will show, and folds what it will fold, so that nothing moves when it is there. Where it fails to arrive, the page is as it is
 * without scripts.
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
