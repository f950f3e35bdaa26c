// Needs: site/words, plan/model/format, plan/records/entries, plan/records/entry, plan/builder/elements
/**
 * The records in the form: lists of entries that grow while a plan is carried out. Knows nothing of storage or files.
 */
var tkPlan = tkPlan || {};

tkPlan.recordList = (function () {
  "use strict";

  const { say, node, put } = tkWords;
  const { newId } = tkPlan.format;
  const { nameOf, wordsOf } = tkPlan.entries;
  const { entryElement, labelEntry, makePause } = tkPlan.entry;
  const { find, findAll } = tkPlan.elements;
  /** How many entries show at first; the rest on demand. */
  const FIRST = 10;

  /**
   * @param {HTMLFormElement} form
   * @param {{definition: Definition, plan: function(): Plan, edited: function(): void,
   *   onRemoved: function(Words, function(): void, Place): void}} options as those of form.js; `plan` gives the plan that shows
   */
  function mountRecords(form, { definition, plan, edited, onRemoved }) {
    /** @typedef {ReturnType<typeof list>} List a record in the form */
    const lists = new Map(
      definition.records.map((record) => [record.id, list(find(`[data-record="${record.id}"]`, form), record)]),
    );

    /**
     * The entry that each element shows.
     * @type {WeakMap<Element, Entry>}
     */
    const shownIn = new WeakMap();
    const pause = makePause();

    /** @type {function(RecordDefinition): Entry[]} */
    const entriesOf = ({ id }) => plan().records[id] ?? [];

    /**
     * The record whose entries start from those of this one.
     * @param {RecordDefinition} record
     */
    const answeredBy = ({ id }) => definition.records.find((record) => record.starts_from?.record === id);

    /**
     * @param {HTMLElement} root of the record in the form
     * @param {RecordDefinition} record
     */
    function list(root, record) {
      const holder = find("[data-entries]", root);
      const pattern = find("[data-entry]", holder);
      pattern.remove();
      const search = find("[data-entry-find]", root);
      const query = find("input", search, HTMLInputElement);
      return { record, root, holder, pattern, search, query, all: false, open: /** @type {Set<string>} */ (new Set()) };
    }

    /** @param {List} shown */
    function draw(shown) {
      const { record, root, holder, search, query } = shown;
      const entries = [...entriesOf(record)].reverse();
      const asked = query.value.trim().toLowerCase();
      const fits = entries.filter((entry) => !asked || wordsOf(record, entry).includes(asked));
      const first = shown.all || asked ? fits : fits.slice(0, FIRST);
      search.hidden = entries.length <= FIRST && !asked;
      holder.replaceChildren(...first.map((entry) => element(shown, entry)));
      const more = find('[data-do="entries-all"]', root);
      more.hidden = first.length === fits.length;
      more.replaceChildren(node("builder-records.show-all", { count: fits.length }));
      count(shown, entries.length, asked ? fits.length : null);
    }

    /**
     * Says how many entries there are.
     * @param {List} shown
     * @param {number} total
     * @param {number|null} fits how many of them fit what is looked for; null if nothing is
     */
    function count({ root, record }, total, fits) {
      const status = find("[data-entry-count]", root);
      if (total === 0) put(status, "builder-records.none");
      else if (fits === null) put(status, "builder-records.stand", { count: total });
      else put(status, "builder-records.found", { found: fits, count: total });
      const buttons = findAll('[data-do="record-save"], [data-do="record-publish"]', root, HTMLButtonElement);
      for (const button of buttons) button.disabled = total === 0;
      const counted = total ? node("builder-records.entries", { count: total }) : "";
      find(`[data-record-count="${record.id}"]`).replaceChildren(counted);
    }

    /**
     * @param {List} shown
     * @param {Entry} entry
     */
    function element({ record, pattern, open }, entry) {
      const made = entryElement(pattern, entry);
      shownIn.set(made, entry);
      const details = find("details", made, HTMLDetailsElement);
      details.open = open.has(entry.id);
      details.addEventListener("toggle", () => open[details.open ? "add" : "delete"](entry.id));
      label(record, made, entry);
      return made;
    }

    /** @type {function(RecordDefinition, HTMLElement, Entry): void} says in an entry's first line what is in it */
    function label(record, made, entry) {
      const other = answeredBy(record);
      const answered = other && entriesOf(other).some(({ started_from }) => started_from === entry.id);
      labelEntry(record, made, entry, (answered && other.starts_from?.mark) || "");
    }

    /**
     * Draws the first lines again that tell of other entries.
     * @param {RecordDefinition} record
     */
    function drawOthers(record) {
      const other = record.starts_from && lists.get(record.starts_from.record);
      if (other) draw(other);
    }

    /**
     * @param {List} shown
     * @param {Object<string, string>} fields
     * @param {{started_from?: string, internal?: boolean}} [from] the id of the entry that it starts from, and whether the
     *   words that it starts from are internal: they stay so in the entry
     */
    function add(shown, fields, { started_from, internal } = {}) {
      /** @type {Entry} */
      const entry = { id: newId().slice(0, 8), fields };
      if (started_from) entry.started_from = started_from;
      if (internal) entry.internal = true;
      const { records } = plan();
      records[shown.record.id] ??= [];
      records[shown.record.id].push(entry);
      shown.query.value = "";
      shown.open.add(entry.id);
      draw(shown);
      drawOthers(shown.record);
      edited();
      const inputs = findAll("[data-entry-field]", find("[data-entry]", shown.holder), HTMLInputElement);
      (inputs.find((input) => !input.value) ?? inputs[0]).focus();
    }

    /**
     * @param {List} shown
     * @param {Entry} entry
     */
    function answer({ record }, entry) {
      const other = answeredBy(record);
      const shown = other && lists.get(other.id);
      if (!shown) return;
      const copied = other.fields.map(({ id, copies }) => [id, entry.fields[copies ?? ""]]).filter(([, text]) => text);
      add(shown, Object.fromEntries(copied), { started_from: entry.id, internal: entry.internal });
    }

    /**
     * @param {List} shown
     * @param {Entry} entry
     */
    function remove(shown, entry) {
      const owner = plan();
      const entries = entriesOf(shown.record);
      const index = entries.indexOf(entry);
      const at = elements(shown).findIndex((one) => one.dataset.entry === entry.id);
      entries.splice(index, 1);
      draw(shown);
      drawOthers(shown.record);
      edited();
      const restore = function () {
        entries.splice(index, 0, entry);
        if (owner !== plan()) return;
        shown.all = true;
        draw(shown);
        drawOthers(shown.record);
        edited();
        find(`[data-entry="${entry.id}"] summary`, shown.holder).focus();
      };
      onRemoved(
        node("builder-records.removed", { entry: nameOf(shown.record, entry, say) }),
        restore,
        function (offer) {
          const item = document.createElement("li");
          item.dataset.undoItem = "";
          item.append(offer);
          shown.holder.insertBefore(item, elements(shown)[at] ?? null);
        },
      );
    }

    /** @param {List} shown */
    const elements = ({ holder }) => findAll("[data-entry]", holder);

    /** @param {Element} target */
    function listOf(target) {
      const root = /** @type {HTMLElement|null} */ (target.closest("[data-record]"));
      return lists.get(root?.dataset.record ?? "");
    }

    /** @param {Element} target */
    const entryOf = (target) => /** @type {Entry} */ (shownIn.get(elementOf(target)));

    /** @param {Element} target */
    const elementOf = (target) => /** @type {HTMLElement} */ (target.closest("[data-entry]"));

    form.addEventListener("input", function (event) {
      const field = /** @type {HTMLInputElement} */ (event.target);
      const shown = listOf(field);
      if (!shown) return;
      if (field === shown.query) return draw(shown);
      const name = field.dataset.entryField;
      if (!name) return;
      const entry = entryOf(field);
      if (field.value) entry.fields[name] = field.value;
      else delete entry.fields[name];
      pause.soon(entry, () => label(shown.record, elementOf(field), entry));
      edited();
    });
    form.addEventListener("focusout", pause.now);
    window.addEventListener("beforeprint", pause.now);
    form.addEventListener("change", function (event) {
      pause.now();
      const box = /** @type {HTMLInputElement} */ (event.target);
      const shown = listOf(box);
      if (!shown || !("entryInternal" in box.dataset)) return;
      const entry = entryOf(box);
      if (box.checked) entry.internal = true;
      else delete entry.internal;
      label(shown.record, elementOf(box), entry);
      edited();
    });
    form.addEventListener("click", function (event) {
      const target = /** @type {Element} */ (event.target);
      const shown = listOf(target);
      const pressed = /** @type {HTMLElement|null} */ (target.closest("[data-do]"))?.dataset.do;
      if (!shown) return;
      if (pressed === "entry-add") add(shown, {});
      else if (pressed === "entry-answer") answer(shown, entryOf(target));
      else if (pressed === "entry-remove") remove(shown, entryOf(target));
      else if (pressed === "entries-all") {
        const at = elements(shown).length;
        shown.all = true;
        draw(shown);
        elements(shown)[at]?.querySelector("summary")?.focus();
      }
    });
    return {
      show() {
        for (const shown of lists.values()) {
          shown.query.value = "";
          shown.all = false;
          shown.open.clear();
          draw(shown);
        }
      },
      entries: entriesOf,
      /**
       * Starts an entry of a record with some of its fields filled in.
       * @param {RecordDefinition} record
       * @param {Object<string, string>} fields
       * @param {boolean} [internal] whether these words are
       */
      start(record, fields, internal) {
        const shown = lists.get(record.id);
        if (shown) add(shown, fields, { internal });
      },
      /**
       * Marks entries as internal that repeat words which have become so.
       * @param {RecordDefinition} record
       * @param {string} name of the field that holds the words
       * @param {string} words
       * @returns {number} how many were not marked before
       */
      markInternal(record, name, words) {
        const repeated = words.trim();
        const marked = entriesOf(record).filter(
          (entry) => repeated && !entry.internal && entry.fields[name]?.includes(repeated),
        );
        for (const entry of marked) entry.internal = true;
        const shown = lists.get(record.id);
        if (marked.length && shown) draw(shown);
        return marked.length;
      },
      /**
       * Puts other entries in the place of a record's.
       * @param {RecordDefinition} record
       * @param {Entry[]} entries
       */
      put(record, entries) {
        plan().records[record.id] = entries;
        for (const shown of lists.values()) draw(shown);
        edited();
      },
    };
  }

  return { mountRecords };
})();
