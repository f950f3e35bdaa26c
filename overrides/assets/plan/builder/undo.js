// Needs: site/words, plan/model/store, plan/builder/elements
/**
 * Offers to undo the last removal or update: where the removed thing was, and in the bar, which is in view, once that place
 * is not.
 */
var tkPlan = tkPlan || {};

tkPlan.undo = (function () {
  "use strict";

  const { node } = tkWords;
  const { find } = tkPlan.elements;

  /**
   * @param {HTMLElement} root the element with data-tk-plan
   * @param {function(Words): function(): void} tell says something beside the form, and returns how to take that back
   */
  function mountUndo(root, tell) {
    const bar = find("[data-undo]", root);
    const there = /** @type {HTMLElement} */ (bar.cloneNode(true));
    /** @type {(function(): void|Promise<void>)|null} */
    let undo = null;
    /**
     * The plan that `undo` changes, if it is lost with that plan.
     * @type {Plan|null}
     */
    let plan = null;
    /** Takes back what was said about it. */
    let unsay = () => {};

    const seen = new IntersectionObserver(function (entries) {
      for (const { isIntersecting } of entries) bar.hidden = !undo || isIntersecting;
    });

    /**
     * @param {Words} words what was done
     * @param {function(): void|Promise<void>} work undoes it
     * @param {Plan|null} [of] the plan that `work` changes, if it can no longer do so once another plan shows
     * @param {Place} [put] puts the offer where the removed thing was. What it is wrapped in has data-undo-item
     */
    function offer(words, work, of = null, put = undefined) {
      hide();
      undo = work;
      plan = of;
      for (const shown of [bar, there]) find("[data-undo-what]", shown).replaceChildren(cloneOf(words));
      bar.hidden = Boolean(put);
      there.hidden = false;
      if (put) put(there);
      const told = document.createElement("span");
      // The bar does not show it a second time.
      told.dataset.undoTold = "";
      told.append(node("builder-plans.can-undo", { done: find("[data-undo-what]", bar).textContent ?? "" }));
      unsay = tell(told);
      find("button", put ? there : bar).focus();
      if (put) seen.observe(there);
    }

    /** @param {Words} words */
    const cloneOf = (words) => (typeof words === "string" ? words : words.cloneNode(true));

    async function run() {
      const restore = undo;
      const done = find("[data-undo-what]", bar).textContent ?? "";
      hide();
      try {
        if (restore) await restore();
      } catch (error) {
        if (!restore || !(error instanceof tkPlan.store.StorageFailed)) throw error;
        // What it would have put back is nowhere else.
        tell(node(error.reason === "full" ? "builder-plans.full" : "builder-plans.blocked"));
        offer(done, restore);
        return;
      }
      const left = document.activeElement;
      if (left === document.body || bar.contains(left)) find('[data-do="save-copy"]', root).focus();
    }

    /** @param {Plan} shown the plan that shows from now on */
    function follow(shown) {
      if (plan && plan !== shown) hide();
    }

    function hide() {
      undo = null;
      bar.hidden = true;
      seen.disconnect();
      const item = there.closest("[data-undo-item]");
      (item ?? there).remove();
      unsay();
      unsay = () => {};
    }

    return { offer, run, follow, hide };
  }

  return { mountUndo };
})();
