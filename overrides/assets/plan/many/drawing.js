// Needs: nothing
/** Makes elements, and draws long tables row by row so that the page goes on answering. */
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
   * @param {string} name for those who hear the button without what stands around it; it begins with the label
   * @param {Object<string, string>} attributes
   * @returns {HTMLButtonElement}
   */
  const button = (label, name, attributes) =>
    make("button", { type: "button", class: "tk-button", "aria-label": name, ...attributes }, label);

  /**
   * @param {Array<Words|Node>} items
   * @returns {HTMLUListElement|""} a list, where there is anything to list
   */
  const list = (items) => (items.length ? make("ul", {}, ...items.map((item) => make("li", {}, item))) : "");

  /**
   * Draws a table: what was there before goes once the first rows are ready.
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
    region.replaceChildren(make("table", {}, make("thead", {}, make("tr", {}, ...columns)), body));
    for (const [index, row] of rows.entries()) {
      await rest();
      if (newest.get(region) !== mine) return;
      const [name, ...cells] = cellsOf(row, index);
      body.append(make("tr", {}, make("th", { scope: "row" }, name), ...cells.map((cell) => make("td", {}, cell))));
    }
  }

  return { button, list, make, table };
})();
