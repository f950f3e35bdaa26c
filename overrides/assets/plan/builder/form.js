// Needs: site/words, plan/model/details, plan/model/answers, plan/records/list, plan/builder/topics, plan/builder/questions, plan/builder/folding, plan/builder/growing, plan/builder/comments-shown, plan/builder/leftover-shown, plan/builder/shown, plan/builder/elements
/**
 * The form: shows a plan in the page and keeps the plan's object in step with what is typed. Knows nothing of storage
 * or files.
 */
var tkPlan = tkPlan || {};

tkPlan.form = (function () {
  "use strict";

  const { node } = tkWords;
  const { find, findAll, offerScripted } = tkPlan.elements;
  const { detailOf, setDetail } = tkPlan.details;
  const { answerState, progress, isSettled } = tkPlan.answers;
  const { explain, offerAction, reasonIn, showQuestion } = tkPlan.questions;
  const { mountShown, put } = tkPlan.shown;

  /**
   * @param {HTMLElement} root the element with data-tk-plan
   * @param {{definition: Definition, made: MadeTopics, suggestions: Object<string, Suggestions>, short: boolean, onEdit: function(): void,
   *   onRemoved: function(Words, function(): void, Place): void, tell: function(Words): function(): void}} options made: the elements of topics; short: whether only the
   *   essential questions show; onEdit is called after each change; onRemoved with what was removed, in words, how to bring it
   *   back, and how to offer that in its place; tell says what else happened
   */
  function mountForm(root, { definition, made, suggestions, short: essentials, onEdit, onRemoved, tell }) {
    const form = find("form", root, HTMLFormElement);
    // The plan holds what is typed. A browser would note all fields for itself too, each second, while somebody types.
    form.autocomplete = "off";
    /** @type {Plan} */
    let plan;
    /**
     * The question that the person was in last: a press on a button takes the focus away from it.
     * @type {Element|null}
     */
    let here = null;

    const folding = tkPlan.folding.mountFolding(root);
    const { settle } = mountShown(form, {
      onRefused: () => tell(node("builder.emptied")),
      onUnfinished: () => tell(node("builder.unfinished-date")),
    });
    const topics = tkPlan.topics.mountTopics(root, {
      definition,
      made,
      suggestions,
      plan: () => plan,
      edited,
      onAdded() {
        setRoute(essentials);
        comments.show();
      },
      reveal: folding.reveal,
      onRemoved(words, restore, place) {
        comments.show();
        onRemoved(words, restore, place);
      },
    });
    const comments = tkPlan.commentsShown.mountComments(root, {
      plan: () => plan,
      edited,
      reveal: folding.reveal,
      onRemoved,
    });
    const leftovers = tkPlan.leftoverShown.mountLeftovers(root, { definition, plan: () => plan, edited, onRemoved });
    // No count of answers depends on records.
    const records = tkPlan.recordList.mountRecords(form, { definition, plan: () => plan, edited: onEdit, onRemoved });

    /** @param {Element} element */
    const questionOf = (element) => /** @type {HTMLElement} */ (element.closest("[data-question]"));

    /** @param {Element} element */
    const answersOf = (element) => (topics.topicOf(element) ?? plan).answers;

    /** @param {HTMLElement} question */
    const answerTo = (question) => answersOf(question)[question.dataset.question ?? ""];

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
      const [id, answers] = [questionOf(element).dataset.question ?? "", answersOf(element)];
      const before = answerState(answers[id]);
      const answer = { ...answers[id], ...patch };
      for (const key of Object.keys(answer)) {
        if (answer[key] === "" && key !== "not_relevant") delete answer[key];
        if (answer[key] === null || answer[key] === false) delete answer[key];
      }
      if (Object.keys(answer).length) answers[id] = answer;
      else delete answers[id];
      explain(questionOf(element), answer);
      offerAction(questionOf(element), answer);
      edited(answerState(answer) !== before);
    }

    /** @param {boolean} [counts] whether a count may be another: at most keystrokes none is, and a large plan has many */
    function edited(counts = true) {
      if (counts) count();
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
      const answer = answerTo(questionOf(button));
      const fields = { [into]: (answer?.next ?? "").trim() };
      if (topic) fields[topic] = topics.topicOf(button)?.title.trim() ?? "";
      start(record.id, Object.fromEntries(Object.entries(fields).filter(([, text]) => text)), answer?.internal);
    }

    /**
     * Marks the entries that an answer started before it became internal, since they repeat its words.
     * @param {string} words of the answer
     */
    function markStarted(words) {
      for (const record of definition.records) {
        const count = record.from_answers ? records.markInternal(record, record.from_answers.into, words) : 0;
        if (count) tell(node("builder.started-internal", { count, record: record.title }));
      }
    }

    /**
     * @param {string} id of a record
     * @param {Object<string, string>} fields of a new entry
     * @param {boolean} [internal] whether these words are
     */
    function start(id, fields, internal) {
      const record = definition.records.find((one) => one.id === id);
      if (!record) return;
      folding.reveal(find(`[data-record="${id}"] [data-entries]`, form));
      records.start(record, fields, internal);
    }

    function count() {
      const counted = progress(plan, definition, essentials);
      for (const element of findAll("[data-count]", root)) {
        const name = element.dataset.count ?? "";
        const of = name.startsWith("topic:") ? counted.topics[name.slice(6)] : counted.boxes[name];
        const whole = of.half ? "builder.counted-half" : "builder.counted-answered";
        tkWords.put(element, element.closest("summary") ? whole : "builder.counted", { ...of });
      }
      const { settled, half, total } = counted;
      const answered = essentials ? "builder.answered-essential" : "builder.answered";
      tkWords.put(find("[data-total]", root), answered, { settled, count: total });
      tkWords.put(find("[data-half]", root), "builder.half-answered", { count: half });
      find("[data-half]", root).hidden = half === 0;
      const unshown = find("[data-unshown]", root);
      const hidden = findAll("[data-question]", form).filter(
        (one) => one.hidden && answerState(answerTo(one)) !== "open",
      ).length;
      if (hidden) tkWords.put(unshown, "builder.unshown", { count: hidden });
      else unshown.replaceChildren();
    }

    /** Says at a day to look at the plan again that it has passed. */
    function markPastDays() {
      for (const note of findAll("[data-past]", form)) {
        const day = detailIn(note.dataset.past ?? "");
        note.hidden = !day || day >= tkWords.dayOf(new Date());
      }
    }

    /** @param {boolean} short whether only the essential questions show, and of the title block what every plan says */
    function setRoute(short) {
      essentials = short;
      for (const field of findAll("[data-longer] > [data-field]", form, HTMLInputElement)) {
        // A date that somebody began shows too, though it has no value yet.
        field.parentElement?.toggleAttribute("hidden", short && !field.value && !field.validity.badInput);
      }
      for (const fieldset of findAll("[data-question]", form)) {
        fieldset.hidden = short && !("essential" in fieldset.dataset);
      }
      for (const box of findAll("[data-optional]", form)) {
        box.hidden = findAll("[data-question]", box).every((question) => question.hidden);
        const link = root.querySelector(`a[href="#box-${box.dataset.box}"]`)?.closest("li");
        if (link) link.hidden = box.hidden;
      }
      count();
    }

    /**
     * Goes to the first question on the page that shows and is not settled; from the top again after the last.
     * @returns {boolean} whether there is one
     */
    function next() {
      const open = findAll("[data-question]", form).filter(
        (fieldset) => !fieldset.hidden && !fieldset.closest("[data-optional]") && !isSettled(answerTo(fieldset)),
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
      [plan, here] = [shown, null];
      for (const field of findAll("[data-field]", form, HTMLInputElement)) {
        put(field, detailIn(field.dataset.field ?? ""));
      }
      for (const fieldset of findAll("[data-question]", form)) {
        if (!fieldset.closest("[data-topic]")) showQuestion(fieldset, plan.answers[fieldset.dataset.question ?? ""]);
      }
      markPastDays();
      topics.show();
      leftovers.show();
      comments.show();
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
        // Typed before this script was there, or by a program.
        field.parentElement?.removeAttribute("hidden");
        markPastDays();
        edited();
      } else if (field.dataset.key) {
        const { key } = field.dataset;
        change(field, { [key]: key === "not_relevant" ? reasonIn(field.value) : field.value });
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
        change(field, { not_relevant: field.checked ? reasonIn(words.value) : null });
        if (field.checked) words.focus();
      } else if (field.dataset.key === "not_relevant") {
        put(field, reasonIn(field.value));
      } else if ("internal" in field.dataset) {
        if (field.checked) markStarted(answerTo(questionOf(field))?.next ?? "");
        change(field, { internal: field.checked });
      }
    });

    form.addEventListener("click", function ({ target }) {
      const button = target instanceof Element && target.closest('[data-do="answer-act"]');
      if (button instanceof HTMLElement) startAction(button);
    });
    tkPlan.growing.mountGrowing(form);
    offerScripted(root);
    return {
      prepare: made.prepare,
      show,
      plan: () => plan,
      next,
      nextComment() {
        comments.next();
        // It may have shown a question that the short plan leaves out.
        count();
      },
      setRoute,
      settle,
      records,
      start,
      reveal: folding.reveal,
      revealTarget: folding.revealTarget,
    };
  }

  return { mountForm };
})();
