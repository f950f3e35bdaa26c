// Needs: site/words, plan/model/refused, plan/model/format, plan/model/details, plan/reading/sheet, plan/reading/text, plan/records/days, plan/records/cells, plan/records/names
/**
 * The records of a plan as tables: entries as rows for a spreadsheet, and entries from the rows of one that somebody
 * filled in, whatever kind of file it is. Touches neither the page nor the storage.
 */
var tkPlan = tkPlan || {};

/**
 * @typedef {{id: string, fields: Object<string, string>, internal: boolean|undefined}} ReadEntry an entry from a table;
 *   without an id if it is new
 * @typedef {{name: string, isHidden: boolean, rows: SheetRow[], told: Set<SheetFact>}} SheetRead a sheet of a spreadsheet
 * @typedef {{entries: ReadEntry[], notes: Words[], told: Words[]}} Taken notes say what could not be taken over, told what to
 *   look at
 */

tkPlan.recordTable = (function () {
  "use strict";

  const { bare, normalise } = tkPlan.text;
  const { isTurned, orderOf } = tkPlan.recordDays;
  const { isInternal, isLabelled, isNotPublic, markIn, plain, shown, taken } = tkPlan.recordCells;
  const { say, node, list, locale, called } = tkWords;
  const MOST_ROWS = 5_000;
  /** The columns beside those of a record's fields. Any language's headings are read: the file may be another site's. */
  const INTERNAL = "internal";
  const PUBLIC = "public";
  const ENTRY = "entry";
  /** Stands before an entry's name that looks like a number or a date. */
  const NAMED = "id-";
  /** How many rows may be above the headings, such as a title. */
  const MOST_ABOVE = 20;
  /** @type {Array<["internal"|"entry", string[]]>} */
  const HEADINGS = [
    [INTERNAL, called("builder-records.internal")],
    [ENTRY, called("builder-records.entry")],
  ];
  /** @type {Object<SheetFact, Words>} what to tell people of a sheet */
  const TOLD = {
    hidden: node("builder-records.hidden"),
    merged: node("builder-records.merged"),
    beside: node("builder-records.beside"),
    formulas: node("builder-records.formulas"),
    struck: node("builder-records.struck"),
    twice: node("builder-records.twice"),
  };

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
        // Spreadsheets take such a name for a number or a date, and change it.
        tkPlan.recordNames.isMistakable(entry.id) ? `${NAMED}${entry.id}` : entry.id,
      ]),
    ];
  }

  /**
   * Reads the entries from the sheet that is one of the records: the first, and rather one that people see.
   * @param {SheetRead[]} sheets
   * @param {RecordDefinition[]} records those that it may be
   * @returns {Taken & {record: RecordDefinition}}
   * @throws {Refused} none of them is
   */
  function read(sheets, records) {
    const inOrder = [...sheets].sort((one, other) => Number(one.isHidden) - Number(other.isHidden));
    const fits = inOrder.flatMap(function (sheet) {
      const found = below(sheet.rows, records);
      return found ? [{ sheet, found }] : [];
    });
    if (!fits.length) {
      const lists = list(records.map(quoted), "disjunction");
      const headings = list(records[0].fields.map(quoted));
      throw new tkPlan.Refused(node("builder-records.no-list", { lists, headings }));
    }
    const [{ sheet, found }] = fits;
    if (found.body.length >= MOST_ROWS)
      throw new tkPlan.Refused(node("builder-records.too-many", { most: MOST_ROWS.toLocaleString(locale()) }));
    const taken = entriesIn(found);
    const others = sheets.filter((one) => one !== sheet && one.rows.length);
    if (others.length) {
      const names = list(others.map(({ name }) => quote(name)));
      taken.told.push(node("builder-records.other-sheets", { sheet: sheet.name, others: names }));
    }
    for (const fact of sheet.told) taken.told.push(TOLD[fact]);
    return { record: found.record, ...taken };
  }

  /**
   * @param {NonNullable<ReturnType<typeof below>>} found
   * @returns {Taken}
   */
  function entriesIn({ above, columns, guessed, body, extra, next }) {
    /** @type {Words[]} */
    const notes = above.length
      ? [node("builder-records.above", { words: list(above.map((text) => quote(text))) })]
      : [];
    /** @type {Words[]} */
    const told = guessed.map(({ name, column }) =>
      node(column === PUBLIC ? "builder-records.taken-for-public" : "builder-records.taken-for-mark", { name }),
    );
    const orders = columns.map((column, at) =>
      column && typeof column === "object" && column.kind === "date" ? orderOf(column, at, body, told) : "day",
    );
    const entries = body.flatMap(function ({ number, cells }) {
      /** @type {ReadEntry} */
      const entry = { id: "", fields: {}, internal: undefined };
      columns.forEach(function (column, at) {
        const value = plain(cells[at]);
        // Nobody knows what it says: it takes nothing away, and lets nothing out.
        if (value === tkPlan.sheet.UNKNOWN) entry.internal ||= column === INTERNAL || column === PUBLIC || undefined;
        else if (column === ENTRY) entry.id = value.startsWith(NAMED) ? value.slice(NAMED.length) : value;
        else if (column === INTERNAL) entry.internal = isInternal(value, number, told) || entry.internal || false;
        else if (column === PUBLIC) entry.internal = isNotPublic(value) || entry.internal || false;
        else if (column) {
          const text = taken(column, value, orders[at], number, notes);
          // What an entry cannot hold takes nothing away that it holds.
          if (text || !value) entry.fields[column.id] = text;
        } else if (isLabelled(value)) {
          entry.internal = true;
          told.push(node("builder-records.labelled", { row: number, text: value.slice(0, 80) }));
        }
      });
      return Object.values(entry.fields).some(Boolean) ? [entry] : [];
    });
    for (const name of extra)
      notes.push(name ? node("builder-records.not-a-column", { name }) : node("builder-records.no-heading"));
    if (next) notes.push(node("builder-records.list-below", { row: next.number }));
    return { entries, notes, told };
  }

  /** @param {string} text */
  const quote = (text) => say("builder-files.quoted", { text: text.slice(0, 80) });
  /** @param {{title: string}} thing */
  const quoted = ({ title }) => quote(title);

  /**
   * Finds the headings, also below a title, and the row of another list's headings: of an entry's words, few are such.
   * @param {SheetRow[]} rows
   * @param {RecordDefinition[]} records
   */
  function below(rows, records) {
    for (let at = 0; at < Math.min(rows.length, MOST_ABOVE + 1); at += 1) {
      const found = headings(rows.slice(at), records);
      if (!found) continue;
      const above = rows.slice(0, at).flatMap(({ cells }) => cells.map(shown).filter(Boolean));
      const next = found.body.find(function (row) {
        const other = headings([row], records);
        return other && other.record !== found.record && other.extra.length < other.count;
      });
      return { ...found, above, next, body: next ? found.body.slice(0, found.body.indexOf(next)) : found.body };
    }
    return undefined;
  }

  /**
   * Finds the record that most of the headings belong to: it must have the first, which names the entries.
   * @param {SheetRow[]} rows
   * @param {RecordDefinition[]} records
   */
  function headings([first = { number: 0, cells: [] }, ...body], records) {
    const titles = Array.from(first.cells, shown);
    const names = titles.map(normalise);
    // Thousands of rows are none.
    if (!records.some(({ fields }) => names.includes(normalise(fields[0].title)))) return undefined;
    /** @type {Set<number>} the columns that hold something, if only a heading */
    const used = new Set();
    for (const { cells } of [first, ...body]) for (const at of cells.keys()) if (shown(cells[at])) used.add(at);
    const fits = records.map(function (record) {
      /** @type {Map<string, RecordField|"internal"|"entry">} */
      const known = new Map(record.fields.map((field) => [normalise(field.title), field]));
      for (const [column, names] of HEADINGS) for (const name of names) known.set(normalise(name), column);
      /** @type {Array<{name: string, column: "internal"|"public"}>} */
      const guessed = [];
      const columns = names.map(function (name, index) {
        const column = known.get(name);
        // Of two columns of one name, only what keeps an entry in the team is taken from both.
        if (column) return names.indexOf(name) === index || column === INTERNAL ? column : null;
        const values = body.map(({ cells }) => shown(cells[index]));
        const mark = markIn(titles[index], values);
        if (mark) guessed.push({ name: titles[index], column: mark });
        return mark ?? null;
      });
      return {
        record,
        columns,
        guessed,
        // People put lists below each other, each with its headings.
        body: body.filter(
          ({ cells }) => !columns.every((column, at) => !column || normalise(cells[at] ?? "") === names[at]),
        ),
        extra: [...new Set([...used].filter((at) => !columns[at]).map((at) => titles[at] ?? ""))],
        count: columns.filter(Boolean).length,
      };
    });
    fits.sort((one, other) => other.count - one.count);
    return fits.find(({ record, columns, count }) => columns.includes(record.fields[0]) && count > 1);
  }

  /**
   * Brings entries that were read into those that are there. One with the id of an entry changes it; one without an id
   * is new, unless an entry says the same already.
   * @param {RecordDefinition} record
   * @param {Entry[]} before
   * @param {ReadEntry[]} entries from `read`
   * @returns {{entries: Entry[], added: number, changed: number, same: number, restored: number, lost: number, turned: number}}
   *   restored and lost count the entries whose name a spreadsheet took for a number: those that were found again, and those that
   *   were not; turned those in which day and month have changed places
   */
  function merge(record, before, entries) {
    const after = structuredClone(before);
    const counts = { added: 0, changed: 0, same: 0, restored: 0, lost: 0, turned: 0 };
    // As tables hold it: spaces at the edges, tabs, and how a line ends, are no difference.
    /** @param {{fields: Object<string, string>}} entry */
    const words = ({ fields }) =>
      JSON.stringify(
        record.fields.map(({ id }) => bare((fields[id] ?? "").replace(/\r\n?/g, "\n").replaceAll("\t", " "))),
      );
    const there = new Set(before.map(words));
    const kept = [...after];
    /** @param {string} id */
    const isFree = (id) => /^[A-Za-z0-9_-]{1,64}$/.test(id) && !after.some((one) => one.id === id);
    const known = (/** @type {string} */ id) => tkPlan.recordNames.known(kept, id);
    const rowOf = rowsOf(entries, known, words);

    /** @param {ReadEntry} read */
    function add({ id, fields, internal }) {
      counts.added += 1;
      if (tkPlan.recordNames.isChanged(id)) counts.lost += 1;
      there.add(words({ fields }));
      const own = isFree(id) ? id : tkPlan.format.newId().slice(0, 8);
      after.push({ id: own, fields, ...(internal ? { internal } : {}) });
    }

    /** @type {function(Entry, ReadEntry): void} */
    function change(old, { id, fields, internal }) {
      if (old.id !== id) counts.restored += 1;
      if (record.fields.some(({ id, kind }) => kind === "date" && isTurned(old.fields[id], fields[id])))
        counts.turned += 1;
      const fresh = { ...old, fields: { ...old.fields, ...fields }, internal: internal ?? old.internal ?? false };
      const differs = words(fresh) !== words(old) || fresh.internal !== (old.internal ?? false);
      counts[differs ? "changed" : "same"] += 1;
      if (differs) Object.assign(old, fresh);
    }

    for (const read of entries) {
      const old = known(read.id);
      if (old && rowOf.get(old) === read) change(old, read);
      else if (there.has(words(read))) counts.same += 1;
      else add(read);
    }
    return { entries: after, ...counts };
  }

  /**
   * People copy a row to write a new one, and its name with it: the row that says what the entry says is the entry's, or
   * else the first.
   * @param {ReadEntry[]} entries
   * @param {function(string): Entry|undefined} known the entry of that name
   * @param {function({fields: Object<string, string>}): string} words
   * @returns {Map<Entry, ReadEntry>} the row of each entry
   */
  function rowsOf(entries, known, words) {
    /** @type {Map<Entry, ReadEntry>} */
    const rows = new Map();
    for (const read of entries) {
      const old = known(read.id);
      if (!old) continue;
      const says = words({ fields: { ...old.fields, ...read.fields } }) === words(old);
      if (says || !rows.has(old)) rows.set(old, read);
    }
    return rows;
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
