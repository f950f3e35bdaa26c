// Needs: nothing
/**
 * Copies a part of a page: as rich text, which Word pastes as headings and lists, and as plain text.
 */
var tkClipboard = (function () {
  "use strict";

  /**
   * @param {HTMLElement} part a part of the page
   * @param {string} leftOut a selector of what is not copied
   * @returns {HTMLElement} its words alone: headings, paragraphs, lists, and links with whole addresses
   */
  function words(part, leftOut) {
    const copy = /** @type {HTMLElement} */ (part.cloneNode(true));
    for (const element of copy.querySelectorAll(leftOut)) element.remove();
    for (const link of copy.querySelectorAll("a")) link.setAttribute("href", link.href);
    for (const hint of copy.querySelectorAll(".tk-hint")) hint.before(document.createElement("br"));
    for (const element of copy.querySelectorAll("*")) {
      for (const { name } of [...element.attributes]) if (name !== "href") element.removeAttribute(name);
    }
    return copy;
  }

  /**
   * @param {HTMLElement} copy what `words` returned
   * @param {string} [between] what is between blocks; a blank line if left out
   * @returns {string} the same as plain text: "- " before the items of a list, their numbers if it is numbered
   */
  function plainText(copy, between = "\n\n") {
    const blocks = [];
    for (const block of copy.querySelectorAll("h2, h3, h4, h5, h6, p, li")) {
      // Only a line break is one: how the words are laid out in the file means nothing.
      for (const br of block.querySelectorAll("br")) br.replaceWith("\0");
      const text = block.textContent
        .replace(/\s+/g, " ")
        .replace(/ ?\0 ?/g, "\n   ")
        .trim();
      const list = /** @type {HTMLElement} */ (block.parentElement);
      const number = list.tagName === "OL" ? `${[...list.children].indexOf(block) + 1}. ` : "";
      if (text) blocks.push((list.tagName === "UL" ? "- " : number) + text);
    }
    return `${blocks.join(between)}\n`;
  }

  /**
   * @param {string} html rich text
   * @param {string} text plain text
   * @returns {Promise<void>} rejected when neither way of copying works
   */
  async function copy(html, text) {
    if (navigator.clipboard && window.ClipboardItem) {
      try {
        await navigator.clipboard.write([
          new ClipboardItem({
            "text/html": new Blob([html], { type: "text/html" }),
            "text/plain": new Blob([text], { type: "text/plain" }),
          }),
        ]);
        return;
      } catch {
        // Refused, or the page is not served over HTTPS: the older way may still be open.
      }
    }
    /** @param {ClipboardEvent} event */
    const fill = function (event) {
      event.clipboardData?.setData("text/html", html);
      event.clipboardData?.setData("text/plain", text);
      event.preventDefault();
    };
    document.addEventListener("copy", fill, { once: true });
    const done = document.execCommand("copy");
    document.removeEventListener("copy", fill);
    if (!done) throw new Error("copying was refused");
  }

  return { words, plainText, copy };
})();
