// Needs: site/words, site/coming, site/csv, site/files, plan/model/copies, plan/model/refused, plan/model/staying, plan/writing/record-scope, plan/writing/exports, plan/writing/sheets, plan/reading/spreadsheet, plan/records/calendar, plan/records/csv, plan/records/table, plan/records/entries, plan/builder/dialogs, plan/builder/elements
/**
 * The records as files: saves one as a spreadsheet, brings one in that was filled in, and makes the page to publish.
 */
var tkPlan = tkPlan || {};

tkPlan.recordFiles = (function () {
  "use strict";

  const { say, node } = tkWords;
  const { find, findAll } = tkPlan.elements;
  const { nameOf } = tkPlan.entries;
  const { withoutPersonal } = tkPlan.copies;
  const { before } = tkPlan.staying;
  const { openWindow, paragraph } = tkPlan.dialogs;
  const MOST_BYTES = 5_000_000;

  /**
   * @param {{definition: Definition, form: any, undo: any, tell: function(Words): void}} page the form and the undo bar of
   *   the page, and what says what happened
   * @returns {{work: Object<string, function(HTMLElement): void|Promise<void>>, open: function(File): Promise<void>}} `work` by the
   *   name of a button; `open` reads a spreadsheet, and throws `Refused`
   */
  function mountRecordFiles({ definition, form, undo, tell }) {
    const dialog = find("#record-publish", document, HTMLDialogElement);
    const titleField = find("[data-publish-title]", dialog, HTMLInputElement);
    const introField = find("[data-publish-intro]", dialog, HTMLTextAreaElement);
    const result = find("[data-dialog-status]", dialog);
    /**
     * The record that the dialog shows.
     * @type {RecordDefinition}
     */
    let published;

    /** @param {HTMLElement} button */
    function recordOf(button) {
      const root = /** @type {HTMLElement|null} */ (button.closest("[data-record]"));
      const record = definition.records.find(({ id }) => id === root?.dataset.record);
      return /** @type {RecordDefinition} */ (record);
    }

    /** @param {RecordDefinition} record */
    const holdsInternal = (record) =>
      form.records.entries(record).some((/** @type {Entry} */ { internal }) => internal);

    /** @param {HTMLElement} button */
    async function save(button) {
      const record = recordOf(button);
      const root = /** @type {HTMLElement} */ (button.closest("[data-record]"));
      const format = find("[data-record-format]", root, HTMLSelectElement).value;
      const rows = tkPlan.recordTable.rows(record, form.records.entries(record));
      if (format === "xlsx" && rows.flat().some((text) => text.length > tkPlan.sheets.MOST_IN_CELL)) {
        tell(node("builder-records.too-long"));
        return;
      }
      tkFiles.save(await spreadsheet(record, format, rows), fileName(record.title, format));
      tell(
        node(holdsInternal(record) ? "builder-records.saved-for-us" : "builder-records.saved", {
          record: record.title,
        }),
      );
    }

    /**
     * @param {RecordDefinition} record
     * @param {string} format
     * @param {string[][]} rows
     */
    function spreadsheet(record, format, rows) {
      if (format === "csv") return new Blob([tkCsv.write(rows)], { type: "text/csv;charset=utf-8" });
      /** @type {ColumnKind[]} */
      const kinds = [...record.fields.map(({ kind }) => kind), "mark", "line"];
      return tkPlan.sheets.makeSheet(format, record.title, kinds, rows);
    }

    /**
     * Saves the days of a record's entries, and that of the plan's next review, for a calendar.
     * @param {HTMLElement} button
     */
    function saveDates(button) {
      const record = recordOf(button);
      const { text, count } = tkPlan.calendar.write(form.plan(), definition, record);
      if (count) tkFiles.save(new Blob([text], { type: "text/calendar;charset=utf-8" }), fileName(record.title, "ics"));
      const saved = holdsInternal(record) ? "builder-records.dates-for-us" : "builder-records.dates-saved";
      tell(node(count ? saved : "builder-records.no-dates", { count }));
    }

    /** @type {function(string, string): string} */
    const fileName = (title, format) => tkPlan.exports.fileName({ title, modified: form.plan().modified }, format);

    /** @param {File} file */
    async function open(file) {
      const asked = performance.now();
      const { record, entries, notes, told } = await readRecord(file);
      await tkComing.pause(asked);
      const { added, changed, same, restored, lost, turned } = tkPlan.recordTable.merge(
        record,
        form.records.entries(record),
        entries,
      );
      const text = [
        node("builder-records.file-holds", { file: file.name, record: record.title }),
        [
          node("builder-records.new", { count: added }),
          node("builder-records.changed", { count: changed }),
          node("builder-records.same", { count: same }),
        ],
        ...(restored ? [node("builder-records.restored", { count: restored })] : []),
        ...(lost ? [node("builder-records.lost", { count: lost })] : []),
        ...(turned ? [node("builder-records.turned", { count: turned })] : []),
        ...told,
        ...(notes.length ? [node("builder-records.not-taken"), notes] : []),
        node("builder-records.others-stay"),
      ];
      if (
        !(await tkPlan.dialogs.confirm(
          node("builder-records.bring-in-title"),
          text,
          node("builder-records.bring-in-yes"),
        ))
      )
        return;
      // Another tab may have changed the entries while the person was asked.
      const before = form.records.entries(record);
      const merged = tkPlan.recordTable.merge(record, before, entries).entries;
      form.records.put(record, structuredClone(merged));
      const restore = () =>
        form.records.put(record, tkPlan.recordTable.unmerge(before, merged, form.records.entries(record)));
      const done = {
        added: say("builder-records.added", { count: added }),
        changed: say("builder-records.changed", { count: changed }),
        record: record.title,
      };
      undo.offer(node("builder-records.brought-in", done), restore, form.plan());
    }

    /**
     * Reads a spreadsheet, whatever its name says that it is.
     * @param {File} file
     */
    async function readRecord(file) {
      if (file.size > MOST_BYTES) throw new tkPlan.Refused(node("builder-records.too-large"));
      const bytes = new Uint8Array(await file.arrayBuffer());
      if (tkPlan.spreadsheet.isPacked(bytes)) {
        return tkPlan.recordTable.read(await tkPlan.spreadsheet.readSpreadsheet(bytes), definition.records);
      }
      const { rows, old, torn } = tkPlan.recordCsv.read(bytes);
      if (!rows.length) throw new tkPlan.Refused(node("builder-files.empty"));
      const sheet = { name: "", isHidden: false, rows, told: /** @type {Set<SheetFact>} */ (new Set()) };
      const read = tkPlan.recordTable.read([sheet], definition.records);
      if (torn) read.told.unshift(node("builder-records.torn", torn));
      if (old) read.told.unshift(node("builder-records.old-letters", { text: old }));
      return read;
    }

    /** @param {HTMLElement} button */
    function show(button) {
      published = recordOf(button);
      const { title, published_intro } = published;
      const { statistics } = form.plan();
      const both = { label: title, text: statistics.trim() };
      titleField.value = both.text ? say("builder.labelled", both) : title;
      introField.value = published_intro ?? "";
      result.textContent = "";
      find("[data-publish-entries]", dialog).replaceChildren(...form.records.entries(published).map(choice));
      sayBefore();
      openWindow(dialog);
    }

    /** @param {Entry} entry */
    function choice(entry) {
      const label = document.createElement("label");
      const box = document.createElement("input");
      box.type = "checkbox";
      box.value = entry.id;
      box.id = `publish-${entry.id}`;
      box.checked = !entry.internal;
      const name = nameOf(published, entry, say);
      label.append(
        box,
        " ",
        entry.internal ? node("builder-records.internal-entry", { entry: name }) : nameOf(published, entry, node),
      );
      return label;
    }

    /** @returns {Entry[]} the entries to publish */
    function chosenEntries() {
      const boxes = findAll("[data-publish-entries] :checked", dialog, HTMLInputElement);
      const chosen = new Set(boxes.map((box) => box.value));
      return form.records.entries(published).filter((/** @type {Entry} */ entry) => chosen.has(entry.id));
    }

    /** Says what of the page may be a person's own. */
    function sayBefore() {
      const plan = { ...withoutPersonal(form.plan(), definition), title: titleField.value, answers: {}, topics: [] };
      const words = before([], { ...plan, records: { [published.id]: chosenEntries() } }, definition);
      find("[data-publish-reached]", dialog).replaceChildren(...words.map(paragraph));
    }

    async function publish() {
      const entries = chosenEntries();
      if (!entries.length) {
        result.replaceChildren(node("builder-records.choose-entry"));
        return;
      }
      const format = find('[name="publish-format"]:checked', dialog, HTMLInputElement).value;
      const title = titleField.value;
      const texts = { title, intro: introField.value, day: new Date().toISOString() };
      const plan = withoutPersonal(form.plan(), definition);
      const scope = tkPlan.recordScope.recordScope(published, definition.details ?? [], plan, entries, texts);
      tkFiles.save(
        await tkPlan.exports.makeRecordFile(published, format, scope),
        fileName(title.trim() || published.title, format),
      );
      result.replaceChildren(node("builder-records.page-saved"));
    }

    dialog.addEventListener("change", sayBefore);
    return {
      work: { "record-save": save, "record-dates": saveDates, "record-publish": show, "publish-save": publish },
      open,
    };
  }

  return { mountRecordFiles };
})();
