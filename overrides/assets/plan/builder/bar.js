// Needs: plan/builder/elements
/** Keeps the bar that stays in view clear of the field that somebody is in. */
var tkPlan = tkPlan || {};

tkPlan.bar = (function () {
  "use strict";

  const { find } = tkPlan.elements;

  /** @param {HTMLElement} root the element with data-tk-plan */
  function mountBar(root) {
    const bar = find("[data-bar]", root);
    const form = find("form", root);
    const wide = window.matchMedia("(min-width: 64rem)");

    /** Browsers scroll what has the focus to below this line. */
    function pad() {
      document.documentElement.style.scrollPaddingTop = wide.matches ? "" : `${bar.offsetHeight + 8}px`;
    }

    /** @param {Element|null} field the one that has the focus */
    function clear(field) {
      if (wide.matches || !field || !form.contains(field)) return;
      const { top: start, bottom: edge } = bar.getBoundingClientRect();
      const { top, bottom, height } = field.getBoundingClientRect();
      // What was scrolled out of view stays there. In a long text, the line that is written stays where it is.
      if (top < edge && bottom > start && height < window.innerHeight - edge) window.scrollBy(0, top - edge - 8);
    }

    new ResizeObserver(function () {
      pad();
      clear(document.activeElement);
    }).observe(bar);
    wide.addEventListener("change", pad);
    form.addEventListener("focusin", ({ target }) => target instanceof Element && clear(target));
  }

  return { mountBar };
})();
