// Needs: site/words, plan/model/pick, plan/builder/questions, plan/builder/elements
/** Suggests for a topic of the form what to ask and how, and puts what is taken into its answers. */
var tkPlan = tkPlan || {};

tkPlan.suggestions = (function () {
  "use strict";

  const { say, node } = tkWords;
  const { find } = tkPlan.elements;
  const { place, line, isPicked, pick } = tkPlan.pick;
  const { showQuestion } = tkPlan.questions;

  /** @type {Array<"question"|"method">} what is suggested for a topic */
  const SUGGESTED = ["question", "method"];

  /**
   * @param {{definition: Definition, suggestions: Object<string, Suggestions>, edited: function(): void}} options
   *   suggestions: by decision point; edited is called when something was put into a topic
   * @returns {function(HTMLElement, Topic): void} shows in the element of a topic what is suggested at its decision point
   */
  function mountSuggestions({ definition, suggestions, edited }) {
    /**
     * A file may name anything: only own names of the suggestions count.
     * @param {Topic} topic
     */
    const pointOf = ({ decision_point: name = "" }) => (Object.hasOwn(suggestions, name) ? suggestions[name] : null);

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
      pick(topic, definition, kind, name, text);
      const question = place(definition, kind)?.question ?? "";
      showQuestion(find(`[data-question="${question}"]`, element), topic.answers[question]);
      edited();
      suggest(element, topic);
      find("[data-suggestions] summary", element).focus();
    }

    return suggest;
  }

  return { mountSuggestions };
})();
