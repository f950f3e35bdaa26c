"""Every macro keeps the rules that hold for all of them, with the data of the project."""

from macros.models.toolkit import Toolkit
from macros.pages.macros import MACROS
from tests.support.html import show

ANY = {
    "home_words": "For people who count.",
    "case_study": "child-heart-surgery",
    "plan_box": "publics",
    "tip": "be-open",
    "tip_goes_with": "be-open",
    "record_fields": "what-we-heard",
    "record_downloads": "you-said-we-did",
    "record_example": "you-said-we-did",
}
LEVELLED = [
    name for name, macro in MACROS.items() if "level" in macro.__code__.co_varnames[: macro.__code__.co_argcount]
]


def test_the_page_says_at_which_level_headings_start(toolkit: Toolkit):
    for name in LEVELLED:
        for level in (2, 3, 4):
            page = show(toolkit, name, *([ANY[name]] if name in ANY else []), level=level)
            headings = page.find_all([f"h{number}" for number in range(1, 7)])
            assert min(heading.name for heading in headings) == f"h{level}", name
            assert all(heading.get("id") for heading in headings), name


def test_no_macro_gives_an_id_twice_or_nothing_at_all(toolkit: Toolkit):
    for name, macro in MACROS.items():
        argument = ANY.get(name, "trust" if "point" in macro.__annotations__ else None)
        page = show(toolkit, name, *([argument] if argument else []))
        ids = [element["id"] for element in page.find_all(id=True)]
        assert len(ids) == len(set(ids)), name
        assert page.get_text(strip=True), name
