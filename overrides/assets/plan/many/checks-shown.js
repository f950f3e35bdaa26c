// Needs: site/words, plan/builder/elements, plan/many/drawing, plan/many/answers-shown
/** The reviewer's checklist, for one plan or for all of them. */
var tkPlan = tkPlan || {};

tkPlan.checksShown = (function () {
  "use strict";

  const { say, node } = tkWords;
  const { find } = tkPlan.elements;
  const { make, table } = tkPlan.drawing;
  const { askedIn, answersTo } = tkPlan.answersShown;

  /**
   * @param {HTMLElement} root of the page's part
   * @param {{definition: Definition, known: Known, decisions: function(): Decisions, overview: function(): Overview,
   *   noted: function(): void, rest: function(): Promise<void>|undefined}} page `noted` is called when a note has changed
   */
  function mountChecks(root, { definition, known, decisions, overview, noted, rest }) {
    const chooser = find("[data-check-plan]", root, HTMLSelectElement);
    const holder = find("[data-checks]", root);
    const asked = askedIn(definition);

    /** Offers the plans that are open, and shows the one that was chosen before if it still is. */
    function offer() {
      const { plans, items } = overview();
      const before = chooser.value;
      const options = plans.map(({ title }, index) => make("option", { value: items[index].plan.id }, title));
      chooser.replaceChildren(make("option", { value: "" }, say("many.all-plans")), ...options);
      chooser.value = items.some(({ plan }) => plan.id === before) ? before : "";
      return draw();
    }

    async function draw() {
      const item = overview().items.find(({ plan }) => plan.id === chooser.value);
      if (!item) return drawAll();
      const parts = [];
      for (const { title, items } of known.checklist) {
        parts.push(make("h3", {}, title));
        for (const check of items) {
          parts.push(one(item.plan, check));
          await rest();
        }
      }
      holder.replaceChildren(...parts);
    }

    async function drawAll() {
      const region = make("div", {
        class: "tk-table",
        role: "region",
        "aria-label": say("many.checks"),
        tabindex: "0",
      });
      holder.replaceChildren(region);
      const { plans, items } = overview();
      const checks = known.checklist.flatMap((part) => part.items);
      await table(
        region,
        [node("many.item"), node("many.found-so-far")],
        checks,
        function ({ id, text, questions: behind }) {
          const found = items.map(({ plan }) => decisions().checks.get(plan.id)?.get(id)?.found);
          const [shown, ask] = ["shown", "ask"].map((value) => found.filter((one) => one === value).length);
          const answered = plans.filter((plan) => behind.some((question) => plan.answered.has(question))).length;
          const values = { answered, count: plans.length, shown, ask, none: plans.length - shown - ask };
          return [text, node("many.check-answered", values)];
        },
        rest,
      );
    }

    /**
     * @param {Plan} plan
     * @param {CheckItem} item
     * @returns {HTMLElement} an item of the checklist for one plan: what it says, and what the reader finds
     */
    function one(plan, { id, text, doubt, questions: behind }) {
      const { found = "", note = "" } = decisions().checks.get(plan.id)?.get(id) ?? {};
      const field = make("textarea", { rows: "2", "aria-label": say("many.item-note", { item: text }) });
      field.value = note;
      const choices = [
        ["", node("many.not-judged")],
        ["shown", node("many.shown")],
        ["ask", node("many.ask-again")],
      ].map(function ([value, label]) {
        const radio = make("input", { type: "radio", name: `check-${id}`, value: String(value) });
        radio.checked = value === found;
        return make("label", {}, radio, " ", label);
      });
      const set = make(
        "fieldset",
        { class: "tk-choices" },
        make("legend", {}, text),
        make("p", { class: "tk-help" }, node("many.ask-again-if"), " ", doubt),
        make(
          "details",
          {},
          make("summary", {}, node("many.what-plan-says")),
          ...behind.map((name) => answersTo(plan, name, asked)),
        ),
        make("p", { class: "tk-many-plans__found" }, ...choices),
        make("div", { class: "tk-field" }, make("label", {}, node("many.note"), field)),
      );
      set.addEventListener("input", function () {
        const checked = find(":checked", set, HTMLInputElement).value;
        const checks = decisions().checks.get(plan.id) ?? new Map();
        if (checked || field.value.trim()) checks.set(id, { found: checked, note: field.value });
        else checks.delete(id);
        if (checks.size) decisions().checks.set(plan.id, checks);
        else decisions().checks.delete(plan.id);
        noted();
      });
      return set;
    }

    chooser.addEventListener("change", draw);
    return { offer };
  }

  return { mountChecks };
})();
