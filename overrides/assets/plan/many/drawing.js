// Needs: nothing
/** Makes elements, and long tables row by row so that the page goes on answering. */
var tkPlan = tkPlan || {};

/** @typedef {Words|Node|Array<Words|Node>} Content of an element */

tkPlan.drawing = (function () {
  "use strict";

  /**
   * Which drawing of a table is the newest: an older one that is still at work gives up.
   * @type {WeakMap<HTMLElement, object>}
   */
  const newest = new WeakMap();

  /**
   * @template {keyof HTMLElementTagNameMap} T
   * @param {T} tag
   * @param {Object<string, string>} attributes
   * @param {...Content} content
   * @returns {HTMLElementTagNameMap[T]}
   */
  function make(tag, attributes, ...content) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...content.flat());
    return element;
  }

  /**
   * @param {Words} label
   * @param {string} name for those who hear the button without what is around it; it begins with the label
   * @param {Object<string, string>} attributes
   * @returns {HTMLButtonElement}
   */
  const button = (label, name, attributes) =>
    make("button", { type: "button", class: "tk-button tk-button--small", "aria-label": name, ...attributes }, label);

  /**
   * @param {Array<Words|Node>} items
   * @returns {HTMLUListElement|""} a list, where there is anything to list
   */
  const list = (items) => (items.length ? make("ul", {}, ...items.map((item) => make("li", {}, item))) : "");

  /** @returns {Promise<void>} settles once the page has been painted, or was not for a while since nobody sees it */
  const nextFrame = () =>
    new Promise(function (resolve) {
      const timer = window.setTimeout(resolve, 100);
      window.requestAnimationFrame(function () {
        window.clearTimeout(timer);
        window.setTimeout(resolve);
      });
    });

  /** How many rows come onto the page at once: to lay out a long table takes longer than to make it. */
  const ROWS = 25;

  /**
   * Draws a table, some rows at a time. Meanwhile its place stays as high as it was, so that the page does not jump.
   * @template T
   * @param {HTMLElement} region
   * @param {Content[]} headings
   * @param {T[]} rows
   * @param {function(T, number): Content[]} cellsOf the first one names the row
   * @param {function(): Promise<void>|undefined} rest
   */
  async function table(region, headings, rows, cellsOf, rest) {
    const mine = {};
    newest.set(region, mine);
    const body = make("tbody", {});
    const columns = headings.map((heading) => make("th", { scope: "col" }, heading));
    region.style.minHeight = `${region.offsetHeight}px`;
    region.replaceChildren(make("table", {}, make("thead", {}, make("tr", {}, ...columns)), body));
    let ready = document.createDocumentFragment();
    for (const [index, row] of rows.entries()) {
      await rest();
      if (newest.get(region) !== mine) return;
      const [name, ...cells] = cellsOf(row, index);
      const line = make("tr", {}, make("th", { scope: "row" }, name));
      for (const [number, cell] of cells.entries()) {
        const data = make("td", {}, cell);
        // On a phone the name of the column is above what it holds: see components.css.
        if (data.textContent) data.dataset.label = columns[number + 1].textContent ?? "";
        line.append(data);
      }
      ready.append(line);
      if (ready.childElementCount < ROWS && index < rows.length - 1) continue;
      body.append(ready);
      ready = document.createDocumentFragment();
      // Also after the last ones of a long table: whatever asks next where something stands would lay them out at once.
      if (rows.length > ROWS) await nextFrame();
    }
    if (newest.get(region) === mine) region.style.minHeight = "";
  }

  return { button, list, make, table };
})();
