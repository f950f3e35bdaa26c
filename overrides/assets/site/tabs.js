// Needs: nothing
/**
 * Folds the parts of a set of tabs, so that one shows at a time. Without this script all of them are below each other,
 * each under its label; on paper they always do.
 */
(function () {
  "use strict";

  /** @type {Object<string, number>} */
  const KEYS = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity };

  /** @param {Element} set the parts, each a `.tk-tab` that begins with its label */
  function fold(set) {
    const panels = /** @type {HTMLElement[]} */ ([...set.querySelectorAll(":scope > .tk-tab")]);
    const list = document.createElement("div");
    list.className = "tk-tabs__list";
    list.setAttribute("role", "tablist");
    const buttons = panels.map(function (panel) {
      const label = /** @type {Element} */ (panel.querySelector(":scope > .tk-tab__label"));
      const button = document.createElement("button");
      button.type = "button";
      button.className = "tk-tabs__button";
      button.setAttribute("role", "tab");
      button.append(...label.cloneNode(true).childNodes);
      button.id = `${label.id}-tab`;
      panel.id ||= `${label.id}-panel`;
      button.setAttribute("aria-controls", panel.id);
      panel.setAttribute("role", "tabpanel");
      panel.setAttribute("aria-labelledby", button.id);
      panel.tabIndex = 0;
      return button;
    });

    /** @param {number} chosen which part shows */
    function show(chosen) {
      buttons.forEach(function (button, index) {
        button.setAttribute("aria-selected", String(index === chosen));
        button.tabIndex = index === chosen ? 0 : -1;
        panels[index].hidden = index !== chosen;
      });
    }

    list.addEventListener("click", function (event) {
      const button = /** @type {Element} */ (event.target).closest("button");
      if (button) show(buttons.indexOf(button));
    });
    list.addEventListener("keydown", function (event) {
      if (!(event.key in KEYS)) return;
      event.preventDefault();
      const last = buttons.length - 1;
      const next = buttons.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement)) + KEYS[event.key];
      // One step beyond an end leads to the other end; Home and End are many steps.
      const chosen = Number.isFinite(next) ? (next + buttons.length) % buttons.length : next < 0 ? 0 : last;
      show(chosen);
      buttons[chosen].focus();
    });
    list.append(...buttons);
    set.prepend(list);
    set.setAttribute("data-folded", "");
    show(0);
    return { panels, show };
  }

  const sets = [...document.querySelectorAll(".tk-tabs")].map(fold);

  /** A link to something in a part that does not show opens that part. */
  function showTarget() {
    const target = document.querySelector(":target");
    if (!target) return;
    for (const { panels, show } of sets) {
      const holding = panels.findIndex((panel) => panel.contains(target));
      if (holding >= 0) show(holding);
    }
    target.scrollIntoView();
  }

  window.addEventListener("hashchange", showTarget);
  if (document.querySelector(".tk-tab :target, .tk-tab:target")) showTarget();
})();
