// Needs: site/words, site/trusted, plan/model/refused, plan/reading/unzip, plan/reading/text, plan/reading/portions
/**
 * Parses the XML in Word and OpenDocument files, and finds things in it. A file is hostile until checked: nothing in it
 * is run or loaded, and what it may hold is bounded.
 */
var tkPlan = tkPlan || {};

/**
 * @typedef {{hidden: boolean, struck: boolean, raised: boolean, lowered: boolean, white: boolean, tiny: boolean, font: string,
 *   symbols: string}} TextLook how words look; white: or in the colour of what is behind them; tiny: or squeezed; symbols: the font of what is no Latin letter
 * @typedef {{names: string[], list: string|null, look: Partial<TextLook>}} StyleLook a style's name and those of the styles it is
 *   based on; its list; how words in it look
 * @typedef {{name: string, parent: string, list?: string|null, look?: Partial<TextLook>}} Style as a document has it
 */

tkPlan.xml = (function () {
  "use strict";

  const { node } = tkWords;
  const { decoded, squeezed } = tkPlan.text;

  /** How many tags one part may hold, so that memory and time are bounded. A plan of 200 topics has a third of it. */
  const MOST_TAGS = 1_000_000;

  const XML = "application/xml";

  /**
   * @param {Words} words
   * @returns {never}
   */
  function refuse(words) {
    throw new tkPlan.Refused(words);
  }

  /**
   * Word declares some thirty namespaces that it seldom uses, and browsers take twice as long with them.
   * @param {string} text of a part
   * @returns {string} the same without the declarations in its first element of prefixes that are used nowhere
   */
  function withoutIdleNames(text) {
    const [first] = /<[a-z_][^>]*/i.exec(text) ?? [""];
    const used = first.replace(/\sxmlns:([\w.-]+)=(?:"[^"]*"|'[^']*')/g, (declared, prefix) =>
      text.includes(`${prefix}:`) ? declared : "",
    );
    return text.replace(first, () => used);
  }

  /**
   * @param {Uint8Array} bytes of a part
   * @returns {string} its text, in the old alphabet that it names if it is not in UTF-8 or UTF-16
   */
  function inAlphabet(bytes) {
    try {
      return decoded(bytes);
    } catch {
      const start = new TextDecoder("latin1").decode(bytes.subarray(0, 200));
      const [, alphabet = ""] = /^<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(start) ?? [];
      try {
        return new TextDecoder(alphabet, { fatal: true }).decode(bytes);
      } catch {
        return refuse(tkPlan.unzip.DAMAGED);
      }
    }
  }

  /**
   * @param {Uint8Array|undefined} bytes of a part; none if it is not there
   * @returns {string} of a part that is not there, an empty one
   */
  function textOf(bytes) {
    const text = bytes ? inAlphabet(bytes) : "<none/>";
    // Neither format uses these. They are there to make a small file huge.
    if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) refuse(node("builder-files.strange-part"));
    let tags = 0;
    for (let at = text.indexOf("<"); at !== -1; at = text.indexOf("<", at + 1)) tags += 1;
    if (tags > MOST_TAGS) refuse(tkPlan.unzip.TOO_LARGE);
    return withoutIdleNames(text);
  }

  /**
   * @param {Uint8Array|undefined} bytes of a part; none if it is not there
   * @param {Set<string>} [told] gets `salvaged` if the part was damaged and could be read all the same. Without it, a
   *   damaged part is refused
   * @returns {Document} of a part that is not there, an empty one
   */
  const parse = (bytes, told) => whole(textOf(bytes), told);

  /**
   * @param {Uint8Array|undefined} index the part of a package of Office that says what the others are
   * @returns {string} the name of the main one, in small letters; empty if it names none
   */
  function mainIn(index) {
    const relations = [...parse(index).getElementsByTagNameNS("*", "Relationship")];
    const target = relations.find((one) => value(one, "Type").endsWith("/officeDocument"));
    return value(target ?? null, "Target")
      .replaceAll("\\", "/")
      .replace(/^\//, "")
      .toLowerCase();
  }

  /**
   * @param {string} text
   * @param {Set<string>} [told]
   */
  function whole(text, told) {
    let parsed = tkTrusted.parsed(text, XML);
    if (!isBroken(parsed)) return parsed;
    if (!told) refuse(tkPlan.unzip.DAMAGED);
    parsed = tkTrusted.parsed(salvaged(text), XML);
    told.add("salvaged");
    if (isBroken(parsed)) refuse(tkPlan.unzip.DAMAGED);
    return parsed;
  }

  /**
   * Parses what may be long, so that the page has its turn meanwhile.
   * @param {Uint8Array|undefined} bytes as those of `parse`
   * @param {Set<string>} told
   * @param {RegExp} around finds the start tags, each within the one before, of what nearly all of it is in: a group for each name
   * @param {function(): Promise<void>|undefined} rest
   * @returns {Promise<Document>} what `parse` gives
   */
  async function parseInTurns(bytes, told, around, rest) {
    const text = textOf(bytes);
    const { texts, names } = tkPlan.portions.portions(text, around);
    /** @type {{parsed: Document, into: Element}|null} */
    let all = null;
    for (const portion of texts) {
      await rest();
      const parsed = tkTrusted.parsed(portion, XML);
      /** @type {Element} */
      let into = parsed.documentElement;
      for (const name of names) if (into.lastElementChild?.localName === name) into = into.lastElementChild;
      // What was divided in the wrong place is no XML.
      if (isBroken(parsed) || into.localName !== names[names.length - 1]) return whole(text, told);
      if (all) all.into.append(...into.childNodes);
      else all = { parsed, into };
    }
    return all?.parsed ?? whole(text, told);
  }

  /**
   * @param {Document} parsed
   * @returns {boolean} whether the browser says so, in an element that is the first of all or in the first; or, where there is
   *   no first, in a page that it makes
   */
  const isBroken = ({ documentElement: root }) =>
    [root, ...root.children, ...(root.localName === "html" ? root.querySelectorAll("parsererror") : [])].some(
      ({ localName }) => localName === "parsererror",
    );

  /**
   * Reads on where a part of a document is broken. LibreOffice 7 writes content controls that never end.
   * @param {string} text XML in which an element may have no end, or an end no element
   * @returns {string} the same with an end for each element, where its parent ends
   */
  function salvaged(text) {
    /** @type {string[]} */
    const open = [];
    /** @param {string} name */
    function close(name) {
      const at = open.lastIndexOf(name);
      return at < 0
        ? ""
        : open
            .splice(at)
            .reverse()
            .map((one) => `</${one}>`)
            .join("");
    }
    const pieces = [...text.matchAll(/<[?!][^>]*>?|<(\/?)([A-Za-z_][\w:.-]*)((?:\s[^<>]*?)?)(\/?)>|[^<]+|</g)];
    const fixed = pieces.map(function ([piece, end, name, rest, empty]) {
      if (/^<[?!]/.test(piece) && piece.endsWith(">")) return piece;
      if (!name) return piece.replace(/<|&(?!(?:#\d+|#x[\da-f]+|\w+);)/gi, (sign) => (sign === "<" ? "&lt;" : "&amp;"));
      if (end) return close(name);
      if (!empty) open.push(name);
      return `<${name}${rest}${empty}>`;
    });
    return fixed.join("") + close(open[0] ?? "");
  }

  /**
   * @param {Document} parsed
   * @param {string} tag of an element that holds a property
   * @returns {function(string): string} the document's own properties by name
   */
  function propertyOf(parsed, tag) {
    const all = [...parsed.getElementsByTagNameNS("*", tag)];
    return (wanted) => all.find((element) => value(element, "name") === wanted)?.textContent.trim() || "";
  }

  /**
   * The value of an attribute, whether it has the namespace of its element or none.
   * @param {Element|null} element
   * @param {string} name
   */
  function value(element, name) {
    if (!element) return "";
    return element.getAttributeNS(element.namespaceURI, name) || element.getAttribute(name) || "";
  }

  /**
   * @param {Element} element
   * @param {string} name of an attribute that is of another namespace than its element, and alone has that name
   */
  const attribute = (element, name) => [...element.attributes].find((one) => one.localName === name)?.value ?? "";

  /**
   * Some switches of Word are on when they are there, unless they say that they are off.
   * @param {Element|null} element
   */
  const isOn = (element) => Boolean(element) && !["0", "false", "off"].includes(value(element, "val"));

  /**
   * The first child on a path of names; null if there is none.
   * @param {Element|null} element
   * @param {...string} path
   * @returns {Element|null}
   */
  function find(element, ...path) {
    for (const name of path) {
      let child = element?.firstElementChild ?? null;
      while (child && child.localName !== name) child = child.nextElementSibling;
      element = child;
    }
    return element || null;
  }

  /**
   * Gives each style the names of all that it is based on, and what it takes from them.
   * @param {Map<string, Style>} styles
   * @returns {Map<string, StyleLook>}
   */
  function withChains(styles) {
    const chains = new Map();
    for (const [id, style] of styles) {
      /** @type {StyleLook} */
      const look = { names: [], list: null, look: {} };
      const seen = new Set();
      /** @type {Style|undefined} */
      let each = style;
      for (; each && !seen.has(each) && seen.size < 20; each = styles.get(each.parent)) {
        seen.add(each);
        look.names.push(squeezed(each.name));
        look.list ??= each.list ?? null;
        look.look = { ...each.look, ...look.look };
      }
      chains.set(id, look);
    }
    return chains;
  }

  /** @param {string[]} names of a style and those that it is based on */
  const isHeading = (names) => names.some((name) => name.startsWith("heading"));

  return { attribute, find, isHeading, isOn, mainIn, parse, parseInTurns, propertyOf, refuse, value, withChains };
})();
