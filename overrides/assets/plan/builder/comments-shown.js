// Needs: site/words, plan/model/comments, plan/builder/dialogs, plan/builder/elements
/** Shows the comments of reviewers beside the answers that they are on, to be ticked off or removed, and says how many are left. */
var tkPlan = tkPlan || {};

tkPlan.commentsShown = (function () {
  "use strict";

  const { say, node } = tkWords;
  const { find, findAll } = tkPlan.elements;
  const { within } = tkPlan.comments;
  const { button } = tkPlan.dialogs;

  /**
   * @param {HTMLElement} root the element with data-tk-plan
   * @param {{plan: function(): Plan, edited: function(): void, reveal: function(Element): void,
   *   onRemoved: function(Words, function(): void, Place): void}} options as those of form.js; `reveal` opens what something is in
   */
  function mountComments(root, { plan, edited, reveal, onRemoved }) {
    const summary = find("[data-comments-left]", root);
    const general = find("[data-comments-general]", root);

    /**
     * The comment that the person was at last: a press on a button takes the focus away from it.
     * @type {Element|null}
     */
    let here = null;

    const all = () => plan().comments ?? [];

    /**
     * @param {PlanComment} comment
     * @returns {HTMLElement|null} the question or the topic that it is on, if the page has it
     */
    function ownerOf({ place }) {
      const { topic, question } = within(place);
      const around = topic ? document.getElementById(`topic-${topic}`)?.closest("[data-topic]") : root;
      if (!around) return null;
      if (!question) return topic ? find("[data-comments-topic]", around) : null;
      const found = findAll(`[data-question="${CSS.escape(question)}"]`, around);
      return found.find((one) => Boolean(one.closest("[data-topic]")) === Boolean(topic)) ?? null;
    }

    function show() {
      for (const list of findAll("[data-comments]", root)) list.remove();
      /** @type {Map<HTMLElement, PlanComment[]>} */
      const owners = new Map();
      for (const comment of all()) {
        const owner = ownerOf(comment) ?? general;
        owners.set(owner, [...(owners.get(owner) ?? []), comment]);
      }
      for (const [owner, comments] of owners) owner.append(listOf(comments, owner));
      count();
    }

    /**
     * @param {PlanComment[]} comments
     * @param {HTMLElement} owner
     */
    function listOf(comments, owner) {
      const list = document.createElement("div");
      const title = document.createElement("p");
      const items = document.createElement("ul");
      list.className = "tk-comments";
      list.dataset.comments = "";
      title.className = "tk-comments__title";
      title.append(node("builder.comments", { count: comments.length }));
      items.append(...comments.map((comment) => itemOf(comment, owner)));
      list.append(title, items);
      return list;
    }

    /**
     * @param {PlanComment} comment
     * @param {HTMLElement} owner
     */
    function itemOf(comment, owner) {
      const item = document.createElement("li");
      const label = document.createElement("label");
      const box = document.createElement("input");
      box.type = "checkbox";
      box.checked = comment.done === true;
      box.id = `comment-${all().indexOf(comment)}`;
      const name = [say("builder.comment-done"), comment.author].filter(Boolean).join(", ");
      box.setAttribute("aria-label", say("builder.labelled", { label: name, text: comment.text.slice(0, 80) }));
      label.append(box, " ", node("builder.comment-done"));
      item.append(...said(comment));
      if (owner === general) item.prepend(...whereOf(comment));
      if (comment.replies?.length) {
        const replies = document.createElement("ul");
        for (const reply of comment.replies) {
          const line = document.createElement("li");
          line.append(...said(reply));
          replies.append(line);
        }
        item.append(replies);
      }
      const away = button(node("builder.comment-remove"), () => remove(comment, owner));
      away.setAttribute(
        "aria-label",
        say("builder.labelled", { label: say("builder.comment-remove"), text: comment.text.slice(0, 80) }),
      );
      item.append(label, " ", away);
      item.dataset.done = String(box.checked);
      box.addEventListener("change", function () {
        if (box.checked) comment.done = true;
        else delete comment.done;
        item.dataset.done = String(box.checked);
        count();
        edited();
      });
      return item;
    }

    /**
     * Takes a comment, and what was answered to it, out of the plan.
     * @param {PlanComment} comment
     * @param {HTMLElement} owner
     */
    function remove(comment, owner) {
      const shown = plan();
      const index = all().indexOf(comment);
      /** @param {PlanComment[]} comments */
      function put(comments) {
        if (comments.length) shown.comments = comments;
        else delete shown.comments;
        show();
        edited();
      }
      put(all().filter((one) => one !== comment));
      const by = comment.author || say("builder.comment-unsigned");
      onRemoved(
        node("builder.comment-removed", { author: by }),
        function () {
          put([...all().slice(0, index), comment, ...all().slice(index)]);
          document.getElementById(`comment-${index}`)?.focus();
        },
        (offer) => owner.append(offer),
      );
    }

    /** @param {Reply} comment or an answer to one */
    function said({ author, date, text }) {
      const [by, words] = [document.createElement("p"), document.createElement("p")];
      const day = /^\d{4}-\d\d-\d\d/.exec(date)?.[0];
      const name = document.createElement("strong");
      name.append(author || node("builder.comment-unsigned"));
      by.className = "tk-hint";
      by.append(name, day ? `, ${tkWords.date(day)}` : "");
      words.className = "tk-comments__text";
      words.append(text);
      return [by, words];
    }

    /** @param {PlanComment} comment on a question or a topic that is not here */
    function whereOf({ place }) {
      const { topic, question } = within(place);
      if (!topic && !question) return [];
      const line = document.createElement("p");
      line.className = "tk-hint";
      line.append(node("builder.comment-elsewhere"));
      return [line];
    }

    function count() {
      const left = all().filter(({ done }) => !done).length;
      summary.hidden = all().length === 0;
      tkWords.put(find("span", summary), "builder.comments-left", { count: all().length, left });
      find("button", summary).hidden = left === 0;
    }

    /** Goes to the next comment that is not done; from the top again after the last. */
    function next() {
      const boxes = findAll("[data-comments] input", root, HTMLInputElement).filter((box) => !box.checked);
      const last = here?.isConnected ? here : null;
      const after = boxes.find((box) => last && last.compareDocumentPosition(box) & Node.DOCUMENT_POSITION_FOLLOWING);
      const target = after ?? boxes[0];
      if (!target) return;
      const question = /** @type {HTMLElement|null} */ (target.closest("[data-question]"));
      if (question) question.hidden = false;
      reveal(target);
      target.focus();
      target.scrollIntoView({ block: "center" });
    }

    root.addEventListener("focusin", function ({ target }) {
      const box = /** @type {Element} */ (target);
      if (box.closest("[data-comments]")) here = box;
    });
    return { next, show };
  }

  return { mountComments };
})();
