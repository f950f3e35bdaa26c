// Needs: site/words, plan/many/drawing, plan/review/differences
/** Shows what somebody changed: the words that differ, whose they are, and what can be chosen. */
var tkPlan = tkPlan || {};

/**
 * @typedef {Decision & {where: string}} Named a decision with the name of its place
 * @typedef {{value: function(string[], any): string, versions: Version[]}} Shown what writes a value as people read it, and the
 *   versions that decisions are from
 */

tkPlan.cards = (function () {
  "use strict";

  const { say, node, list, date } = tkWords;
  const { make } = tkPlan.drawing;
  const { differences } = tkPlan.differences;

  /**
   * @param {string} before
   * @param {string} after
   * @returns {HTMLElement} the words of both, with those that differ marked, also for those who hear the page
   */
  function marked(before, after) {
    const runs = differences(before, after).map(function ({ kind, text }) {
      if (kind === "same") return text;
      const start = node(kind === "del" ? "review.gone" : "review.fresh");
      const hidden = (/** @type {Words} */ words) => make("span", { class: "tk-hidden" }, " ", words, " ");
      return make(kind, {}, hidden(start), text, hidden(node("review.end")));
    });
    if (!runs.length) runs.push(say("review.nothing"));
    return make("p", { class: "tk-diff" }, ...runs);
  }

  /**
   * @param {Proposal} proposal
   * @param {Version[]} versions
   * @returns {string} the files that it is in, and who tracked it there
   */
  function whose({ from, by }, versions) {
    const people = by
      .map(({ who, when }) => [who, when && date(when.slice(0, 10))].filter(Boolean).join(", "))
      .filter(Boolean);
    const files = list(from.map((index) => versions[index].name));
    return people.length ? say("review.by-people", { files, people: list([...new Set(people)]) }) : files;
  }

  /**
   * @param {Named} decision
   * @param {Shown} shown
   * @param {number} index of the decision, for its controls
   * @param {boolean} mayTake whether there is something to choose
   * @returns {HTMLElement} a change that only one person made
   */
  function readyCard({ where, path, proposals: [proposal], ours }, { value, versions }, index, mayTake) {
    const diff = marked(value(path, ours), value(path, proposal.value));
    const by = whose(proposal, versions);
    const id = `review-${index}`;
    const head = make("h4", { id: `${id}-where` }, where);
    if (!mayTake) return make("li", { class: "tk-review__item" }, head, diff);
    const box = make("input", {
      type: "checkbox",
      id,
      "data-decision": String(index),
      "aria-describedby": `${id}-where`,
    });
    box.checked = true;
    const label = make("label", { for: id }, box, " ", node("review.take", { files: by }));
    return make("li", { class: "tk-review__item" }, head, diff, make("p", {}, label));
  }

  /**
   * @param {Named} decision
   * @param {Shown} shown
   * @param {number} index
   * @returns {HTMLElement} a place that somebody must decide on
   */
  function openCard({ where, path, place, proposals, ours }, { value, versions }, index) {
    /** @type {function(string, Words, Node): HTMLElement} */
    function option(choice, words, shown) {
      const id = `review-${index}-${choice}`;
      const radio = make("input", { type: "radio", name: `review-${index}`, id, value: choice });
      radio.dataset.decision = String(index);
      return make("div", { class: "tk-review__option" }, make("label", { for: id }, radio, " ", words), shown);
    }
    const base = value(path, proposals[0].before);
    const options = proposals.map((proposal, number) =>
      option(
        String(number),
        node("review.take-of", { files: proposal.from.length ? whose(proposal, versions) : say("review.all-of-them") }),
        proposal.from.length
          ? marked(value(path, proposal.before), value(path, proposal.value))
          : make("p", { class: "tk-diff" }, value(path, proposal.value)),
      ),
    );
    const keep = option("keep", node("review.keep"), marked(base, value(path, ours)));
    const legend = make("legend", {}, where);
    const isGone = versions.some(({ gone }) => gone?.has(place));
    const why = isGone ? [make("p", {}, node("review.internal-gone"))] : [];
    return make(
      "li",
      { class: "tk-review__item" },
      make("fieldset", {}, legend, ...why, make("div", { class: "tk-review__options" }, keep, ...options)),
    );
  }

  return { marked, openCard, readyCard, whose };
})();
