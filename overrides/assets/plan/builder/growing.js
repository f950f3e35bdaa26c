// Needs: plan/builder/elements
/** Lets text fields grow with what is in them where the browser's styles cannot: see `field-sizing` in plan.css. */
var tkPlan = tkPlan || {};

tkPlan.growing = (function () {
  "use strict";

  const { findAll } = tkPlan.elements;

  /** @param {HTMLElement} form */
  function mountGrowing(form) {
    if (window.CSS?.supports?.("field-sizing", "content")) return;

    /** @param {HTMLTextAreaElement} field */
    function grow(field) {
      if (!field.offsetParent) return;
      field.style.height = "auto";
      const borders = field.offsetHeight - field.clientHeight;
      field.style.height = `${field.scrollHeight + borders}px`;
    }

    const shown = new IntersectionObserver(function (entries) {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting && target instanceof HTMLTextAreaElement) grow(target);
      }
    });
    const watch = () => {
      for (const field of findAll("textarea", form, HTMLTextAreaElement)) shown.observe(field);
    };
    // Topics bring fields of their own.
    new MutationObserver(watch).observe(form, { childList: true, subtree: true });
    watch();
    form.addEventListener("input", ({ target }) => target instanceof HTMLTextAreaElement && grow(target));
  }

  return { mountGrowing };
})();
