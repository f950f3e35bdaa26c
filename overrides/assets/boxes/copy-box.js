// Needs: site/words, site/later, site/coming
// Later: site/clipboard
/** Gives every box of the plan a button that copies its questions. */
(function () {
  "use strict";

  const { node } = tkWords;
  const LEFT_OUT = ".tk-box__label, .tk-copy, .tk-help, .tk-more, .tk-downloads, .headerlink";

  const bring = () => tkLater.load("site/clipboard");

  /** @type {NodeListOf<HTMLElement>} */
  const boxes = document.querySelectorAll(".tk-plan-box");
  for (const box of boxes) {
    const heading = document.getElementById(box.getAttribute("aria-labelledby") ?? "");
    // Not the link to itself, which follows.
    const title = heading?.firstChild?.textContent?.trim() ?? "";
    const row = document.createElement("div");
    const button = document.createElement("button");
    const status = document.createElement("span");
    row.className = "tk-copy";
    button.type = "button";
    button.className = "tk-copy__button";
    button.append(node("copy.box", { title }));
    status.setAttribute("role", "status");
    row.append(button, status);
    box.append(row);
    // On its way when somebody is about to press: some browsers let a page copy only at once.
    for (const near of ["pointerenter", "focus"]) button.addEventListener(near, () => bring().catch(() => {}));
    button.addEventListener("click", async function () {
      status.textContent = "";
      try {
        await tkComing.told(bring(), function (words) {
          status.replaceChildren(words);
          return () => status.replaceChildren();
        });
      } catch {
        status.replaceChildren(node("page.not-arrived"));
        return;
      }
      const copy = tkClipboard.words(box, LEFT_OUT);
      try {
        await tkClipboard.copy(copy.innerHTML, tkClipboard.plainText(copy));
        status.replaceChildren(node("copy.done"));
      } catch {
        status.replaceChildren(node("copy.refused"));
      }
    });
  }
})();
