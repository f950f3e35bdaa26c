// Needs: site/words, site/files, plan/builder/dialogs, plan/model/format, plan/model/comments, plan/model/leftover, plan/many/drawing, plan/review/deciding, plan/review/merging, plan/review/naming, plan/review/cards, plan/review/report
/**
 * The window that shows what reviewers changed in a plan, answer by answer, and takes what somebody chose. It comes
 * when it is first used.
 */
var tkPlan = tkPlan || {};

/**
 * @typedef {{definition: Definition, ours: Plan, versions: Version[], about: Array<Words|Words[]>, offers: Array<{words: Words,
 *   label: Words, work: function(): void}>, take: (function(Plan): void)|null, prepare?: function(Plan): Promise<void>,
 *   isNew?: boolean}} Reviewed what is shown: the plan as it is, what others made of it, what to say about the files, what else could be
 *   compared, what takes the outcome, and what makes the page ready for it; none where there is nothing to take, as between two
 *   versions. `isNew`: the outcome becomes a new plan
 */

tkPlan.reviewPage = (function () {
  "use strict";

  const { list, say, node } = tkWords;
  const { button, paragraph } = tkPlan.dialogs;
  const { make } = tkPlan.drawing;
  const { decisionsOf, ready, withTogether } = tkPlan.deciding;
  const { newWords, outcome } = tkPlan.merging;
  const { namesOf } = tkPlan.naming;
  const { news } = tkPlan.comments;
  const { leftover } = tkPlan.leftover;
  const { openCard, readyCard } = tkPlan.cards;

  /** @param {Reviewed} reviewed */
  function show({ definition, ours, versions, about, offers, take, prepare, isNew = false }) {
    const plans = [ours, ...versions.flatMap(({ base, plan }) => [base, plan])];
    const { heading, value, rank } = namesOf(definition, plans);
    const found = decisionsOf(ours, versions)
      .map((decision) => ({ ...withTogether(decision), where: heading(decision.path) }))
      .sort((one, other) => rank(one.path) - rank(other.path));
    const [open, single] = [true, false].map((isOpen) => found.filter((decision) => decision.isOpen === isOpen));
    const decisions = [...open, ...single];
    const chosen = ready(decisions);
    const undecided = new Set(open.map((_, index) => index));
    const left = newWords(ours, versions, definition);
    const shown = { value, versions };
    const comments = versions.flatMap(({ plan }) => news(ours.comments ?? [], plan.comments ?? []));
    // A file takes away neither words that fit no question nor comments. Between two versions of a plan, it counts.
    const later = take ? [] : versions;
    const past = later.flatMap(({ plan }) => news(plan.comments ?? [], ours.comments ?? []));
    const gone = later.flatMap((one) =>
      newWords(one.plan, [{ ...one, unplaced: leftover(ours, definition) }], definition),
    );
    const marks = [...new Set(versions.flatMap((one) => one.marks.map((path) => heading(path.slice(0, -1)))))];
    const unchanged = versions.filter(
      (_, index) => !decisions.some(({ proposals }) => proposals.some(({ from }) => from.includes(index))),
    );

    const status = make("p", { role: "status" });
    const window_ = make("dialog", {
      class: "tk-dialog tk-review",
      id: "plan-review",
      "aria-labelledby": "review-title",
    });
    const title = make(
      "h2",
      { id: "review-title", tabindex: "-1" },
      node("review.title", { plan: tkPlan.format.planName(ours, say) }),
    );

    /** @type {function(Words, HTMLElement[], ...Node): HTMLElement[]} */
    const section = (words, items, ...before) =>
      items.length
        ? [
            make("h3", {}, words),
            ...before.map((one) => /** @type {HTMLElement} */ (one)),
            make("ul", { class: "tk-review__list" }, ...items),
          ]
        : [];

    const cards = [
      ...section(
        node("review.open", { count: open.length }),
        open.map((decision, index) => openCard(decision, shown, index)),
      ),
      ...section(
        node(take ? "review.ready" : "review.differ", { count: single.length }),
        single.map((decision, index) => readyCard(decision, shown, open.length + index, Boolean(take))),
        ...(take && single.length > 1 ? [allOrNone()] : []),
      ),
      ...(comments.length ? [make("h3", {}, node("review.comments")), paragraph(comments.map(said))] : []),
      ...(past.length ? [make("h3", {}, node("review.comments-past")), paragraph(past.map(said))] : []),
      ...(gone.length ? [make("h3", {}, node("review.words-gone")), paragraph(gone.map(near))] : []),
      ...(left.length ? [make("h3", {}, node("builder-files.unplaced")), paragraph(left.map(near))] : []),
    ];

    /** @param {Unplaced} words */
    function near({ where, text }) {
      return where ? say("builder.labelled", { label: where, text }) : text;
    }

    /** @param {{author: string, text: string}} comment */
    function said({ author, text }) {
      const label = say("builder-files.comment-by", { author: author || say("builder.comment-unsigned") });
      return say("builder.labelled", { label, text });
    }

    /** @returns {HTMLElement} the buttons that choose for all that is ready */
    function allOrNone() {
      /** @param {boolean} checked */
      function turn(checked) {
        for (const box of window_.querySelectorAll('input[type="checkbox"]')) {
          if (/** @type {HTMLInputElement} */ (box).checked !== checked) /** @type {HTMLElement} */ (box).click();
        }
      }
      return make(
        "p",
        { class: "tk-dialog__buttons" },
        button(node("review.all"), () => turn(true)),
        button(node("review.none"), () => turn(false)),
      );
    }

    function tell() {
      if (!take) return;
      const words = [node("review.chosen", { count: chosen.size })];
      if (undecided.size) words.push(" ", node("review.undecided", { count: undecided.size }));
      status.replaceChildren(...words);
    }

    window_.addEventListener("change", function ({ target }) {
      if (!(target instanceof HTMLInputElement) || !target.dataset.decision) return;
      const index = Number(target.dataset.decision);
      const { place } = decisions[index];
      undecided.delete(index);
      const isKept = target.value === "keep" || (target.type === "checkbox" && !target.checked);
      if (isKept) chosen.delete(place);
      else chosen.set(place, target.type === "radio" ? Number(target.value) : 0);
      tell();
    });

    async function finish() {
      const [first] = undecided;
      if (first !== undefined) {
        tell();
        const control = window_.querySelector(`[data-decision="${first}"]`);
        if (control instanceof HTMLElement) control.focus();
        return;
      }
      const plan = outcome(ours, versions, decisions, chosen, definition);
      await prepare?.(plan);
      // Who closes the window meanwhile does not want the plan, and who presses twice wants it once.
      if (!window_.open) return;
      window_.close();
      take?.(plan);
    }

    /** @param {"html"|"docx"} format */
    async function save(format) {
      const content = await tkPlan.reviewReport.document(format, { ours, versions, decisions, value, left, gone });
      tkFiles.save(content, tkPlan.reviewReport.fileName(ours, format));
      status.replaceChildren(node("review.saved"));
    }

    const isEmpty = [decisions, left, gone, comments, past].every(({ length }) => !length);
    const buttons = [
      ...(take && !isEmpty ? [button(node(isNew ? "review.finish-new" : "review.finish"), finish)] : []),
      ...(isEmpty
        ? []
        : [button(node("review.save-page"), () => save("html")), button(node("review.save-word"), () => save("docx"))]),
      button(node(take && !isEmpty ? "plan-dialogs.cancel" : "plan-dialogs.close"), () => window_.close()),
    ];
    buttons[0].classList.add("tk-button--main");
    buttons[0].dataset.reviewMain = "";
    const offered = offers.map(({ words, label, work }) => {
      const press = button(label, function () {
        window_.close();
        work();
      });
      return make("li", {}, words, " ", press);
    });
    window_.append(
      make(
        "div",
        {},
        title,
        ...about.map(paragraph),
        ...(offered.length ? [make("ul", { class: "tk-review__list" }, ...offered)] : []),
        ...(isEmpty && !marks.length ? [paragraph(node("review.same"))] : cards),
        ...(unchanged.length && !isEmpty
          ? [paragraph(node("review.unchanged", { files: list(unchanged.map(({ name }) => name)) }))]
          : []),
        ...(marks.length ? [paragraph(node("review.marks-stay")), paragraph(marks)] : []),
        make("div", { class: "tk-dialog__buttons tk-dialog__foot" }, status, ...buttons),
      ),
    );
    window_.addEventListener("close", () => window_.remove());
    document.body.append(window_);
    tell();
    window_.showModal();
    title.focus();
  }

  return { show, versionOf: tkPlan.merging.versionOf };
})();
