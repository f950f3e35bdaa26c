// Needs: plan/reading/xml, plan/reading/tracks
/** Accepts or refuses what was changed in an OpenDocument text while changes were tracked. */
var tkPlan = tkPlan || {};

tkPlan.textTracks = (function () {
  "use strict";

  const { attribute, find, value } = tkPlan.xml;
  const { FILLER, byIn, isEmpty, together } = tkPlan.tracks;

  /** What a paragraph shows that is no text. */
  const SHOWN = "s tab line-break frame annotation note".split(" ").join();

  /** So that time is bounded. */
  const MOST_OPEN = 50;

  /** @typedef {{insertion: Element|null, deletion: Element|null}} Region what is said about a change */

  /** @param {Document} parsed */
  const listOf = (parsed) => parsed.getElementsByTagNameNS("*", "tracked-changes")[0];

  /** @param {Document} parsed the content of a document */
  const has = (parsed) => Boolean(listOf(parsed)?.querySelector("insertion, deletion"));

  /**
   * @param {Document} parsed the content of a document: changed in place
   * @param {boolean} refuses whether its changes are refused
   * @param {Tracks} tracks gets who changed what
   */
  function settle(parsed, refuses, tracks) {
    const list = listOf(parsed);
    /** @type {Map<string, Region>} */
    const regions = new Map(
      [...(list?.children ?? [])].map((region) => [
        attribute(region, "id"),
        { insertion: find(region, "insertion"), deletion: find(region, "deletion") },
      ]),
    );
    list?.remove();
    /** @param {string} name */
    const all = (name) => [...parsed.getElementsByTagNameNS("*", name)];
    if (refuses) {
      const ends = new Map(all("change-end").map((end) => [value(end, "change-id"), end]));
      for (const start of all("change-start")) {
        const id = value(start, "change-id");
        const [insertion, end] = [regions.get(id)?.insertion, ends.get(id)];
        if (insertion && end) takeOut(start, end, (place) => tracks.note(place, byIn(find(insertion, "change-info"))));
      }
    } else noteInserted(parsed, regions, tracks);
    for (const point of all("change")) {
      const { deletion, insertion } = regions.get(value(point, "change-id")) ?? {};
      if (!deletion || !point.isConnected) continue;
      const by = byIn(find(deletion, "change-info"));
      // What somebody inserted and somebody else deleted is in neither version.
      if (refuses && !insertion) deleted(point, deletion, tracks, by);
      else {
        // A comment on deleted words is still a comment.
        point.before(together(deletion.querySelectorAll("annotation")));
        tracks.note(point, by);
      }
      // A hostile file may name one over and over.
      regions.delete(value(point, "change-id"));
    }
  }

  /**
   * @param {Node} node
   * @returns {Node|null} what follows it in the document, and is not in it
   */
  function after(node) {
    let at = node;
    while (!at.nextSibling && at.parentNode) at = at.parentNode;
    return at.nextSibling;
  }

  /**
   * @param {Element} start of what was inserted
   * @param {Element} end
   * @param {function(Element|null): void} note
   */
  function takeOut(start, end, note) {
    // Another one may have taken them along.
    if (!start.isConnected || !end.isConnected) return;
    const [first, last] = [start.closest("p, h"), end.closest("p, h")];
    note(first);
    note(last);
    let node = after(start);
    while (node && node !== end) {
      const next = node.contains(end) ? node.firstChild : after(node);
      if (!node.contains(end)) node.parentNode?.removeChild(node);
      node = next;
    }
    if (first && last && first !== last) join(first, last);
  }

  /**
   * @param {Document} parsed
   * @param {Map<string, Region>} regions
   * @param {Tracks} tracks gets who inserted what
   */
  function noteInserted(parsed, regions, tracks) {
    /** @type {Array<{id: string, by: By}>} */
    let open = [];
    for (const element of parsed.getElementsByTagNameNS("*", "*")) {
      const { localName: name } = element;
      const id = value(element, "change-id");
      const insertion = regions.get(id)?.insertion;
      if (name === "change-start" && insertion && open.length < MOST_OPEN) {
        const by = byIn(find(insertion, "change-info"));
        open.push({ id, by });
        tracks.note(element, by);
        const words = element.nextSibling;
        if (words?.nodeValue === FILLER) words.nodeValue = "";
      } else if (name === "change-end") open = open.filter((one) => one.id !== id);
      else if ((name === "p" || name === "h") && open.length) tracks.note(element, open[open.length - 1].by);
    }
  }

  /**
   * Makes one paragraph of the two in which something began and ended that is no longer there.
   * @param {Element} first
   * @param {Element} last
   */
  function join(first, last) {
    const isOneCell = first.closest("table-cell") === last.closest("table-cell");
    const deletions = first.querySelectorAll("change");
    if (isEmpty(first, SHOWN) && (isOneCell || !deletions.length)) {
      last.prepend(together(deletions));
      drop(first);
      return;
    }
    if (!isOneCell) return;
    first.append(together(last.childNodes));
    drop(last);
  }

  /**
   * Takes a paragraph away, with the items and lists that it alone was in. The only one in a cell stays: it says what the cell
   * is for.
   * @param {Element} element
   */
  function drop(element) {
    const { parentElement: around } = element;
    const isOnly = around?.children.length === 1;
    if (isOnly && around.localName === "table-cell") return;
    element.remove();
    if (isOnly && /^list/.test(around.localName)) drop(around);
  }

  /**
   * Puts back what was deleted.
   * @param {Element} point where it was
   * @param {Element} deletion
   * @param {Tracks} tracks
   * @param {By} by
   */
  function deleted(point, deletion, tracks, by) {
    const blocks = [...deletion.children].filter(({ localName }) => localName !== "change-info");
    for (const block of blocks) rename(block);
    const paragraph = point.parentElement?.closest("p, h");
    const [first, last] = [blocks[0], blocks.at(-1)];
    if (!paragraph) point.before(together(blocks));
    else if (blocks.length === 1 && isText(blocks[0])) {
      point.before(together(blocks[0].childNodes));
      tracks.note(paragraph, by);
    } else if (blocks.length) {
      const head = splitBefore(paragraph, point);
      // What was deleted began with a paragraph of its own, unless something is before it.
      if (isEmpty(head, SHOWN)) paragraph.prepend(together(head.childNodes));
      else {
        paragraph.before(head);
        tracks.numbers.set(head, tracks.numbers.get(paragraph) ?? "");
        if (isText(first)) {
          head.append(together(first.childNodes));
          blocks.shift();
        }
        tracks.note(head, by);
      }
      if (last && isText(last) && blocks.length) {
        paragraph.prepend(together(last.childNodes));
        blocks.pop();
      }
      paragraph.before(together(blocks));
      tracks.note(paragraph, by);
    }
    for (const block of blocks) tracks.note(block, by);
  }

  /**
   * @param {Element} paragraph
   * @param {Element} point in it
   * @returns {Element} what is before the point, taken out of the paragraph, in one that looks like it
   */
  function splitBefore(paragraph, point) {
    /** @type {Node} */
    let at = point;
    /** @type {Element|null} */
    let inner = null;
    for (;;) {
      const around = /** @type {Element} */ (at.parentElement);
      const head = /** @type {Element} */ (around.cloneNode(false));
      while (around.firstChild && around.firstChild !== at) head.append(around.firstChild);
      if (inner) head.append(inner);
      if (around === paragraph) return head;
      inner = head;
      at = around;
    }
  }

  /** @param {Element} element */
  const isText = ({ localName }) => localName === "p" || localName === "h";

  /**
   * LibreOffice gives the bookmarks in deleted text the names of copies.
   * @param {Element} block
   */
  function rename(block) {
    for (const bookmark of block.querySelectorAll("bookmark, bookmark-start, bookmark-end")) {
      const name = [...bookmark.attributes].find(({ localName }) => localName === "name");
      if (name) name.value = name.value.replace(/ Copy \d+$/, "");
    }
  }

  return { has, settle };
})();
