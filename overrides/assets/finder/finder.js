// Needs: site/words, site/csv, site/files
/**
 * Narrows the list on the page "Find what fits", and that of published plans, to what the reader asks for. The list and its filters are in the
 * page; what was chosen is in its address, so that it can be shared and the browser's Back button works.
 */
(function () {
  "use strict";

  const { say, node } = tkWords;
  const TYPING = 400; // Milliseconds without a key after which the number of entries is read out.
  const OWN = ".tk-added"; // Says of an entry who added or changed it.
  const AT_ONCE = 200; // Entries that come back in one frame: more than a screen holds.

  /**
   * @typedef {{element: HTMLElement, values: Object<string, string[]>, text: string, fits: boolean}} Entry
   *   a line of the list; by filter, the choices that keep it there; its words as `plain` makes them; and whether it
   *   is to show
   * @typedef {{name: string, title: string, choices: Choice[]}} Filter
   * @typedef {{box: HTMLInputElement, title: string, count: HTMLElement}} Choice
   * @typedef {{words: string[], chosen: Object<string, Set<string>>}} Wish
   *   the beginnings of words that an entry must have, and by filter the choices of which it must have one
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
      text: "",
      fits: true,
    })),
  }));
  /** @type {Entry[]} */
  const entries = groups.flatMap((group) => group.entries);
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

  /** @type {function(ParentNode, string): string} */
  const textIn = (element, selector) => $(selector, element)?.textContent ?? "";

  /**
   * @param {string} text
   * @returns {string} its words without capitals, accents and apostrophes, a space before each
   */
  function plain(text) {
    const folded = text
      .normalize("NFD")
      .toLowerCase()
      .replace(/\p{M}|['’]/gu, "");
    return folded.replace(/[^\p{L}\p{N}]+|^/gu, " ");
  }

  /** Makes the words of every entry ready, once. */
  function prepare() {
    if (entries[0]?.text) return;
    const more = JSON.parse(textIn(finder, "[data-words]"));
    entries.forEach(function (entry, index) {
      const shown = ["a", "[data-summary]", "[data-organisations]", "[data-also]"];
      entry.text = plain([...shown.map((selector) => textIn(entry.element, selector)), more[index]].join(" "));
    });
  }

  /** @returns {Wish} what the form says */
  function wish() {
    // Without its ending, a word finds its singular and its plural: "juries" finds "jury".
    /** @param {string} word */
    const stem = (word) => word.replace(/^(.{3,}?)(?:ies|s)$/u, "$1");
    const words = plain(field.value).split(" ").filter(Boolean).map(stem);
    /** @type {Object<string, Set<string>>} */
    const chosen = {};
    for (const { name, choices } of filters) {
      const ticked = choices.filter(({ box }) => box.checked).map(({ box }) => box.value);
      if (ticked.length) chosen[name] = new Set(ticked);
    }
    return { words, chosen };
  }

  /**
   * Shows what fits the form, and how many entries each choice would give.
   * @returns {string|HTMLElement} how many entries show, in words
   */
  function narrow() {
    const { words, chosen } = wish();
    if (words.length) prepare();
    const counts = new Map();
    const names = Object.keys(chosen);
    let shown = 0;
    for (const group of groups) {
      let here = 0;
      for (const entry of group.entries) {
        const { values } = entry;
        const found = words.every((word) => entry.text.includes(` ${word}`));
        const missed = names.filter((name) => !values[name]?.some((value) => chosen[name].has(value)));
        entry.fits = found && !missed.length;
        if (entry.fits) here += 1;
        if (!found || missed.length > 1) continue;
        // One that misses a single filter would show if another choice of that filter were ticked.
        for (const name of missed.length ? missed : Object.keys(values)) {
          for (const value of values[name] ?? []) {
            const key = `${name} ${value}`;
            counts.set(key, (counts.get(key) ?? 0) + 1);
          }
        }
      }
      group.element.hidden = !here;
      shown += here;
    }
    show();
    for (const { name, choices } of filters) {
      for (const { box, count } of choices) count.textContent = String(counts.get(`${name} ${box.value}`) ?? 0);
    }
    const ticked = Object.values(chosen).reduce((sum, values) => sum + values.size, 0);
    chosenNote.replaceChildren(...(ticked ? [" ", node("finder.chosen", { count: ticked })] : []));
    nothing.hidden = shown > 0;
    for (const button of $$("[data-save]")) button.disabled = !shown;
    saved?.replaceChildren();
    const total = entries.length;
    return shown === total
      ? node("finder.all-shown", { count: shown })
      : node("finder.some-shown", { count: shown, total });
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
    const said = narrow();
    window.clearTimeout(timer);
    if (pause) timer = window.setTimeout(() => status.replaceChildren(said), pause);
    else status.replaceChildren(said);
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

  // Files

  /**
   * @param {Entry} entry
   * @returns {Object<string, string|string[]>} its fields by heading
   */
  function record({ element, values }) {
    const link = $("a", element);
    const [kind, ...others] = filters;
    /** @param {Filter} filter */
    const titles = ({ name, choices }) =>
      choices.filter(({ box }) => values[name]?.includes(box.value)).map(({ title }) => title);
    return {
      [kind.title]: textIn(element, ".tk-entry__kind"),
      [say("record.title")]: link.textContent,
      [say("record.summary")]: textIn(element, "[data-summary]"),
      [say("record.organisations")]: textIn(element, "[data-organisations]"),
      [say("record.also-called")]: textIn(element, "[data-also]"),
      ...Object.fromEntries(others.map((filter) => [filter.title, titles(filter)])),
      // Only where the publisher of this copy added or changed something does the origin differ.
      ...($(OWN) && { [say("record.origin")]: textIn(element, OWN) || say("own.toolkit") }),
      // A file on this computer has no address that anyone else could use.
      [say("record.address")]: window.location.protocol === "file:" ? link.getAttribute("href") : link.href,
    };
  }

  /** @type {Object<string, function(Array<Object<string, string|string[]>>): Blob>} */
  const FILES = {
    csv(records) {
      /** @param {string|string[]} value */
      const cell = (value) => (Array.isArray(value) ? value.join("; ") : value);
      const rows = records.map((one) => Object.values(one).map(cell));
      return new Blob([tkCsv.write([Object.keys(records[0]), ...rows])], { type: "text/csv;charset=utf-8" });
    },
    json: (records) => new Blob([`${JSON.stringify(records, null, 2)}\n`], { type: "application/json" }),
  };

  /** @param {MouseEvent} event */
  function save(event) {
    const format = /** @type {HTMLElement} */ (event.currentTarget).dataset.save ?? "";
    const records = entries.filter(({ fits }) => fits).map(record);
    tkFiles.save(FILES[format](records), `what-fits.${format}`);
    saved?.replaceChildren(node("finder.saved"));
  }

  form.addEventListener("submit", (event) => event.preventDefault());
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
  window.addEventListener("popstate", read);
  // Some browsers empty a form when they bring its page back, after this event.
  window.addEventListener("pageshow", ({ persisted }) => persisted && window.setTimeout(fill));

  // On a narrow screen the filters would push the list out of sight.
  const wide = window.matchMedia("(min-width: 64rem)");
  const fold = () => details.toggleAttribute("open", wide.matches);
  fold();
  wide.addEventListener("change", fold);

  for (const hidden of $$("[data-script]")) hidden.hidden = false;
  read();
  window.setTimeout(prepare); // After the page shows, and before anyone can have typed a word.
})();
