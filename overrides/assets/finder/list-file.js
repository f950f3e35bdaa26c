// Needs: site/words, site/csv
/** Writes the list that the finder shows as a file: a table (CSV) or data (JSON). */

/**
 * @typedef {{element: HTMLElement, values: Object<string, string[]>}} FinderEntry
 *   a line of the list, and by filter, the choices that keep it there
 * @typedef {{name: string, title: string, choices: Array<{box: HTMLInputElement, title: string}>}} FinderFilter
 * @typedef {Object<string, string|string[]>} FinderRecord the fields of an entry by heading
 */

var tkListFile = (function () {
  "use strict";

  const { say } = tkWords;
  const OWN = ".tk-added"; // Says who added or changed an entry.

  /**
   * @param {FinderEntry[]} entries
   * @param {FinderFilter[]} filters
   * @param {string} format `csv` or `json`
   * @returns {Blob} the file
   */
  function fileOf(entries, filters, format) {
    const hasOrigins = document.querySelector(`.tk-finder ${OWN}`) !== null;
    return FILES[format](entries.map((entry) => recordOf(entry, filters, hasOrigins)));
  }

  /** @type {Object<string, function(FinderRecord[]): Blob>} */
  const FILES = {
    csv(records) {
      /** @param {string|string[]} value */
      const cell = (value) => (Array.isArray(value) ? value.join("; ") : value);
      const rows = records.map((one) => Object.values(one).map(cell));
      return new Blob([tkCsv.write([Object.keys(records[0]), ...rows])], { type: "text/csv;charset=utf-8" });
    },
    json: (records) => new Blob([`${JSON.stringify(records, null, 2)}\n`], { type: "application/json" }),
  };

  /**
   * @param {FinderEntry} entry
   * @param {FinderFilter[]} filters the kind of an entry first
   * @param {boolean} hasOrigins whether the publisher of this copy added or changed something
   * @returns {FinderRecord}
   */
  function recordOf({ element, values }, [kind, ...others], hasOrigins) {
    const link = /** @type {HTMLAnchorElement} */ (element.querySelector("a"));
    /** @param {string} selector */
    const textOf = (selector) => element.querySelector(selector)?.textContent ?? "";
    /** @param {FinderFilter} filter */
    const titles = ({ name, choices }) =>
      choices.filter(({ box }) => values[name]?.includes(box.value)).map(({ title }) => title);
    return {
      [kind.title]: textOf(".tk-entry__kind"),
      [say("record.title")]: link.textContent,
      [say("record.summary")]: textOf("[data-summary]"),
      [say("record.organisations")]: textOf("[data-organisations]"),
      [say("record.also-called")]: textOf("[data-also]"),
      ...Object.fromEntries(others.map((filter) => [filter.title, titles(filter)])),
      ...(hasOrigins && { [say("record.origin")]: textOf(OWN) || say("own.toolkit") }),
      // A file on this computer has no address that anyone else could use.
      [say("record.address")]: window.location.protocol === "file:" ? (link.getAttribute("href") ?? "") : link.href,
    };
  }

  return { fileOf };
})();
