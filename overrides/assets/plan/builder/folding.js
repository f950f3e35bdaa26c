// Needs: plan/model/store, plan/builder/elements
/**
 * The parts and topics of the form that fold: one topic is open at a time, unless the person keeps all open. Whatever the
 * page goes to is unfolded first.
 */
var tkPlan = tkPlan || {};

tkPlan.folding = (function () {
  "use strict";

  const { find, findAll } = tkPlan.elements;
  const { store } = tkPlan;
  const FOLD = "[data-fold]";

  /** @param {HTMLElement} root the element with data-tk-plan */
  function mountFolding(root) {
    const all = find("[data-open-all]", root, HTMLInputElement);
    const kept = store.view();
    const first = findAll(`${FOLD}:not([data-later])`, root).filter((fold) => !topicOf(fold));
    /** What is open, by name, when not all is: the parts, and the topics by their ids. */
    const open = new Set(Array.isArray(kept.open) ? kept.open : first.map(nameOf));
    // What somebody unfolded before this script was there.
    for (const fold of findAll("[data-early]", root)) open.add(nameOf(fold));
    all.checked = kept.all === true;

    /** @returns {HTMLDetailsElement[]} */
    const folds = () => findAll(FOLD, root, HTMLDetailsElement);

    /** Opens and closes everything as the person left it. A plan has a topic open to begin with. */
    function show() {
      const topics = folds().filter(topicOf);
      if (topics.length && !topics.some((fold) => open.has(nameOf(fold)))) open.add(nameOf(topics[0]));
      apply();
    }

    function apply() {
      for (const fold of folds()) fold.open = all.checked || open.has(nameOf(fold));
    }

    function keep() {
      store.setView({ all: all.checked, open: [...open] });
    }

    /**
     * Opens or closes a part; a topic that opens closes the others.
     * @param {HTMLDetailsElement} fold
     * @param {boolean} wanted
     */
    function turn(fold, wanted) {
      fold.open = wanted;
      open[wanted ? "add" : "delete"](nameOf(fold));
      if (!wanted || !topicOf(fold) || all.checked) return;
      for (const other of folds()) {
        if (other !== fold && topicOf(other)) {
          other.open = false;
          open.delete(nameOf(other));
        }
      }
    }

    /**
     * Opens all that an element is in.
     * @param {Element} element
     */
    function reveal(element) {
      for (let at = element.closest("details"); at; at = at.parentElement?.closest("details") ?? null) {
        if (!at.matches(FOLD)) at.open = true;
        else if (!at.open || !open.has(nameOf(at))) turn(at, true);
      }
      keep();
    }

    /** @param {string} hash of an address on this page: anything, since people and programs change addresses */
    function revealTarget(hash) {
      let name = hash.slice(1);
      try {
        name = decodeURIComponent(name);
      } catch {
        // A "%" that stands for itself.
      }
      const target = name && document.getElementById(name);
      if (!target || !root.contains(target)) return null;
      reveal(target);
      return target;
    }

    root.addEventListener("click", function (event) {
      const summary = /** @type {Element} */ (event.target).closest("summary");
      const fold = summary?.parentElement;
      if (!summary || !(fold instanceof HTMLDetailsElement) || !fold.matches(FOLD)) return;
      event.preventDefault();
      // What closes above must not carry away what was pressed.
      const before = summary.getBoundingClientRect().top;
      turn(fold, !fold.open);
      window.scrollBy(0, summary.getBoundingClientRect().top - before);
      keep();
    });
    // The browser opens parts too, to show what was looked for in the page.
    root.addEventListener(
      "toggle",
      function ({ target }) {
        if (all.checked || !(target instanceof HTMLDetailsElement) || !target.matches(FOLD)) return;
        open[target.open ? "add" : "delete"](nameOf(target));
      },
      true,
    );
    all.addEventListener("change", function () {
      apply();
      keep();
    });
    document.addEventListener("click", function ({ target }) {
      const link = target instanceof Element && target.closest('a[href^="#"]');
      if (link) revealTarget(link.getAttribute("href") ?? "");
    });
    window.addEventListener("hashchange", () => revealTarget(window.location.hash)?.scrollIntoView());
    return { show, reveal, revealTarget };
  }

  /** @param {Element} fold */
  const topicOf = (fold) => /** @type {HTMLElement|null} */ (fold.closest("[data-topic]"));

  /**
   * @param {HTMLElement} fold
   * @returns {string}
   */
  const nameOf = (fold) => topicOf(fold)?.dataset.topic || fold.dataset.fold || "";

  return { mountFolding };
})();
