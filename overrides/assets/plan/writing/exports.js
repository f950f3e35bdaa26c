// Needs: site/words, site/trusted, plan/model/trimmed, plan/writing/scope, plan/writing/fill, plan/writing/zip, plan/writing/templates
/** Turns a plan into the files that people take away, and into rich text for the clipboard. */
var tkPlan = tkPlan || {};

tkPlan.exports = (function () {
  "use strict";

  const { say } = tkWords;
  /** @type {Object<string, string>} */
  const TYPES = {
    docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    odt: "application/vnd.oasis.opendocument.text",
    md: "text/markdown;charset=utf-8",
    html: "text/html;charset=utf-8",
    json: "application/json",
  };
  const MOST_CHARACTERS = 50;

  /**
   * @param {Plan} plan
   * @param {Definition} definition
   * @param {string} format `docx`, `odt`, `md`, `html` or `json`
   * @param {Choices} choices see scope.js; JSON keeps all that is not left out as internal
   * @returns {Promise<Blob>} the file
   */
  async function makeFile(plan, definition, format, choices) {
    return new Blob([await content(plan, definition, format, choices)], { type: TYPES[format] });
  }

  /**
   * @param {Plan} plan
   * @param {Definition} definition
   * @param {string} format
   * @param {Choices} choices
   */
  function content(plan, definition, format, choices) {
    if (format === "json") {
      return `${JSON.stringify(tkPlan.scope.dataOf(plan, definition, choices), null, 2)}\n`;
    }
    return filled(tkPlan.templates[format], tkPlan.scope.planScope(plan, definition, choices));
  }

  /**
   * @param {RecordDefinition} record one that can be published
   * @param {string} format `docx`, `odt`, `md` or `html`
   * @param {Scope} scope from `tkPlan.recordScope.recordScope`
   * @returns {Promise<Blob>} the record as a document of its own
   */
  const makeRecordFile = (record, format, scope) =>
    makeDocument(tkPlan.recordTemplates[record.id][format], format, scope);

  /**
   * @param {Template} own a template without the parts that it shares with a plan's
   * @param {string} format `docx`, `odt`, `md` or `html`
   * @param {Scope} scope
   * @returns {Promise<Blob>} the filled document
   */
  async function makeDocument(own, format, scope) {
    const shared = tkPlan.templates[format];
    const template = {
      ...own,
      filled: { ...shared.filled, ...own.filled },
      fixed: { ...shared.fixed, ...own.fixed },
    };
    return new Blob([await filled(template, scope)], { type: TYPES[format] });
  }

  /**
   * @param {Template} template
   * @param {Scope} scope
   */
  const filled = (template, scope) =>
    template.pieces ? tkPlan.fill.fill(template.pieces, scope, template.format) : zipped(template, scope);

  /**
   * @param {Template} template
   * @param {Scope} scope
   * @returns {Promise<Uint8Array<ArrayBuffer>>} the filled file, whose parts are in a zip
   */
  function zipped({ format, first = "", filled = {}, fixed = {} }, scope) {
    /** @type {Object<string, Uint8Array<ArrayBuffer>>} */
    const bytes = {};
    for (const [name, base64] of Object.entries(fixed)) {
      bytes[name] = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    }
    for (const [name, pieces] of Object.entries(filled)) {
      const text = tkPlan.fill.fill(pieces, scope, format);
      // A part that says nothing is not there.
      if (text) bytes[name] = new TextEncoder().encode(text);
    }
    const names = [
      first,
      ...Object.keys(bytes)
        .filter((name) => name !== first)
        .sort(),
    ];
    return tkPlan.zip.write(names.map((name) => ({ name, bytes: bytes[name], stored: name === "mimetype" })));
  }

  /**
   * @param {string} title
   * @returns {string} its beginning, in whole words as far as there are any
   */
  function cut(title) {
    const characters = Array.from(title);
    /** @param {string} text */
    const bare = (text) => tkPlan.trimmed(text, "- ", "-,; ");
    if (characters.length <= MOST_CHARACTERS) return bare(title);
    const start = characters.slice(0, MOST_CHARACTERS + 1).join("");
    const words = start.replace(/\s\S*$/, "");
    return `${bare(words === start ? characters.slice(0, MOST_CHARACTERS).join("") : words)}…`;
  }

  /**
   * @param {{title: string, modified: string}} plan
   * @param {string} format the file's ending
   * @returns {string} a name that every system takes and sorts, from the plan's date, as it was where the person is, and title:
   *   `2026-03-02 Our plan.docx`. A long title ends after a word, with a mark that there is more
   */
  function fileName(plan, format) {
    const title = plan.title
      .normalize("NFC")
      .replace(/:(?=\s)/g, " -")
      .replace(/[<>:"/\\|?*.]+/g, "-")
      .replace(/[\s\p{C}]+/gu, " ")
      .trim();
    const name = cut(title) || say("builder-files.untitled-file");
    const day = /^\d{4}-\d\d-\d\d/.test(plan.modified) ? tkWords.dayOf(new Date(plan.modified)) : "";
    return `${`${day} ${name}`.trim()}.${format}`;
  }

  /**
   * @param {Plan} plan
   * @param {Definition} definition
   * @param {Choices} choices see scope.js
   * @returns {{html: string, text: string}} the plan for the clipboard: as Word pastes it, and as plain text
   */
  function richText(plan, definition, choices) {
    // Its style stays behind: a strict policy would refuse it.
    const { main } = printedPage(plan, definition, choices);
    // Names of columns for narrow screens alone.
    for (const label of main.querySelectorAll(".column")) label.remove();
    const text = plainText(main);
    for (const element of main.querySelectorAll("[class]")) element.removeAttribute("class");
    for (const table of main.querySelectorAll("table")) table.setAttribute("border", "1");
    return { html: main.innerHTML, text };
  }

  /**
   * @param {Plan} plan
   * @param {Definition} definition
   * @param {Choices} choices see scope.js
   * @returns {{main: HTMLElement, style: string}} the plan as it is saved as a page: what it shows, and its styles
   */
  function printedPage(plan, definition, choices) {
    const page = /** @type {string} */ (content(plan, definition, "html", choices));
    // Answers hold no markup, so these are the page's own.
    const inner = page.slice(page.indexOf("<main>"), page.lastIndexOf("</main>"));
    const { body } = tkTrusted.parsed(inner, "text/html");
    const style = page.slice(page.indexOf("<style>") + "<style>".length, page.indexOf("</style>"));
    return { main: /** @type {HTMLElement} */ (body.firstElementChild), style };
  }

  /**
   * @param {Plan} plan
   * @returns {boolean} whether anything in it is marked internal, or stays in the team as comments do
   */
  function holdsInternal({ answers, topics, records, comments = [] }) {
    const marked = [answers, ...topics.map((topic) => topic.answers), ...Object.values(records)].flatMap(Object.values);
    return comments.length > 0 || marked.some(({ internal }) => internal === true);
  }

  /**
   * @param {Plan} plan
   * @param {Definition} definition
   * @param {string} format
   * @param {Choices} choices
   * @returns {boolean} whether a copy holds all that was written into the plan, so that nothing is lost with the plan
   */
  function holdsAll(plan, definition, format, choices) {
    const out = tkPlan.scope.leftIn(plan, definition, choices);
    if (JSON.stringify(out) !== JSON.stringify(plan)) return false;
    if (format === "json" || format === "html") return true;
    // Documents say what is answered, and nothing of records, of last year's plans or of words that fit no question.
    const answered = [plan.answers, ...plan.topics.map((topic) => topic.answers)].flatMap(Object.values);
    const comments = (!choices.comments && plan.comments) || [];
    const more = [plan.unplaced ?? [], comments, ...Object.values(plan.records)].flat();
    return (
      !more.length && !answered.some(({ planned, not_relevant: why, ...rest }) => planned || (why && hasText(rest)))
    );
  }

  /** @type {function(Answer): boolean} */
  const hasText = ({ answer, now, next }) => Boolean(answer || now || next);

  /** @param {Element} line of an answer */
  const asLine = (line) => (line.parentElement?.matches("li") ? "- " : "") + line.textContent;

  /**
   * @param {HTMLElement} main
   * @returns {string}
   */
  function plainText(main) {
    const blocks = [];
    /** @param {Element} element */
    const words = (element) => element.textContent.trim().replace(/[ \n]+/g, " ");
    for (const block of main.querySelectorAll(":scope > :not(table, ul), :scope > ul > li, tbody tr")) {
      const [question, ...answers] = block instanceof HTMLTableRowElement ? block.cells : [];
      if (!question) {
        blocks.push((block.matches("li") ? "- " : "") + words(block));
        continue;
      }
      const headings = [...(block.closest("table")?.tHead?.rows[0].cells ?? [])].slice(1).map(words);
      const lines = answers.map((cell, index) => {
        const paragraphs = [...cell.querySelectorAll("p")].map(asLine).join("\n");
        const label = headings.length > 1 ? `${say("builder.label", { label: headings[index] })}\n` : "";
        return label + (paragraphs || cell.textContent);
      });
      if (headings.length) blocks.push(words(question), ...lines);
      else blocks.push(say("builder.labelled", { label: words(question), text: String(lines) }));
    }
    return `${blocks.join("\n\n")}\n`;
  }

  return { fileName, holdsAll, holdsInternal, makeDocument, makeFile, makeRecordFile, printedPage, richText, zipped };
})();
