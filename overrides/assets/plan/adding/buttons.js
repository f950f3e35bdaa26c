// Needs: site/words, site/later, site/coming, plan/adding/kinds
// Later: plan/adding/add
/**
 * Shows the buttons "Add to my plan" in the places that macros/pages/templates/add-button.md.jinja marks. What they do comes
 * when somebody presses one, or has a plan in this browser, which may hold their things already.
 */
var tkAddingButtons = (function () {
  "use strict";

  const { say, node } = tkWords;
  const ADD = "plan/adding/add";

  /** @type {Array<[HTMLButtonElement, Item]>} each button, and what it adds */
  const buttons = [];
  const problem = document.createElement("p");
  problem.className = "tk-note";
  problem.setAttribute("role", "alert");

  /** How a question of the plan says that it collects things of a kind. */
  const COLLECTED = { question: "questions", method: "methods", "case-study": "case-studies", reasoning: "reasoning" };

  /**
   * Asks to which plan and topic something goes, and puts it there.
   * @param {Item} item
   * @param {HTMLElement} from gets the focus back, and what was done is said after it
   */
  async function open(item, from) {
    /** @param {Words} words */
    function tell(words) {
      problem.replaceChildren(words);
      (from.closest("[data-tk-add]") ?? from).after(problem);
      return () => problem.remove();
    }
    try {
      await tkComing.told(tkLater.load(ADD), tell);
    } catch {
      tell(node("page.not-arrived"));
      return;
    }
    problem.remove();
    tkPlan.add.open(item, from);
  }

  /** Where a plan is in this browser, the buttons say what it holds. */
  function look() {
    try {
      const isKept = Object.keys(window.localStorage).some((key) => key.startsWith("involvement-toolkit:plan:"));
      if (isKept) tkLater.load(ADD).catch(() => {}); // Whoever presses sees that it failed.
    } catch {
      // Without storage there is no plan.
    }
  }

  /** @type {NodeListOf<HTMLElement>} */
  const places = document.querySelectorAll("[data-tk-add]");
  for (const place of places) {
    const { name, point } = place.dataset;
    const kind = /** @type {Kind} */ (place.dataset.tkAdd);
    const link = place.querySelector("a");
    if (!link || !tkKinds.includes(COLLECTED[kind])) continue;
    const button = document.createElement("button");
    const offered = { kind, name, point, text: link.textContent.trim(), address: link.href };
    button.type = "button";
    button.className = "tk-button tk-button--small";
    button.setAttribute("aria-haspopup", "dialog");
    button.setAttribute("aria-label", say("adding.add-this", { title: offered.text }));
    button.append(node("adding.add-button"));
    button.addEventListener("click", () => open(offered, button));
    buttons.push([button, offered]);
    place.replaceChildren(button);
    place.hidden = false;
    place.parentElement?.setAttribute("data-offered", "");
  }
  if (buttons.length) {
    look();
    window.addEventListener("storage", look);
    window.addEventListener("pageshow", ({ persisted }) => persisted && look());
  }

  return { buttons, open };
})();
