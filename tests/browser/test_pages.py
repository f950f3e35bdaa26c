"""Each page, as different readers meet it: on a narrow screen, without script, on paper, in their own colours."""

import io
import re
from typing import Literal

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from macros.models.toolkit import Toolkit
from tests.support.browsing import MENU, SHIFTS, Held, OpenPage
from tests.support.search import results

SHORT_PAGE = "404.html"
LONG_PAGE = "tips/"


def background(page: Page) -> str:
    return page.locator("body").evaluate("(body) => getComputedStyle(body).backgroundColor")


def test_a_request_to_another_host_would_be_seen(open_page: OpenPage, complaints):
    page = open_page(bypass_csp=True)
    for address in ("https://example.org/x", "http://192.0.2.1/x", "http://localhost/x"):
        with page.expect_event("requestfailed"):
            page.evaluate("(address) => fetch(address).catch(() => null)", address)
        assert f"asked for {address}" in complaints
    complaints.clear()


def test_a_dead_address_answers_with_a_page_that_leads_on(open_page: OpenPage, home, complaints):
    page = open_page("no/such/page/")
    # That the address is dead is all there is to complain of: styles and scripts are found.
    assert len(complaints) == 1
    complaints.clear()
    assert page.get_by_role("heading", level=1).is_visible()
    for link in page.locator("a:not([href^='#'])").all():
        assert page.request.get(link.evaluate("(link) => link.href")).ok
    page.get_by_role("main").get_by_role("link", name="home page").click()
    page.wait_for_url(home)


def test_the_open_menu_and_search_do_not_scroll_sideways_at_320_pixels(open_page: OpenPage):
    page = open_page(LONG_PAGE, width=320)
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("button", name="Search", exact=True).click()
    page.get_by_role("searchbox").fill("acceptability")
    results(page).first.wait_for()
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 320
    for part in page.locator("dialog, dialog > *").all():
        assert part.evaluate("(part) => part.scrollWidth - part.clientWidth") <= 0


def test_without_script_each_page_reads_and_no_dead_button_shows(open_page: OpenPage, paths):
    page = open_page(width=320, java_script_enabled=False)
    for path in paths:
        page.goto(path)
        assert page.get_by_role("heading", level=1).is_visible()
        assert page.get_by_role("navigation", name="Main").get_by_role("link").count() == MENU
        assert page.get_by_role("button").count() == 0
        assert page.locator("[data-tk-fold]:not([open])").count() == 0


@pytest.mark.parametrize("path", ["practice/making-it-accessible/", "plan/"])
def test_on_a_phone_the_title_stands_in_the_upper_half_of_the_screen(open_page: OpenPage, path):
    page = open_page(path, width=390)
    title = page.get_by_role("heading", level=1).bounding_box()
    assert title
    assert title["y"] + title["height"] < 844 / 2
    page.get_by_text("Pages in").click()
    assert page.get_by_role("navigation", name="Pages in").get_by_role("link").first.is_visible()


@pytest.mark.parametrize("path", ["tips/", "practice/finding-and-paying-people/", "crosswalk/", "about/"])
def test_on_a_wide_screen_no_more_than_a_line_stands_before_the_title(open_page: OpenPage, path):
    page = open_page(path)
    title, menu = (page.locator(part).bounding_box() for part in ("h1", "#menu"))
    assert title
    assert menu
    assert title["y"] - menu["y"] - menu["height"] < 120


def test_on_a_wide_screen_the_pages_beside_one_and_its_contents_stand_beside_its_words(open_page: OpenPage):
    page = open_page(LONG_PAGE)
    article = page.locator("article").bounding_box()
    assert article
    for name in ("Pages in Good practice", "On this page"):
        beside = page.get_by_role("navigation", name=name)
        assert beside.get_by_role("link").first.is_visible()
        box = beside.bounding_box()
        assert box
        assert box["x"] > article["x"] + article["width"]


@pytest.mark.parametrize("width", [639, 640, 1280])
def test_on_a_page_of_the_whole_width_the_pages_beside_it_are_a_row_or_one_line(open_page: OpenPage, width: int):
    page = open_page("find/", width=width)
    links = page.get_by_role("navigation", name="Pages in Methods and case studies").get_by_role("link")
    tops = {box["y"] for link in links.all() if (box := link.bounding_box())}
    assert len(tops) == (1 if width >= 640 else 0)


def test_on_a_tablet_the_name_of_the_site_and_the_buttons_share_a_line(open_page: OpenPage):
    page = open_page(width=768)
    name, search = (page.locator(part).bounding_box() for part in (".tk-brand", "[data-tk-search-open]"))
    assert name
    assert search
    assert name["y"] < search["y"] + search["height"] / 2 < name["y"] + name["height"]


def test_the_numbers_of_the_tips_stand_within_the_column_of_words(open_page: OpenPage):
    room, needed = (
        open_page(LONG_PAGE)
        .locator(".tk-tips")
        .evaluate(
            """(list) => {
          const style = getComputedStyle(list);
          const pen = document.createElement("canvas").getContext("2d");
          pen.font = `700 ${style.fontSize} ${style.fontFamily}`;
          return [parseFloat(style.paddingLeft), pen.measureText("10. ").width];
        }"""
        )
    )
    assert room >= needed


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_a_table_of_many_columns_is_read_without_scrolling_sideways(open_page: OpenPage, width: int):
    page = open_page("crosswalk/", width=width)
    table = page.get_by_role("region", name="Box 2: Your topics")
    assert table.evaluate("(region) => region.scrollWidth - region.clientWidth") <= 0
    # It stays a table for those who hear it, and those who see it read what each cell is about.
    assert table.get_by_role("columnheader").count() == 5
    row = table.get_by_role("row").filter(has_text="What do you tell people")
    tips = row.get_by_role("cell").filter(has_text="Be open")
    assert tips.get_attribute("data-label") == "Tips (our pairs)"
    assert tips.evaluate("(cell) => getComputedStyle(cell, '::before').content.includes('Tips')") == (width < 1280)


def test_without_script_the_questions_of_the_plan_are_there_to_read_and_print(open_page: OpenPage, toolkit: Toolkit):
    page = open_page("plan/", java_script_enabled=False)
    questions = page.locator("[data-question] legend")
    assert questions.count() == len(toolkit.plan_questions)
    assert all(question.is_visible() for question in questions.all())


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_follow_the_system_also_when_it_changes(open_page: OpenPage, scheme):
    other: Literal["light", "dark"] = "dark" if scheme == "light" else "light"
    page = open_page(color_scheme=scheme)
    first = background(page)
    page.emulate_media(color_scheme=other)
    page.locator(f":root[data-colour-scheme={other}]").wait_for()
    assert background(page) != first
    assert first == background(open_page(color_scheme=scheme))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_button_changes_the_colours_and_the_choice_is_kept(open_page: OpenPage, scheme):
    page = open_page(color_scheme=scheme)
    button = page.get_by_role("button", name="Dark colours")
    assert button.get_attribute("aria-pressed") == str(scheme == "dark").lower()
    before = background(page)
    button.click()
    after = background(page)
    assert after != before
    assert button.get_attribute("aria-pressed") == str(scheme == "light").lower()
    page.reload()
    assert background(page) == after
    page.goto(LONG_PAGE)
    assert background(page) == after
    button.click()
    assert background(page) == before


def test_what_is_stored_names_the_project_and_its_path_and_nothing_else_is_touched(open_page: OpenPage):
    # Other projects may share the host, and so the storage.
    page = open_page(first="localStorage.setItem('of another project', 'kept')")
    page.get_by_role("button", name="Dark colours").click()
    keys = page.evaluate("Object.keys(localStorage)")
    assert sorted(keys) == ["involvement-toolkit:colour-scheme:/a/sub/path/", "of another project"]


def test_colours_can_be_changed_when_storage_is_blocked(open_page: OpenPage):
    blocked = (
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError'); } })"
    )
    page = open_page(first=blocked, color_scheme="light")
    before = background(page)
    button = page.get_by_role("button", name="Dark colours")
    button.click()
    assert background(page) != before
    button.click()
    assert background(page) == before


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_print_leaves_out_the_tools_and_keeps_the_words(open_page: OpenPage, scheme):
    page = open_page(LONG_PAGE, color_scheme=scheme)
    page.emulate_media(media="print", color_scheme=scheme)
    # What is folded stays so on paper, where nobody can open it: then its title is a tool too.
    folded = ".tk-goes-with:not([open])"
    tools = f"button, nav, dialog, .tk-skip, .headerlink, .tk-more, .tk-footer li, {folded}"
    assert not [tool.inner_text() for tool in page.locator(tools).all() if tool.is_visible()]
    assert all(part.is_visible() for part in page.locator(f"article > :not({folded})").all())
    # Black on white, whatever the screen shows.
    assert background(page) == "rgb(255, 255, 255)"
    for part in ("article p", ".tk-plan-box .tk-hint", ".tk-box__label", "article h2"):
        colour = page.locator(part).first.evaluate("(part) => getComputedStyle(part).color")
        assert max(int(number) for number in re.findall(r"\d+", colour)[:3]) < 160


def test_a_short_page_prints_on_one_sheet(open_page: OpenPage):
    sheets = open_page(SHORT_PAGE).pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", sheets)) == 1


@pytest.mark.parametrize("path", ["", "summary/", "data/", "case-studies/", "case-studies/public-good-dialogue/"])
def test_the_last_sheet_of_paper_has_words_of_the_page(open_page: OpenPage, path: str):
    page = open_page(path)
    ends = " ".join(page.locator("article").inner_text().split())
    sheets = [sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf(format="A4"))).pages]
    # What the footer says, and when the page was reviewed, stand at the beginning.
    assert "Adapted from guidance" in sheets[0]
    assert "Last reviewed" in sheets[0]
    assert len(re.findall("Adapted from guidance|Last reviewed", "".join(sheets))) == 2
    words = re.findall(r"[a-z]{4,}", re.sub(r"\(https?:\S+\)", "", sheets[-1]))
    assert words
    assert all(word in ends for word in words[-3:])


def test_in_forced_colours_a_box_keeps_its_border_and_its_label(open_page: OpenPage):
    page = open_page(LONG_PAGE, forced_colors="active")
    for box in page.locator(".tk-box").all():
        assert box.locator(".tk-box__label").is_visible()
        for side in ("top", "right", "bottom", "left"):
            width, style, colour, behind = box.evaluate(
                """(box, side) => {
                  const style = getComputedStyle(box);
                  const border = (what) => style.getPropertyValue(`border-${side}-${what}`);
                  return [parseFloat(border("width")), border("style"), border("color"), style.backgroundColor];
                }""",
                side,
            )
            assert width >= 1
            assert style == "solid"
            assert colour != behind


def test_a_link_to_a_box_leads_to_it(open_page: OpenPage):
    page = open_page("tips/#box-practice", reduced_motion="reduce")
    assert page.locator("#box-practice").evaluate("(box) => box.getBoundingClientRect().top") < 200


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("path", ["find/", "should-we-involve/", "many-plans/"])
def test_nothing_moves_when_scripts_come_late(open_page: OpenPage, path: str, width: int):
    page = open_page(width=width, first=SHIFTS)
    late = Held(page, "**/{page,finder,many-page}.js")
    page.goto(path, wait_until="commit")
    page.evaluate("new Promise((done) => new PerformanceObserver(done).observe({ type: 'paint', buffered: true }))")
    late.let_go()
    page.wait_for_load_state("load")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("shifted") < 0.01
