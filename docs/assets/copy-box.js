/**
 * Gives every box of the plan a button that copies its questions: as rich text, which Word pastes as headings and
 * lists, and as plain text.
 */
(function () {
  "use strict";

  const LEFT_OUT = ".tk-box__label, .tk-copy, .tk-help, .tk-more, .tk-downloads, .headerlink";

  /**
   * @param {HTMLElement} box a box of the plan
   * @returns {HTMLElement} its words alone: headings, paragraphs, lists, and links with whole addresses
   */
  function words(box) {
    const copy = box.cloneNode(true);
    for (const element of copy.querySelectorAll(LEFT_OUT)) element.remove();
    for (const link of copy.querySelectorAll("a")) link.setAttribute("href", link.href);
    for (const hint of copy.querySelectorAll(".tk-hint")) hint.before(document.createElement("br"));
    for (const element of copy.querySelectorAll("*")) {
      for (const name of ["id", "class", "data-search-exclude"]) element.removeAttribute(name);
    }
    return copy;
  }

  /**
   * @param {HTMLElement} copy what `words` returned
   * @returns {string} the same as plain text: a blank line between blocks, numbers before questions
   */
  function plainText(copy) {
    const blocks = [];
    for (const block of copy.querySelectorAll("h2, h3, h4, h5, h6, p, li")) {
      for (const br of block.querySelectorAll("br")) br.replaceWith("\n   ");
      const text = block.textContent.replace(/[ \t]+/g, " ").replace(/ ?\n ?/g, "\n   ").trim();
      const list = block.parentElement;
      const number = list.tagName === "OL" ? `${[...list.children].indexOf(block) + 1}. ` : "";
      if (text) blocks.push((list.tagName === "UL" ? "- " : number) + text);
    }
    return blocks.join("\n\n") + "\n";
  }

  /**
   * @param {string} html rich text
   * @param {string} text plain text
   * @returns {Promise<void>} rejected when neither way of copying works
   */
  async function copyBoth(html, text) {
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
    const fill = function (event) {
      event.clipboardData.setData("text/html", html);
      event.clipboardData.setData("text/plain", text);
      event.preventDefault();
    };
    document.addEventListener("copy", fill, { once: true });
    const done = document.execCommand("copy");
    document.removeEventListener("copy", fill);
    if (!done) throw new Error("copying was refused");
  }

  for (const box of document.querySelectorAll(".tk-plan-box")) {
    const heading = document.getElementById(box.getAttribute("aria-labelledby"));
    const title = heading.firstChild.textContent.trim();
    const row = document.createElement("div");
    const button = document.createElement("button");
    const status = document.createElement("span");
    row.className = "tk-copy";
    button.type = "button";
    button.className = "tk-copy__button";
    button.textContent = `Copy “${title}”`;
    status.setAttribute("role", "status");
    row.append(button, status);
    box.append(row);
    button.addEventListener("click", async function () {
      const copy = words(box);
      status.textContent = "";
      try {
        await copyBoth(copy.innerHTML, plainText(copy));
        status.textContent = "Copied. Paste it into Word or another document.";
      } catch {
        status.textContent = "Your browser did not allow copying. Select the text and copy it yourself.";
      }
    });
  }
})();
