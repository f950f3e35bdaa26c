// Needs: nothing
/**
 * Puts the menu behind its button where the screen is narrow, and folds the page's contents there. Without this
 * script both stay open, so nothing is out of reach.
 */
(function () {
  "use strict";

  const button = /** @type {HTMLElement} */ (document.querySelector("[data-tk-menu-button]"));
  const menu = /** @type {HTMLElement} */ (document.getElementById("menu"));
  const contents = /** @type {HTMLDetailsElement|null} */ (document.querySelector("[data-tk-toc]"));

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

  if (contents) {
    const wide = window.matchMedia("(min-width: 72rem)");
    const fold = () => contents.toggleAttribute("open", wide.matches);
    fold();
    wide.addEventListener("change", fold);
  }
})();
