// Needs: nothing
/**
 * Shows what a term means beside it: when a pointer rests on it, when it has the focus, and at the first tap. Escape
 * closes it, and a pointer can move onto it. Without this script a term is a link to the glossary.
 */
(function () {
  "use strict";

  const MARGIN = 8;
  /** How long a pointer rests on a term before it is explained, and how long it may take to the explanation. */
  const PATIENCE = 200;

  /** @type {{ term: HTMLElement, note: HTMLElement }|null} what shows now */
  let open = null;
  let timer = 0;
  let touched = false;

  function place() {
    if (!open) return;
    const { term, note } = open;
    const { left, top, bottom } = term.getClientRects()[0] ?? term.getBoundingClientRect();
    const { width, height } = note.getBoundingClientRect();
    const widest = document.documentElement.clientWidth - width - MARGIN;
    const below = bottom + MARGIN;
    const fits = below + height <= document.documentElement.clientHeight;
    note.style.left = `${Math.max(MARGIN, Math.min(left, widest))}px`;
    note.style.top = `${fits ? below : Math.max(MARGIN, top - height - MARGIN)}px`;
  }

  /**
   * @param {HTMLElement} term
   * @returns {HTMLElement} what explains it
   */
  function noteOf(term) {
    return /** @type {HTMLElement} */ (document.getElementById(term.getAttribute("aria-describedby") ?? ""));
  }

  /** @param {HTMLElement} term */
  function show(term) {
    clearTimeout(timer);
    if (open?.term === term) return;
    hide();
    const note = noteOf(term);
    note.popover = "manual";
    note.hidden = false;
    note.showPopover();
    open = { term, note };
    place();
  }

  function hide() {
    clearTimeout(timer);
    open?.note.hidePopover();
    open = null;
  }

  /** @param {function(): void} action */
  function soon(action) {
    clearTimeout(timer);
    timer = setTimeout(action, PATIENCE);
  }

  const terms = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".tk-term")]);
  if (!terms.length || !("showPopover" in terms[0])) return;

  for (const term of terms) {
    term.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && soon(() => show(term)));
    term.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && soon(hide));
    term.addEventListener("focus", () => term.matches(":focus-visible") && show(term));
    term.addEventListener("blur", hide);
    term.addEventListener("pointerdown", function (event) {
      touched = event.pointerType !== "mouse";
    });
    term.addEventListener("click", function (event) {
      // The first tap explains, the second follows the link. A click by keyboard or mouse follows it.
      if (touched && open?.term !== term) {
        event.preventDefault();
        show(term);
      }
      touched = false;
    });
    const note = noteOf(term);
    note.addEventListener("pointerenter", () => clearTimeout(timer));
    note.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && soon(hide));
  }

  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  document.addEventListener("pointerdown", function (event) {
    const target = /** @type {Node} */ (event.target);
    if (open && !open.term.contains(target) && !open.note.contains(target)) hide();
  });
  for (const change of ["scroll", "resize"]) window.addEventListener(change, () => open && place(), { passive: true });
})();
