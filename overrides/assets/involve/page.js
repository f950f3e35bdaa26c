// Needs: site/words, site/clipboard, involve/rules, plan/adding/buttons
/**
 * Makes the steps of the page "Should we involve the public here?" a form, and shows what follows from the choices:
 * in words and links that are in the page already. The address holds the choices.
 */
(function () {
  "use strict";

  const { say, node, list: listed } = tkWords;
  const root = /** @type {HTMLElement} */ (document.querySelector("[data-tk-involve]"));
  /** @type {function(string, ParentNode=): any} the first that fits */
  const $ = (selector, within = root) => within.querySelector(selector);
  /** @type {function(string, ParentNode=): any[]} all that fit */
  const $$ = (selector, within = root) => [...within.querySelectorAll(selector)];
  const rules = JSON.parse(document.getElementById("involve-rules")?.textContent ?? "");
  const form = $("form");
  const answer = $("[data-answer]");
  const headline = $("[data-headline]");
  const said = $("[data-said]");
  const HINT = headline.textContent;
  /** @type {Object<string, string>} */
  const WISHES = { aim: "involve.aim", level: "involve.level-of-influence", point: "involve.point" };
  /** @type {Object<string, string>} */
  const LOOSEN = { aim: "involve.the-aim", level: "involve.the-level", point: "involve.the-point" };

  /**
   * @param {string} tag
   * @param {...(Node|string)} inner
   * @returns {HTMLElement}
   */
  function make(tag, ...inner) {
    const element = document.createElement(tag);
    element.append(...inner);
    return element;
  }

  /**
   * @param {Element} element
   * @returns {Node[]} copies of what it holds, without ids
   */
  function inside(element) {
    return [...element.cloneNode(true).childNodes];
  }

  /** @param {Element} part */
  const titleOf = (part) => $("[data-title]", part).textContent;
  /** @param {Node[]} items */
  const list = (items) => make("ul", ...items);
  /** @param {string} name */
  const ticked = (name = "applies") => $$(`[name=${name}]:checked`).map(({ value }) => value);

  /** @returns {Object<string, HTMLInputElement>} the radio buttons that are on, by what they choose; none for what is open */
  function chosen() {
    const on = $$("[type=radio]:checked").filter(({ value }) => value);
    return Object.fromEntries(on.map((radio) => [radio.name, radio]));
  }

  /** @param {string} side "for", "against" or "law": what is ticked there */
  const met = (side) => $$(`[data-side="${side}"]`).filter((condition) => $(":checked", condition));

  /**
   * @param {"for"|"against"|"law"} side
   * @param {Words} heading
   */
  function reasons(side, heading) {
    const items = met(side).map(function (condition) {
      const why = $$(".tk-choice__why > p:not([data-advice])", condition).flatMap((p) => [" ", ...inside(p)]);
      return make("li", make("strong", `${titleOf(condition)}.`), ...why);
    });
    return items.length > 0 ? [make("h3", heading), list(items)] : [];
  }

  /** @returns {Node[]} how much involvement is right, and the factors that say so */
  function amount() {
    const { id } = tkInvolveRules.amount(rules.amounts, ticked("factors").length);
    const right = $(`[data-amount="${id}"]`);
    const high = $$("[data-factor]")
      .filter((factor) => $(":checked", factor))
      .map(titleOf);
    const count = make("p", node("involve.high", { count: high.length, factors: listed(high) }));
    const said = high.length > 0 ? [count] : [];
    return [
      make("h3", node("involve.amount")),
      make("p", make("strong", `${titleOf(right)}.`), " ", ...$$("[data-text] > p", right).flatMap(inside)),
      ...said,
    ];
  }

  /** @param {Object<string, HTMLInputElement>} wishes as `chosen` gives them */
  function choices(wishes) {
    const items = Object.entries(wishes).map(function ([wish, radio]) {
      const choice = /** @type {Element} */ (radio.closest(".tk-choice"));
      const promise = $("[data-promise]", choice);
      const item = make("li", node(WISHES[wish]), ": ", make("strong", titleOf(choice)));
      if (promise) item.append(". ", node("involve.promise"), " “", ...inside(promise), "”");
      return item;
    });
    return items.length > 0 ? [make("h3", node("involve.chosen")), list(items)] : [];
  }

  /**
   * @param {string} tag
   * @param {string} name of a method
   * @param {string} words
   */
  function method(tag, name, words) {
    return make(tag, $(`[data-method="${name}"] a`).cloneNode(true), ": ", words);
  }

  /**
   * @param {string} note
   * @param {Object<string, HTMLInputElement>} wishes as `chosen` gives them
   */
  function fits(note, wishes) {
    const names = Object.fromEntries(Object.entries(wishes).map(([wish, radio]) => [wish, radio.value]));
    const { methods, loosened } = tkInvolveRules.fitting(rules.methods, names);
    const found = [make("h3", node("involve.fits"))];
    if (methods.length > 0) found.push(make("p", note));
    if (!names.aim || rules.first.aim.includes(names.aim)) {
      found.push(method("p", rules.first.name, $("[data-first-why]").textContent));
    }
    if (Object.keys(wishes).length === 0) {
      found.push(make("p", node("involve.choose")));
    } else if (methods.length === 0) {
      found.push(make("p", node("involve.no-other")));
    } else if (loosened.length > 0) {
      const which = listed(loosened.map((wish) => say(LOOSEN[wish])));
      found.push(make("p", node("involve.closest", { wishes: which })));
    }
    if (methods.length > 0) {
      // Why they fit is the same for all. Beside each stands what sets it apart.
      const met = Object.entries(wishes).filter(([wish]) => !loosened.includes(wish));
      const reasons = listed(met.map(([, radio]) => radio.dataset.fits ?? ""));
      found.push(make("p", node("involve.each", { count: methods.length, reasons })));
      /** @param {string} name */
      const summary = (name) => $(`[data-method="${name}"] [data-summary]`).textContent;
      found.push(list(methods.map((name) => method("li", name, summary(name)))));
    }
    return found;
  }

  function show() {
    const wishes = chosen();
    const { id } = tkInvolveRules.conclusion(rules.conclusions, ticked());
    const conclusion = $(`[data-conclusion="${id}"]`);
    const title = titleOf(conclusion);
    const heading = make("p", make("strong", title));
    heading.className = "tk-involve__title";
    answer.replaceChildren(
      heading,
      ...inside($("[data-text]", conclusion)),
      ...reasons("law", node("involve.law")),
      ...reasons("against", node("involve.against")),
      ...reasons("for", node("involve.for")),
      ...amount(),
      ...choices(wishes),
      ...fits(conclusion.dataset.note, wishes),
    );
    // What is said again unchanged would be read out again; and before the first choice there is nothing to say.
    const nothing = ticked().length === 0 && ticked("factors").length === 0 && Object.keys(wishes).length === 0;
    const now = nothing ? HINT : title;
    if (headline.textContent !== now) headline.textContent = now;
    said.textContent = "";
  }

  /** What was chosen last, as an address has it. */
  let choice = location.search;

  /** Ticks what was chosen. */
  function fill() {
    const query = new URLSearchParams(choice);
    for (const name of ["applies", "factors"]) {
      const values = (query.get(name) ?? "").split(".");
      for (const box of $$(`[name=${name}]`)) box.checked = values.includes(box.value);
    }
    for (const wish of Object.keys(WISHES)) {
      const radios = $$(`[name="${wish}"]`);
      (radios.find(({ value }) => value === query.get(wish)) ?? radios[0]).checked = true;
    }
  }

  function writeAddress() {
    const query = new URLSearchParams();
    for (const name of ["applies", "factors"]) {
      if (ticked(name).length > 0) query.set(name, ticked(name).join("."));
    }
    for (const [wish, { value }] of Object.entries(chosen())) query.set(wish, value);
    const address = new URL(location.href);
    address.search = String(query);
    choice = address.search;
    try {
      history.replaceState(null, "", address);
    } catch {
      // Some browsers refuse it for pages opened from a folder. All else works.
    }
  }

  const words = () => tkClipboard.words(answer, "[data-advice]");

  /** @returns {string} what follows, and why, in few words: the page itself, whose address goes with them, has the rest */
  function inShort() {
    const { id } = tkInvolveRules.conclusion(rules.conclusions, ticked());
    const why = ["law", "against", "for"].flatMap((side) => met(side).map(titleOf));
    return [titleOf($(`[data-conclusion="${id}"]`)), ...why.map((reason) => `- ${reason}`)].join("\n");
  }

  /** @type {Object<string, function(HTMLElement): void>} what a press on a button does */
  const WORK = {
    add(button) {
      const { point, level } = chosen();
      const choices = { point: point?.value, level: level?.value };
      tkAddingButtons.open({ kind: "reasoning", text: inShort(), address: location.href, ...choices }, button);
    },
    async copy() {
      said.textContent = "";
      try {
        await tkClipboard.copy(words().innerHTML, tkClipboard.plainText(words()));
        said.replaceChildren(node("copy.done"));
      } catch {
        said.replaceChildren(node("copy.refused"));
      }
    },
    print() {
      const all = document.documentElement;
      all.toggleAttribute("data-outcome-alone", true);
      addEventListener("afterprint", () => all.removeAttribute("data-outcome-alone"), { once: true });
      print();
    },
    again() {
      choice = "";
      fill();
      writeAddress();
      show();
      $("[name=applies]").focus();
    },
  };

  for (const part of $$("[data-script]")) part.hidden = false;
  // The rules are worked out for the reader now. They stay at hand.
  const details = make("details", make("summary", node("involve.rules")));
  $("[data-rules]").before(details);
  details.append($("[data-rules]"));

  form.addEventListener("submit", (/** @type {Event} */ event) => event.preventDefault());
  form.addEventListener("change", function () {
    writeAddress();
    show();
  });
  // The browser's own way there leaves the focus at the link.
  $(".tk-involve__bar a").addEventListener("click", function (/** @type {Event} */ event) {
    event.preventDefault();
    const heading = $("#outcome");
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    heading.scrollIntoView();
  });
  root.addEventListener("click", function ({ target }) {
    const button = /** @type {HTMLElement|null} */ (target instanceof Element && target.closest("[data-do]"));
    if (button) WORK[button.dataset.do ?? ""](button);
  });
  fill();
  show();
  // Some browsers empty a form when they bring its page back, after this event.
  addEventListener("pageshow", function ({ persisted }) {
    if (!persisted) return;
    setTimeout(function () {
      fill();
      show();
    });
  });
})();
