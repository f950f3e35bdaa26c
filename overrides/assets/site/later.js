// Needs: site/trusted
/**
 * Fetches scripts of this site when somebody acts, not with every page. They are script elements, since nothing else loads
 * in a page that was opened from a folder.
 */
var tkLater = (function () {
  "use strict";

  const ASSETS = new URL("..", /** @type {HTMLScriptElement} */ (document.currentScript).src).href;
  /** @type {Map<string, Promise<void>>} those that are here or on their way, by name */
  const coming = new Map();
  /** @type {Map<string, string>} the version of the site that each is of which came */
  const versions = new Map();
  let version = "";

  /**
   * @param {string} address
   * @returns {Promise<void>} rejected when it did not come
   */
  function fetchScript(address) {
    const script = document.createElement("script");
    script.src = tkTrusted.script(address);
    return new Promise(function (resolve, reject) {
      script.addEventListener("load", () => resolve());
      script.addEventListener("error", function () {
        script.remove();
        reject(new Error(`${address} did not come`));
      });
      document.head.append(script);
    });
  }

  /** @param {string} name */
  async function bring(name) {
    const [folder, ...rest] = name.split("/");
    await fetchScript(`${ASSETS}${folder}/${rest.join("-")}.js`);
    // The site may have changed since this page was opened: halves of two versions do not fit.
    if (versions.get(name) !== version) throw new Error(`${name} is of another version than this page`);
  }

  /**
   * @param {string} name the script's path in overrides/assets/, as a line `Later:` names it
   * @returns {Promise<void>} rejected when it cannot be had, and tried again the next time
   */
  function load(name) {
    const here = coming.get(name) ?? bring(name);
    coming.set(name, here);
    here.catch(() => coming.delete(name));
    return here;
  }

  return {
    fetchScript,
    load,
    /** @param {string} own the version of the site that this page is of */
    expect: (own) => (version = own),
    /** @param {string} name @param {string} its the version of a script that came */
    came: (name, its) => versions.set(name, its),
  };
})();
