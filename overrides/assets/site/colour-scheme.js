// Needs: nothing
/**
 * Chooses between light and dark before the page is painted, so that nothing flashes. It follows the reader's
 * system until the reader presses the button in the header; then it keeps the choice in this browser.
 */
(function () {
  "use strict";

  const SITE = new URL("../..", /** @type {HTMLScriptElement} */ (document.currentScript).src).pathname;
  // Every project of an owner may share one host, and so one storage: the key names the project and its path.
  const KEY = `involvement-toolkit:colour-scheme:${SITE}`;
  const system = window.matchMedia("(prefers-color-scheme: dark)");
  const root = document.documentElement;

  /** @returns {string|null} the reader's choice, "light" or "dark"; null if there is none or storage is blocked */
  function chosen() {
    try {
      return window.localStorage.getItem(KEY);
    } catch {
      return null;
    }
  }

  /** @param {string} scheme "light" or "dark", to be kept; nothing is said when storage is blocked */
  function keep(scheme) {
    try {
      window.localStorage.setItem(KEY, scheme);
    } catch {
      // The choice holds for this page, which is the best that a browser without storage can do.
    }
  }

  function show() {
    const scheme = root.dataset.chosen || chosen() || (system.matches ? "dark" : "light");
    root.dataset.colourScheme = scheme;
    /** @type {NodeListOf<HTMLElement>} */
    const buttons = document.querySelectorAll("[data-tk-colour-scheme]");
    for (const button of buttons) {
      button.hidden = false;
      button.setAttribute("aria-pressed", String(scheme === "dark"));
    }
  }

  show();
  system.addEventListener("change", show);
  document.addEventListener("DOMContentLoaded", show);
  document.addEventListener("click", function (event) {
    if (event.target instanceof Element && event.target.closest("[data-tk-colour-scheme]")) {
      root.dataset.chosen = root.dataset.colourScheme === "dark" ? "light" : "dark";
      keep(root.dataset.chosen);
      show();
    }
  });
})();
