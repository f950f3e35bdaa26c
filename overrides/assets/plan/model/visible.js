// Needs: nothing
/**
 * Makes what nobody sees in a text visible, as `visible` in macros/text.py does. PowerPoint, for example, leaves a vertical
 * tab where a line ends, and a damaged file leaves characters that no document can hold.
 */
var tkPlan = tkPlan || {};

tkPlan.visible = (function () {
  "use strict";

  const LINE_END = /[\v\f\u0085\u2028\u2029]/g;
  // What no XML file may hold: controls but for the tab, halves of characters, and the two codes that are none.
  const FORBIDDEN = /[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]/gu;

  /**
   * @param {string} text
   * @returns {string} it with the usual line ends in the place of others, and a mark in the place of what no document can
   *   hold: �. It is as long as it was
   */
  return (text) => text.replace(LINE_END, "\n").replace(FORBIDDEN, "\ufffd");
})();
