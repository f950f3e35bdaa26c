// Needs: site/words, plan/model/details
/**
 * The dates of a plan for a calendar, as an iCalendar file (RFC 5545) that Outlook and others open: what a record says
 * is to be done, and the day on which the plan is looked at again. Touches neither the page nor the storage.
 */
var tkPlan = tkPlan || {};

tkPlan.calendar = (function () {
  "use strict";

  const { say } = tkWords;
  const { detailOf, readable } = tkPlan.details;
  /** A line is no longer than so many bytes. What is longer goes on in the next, after a space. */
  const LONGEST = 75;
  const DAY = /^\d{4}-\d\d-\d\d$/;

  /**
   * @param {Plan} plan
   * @param {Definition} definition
   * @param {RecordDefinition} record one with `dates`
   * @returns {{text: string, count: number}} the file's text, and how many dates are in it
   */
  function write(plan, definition, record) {
    const events = [
      ...(plan.records[record.id] ?? []).map((entry) => entryEvent(plan, record, entry)),
      review(plan, definition),
    ];
    const found = events.filter((event) => event !== null);
    const lines = [
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//involvement-toolkit//plan//EN",
      "CALSCALE:GREGORIAN",
      "METHOD:PUBLISH",
    ];
    lines.push(...found.flat(), "END:VCALENDAR");
    return { text: lines.map((line) => `${folded(line)}\r\n`).join(""), count: found.length };
  }

  /**
   * @param {Plan} plan
   * @param {RecordDefinition} record
   * @param {Entry} entry
   */
  function entryEvent(plan, record, { id, fields, internal }) {
    const { starts, ends } = record.dates ?? { starts: "", ends: "" };
    const days = [fields[starts], fields[ends]].filter((day) => DAY.test(day ?? "")).sort();
    const [name, ...others] = record.fields;
    const about = others
      .filter(({ id: field }) => field !== starts && field !== ends && fields[field])
      .map((field) => say("builder.labelled", { label: field.title, text: readable(field, fields[field.id]) }));
    return days.length
      ? event(
          plan,
          id,
          days[0],
          days.at(-1) ?? days[0],
          fields[name.id] || say("builder-records.wordless"),
          about,
          internal,
        )
      : null;
  }

  /**
   * @param {Plan} plan
   * @param {Definition} definition
   */
  function review(plan, definition) {
    const detail = definition.details?.find(({ id }) => id === "review-date");
    const day = detail ? detailOf(plan, detail) : "";
    const title = plan.title.trim() || definition.title;
    return DAY.test(day) ? event(plan, "review", day, day, say("builder-records.review", { plan: title }), []) : null;
  }

  /**
   * @param {Plan} plan
   * @param {string} id
   * @param {string} first its first day
   * @param {string} last
   * @param {string} summary
   * @param {string[]} about
   * @param {boolean} [internal] whether others who see the calendar should not see it
   * @returns {string[]} the lines of what goes on for whole days
   */
  function event(plan, id, first, last, summary, about, internal = false) {
    const after = new Date(Date.parse(`${last}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
    return [
      "BEGIN:VEVENT",
      `UID:${plan.id}-${id}@involvement-toolkit`,
      `DTSTAMP:${new Date(plan.modified).toISOString().replace(/[-:]|\.\d+/g, "")}`,
      `DTSTART;VALUE=DATE:${first.replaceAll("-", "")}`,
      `DTEND;VALUE=DATE:${after.replaceAll("-", "")}`,
      `SUMMARY:${escaped(summary.replace(/\s+/g, " ").trim())}`,
      ...(about.length ? [`DESCRIPTION:${escaped(about.join("\n"))}`] : []),
      ...(internal ? ["CLASS:PRIVATE"] : []),
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    ];
  }

  /** @param {string} text */
  const escaped = (text) =>
    text
      .replace(/[\\;,]/g, "\\$&")
      .replace(/\r\n?|\n/g, "\\n")
      .replace(/[\0-\x1f\x7f]/g, " ");

  /**
   * Folds a line between characters, never inside one.
   * @param {string} line
   */
  function folded(line) {
    const parts = [""];
    let bytes = 0;
    for (const character of line) {
      const size = new TextEncoder().encode(character).length;
      if (bytes + size > LONGEST) {
        parts.push("");
        bytes = 1;
      }
      parts[parts.length - 1] += character;
      bytes += size;
    }
    return parts.join("\r\n ");
  }

  return { write };
})();
