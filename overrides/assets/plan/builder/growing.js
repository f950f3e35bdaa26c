// Needs: plan/builder/elements
/** Text fields that are as high as what is in them: see `field-sizing` in plan.css. */
var tkPlan = tkPlan || {};

tkPlan.growing = (function () {
  "use strict";

  const { findAll } = tkPlan.elements;

  /** @param {HTMLElement} form */
  function mountGrowing(form) {
    const { supports } = window.CSS ?? {};
    if (!supports?.("field-sizing", "content")) grow(form);
    // Chromium alone knows the second, and alone gains: Firefox would forget what can be undone in the field.
    else if (supports("-webkit-app-region", "drag")) hold(form);
  }

  /**
   * Keeps the height of the field that is typed into until its words need another: a keystroke then lays out that field
   * again, and not the page around it.
   * @param {HTMLElement} form
   */
  function hold(form) {
    /**
     * The field, and what it had when it was last as high as its words.
     * @type {{field: HTMLTextAreaElement, height: string, needs: number, length: number}|null}
     */
    let held = null;

    function release() {
      if (!held) return;
      const { field, height } = held;
      held = null;
      delete field.dataset.held;
      // Somebody may have drawn it to another height meanwhile.
      if (field.style.height === height) field.style.height = "";
    }

    /** @param {HTMLTextAreaElement} field */
    function keep(field) {
      if (field.style.height) return;
      field.style.height = `${field.getBoundingClientRect().height}px`;
      field.dataset.held = "";
      held = { field, height: field.style.height, needs: field.scrollHeight, length: field.textLength };
    }

    /** @param {HTMLTextAreaElement} field */
    const isRight = (field) =>
      held?.field === field && field.textLength >= held.length && field.scrollHeight === held.needs;

    form.addEventListener("input", function (event) {
      const { target } = event;
      if (!(target instanceof HTMLTextAreaElement)) return;
      if (held && isRight(target)) {
        held.length = target.textLength;
        return;
      }
      release();
      // Each letter that goes may take a line with it. What a program fills in may not even show, and is never left.
      const goes = event instanceof InputEvent && event.inputType.startsWith("delete");
      if (!goes && target === document.activeElement) keep(target);
    });
    form.addEventListener("focusout", release);
    for (const other of ["resize", "beforeprint"]) window.addEventListener(other, release);
  }

  /**
   * Sets the height of fields where the browser's styles cannot.
   * @param {HTMLElement} form
   */
  function grow(form) {
    /** @param {HTMLTextAreaElement} field */
    function fit(field) {
      if (!field.offsetParent) return;
      field.style.height = "auto";
      const borders = field.offsetHeight - field.clientHeight;
      field.style.height = `${field.scrollHeight + borders}px`;
    }

    const shown = new IntersectionObserver(function (entries) {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting && target instanceof HTMLTextAreaElement) fit(target);
      }
    });
    const watch = () => {
      for (const field of findAll("textarea", form, HTMLTextAreaElement)) shown.observe(field);
    };
    // Topics bring fields of their own.
    new MutationObserver(watch).observe(form, { childList: true, subtree: true });
    watch();
    form.addEventListener("input", ({ target }) => target instanceof HTMLTextAreaElement && fit(target));
  }

  return { mountGrowing };
})();
