// Needs: site/words, plan/model/store, plan/builder/dialogs
/** Plans that a copy of the toolkit at another place keeps in this browser: says that they are there, and brings them. */
var tkPlan = tkPlan || {};

tkPlan.elsewhere = (function () {
  "use strict";

  const { node } = tkWords;

  /**
   * @returns {Words} how many plans are kept for other places, and for which; empty if there are none
   * @throws {StorageFailed}
   */
  function words() {
    const away = tkPlan.store.elsewhere();
    const places = [...new Set(away.map(({ place }) => place))].join(", ");
    return away.length ? node("builder-plans.elsewhere", { count: away.length, places }) : "";
  }

  /**
   * Says it in the list of plans, with a button that brings them here.
   * @param {Element} line the line above the list
   * @param {function(): void} brought is called when they are here
   * @throws {StorageFailed}
   */
  function offer(line, brought) {
    const said = words();
    if (!said) return;
    const bring = tkPlan.dialogs.button(node("builder-plans.bring"), function () {
      try {
        tkPlan.store.bring();
        brought();
      } catch {
        line.append(" ", node("builder-plans.full"));
      }
    });
    line.append(" ", said, " ", bring);
  }

  return { offer, words };
})();
