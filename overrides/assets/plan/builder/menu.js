// Needs: plan/builder/elements
/** What is beside the form: the button that shows what else can be done with a plan, and the contents. */
var tkPlan = tkPlan || {};

tkPlan.menu = (function () {
  "use strict";

  const { find } = tkPlan.elements;

  /** @param {HTMLElement} root the element with data-tk-plan */
  function mountMenu(root) {
    const button = find("[data-more]", root);
    const list = find(`#${button.getAttribute("aria-controls")}`, root);

    /** @param {boolean} open */
    function turn(open) {
      button.setAttribute("aria-expanded", String(open));
      list.hidden = !open;
    }

    // On a narrow screen the contents would push the form out of sight.
    const contents = find("[data-contents]", root);
    const wide = window.matchMedia("(min-width: 64rem)");
    const fold = () => contents.toggleAttribute("open", wide.matches);
    fold();
    wide.addEventListener("change", fold);

    button.addEventListener("click", () => turn(button.getAttribute("aria-expanded") !== "true"));
    // Before the window opens that was asked for: it gives the focus back to where it was, which must still show then.
    list.addEventListener("click", function () {
      button.focus();
      turn(false);
    });
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && !list.hidden) {
        if (list.contains(document.activeElement)) button.focus();
        turn(false);
      }
    });
    document.addEventListener("click", function ({ target }) {
      if (target instanceof Node && !list.contains(target) && !button.contains(target)) turn(false);
    });
  }

  return { mountMenu };
})();
