// Needs: site/words, plan/model/format, plan/model/leftover, plan/model/versions
/** Compares two versions of a plan: as it is now, and as it was each time when it was saved as a file. */
var tkPlan = tkPlan || {};

tkPlan.savedVersions = (function () {
  "use strict";

  const { say, node } = tkWords;

  /** @typedef {{name: string, plan: Plan}} Named a version of a plan, and what to call it */

  /**
   * @param {Plan} plan as it is now
   * @returns {Named[]} the plan, and its versions that are kept, the last first
   */
  function versionsOf(plan) {
    const saved = tkPlan.versions.list(plan.id).map((one) => ({
      name: say("review.saved-version", { day: tkPlan.format.changedOn(one.plan) }),
      plan: one.plan,
    }));
    return [{ name: say("review.now"), plan }, ...saved];
  }

  /**
   * @param {Named[]} all
   * @param {number} before the number of the earlier one
   * @param {number} after
   * @param {function(number, number): void} compare compares two others
   * @returns {{words: HTMLElement, label: Words, work: function(): void}} lets the person choose which two are compared
   */
  function choice(all, before, after, compare) {
    /** @type {function(string, Words, number): [HTMLElement, HTMLSelectElement]} */
    function field(id, words, chosen) {
      const [label, select] = [document.createElement("label"), document.createElement("select")];
      select.id = id;
      select.append(...all.map(({ name }, index) => new Option(name, String(index), false, index === chosen)));
      label.append(words, " ", select);
      return [label, select];
    }
    const words = document.createElement("span");
    const [earlier, from] = field("review-before", node("review.earlier"), before);
    const [later, to] = field("review-after", node("review.later"), after);
    words.className = "tk-review__between";
    words.append(earlier, " ", later);
    return { words, label: node("review.compare"), work: () => compare(Number(from.value), Number(to.value)) };
  }

  /**
   * @param {Definition} definition
   * @param {Plan} plan as it is now
   * @param {function(Reviewed): void} show shows two of them
   * @param {number} [before] the number of the earlier version
   * @param {number} [after] that of the later one
   * @returns {Reviewed|null} what the window shows; nothing where no version is kept
   */
  function shown(definition, plan, show, before = 1, after = 0) {
    const all = versionsOf(plan);
    if (all.length < 2) return null;
    const [earlier, later] = [all[before], all[after]];
    return {
      definition,
      ours: earlier.plan,
      versions: [
        {
          name: later.name,
          against: earlier.name,
          base: earlier.plan,
          plan: later.plan,
          unplaced: tkPlan.leftover.unplacedOf(later.plan),
          by: new Map(),
          marks: [],
        },
      ],
      about: [node("review.between", { later: later.name, earlier: earlier.name })],
      offers:
        all.length < 3
          ? []
          : [
              choice(all, before, after, function (one, other) {
                const next = shown(definition, plan, show, one, other);
                if (next) show(next);
              }),
            ],
      take: null,
    };
  }

  return { shown };
})();
