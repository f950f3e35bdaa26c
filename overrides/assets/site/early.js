// Needs: nothing
/**
 * Remembers the fields that somebody types into before the scripts that keep the words have arrived. The browser may
 * fill in fields too, when it loads a page again: those are not meant. A part that is folded until then unfolds when it is
 * pressed, and stays so.
 */
var tkEarly = (function () {
  "use strict";

  /** @type {Set<EventTarget|null>} */
  const fields = new Set();
  /** @param {Event} event */
  const note = ({ target, isTrusted }) => isTrusted && fields.add(target);
  document.addEventListener("input", note);
  document.addEventListener("click", function (event) {
    const part = event.target instanceof Element ? event.target.closest("summary")?.closest("[data-later]") : null;
    if (!part || !("loading" in document.documentElement.dataset)) return;
    event.preventDefault();
    part.removeAttribute("data-later");
    part.setAttribute("data-early", "");
  });

  return {
    /** @returns {boolean} whether somebody has typed into one */
    isTyped: () => fields.size > 0,

    /** @returns {Array<EventTarget|null>} the fields, in the order in which they were typed into; from now on none is noted */
    typed() {
      document.removeEventListener("input", note);
      return [...fields];
    },
  };
})();
