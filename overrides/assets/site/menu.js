// Needs: nothing
/**
 * Puts the menu behind its button where the screen is narrow, and folds there what would push the page's own words
 * down: its contents, and the pages beside it. Without this script all stay open, so nothing is out of reach.
 */
(function () {
  "use strict";

  const button = /** @type {HTMLElement} */ (document.querySelector("[data-tk-menu-button]"));
  const menu = /** @type {HTMLElement} */ (document.getElementById("menu"));

  /** @param {boolean} open whether the menu shows on a narrow screen */
  function setMenu(open) {
    button.setAttribute("aria-expanded", String(open));
    menu.toggleAttribute("data-closed", !open);
  }

  button.hidden = false;
  setMenu(false);
  button.addEventListener("click", function () {
    setMenu(button.getAttribute("aria-expanded") !== "true");
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && button.getAttribute("aria-expanded") === "true") {
      setMenu(false);
      button.focus();
    }
  });

  for (const folded of document.querySelectorAll("[data-tk-fold]")) {
    const wide = window.matchMedia(`(min-width: ${folded.getAttribute("data-tk-fold")})`);
    const fold = () => folded.toggleAttribute("open", wide.matches);
    fold();
    wide.addEventListener("change", fold);
  }
})();
