// Needs: site/words, plan/model/details, plan/model/pace, plan/builder/questions, plan/builder/shown, plan/builder/elements
/** Makes the elements of topics from the one that is in the page, when they are shown or before. */
var tkPlan = tkPlan || {};

/**
 * @typedef {{prepare: function(Plan): Promise<void>, take: function(Topic): HTMLElement, forget: function(): void}} MadeTopics
 *   prepare: makes the topics of a plan before it shows; take: gives the element of a topic, made before or now; forget: whatever
 *   was made and not taken is not needed
 */

tkPlan.topicElements = (function () {
  "use strict";

  const { say } = tkWords;
  const { copyOf, find, findAll, offerScripted } = tkPlan.elements;
  const { chosenFor } = tkPlan.details;
  const { makePace } = tkPlan.pace;
  const { showQuestion } = tkPlan.questions;
  const { put } = tkPlan.shown;

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
   * @param {HTMLElement} field
   * @returns {"decision_point"|"level"} what is chosen there for a topic
   */
  const detailOf = (field) => /** @type {any} */ (field.dataset.topicDetail);

  /** @param {ParentNode} element of a topic */
  const titleField = (element) => find("[data-topic-title]", element, HTMLInputElement);

  /**
   * Shows what the level of a topic promises.
   * @param {HTMLElement} element
   * @param {Topic} topic
   * @param {Definition} definition
   */
  function promise(element, topic, definition) {
    const shown = find("[data-promise]", element);
    const text = chosenFor(topic, definition).get("level")?.promise ?? "";
    find("span", shown).textContent = text;
    shown.hidden = !text;
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

  /**
   * @param {HTMLElement} root the element with data-tk-plan
   * @param {Definition} definition
   * @returns {MadeTopics}
   */
  function makeTopics(root, definition) {
    const pattern = /** @type {HTMLElement} */ (find("[data-topics] [data-topic]", root).cloneNode(true));
    for (const field of findAll("[data-named]", pattern)) field.dataset.named = field.getAttribute("aria-label") ?? "";
    offerScripted(pattern);

    /**
     * The elements of topics that are shown next, by what these say.
     * @type {Map<string, HTMLElement>}
     */
    let prepared = new Map();

    /** @param {Topic} topic */
    function topicElement(topic) {
      const element = copyOf(pattern, "1", topic.id);
      element.dataset.topic = topic.id;
      find("summary [data-count]", element).dataset.count = `topic:${topic.id}`;
      for (const link of findAll(".headerlink", element)) link.setAttribute("href", `#${link.closest("[id]")?.id}`);
      put(titleField(element), topic.title);
      for (const fieldset of findAll("[data-question]", element)) {
        showQuestion(fieldset, topic.answers[fieldset.dataset.question ?? ""]);
      }
      for (const select of findAll("[data-topic-detail]", element, HTMLSelectElement)) {
        put(select, topic[detailOf(select)] ?? "");
        // A file may name anything.
        if (select.selectedIndex < 0) put(select, "");
      }
      promise(element, topic, definition);
      return element;
    }

    return {
      // One after the other, so that the page goes on answering.
      async prepare({ topics }) {
        const { rest } = makePace();
        const made = new Map();
        for (const [index, topic] of topics.entries()) {
          await rest();
          const element = topicElement(topic);
          number(element, index + 1);
          made.set(JSON.stringify(topic), element);
        }
        prepared = made;
      },
      take(topic) {
        const words = prepared.size ? JSON.stringify(topic) : "";
        const element = prepared.get(words) ?? topicElement(topic);
        // Each is for one topic, even if a file holds the same one twice.
        prepared.delete(words);
        return element;
      },
      forget: () => prepared.clear(),
    };
  }

  return { detailOf, makeTopics, number, promise, titleField };
})();
