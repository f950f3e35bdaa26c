// Needs: site/words, site/csv, site/files, plan/model/refused, plan/writing/record-scope, plan/writing/exports, plan/reading/text, plan/records/calendar, plan/records/csv, plan/records/entries, plan/builder/dialogs, plan/builder/elements
/**
 * The records as files: saves one as a spreadsheet, brings one in that was filled in, and makes the page to publish.
 */
var tkPlan = tkPlan || {};

tkPlan.recordFiles = (function () {
  "use strict";

  const { say, node } = tkWords;
  const { find, findAll } = tkPlan.elements;
  const { nameOf } = tkPlan.entries;
  const MOST_BYTES = 5_000_000;

  /**
   * @param {{definition: Definition, form: any, undo: any, tell: function(Words): void}} page the form and the undo bar of
   *   the page, and what says what happened
   * @returns {{work: Object<string, function(HTMLElement): void>, open: function(File): Promise<void>}} `work` by the
   *   name of a button; `open` reads a CSV file, and throws `Refused`
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

    /** @param {HTMLElement} button */
    function save(button) {
      const record = recordOf(button);
      const text = tkCsv.write(tkPlan.recordCsv.rows(record, form.records.entries(record)));
      tkFiles.save(new Blob([text], { type: "text/csv;charset=utf-8" }), fileName(record.title, "csv"));
      tell(node("builder-records.saved", { record: record.title }));
    }

    /**
     * Saves the days of a record's entries, and that of the plan's next review, for a calendar.
     * @param {HTMLElement} button
     */
    function saveDates(button) {
      const record = recordOf(button);
      const { text, count } = tkPlan.calendar.write(form.plan(), definition, record);
      if (count) tkFiles.save(new Blob([text], { type: "text/calendar;charset=utf-8" }), fileName(record.title, "ics"));
      tell(node(count ? "builder-records.dates-saved" : "builder-records.no-dates", { count }));
    }

    /** @type {function(string, string): string} */
    const fileName = (title, format) => tkPlan.exports.fileName({ title, modified: form.plan().modified }, format);

    /** @param {File} file */
    async function open(file) {
      const { record, entries, notes } = tkPlan.recordCsv.read(await textOf(file), definition.records);
      const { added, changed, same, restored } = tkPlan.recordCsv.merge(record, form.records.entries(record), entries);
      const text = [
        node("builder-records.file-holds", { file: file.name, record: record.title }),
        [
          node("builder-records.new", { count: added }),
          node("builder-records.changed", { count: changed }),
          node("builder-records.same", { count: same }),
        ],
        ...(restored ? [node("builder-records.restored", { count: restored })] : []),
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
      const merged = tkPlan.recordCsv.merge(record, before, entries).entries;
      form.records.put(record, structuredClone(merged));
      const restore = () =>
        form.records.put(record, tkPlan.recordCsv.unmerge(before, merged, form.records.entries(record)));
      const done = {
        added: say("builder-records.added", { count: added }),
        changed: say("builder-records.changed", { count: changed }),
        record: record.title,
      };
      undo.offer(node("builder-records.brought-in", done), restore, form.plan());
    }

    /** @param {File} file */
    async function textOf(file) {
      if (file.size > MOST_BYTES) throw new tkPlan.Refused(node("builder-records.too-large"));
      const bytes = new Uint8Array(await file.arrayBuffer());
      try {
        return tkPlan.text.decoded(bytes);
      } catch {
        // What Excel on Windows calls CSV, without more words, is in the alphabet of the country.
        return new TextDecoder("windows-1252").decode(bytes);
      }
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
      dialog.showModal();
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

    async function publish() {
      const boxes = findAll("[data-publish-entries] :checked", dialog, HTMLInputElement);
      const chosen = new Set(boxes.map((box) => box.value));
      if (!chosen.size) {
        result.replaceChildren(node("builder-records.choose-entry"));
        return;
      }
      const format = find('[name="publish-format"]:checked', dialog, HTMLInputElement).value;
      const title = titleField.value;
      const entries = form.records.entries(published).filter((/** @type {Entry} */ entry) => chosen.has(entry.id));
      const texts = { title, intro: introField.value, day: new Date().toISOString() };
      const scope = tkPlan.recordScope.recordScope(published, definition.details ?? [], form.plan(), entries, texts);
      tkFiles.save(
        await tkPlan.exports.makeRecordFile(published, format, scope),
        fileName(title.trim() || published.title, format),
      );
      result.replaceChildren(node("builder-records.page-saved"));
    }

    return {
      work: { "record-save": save, "record-dates": saveDates, "record-publish": show, "publish-save": publish },
      open,
    };
  }

  return { mountRecordFiles };
})();
