// Needs: site/words, plan/builder/elements
/** The bar that offers to undo the last removal or update. */
var tkPlan = tkPlan || {};

tkPlan.undo = (function () {
  "use strict";

  const { node } = tkWords;
  const { find } = tkPlan.elements;

  /**
   * @param {HTMLElement} root the element with data-tk-plan
   * @param {function(Words): void} tell says something beside the form
   */
  function mountUndo(root, tell) {
    const bar = find("[data-undo]", root);
    const what = find("[data-undo-what]", root);
    const button = find('[data-do="undo"]', root);
    /** @type {(function(): void|Promise<void>)|null} */
    let undo = null;
    /**
     * The plan that `undo` changes, if it is lost with that plan.
     * @type {Plan|null}
     */
    let plan = null;

    /**
     * @param {Words} words what was done
     * @param {function(): void|Promise<void>} work undoes it
     * @param {Plan|null} [of] the plan that `work` changes, if it can no longer do so once another plan shows
     */
    function offer(words, work, of = null) {
      undo = work;
      plan = of;
      what.replaceChildren(words);
      bar.hidden = false;
      tell(node("builder-plans.can-undo", { done: what.textContent ?? "" }));
      button.focus();
    }

    async function run() {
      bar.hidden = true;
      const restore = undo;
      undo = null;
      if (restore) await restore();
      const left = document.activeElement;
      if (left === document.body || left === button) find('[data-do="save-copy"]', root).focus();
    }

    /** @param {Plan} shown the plan that shows from now on */
    function follow(shown) {
      if (plan && plan !== shown) bar.hidden = true;
    }

    function hide() {
      bar.hidden = true;
    }

    return { offer, run, follow, hide };
  }

  return { mountUndo };
})();
