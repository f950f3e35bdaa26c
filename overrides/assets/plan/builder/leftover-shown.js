// Needs: site/words, plan/model/leftover, plan/builder/elements
/**
 * Shows below the form what a plan holds that fits no question of this toolkit, and takes it out when asked.
 */
var tkPlan = tkPlan || {};

tkPlan.leftoverShown = (function () {
  "use strict";

  const { node } = tkWords;
  const { find } = tkPlan.elements;

  /**
   * @param {HTMLElement} root of the builder
   * @param {{definition: Definition, plan: function(): Plan, edited: function(): void,
   *   onRemoved: function(Words, function(): void, Place): void}} options as those of form.js; `plan` gives the plan that shows
   * @returns {{show: function(): void}} show is called after another plan came
   */
  function mountLeftovers(root, { definition, plan, edited, onRemoved }) {
    const place = find("[data-unplaced]", root);

    function show() {
      const kept = tkPlan.leftover.leftover(plan(), definition);
      place.hidden = kept.length === 0;
      find("ul", place).replaceChildren(
        ...kept.map(function ({ where, text }) {
          const item = document.createElement("li");
          const label = document.createElement("strong");
          label.append(where ? node("builder.label", { label: where }) : "");
          item.append(label, " ", text);
          return item;
        }),
      );
    }

    function remove() {
      const owner = plan();
      const putBack = tkPlan.leftover.removeLeftover(owner, definition);
      show();
      edited();
      const restore = function () {
        putBack();
        if (owner === plan()) show();
        edited();
      };
      onRemoved(node("builder.leftover-removed"), restore, (offer) => place.before(offer));
    }

    find('[data-do="unplaced-remove"]', place).addEventListener("click", remove);
    return { show };
  }

  return { mountLeftovers };
})();
