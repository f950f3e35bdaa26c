// Needs: nothing
/**
 * Says what the scripts say, in the language of the site. The build puts the words that a script names at its
 * beginning: see macros/publishing/script_words.py.
 */
var tkWords = (function () {
  "use strict";

  /** @type {Map<string, [string, string|Object<string, string>]>} by name, the language and the words */
  const known = new Map();
  /** @type {Map<string, string[]>} by name, what each language says */
  const inAll = new Map();
  /** @type {string[][]} the twelve forms of a date in each language, that of the site first: "{day} March {year}" */
  let forms = [];
  /** @type {Map<string, Intl.PluralRules>} */
  const rules = new Map();
  let language = "en";

  /**
   * @param {string} code the language of the site
   * @param {Object<string, [string, string|Object<string, string>]>} words by name, each with the language it is in
   * @param {Object<string, string[]>} [others] of the words that `called` is asked for, what each language says
   * @param {string[][]} [dates] the twelve forms of a date in each language, that of the site first
   */
  function add(code, words, others = {}, dates = forms) {
    language = code;
    forms = dates;
    for (const [name, entry] of Object.entries(words)) known.set(name, entry);
    for (const [name, wordings] of Object.entries(others)) inAll.set(name, wordings);
  }

  /**
   * @param {string} name the part of the interface and the name in it, for example search.nothing
   * @param {Object<string, string|number>} [values] what to put in for the names in braces; `count` also chooses the plural form
   * @returns {string}
   * @throws {Error} there are no such words
   */
  function say(name, values = {}) {
    if (!known.has(name)) throw new Error(`no words are called ${name}`);
    const [code, wording] = /** @type {[string, string|Object<string, string>]} */ (known.get(name));
    const text = typeof wording === "string" ? wording : wording[form(code, Number(values.count))] || wording.other;
    return text.replace(/\{(\w+)\}/g, (place, key) => (key in values ? String(values[key]) : place));
  }

  /**
   * @param {string} name as for `say`
   * @param {Object<string, string|number>} [values] as for `say`
   * @returns {string|HTMLElement} the words for the page. On a site in another language than English they are marked
   *   with their language, since the guidance around them is in a language of its own
   */
  function node(name, values) {
    const text = say(name, values);
    if (language === "en") return text;
    const element = document.createElement("span");
    [element.lang] = /** @type {[string, any]} */ (known.get(name));
    element.textContent = text;
    return element;
  }

  /**
   * Puts words into an element that says what the state is. The same words again would be read out again, so they stay.
   * @param {HTMLElement} element
   * @param {string} name as for `say`
   * @param {Object<string, string|number>} [values] as for `say`
   */
  function put(element, name, values) {
    if (element.textContent !== say(name, values)) element.replaceChildren(node(name, values));
  }

  /**
   * @param {string} name as for `say`, written out where it is called: the build looks for it
   * @returns {string[]} what each of the toolkit's languages says, to know it again in what another site wrote
   */
  const called = (name) => inAll.get(name) ?? [];

  /** @returns {string[][]} how each language writes dates, that of the site first: "{day} March {year}" and so on */
  const dateForms = () => forms;

  /**
   * @param {Date} moment
   * @returns {string} the day where the person is, as plans hold days: 2026-03-02
   */
  function dayOf(moment) {
    const [year, ...rest] = [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()];
    return [String(year).padStart(4, "0"), ...rest.map((part) => String(part).padStart(2, "0"))].join("-");
  }

  /**
   * @param {string|null|undefined} day a date, or a date with a time, as plans hold them: 2026-03-02. With a time, it is the
   *   day where the person is
   * @returns {string} the date written out, as `Words.date` has it: "2 March 2026"; empty if it is none
   */
  function date(day) {
    const there = /T\d\d/.test(day ?? "") ? dayOf(new Date(day ?? "")) : day;
    const [, year, month, number] = /^(\d{4})-(\d\d)-(\d\d)/.exec(there ?? "") ?? [];
    const form = forms[0][Number(month) - 1];
    return form ? form.replace("{day}", String(Number(number))).replace("{year}", String(Number(year))) : "";
  }

  /**
   * @param {string[]} items
   * @param {"conjunction"|"disjunction"} [type] whether all of them are meant, or one
   * @returns {string} written out: "methods, questions and tips", "methods, questions or tips"
   */
  const list = (items, type = "conjunction") => new Intl.ListFormat(locale(), { type }).format(items);

  /**
   * @param {string} code of a language
   * @param {number} count
   * @returns {string} the plural form: "one", "other" and so on
   */
  function form(code, count) {
    const rule = rules.get(code) ?? new Intl.PluralRules(code);
    rules.set(code, rule);
    return rule.select(count);
  }

  /** @returns {string} the language of the site, for dates and numbers; for English, British English */
  const locale = () => (language === "en" ? "en-GB" : language);

  return { add, say, node, put, called, dateForms, date, dayOf, list, locale };
})();
