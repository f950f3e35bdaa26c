// Needs: plan/reading/xml, plan/reading/tracks
/** Accepts or refuses what was changed in a Word (DOCX) document while changes were tracked. */
var tkPlan = tkPlan || {};

tkPlan.wordTracks = (function () {
  "use strict";

  const { find, value } = tkPlan.xml;
  const { FILLER, isEmpty, timeIn, together, unwrap } = tkPlan.tracks;

  const [ADDED, REMOVED] = [
    ["ins", "moveTo", "cellIns"],
    ["del", "moveFrom", "cellDel"],
  ];

  /** What deleted text is in, and text that is not. */
  const RESTORED = new Map(Object.entries({ delText: "t", delInstrText: "instrText" }));

  /** What a paragraph shows that is no text. */
  const SHOWN = "drawing pict object sym commentReference footnoteReference endnoteReference".split(" ").join();

  /** What is between paragraphs and is none. */
  const BETWEEN = /^(?:bookmark|comment|move|perm|proof|customXml).*/;

  /** So that time is bounded. */
  const MOST_BETWEEN = 50;

  /**
   * @param {Document} parsed
   * @param {string} name
   */
  const all = (parsed, name) => [...parsed.getElementsByTagNameNS("*", name)];

  /** @param {Document} parsed the text of a document */
  const has = (parsed) => Boolean(parsed.querySelector([...ADDED, ...REMOVED].join()));

  /**
   * @param {Document} parsed the text of a document: changed in place
   * @param {boolean} refuses whether its changes are refused
   * @param {Tracks} tracks gets who changed what
   */
  function settle(parsed, refuses, tracks) {
    const changes = [...ADDED, ...REMOVED].flatMap((name) => all(parsed, name));
    const gone = new Set(refuses ? ADDED : REMOVED);
    for (const change of changes) {
      const by = { who: value(change, "author").trim(), when: timeIn(value(change, "date")) };
      tracks.note(change.closest("trPr, tcPr")?.parentElement ?? change, by);
    }
    if (refuses) for (const name of RESTORED.keys()) all(parsed, name).forEach(restore);
    for (const change of changes) {
      const around = change.parentElement;
      const isGone = gone.has(change.localName);
      if (around?.localName === "trPr" || around?.localName === "tcPr") {
        if (isGone) remove(around.parentElement);
      } else if (around && !/Pr$/.test(around.localName)) {
        if (isGone) leaveOut(change);
        else if (change.textContent === FILLER) change.remove();
        else unwrap(change);
      }
    }
    // From the end, so that of many that become one each is moved once.
    for (const paragraph of all(parsed, "p").reverse()) {
      const mark = find(paragraph, "pPr", "rPr");
      if ([...(mark?.children ?? [])].some(({ localName }) => gone.has(localName))) join(paragraph, tracks);
    }
  }

  /**
   * Makes of deleted text a text as any other.
   * @param {Element} element
   */
  function restore(element) {
    const name = RESTORED.get(element.localName) ?? "";
    const text = element.ownerDocument.createElementNS(element.namespaceURI, name);
    if (element.getAttribute("xml:space")) text.setAttribute("xml:space", "preserve");
    text.append(together(element.childNodes));
    element.replaceWith(text);
  }

  /**
   * Takes away words, but neither the comments on them nor the marks around them.
   * @param {Element} change
   */
  function leaveOut(change) {
    for (const kept of change.querySelectorAll("bookmarkStart, bookmarkEnd")) change.before(kept);
    for (const kept of change.querySelectorAll("commentReference")) change.before(kept.closest("r") ?? kept);
    change.remove();
  }

  /**
   * @param {Element|null} element a row or a cell of a table. A table without rows goes too
   */
  function remove(element) {
    const table = element?.closest("tbl");
    element?.remove();
    if (table && !table.querySelector("tc")) table.remove();
  }

  /**
   * Makes one paragraph of two. The next one says how it looks.
   * @param {Element} paragraph whose end is not there
   * @param {Tracks} tracks
   */
  function join(paragraph, tracks) {
    let next = paragraph.nextElementSibling;
    for (let passed = 0; next && passed < MOST_BETWEEN && BETWEEN.test(next.localName); passed += 1) {
      next = next.nextElementSibling;
    }
    const follows = next?.localName === "p" ? next : null;
    if (isEmpty(paragraph, SHOWN)) {
      // The last one in a cell stays: it says what the cell is for.
      if (follows || next?.localName === "tbl" || isAmongOthers(paragraph)) paragraph.remove();
      return;
    }
    if (!follows) return;
    find(paragraph, "pPr")?.remove();
    const [look, words] = [find(follows, "pPr"), together(paragraph.childNodes)];
    if (look) look.after(words);
    else follows.prepend(words);
    for (const by of tracks.of(paragraph).by) tracks.note(follows, by);
    paragraph.remove();
  }

  /** @param {Element} paragraph */
  const isAmongOthers = (paragraph) =>
    [paragraph.previousElementSibling, paragraph.nextElementSibling].some((other) => other?.localName === "p");

  return { has, settle };
})();
