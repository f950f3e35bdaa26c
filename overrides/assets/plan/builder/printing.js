// Needs: plan/writing/exports
/** What goes on paper: the plan as a document, as the copy is that is saved as a page, and not the form. */
var tkPlan = tkPlan || {};

tkPlan.printing = (function () {
  "use strict";

  const { fileName, printedPage } = tkPlan.exports;

  /**
   * @param {{definition: Definition, plan: function(): Plan, settle: function(): void, choices: function(): Choices}} page
   *   `plan` gives the plan that shows, `choices` what of it goes into copies; `settle` takes into the plan what the
   *   fields show
   */
  function mountPrinting({ definition, plan, settle, choices }) {
    const { title } = document;
    const paper = document.createElement("div");
    paper.className = "tk-paper";
    document.body.append(paper);
    // The styles of the document know nothing of the page around it, nor that of them.
    const sheet = paper.attachShadow({ mode: "open" });

    window.addEventListener("beforeprint", function () {
      settle();
      const { style, main } = printedPage(plan(), definition, choices());
      if (sheet.adoptedStyleSheets) {
        const styles = new CSSStyleSheet();
        styles.replaceSync(style.replace(/\bbody\b/g, ":host"));
        sheet.adoptedStyleSheets = [styles];
      } else {
        for (const table of main.querySelectorAll("table")) table.setAttribute("border", "1");
      }
      sheet.replaceChildren(main);
      document.documentElement.dataset.paper = "";
      // What a browser calls the PDF file.
      document.title = fileName(plan(), "pdf").replace(/\.pdf$/, "");
    });
    window.addEventListener("afterprint", function () {
      document.title = title;
    });
  }

  return { mountPrinting };
})();
