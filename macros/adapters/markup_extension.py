"""A Markdown extension that fits what the other extensions write to this site.

They give markup that everybody can use but for a few things: styles in the page, which the site's policy blocks, and
parts that cannot be reached by keyboard or have no name. Those few are put right here, so that authors can write what
Material for MkDocs documents. What the parts look like is in overrides/assets/site/markdown.css and blocks.css.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

from macros.markdown.code import without_comments

Said = Callable[..., str]
"""Says words of the interface by their name: `said("markup.table", number=1)`."""

_CHECKBOX = re.compile(r'type="checkbox" disabled( checked)?')
_ALIGN = re.compile(r"\s*text-align:\s*(left|right|center);?\s*")


class MarkupExtension(Extension):
    """Registers the processor.

    Args:
        said: says the few words that the markup needs.
    """

    def __init__(self, said: Said) -> None:
        super().__init__()
        self._said = said

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the name that Markdown calls)
        """Put the processors after those of the other extensions, which end with the contents."""
        md.treeprocessors.register(_MarkupProcessor(md, self._said), "markup", 4)
        md.postprocessors.register(_CommentProcessor(md), "comments", 1)


class _CommentProcessor(Postprocessor):
    """Takes the comments of authors out of the page: readers could read them in its source."""

    def run(self, text: str) -> str:
        return without_comments(text)


class _MarkupProcessor(Treeprocessor):
    def __init__(self, md: Markdown, said: Said) -> None:
        super().__init__(md)
        self._said = said

    def run(self, root: Element) -> None:
        for item in _of_class(root, "li", "task-list-item"):
            self._name_checkbox(item[0] if len(item) and item[0].tag == "p" else item)
        parents = {child: parent for parent in root.iter() for child in parent}
        for number, tabs in enumerate(_of_class(root, "div", "tabbed-set"), 1):
            _unfold(tabs, number)
        for number, table in enumerate(_outside(root, parents), 1):
            self._wrap(table, parents[table], number)
        for cell in (*root.iter("td"), *root.iter("th")):
            _align(cell)
        for link in _of_class(root, "a", "headerlink"):
            _keep_for_the_mouse(link, parents)
        for fold in root.iter("details"):
            _box(fold)
        for icon in _of_class(root, "span", "tk-inline-icon"):
            _name(icon)
        for notes in _of_class(root, "div", "footnote"):
            self._name_footnotes(notes)

    def _name_checkbox(self, holder: Element) -> None:
        """Show the box of a task as a picture with a name: nobody can tick it, and a field would need a label."""
        place = HTML_PLACEHOLDER_RE.match(holder.text or "")
        box = place and _CHECKBOX.search(str(self.md.htmlStash.rawHtmlBlocks[int(place[1])]))
        if place and box:
            done = bool(box[1])
            name = self._said("markup.done" if done else "markup.not-done")
            ticked = "tk-task tk-task--done" if done else "tk-task"
            picture = Element("span", {"class": ticked, "role": "img", "aria-label": name})
            picture.tail, holder.text = (holder.text or "")[place.end() :], None
            holder.insert(0, picture)

    def _wrap(self, table: Element, parent: Element, number: int) -> None:
        """Let a table that is wider than the screen scroll by itself, by keyboard too."""
        frame = Element("div", {"class": "tk-table", "role": "region", "tabindex": "0"})
        caption = parent.find("figcaption") if parent.tag == "figure" else None
        if caption is not None:
            frame.set("aria-labelledby", caption.get("id") or f"tk-table-{number}")
            caption.set("id", caption.get("id") or f"tk-table-{number}")
        else:
            frame.set("aria-label", self._said("markup.table", number=number))
        parent[list(parent).index(table)] = frame
        frame.tail, table.tail = table.tail, None
        frame.append(table)

    def _name_footnotes(self, notes: Element) -> None:
        notes.tag = "section"
        notes.set("aria-label", self._said("markup.footnotes"))
        for line in notes.findall("hr"):
            notes.remove(line)
        for link in _of_class(notes, "a", "footnote-backref"):
            link.set("aria-label", link.attrib.pop("title"))


def _outside(root: Element, parents: dict[Element, Element]) -> Iterator[Element]:
    """The tables that are not in a frame of their own already, as those of the macros do."""
    for table in list(root.iter("table")):
        if "tk-table" not in parents[table].get("class", "").split():
            yield table


def _align(cell: Element) -> None:
    align = _ALIGN.fullmatch(cell.get("style", ""))
    if align:
        del cell.attrib["style"]
        if align[1] != "left":
            _add_class(cell, f"tk-{align[1]}")


def _unfold(tabs: Element, number: int) -> None:
    """Turn a set of tabs into parts under each other, each under its label: tabs.js folds them."""
    # Tabs in tabs come after those around them, and are found in the parts all the same.
    labels, parts = (
        list(next(child for child in tabs if name in child.get("class", "")))
        for name in ("tabbed-labels", "tabbed-content")
    )
    tail = tabs.tail
    tabs.clear()
    tabs.tail = tail
    tabs.set("class", "tk-tabs")
    for index, (label, part) in enumerate(zip(labels, parts, strict=True), 1):
        name = f"tk-tabs-{number}-{index}"
        panel = SubElement(tabs, "div", {"class": "tk-tab", "role": "group", "aria-labelledby": name})
        label.tag = "p"
        label.attrib = {"class": "tk-tab__label", "id": name}
        panel.append(label)
        panel.extend(part)


def _keep_for_the_mouse(link: Element, parents: dict[Element, Element]) -> None:
    """Take the link after a heading out of the heading's name: whoever uses no mouse has the contents."""
    link.set("aria-hidden", "true")
    link.set("tabindex", "-1")
    if parents[parents[link]].tag == "summary":
        # It would be a control within a control.
        parents[link].remove(link)


def _box(fold: Element) -> None:
    """Let what authors fold look like the box of its kind. What the macros fold has styles of its own."""
    if fold.get("class", "").startswith("tk-"):
        return
    fold.set("class", f"admonition {fold.get('class', '')}".strip())
    for summary in fold.findall("summary"):
        _add_class(summary, "admonition-title")


def _name(icon: Element) -> None:
    """Give an icon the name that its author wrote as its title; without one it is only to be looked at."""
    title = icon.attrib.pop("title", None)
    if title:
        icon.attrib |= {"role": "img", "aria-label": title}
    else:
        icon.set("aria-hidden", "true")


def _of_class(root: Element, tag: str, name: str) -> list[Element]:
    return [element for element in root.iter(tag) if name in element.get("class", "").split()]


def _add_class(element: Element, name: str) -> None:
    element.set("class", f"{element.get('class', '')} {name}".strip())


def icon(
    index: str,
    shortname: str,
    alias: str | None,
    uc: str | None,
    alt: str,
    title: str,
    category: str,
    options: dict[str, Any],
    md: Markdown,
) -> Element | str:
    """Write a name between two colons, for `pymdownx.emoji`: an icon of the theme as a picture in the page.

    An emoji is the character itself, which every system can show and read out. The extension's own pictures of them
    come from another host.
    """
    if uc:
        return alt
    path = md.inlinePatterns["emoji"].emoji_index["emoji"][shortname]["path"]  # type: ignore[attr-defined]
    element = Element("span", {"class": "tk-inline-icon"})
    element.text = md.htmlStash.store(_drawing(path))
    return element


@cache
def _drawing(path: str) -> str:
    return Path(path).read_text(encoding="utf-8")
