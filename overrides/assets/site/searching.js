// Needs: site/words, site/later
// Later: site/search-window
/**
 * Opens the window of the search: by its buttons, by a key where the reader asked for that, and for an address that holds a
 * search. The engine is fetched then.
 */
var tkSearching = (function () {
  "use strict";

  const dialog = /** @type {HTMLDialogElement|null} */ (document.querySelector("[data-tk-search]"));
  const input = /** @type {HTMLInputElement} */ (dialog?.querySelector("input"));
  // The finder's box has the usual name in the address already, on its own page.
  const inAddress = document.querySelector(".tk-finder") ? "search" : "q";

  // A key alone must not act unless the reader asked for it: people who speak to their computer, or whose hand slips, press
  // keys that they do not mean (WCAG 2.1.4).
  const SITE = new URL("..", /** @type {HTMLScriptElement} */ (document.currentScript).src).pathname;
  const KEY = `involvement-toolkit:search-key:${SITE}`;
  let withKey = false;
  try {
    withKey = window.localStorage.getItem(KEY) === "/";
  } catch {
    // Without storage the choice holds for this page.
  }
  /** @param {boolean} isOn whether a key opens the search */
  function setKey(isOn) {
    withKey = isOn;
    try {
      if (isOn) window.localStorage.setItem(KEY, "/");
      else window.localStorage.removeItem(KEY);
    } catch {
      // As above.
    }
  }

  let hasFailed = false;
  // Whether Enter was pressed after the words in the field, before there was anything to go to.
  let entered = false;

  /**
   * Keeps the search in the page's address: a list of results can be sent to somebody, and Back returns to it.
   * @param {string} query empty to take it out
   */
  function keepInAddress(query) {
    const address = new URL(window.location.href);
    if ((address.searchParams.get(inAddress) ?? "") === query) return;
    if (query) address.searchParams.set(inAddress, query);
    else address.searchParams.delete(inAddress);
    try {
      window.history.replaceState(window.history.state, "", address);
    } catch {
      // From a folder, some browsers keep the address as it is.
    }
  }

  async function bring() {
    if (hasFailed) dialog?.querySelector('[role="status"]')?.replaceChildren();
    hasFailed = false;
    try {
      await tkLater.load("site/search-window");
    } catch {
      hasFailed = true;
      dialog?.querySelector('[role="status"]')?.replaceChildren(tkWords.node("search.failed"));
      return;
    }
    // Whoever closed the window meanwhile is done with it.
    if (dialog?.open) tkSearchWindow.opened(entered);
  }

  function open() {
    if (!dialog?.open) dialog?.showModal();
    input.select();
    entered = false;
    bring();
  }

  /** Shows the results that the address asks for. */
  function read() {
    const query = new URL(window.location.href).searchParams.get(inAddress)?.trim();
    if (!query) return;
    input.value = query;
    open();
  }

  // Without an index there is no window.
  if (dialog) {
    document.addEventListener("keydown", function (event) {
      const typing = /** @type {Element} */ (event.target).closest("input, textarea, select, [contenteditable]");
      if (event.key === "/" && withKey && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        open();
      }
    });
    for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-tk-search-open]"))) {
      button.hidden = false;
      button.addEventListener("click", open);
    }
    // All that follows counts from the first moment on, also before the script that finds something is there.
    dialog.querySelector("[data-tk-search-close]")?.addEventListener("click", () => dialog.close());
    dialog.addEventListener("click", ({ target }) => target === dialog && dialog.close());
    dialog.addEventListener("close", function () {
      // Back leads to the results again. Whoever closes the search is done with them.
      if (!dialog.hasAttribute("data-chosen")) keepInAddress("");
      dialog.removeAttribute("data-chosen");
    });
    const box = /** @type {HTMLInputElement} */ (dialog.querySelector("[data-tk-search-key]"));
    box.checked = withKey;
    box.addEventListener("change", () => setKey(box.checked));
    input.addEventListener("input", function () {
      entered = false;
      // Whoever goes on typing where it did not come tries again.
      if (hasFailed) bring();
    });
    input.addEventListener("keydown", (event) => (entered = event.key === "Enter" && !event.isComposing));
    // A page that the browser kept comes back as it was left: with its address, but closed.
    window.addEventListener("pageshow", (event) => event.persisted && read());
    read();
  }

  return { dialog, keepInAddress };
})();
