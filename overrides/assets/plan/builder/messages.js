// Needs: plan/builder/elements
/**
 * The line beside the form that says what happened and how the plan stands: one message at a time, each long enough to be
 * read, and none that is no longer true.
 */
var tkPlan = tkPlan || {};

tkPlan.messages = (function () {
  "use strict";

  const { find } = tkPlan.elements;
  /** How long a message stays before a new one takes its place, in milliseconds. */
  const READ_IN = 4000;
  /** How long it stays when there is nothing new, before the page says again how the plan stands. */
  const STAYS = 12_000;
  /** Messages within this time belong together. After it, the old one is no longer news. */
  const TOGETHER = 1000;

  /**
   * @param {HTMLElement} root the element with data-tk-plan
   * @returns {{tell: function(Words): function(): void, stand: function(Words): void}} tell: says what happened, and
   *   returns how to take that back; stand: says how the plan stands, once what happened was there to be read
   */
  function mountMessages(root) {
    const status = find("[data-status]", root);
    /** @type {Array<{words: Words}>} what happened and is not read yet, the one that shows first */
    let told = [];
    /** @type {Words} */
    let standing = "";
    /** Whether that was said since something happened. */
    let isNew = false;
    let toldAt = Number.NEGATIVE_INFINITY;
    let waiting = 0;

    function show() {
      window.clearTimeout(waiting);
      const [first] = told;
      const words = first ? first.words : standing;
      const text = typeof words === "string" ? words : words.textContent;
      // The same words again would be read out again.
      if (status.textContent !== text) status.replaceChildren(words);
      if (first) waiting = window.setTimeout(next, READ_IN);
    }

    function next() {
      const rest = STAYS - (performance.now() - toldAt);
      if (told.length === 1 && !isNew && rest > 0) {
        waiting = window.setTimeout(next, rest);
        return;
      }
      // Without anything else to say, it may stay for good.
      if (told.length === 1 && !standing) return;
      told.shift();
      show();
    }

    /** @param {Words} words what happened */
    function tell(words) {
      const one = { words };
      const now = performance.now();
      if (now - toldAt > TOGETHER) told = [];
      toldAt = now;
      isNew = false;
      told.push(one);
      if (told[0] === one) show();
      return function () {
        const shows = told[0] === one;
        told = told.filter((other) => other !== one);
        if (shows) show();
      };
    }

    /** @param {Words} words how the plan stands; "" if another message says so */
    function stand(words) {
      standing = words;
      isNew = true;
      const isRead = performance.now() - toldAt > READ_IN;
      if (isRead || !words) told = [];
      if (!told.length) show();
    }

    return { tell, stand };
  }

  return { mountMessages };
})();
