// Needs: site/words, plan/builder/elements, plan/many/drawing, plan/many/wording, plan/many/lists, plan/many/report
/** The table of all plans, what is due in them, and what none of them covers. */
var tkPlan = tkPlan || {};

tkPlan.table = (function () {
  "use strict";

  const { say, node } = tkWords;
  const { find } = tkPlan.elements;
  const { button, list, make, table } = tkPlan.drawing;
  const { actionWords, answeredWords, dueWords, isLate, marked, reviewWords, short } = tkPlan.wording;
  const { dueIn, methodsOf, touchedWords } = tkPlan.lists;
  const { columns } = tkPlan.report;
  /** How much the table shows of what a plan says about people, and of methods that have no name that is known. */
  const MOST_OF_PEOPLE = 120;
  const MOST_OF_METHODS = 60;
  const MOST_ACTIONS = 3;
  const LAST = "\uffff";

  /**
   * By what the table can be sorted: what is compared, as text.
   * @type {Object<string, function(Facts): string>}
   */
  const ORDERS = {
    title: ({ title }) => title.toLocaleLowerCase(),
    organisation: ({ organisation }) => organisation.toLocaleLowerCase() || LAST,
    review: ({ review }) => review || LAST,
    open: ({ total, settled, half }) => String(1_000_000 - (total - settled - half)),
    due: ({ actions }) => actions.map(({ to, from }) => to || from || LAST).sort()[0] ?? LAST,
  };

  /**
   * @param {HTMLElement} root of the page's part
   * @param {{definition: Definition, rest: function(): Promise<void>|undefined}} page
   */
  function mountTable(root, { definition, rest }) {
    const sort = find("[data-many-order]", root, HTMLSelectElement);

    /** @param {string} name */
    const region = (name) => find(`[data-table="${name}"]`, root);

    /** @param {string} name */
    const headings = (name) => columns(definition)[name].map(([, heading]) => heading);

    /**
     * @param {Overview} overview
     * @param {string} day today
     */
    async function drawPlans(overview, day) {
      const order = ORDERS[sort.value] ?? ORDERS.title;
      const numbers = overview.plans.map((_, index) => index);
      numbers.sort((one, other) => order(overview.plans[one]).localeCompare(order(overview.plans[other])));
      const [plan, , , , topics, people, methods, levels, answered, review, actions] = headings("plans");
      await table(
        region("plans"),
        [plan, topics, people, methods, levels, answered, review, actions],
        numbers,
        (number) => planCells(overview, number, day),
        rest,
      );
    }

    /** @type {function(Overview, number, string): Content[]} */
    function planCells({ plans, items }, number, day) {
      const facts = plans[number];
      const { file, kind, notes, unplaced, plan } = items[number];
      const said = [...notes];
      if (unplaced.length) said.push(node("many.unplaced", { count: unplaced.length }));
      const next = items.findIndex((item) => item.plan.carried_from === plan.id);
      if (next >= 0) said.push(node("many.carried", { plan: plans[next].title }));
      if (facts.internal) said.push(node("many.internal-file"));
      const carries =
        kind === "json" || kind === "html" || Object.values(plan.records).some((entries) => entries.length);
      const due = facts.actions.map((action) => actionWords(action, day));
      const more = due.length - MOST_ACTIONS;
      return [
        [
          make("strong", {}, facts.title),
          ...[facts.statistics, facts.organisation].filter(Boolean).map((text) => make("div", {}, text)),
          make("div", { class: "tk-help" }, node("many.in-file", { file })),
          ...said.map((words) => make("div", { class: "tk-help" }, words)),
          button(node("many.take-out"), say("many.take-out-of", { plan: facts.title }), {
            "data-do": "take-out",
            "data-plan": plan.id,
          }),
        ],
        list(facts.topics.map(({ title }) => title)),
        list(facts.topics.map(({ people }) => short(people, MOST_OF_PEOPLE)).filter(Boolean)),
        list(methodsOf(facts, (words) => short(words, MOST_OF_METHODS))) || node("many.no-method"),
        list(facts.levels),
        answeredWords(facts),
        reviewWords(facts, day),
        due.length
          ? [list(due.slice(0, MOST_ACTIONS)), more > 0 ? node("many.more-actions", { count: more }) : ""]
          : carries
            ? ""
            : node("many.actions-apart"),
      ];
    }

    /**
     * @param {Overview} overview
     * @param {string} day today
     */
    async function drawActions(overview, day) {
      const all = dueIn(overview);
      const past = all.filter(({ action }) => isLate(action, day)).length;
      const help = all.length ? node("many.due-help", { count: all.length, past }) : node("many.nothing-due");
      find("[data-actions-help]", root).replaceChildren(help);
      region("actions").hidden = !all.length;
      await table(
        region("actions"),
        headings("actions"),
        all,
        ({ action, facts }) => [
          marked(action.task || "…", action.internal),
          dueWords(action, day),
          action.lead,
          action.state,
          facts.title,
          action.topic,
        ],
        rest,
      );
    }

    /** @param {Overview} overview */
    async function drawGaps(overview) {
      for (const name of /** @type {const} */ (["points", "kinds", "standards"])) {
        await table(
          region(name),
          [node("many.thing"), node("many.plan-list")],
          overview.gaps[name],
          ({ title, words, plans }) => [
            [
              title,
              words.length
                ? make("div", { class: "tk-help" }, node("many.looked-for", { words: words.join(", ") }))
                : "",
            ],
            plans.length ? touchedWords(overview, plans) : make("strong", {}, node("many.no-plan")),
          ],
          rest,
        );
      }
    }

    /**
     * @param {Overview} overview
     * @param {string} day today
     */
    async function draw(overview, day) {
      await drawPlans(overview, day);
      await drawActions(overview, day);
      await drawGaps(overview);
    }

    return { draw, drawPlans, sort };
  }

  return { mountTable };
})();
