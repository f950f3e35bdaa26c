// Needs: site/words, site/engine, site/files, finder/list-file
/**
 * Narrows the list on the page "Find what fits", and that of published plans, to what the reader asks for. The list and its
 * filters are in the page; what was chosen is in its address, so that it can be shared and the browser's Back button works.
 * Words are looked up by the engine of the search, so that both understand the same.
 */
(function () {
  "use strict";

  const { node } = tkWords;
  const TYPING = 400; // Milliseconds without a key after which the number of entries is read out.
  const AT_ONCE = 200; // Entries that come back in one frame: more than a screen holds.

  /**
   * @typedef {FinderEntry & {place: string, fits: boolean}} Entry
   *   its address, from the site's root, and whether it is to show
   * @typedef {FinderFilter & {choices: Array<{count: HTMLElement}>}} Filter
   * @typedef {{places: Set<string>, corrected: [string, string][]}} Found
   *   the addresses that have the words in the field, and the words that were read as others
   */

  const finder = /** @type {HTMLElement} */ (document.querySelector(".tk-finder"));
  /** @type {function(string, ParentNode=): any} the first that fits */
  const $ = (selector, within = finder) => within.querySelector(selector);
  /** @type {function(string, ParentNode=): any[]} all that fit */
  const $$ = (selector, within = finder) => [...within.querySelectorAll(selector)];
  /** @type {HTMLFormElement} */
  const form = $("form");
  /** @type {HTMLInputElement} */
  const field = $('[name="q"]');
  /** @type {HTMLDetailsElement} */
  const details = $("[data-filters]");
  /** @type {HTMLElement} */
  const list = $(".tk-finder__list");
  /** @type {HTMLElement} */
  const chosenNote = $("[data-chosen]");
  /** @type {HTMLElement} */
  const status = $("[data-shown]");
  /** @type {HTMLElement|null} Not every list can be saved. */
  const saved = $("[data-saved]");
  /** @type {HTMLElement} */
  const nothing = $("[data-nothing]");
  /** @type {Filter[]} */
  const filters = $$("[data-filter]").map((element) => ({
    name: element.dataset.filter,
    title: $("legend", element).textContent,
    choices: $$("label", element).map((label) => ({
      box: $("input", label),
      title: $("span", label).textContent,
      count: $("[data-count]", label),
    })),
  }));
  /** @type {Array<{element: HTMLElement, entries: Entry[]}>} */
  const groups = $$("[data-group]").map((element) => ({
    element,
    entries: $$(".tk-entry", element).map((entry) => ({
      element: entry,
      values: valuesOf(entry),
      place: $("a", entry).href.slice(new URL(tkEngine.address(""), window.location.href).href.length),
      fits: true,
    })),
  }));
  /** @type {Entry[]} */
  const entries = groups.flatMap((group) => group.entries);
  /** @type {{fitting(query: string): Found}|null} */
  let engine = null;
  let timer = 0;
  let frame = 0;
  /** What was asked for last, as an address has it. */
  let asked = "";

  /**
   * @param {HTMLElement} element an entry
   * @returns {Object<string, string[]>}
   */
  function valuesOf(element) {
    const known = filters.filter(({ name }) => element.dataset[name]);
    return Object.fromEntries(known.map(({ name }) => [name, element.dataset[name]?.split(" ") ?? []]));
  }

  /** @returns {Object<string, Set<string>>} by filter, the choices of which an entry must have one */
  function wish() {
    /** @type {Object<string, Set<string>>} */
    const chosen = {};
    for (const { name, choices } of filters) {
      const ticked = choices.filter(({ box }) => box.checked).map(({ box }) => box.value);
      if (ticked.length) chosen[name] = new Set(ticked);
    }
    return chosen;
  }

  /**
   * Notes of each entry whether it fits.
   * @param {Object<string, Set<string>>} chosen
   * @param {Found|null} asked
   * @returns {Map<string, number>} how many entries each choice would give, by its filter and its value
   */
  function fit(chosen, asked) {
    const counts = new Map();
    for (const entry of entries) {
      const { values } = entry;
      const found = !asked || asked.places.has(entry.place);
      const missed = Object.keys(chosen).filter((name) => !values[name]?.some((value) => chosen[name].has(value)));
      entry.fits = found && !missed.length;
      if (!found || missed.length > 1) continue;
      // One that misses a single filter would show if another choice of that filter were ticked.
      for (const name of missed.length ? missed : Object.keys(values)) {
        for (const value of values[name] ?? []) {
          const key = `${name} ${value}`;
          counts.set(key, (counts.get(key) ?? 0) + 1);
        }
      }
    }
    return counts;
  }

  /**
   * Shows what fits the form, and how many entries each choice would give.
   * @param {Found|null} asked what has the words in the field; null if there are none
   * @returns {Words[]} how many entries show, in words, and which words were read as others
   */
  function narrow(asked) {
    const chosen = wish();
    const counts = fit(chosen, asked);
    for (const group of groups) group.element.hidden = !group.entries.some(({ fits }) => fits);
    const shown = entries.filter(({ fits }) => fits).length;
    show();
    for (const { name, choices } of filters) {
      for (const { box, count } of choices) count.textContent = String(counts.get(`${name} ${box.value}`) ?? 0);
    }
    const ticked = Object.values(chosen).reduce((sum, values) => sum + values.size, 0);
    chosenNote.replaceChildren(...(ticked ? [" ", node("finder.chosen", { count: ticked })] : []));
    nothing.hidden = shown > 0;
    // Styles hide it then, but not while it has the focus, which would be lost.
    $(".tk-finder__bar [data-clear]").toggleAttribute("data-idle", !ticked && !field.value.trim());
    for (const button of $$("[data-save]")) button.disabled = !shown;
    saved?.replaceChildren();
    const total = entries.length;
    const said = [
      shown === total ? node("finder.all-shown", { count: shown }) : node("finder.some-shown", { count: shown, total }),
    ];
    if (asked?.corrected.length) {
      said.unshift(node("finder.corrected", { words: tkEngine.asRead(field.value.trim(), asked.corrected) }));
    }
    return said;
  }

  /** Takes away what does not fit and brings back what does: in a long list frame by frame, from the top. */
  function show() {
    window.cancelAnimationFrame(frame);
    const back = entries.filter(({ element, fits }) => element.hidden && fits);
    for (const { element, fits } of entries) if (!fits && !element.hidden) element.hidden = true;
    for (const { element } of back.slice(0, AT_ONCE)) element.hidden = false;
    if (back.length > AT_ONCE) frame = window.requestAnimationFrame(() => window.setTimeout(show));
  }

  /** Narrows the list, and says so at once or, while someone types, after a pause. */
  function update(pause = 0) {
    const query = field.value.trim();
    if (query && tkEngine.isThere && !engine) {
      // What is ticked counts at once: only the words wait for what looks them up.
      const said = narrow(null);
      if (!pause) tell(said);
      list.ariaBusy = "true";
      tkEngine.start().then(
        function (started) {
          engine = started;
          update(pause);
        },
        () => tell([node("search.failed")]),
      );
      return;
    }
    tell(narrow(query && engine ? engine.fitting(query) : null), pause);
  }

  /** @type {function(Words[], number=): void} */
  function tell(said, pause = 0) {
    list.ariaBusy = null;
    window.clearTimeout(timer);
    const words = said.flatMap((one) => [one, " "]).slice(0, -1);
    if (pause) timer = window.setTimeout(() => status.replaceChildren(...words), pause);
    else status.replaceChildren(...words);
  }

  // The address

  /** Shows what was asked for. What an address says beyond that is left alone. */
  function fill() {
    const query = new URLSearchParams(asked);
    field.value = query.get("q") ?? "";
    for (const { name, choices } of filters) {
      const values = query.getAll(name);
      for (const { box } of choices) box.checked = values.includes(box.value);
    }
    update();
  }

  /** Shows what the address asks for. */
  function read() {
    asked = window.location.search;
    fill();
  }

  /** @param {"pushState"|"replaceState"} how whether the reader can come back to what was there before */
  function write(how) {
    const query = new URLSearchParams(/** @type {any} */ (new FormData(form)));
    if (!field.value.trim()) query.delete("q");
    const search = String(query) && `?${query}`;
    asked = search;
    if (search === window.location.search) return;
    try {
      window.history[how](null, "", `${window.location.pathname}${search}`);
    } catch {
      // From a folder, some browsers keep the address as it is. Then it says nothing that could be read back.
      window.removeEventListener("popstate", read);
    }
  }

  /** @param {MouseEvent} event */
  function clear(event) {
    field.value = "";
    for (const { choices } of filters) for (const { box } of choices) box.checked = false;
    write("pushState");
    update();
    if (nothing.contains(/** @type {Element} */ (event.currentTarget))) field.focus();
  }

  /** @param {MouseEvent} event */
  function bringWords({ target }) {
    const opens = /** @type {Element} */ (target).closest("[data-tk-search-open]");
    const box = /** @type {HTMLInputElement|null} */ (document.querySelector("[data-tk-search] input"));
    if (opens && box) box.value = field.value;
  }

  /** @param {MouseEvent} event */
  function save(event) {
    const format = /** @type {HTMLElement} */ (event.currentTarget).dataset.save ?? "";
    const shown = entries.filter(({ fits }) => fits);
    tkFiles.save(tkListFile.fileOf(shown, filters, format), `what-fits.${format}`);
    saved?.replaceChildren(node("finder.saved"));
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  field.addEventListener("focus", () => tkEngine.isThere && tkEngine.start().catch(() => {}), { once: true });
  field.addEventListener("input", function () {
    write("replaceState");
    update(TYPING);
  });
  details.addEventListener("change", function () {
    write("pushState");
    update();
  });
  for (const button of $$("[data-clear]")) button.addEventListener("click", clear);
  for (const button of $$("[data-save]")) button.addEventListener("click", save);
  // Words that the list does not have, the rest of the toolkit may: before the button opens the search, they are in it.
  nothing.addEventListener("click", bringWords, true);
  window.addEventListener("popstate", read);
  // Some browsers empty a form when they bring its page back, after this event.
  window.addEventListener("pageshow", ({ persisted }) => persisted && window.setTimeout(fill));

  // On a narrow screen the filters would push the list out of sight.
  const wide = window.matchMedia("(min-width: 64rem)");
  const fold = () => details.toggleAttribute("open", wide.matches);
  fold();
  wide.addEventListener("change", fold);

  for (const hidden of $$("[data-script]")) hidden.hidden = false;
  $("[data-words]").hidden = !tkEngine.isThere; // A copy without an index cannot look words up.
  read();
})();
