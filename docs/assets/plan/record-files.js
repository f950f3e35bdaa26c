/**
 * The records as files: saves one as a spreadsheet, brings one in that was filled in, and makes the page to publish.
 */
(function () {
  "use strict";

  const tkPlan = (window.tkPlan ??= {});
  const MOST_BYTES = 5_000_000;

  /**
   * @param {{definition: Object, form: Object, confirm: function(string, Array<string|string[]>, string): Promise<boolean>,
   *   offerUndo: function(string, function(): void, Object): void, saveBlob: function(Blob, string): void}} page the
   *   form as form.js gives it, and what page.js lends
   * @returns {{work: Object<string, function(HTMLElement): void>, open: function(File): Promise<void>}} `work` by the
   *   name of a button; `open` reads a CSV file, and throws `Refused`
   */
  function mount({ definition, form, confirm, offerUndo, saveBlob }) {
    const dialog = document.getElementById("record-publish");
    const status = document.querySelector("[data-status]");
    const $ = (selector) => dialog.querySelector(selector);
    const recordOf = (button) => {
      const { record: id } = button.closest("[data-record]").dataset;
      return definition.records.find((record) => record.id === id);
    };
    /** The record that the dialog shows. */
    let published = null;

    function save(button) {
      const record = recordOf(button);
      const text = window.tkCsv.write(tkPlan.recordCsv.rows(record, form.records.entries(record)));
      saveBlob(new Blob([text], { type: "text/csv;charset=utf-8" }), fileName(record.title, "csv"));
      status.textContent = `“${record.title}” was saved to this computer. Look in your downloads.`;
    }

    const fileName = (title, format) => tkPlan.exports.fileName({ title, modified: form.plan().modified }, format);

    async function open(file) {
      const { record, entries, notes } = tkPlan.recordCsv.read(await textOf(file), definition.records);
      const before = form.records.entries(record);
      const merged = tkPlan.recordCsv.merge(record, before, entries);
      const { added, changed, same } = merged;
      const number = (count, what) => `${count} ${count === 1 ? "entry" : "entries"} ${what}`;
      const text = [
        `${file.name} holds entries of “${record.title}”:`,
        [number(added, "new here"), number(changed, "changed"), number(same, "the same as here")],
        ...(notes.length ? ["This could not be taken over:", notes] : []),
        "Entries that are not in the file stay as they are.",
      ];
      if (!(await confirm("Bring in these entries?", text, "Bring them in"))) return;
      form.records.put(record, merged.entries);
      const words = `${number(added, "added")}, ${number(changed, "changed")} in “${record.title}”.`;
      offerUndo(words, () => form.records.put(record, before), form.plan());
    }

    async function textOf(file) {
      if (file.size > MOST_BYTES) throw new tkPlan.Refused("This spreadsheet is too large to be a list of entries.");
      const bytes = new Uint8Array(await file.arrayBuffer());
      try {
        return tkPlan.read.decoded(bytes);
      } catch {
        // What Excel on Windows calls CSV, without more words, is in the alphabet of the country.
        return new TextDecoder("windows-1252").decode(bytes);
      }
    }

    function show(button) {
      published = recordOf(button);
      const { title, published_intro } = published;
      const { statistics } = form.plan();
      $("[data-publish-title]").value = statistics.trim() ? `${title}: ${statistics.trim()}` : title;
      $("[data-publish-intro]").value = published_intro;
      $("[data-dialog-status]").textContent = "";
      $("[data-publish-entries]").replaceChildren(...form.records.entries(published).map(choice));
      dialog.showModal();
    }

    function choice(entry) {
      const label = document.createElement("label");
      const box = document.createElement("input");
      box.type = "checkbox";
      box.value = entry.id;
      box.id = `publish-${entry.id}`;
      box.checked = !entry.internal;
      label.append(box, ` ${tkPlan.records.nameOf(published, entry)}${entry.internal ? " (internal)" : ""}`);
      return label;
    }

    async function publish() {
      const say = $("[data-dialog-status]");
      const chosen = new Set([...dialog.querySelectorAll("[data-publish-entries] :checked")].map((box) => box.value));
      if (!chosen.size) {
        say.textContent = "Choose at least one entry.";
        return;
      }
      const format = $('[name="publish-format"]:checked').value;
      const title = $("[data-publish-title]").value;
      const entries = form.records.entries(published).filter((entry) => chosen.has(entry.id));
      const texts = { title, intro: $("[data-publish-intro]").value, day: new Date().toISOString() };
      const scope = tkPlan.scope.recordScope(published, form.plan(), entries, texts);
      saveBlob(await tkPlan.exports.makeRecord(published, format, scope), fileName(title.trim() || published.title, format));
      say.textContent = "The page was saved to this computer. Look in your downloads.";
    }

    return { work: { "record-save": save, "record-publish": show, "publish-save": publish }, open };
  }

  tkPlan.recordFiles = { mount };
})();
