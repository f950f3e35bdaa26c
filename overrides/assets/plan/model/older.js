// Needs: nothing
/** What the scripts on plans use and browsers from 2021 and 2022 lack, so that no button is dead there. */
(function () {
  "use strict";

  // Plans are data that JSON holds whole.
  window.structuredClone ??= /** @type {any} */ ((/** @type {any} */ value) => JSON.parse(JSON.stringify(value)));

  const isOwn = Object.prototype.hasOwnProperty;
  Object.hasOwn ??= (object, name) => isOwn.call(object, name);
  const [list, text] = /** @type {any[]} */ ([Array.prototype, String.prototype]);
  for (const kind of [list, text]) {
    kind.at ??= function (/** @type {number} */ index) {
      return this[index < 0 ? this.length + index : index];
    };
  }
  list.findLast ??= function (/** @type {any} */ fits) {
    return [...this].reverse().find(fits);
  };
  list.findLastIndex ??= function (/** @type {any} */ fits) {
    const at = [...this].reverse().findIndex(fits);
    return at < 0 ? at : this.length - 1 - at;
  };

  // Without windows of their own, the questions of the page are in it.
  for (const dialog of /** @type {NodeListOf<any>} */ (document.querySelectorAll("dialog"))) {
    if (dialog.showModal) continue;
    dialog.hidden = true;
    dialog.open = false;
    dialog.returnValue = "";
    dialog.showModal = function () {
      dialog.hidden = false;
      dialog.open = true;
      dialog.scrollIntoView();
      dialog.querySelector("button, input")?.focus();
    };
    dialog.close = function (/** @type {string} */ value) {
      dialog.hidden = true;
      dialog.open = false;
      if (value !== undefined) dialog.returnValue = value;
      dialog.dispatchEvent(new Event("close"));
    };
  }
})();
