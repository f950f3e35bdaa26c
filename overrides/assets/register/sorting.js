// Needs: nothing
/**
 * Puts the list of published plans into the order that a reader chooses. The page has it with the newest change first.
 */
(function () {
  "use strict";

  const choice = /** @type {HTMLSelectElement} */ (document.querySelector("[data-sort]"));
  const compare = new Intl.Collator(document.documentElement.lang).compare;

  /** @type {Object<string, function(HTMLElement, HTMLElement): number>} */
  const ORDERS = {
    changed: (a, b) => compare(b.dataset.changed ?? "", a.dataset.changed ?? ""),
    // A plan without a date comes last.
    review: (a, b) => compare(a.dataset.review || "9", b.dataset.review || "9"),
    title: (a, b) => compare(title(a), title(b)),
  };

  /** @param {HTMLElement} entry */
  const title = (entry) => entry.querySelector("a")?.textContent ?? "";

  /** Sorts each group of the list. */
  function sort() {
    for (const list of document.querySelectorAll(".tk-finder .tk-entries")) {
      const entries = /** @type {HTMLElement[]} */ ([...list.children]);
      list.append(...entries.sort(ORDERS[choice.value]));
    }
  }

  choice.addEventListener("change", sort);
  // Some browsers keep what was chosen when they bring a page back.
  if (choice.value !== "changed") sort();
})();
