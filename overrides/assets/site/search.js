// Needs: site/words
/**
 * The search. Its index and the worker that searches it load when a reader opens the search for the first time,
 * not with every page. The worker is the theme's own (lunr inside): message 0 sets it up, 1 says it is ready, 2 is
 * a query and 3 its results. In a copy that is opened from a folder, one script holds both.
 */
(function () {
  "use strict";

  const { node } = tkWords;
  const SETUP = 0;
  const READY = 1;
  const QUERY = 2;
  const RESULT = 3;
  const MOST_PAGES = 12;
  const MOST_SECTIONS = 3;

  const dialog = document.querySelector("[data-tk-search]");
  const input = dialog.querySelector("input");
  const status = dialog.querySelector('[role="status"]');
  const list = dialog.querySelector("ol");
  /** @type {Promise<Worker>|null} */
  let starting = null;
  // The words that were sent to the worker, those whose results show, and whether Enter came before its results.
  let asked = "";
  let shown = "";
  let going = false;

  /** @returns {Promise<{index: Object, worker: Worker}>} both from the server; rejected when either cannot be had */
  async function fromServer() {
    const answer = await fetch(dialog.dataset.index);
    if (!answer.ok) throw new Error(`the index answered ${answer.status}`);
    return { index: await answer.json(), worker: new Worker(dialog.dataset.worker) };
  }

  /** @returns {Promise<{index: Object, worker: EventTarget}>} both from a script: see macros/publishing/offline_site.py */
  async function fromFolder() {
    const script = document.createElement("script");
    script.src = dialog.dataset.offline;
    await new Promise(function (resolve, reject) {
      script.addEventListener("load", resolve);
      script.addEventListener("error", reject);
      document.head.append(script);
    });
    return { index: window.tkOfflineSearch.index, worker: new window.tkOfflineSearch.Worker() };
  }

  /** @returns {Promise<Worker>} the worker with the index in it; rejected when either cannot be had */
  async function start() {
    const { index, worker } = await (dialog.dataset.offline ? fromFolder() : fromServer());
    await new Promise(function (resolve, reject) {
      worker.addEventListener("error", reject, { once: true });
      worker.addEventListener("message", function ready(event) {
        if (event.data.type === READY) {
          worker.removeEventListener("message", ready);
          resolve();
        }
      });
      worker.postMessage({ type: SETUP, data: { ...index, options: { suggest: false } } });
    });
    worker.addEventListener("message", function (event) {
      if (event.data.type !== RESULT) return;
      show(event.data.data.items);
      shown = asked;
      if (going) goToBest();
    });
    return worker;
  }

  /**
   * Puts text that the worker has marked into an element. Only its <mark> survives: everything else is text.
   * @param {HTMLElement} element
   * @param {string} marked
   */
  function fillMarked(element, marked) {
    const parsed = new DOMParser().parseFromString(marked, "text/html").body;
    for (const node of parsed.querySelectorAll("mark")) node.replaceWith("\u0001", node.textContent, "\u0002");
    for (const part of parsed.textContent.split(/(\u0001[^\u0002]*\u0002)/)) {
      if (part.startsWith("\u0001")) {
        const mark = document.createElement("mark");
        mark.textContent = part.slice(1, -1);
        element.append(mark);
      } else {
        element.append(part);
      }
    }
  }

  /**
   * @param {{location: string, title: string}} entry
   * @returns {HTMLAnchorElement}
   */
  function link(entry) {
    const anchor = document.createElement("a");
    anchor.href = `${dialog.dataset.base}/${entry.location}`;
    fillMarked(anchor, entry.title);
    return anchor;
  }

  /**
   * @param {string} text marked text
   * @returns {string} the words around the first match, or the first words
   */
  function excerpt(text) {
    const from = Math.max(0, text.indexOf("<mark>"));
    const start = text.lastIndexOf(" ", Math.max(0, from - 60)) + 1;
    const end = text.indexOf(" ", from + 160);
    return (start > 0 ? "… " : "") + text.slice(start, end < 0 ? undefined : end) + (end < 0 ? "" : " …");
  }

  /** @param {Array<Array<{location: string, title: string, text: string, score: number}>>} pages best first */
  function show(pages) {
    list.replaceChildren();
    for (const entries of pages.slice(0, MOST_PAGES)) {
      const page = entries.find((entry) => !entry.location.includes("#")) || entries[0];
      const sections = entries.filter((entry) => entry !== page);
      const item = document.createElement("li");
      const summary = document.createElement("p");
      const best = page.score > 0 || !sections.length ? page : sections[0];
      fillMarked(summary, excerpt(best.text || ""));
      item.append(link(page), summary);
      if (sections.length) {
        const inner = document.createElement("ul");
        for (const section of sections.slice(0, MOST_SECTIONS)) {
          const row = document.createElement("li");
          row.append(link(section));
          inner.append(row);
        }
        item.append(inner);
      }
      list.append(item);
    }
    const words = [pages.length ? node("search.found", { count: pages.length }) : node("search.nothing")];
    if (pages.length > MOST_PAGES) words.push(" ", node("search.best", { shown: MOST_PAGES }));
    status.replaceChildren(...words);
  }

  /** Goes to the best match, as soon as the results are those of the words in the field. */
  function goToBest() {
    going = shown !== input.value.trim();
    if (!going) list.querySelector("a")?.click();
  }

  async function search() {
    const query = input.value.trim();
    if (!query) {
      list.replaceChildren();
      status.textContent = "";
      return;
    }
    try {
      starting ??= start();
      const worker = await starting;
      if (input.value.trim() === query) {
        asked = query;
        worker.postMessage({ type: QUERY, data: query });
      }
    } catch {
      starting = null;
      status.replaceChildren(node("search.failed"));
    }
  }

  function open() {
    dialog.showModal();
    input.select();
    starting ??= start();
    starting.catch(function () {
      starting = null;
    });
  }

  let waiting = 0;
  input.addEventListener("input", function () {
    going = false;
    window.clearTimeout(waiting);
    waiting = window.setTimeout(search, 120);
  });
  input.addEventListener("keydown", function (event) {
    // Enter goes to the best match.
    if (event.key === "Enter") {
      event.preventDefault();
      goToBest();
    }
  });
  dialog.addEventListener("click", function (event) {
    // A link to another part of this very page leaves the search open unless it is closed here.
    if (event.target === dialog || event.target.closest("a, [data-tk-search-close]")) dialog.close();
  });
  document.addEventListener("keydown", function (event) {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      open();
    }
  });
  for (const button of document.querySelectorAll("[data-tk-search-open]")) {
    button.hidden = false;
    button.addEventListener("click", open);
  }
})();
