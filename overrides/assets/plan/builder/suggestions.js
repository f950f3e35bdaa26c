// Needs: site/words, plan/model/pick, plan/builder/questions, plan/builder/elements
/** Suggests for a topic of the form what to ask and how, and puts what is chosen into its answers. */
var tkPlan = tkPlan || {};

tkPlan.suggestions = (function () {
  "use strict";

  const { say, node } = tkWords;
  const { find, findAll } = tkPlan.elements;
  const { place, line, isPicked, mark, pick } = tkPlan.pick;
  const { showQuestion, typeInto } = tkPlan.questions;

  /** @type {Array<"question"|"method">} what is suggested for a topic */
  const SUGGESTED = ["question", "method"];

  /**
   * @param {HTMLElement} root the element with data-tk-plan
   * @param {{definition: Definition, suggestions: Object<string, Suggestions>, topicOf: function(Element): Topic|undefined,
   *   edited: function(): void}} options topicOf gives the topic that an element is in
   * @returns {{suggest: function(HTMLElement, Topic): void}} suggest: shows in the element of a topic what fits its
   *   decision point
   */
  function mountSuggestions(root, { definition, suggestions, topicOf, edited }) {
    /**
     * The field that took the last suggestion.
     * @type {HTMLTextAreaElement|null}
     */
    let typedInto = null;

    /**
     * A file may name anything: only own names of the suggestions count.
     * @param {Topic} topic
     */
    const pointOf = ({ decision_point: name = "" }) => (Object.hasOwn(suggestions, name) ? suggestions[name] : null);

    /** @param {Element} element */
    const elementOf = (element) => /** @type {HTMLElement|null} */ (element.closest("[data-topic]"));

    /**
     * @param {HTMLElement} element
     * @param {Topic} topic
     */
    function suggest(element, topic) {
      const list = find("[data-suggested]", element);
      const point = pointOf(topic);
      find("[data-no-point]", element).hidden = Boolean(point);
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
          const words = document.createElement("span");
          words.append(text);
          item.append(button, " ", words);
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
      const field = fieldFor(element, kind);
      if (field && typeInto(field, text)) {
        mark(topic, kind, name);
        typedInto = field;
      } else {
        pick(topic, definition, kind, name, text);
        const question = place(definition, kind)?.question ?? "";
        showQuestion(find(`[data-question="${question}"]`, element), topic.answers[question]);
      }
      edited();
      suggest(element, topic);
      find("[data-suggestions] summary", element).focus();
    }

    /**
     * @param {HTMLElement} element
     * @param {Kind} kind
     */
    function fieldFor(element, kind) {
      const { question, key } = place(definition, kind) ?? {};
      const fields = findAll(`[data-question="${question}"] [data-key="${key}"]`, element, HTMLTextAreaElement);
      return fields[0] ?? null;
    }

    /**
     * Takes note where the browser took a suggestion back, or put it in again.
     * @param {HTMLTextAreaElement} field
     */
    function restored(field) {
      const [element, topic] = [elementOf(field), topicOf(field)];
      const point = topic && pointOf(topic);
      if (!element || !topic || !point) return;
      const lines = field.value.split("\n");
      for (const kind of SUGGESTED.filter((each) => fieldFor(element, each) === field)) {
        for (const { name, text, address } of point[kind]) {
          mark(topic, kind, name, lines.includes(line(kind, text, address)));
        }
      }
      suggest(element, topic);
    }

    root.addEventListener("input", function (event) {
      const isHistory = event instanceof InputEvent && event.inputType.startsWith("history");
      if (isHistory && event.target instanceof HTMLTextAreaElement) restored(event.target);
    });
    // Beside the suggestions, the keys that undo take back what was added last.
    root.addEventListener("keydown", function (event) {
      const { target, key, ctrlKey, metaKey, shiftKey } = event;
      const asks = key.toLowerCase() === "z" && (ctrlKey || metaKey) && !shiftKey;
      if (!asks || !(target instanceof Element) || !target.closest("[data-suggestions]")) return;
      if (!typedInto?.isConnected || elementOf(typedInto) !== elementOf(target)) return;
      event.preventDefault();
      typedInto.focus();
      document.execCommand("undo");
    });

    return { suggest };
  }

  return { mountSuggestions };
})();
