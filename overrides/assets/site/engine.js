// Needs: site/later
/**
 * Loads the engine of the search and its index when somebody first looks for something, not with every page.
 */
var tkEngine = (function () {
  "use strict";

  const dialog = /** @type {HTMLElement|null} */ (document.querySelector("[data-tk-search]"));

  /**
   * @typedef {{
   *   find(query: string, most: number): SearchFound,
   *   fitting(query: string): {places: Set<string>, corrected: [string, string][]},
   * }} Engine
   */
  /** @type {Promise<Engine>|null} */
  let starting = null;

  async function load() {
    await tkLater.fetchScript(dialog?.dataset.engine ?? "");
    return tkSearchEngine.Engine.read(tkSearchEngine.index);
  }

  /** @returns {Promise<Engine>} with the index in it; rejected when it cannot be had, and tried again the next time */
  function start() {
    starting ??= load();
    starting.catch(() => (starting = null));
    return starting;
  }

  /**
   * @param {string} place the address of a page, from the site's root
   * @returns {string} from this page
   */
  const address = (place) => `${dialog?.dataset.base}/${place}`;

  /**
   * @param {string} query
   * @param {[string, string][]} corrected words that were read as others
   * @returns {string} the query with those others
   */
  const asRead = (query, corrected) =>
    corrected.reduce((text, [typed, meant]) => text.replace(new RegExp(typed, "i"), meant), query);

  return { isThere: Boolean(dialog), start, address, asRead };
})();
