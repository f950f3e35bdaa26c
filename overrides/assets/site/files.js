// Needs: nothing
/** Saves files to the reader's computer. */
var tkFiles = (function () {
  "use strict";

  /** Milliseconds after which the browser may forget the file: by then it has been saved. */
  const KEPT_FOR = 60_000;

  /**
   * @param {Blob} content
   * @param {string} name what to call the file
   */
  function save(content, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(content);
    link.download = name;
    link.click();
    window.setTimeout(() => URL.revokeObjectURL(link.href), KEPT_FOR);
  }

  return { save };
})();
