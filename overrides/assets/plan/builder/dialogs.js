// Needs: plan/model/older, plan/builder/elements
/** The dialogs of the plan builder, and what they are made of. */
var tkPlan = tkPlan || {};

tkPlan.dialogs = (function () {
  "use strict";

  const { find } = tkPlan.elements;

  /**
   * @param {"export"|"list"|"opened"|"confirm"|"register"|"checklist"} name
   * @returns {HTMLDialogElement}
   */
  const dialog = (name) => /** @type {HTMLDialogElement} */ (document.getElementById(`plan-${name}`));

  /**
   * Opens a window. A browser gives the focus to the first thing that can be used. Where the screen is so low that this
   * scrolls the title away, the focus is on the title, so that a question is read before its buttons.
   * @param {HTMLDialogElement} window_ may be open already
   */
  function openWindow(window_) {
    if (window_.open) return;
    window_.showModal();
    if (!window_.scrollTop) return;
    const title = find("h2", window_);
    title.tabIndex = -1;
    title.focus();
    window_.scrollTop = 0;
  }

  /**
   * @param {Words} label
   * @param {function(): void} work what a press does
   * @returns {HTMLButtonElement}
   */
  function button(label, work) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "tk-button";
    made.append(label);
    made.addEventListener("click", work);
    return made;
  }

  /**
   * @param {Words|Words[]} text an array is a list
   * @returns {HTMLElement}
   */
  function paragraph(text) {
    const element = document.createElement(Array.isArray(text) ? "ul" : "p");
    if (!Array.isArray(text)) element.append(text);
    else {
      for (const line of text) {
        const item = document.createElement("li");
        item.append(line);
        element.append(item);
      }
    }
    return element;
  }

  /**
   * Asks whether to go on, or says something.
   * @param {Words} title
   * @param {Array<Words|Words[]>} text paragraphs; an array is a list
   * @param {Words} yes the button that goes on
   * @param {{mayCancel?: boolean, isFinal?: boolean}} [options] mayCancel: whether there is something to choose; isFinal:
   *   whether what goes on is lost for good
   * @returns {Promise<boolean>}
   */
  function confirm(title, text, yes, { mayCancel = true, isFinal = false } = {}) {
    const asked = dialog("confirm");
    find("[data-confirm-no]", asked).hidden = !mayCancel;
    find("[data-confirm-title]", asked).replaceChildren(title);
    find("[data-confirm-yes]", asked).replaceChildren(yes);
    find("[data-confirm-yes]", asked).classList.toggle("tk-button--danger", isFinal);
    find("[data-confirm-text]", asked).replaceChildren(...text.map(paragraph));
    asked.returnValue = "";
    openWindow(asked);
    return new Promise((resolve) =>
      asked.addEventListener("close", () => resolve(asked.returnValue === "yes"), { once: true }),
    );
  }

  /** @type {WeakMap<Element, [number, number]>} where somebody was in a text that they left */
  const places = new WeakMap();

  document.addEventListener("focusout", function ({ target: field }) {
    if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) return;
    const { selectionStart: from, selectionEnd: to } = field;
    // Fields for days, and boxes, have no such place.
    if (from !== null && to !== null) places.set(field, [from, to]);
  });
  // Chromium gives the focus back to the field that had it before a dialog, but not the place in it: what is typed then goes
  // nowhere. The event "close" would be too late, since keys can come between the end of a dialog and its event.
  document.addEventListener("focusin", function ({ target: field, relatedTarget: left }) {
    if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) return;
    const [place, closed] = [places.get(field), left instanceof Element && left.closest("dialog")];
    if (place && closed && !closed.contains(field)) field.setSelectionRange(...place);
  });

  return { button, confirm, dialog, openWindow, paragraph };
})();
