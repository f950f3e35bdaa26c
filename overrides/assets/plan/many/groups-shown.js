// Needs: site/words, plan/builder/elements, plan/many/drawing, plan/many/months, plan/many/wording, plan/many/lists, plan/many/groups
/** The groups that several plans name, with when and by whom: a reader merges, names and sets aside what was found. */
var tkPlan = tkPlan || {};

tkPlan.groupsShown = (function () {
  "use strict";

  const { say, node } = tkWords;
  const { find, findAll } = tkPlan.elements;
  const { button, list, make, table } = tkPlan.drawing;
  const { later, said } = tkPlan.months;
  const { marked } = tkPlan.wording;
  const { askingOf } = tkPlan.lists;
  /** How many months and groups the table shows, and from how many months ago where there are more. */
  const MOST_MONTHS = 24;
  const MOST_ROWS = 40;
  const BEFORE = 6;
  const MOST_SHADES = 3;

  /**
   * @param {HTMLElement} root of the page's part
   * @param {{decisions: function(): Decisions, overview: function(): Overview, decided: function(): Promise<void>,
   *   rest: function(): Promise<void>|undefined}} page `decided` is called when a decision has changed, and finds the groups again
   */
  function mountGroups(root, { decisions, overview, decided, rest }) {
    const holder = find("[data-groups]", root);
    const status = find("[data-asked-status]", root);
    const words = find("[data-look-words]", root, HTMLInputElement);
    /** @type {Set<string>} the keys of the groups whose details are open */
    const open = new Set();

    /** @type {function(number): Words} */
    const inPlans = (count) => node("many.asked-in", { count });

    /** @param {Group} group */
    function element(group) {
      const { key, name, plans } = group;
      const details = make("details", {}, make("summary", {}, node("many.when-and-who")));
      details.addEventListener("toggle", function () {
        if (details.open) fill(details, group);
        open[details.open ? "add" : "delete"](key);
      });
      details.open = open.has(key);
      if (details.open) fill(details, group);
      const box = make("input", { type: "checkbox", "data-merge": key });
      return make(
        "li",
        { "data-group": key },
        make(
          "div",
          { class: "tk-many-plans__group" },
          make("label", {}, box, " ", make("strong", {}, name), " ", inPlans(plans.length)),
          button(node("many.set-aside"), say("many.set-aside-of", { group: name }), {
            "data-do": "set-aside",
            "data-key": key,
          }),
        ),
        details,
      );
    }

    /**
     * Puts in who names the group, and when. Of many groups only those that somebody opens need it.
     * @param {HTMLDetailsElement} details
     * @param {Group} group
     */
    function fill(details, group) {
      if (details.children.length > 1) return;
      const { key, name, from } = group;
      const field = make("input", { type: "text", value: name, "aria-label": say("many.name-of", { group: name }) });
      field.addEventListener("change", function () {
        if (field.value.trim()) decisions().names.set(key, field.value.trim());
        else decisions().names.delete(key);
        decided().then(() => find(`[data-group="${CSS.escape(key)}"] summary`, holder).focus());
      });
      details.append(make("div", { class: "tk-field" }, make("label", {}, node("many.name"), " ", field)));
      if (from.length) {
        const merged = node("many.merged-from", { groups: from.join("; ") });
        const separate = button(node("many.separate"), say("many.separate-of", { group: name }), {
          "data-do": "separate",
          "data-key": key,
        });
        details.append(make("p", {}, merged, " ", separate));
      }
      details.append(
        list(
          askingOf(group).map(({ plan, topic, when, who, internal, quotes }) =>
            make(
              "div",
              {},
              make("strong", {}, overview().plans[plan].title),
              topic ? ` · ${topic}` : "",
              make("div", {}, marked(`${when} · ${who}`, internal)),
              ...quotes.map((text) => make("div", { class: "tk-help" }, say("builder-files.quoted", { text }))),
            ),
          ),
        ),
      );
    }

    /** @param {string} day today */
    async function draw(day) {
      const { groups, isMore } = overview();
      const elements = [];
      for (const group of groups) {
        elements.push(element(group));
        await rest();
      }
      holder.replaceChildren(...elements);
      if (!groups.length) status.replaceChildren(node("many.no-group"));
      find("[data-groups-more]", root).replaceChildren(
        isMore ? node("many.groups-more", { count: groups.length }) : "",
      );
      drawAside();
      await drawMonths(groups, day);
    }

    function drawAside() {
      const { aside } = decisions();
      find("[data-aside]", root).hidden = !aside.size;
      const items = [...aside].map(([key, name]) =>
        make(
          "li",
          {},
          name,
          " ",
          button(node("many.bring-back"), say("many.bring-back-of", { group: name }), {
            "data-do": "bring-back",
            "data-key": key,
          }),
        ),
      );
      find("[data-aside-list]", root).replaceChildren(...items);
    }

    /**
     * @param {Group[]} groups
     * @param {string} day today
     */
    async function drawMonths(groups, day) {
      const rows = groups.filter(({ months }) => months.size).slice(0, MOST_ROWS);
      const all = [...new Set(rows.flatMap(({ months }) => [...months.keys()]))].sort();
      const region = find('[data-table="months"]', root);
      region.hidden = !all.length;
      const help = all.length ? node("many.months-help") : node("many.months-none");
      find("[data-months-help]", root).replaceChildren(help);
      if (!all.length) return find("[data-months-more]", root).replaceChildren();
      const shown = span(all, day.slice(0, 7));
      const outside = all.filter((month) => !shown.includes(month)).length;
      const more = outside ? node("many.months-more", { count: outside }) : "";
      find("[data-months-more]", root).replaceChildren(more);
      await table(
        region,
        [node("many.group"), ...shown.map((month) => said(month, "short"))],
        rows,
        ({ name, months, heard }) => [
          name,
          ...shown.map((month) => {
            const count = months.get(month)?.size ?? 0;
            if (!count) return "";
            const shade = String(Math.min(count, MOST_SHADES));
            return make(
              "span",
              { class: "tk-month", "data-shade": shade },
              heard.has(month) ? `${count} ✓` : `${count}`,
            );
          }),
        ],
        rest,
      );
    }

    /**
     * @param {string[]} all months, the first one first
     * @param {string} now this month
     * @returns {string[]} the months of the table, without a gap
     */
    function span(all, now) {
      const last = all[all.length - 1];
      const whole = [all[0]];
      while (whole[whole.length - 1] < last && whole.length <= MOST_MONTHS)
        whole.push(later(whole[whole.length - 1], 1));
      if (whole.length <= MOST_MONTHS) return whole;
      const earliest = later(now, -BEFORE);
      const start = all.find((month) => month >= earliest) ?? later(last, 1 - MOST_MONTHS);
      return Array.from({ length: MOST_MONTHS }, (_, index) => later(start, index)).filter((month) => month <= last);
    }

    async function merge() {
      const [first, ...others] = findAll("[data-merge]:checked", holder, HTMLInputElement).map(
        (box) => box.dataset.merge ?? "",
      );
      if (!others.length) return status.replaceChildren(node("many.merge-two"));
      const { joined, looked } = decisions();
      const all = new Map(overview().groups.map((group) => [group.key, group]));
      for (const key of others) {
        // What had been merged into it comes along.
        for (const one of all.get(key)?.keys ?? [key]) joined.set(one, first);
        // Its words are known by the file alone where the plans have changed.
        looked.set(key, all.get(key)?.name ?? key.trim());
      }
      looked.set(first, looked.get(first) ?? all.get(first)?.name ?? first.trim());
      await decided();
      const group = overview().groups.find(({ key }) => key === first);
      const plans = say("many.plans-in", { count: group?.plans.length ?? 0 });
      status.replaceChildren(node("many.merged", { group: group?.name ?? "", plans }));
      focusOn(first);
    }

    /** @param {string} key */
    function focusOn(key) {
      const boxes = findAll("[data-merge]", holder, HTMLInputElement);
      (boxes.find((box) => box.dataset.merge === key) ?? boxes[0] ?? words).focus();
    }

    /** @type {Object<string, function(HTMLElement): Promise<void>|void>} what a press on a button does, by its `data-do` */
    const work = {
      merge,
      async separate({ dataset: { key = "" } }) {
        const { joined } = decisions();
        for (const [one, into] of joined) if (into === key) joined.delete(one);
        await decided();
        focusOn(key);
      },
      async "set-aside"({ dataset: { key = "" } }) {
        const { groups } = overview();
        const at = groups.findIndex((group) => group.key === key);
        for (const one of groups[at].keys) decisions().joined.delete(one);
        decisions().looked.delete(key);
        decisions().aside.set(key, groups[at].name);
        await decided();
        focusOn((groups[at + 1] ?? groups[at - 1])?.key);
      },
      async "bring-back"({ dataset: { key = "" } }) {
        decisions().looked.set(key, decisions().aside.get(key) ?? key.trim());
        decisions().aside.delete(key);
        await decided();
        focusOn(key);
      },
    };

    find("[data-look]", root, HTMLFormElement).addEventListener("submit", async function (event) {
      event.preventDefault();
      const { key, plans } = tkPlan.groups.look(overview().plans, words.value);
      if (!plans) return status.replaceChildren(node("many.looked-none"));
      decisions().looked.set(key, words.value.trim());
      decisions().aside.delete(key);
      await decided();
      status.replaceChildren(inPlans(plans));
      focusOn(key);
      words.value = "";
    });

    // On paper what is folded up would be missing.
    /** @type {HTMLDetailsElement[]} */
    const folded = [];
    window.addEventListener("beforeprint", function () {
      folded.push(...findAll("details:not([open])", holder, HTMLDetailsElement));
      for (const details of folded) {
        const key = details.parentElement?.dataset.group;
        const group = overview().groups.find((one) => one.key === key);
        if (group) fill(details, group);
        details.open = true;
      }
    });
    window.addEventListener("afterprint", function () {
      for (const details of folded.splice(0)) details.open = false;
    });

    return { draw, status, work };
  }

  return { mountGroups };
})();
