// Needs: site/words, plan/model/state, plan/model/pick, plan/records/list, plan/builder/elements
/**
 * The form: shows a plan in the page and keeps the plan's object in step with what is typed. Knows nothing of storage
 * or files.
 */
var tkPlan = tkPlan || {};

tkPlan.form = (function () {
  "use strict";

  const { say, node, put } = tkWords;
  const { find, findAll } = tkPlan.elements;
  const { newId, progress, isSettled } = tkPlan.state;
  const { place, line, isPicked, pick } = tkPlan.pick;

  /** @type {Array<"question"|"method">} what is suggested for a topic */
  const SUGGESTED = ["question", "method"];

  /**
   * What the buttons of a topic are called when they are read out, by what they do.
   * @type {Object<string, string>}
   */
  const TOPIC_BUTTONS = {
    "topic-up": "builder.move-up-topic",
    "topic-down": "builder.move-down-topic",
    "topic-remove": "builder.remove-topic",
  };

  /**
   * @param {HTMLElement} root the element with data-tk-plan
   * @param {{definition: Definition, suggestions: Object<string, Suggestions>, onEdit: function(): void,
   *   onRemoved: function(Words, function(): void): void}} options onEdit is called after each change; onRemoved with
   *   what was removed, in words, and how to bring it back
   */
  function mountForm(root, { definition, suggestions, onEdit, onRemoved }) {
    const form = find("form", root, HTMLFormElement);
    const topicBox = find("[data-topics]", form);
    const pattern = /** @type {HTMLElement} */ (find("[data-topic]", topicBox).cloneNode(true));
    const links = find("[data-topic-links]", root);
    const unplaced = find("[data-unplaced]", form);
    /** @type {Plan} */
    let plan;
    let essentials = false;
    /**
     * The question that the person was in last: a press on a button takes the focus away from it.
     * @type {Element|null}
     */
    let here = null;

    const records = tkPlan.records.mountRecords(form, { definition, plan: () => plan, edited, onRemoved });

    const topicElements = () => findAll("[data-topic]", topicBox);

    /** @param {Element} element */
    const topicElementOf = (element) => /** @type {HTMLElement|null} */ (element.closest("[data-topic]"));

    /** @param {Element} element */
    const questionOf = (element) => /** @type {HTMLElement} */ (element.closest("[data-question]"));

    /** @param {Element} element */
    function topicOf(element) {
      const id = topicElementOf(element)?.dataset.topic;
      return plan.topics.find((topic) => topic.id === id);
    }

    /** @param {Element} element */
    const answersOf = (element) => (topicOf(element) ?? plan).answers;

    /**
     * A file may name anything: only own names of the suggestions count.
     * @param {Topic} topic
     */
    const pointOf = ({ decision_point: name = "" }) => (Object.hasOwn(suggestions, name) ? suggestions[name] : null);

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
     * @param {HTMLElement} fieldset
     * @param {Answer} [answer]
     */
    function showQuestion(fieldset, answer = {}) {
      for (const field of findAll("[data-key]", fieldset, HTMLTextAreaElement)) {
        field.value = answer[field.dataset.key ?? ""] || "";
      }
      const skipped = typeof answer.not_relevant === "string";
      find("[data-skip]", fieldset, HTMLInputElement).checked = skipped;
      find("[data-reason]", fieldset).hidden = !skipped;
      find("[data-internal]", fieldset, HTMLInputElement).checked = answer.internal === true;
      const planned = find("[data-planned]", fieldset);
      planned.hidden = !answer.planned;
      find("span", planned).textContent = answer.planned || "";
    }

    /** @param {Topic} topic */
    function topicElement(topic) {
      const element = /** @type {HTMLElement} */ (pattern.cloneNode(true));
      element.dataset.topic = topic.id;
      const names = ["id", "for", "aria-describedby", "aria-labelledby"];
      for (const inner of [element, ...element.querySelectorAll(names.map((name) => `[${name}]`).join())]) {
        for (const name of names) {
          const value = inner.getAttribute(name);
          if (value) inner.setAttribute(name, value.replace(/-1(?=$|\.)/, `-${topic.id}`));
        }
      }
      for (const link of findAll(".headerlink", element)) link.setAttribute("href", `#${link.closest("[id]")?.id}`);
      titleField(element).value = topic.title;
      for (const fieldset of findAll("[data-question]", element)) {
        showQuestion(fieldset, topic.answers[fieldset.dataset.question ?? ""]);
      }
      reveal(element);
      find("[data-point]", element, HTMLSelectElement).value = (pointOf(topic) && topic.decision_point) || "";
      suggest(element, topic);
      return element;
    }

    /** @param {ParentNode} element of a topic */
    const titleField = (element) => find("[data-topic-title]", element, HTMLInputElement);

    /** @param {HTMLElement} element of a topic */
    const mover = (element, way = "up") => find(`[data-do="topic-${way}"]`, element, HTMLButtonElement);

    function showTopics() {
      topicBox.replaceChildren(...plan.topics.map(topicElement));
      nameTopics();
    }

    /** Numbers and names the topics, in their boxes and in the list beside the form. */
    function nameTopics() {
      const elements = topicElements();
      elements.forEach(function (element, index) {
        const topic = plan.topics[index];
        const [number, title] = [index + 1, topic.title.trim()];
        put(find("h3", element), title ? "builder.titled-topic" : "builder.topic", { number, title });
        for (const button of findAll("[data-do]", element)) {
          button.setAttribute("aria-label", say(TOPIC_BUTTONS[button.dataset.do ?? ""], { number }));
        }
        mover(element, "up").disabled = index === 0;
        mover(element, "down").disabled = index === elements.length - 1;
      });
      links.hidden = false;
      links.replaceChildren(
        ...plan.topics.map(function (topic, index) {
          const item = document.createElement("li");
          const link = document.createElement("a");
          const counted = document.createElement("span");
          link.href = `#topic-${topic.id}`;
          link.append(topic.title.trim() || node("builder.topic", { number: index + 1 }));
          counted.dataset.count = `topic:${topic.id}`;
          item.append(link, " ", counted);
          return item;
        }),
      );
    }

    /**
     * @param {HTMLElement} element
     * @param {Topic} topic
     */
    function suggest(element, topic) {
      const list = find("[data-suggested]", element);
      const point = pointOf(topic);
      list.replaceChildren();
      if (!point) return;
      for (const kind of SUGGESTED) {
        if (!place(definition, kind)) continue;
        const title = document.createElement("p");
        const items = document.createElement("ul");
        title.className = "tk-answer__label";
        title.append(node(kind === "question" ? "kinds.question" : "kinds.method"));
        for (const { name, text, address } of point[kind]) {
          const item = document.createElement("li");
          const button = document.createElement("button");
          const added = isPicked(topic, kind, name);
          button.type = "button";
          button.className = "tk-button";
          button.append(node(added ? "adding.added" : "adding.add"));
          button.disabled = added;
          button.setAttribute("aria-label", say("builder.labelled", { label: button.textContent ?? "", text }));
          button.addEventListener("click", () => take(element, topic, kind, name, line(kind, text, address)));
          item.append(button, " ", text);
          items.append(item);
        }
        list.append(title, items);
      }
    }

    /**
     * Puts a suggested question or method into the topic, as a line of its own.
     * @param {HTMLElement} element
     * @param {Topic} topic
     * @param {Kind} kind
     * @param {string} name
     * @param {string} text
     */
    function take(element, topic, kind, name, text) {
      pick(topic, definition, kind, name, text);
      const question = place(definition, kind)?.question ?? "";
      showQuestion(find(`[data-question="${question}"]`, element), topic.answers[question]);
      edited();
      suggest(element, topic);
      find("[data-suggestions] summary", element).focus();
    }

    /** @param {string} from a decision point; "" for none */
    function addTopic(from) {
      /** @type {Topic} */
      const topic = { id: newId().slice(0, 8), title: suggestions[from]?.title || "", answers: {} };
      if (suggestions[from]) topic.decision_point = from;
      plan.topics.push(topic);
      const element = topicElement(topic);
      topicBox.append(element);
      nameTopics();
      setRoute(essentials);
      edited();
      titleField(element).focus();
    }

    /**
     * @param {HTMLElement} element
     * @param {-1|1} by
     */
    function moveTopic(element, by) {
      const from = topicElements().indexOf(element);
      const to = from + by;
      const [topic] = plan.topics.splice(from, 1);
      plan.topics.splice(to, 0, topic);
      const others = topicElements().filter((other) => other !== element);
      if (others[to]) others[to].before(element);
      else topicBox.append(element);
      nameTopics();
      edited();
      const [again, back] =
        by < 0 ? [mover(element, "up"), mover(element, "down")] : [mover(element, "down"), mover(element, "up")];
      (again.disabled ? back : again).focus();
    }

    /** @param {HTMLElement} element */
    function removeTopic(element) {
      const index = topicElements().indexOf(element);
      const [topic] = plan.topics.splice(index, 1);
      const owner = plan;
      element.remove();
      nameTopics();
      edited();
      const [number, title] = [index + 1, topic.title.trim()];
      onRemoved(node(title ? "builder.titled-topic-removed" : "builder.topic-removed", { number, title }), function () {
        owner.topics.splice(index, 0, topic);
        if (owner === plan) {
          showTopics();
          setRoute(essentials);
          edited();
          titleField(topicElements()[index]).focus();
        }
      });
    }

    function count() {
      const counted = progress(plan, definition, essentials);
      for (const element of findAll("[data-count]", root)) {
        const name = element.dataset.count ?? "";
        put(
          element,
          "builder.counted",
          name.startsWith("topic:") ? counted.topics[name.slice(6)] : counted.boxes[name],
        );
      }
      const { settled, total } = counted;
      const answered = essentials ? "builder.answered-essential" : "builder.answered";
      put(find("[data-total]", root), answered, { settled, count: total });
    }

    function showUnplaced() {
      const kept = (Array.isArray(plan.unplaced) ? plan.unplaced : []).filter(
        (one) => one && typeof one.text === "string",
      );
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
        (fieldset) => !fieldset.hidden && !isSettled(answersOf(fieldset)[fieldset.dataset.question ?? ""]),
      );
      const last = here?.isConnected ? here : form;
      const after = open.find(
        (one) => last !== form && last.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING,
      );
      const target = after || open[0];
      if (!target) return false;
      find("textarea", target).focus();
      target.scrollIntoView({ block: "center" });
      return true;
    }

    /** @param {Plan} shown the plan to show and to keep in step; it is changed in place */
    function show(shown) {
      plan = shown;
      here = null;
      for (const field of findAll("[data-field]", form, HTMLInputElement))
        field.value = plan[field.dataset.field ?? ""] || "";
      for (const fieldset of findAll("[data-question]", form)) {
        if (!topicElementOf(fieldset)) showQuestion(fieldset, plan.answers[fieldset.dataset.question ?? ""]);
      }
      showTopics();
      showUnplaced();
      records.show();
      setRoute(essentials);
    }

    /** @param {HTMLElement} element */
    function reveal(element) {
      for (const hidden of findAll("[data-script]", element)) hidden.hidden = false;
    }

    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", function (event) {
      const field = /** @type {HTMLInputElement} */ (event.target);
      const name = field.dataset.field;
      const topic = topicOf(field);
      if (name) {
        plan[name] = field.value || (name === "review_date" ? null : "");
        edited();
      } else if (field.dataset.key) {
        change(field, { [field.dataset.key]: field.value });
      } else if (topic && "topicTitle" in field.dataset) {
        topic.title = field.value;
        nameTopics();
        edited();
      }
    });
    form.addEventListener("focusin", function ({ target }) {
      here = /** @type {Element} */ (target).closest("[data-question]") || here;
    });
    form.addEventListener("change", function (event) {
      const field = /** @type {HTMLInputElement} */ (event.target);
      const topic = topicOf(field);
      const element = topicElementOf(field);
      if ("skip" in field.dataset) {
        const reason = find("[data-reason]", questionOf(field));
        const words = find("input", reason, HTMLInputElement);
        reason.hidden = !field.checked;
        change(field, { not_relevant: field.checked ? words.value : null });
        if (field.checked) words.focus();
      } else if ("internal" in field.dataset) {
        change(field, { internal: field.checked });
      } else if (topic && element && "point" in field.dataset) {
        topic.decision_point = field.value;
        suggest(element, topic);
        edited();
      }
    });

    function removeUnplaced() {
      const owner = plan;
      const kept = plan.unplaced;
      delete plan.unplaced;
      showUnplaced();
      edited();
      onRemoved(node("builder.leftover-removed"), function () {
        owner.unplaced = kept;
        if (owner === plan) showUnplaced();
        edited();
      });
    }

    form.addEventListener("click", function (event) {
      const target = /** @type {Element} */ (event.target);
      const pressed = /** @type {HTMLElement|null} */ (target.closest("[data-do]"))?.dataset.do;
      const element = topicElementOf(target);
      if (pressed === "topic-add") addTopic(find("[data-topic-from]", form, HTMLSelectElement).value);
      else if (pressed === "unplaced-remove") removeUnplaced();
      else if (!element) return;
      else if (pressed === "topic-up") moveTopic(element, -1);
      else if (pressed === "topic-down") moveTopic(element, 1);
      else if (pressed === "topic-remove") removeTopic(element);
    });
    // A browser prints only as much of a text field as shows: on paper, paragraphs stand in for the fields.
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

    reveal(root);
    return { show, plan: () => plan, next, setRoute, records };
  }

  return { mountForm };
})();
