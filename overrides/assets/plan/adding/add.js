// Needs: site/words, plan/model/format, plan/model/store, plan/model/pick, plan/builder/elements, plan/adding/definition, plan/adding/keeping, plan/adding/buttons
/**
 * What the buttons "Add to my plan" do: each puts what it is beside into a topic of a plan that this browser keeps,
 * without the plan builder. overrides/partials/add-dialog.html has the words that they ask and answer with.
 */
var tkPlan = tkPlan || {};

tkPlan.add = (function () {
  "use strict";

  const { store, pick, adding } = tkPlan;
  const { points } = adding;
  const { planName } = tkPlan.format;
  const { plans, putItem } = tkPlan.keeping;
  const { say, node, list } = tkWords;
  const { find, findAll } = tkPlan.elements;
  /** @type {Object<string, any>} the parts of the dialog, by their `data-add` */
  const parts = Object.fromEntries(findAll("[data-add]").map((part) => [part.dataset.add, part]));
  const dialog = find("#add-to-plan", document, HTMLDialogElement);
  const planAddress = parts.link.href;
  const NEW = "";

  const { buttons } = tkAddingButtons;
  /** @type {Item} what the dialog is about */
  let item;
  /** @type {HTMLElement} what the dialog was opened with */
  let opener;
  /** @type {function(): string} takes back what was added last, and names what to say */
  let undo;

  // Firefox keeps things for each page by itself where pages are opened from a folder: the builder would not see them.
  const APART = window.location.protocol === "file:" && CSS.supports("-moz-appearance", "none");

  /** @param {string} text */
  const calledIn = (text) =>
    item.kind === "reasoning" ? say("adding.reasoning") : say("adding.quoted", { title: text });
  /** @type {function(Plan, Topic): number} */
  const numberOf = (plan, topic) => plan.topics.indexOf(topic) + 1;
  /** @type {function(Plan, Topic): string} */
  const topicName = (plan, topic) =>
    topic.title.trim()
      ? say("adding.named-topic", { title: topic.title.trim() })
      : say("adding.numbered-topic", { number: numberOf(plan, topic) });
  /** @param {Topic} topic */
  const holds = (topic) => pick.isPicked(topic, item.kind, item.name ?? "");

  /**
   * Does what needs the storage. Where the browser refuses, it says so in the dialog.
   * @template T
   * @param {function(): T} work
   * @returns {T|undefined}
   */
  function withStorage(work) {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof store.StorageFailed)) throw error;
      sayRefused(error.reason);
      return undefined;
    }
  }

  /** @param {"full"|"blocked"|"apart"} reason */
  function sayRefused(reason) {
    const why = { full: "adding.full", blocked: "adding.refused", apart: "adding.apart" }[reason];
    sayProblem([node(why), " ", node("adding.copy-instead")], pick.line(item.kind, item.text, item.address || ""));
  }

  /**
   * @param {Array<string|Node>} words
   * @param {string} [toCopy] what the reader can copy instead
   */
  function sayProblem(words, toCopy = "") {
    const text = document.createElement("p");
    text.append(...words);
    parts.problem.replaceChildren(text);
    parts.problem.className = "tk-note";
    if (!toCopy) return;
    const copied = document.createElement("p");
    const link = document.createElement("a");
    copied.className = "tk-add-what";
    copied.textContent = toCopy;
    link.href = planAddress;
    link.append(node("adding.open-builder"));
    parts.problem.append(copied, link);
  }

  function clearProblem() {
    parts.problem.replaceChildren();
    parts.problem.className = "";
  }

  // The dialog

  /**
   * Asks to which plan and topic something goes, and puts it there.
   * @param {Item} asked
   * @param {HTMLElement} from gets the focus back, and what was done is said after it
   */
  function open(asked, from) {
    item = asked;
    opener = from;
    clearProblem();
    parts.what.textContent = item.text;
    parts.title.value = points[item.point ?? ""] || "";
    const kept = APART ? sayRefused("apart") : withStorage(plans);
    parts.fields.hidden = parts.submit.hidden = !kept;
    parts.already.textContent = "";
    if (kept) offerPlans(kept);
    dialog.showModal();
  }

  /** @param {Plan[]} kept */
  function offerPlans(kept) {
    const names = kept.map((plan) => ({ id: plan.id, name: planName(plan, say) }));
    fill(parts.plan, [...names, { id: NEW, name: say("adding.new-plan") }]);
    offerTopics(kept.find(({ id }) => id === parts.plan.value));
  }

  /** @param {Plan} [chosen] none for a new plan */
  function offerTopics(chosen) {
    const topics = chosen ? chosen.topics.filter((topic) => !pick.isUntouched(topic)) : [];
    const plan = /** @type {Plan} */ (chosen);
    /** @param {Topic} topic */
    const name = (topic) => topic.title.trim() || say("adding.untitled-topic", { number: numberOf(plan, topic) });
    const names = topics.map((topic) => ({ id: topic.id, name: name(topic) }));
    fill(parts.topic, [...names, { id: NEW, name: say("adding.new-topic") }]);
    const fitting = topics.findLast((topic) => !item.point || topic.decision_point === item.point);
    parts.topic.value = fitting ? fitting.id : NEW;
    const where = topics.filter(holds).map((topic) => topicName(plan, topic));
    parts.already.replaceChildren(where.length ? node("adding.already", { places: list(where) }) : "");
    askTitle();
  }

  function askTitle() {
    parts["new-topic"].hidden = parts.topic.value !== NEW;
  }

  /**
   * @param {HTMLSelectElement} select
   * @param {Array<{id: string, name: string}>} options
   */
  function fill(select, options) {
    select.replaceChildren(...options.map(({ id, name }) => new Option(name, id)));
  }

  function confirm() {
    clearProblem();
    const [planId, topicId] = [parts.plan.value, parts.topic.value];
    const put = putItem(item, planId, topicId, parts.title.value.trim());
    if (!put) {
      offerPlans(plans());
      sayProblem([node("adding.choose-again")]);
      return;
    }
    const { plan, topic } = put;
    undo = put.takeBack;
    dialog.close();
    const done = { thing: calledIn(item.text), topic: topicName(plan, topic), plan: planName(plan) };
    tell("adding.done", done);
    parts.link.href = `${planAddress}#topic-${topic.id}`;
    parts.undo.hidden = false;
    parts.done.hidden = false;
    (opener.closest("[data-tk-add]") || opener).after(parts.done);
    opener.focus();
  }

  // What was done

  /**
   * Shows what was done, and has it read out.
   * @param {string} name of what to say
   * @param {Object<string, string>} [values] what to put in
   */
  function tell(name, values) {
    showAdded();
    for (const place of [parts["done-what"], parts.status]) place.replaceChildren(node(name, values));
  }

  function takeBack() {
    let name;
    try {
      name = undo();
    } catch (error) {
      if (!(error instanceof store.StorageFailed)) throw error;
      name = "adding.undo-refused";
    }
    tell(name);
    parts.undo.hidden = true;
    opener.focus();
  }

  // The buttons

  /** Says on each button whether the plan that was open last has its thing. */
  function showAdded() {
    let plan;
    try {
      [plan] = plans();
    } catch (error) {
      if (!(error instanceof store.StorageFailed)) throw error;
    }
    for (const [button, { kind, name, text }] of buttons) {
      const added = plan?.topics.some((topic) => pick.isPicked(topic, kind, name ?? ""));
      button.replaceChildren(added ? node("adding.added") : node("adding.add-button"));
      button.setAttribute(
        "aria-label",
        added ? say("adding.added-this", { title: text }) : say("adding.add-this", { title: text }),
      );
    }
  }

  showAdded();

  parts.form.addEventListener("submit", function (/** @type {Event} */ event) {
    event.preventDefault();
    withStorage(confirm);
  });
  parts.plan.addEventListener("change", function () {
    withStorage(() => offerTopics(plans().find(({ id }) => id === parts.plan.value)));
  });
  parts.topic.addEventListener("change", askTitle);
  parts.cancel.addEventListener("click", () => dialog.close());
  parts.undo.addEventListener("click", takeBack);
  store.onChangeElsewhere(showAdded);
  window.addEventListener("pageshow", ({ persisted }) => persisted && showAdded());

  return { open };
})();
