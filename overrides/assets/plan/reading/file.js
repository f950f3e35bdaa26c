// Needs: site/words, site/trusted, plan/model/refused, plan/model/format, plan/reading/unzip, plan/reading/text, plan/reading/kinds, plan/reading/guide, plan/reading/office, plan/reading/markdown
/**
 * Reads a plan back from a file that somebody chose: tells what kind it is, by what is in it, and reads plans that
 * were saved as JSON, as a page (HTML) and as Markdown.
 *
 * A file is hostile until checked. Whatever is in it, it is read or refused; nothing in it is run.
 */
var tkPlan = tkPlan || {};

tkPlan.file = (function () {
  "use strict";

  const { node } = tkWords;
  const { decoded, normalise } = tkPlan.text;
  const { differences } = tkPlan.guide;
  const { PAGE_OF_WORD, isOtherText, isPageOfWord, isZip, refuseOther, refuseOtherText } = tkPlan.kinds;
  const { readOffice } = tkPlan.office;
  const { readMarkdown } = tkPlan.markdown;
  const MOST_BYTES = 20_000_000;

  const UNKNOWN = node("builder-files.unknown");
  const FLAT = node("builder-files.flat");
  const ENCODING = node("builder-files.encoding");

  /** Markdown may begin with a link, "[", or with the name that a program gave to a place, "[]{#name}". */
  const IS_JSON = /^\s*(?:\{|\[[\s[]*(?:[{"\d]|$))/;

  /**
   * Reads a plan from a file that somebody chose. What kind it is, its content tells, not its name.
   * @param {Blob & {name?: string}} chosen
   * @param {Definition} definition what is asked
   * @returns {Promise<Opened>}
   * @throws {Refused} for everything that cannot be read, whatever is wrong with it
   */
  async function readFile(chosen, definition) {
    try {
      return await readBytes(await bytesOf(chosen), definition);
    } catch (error) {
      if (error instanceof tkPlan.Refused) throw error;
      throw new tkPlan.Refused(tkPlan.unzip.DAMAGED);
    }
  }

  /** @param {Blob} chosen */
  async function bytesOf(chosen) {
    if (chosen.size > MOST_BYTES) throw new tkPlan.Refused(tkPlan.unzip.TOO_LARGE);
    try {
      return new Uint8Array(await chosen.arrayBuffer());
    } catch {
      throw new tkPlan.Refused(node("builder-files.held"));
    }
  }

  /**
   * @param {Uint8Array} bytes
   * @param {Definition} definition
   */
  async function readBytes(bytes, definition) {
    if (!bytes.length) throw new tkPlan.Refused(node("builder-files.empty"));
    if (isZip(bytes)) return readOffice(bytes, definition);
    refuseOther(bytes);
    let text;
    try {
      text = decoded(bytes);
    } catch {
      throw new tkPlan.Refused(isOtherText(bytes) ? ENCODING : UNKNOWN);
    }
    if (text.includes("\0")) throw new tkPlan.Refused(isOtherText(bytes) ? ENCODING : UNKNOWN);
    if (!text.trim()) throw new tkPlan.Refused(node("builder-files.empty"));
    refuseOtherText(text);
    if (isLink(text)) throw new tkPlan.Refused(node("builder-files.link"));
    if (IS_JSON.test(text)) return saved(parsed(text), definition, "json");
    // Markdown whose title somebody took out begins with a comment, as some pages do, and programs may begin it with an element.
    if (/^\s*</.test(text.replace(/^\s*<!--.*?-->/s, "")) && isPage(text)) return page(text, definition);
    if (/^\s*<\?xml/.test(text))
      throw new tkPlan.Refused(/<(?:office:document|pkg:package|w:wordDocument|abiword)\b/.test(text) ? FLAT : UNKNOWN);
    if (isRecord(text, definition)) throw new tkPlan.Refused(node("builder-files.list"));
    return readMarkdown(text, definition);
  }

  /**
   * Google Drive saves links to documents as JSON.
   * @param {string} text
   */
  const isLink = (text) => text.length < 2_000 && /^\s*\{[^{}]*"(?:doc_id|url)"\s*:[^{}]*\}\s*$/.test(text);

  /**
   * @param {string} text
   * @param {Definition} definition
   * @returns {boolean} whether its first line holds the headings of a record
   */
  function isRecord(text, { records = [] }) {
    const headings = text
      .slice(0, 4_000)
      .replace(/^sep=.\r?\n/i, "")
      .split(/[\r\n]/, 1)[0]
      .split(/[\t,;]/)
      .map(normalise);
    return records.some(({ fields }) => fields.slice(0, 2).every(({ title }) => headings.includes(normalise(title))));
  }

  /** @param {string} text */
  function parsed(text) {
    let data;
    try {
      data = JSON.parse(text);
    } catch {
      throw new tkPlan.Refused(node("builder-files.unfinished"));
    }
    refuseTwice(text);
    return data;
  }

  /**
   * Of a field that is there twice, the last would stay, and nobody would learn that a text is gone.
   * @param {string} text sound JSON
   * @throws {Refused} a field is there twice in one place
   */
  function refuseTwice(text) {
    /** @type {Array<Set<string>>} the names of the fields around the place, the innermost last */
    const open = [];
    for (const [token, name] of text.matchAll(
      /[{}]|("[^"\\]*(?:\\.[^"\\]*)*")[ \t\r\n]*:|"[^"\\]*(?:\\.[^"\\]*)*"/gs,
    )) {
      if (token === "{") open.push(new Set());
      else if (token === "}") open.pop();
      else if (name) {
        const field = JSON.parse(name);
        const names = open.at(-1);
        if (names?.has(field)) throw new tkPlan.Refused(node("builder-files.twice", { name: field }));
        names?.add(field);
      }
    }
  }

  /**
   * @param {any} data
   * @param {Definition} definition
   * @param {"json"|"html"} kind
   * @returns {Opened}
   */
  function saved(data, definition, kind) {
    const plan = tkPlan.format.check(data);
    // The questions of a copy that was published are those that it was read with. Here, people answer these.
    const { boxes: _, ...asked } = plan.definition;
    plan.definition = asked;
    const { made_from: madeFrom = "" } = plan;
    delete plan.made_from;
    return { plan, unplaced: [], notes: differences(plan.definition, definition), kind, madeFrom };
  }

  /**
   * @param {string} text of a page
   * @returns {string|undefined} what is in the element that holds the plan, if it is there
   */
  function savedIn(text) {
    for (const { 0: tag, index } of text.matchAll(/<pre\b[^<>]*>/gi)) {
      if (!/\bid=["']?saved-plan\b/i.test(tag)) continue;
      const start = index + tag.length;
      const end = text.indexOf("<", start);
      if (end >= 0 && /^<\/pre>/i.test(text.slice(end, end + 6))) return text.slice(start, end);
    }
    return undefined;
  }

  /** @type {function(string): boolean} whether a text that begins with an element is a web page; other XML has titles too */
  const isPage = (text) =>
    (/^\s*<\?xml/.test(text)
      ? /<(?:!doctype\s+)?html[\s>]/i
      : /<(?:!doctype\s+html|html|head|body|meta|title)[\s>]/i
    ).test(text.slice(0, 4_000)) || savedIn(text) !== undefined;

  /**
   * A page that was exported carries the plan. The page is parsed, never shown, so nothing in it runs or loads.
   * @param {string} text
   * @param {Definition} definition
   */
  function page(text, definition) {
    const inPage = savedIn(text);
    if (inPage === undefined)
      throw new tkPlan.Refused(isPageOfWord(text) ? PAGE_OF_WORD : node("builder-files.page-without-plan"));
    // Only the plan's own text, which holds no element: the rest of the page, its style too, stays unread.
    const { body } = tkTrusted.parsed(`<pre>${inPage}</pre>`, "text/html");
    return saved(parsed(body.textContent ?? ""), definition, "html");
  }

  return { readFile };
})();
