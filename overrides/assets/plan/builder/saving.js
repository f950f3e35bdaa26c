// Needs: site/words, plan/model/store, plan/builder/dialogs, plan/builder/elements
/** Keeps the plan on the page in this browser while it is written, and says when that fails. */
var tkPlan = tkPlan || {};

/** @typedef {"edited"|"kept"|"full"|"blocked"|"overtaken"|"copied"|"left"|"emptied"} SavingEvent */

tkPlan.saving = (function () {
  "use strict";

  const { node, locale } = tkWords;
  const { find } = tkPlan.elements;
  const { button } = tkPlan.dialogs;
  const SAVE_AFTER = 600;
  /** Milliseconds that it waits for the browser to be idle: a keystroke comes before the saving of the one before it. */
  const IDLE_WITHIN = 400;

  /**
   * How it can be: whether something on the page would be lost with it, and the trouble that the page tells of.
   * @type {Object<string, {unsaved: boolean, trouble: ""|"full"|"blocked"|"elsewhere"}>}
   */
  const STATES = {
    /** Nothing was typed since the plan was shown. */
    idle: { unsaved: false, trouble: "" },
    /** Something was typed, and is kept in a moment. */
    dirty: { unsaved: true, trouble: "" },
    saved: { unsaved: false, trouble: "" },
    /** The browser has no room left. */
    full: { unsaved: true, trouble: "full" },
    "full-safe": { unsaved: false, trouble: "full" },
    /** The browser keeps nothing at all. */
    blocked: { unsaved: true, trouble: "blocked" },
    "blocked-safe": { unsaved: false, trouble: "blocked" },
    /** Another tab changed the plan, so it is not written until the person has chosen. */
    elsewhere: { unsaved: false, trouble: "elsewhere" },
    "elsewhere-dirty": { unsaved: true, trouble: "elsewhere" },
  };

  /**
   * What follows from an event, by the state before. In a state that is not named, nothing changes.
   * @type {Record<SavingEvent, Object<string, string>>}
   */
  const TRANSITIONS = {
    /** The person changed something. */
    edited: {
      idle: "dirty",
      saved: "dirty",
      "full-safe": "full",
      "blocked-safe": "blocked",
      elsewhere: "elsewhere-dirty",
    },
    /** The browser kept the plan. */
    kept: { dirty: "saved", full: "saved", "full-safe": "saved", blocked: "saved", "blocked-safe": "saved" },
    /** The browser refused: it has no room left. */
    full: {
      idle: "full-safe",
      dirty: "full",
      saved: "full-safe",
      blocked: "full",
      "blocked-safe": "full-safe",
      elsewhere: "full-safe",
      "elsewhere-dirty": "full",
    },
    /** The browser refused: it keeps nothing. */
    blocked: {
      idle: "blocked-safe",
      dirty: "blocked",
      saved: "blocked-safe",
      full: "blocked",
      "full-safe": "blocked-safe",
      elsewhere: "blocked-safe",
      "elsewhere-dirty": "blocked",
    },
    /** Another tab changed the plan. */
    overtaken: {
      idle: "elsewhere",
      dirty: "elsewhere-dirty",
      saved: "elsewhere",
      full: "elsewhere-dirty",
      "full-safe": "elsewhere",
      blocked: "elsewhere-dirty",
      "blocked-safe": "elsewhere",
    },
    /** The person saved a copy as a file. */
    copied: { full: "full-safe", blocked: "blocked-safe" },
    /** The plan leaves the page: another is shown, or it was deleted. For that one there may be room. */
    left: {
      dirty: "idle",
      saved: "idle",
      full: "idle",
      "full-safe": "idle",
      blocked: "blocked-safe",
      elsewhere: "idle",
      "elsewhere-dirty": "idle",
    },
    /** All plans were deleted from this browser. */
    emptied: {
      dirty: "idle",
      saved: "idle",
      full: "idle",
      "full-safe": "idle",
      blocked: "idle",
      "blocked-safe": "idle",
      elsewhere: "idle",
      "elsewhere-dirty": "idle",
    },
  };

  /**
   * @param {string} state one of `STATES`
   * @param {SavingEvent} event
   * @returns {string} the state after it
   */
  const next = (state, event) => TRANSITIONS[event][state] ?? state;

  /**
   * @param {{root: HTMLElement, plan: function(): Plan, settle: function(): void, stand: function(Words): void,
   *   saveAsFile: function(): void, showOther: function(): void, keepAsCopy: function(): void}} page `plan` gives the plan on the page; settle
   *   takes into it what the fields show; the last three are what the person can choose when the plan is not kept
   */
  function mountSaving({ root, plan, settle, stand, saveAsFile, showOther, keepAsCopy }) {
    const { store } = tkPlan;
    const problem = find("[data-problem]", root);
    // Made once: that takes a browser longer than all else that a keystroke or its saving asks of a script.
    const clock = new Intl.DateTimeFormat(locale(), { hour: "2-digit", minute: "2-digit" });
    let state = "idle";
    let waiting = 0;
    /** Whether the trouble that the page tells of is that another tab deleted the plan. */
    let isGone = false;

    /** @param {SavingEvent} event */
    function happened(event) {
      const before = STATES[state].trouble;
      state = next(state, event);
      const { trouble } = STATES[state];
      // The same trouble is not announced again at each keystroke.
      if (trouble === before && (event !== "overtaken" || isDeleted() === isGone)) return;
      if (trouble === "") solved();
      else if (trouble === "elsewhere") warnElsewhere();
      else warnNotKept(trouble);
    }

    function edited() {
      happened("edited");
      // Not put off by the next keystroke: the work of somebody who types without a pause is kept too.
      waiting ||= window.setTimeout(saveWhenIdle, SAVE_AFTER);
    }

    function saveWhenIdle() {
      // Safari has no such thing.
      if ("requestIdleCallback" in window) window.requestIdleCallback(save, { timeout: IDLE_WITHIN });
      else save();
    }

    function save() {
      settle();
      window.clearTimeout(waiting);
      waiting = 0;
      if (isUnsaved() && STATES[state].trouble !== "elsewhere") keep();
    }

    function keep() {
      try {
        store.write(plan());
        store.setCurrent(plan().id);
        happened("kept");
        stand(node("builder-plans.saved", { time: time() }));
      } catch (error) {
        if (error instanceof store.ChangedElsewhere) happened("overtaken");
        else if (error instanceof store.StorageFailed) happened(error.reason);
        else throw error;
      }
    }

    function tryAgain() {
      settle();
      keep();
      const tried = /** @type {HTMLElement|null} */ (problem.querySelector("[data-tried]"));
      // With its seconds, so that each press is answered.
      if (tried)
        tkWords.put(tried, "builder-plans.tried", {
          time: new Date().toLocaleTimeString(locale(), { timeStyle: "medium" }),
        });
    }

    const time = () => clock.format(new Date());

    /** @returns {boolean} whether something on the page is not kept anywhere yet */
    const isUnsaved = () => STATES[state].unsaved;

    function solved() {
      if (problem.contains(document.activeElement)) find('[data-do="save-copy"]', root).focus();
      problem.hidden = true;
      problem.replaceChildren();
    }

    /** @param {"full"|"blocked"} reason */
    function warnNotKept(reason) {
      const why = node(reason === "full" ? "builder-plans.full" : "builder-plans.blocked");
      warn(
        [why, " ", node("builder-plans.not-kept")],
        button(node("builder-plans.save-now"), saveAsFile),
        // Also when a copy was saved since: this browser does not have the plan.
        button(node("builder-plans.try-again"), tryAgain),
      );
      const tried = document.createElement("div");
      tried.dataset.tried = "";
      problem.append(tried);
    }

    const isDeleted = () => !store.list().some(({ id }) => id === plan().id);

    function warnElsewhere() {
      isGone = isDeleted();
      warn(
        [node(isGone ? "builder-plans.deleted-not-here" : "builder-plans.changed-elsewhere")],
        // The one that loses nothing comes first.
        button(node("builder-plans.keep-separate"), keepAsCopy),
        button(node(isGone ? "builder-plans.leave-deleted" : "builder-plans.show-other"), showOther),
      );
    }

    /**
     * @param {Words[]} words what is wrong
     * @param {...HTMLButtonElement} buttons what the person can do about it
     */
    function warn(words, ...buttons) {
      stand("");
      const text = document.createElement("p");
      text.append(...words);
      problem.replaceChildren(text, ...buttons);
      problem.hidden = false;
    }

    return { edited, happened, isUnsaved, save };
  }

  return { STATES, TRANSITIONS, mountSaving, next };
})();
