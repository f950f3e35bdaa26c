// Needs: nothing
/** Equations of Word as a line of text that people can read: 1/2, x^2, √(a + b), ∑_(i=1)^n x. */
var tkPlan = tkPlan || {};

tkPlan.equations = (function () {
  "use strict";

  /**
   * @param {Element} element
   * @param {...string} path of names
   * @returns {Element|undefined} the first child on the path
   */
  function child(element, ...path) {
    /** @type {Element|undefined} */
    let found = element;
    for (const name of path) found = [...(found?.children ?? [])].find(({ localName }) => localName === name);
    return found;
  }

  /** @param {string} text */
  const grouped = (text) => (/^[\p{L}\p{M}\p{N}.,]*$/u.test(text) ? text : `(${text})`);

  /**
   * @param {Element} element of an equation
   * @returns {string} the equation in a line
   */
  function equation(element) {
    /** @param {string} name */
    function part(name) {
      const found = child(element, name);
      return found ? equation(found) : "";
    }
    /** @type {function(string): string[]} what all parts of a name say */
    const parts = (name) => [...element.children].filter(({ localName }) => localName === name).map(equation);
    /** @type {function(string, string): string} the sign that the equation says, or the one that Word takes */
    function sign(name, usual) {
      const found = child(element, `${element.localName}Pr`, name);
      return [...(found?.attributes ?? [])].find(({ localName }) => localName === "val")?.value ?? (found ? "" : usual);
    }
    /** @type {function(string, string): string} a limit, if there is one */
    const limit = (mark, text) => (text ? mark + grouped(text) : "");
    switch (element.localName) {
      case "t":
        return element.textContent;
      case "f":
        return `${grouped(part("num"))}/${grouped(part("den"))}`;
      case "sSup":
        return `${part("e")}^${grouped(part("sup"))}`;
      case "sSub":
        return `${part("e")}_${grouped(part("sub"))}`;
      case "sSubSup":
      case "sPre":
        return `${part("e")}_${grouped(part("sub"))}^${grouped(part("sup"))}`;
      case "limLow":
        return `${part("e")}_${grouped(part("lim"))}`;
      case "limUpp":
        return `${part("e")}^${grouped(part("lim"))}`;
      case "rad":
        return `${part("deg")}√${grouped(part("e"))}`;
      case "d":
        return sign("begChr", "(") + parts("e").join(sign("sepChr", "|")) + sign("endChr", ")");
      case "nary":
        return `${sign("chr", "∫")}${limit("_", part("sub"))}${limit("^", part("sup"))} ${part("e")}`;
      case "func":
        return `${part("fName")} ${part("e")}`;
      case "acc":
        // The sign is above the letter, as in the equation.
        return part("e") + sign("chr", "\u0302");
      case "bar":
        return part("e") + (sign("pos", "bot") === "top" ? "\u0305" : "\u0332");
      case "m":
        return `[${parts("mr").join("; ")}]`;
      case "mr":
        return parts("e").join(", ");
      case "eqArr":
        return parts("e").join("; ");
      default:
        if (/Pr$/.test(element.localName)) return "";
        return [...element.children].map(equation).join("");
    }
  }

  return { equation };
})();
