// Needs: site/words, plan/model/state, plan/model/pick, plan/writing/scope, plan/records/list
/**
 * The form: shows a plan in the page and keeps the plan's object in step with what is typed. Knows nothing of storage
 * or files.
 */
var tkPlan = tkPlan || {};

tkPlan.form = (function () {
  "use strict";

  const { say, node, put } = tkWords;
  const { newId, progress, isSettled, detailOf, setDetail } = tkPlan.state;
  const { place, line, isPicked, pick } = tkPlan.pick;

  /** What the buttons of a topic are called when they are read out, by what they do. */
  const TOPIC_BUTTONS = {
    "topic-up": "builder.move-up-topic",
    "topic-down": "builder.move-down-topic",
    "topic-remove": "builder.remove-topic",
  };

  /**
   * @param {HTMLElement} root the element with data-tk-plan
   * @param {{definition: Object, suggestions: Object, onEdit: function(): void,
   *   onRemoved: function(string|HTMLElement, function(): void): void}} options
   *   onEdit is called after each change; onRemoved with what was removed, in words, and how to bring it back
   * @returns {{show: function(Object): void, plan: function(): Object, next: function(): void,
   *   setRoute: function(boolean): void, refresh: function(): void, records: Object}} records as records/list.js gives them
   */
  function mountForm(root, { definition, suggestions, onEdit, onRemoved }) {
    const form = root.querySelector("form");
    const topicBox = form.querySelector("[data-topics]");
    const pattern = topicBox.querySelector("[data-topic]").cloneNode(true);
    const links = root.querySelector("[data-topic-links]");
    const unplaced = form.querySelector("[data-unplaced]");
    let plan = null;
    let essentials = false;
    /** The question that the person was in last: a press on a button takes the focus away from it. */
    let here = null;

    const records = tkPlan.records.mountRecords(form, { definition, plan: () => plan, edited, onRemoved });

    const topicElements = () => [...topicBox.querySelectorAll("[data-topic]")];
    const topicOf = (element) => {
      const box = element.closest("[data-topic]");
      return box ? plan.topics.find((topic) => topic.id === box.dataset.topic) : null;
    };
    const answersOf = (element) => (topicOf(element) || plan).answers;

    // A file may name anything: only own names of the suggestions count.
    const pointOf = ({ decision_point: name }) => (Object.hasOwn(suggestions, name ?? "") ? suggestions[name] : null);

    /** What the plan says in a field of its title block. */
    function detailIn({ dataset: { field } }) {
      return field === "title" ? plan.title : detailOf(plan, definition.details.find(({ id }) => id === field));
    }

    /** Changes one answer; one that says nothing is taken out of the plan. */
    function change(element, patch) {
      const id = element.closest("[data-question]").dataset.question;
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

    function showQuestion(fieldset, answer = {}) {
      for (const field of fieldset.querySelectorAll("[data-key]")) field.value = answer[field.dataset.key] || "";
      const skipped = typeof answer.not_relevant === "string";
      fieldset.querySelector("[data-skip]").checked = skipped;
      fieldset.querySelector("[data-reason]").hidden = !skipped;
      fieldset.querySelector("[data-internal]").checked = answer.internal === true;
      const planned = fieldset.querySelector("[data-planned]");
      planned.hidden = !answer.planned;
      planned.querySelector("span").textContent = answer.planned || "";
    }

    function topicElement(topic) {
      const element = pattern.cloneNode(true);
      element.dataset.topic = topic.id;
      const names = ["id", "for", "aria-describedby", "aria-labelledby"];
      for (const inner of [element, ...element.querySelectorAll(names.map((name) => `[${name}]`))]) {
        for (const name of names) {
          const value = inner.getAttribute(name);
          if (value) inner.setAttribute(name, value.replace(/-1(?=$|\.)/, `-${topic.id}`));
        }
      }
      for (const link of element.querySelectorAll(".headerlink")) link.setAttribute("href", `#${link.closest("[id]").id}`);
      element.querySelector("[data-topic-title]").value = topic.title;
      for (const fieldset of element.querySelectorAll("[data-question]")) {
        showQuestion(fieldset, topic.answers[fieldset.dataset.question]);
      }
      reveal(element);
      for (const select of element.querySelectorAll("[data-topic-detail]")) {
        select.value = topic[select.dataset.topicDetail] ?? "";
        // A file may name anything.
        if (select.selectedIndex < 0) select.value = "";
      }
      promise(element, topic);
      suggest(element, topic);
      return element;
    }

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
        put(element.querySelector("h3"), title ? "builder.titled-topic" : "builder.topic", { number, title });
        for (const shown of element.querySelectorAll("[data-number]")) {
          shown.textContent = shown.textContent.replace(/^(\d+)\.\d+/, `$1.${number}`);
        }
        for (const button of element.querySelectorAll("[data-do]")) {
          button.setAttribute("aria-label", say(TOPIC_BUTTONS[button.dataset.do], { number }));
        }
        element.querySelector('[data-do="topic-up"]').disabled = index === 0;
        element.querySelector('[data-do="topic-down"]').disabled = index === elements.length - 1;
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

    /** Shows what the level of a topic promises. */
    function promise(element, topic) {
      const shown = element.querySelector("[data-promise]");
      const text = tkPlan.scope.chosenFor(topic, definition).get("level")?.promise ?? "";
      shown.querySelector("span").textContent = text;
      shown.hidden = !text;
    }

    function suggest(element, topic) {
      const list = element.querySelector("[data-suggested]");
      const point = pointOf(topic);
      element.querySelector("[data-no-point]").hidden = Boolean(point);
      list.replaceChildren();
      if (!point) return;
      for (const [kind, heading] of [["question", "kinds.question"], ["method", "kinds.method"]]) {
        if (!place(definition, kind)) continue;
        const title = document.createElement("p");
        const items = document.createElement("ul");
        title.className = "tk-answer__label";
        title.append(node(heading));
        for (const { name, text, address } of point[kind]) {
          const item = document.createElement("li");
          const button = document.createElement("button");
          const added = isPicked(topic, kind, name);
          button.type = "button";
          button.className = "tk-button";
          button.append(node(added ? "adding.added" : "adding.add"));
          button.disabled = added;
          button.setAttribute("aria-label", say("builder.labelled", { label: button.textContent, text }));
          button.addEventListener("click", () => take(element, topic, kind, name, line(kind, text, address)));
          item.append(button, " ", text);
          items.append(item);
        }
        list.append(title, items);
      }
    }

    /** Puts a suggested question or method into the topic, as a line of its own. */
    function take(element, topic, kind, name, text) {
      pick(topic, definition, kind, name, text);
      const { question } = place(definition, kind);
      showQuestion(element.querySelector(`[data-question="${question}"]`), topic.answers[question]);
      edited();
      suggest(element, topic);
      element.querySelector("[data-suggestions] summary").focus();
    }

    function addTopic(from) {
      const topic = { id: newId().slice(0, 8), title: suggestions[from]?.title || "", answers: {} };
      if (suggestions[from]) topic.decision_point = from;
      plan.topics.push(topic);
      topicBox.append(topicElement(topic));
      nameTopics();
      setRoute(essentials);
      edited();
      topicBox.lastElementChild.querySelector("[data-topic-title]").focus();
    }

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
      const again = element.querySelector(`[data-do="${by < 0 ? "topic-up" : "topic-down"}"]`);
      (again.disabled ? element.querySelector(`[data-do="${by < 0 ? "topic-down" : "topic-up"}"]`) : again).focus();
    }

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
          topicElements()[index].querySelector("[data-topic-title]").focus();
        }
      });
    }

    /** Starts an entry of a record from what the answer beside a button says is done next. */
    function startAction(button) {
      const { into, topic } = definition.records.find(({ id }) => id === button.dataset.into).from_answers;
      const { question } = button.closest("[data-question]").dataset;
      const fields = { [into]: (answersOf(button)[question]?.next ?? "").trim() };
      if (topic && topicOf(button)) fields[topic] = topicOf(button).title.trim();
      records.start(button.dataset.into, Object.fromEntries(Object.entries(fields).filter(([, text]) => text)));
    }

    function count() {
      const counted = progress(plan, definition, essentials);
      for (const element of root.querySelectorAll("[data-count]")) {
        const name = element.dataset.count;
        put(element, "builder.counted", name.startsWith("topic:") ? counted.topics[name.slice(6)] : counted.boxes[name]);
      }
      const { settled, half, total } = counted;
      const answered = essentials ? "builder.answered-essential" : "builder.answered";
      put(root.querySelector("[data-total]"), answered, { settled, count: total });
      put(root.querySelector("[data-half]"), "builder.half-answered", { count: half });
      root.querySelector("[data-half]").hidden = half === 0;
    }

    function showUnplaced() {
      const kept = (Array.isArray(plan.unplaced) ? plan.unplaced : []).filter((one) => one && typeof one.text === "string");
      unplaced.hidden = kept.length === 0;
      unplaced.querySelector("ul").replaceChildren(
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
      for (const fieldset of form.querySelectorAll("[data-question]")) {
        fieldset.hidden = short && !("essential" in fieldset.dataset);
      }
      count();
    }

    /** Goes to the first question on the page that shows and is not settled; from the top again after the last. */
    function next() {
      const open = [...form.querySelectorAll("[data-question]")].filter(
        (fieldset) => !fieldset.hidden && !fieldset.closest("[data-optional]") && !isSettled(answersOf(fieldset)[fieldset.dataset.question]),
      );
      const after = here?.isConnected ? open.find((one) => here.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) : null;
      const target = after || open[0];
      if (!target) return false;
      const fields = [...target.querySelectorAll("textarea")];
      (fields.find((field) => !field.value.trim()) ?? fields[0]).focus();
      target.scrollIntoView({ block: "center" });
      return true;
    }

    /** @param {Object} shown the plan to show and to keep in step; it is changed in place */
    function show(shown) {
      plan = shown;
      here = null;
      for (const field of form.querySelectorAll("[data-field]")) field.value = detailIn(field);
      for (const fieldset of form.querySelectorAll("[data-question]")) {
        if (!fieldset.closest("[data-topic]")) showQuestion(fieldset, plan.answers[fieldset.dataset.question]);
      }
      showTopics();
      showUnplaced();
      records.show();
      setRoute(essentials);
    }

    function reveal(element) {
      for (const hidden of element.querySelectorAll("[data-script]")) hidden.hidden = false;
    }

    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", function ({ target }) {
      if (target.dataset.field) {
        if (target.dataset.field === "title") plan.title = target.value;
        else setDetail(plan, target.dataset.field, target.value);
        edited();
      } else if (target.dataset.key) {
        change(target, { [target.dataset.key]: target.value });
      } else if ("topicTitle" in target.dataset) {
        topicOf(target).title = target.value;
        nameTopics();
        edited();
      }
    });
    form.addEventListener("focusin", function ({ target }) {
      here = target.closest("[data-question]") || here;
    });
    form.addEventListener("change", function ({ target }) {
      if ("skip" in target.dataset) {
        const reason = target.closest("[data-question]").querySelector("[data-reason]");
        reason.hidden = !target.checked;
        change(target, { not_relevant: target.checked ? reason.querySelector("input").value : null });
        if (target.checked) reason.querySelector("input").focus();
      } else if ("internal" in target.dataset) {
        change(target, { internal: target.checked });
      } else if (target.dataset.topicDetail) {
        const topic = topicOf(target);
        if (target.value) topic[target.dataset.topicDetail] = target.value;
        else delete topic[target.dataset.topicDetail];
        promise(target.closest("[data-topic]"), topic);
        suggest(target.closest("[data-topic]"), topic);
        edited();
      }
    });
    form.addEventListener("click", function ({ target }) {
      const topic = target.closest("[data-topic]");
      switch (target.closest("[data-do]")?.dataset.do) {
        case "answer-act":
          return startAction(target.closest("[data-do]"));
        case "topic-add":
          return addTopic(form.querySelector("[data-topic-from]").value);
        case "topic-up":
          return moveTopic(topic, -1);
        case "topic-down":
          return moveTopic(topic, 1);
        case "topic-remove":
          return removeTopic(topic);
        case "unplaced-remove": {
          const owner = plan;
          const kept = plan.unplaced;
          delete plan.unplaced;
          showUnplaced();
          edited();
          return onRemoved(node("builder.leftover-removed"), function () {
            owner.unplaced = kept;
            if (owner === plan) showUnplaced();
            edited();
          });
        }
      }
    });
    // A browser prints only as much of a text field as shows: on paper, paragraphs stand in for the fields.
    window.addEventListener("beforeprint", function () {
      for (const field of form.querySelectorAll("textarea")) {
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
    return { show, plan: () => plan, next, setRoute, refresh: count, records };
  }

  return { mountForm };
})();
