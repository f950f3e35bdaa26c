"""What holds for every page, whatever it says."""

import re
from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path

from bs4 import Comment, Doctype
from bs4.element import Script, Tag

from tests.support.present import present
from tests.support.reading import Pages, attributes, headings, ids, text

# What is left when a macro, a link by name or a piece of Markdown was not rendered.
LEFT_OVER = re.compile(r"\{\{|\}\}|\{%|%\}|\blink:[\w-]|\]\(|\{[#:.]|\*\*|^#+ |^\| ", re.MULTILINE)
POINTERS = ("aria-labelledby", "aria-describedby", "aria-controls", "for")
# What a reader sees or fills in though it has no words.
FILLED = ("img", "input", "textarea")
BY_SCRIPT = re.compile(r"^\s*javascript:", re.IGNORECASE)


def repeated(things):
    return [thing for thing, times in Counter(things).items() if times > 1]


def test_an_id_stands_once_on_a_page(pages: Pages):
    faults = {address: repeated(tag["id"] for tag in page.find_all(id=True)) for address, page in pages.items()}
    assert not {address: names for address, names in faults.items() if names}


def test_what_points_to_an_id_finds_it(pages: Pages):
    faults = [
        (address, attribute, name)
        for address, page in pages.items()
        for known in [ids(page)]
        for _, attribute, value in attributes(page, *POINTERS)
        for name in value.split()
        if name not in known
    ]
    assert not faults


def test_each_page_has_a_title_of_its_own(pages: Pages):
    titles = [page.title.get_text(strip=True) for page in pages.values()]
    assert all(titles)
    assert not repeated(titles)


def test_each_page_has_a_description_of_its_own(pages: Pages):
    descriptions = {
        address: present(page.find("meta", attrs={"name": "description"}))["content"].strip()
        for address, page in pages.items()
        if address != "404.html"
    }
    assert all(descriptions.values())
    assert not repeated(descriptions.values())


def test_each_page_says_its_language(pages: Pages):
    assert {present(page.html)["lang"] for page in pages.values()} == {"en"}


def test_each_page_says_once_when_it_was_reviewed(pages: Pages):
    for address, page in pages.items():
        said = page.select("main .tk-reviewed")
        assert len(said) == (address != "404.html"), address
        for line in said:
            day = date.fromisoformat(str(present(line.time)["datetime"]))
            assert text(line) == f"Last reviewed {day.day} {day:%B %Y}"


def test_each_page_has_one_main_heading_and_it_stands_first(pages: Pages):
    found = {address: [heading.name for heading in headings(page)] for address, page in pages.items()}
    assert not {address: names for address, names in found.items() if names.count("h1") != 1 or names[0] != "h1"}


def test_no_heading_is_empty(pages: Pages):
    # A dialog may get its heading only when it opens.
    assert not [
        (address, tag)
        for address, page in pages.items()
        for tag in headings(page)
        if not text(tag) and not tag.find_parent("dialog")
    ]


def test_below_each_heading_stands_what_it_announces(pages: Pages):
    # What is hidden until a script fills it may be empty.
    empty = []
    for address, page in pages.items():
        shown = [tag for tag in headings(page) if not tag.find_parent(hidden=True) and not tag.find_parent("dialog")]
        for heading, following in pairwise([*shown, None]):
            if following and following.name > heading.name:
                continue
            own = {id(part) for part in heading.descendants}
            after = list(heading.next_elements)
            below = after[: next((n for n, part in enumerate(after) if part is following), None)]
            fills = [
                part.name in FILLED if isinstance(part, Tag) else part.strip()
                for part in below
                if id(part) not in own
            ]
            if not any(fills):
                empty.append((address, text(heading)))
    assert not empty


def test_headings_go_down_one_level_at_a_time(pages: Pages):
    jumps = []
    for address, page in pages.items():
        for above, below in pairwise(headings(page)):
            if int(below.name[1]) > int(above.name[1]) + 1:
                jumps.append((address, text(above), text(below)))
    assert not jumps


def test_nothing_is_left_unrendered(pages: Pages):
    faults = []
    for address, page in pages.items():
        # The page for authors shows what they write, as code.
        code = {id(string) for part in page.select("pre, code") for string in part.find_all(string=True)}
        strings = [
            s
            for s in page.find_all(string=True)
            if not isinstance(s, Comment | Doctype | Script) and id(s) not in code
        ]
        values = [str(value) for tag in page.find_all(True) for value in tag.attrs.values()]
        faults += [(address, string.strip()) for string in strings + values if LEFT_OVER.search(string)]
    assert not faults


def test_a_strict_content_security_policy_can_hold(pages: Pages):
    # Neither script nor style stands in a page itself, in any of the forms that such a policy refuses.
    faults = []
    for address, page in pages.items():
        for tag in page.find_all(True):
            runs = tag.name == "script" and not tag.get("src") and tag.get("type") != "application/json"
            handlers = [name for name in tag.attrs if name.startswith("on") or name == "style"]
            addresses = [str(tag.get(name, "")) for name in ("href", "src", "action")]
            if runs or tag.name == "style" or handlers or any(BY_SCRIPT.match(value) for value in addresses):
                faults.append((address, str(tag)[:200]))
    assert not faults


def test_each_box_says_what_it_is_in_words_that_show(pages: Pages):
    faults, seen = [], set()
    for address, page in pages.items():
        for box in page.select(".tk-box"):
            word = "Case study" if "tk-case-study" in box["class"] else "Your plan"
            seen.add(word)
            label = box.find(class_="tk-box__label")
            if not label or word not in text(label) or not label.find("svg", attrs={"aria-hidden": "true"}):
                faults.append((address, box.get("aria-labelledby"), label))
    assert not faults
    assert len(seen) == 2


def test_each_box_is_a_region_named_by_its_heading(pages: Pages):
    faults = []
    for address, page in pages.items():
        for box in page.select(".tk-box"):
            name = page.find(id=box["aria-labelledby"])
            # A case study's own page has its heading above the box, so there the label names the region.
            own_page = address.startswith("case-studies/")
            if box.name != "section" or not text(name) or (name not in headings(box) and not own_page):
                faults.append((address, str(name)))
    assert not faults


def test_no_style_has_the_browser_look_through_the_whole_form_at_each_keystroke(pages: Pages, site: Path):
    """A selector that asks what an element has, at any depth, is asked again whenever something in it changes."""
    links = pages["plan/"].select('link[rel="stylesheet"]')
    sheets = [site / "plan" / link["href"].partition("?")[0] for link in links]
    asked = [
        found for sheet in sheets for found in re.findall(r":has\(\s*([^)]*)", sheet.read_text(encoding="utf-8"))
    ]
    assert asked
    assert not [each for each in asked if not each.startswith(">")]
