// Needs: site/words, site/engine, site/searching
/**
 * The search window: shows what was found, and keeps the search in the address. It is fetched when somebody opens it.
 */
var tkSearchWindow = (function () {
  "use strict";

  const { node } = tkWords;
  const MOST_PAGES = 12;
  const KINDS = {
    "case-study": "search.kind-case-study",
    method: "search.kind-method",
    page: "search.kind-page",
    question: "search.kind-question",
    template: "search.kind-template",
    term: "search.kind-term",
  };
  const TYPING = 400; // Milliseconds without a key after which the number of pages is read out.

  const { keepInAddress } = tkSearching;
  const dialog = /** @type {HTMLDialogElement} */ (tkSearching.dialog);
  const part = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (dialog.querySelector(selector));
  const input = /** @type {HTMLInputElement} */ (part("input"));
  const corrected = part("[data-tk-corrected]");
  const status = part('[role="status"]');
  const list = part("ol");
  const nothing = part("[data-tk-nothing]");
  // The words whose results show, and whether Enter came before them.
  let shown = "";
  let going = false;
  let saying = 0;

  /**
   * @param {HTMLElement} element takes the text, with what was asked for marked
   * @param {TextPiece[]} pieces
   */
  function fill(element, pieces) {
    for (const { text, hit } of pieces) {
      if (hit) element.append(Object.assign(document.createElement("mark"), { textContent: text }));
      else element.append(text);
    }
    return element;
  }

  /**
   * @param {string} place
   * @param {TextPiece[]} title
   */
  function link(place, title) {
    const anchor = document.createElement("a");
    anchor.href = tkEngine.address(place);
    return fill(anchor, title);
  }

  /** @param {SearchResult} result a page that the engine found, and the best part of it */
  function item({ place, language, title, kind, part, excerpt }) {
    const element = document.createElement("li");
    // A page in another language than the words around it says so.
    const around = /** @type {HTMLElement} */ (list.closest("[lang]")).lang;
    /** @template {HTMLElement} E @param {E} own @returns {E} */
    const inItsLanguage = (own) => (language === around ? own : Object.assign(own, { lang: language }));
    const kindNote = document.createElement("span");
    kindNote.className = "tk-search__kind";
    kindNote.append(node(KINDS[/** @type {keyof typeof KINDS} */ (kind)]));
    element.append(inItsLanguage(link(place, title)), " ", kindNote);
    if (part) {
      const row = document.createElement("p");
      row.className = "tk-search__part";
      row.append(inItsLanguage(link(part.place, part.title)));
      element.append(row);
    }
    element.append(inItsLanguage(fill(document.createElement("p"), excerpt)));
    return element;
  }

  /**
   * @param {SearchFound} found
   * @param {string} query
   */
  function show(found, query) {
    list.replaceChildren(...found.results.map(item));
    const words = [found.count ? node("search.found", { count: found.count }) : node("search.nothing")];
    if (found.count > MOST_PAGES) words.push(" ", node("search.best", { shown: MOST_PAGES }));
    corrected.replaceChildren();
    if (found.corrected.length) {
      const read = tkEngine.asRead(query, found.corrected);
      corrected.append(node("search.corrected", { words: read }));
      // It is above the status already. Read out, the two belong together.
      const heard = document.createElement("span");
      heard.className = "tk-hidden";
      heard.append(node("search.corrected", { words: read }), ". ");
      words.unshift(heard);
    }
    nothing.hidden = found.count > 0;
    window.clearTimeout(saying);
    saying = window.setTimeout(() => status.replaceChildren(...words), TYPING);
    shown = query;
    if (going) goToBest();
  }

  function clear() {
    window.clearTimeout(saying);
    list.replaceChildren();
    status.replaceChildren();
    corrected.replaceChildren();
    nothing.hidden = true;
    shown = "";
  }

  /** Goes to the best match, as soon as the results are those of the words in the field. */
  function goToBest() {
    going = shown !== input.value.trim();
    if (!going) /** @type {HTMLElement|null} */ (list.querySelector("a"))?.click();
  }

  async function search() {
    const query = input.value.trim();
    keepInAddress(query);
    if (!query) {
      clear();
      return;
    }
    try {
      const engine = await tkEngine.start();
      if (input.value.trim() === query) show(engine.find(query, MOST_PAGES), query);
    } catch {
      clear();
      status.replaceChildren(node("search.failed"));
    }
  }

  /**
   * Shows what there is for the words in the field, which may have been there first.
   * @param {boolean} entered whether Enter was pressed after them, so that the best match is to be gone to
   */
  function opened(entered) {
    going = entered;
    tkEngine.start().catch(() => {}); // If it fails, whoever types sees that.
    if (input.value.trim()) search();
  }

  /** Moves between the field and the pages that were found. */
  function step(/** @type {KeyboardEvent} */ event) {
    /** @type {HTMLElement[]} */
    const stops = [input, ...list.querySelectorAll("a")].filter((stop) => !stop.closest(".tk-search__part"));
    const row = document.activeElement?.closest("li");
    const from = Math.max(0, row ? stops.findIndex((stop) => stop.parentElement === row) : 0);
    const to = stops[from + (event.key === "ArrowDown" ? 1 : -1)];
    if (!to) return;
    event.preventDefault();
    to.focus();
  }

  input.addEventListener("input", function () {
    going = false;
    search();
  });
  dialog.addEventListener("keydown", function (event) {
    // An input method uses Enter and the arrows to choose characters.
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "Enter" && event.target === input) {
      event.preventDefault();
      goToBest();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      step(event);
    }
  });
  dialog.addEventListener("click", function (event) {
    if (!(/** @type {HTMLElement} */ (event.target).closest("a"))) return;
    dialog.setAttribute("data-chosen", "");
    dialog.close();
  });
  dialog.addEventListener("close", function () {
    going = false;
  });

  return { opened };
})();
