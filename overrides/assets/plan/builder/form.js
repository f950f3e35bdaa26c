// Needs: site/words, plan/model/details, plan/model/answers, plan/model/leftover, plan/records/list, plan/builder/topics, plan/builder/questions, plan/builder/folding, plan/builder/growing, plan/builder/shown, plan/builder/elements
/**
 * The form: shows a plan in the page and keeps the plan's object in step with what is typed. Knows nothing of storage
 * or files.
 */
var tkPlan = tkPlan || {};

tkPlan.form = (function () {
  "use strict";

  const { node } = tkWords;
  const { find, findAll } = tkPlan.elements;
  const { detailOf, setDetail } = tkPlan.details;
  const { progress, isSettled } = tkPlan.answers;
  const { offerAction, reveal, showQuestion } = tkPlan.questions;
  const { mountShown, put } = tkPlan.shown;

  /**
   * @param {HTMLElement} root the element with data-tk-plan
   * @param {{definition: Definition, suggestions: Object<string, Suggestions>, short: boolean, onEdit: function(): void,
   *   onRemoved: function(Words, function(): void): void, onRefused: function(): void}} options short: whether only the
   *   essential questions show; onEdit is called after each change; onRemoved with what was removed, in words, and how to
   *   bring it back; onRefused when a change was not taken
   */
  function mountForm(root, { definition, suggestions, short: essentials, onEdit, onRemoved, onRefused }) {
    const form = find("form", root, HTMLFormElement);
    const unplaced = find("[data-unplaced]", form);
    /** @type {Plan} */
    let plan;
    /**
     * The question that the person was in last: a press on a button takes the focus away from it.
     * @type {Element|null}
     */
    let here = null;

    const folding = tkPlan.folding.mountFolding(root);
    const { settle } = mountShown(form, onRefused);
    const topics = tkPlan.topics.mountTopics(root, {
      definition,
      suggestions,
      plan: () => plan,
      edited,
      onAdded: () => setRoute(essentials),
      reveal: folding.reveal,
      onRemoved,
    });
    const records = tkPlan.records.mountRecords(form, { definition, plan: () => plan, edited, onRemoved });

    /** @param {Element} element */
    const questionOf = (element) => /** @type {HTMLElement} */ (element.closest("[data-question]"));

    /** @param {Element} element */
    const answersOf = (element) => (topics.topicOf(element) ?? plan).answers;

    /**
     * @param {string} field of the title block
     * @returns {string} what the plan says there
     */
    function detailIn(field) {
      if (field === "title") return plan.title;
      const detail = definition.details?.find(({ id }) => id === field);
      return detail ? detailOf(plan, detail) : "";
    }

    /**
     * Changes one answer; one that says nothing is taken out of the plan.
     * @param {Element} element a field of the answer
     * @param {Answer} patch
     */
    function change(element, patch) {
      const id = questionOf(element).dataset.question ?? "";
      const answers = answersOf(element);
      const answer = { ...answers[id], ...patch };
      for (const key of Object.keys(answer)) {
        if (answer[key] === "" && key !== "not_relevant") delete answer[key];
        if (answer[key] === null || answer[key] === false) delete answer[key];
      }
      if (Object.keys(answer).length) answers[id] = answer;
      else delete answers[id];
      edited();
    }

    function edited() {
      count();
      onEdit();
    }

    /**
     * Starts an entry of a record from what an answer says is done next.
     * @param {HTMLElement} button the one beside the answer
     */
    function startAction(button) {
      const record = definition.records.find(({ id }) => id === button.dataset.into);
      if (!record?.from_answers) return;
      const { into, topic } = record.from_answers;
      const answer = answersOf(button)[questionOf(button).dataset.question ?? ""];
      const fields = { [into]: (answer?.next ?? "").trim() };
      if (topic) fields[topic] = topics.topicOf(button)?.title.trim() ?? "";
      folding.reveal(find(`[data-record="${record.id}"] [data-entries]`, form));
      records.start(record, Object.fromEntries(Object.entries(fields).filter(([, text]) => text)));
    }

    function count() {
      const counted = progress(plan, definition, essentials);
      for (const element of findAll("[data-count]", root)) {
        const name = element.dataset.count ?? "";
        tkWords.put(
          element,
          element.closest("summary") ? "builder.counted-answered" : "builder.counted",
          name.startsWith("topic:") ? counted.topics[name.slice(6)] : counted.boxes[name],
        );
      }
      const { settled, half, total } = counted;
      const answered = essentials ? "builder.answered-essential" : "builder.answered";
      tkWords.put(find("[data-total]", root), answered, { settled, count: total });
      tkWords.put(find("[data-half]", root), "builder.half-answered", { count: half });
      find("[data-half]", root).hidden = half === 0;
    }

    function showUnplaced() {
      const kept = tkPlan.leftover.leftover(plan, definition);
      unplaced.hidden = kept.length === 0;
      find("ul", unplaced).replaceChildren(
        ...kept.map(function ({ where, text }) {
          const item = document.createElement("li");
          const label = document.createElement("strong");
          label.append(where ? node("builder.label", { label: where }) : "");
          item.append(label, " ", text);
          return item;
        }),
      );
    }

    /** @param {boolean} short whether only the essential questions show */
    function setRoute(short) {
      essentials = short;
      for (const fieldset of findAll("[data-question]", form)) {
        fieldset.hidden = short && !("essential" in fieldset.dataset);
      }
      count();
    }

    /**
     * Goes to the first question on the page that shows and is not settled; from the top again after the last.
     * @returns {boolean} whether there is one
     */
    function next() {
      const open = findAll("[data-question]", form).filter(
        (fieldset) =>
          !fieldset.hidden &&
          !fieldset.closest("[data-optional]") &&
          !isSettled(answersOf(fieldset)[fieldset.dataset.question ?? ""]),
      );
      const last = here?.isConnected ? here : form;
      const after = open.find(
        (one) => last !== form && last.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING,
      );
      const target = after || open[0];
      if (!target) return false;
      const fields = findAll("textarea", target, HTMLTextAreaElement);
      folding.reveal(target);
      (fields.find((field) => !field.value.trim()) ?? fields[0]).focus();
      target.scrollIntoView({ block: "center" });
      return true;
    }

    /** @param {Plan} shown the plan to show and to keep in step; it is changed in place */
    function show(shown) {
      plan = shown;
      here = null;
      for (const field of findAll("[data-field]", form, HTMLInputElement)) {
        put(field, detailIn(field.dataset.field ?? ""));
      }
      for (const fieldset of findAll("[data-question]", form)) {
        if (!fieldset.closest("[data-topic]")) showQuestion(fieldset, plan.answers[fieldset.dataset.question ?? ""]);
      }
      topics.show();
      showUnplaced();
      records.show();
      setRoute(essentials);
      folding.show();
    }

    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", function (event) {
      const field = /** @type {HTMLInputElement} */ (event.target);
      const name = field.dataset.field;
      if (name) {
        if (name === "title") plan.title = field.value;
        else setDetail(plan, name, field.value);
        edited();
      } else if (field.dataset.key) {
        change(field, { [field.dataset.key]: field.value });
        offerAction(questionOf(field), answersOf(field)[questionOf(field).dataset.question ?? ""]);
      }
    });
    form.addEventListener("focusin", function ({ target }) {
      here = /** @type {Element} */ (target).closest("[data-question]") || here;
    });
    form.addEventListener("change", function (event) {
      const field = /** @type {HTMLInputElement} */ (event.target);
      if ("skip" in field.dataset) {
        const reason = find("[data-reason]", questionOf(field));
        const words = find("input", reason, HTMLInputElement);
        reason.hidden = !field.checked;
        change(field, { not_relevant: field.checked ? words.value : null });
        if (field.checked) words.focus();
      } else if ("internal" in field.dataset) {
        change(field, { internal: field.checked });
      }
    });

    function removeUnplaced() {
      const owner = plan;
      const putBack = tkPlan.leftover.removeLeftover(plan, definition);
      showUnplaced();
      edited();
      onRemoved(node("builder.leftover-removed"), function () {
        putBack();
        if (owner === plan) showUnplaced();
        edited();
      });
    }

    find('[data-do="unplaced-remove"]', unplaced).addEventListener("click", removeUnplaced);
    form.addEventListener("click", function ({ target }) {
      const button = target instanceof Element && target.closest('[data-do="answer-act"]');
      if (button instanceof HTMLElement) startAction(button);
    });
    // A browser prints only as much of a text field as shows: on paper, paragraphs take the place of the fields.
    window.addEventListener("beforeprint", function () {
      for (const field of findAll("textarea", form, HTMLTextAreaElement)) {
        const shown = document.createElement("div");
        shown.className = "tk-printed";
        shown.textContent = field.value;
        field.after(shown);
      }
    });
    window.addEventListener("afterprint", function () {
      for (const shown of form.querySelectorAll(".tk-printed")) shown.remove();
    });

    tkPlan.growing.mountGrowing(form);
    reveal(root);
    return { show, plan: () => plan, next, setRoute, settle, records, revealTarget: folding.revealTarget };
  }

  return { mountForm };
})();
