// Needs: nothing
/**
 * Says at each day that it has passed, where it has. Pages are made without knowing on which day somebody reads them.
 */
(function () {
  "use strict";

  const now = new Date();
  const [month, day] = [now.getMonth() + 1, now.getDate()].map((number) => String(number).padStart(2, "0"));
  const today = `${now.getFullYear()}-${month}-${day}`;

  for (const mark of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-due]"))) {
    if ((mark.dataset.due ?? "") >= today) continue;
    mark.hidden = false;
    // The finder reads it afterwards, so that its list can be narrowed to what is due.
    const entry = mark.closest("[data-state]");
    if (entry instanceof HTMLElement) entry.dataset.state = [entry.dataset.state, "due"].join(" ");
  }
})();
