// Needs: site/words, plan/model/refused, plan/model/format, plan/model/details, plan/reading/text, plan/reading/dates
/**
 * The records of a plan as spreadsheets: entries as rows to save as CSV, and entries read from a CSV file that somebody
 * filled in. Touches neither the page nor the storage. overrides/assets/site/csv.js writes the file itself.
 */
var tkPlan = tkPlan || {};

/**
 * @typedef {{id: string, fields: Object<string, string>, internal: boolean|undefined}} ReadEntry an entry from a CSV
 *   file; without an id if it is new
 */

tkPlan.recordCsv = (function () {
  "use strict";

  const { normalise } = tkPlan.text;
  const { dateOf } = tkPlan.dates;
  const { say, node, list, locale, called } = tkWords;
  const MOST_ROWS = 5_000;
  /** The columns beside those of a record's fields. Any language's headings are read: the file may be another site's. */
  const INTERNAL = "internal";
  const ENTRY = "entry";
  /** Stands before an entry's name that looks like a number. */
  const NAMED = "id-";
  /** @type {Array<["internal"|"entry", string[]]>} */
  const HEADINGS = [
    [INTERNAL, called("builder-records.internal")],
    [ENTRY, called("builder-records.entry")],
  ];
  const YES = ["y", "yes", "true", "1", "x", ...called("builder-records.internal-yes")].map(normalise);

  /**
   * @param {RecordDefinition} record what an entry holds
   * @param {Entry[]} entries
   * @returns {string[][]} the row of headings, and a row for each entry: dates as 2026-03-02, choices in words
   */
  function rows(record, entries) {
    /** @type {function(RecordField, string): string} */
    const text = (field, value) => (field.kind === "choice" ? tkPlan.details.readable(field, value) : value);
    return [
      [...record.fields.map((field) => field.title), say("builder-records.internal"), say("builder-records.entry")],
      ...entries.map((entry) => [
        ...record.fields.map((field) => text(field, entry.fields[field.id] ?? "")),
        entry.internal ? say("builder-records.internal-yes") : "",
        // Spreadsheets take such a name for a number, and change it.
        /^[\d.]+(?:e\d+)?$/i.test(entry.id) ? `${NAMED}${entry.id}` : entry.id,
      ]),
    ];
  }

  /**
   * Reads a CSV file: with commas, semicolons or tabs, whichever the spreadsheet took.
   * @param {string} text the file's text
   * @param {RecordDefinition[]} records those that it may belong to
   * @returns {{record: RecordDefinition, entries: ReadEntry[], notes: Words[]}} notes say what could not be taken over
   * @throws {Refused} it is none of the records
   */
  function read(text, records) {
    const table = parse(text.replace(/^\uFEFF/, ""));
    const found = headings(table, records);
    if (!found) {
      const lists = list(records.map(quoted), "disjunction");
      const headings = list(records[0].fields.map(quoted));
      throw new tkPlan.Refused(node("builder-records.no-list", { lists, headings }));
    }
    const { record, columns, body, extra } = found;
    /** @type {Words[]} */
    const notes = [];
    /** @type {ReadEntry[]} */
    const entries = [];
    body.forEach(function (cells, index) {
      /** @type {ReadEntry} */
      const entry = { id: "", fields: {}, internal: undefined };
      columns.forEach(function (column, at) {
        const value = cell(cells[at]);
        const name = value.startsWith(NAMED) ? value.slice(NAMED.length) : value;
        if (column === ENTRY) entry.id = /^[A-Za-z0-9_.+-]{1,64}$/.test(name) ? name : "";
        else if (column === INTERNAL) entry.internal = YES.includes(normalise(value));
        else if (column) entry.fields[column.id] = taken(column, value, index + 1, notes);
      });
      if (Object.values(entry.fields).some(Boolean)) entries.push(entry);
    });
    for (const name of extra) notes.push(node("builder-records.not-a-column", { name }));
    return { record, entries, notes };
  }

  /** @param {{title: string}} thing */
  const quoted = ({ title }) => say("builder-files.quoted", { text: title });

  /**
   * Finds the record that most of the headings belong to: it must have the first, which names the entries.
   * @param {string[][]} table
   * @param {RecordDefinition[]} records
   */
  function headings([first = [], ...body], records) {
    const names = first.map((value) => normalise(cell(value)));
    const fits = records.map(function (record) {
      /** @type {Map<string, RecordField|"internal"|"entry">} */
      const known = new Map(record.fields.map((field) => [normalise(field.title), field]));
      for (const [column, names] of HEADINGS) for (const name of names) known.set(normalise(name), column);
      const columns = names.map((name, index) => (names.indexOf(name) === index && known.get(name)) || null);
      const extra = first.map(cell).filter((name, at) => name && !columns[at] && body.some((row) => cell(row[at])));
      return { record, columns, body, extra, count: columns.filter(Boolean).length };
    });
    const sound = fits.filter(({ record, columns, count }) => columns.includes(record.fields[0]) && count > 1);
    return sound.sort((one, other) => other.count - one.count)[0];
  }

  /**
   * @param {RecordField} field
   * @param {string} value
   * @param {number} row
   * @param {Words[]} notes gets a note of what the entry cannot hold
   * @returns {string} what an entry can hold of a cell's text
   */
  function taken(field, value, row, notes) {
    if (!value) return "";
    let text = value;
    if (field.kind === "date") text = dateOf(value);
    if (field.kind === "choice") {
      text =
        field.choices?.find(({ id, title }) => [id, title].some((name) => normalise(name) === normalise(value)))?.id ??
        "";
    }
    if (field.kind === "line") text = value.replace(/\s+/g, " ");
    if (!text) {
      const cell = { row, field: field.title, text: value.slice(0, 80) };
      const choices = list(
        (field.choices ?? []).map(({ title }) => title),
        "disjunction",
      );
      notes.push(
        field.kind === "date"
          ? node("builder-records.not-a-date", cell)
          : node("builder-records.not-a-choice", { ...cell, choices }),
      );
    }
    return text;
  }

  /**
   * @param {string} [value]
   * @returns {string} a cell's text. The apostrophe that keeps a spreadsheet from taking it for a formula is not part of it
   */
  function cell(value = "") {
    const text = value.replace(/\r\n?/g, "\n").trim();
    return text.replace(/^'(?=\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/, "");
  }

  /**
   * @param {string} text
   * @returns {string[][]} the rows that are not empty
   */
  function parse(text) {
    // Excel writes which mark it took into a line of its own.
    const [first, said] = /^sep=([,;\t])\r?\n/i.exec(text) ?? [""];
    text = text.slice(first.length);
    const [line] = /** @type {RegExpExecArray} */ (/^(?:"[^"]*"|[^"\r\n])*/.exec(text));
    /** @param {string} mark */
    const count = (mark) => line.replace(/"[^"]*"/g, "").split(mark).length;
    const separator = said ?? [",", ";", "\t"].sort((one, other) => count(other) - count(one))[0];
    /** @type {string[][]} */
    const table = [[]];
    let row = table[0];
    // A cell in quotes, or one without; then what ends it. What stands behind a closing quote is kept.
    const token = new RegExp(`(?:"((?:[^"]|"")*)"?)?([^${separator}\\r\\n]*)(${separator}|\\r\\n|\\n|\\r|$)`, "g");
    for (const [whole, quoted = "", plain, end] of text.matchAll(token)) {
      if (!whole && !end && !row.length) break;
      row.push(quoted.replaceAll('""', '"') + plain);
      if (end === "") break;
      if (end !== separator) {
        row = [];
        table.push(row);
      }
      if (table.length > MOST_ROWS) {
        throw new tkPlan.Refused(node("builder-records.too-many", { most: MOST_ROWS.toLocaleString(locale()) }));
      }
    }
    return table.filter((row) => row.some((value) => value.trim()));
  }

  /**
   * Brings entries that were read into those that are there. One with the id of an entry changes it; one without an id
   * is new, unless an entry says the same already.
   * @param {RecordDefinition} record
   * @param {Entry[]} before
   * @param {ReadEntry[]} entries from `read`
   * @returns {{entries: Entry[], added: number, changed: number, same: number, restored: number}} restored: how many of the
   *   entries a spreadsheet had taken the name of for a number
   */
  function merge(record, before, entries) {
    const after = structuredClone(before);
    const counts = { added: 0, changed: 0, same: 0, restored: 0 };
    /** @param {{fields: Object<string, string>}} entry */
    const words = ({ fields }) => JSON.stringify(record.fields.map(({ id }) => fields[id] ?? ""));
    const there = new Set(before.map(words));
    for (const { id, fields, internal } of entries) {
      const exact = after.find((entry) => entry.id === id);
      // What a spreadsheet made of a name that looks like a number is the same number, written in another way.
      const alike =
        exact || !/^[\d.]+(?:e\+?\d+)?$/i.test(id) ? [] : after.filter((one) => Number(one.id) === Number(id));
      const old = id && (exact ?? (alike.length === 1 ? alike[0] : undefined));
      if (old && old !== exact) counts.restored += 1;
      if (!old) {
        if (there.has(words({ fields }))) counts.same += 1;
        else {
          counts.added += 1;
          there.add(words({ fields }));
          after.push({
            id: /^[A-Za-z0-9_-]{1,64}$/.test(id) ? id : tkPlan.format.newId().slice(0, 8),
            fields,
            ...(internal ? { internal } : {}),
          });
        }
        continue;
      }
      const fresh = { ...old, fields: { ...old.fields, ...fields }, internal: internal ?? old.internal ?? false };
      const differs = words(fresh) !== words(old) || fresh.internal !== (old.internal ?? false);
      counts[differs ? "changed" : "same"] += 1;
      if (differs) Object.assign(old, fresh);
    }
    return { entries: after, ...counts };
  }

  /**
   * Takes back what `merge` did, and nothing that was written since: an entry that somebody changed meanwhile stays as
   * it is.
   * @param {Entry[]} before as they were before
   * @param {Entry[]} merged as `merge` left them
   * @param {Entry[]} now
   * @returns {Entry[]}
   */
  function unmerge(before, merged, now) {
    const were = new Map(before.map((entry) => [entry.id, entry]));
    const made = new Map(merged.map((entry) => [entry.id, JSON.stringify(entry)]));
    return now.flatMap((entry) =>
      made.get(entry.id) === JSON.stringify(entry) ? (were.get(entry.id) ?? []) : [entry],
    );
  }

  return { rows, read, merge, unmerge };
})();
