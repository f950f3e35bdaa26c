// Needs: site/words, plan/model/format, plan/builder/topic-elements, plan/builder/suggestions, plan/builder/elements
/** The topics of the form: shows, names, adds, moves and removes them. */
var tkPlan = tkPlan || {};

tkPlan.topics = (function () {
  "use strict";

  const { node, put } = tkWords;
  const { find, findAll } = tkPlan.elements;
  const { newId } = tkPlan.format;
  const { detailOf, number, promise, titleField } = tkPlan.topicElements;
  const { mountSuggestions } = tkPlan.suggestions;

  /**
   * @param {HTMLElement} root the element with data-tk-plan
   * @param {{definition: Definition, made: MadeTopics, suggestions: Object<string, Suggestions>, plan: function(): Plan,
   *   edited: function(): void, onAdded: function(): void, reveal: function(Element): void,
   *   onRemoved: function(Words, function(): void, Place): void}} options
   *   made: the elements of topics; `plan` gives the plan that shows; onAdded is called when a topic came into the page; reveal opens what a field is in
   */
  function mountTopics(root, { definition, made, suggestions, plan, edited, onAdded, reveal: open, onRemoved }) {
    const topicBox = find("[data-topics]", root);
    const links = find("[data-topic-links]", root);
    const { suggest } = mountSuggestions(root, { definition, suggestions, topicOf, edited });

    /** @param {Topic} topic */
    function elementFor(topic) {
      const element = made.take(topic);
      suggest(element, topic);
      return element;
    }

    const elements = () => findAll("[data-topic]", topicBox);

    /** @param {Element} element */
    const elementOf = (element) => /** @type {HTMLElement|null} */ (element.closest("[data-topic]"));

    /**
     * @param {Element} element
     * @returns {Topic|undefined} the topic that it is in
     */
    function topicOf(element) {
      const id = elementOf(element)?.dataset.topic;
      return plan().topics.find((topic) => topic.id === id);
    }

    /** @param {HTMLElement} element of a topic */
    const mover = (element, way = "up") => find(`[data-do="topic-${way}"]`, element, HTMLButtonElement);

    function show() {
      topicBox.replaceChildren(...plan().topics.map(elementFor));
      made.forget();
      nameAll();
    }

    /** Numbers and names the topics, in their boxes and in the list beside the form. */
    function nameAll() {
      const shown = elements();
      shown.forEach(function (element, index) {
        const topic = plan().topics[index];
        const title = topic.title.trim();
        put(find("h3", element), title ? "builder.titled-topic" : "builder.topic", { number: index + 1, title });
        number(element, index + 1);
        mover(element, "up").disabled = index === 0;
        mover(element, "down").disabled = index === shown.length - 1;
      });
      links.hidden = false;
      links.replaceChildren(
        ...plan().topics.map(function (topic, index) {
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

    /** @param {string} from a decision point; "" for none */
    function add(from) {
      /** @type {Topic} */
      const topic = { id: newId().slice(0, 8), title: suggestions[from]?.title || "", answers: {} };
      if (suggestions[from]) topic.decision_point = from;
      plan().topics.push(topic);
      const element = elementFor(topic);
      topicBox.append(element);
      nameAll();
      onAdded();
      edited();
      open(titleField(element));
      titleField(element).focus();
    }

    /**
     * @param {HTMLElement} element
     * @param {-1|1} by
     */
    function move(element, by) {
      const from = elements().indexOf(element);
      const to = from + by;
      const [topic] = plan().topics.splice(from, 1);
      plan().topics.splice(to, 0, topic);
      const others = elements().filter((other) => other !== element);
      if (others[to]) others[to].before(element);
      else topicBox.append(element);
      nameAll();
      edited();
      const [again, back] =
        by < 0 ? [mover(element, "up"), mover(element, "down")] : [mover(element, "down"), mover(element, "up")];
      (again.disabled ? back : again).focus();
    }

    /** @param {HTMLElement} element */
    function remove(element) {
      const index = elements().indexOf(element);
      const [topic] = plan().topics.splice(index, 1);
      const owner = plan();
      element.remove();
      nameAll();
      edited();
      const [number, title] = [index + 1, topic.title.trim()];
      const words = node(title ? "builder.titled-topic-removed" : "builder.topic-removed", { number, title });
      const restore = function () {
        owner.topics.splice(index, 0, topic);
        if (owner === plan()) {
          topicBox.insertBefore(elementFor(topic), elements()[index] ?? null);
          nameAll();
          onAdded();
          edited();
          open(titleField(elements()[index]));
          titleField(elements()[index]).focus();
        }
      };
      onRemoved(words, restore, (offer) => topicBox.insertBefore(offer, elements()[index] ?? null));
    }

    root.addEventListener("input", function (event) {
      const field = /** @type {HTMLInputElement} */ (event.target);
      const topic = topicOf(field);
      if (!topic || !("topicTitle" in field.dataset)) return;
      topic.title = field.value;
      nameAll();
      edited();
    });
    root.addEventListener("change", function (event) {
      const field = /** @type {HTMLSelectElement} */ (event.target);
      const topic = topicOf(field);
      const element = elementOf(field);
      if (!topic || !element || !field.dataset.topicDetail) return;
      if (field.value) topic[detailOf(field)] = field.value;
      else delete topic[detailOf(field)];
      promise(element, topic, definition);
      suggest(element, topic);
      edited();
    });
    root.addEventListener("click", function (event) {
      const target = /** @type {Element} */ (event.target);
      const pressed = /** @type {HTMLElement|null} */ (target.closest("[data-do]"))?.dataset.do;
      const element = elementOf(target);
      if (pressed === "topic-add") add(find("[data-topic-from]", root, HTMLSelectElement).value);
      else if (!element) return;
      else if (pressed === "topic-up") move(element, -1);
      else if (pressed === "topic-down") move(element, 1);
      else if (pressed === "topic-remove") remove(element);
    });

    return { show, topicOf };
  }

  return { mountTopics };
})();
