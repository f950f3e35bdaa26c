// Needs: plan/reading/text, plan/reading/patterns
/** The headings of a plan in Markdown, as programs and people write them, and where somebody made plain text of them. */
var tkPlan = tkPlan || {};

tkPlan.headings = (function () {
  "use strict";

  const { normalise } = tkPlan.text;
  const { topicIn } = tkPlan.patterns;

  /** @type {function(string): string} a line as people read it. A backslash at its end breaks it, as the line's end does */
  const unescaped = (line) => line.replace(/(\\.)|\\$/gs, "$1").replace(/\\([!-/:-@[-`{-~])/g, "$1");

  /** @type {function(string): string} the words of a heading without what programs put around them: "**Words** {#words} ##" */
  function headingIn(text) {
    const at = text.endsWith("}") ? text.lastIndexOf("{#") : -1;
    const name = at < 0 ? "" : normalise(text.slice(at));
    const isNamed = name && ` ${normalise(text.slice(0, at))} `.includes(` ${name} `);
    const plain = (isNamed ? text.slice(0, at) : text.replace(/ #+$/, "")).trim();
    return unescaped(plain.replace(/^(\*\*|__)(.+)\1$/, "$2"));
  }

  /**
   * Some programs write headings of the first two levels with a line below them.
   * @param {string[]} lines
   * @param {Guide} guide
   * @returns {string[]} the same with signs before those that are ours, and for the first, which is the title
   */
  function withSigns(lines, guide) {
    const first = lines.findIndex(Boolean);
    return lines.map(function (line, index) {
      const above = lines[index - 1] ?? "";
      const below = lines[index + 1] ?? "";
      /** @type {function(string, string): string} */
      const sign = (words, under) => (words && /^(?:=+|-+)$/.test(under) ? (under.startsWith("=") ? "#" : "##") : "");
      /** @type {function(string, number): boolean} */
      const isOurs = (words, at) =>
        at === first || guide.knows(words) || Boolean(guide.questionIn(words)) || topicIn(words, true) !== undefined;
      if (sign(line, below) && isOurs(line, index)) return `${sign(line, below)} ${line}`;
      return sign(above, line) && isOurs(above, index - 1) ? "" : line;
    });
  }

  /**
   * Gives their signs to the parts of a plan that somebody made plain text of, in which no question is a heading.
   * @param {string[]} lines
   * @param {Guide} guide
   * @returns {string[]} the same, if any of them is exactly a question
   */
  function withHeadings(lines, guide) {
    const isHeading = (/** @type {string} */ line) => /^#+ /.test(line) && guide.questionIn(headingIn(line));
    if (lines.some(isHeading) || !lines.some((line) => guide.asks(line))) return lines;
    const first = lines.findIndex(Boolean);
    /** @type {Asked|undefined} */
    let asked;
    let [hasMet, isOnFirstPage] = [false, false];
    return lines.map(function (line, index) {
      if (!line || line.startsWith("#")) return line;
      const words = normalise(line);
      const [, label = "", value = ""] = /^(?:- )?([^:]{1,80}):\s+(.*)$/s.exec(line) ?? [];
      const before = asked;
      asked = guide.asks(line);
      hasMet ||= Boolean(asked);
      const isTitle = guide.overview.has(words) || guide.sections.has(words);
      if (isTitle || asked) isOnFirstPage = guide.overview.has(words);
      if (asked) return `#### ${line}`;
      if (words === before?.hint || guide.notes.has(words)) return `*${line}*`;
      if (guide.columns.has(words)) return `**${line}**`;
      if (!isOnFirstPage && topicIn(line) !== undefined) return `### ${line}`;
      const isField = guide.topicLine(line.replace(/^- /, "")) || (!hasMet && guide.fields.has(normalise(label)));
      if (isField && !isOnFirstPage) return `- **${label}:** ${value}`;
      if (index === first) return `# ${line}`;
      return isTitle || (hasMet && guide.isBetween(line) && !guide.isGuidance(line)) ? `## ${line}` : line;
    });
  }

  return { headingIn, unescaped, withHeadings, withSigns };
})();
