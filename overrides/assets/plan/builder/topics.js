// Needs: site/words, plan/model/format, plan/model/details, plan/model/pace, plan/builder/questions, plan/builder/suggestions, plan/builder/shown, plan/builder/elements
/** The topics of the form: shows, names, adds, moves and removes them. */
var tkPlan = tkPlan || {};

tkPlan.topics = (function () {
  "use strict";

  const { say, node, put } = tkWords;
  const { copyOf, find, findAll } = tkPlan.elements;
  const { newId } = tkPlan.format;
  const { chosenFor } = tkPlan.details;
  const { makePace } = tkPlan.pace;
  const { reveal, showQuestion } = tkPlan.questions;
  const { mountSuggestions } = tkPlan.suggestions;

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
   * @param {string} text with the number of a question: that of the box, of the topic and its own
   * @param {number} topic
   * @returns {string} the same with another topic's number
   */
  const numbered = (text, topic) => text.replace(/\b(\d+\.)\d+(?=\.\d)/, `$1${topic}`);

  /**
   * @param {HTMLElement} root the element with data-tk-plan
   * @param {{definition: Definition, suggestions: Object<string, Suggestions>, plan: function(): Plan,
   *   edited: function(): void, onAdded: function(): void, reveal: function(Element): void,
   *   onRemoved: function(Words, function(): void, Place): void}} options
   *   `plan` gives the plan that shows; onAdded is called when a topic came into the page; reveal opens what a field is in
   */
  function mountTopics(root, { definition, suggestions, plan, edited, onAdded, reveal: open, onRemoved }) {
    const topicBox = find("[data-topics]", root);
    const pattern = /** @type {HTMLElement} */ (find("[data-topic]", topicBox).cloneNode(true));
    for (const field of findAll("[data-named]", pattern)) field.dataset.named = field.getAttribute("aria-label") ?? "";
    reveal(pattern);
    const links = find("[data-topic-links]", root);
    const { suggest } = mountSuggestions(root, { definition, suggestions, topicOf, edited });

    /**
     * The elements of topics that are shown next, by what these say.
     * @type {Map<string, HTMLElement>}
     */
    let prepared = new Map();

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

    /** @param {Topic} topic */
    function topicElement(topic) {
      const element = copyOf(pattern, "1", topic.id);
      element.dataset.topic = topic.id;
      find("summary [data-count]", element).dataset.count = `topic:${topic.id}`;
      for (const link of findAll(".headerlink", element)) link.setAttribute("href", `#${link.closest("[id]")?.id}`);
      tkPlan.shown.put(titleField(element), topic.title);
      for (const fieldset of findAll("[data-question]", element)) {
        showQuestion(fieldset, topic.answers[fieldset.dataset.question ?? ""]);
      }
      for (const select of findAll("[data-topic-detail]", element, HTMLSelectElement)) {
        tkPlan.shown.put(select, topic[detailOf(select)] ?? "");
        // A file may name anything.
        if (select.selectedIndex < 0) tkPlan.shown.put(select, "");
      }
      promise(element, topic);
      return element;
    }

    /**
     * @param {HTMLElement} field
     * @returns {"decision_point"|"level"} what is chosen there for a topic
     */
    const detailOf = (field) => /** @type {any} */ (field.dataset.topicDetail);

    /** @param {ParentNode} element of a topic */
    const titleField = (element) => find("[data-topic-title]", element, HTMLInputElement);

    /** @param {HTMLElement} element of a topic */
    const mover = (element, way = "up") => find(`[data-do="topic-${way}"]`, element, HTMLButtonElement);

    /** @param {Topic} topic */
    function elementFor(topic) {
      const words = prepared.size ? JSON.stringify(topic) : "";
      const element = prepared.get(words) ?? topicElement(topic);
      // Each is for one topic, even if a file holds the same one twice.
      prepared.delete(words);
      suggest(element, topic);
      return element;
    }

    /**
     * Makes the topics of a plan before it shows, one after the other, so that the page goes on answering.
     * @param {Plan} next
     */
    async function prepare({ topics }) {
      const { rest } = makePace();
      const made = new Map();
      for (const [index, topic] of topics.entries()) {
        await rest();
        const element = topicElement(topic);
        number(element, index + 1);
        made.set(JSON.stringify(topic), element);
      }
      prepared = made;
    }

    function show() {
      topicBox.replaceChildren(...plan().topics.map(elementFor));
      prepared.clear();
      nameAll();
    }

    /**
     * @param {HTMLElement} element of a topic
     * @param {number} number of the topic from now on
     */
    function number(element, number) {
      if (element.dataset.number === String(number)) return;
      element.dataset.number = String(number);
      for (const shown of findAll("[data-number]", element)) {
        shown.textContent = numbered(shown.textContent ?? "", number);
      }
      for (const field of findAll("[data-named]", element)) {
        const label = numbered(field.dataset.named ?? "", number);
        field.setAttribute("aria-label", say("builder.numbered-in-topic", { label, number }));
      }
      for (const button of findAll('[data-do^="topic-"]', element)) {
        button.setAttribute("aria-label", say(TOPIC_BUTTONS[button.dataset.do ?? ""], { number }));
      }
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

    /**
     * Shows what the level of a topic promises.
     * @param {HTMLElement} element
     * @param {Topic} topic
     */
    function promise(element, topic) {
      const shown = find("[data-promise]", element);
      const text = chosenFor(topic, definition).get("level")?.promise ?? "";
      find("span", shown).textContent = text;
      shown.hidden = !text;
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
      promise(element, topic);
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

    return { prepare, show, topicOf };
  }

  return { mountTopics };
})();
