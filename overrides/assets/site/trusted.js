// Needs: nothing
/**
 * What this site trusts. Where the browser holds pages to Trusted Types, only here does a text become markup or the address
 * of a script: the address of a script of this site, and what is parsed to be read and never shown.
 */
var tkTrusted = (function () {
  "use strict";

  const { src } = /** @type {HTMLScriptElement} */ (document.currentScript);

  /**
   * @param {string} address
   * @returns {string} the whole address
   * @throws {TypeError} it is not below this site
   */
  function own(address) {
    const { href } = new URL(address, document.baseURI);
    if (!href.startsWith(new URL("../..", src).href)) throw new TypeError(href);
    return href;
  }

  /** @type {{createScriptURL: function(string): any, createHTML: function(string): any}} */
  const policy = /** @type {any} */ (window).trustedTypes?.createPolicy("involvement-toolkit", {
    createScriptURL: own,
    createHTML: (/** @type {string} */ text) => text,
  }) ?? { createScriptURL: own, createHTML: (text) => text };

  /**
   * @param {string} address of a script
   * @returns {any} the same, for the browser to load
   * @throws {TypeError} it is not below this site
   */
  const script = (address) => policy.createScriptURL(address);

  /**
   * @param {string} text
   * @param {DOMParserSupportedType} type
   * @returns {Document} what it says, in a document of its own: nothing in it runs or loads
   */
  const parsed = (text, type) => new DOMParser().parseFromString(policy.createHTML(text), type);

  return { script, parsed };
})();
