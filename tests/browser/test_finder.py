"""The finder narrows its list as one types and ticks, keeps it in the address, and hands it on as a file."""

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pypdf import PdfReader

from macros.models.toolkit import Toolkit
from tests.support.axe import faults, widths
from tests.support.browsing import PATIENCE, Held, OpenPage
from tests.support.finder import rows, saved
from tests.support.present import present

# Words, and an entry that must be among those that they find.
FOUND_BY = {
    "child heart": "child-heart-surgery",
    "paired": "interviews",  # another name
    "wellcome": "recording-ethnicity",  # an organisation
    "spiegelhalter": "child-heart-surgery",  # a word of its page
    "Citizens' Juries": "citizens-jury",  # a plural, an apostrophe and capitals
    "citizens’ jury": "citizens-jury",
    "cogn interv": "cognitive-interviews",  # beginnings of words, in any order
    "interv cogn": "cognitive-interviews",
    "pop-up": "pop-up-testing",
    "öpen text": "own-words",  # an accent
    "DPIA": "ethics-consent-and-data-protection",  # a word that no page shows
    "incentives": "finding-and-paying-people",  # another word for it
    "coproduction": "co-creation",  # another spelling
    "social listening": "media-monitoring",
    "consent form": "consent-form",  # a template
}


def field(page: Page) -> Locator:
    return page.get_by_role("searchbox", name="Words to look for")


def choice(page: Page, name: str) -> Locator:
    return page.locator(".tk-finder form").get_by_role("checkbox", name=name)


def status(page: Page) -> Locator:
    return page.locator("[data-shown]")


def shown(page: Page) -> list[str]:
    """The names of the entries that show, once the words in the field have been looked up."""
    expect(page.locator(".tk-finder__list")).not_to_have_attribute("aria-busy", "true")
    return page.locator(".tk-entry:visible").evaluate_all("(all) => all.map((entry) => entry.dataset.name)")


def address(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def expect_address(page: Page, **wanted: list[str]) -> None:
    """Wait until the address holds what was chosen and no more: what fits is found in the browser's own time."""
    for _ in range(200):
        if address(page) == wanted:
            return
        page.wait_for_timeout(50)
    assert address(page) == wanted


def total(toolkit: Toolkit) -> int:
    things = (toolkit.case_studies, toolkit.methods, toolkit.questions, toolkit.practice, toolkit.templates)
    return sum(map(len, things))


def test_everything_shows_at_first(open_page: OpenPage, toolkit: Toolkit):
    page = open_page("find/")
    expect(status(page)).to_have_text(f"All {total(toolkit)} shown")
    assert len(shown(page)) == total(toolkit)


def test_typing_finds_by_title_names_organisations_and_the_words_of_the_page(open_page: OpenPage, toolkit: Toolkit):
    page = open_page("find/")
    for words, name in FOUND_BY.items():
        field(page).fill(words)
        names = shown(page)
        assert name in names, words
        assert len(names) < total(toolkit) / 2, words


def test_a_misspelling_is_read_as_the_word_that_is_meant_and_the_list_says_so(open_page: OpenPage, toolkit: Toolkit):
    page = open_page("find/")
    field(page).fill("cogntive interviewing")
    assert "cognitive-interviews" in shown(page)
    number = f"{len(shown(page))} of {total(toolkit)} shown"
    expect(status(page)).to_have_text(f"Showing results for cognitive interviewing. {number}")
    field(page).fill("cognitive interviewing")
    expect(status(page)).to_have_text(number)


def test_the_words_are_looked_up_as_the_search_does(open_page: OpenPage, home):
    page = open_page("find/?q=focus+gorups")
    assert {"focus-group", "interviews"} & set(shown(page)) == {"focus-group"}
    page.get_by_role("button", name="Search", exact=True).click()
    page.get_by_role("searchbox", name="Word or phrase").fill("focus gorups")
    expect(page.locator("dialog ol > li > a").first).to_have_attribute("href", re.compile("methods/focus-group/$"))


def test_when_the_words_cannot_be_looked_up_it_says_so_and_tries_again(
    open_page: OpenPage, complaints, toolkit: Toolkit
):
    page = open_page("find/")
    page.context.route("**/search/search.js", lambda route: route.abort())
    field(page).fill("jury")
    expect(status(page)).to_contain_text("could not be loaded")
    assert len(shown(page)) == total(toolkit)
    choice(page, "Methods").check()
    expect(status(page)).to_contain_text("could not be loaded")
    assert len(shown(page)) == len(toolkit.methods), "what is ticked counts all the same"
    complaints.clear()
    page.context.unroute("**/search/search.js")
    field(page).fill("juries")
    assert "citizens-jury" in shown(page)
    assert len(shown(page)) < len(toolkit.methods)


def test_what_is_ticked_counts_at_once_while_the_words_wait_to_be_looked_up(open_page: OpenPage, toolkit: Toolkit):
    page = open_page("find/")
    held = Held(page, "**/search/search.js")
    field(page).fill("panel")
    choice(page, "Methods").check()
    expect(status(page)).to_have_text(f"{len(toolkit.methods)} of {total(toolkit)} shown")
    expect(page.locator(".tk-entry:visible")).to_have_count(len(toolkit.methods))
    held.let_go()
    names = shown(page)
    assert "standing-panel" in names
    assert {*names} < {*toolkit.methods}


def test_the_engine_loads_when_somebody_comes_to_the_field_and_not_before(open_page: OpenPage):
    page = open_page("404.html")
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    page.goto("find/", wait_until="networkidle")
    assert not [url for url in asked if url.endswith("/search/search.js")]
    with page.expect_request("**/search/search.js"):
        field(page).focus()


def test_the_number_is_said_once_someone_stops_typing(open_page: OpenPage, toolkit: Toolkit):
    page = open_page("find/")
    assert status(page).get_attribute("role") == "status"
    page.evaluate("""() => {
      window.said = [];
      const watched = document.querySelector("[data-shown]");
      new MutationObserver(() => window.said.push(watched.textContent)).observe(watched, { childList: true });
    }""")
    field(page).press_sequentially("ethnicity")
    expect(status(page)).to_have_text(f"{len(shown(page))} of {total(toolkit)} shown")
    assert page.evaluate("window.said") == [status(page).inner_text()]


def test_one_filter_widens_and_several_narrow(open_page: OpenPage, toolkit: Toolkit):
    page = open_page("find/")
    points = {
        name: {case.slug for case in toolkit.case_studies.values() if name in case.decision_points}
        for name in ("trust", "usable")
    }
    choice(page, "Case studies").check()
    choice(page, "Trust").check()
    assert set(shown(page)) == points["trust"]
    choice(page, "Usable").check()
    assert set(shown(page)) == points["trust"] | points["usable"]
    expect(status(page)).to_have_text(f"{len(points['trust'] | points['usable'])} of {total(toolkit)} shown")
    # A group with nothing in it does not show its heading.
    assert page.locator(".tk-finder h2:visible").count() == 1


def test_a_filter_leaves_out_the_kinds_that_it_does_not_apply_to_and_says_so(open_page: OpenPage, toolkit: Toolkit):
    page = open_page("find/")
    group = page.get_by_role("group", name="Level of participation")
    assert group.evaluate("(group) => document.getElementById(group.getAttribute('aria-describedby')).innerText") == (
        "Methods only."
    )
    choice(page, "Empower").check()
    assert set(shown(page)) == {name for name, method in toolkit.methods.items() if "empower" in method.levels}


def test_the_number_beside_a_choice_is_what_it_gives(open_page: OpenPage):
    page, other = open_page("find/?kind=method&level=consult&level=involve&q=group"), open_page("find/")
    # Also where a choice of the filter is ticked, the number is that of the choice alone.
    for name in ("point", "level"):
        for label in page.locator(f"[data-filter={name}] label").all():
            value = label.locator("input").get_attribute("value")
            query: dict[str, list[str | None]] = {
                "kind": ["method"],
                "level": ["consult", "involve"],
                "q": ["group"],
                name: [value],
            }
            other.goto("find/?" + "&".join(f"{key}={one}" for key, values in query.items() for one in values))
            assert label.locator("[data-count]").inner_text() == str(len(shown(other)))


def test_what_is_chosen_stands_in_the_address_and_back_and_forward_work(open_page: OpenPage):
    page = open_page("about/")
    page.goto("find/")
    everything = shown(page)
    choice(page, "Methods").check()
    methods = shown(page)
    field(page).press_sequentially("panel")
    choice(page, "Represent").check()
    expect_address(page, kind=["method"], q=["panel"], point=["represent"])
    narrow = shown(page)
    assert len(narrow) < len(methods) < len(everything)
    # Letters typed are one step with the filter before them.
    page.go_back()
    expect(choice(page, "Represent")).not_to_be_checked()
    expect(field(page)).to_have_value("panel")
    page.go_back()
    assert shown(page) == everything
    expect(field(page)).to_have_value("")
    page.go_forward()
    page.go_forward()
    assert shown(page) == narrow
    page.go_back()
    page.go_back()
    page.go_back()
    assert page.url.endswith("/about/")


def test_a_long_list_comes_back_whole(open_page: OpenPage, toolkit: Toolkit):
    page = open_page("404.html")

    def lengthen(route) -> None:
        answer = route.fetch()
        entry = present(re.search(r'<li class="tk-entry".*?</li>', answer.text(), re.DOTALL))[0]
        route.fulfill(response=answer, body=answer.text().replace(entry, entry * 700))

    page.route("**/find/", lengthen)
    page.goto("find/")
    everything = total(toolkit) + 699
    expect(status(page)).to_have_text(f"All {everything} shown")
    choice(page, "Questions to ask").check()
    assert len(shown(page)) == len(toolkit.questions)
    choice(page, "Questions to ask").uncheck()
    expect(page.locator(".tk-entry:visible")).to_have_count(everything)


def test_a_shared_address_opens_the_same_list_and_what_it_does_not_know_is_ignored(open_page: OpenPage):
    page = open_page("find/?kind=method&point=represent&q=panel&point=nosuch&colour=red&kind=%3Cb%3E&level=")
    expect(choice(page, "Methods")).to_be_checked()
    expect(choice(page, "Represent")).to_be_checked()
    expect(field(page)).to_have_value("panel")
    assert page.locator("form :checked").count() == 2
    assert "standing-panel" in shown(page)
    assert shown(page) == shown(open_page("find/?q=panel&point=represent&kind=method"))


def test_a_reload_keeps_the_list(open_page: OpenPage):
    page = open_page("find/")
    choice(page, "Trust").check()
    field(page).press_sequentially("data")
    names = shown(page)
    page.reload()
    assert shown(page) == names


def test_clear_all_shows_where_there_is_something_to_clear(open_page: OpenPage):
    page = open_page("find/")
    button = page.get_by_role("button", name="Clear all", exact=True)
    expect(button).to_be_hidden()
    choice(page, "Trust").check()
    expect(button).to_be_visible()
    choice(page, "Trust").uncheck()
    expect(button).to_be_hidden()
    field(page).press_sequentially("panel")
    button.click()
    # It keeps the focus, and goes when the reader goes on.
    expect(button).to_be_focused()
    page.keyboard.press("Tab")
    expect(button).to_be_hidden()


def test_clear_all_brings_everything_back(open_page: OpenPage, toolkit: Toolkit):
    page = open_page("find/?kind=method&q=panel")
    page.get_by_role("button", name="Clear all").click()
    expect(status(page)).to_have_text(f"All {total(toolkit)} shown")
    expect_address(page)
    expect(page.get_by_role("button", name="Clear all")).to_be_focused()
    page.go_back()
    expect_address(page, kind=["method"], q=["panel"])
    assert len(shown(page)) < total(toolkit)


def test_when_nothing_fits_it_says_so_and_shows_a_way_out(open_page: OpenPage, toolkit: Toolkit):
    page = open_page("find/")
    note = page.get_by_text("Nothing fits all of this.")
    assert not note.is_visible()
    choice(page, "Questions to ask").check()
    choice(page, "Consult").check()
    expect(status(page)).to_have_text(f"0 of {total(toolkit)} shown")
    assert note.is_visible()
    for name in ("CSV", "JSON"):
        expect(page.get_by_role("button", name=name)).to_be_disabled()
    page.get_by_role("button", name="Clear all and show everything").click()
    assert len(shown(page)) == total(toolkit)
    assert not note.is_visible()
    expect(field(page)).to_be_focused()


def test_words_that_the_list_does_not_have_go_along_into_the_search(open_page: OpenPage):
    page = open_page("find/?q=farmers")
    page.get_by_role("button", name="Search the toolkit").click()
    expect(page.locator("dialog input[type=search]")).to_have_value("farmers")
    expect(page.locator("dialog ol > li").first).to_be_visible()


def test_what_is_said_of_a_saved_list_does_not_move_its_buttons(open_page: OpenPage):
    page = open_page("find/?kind=method")
    button = page.get_by_role("button", name="CSV")
    before = button.bounding_box()
    saved(page, "CSV")
    expect(page.locator("[data-saved]")).not_to_be_empty()
    assert button.bounding_box() == before


def test_markup_in_the_words_stays_text(open_page: OpenPage):
    page = open_page("find/?q=%3Cimg%20src=x%3E")
    expect(field(page)).to_have_value("<img src=x>")
    assert page.locator("main img").count() == 0
    assert shown(page) == []


def test_it_works_by_keyboard(open_page: OpenPage):
    page = open_page("find/")
    field(page).focus()
    page.keyboard.type("panel")
    page.keyboard.press("Enter")
    expect_address(page, q=["panel"])
    page.keyboard.press("Tab")
    expect(choice(page, "Case studies")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(choice(page, "Methods")).to_be_checked()
    expect_address(page, q=["panel"], kind=["method"])
    first = page.locator(".tk-entry:visible a").first
    for _ in range(40):
        page.keyboard.press("Tab")
        if first.evaluate("(link) => link === document.activeElement"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/methods/*/")


def test_on_a_narrow_screen_the_filters_open_by_keyboard_and_say_how_many_are_chosen(open_page: OpenPage):
    page = open_page("find/?kind=method&point=trust", width=320)
    summary = page.locator(".tk-finder summary")
    expect(summary).to_have_text("Filters (2 chosen)")
    assert not choice(page, "Methods").is_visible()
    summary.press("Enter")
    assert choice(page, "Methods").is_visible()
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 320


def test_on_paper_the_list_says_by_what_it_was_chosen(open_page: OpenPage):
    page = open_page("find/?kind=method&level=empower")
    expect(status(page)).to_contain_text("3 of")
    sheet = PdfReader(io.BytesIO(page.pdf(format="A4"))).pages[0]
    lines = [line.strip() for line in sheet.extract_text().splitlines()]
    assert {"Kind", "Methods", "Level of participation", "Empower"} <= set(lines)
    assert not {"Case studies", "Consult", "Aim", "Words to look for"} & set(lines)
    page.get_by_label("Words to look for").fill("hard choice")
    lines = PdfReader(io.BytesIO(page.pdf(format="A4"))).pages[0].extract_text().splitlines()
    assert {"Words to look for", "hard choice", "Empower"} <= {line.strip() for line in lines}
    choice(page, "Methods").uncheck()
    choice(page, "Empower").uncheck()
    lines = PdfReader(io.BytesIO(page.pdf(format="A4"))).pages[0].extract_text().splitlines()
    assert {"Words to look for", "hard choice"} <= {line.strip() for line in lines}


def test_a_tag_leads_to_all_that_share_it(open_page: OpenPage, toolkit: Toolkit):
    page = open_page("methods/citizens-jury/")
    page.locator(".tk-tags").get_by_role("link", name="Weigh up a hard choice together").click()
    page.wait_for_url("**/find/?family=deliberate")
    assert set(shown(page)) == {method.slug for method in toolkit.methods_of_kind("deliberate")}
    page.locator(".tk-entry:visible .tk-tags").first.get_by_role("link", name="Social acceptability").click()
    page.wait_for_url("**/find/?aim=acceptability")
    assert "reasonable-expectations" in shown(page)


def test_what_shows_is_saved_for_a_spreadsheet(open_page: OpenPage, home, toolkit: Toolkit):
    page = open_page("find/?aim=acceptability&kind=method&kind=case-study")
    name, content = saved(page, "CSV")
    assert name == "what-fits.csv"
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\n") == content.count(b"\r\n") == len(shown(page)) + 1
    found = {row["Title"]: row for row in rows(content)}
    assert len(found) == len(shown(page))
    case = found[toolkit.case_studies["reasonable-expectations"].title]
    assert case["Kind"] == "Case study"
    assert case["Address"] == f"{home}case-studies/reasonable-expectations/"
    assert case["Aim"] == "Social acceptability"
    assert case["Level of participation"] == ""
    jury = found["Citizens' jury"]
    assert jury["Level of participation"] == "Involve; Collaborate; Empower"
    assert jury["Summary"] == toolkit.methods["citizens-jury"].summary
    expect(page.get_by_text("Saved. Look in your downloads.")).to_be_visible()


def test_what_shows_is_saved_as_data(open_page: OpenPage, home, toolkit: Toolkit):
    page = open_page("find/?kind=question&point=represent")
    name, content = saved(page, "JSON")
    assert name == "what-fits.json"
    records = json.loads(content)
    assert [record["Address"].rpartition("#question-")[2] for record in records] == shown(page)
    assert records[0] == {
        "Kind": "Question",
        "Title": toolkit.decision_points["represent"].questions[0].text,
        "Summary": "",
        "Organisations": "",
        "Also called": "",
        "Decision point": ["Represent"],
        "Aim": ["Lived experience"],
        "Who you hear from": [],
        "Family of methods": [],
        "Level of participation": [],
        "Address": f"{home}decision-points/represent/#question-{shown(page)[0]}",
    }


# What is written, and what must stand in the file.
CELLS = {
    "=1+1": "'=1+1",
    "+44": "'+44",
    "-1": "'-1",
    "@SUM(A1)": "'@SUM(A1)",
    "\t=1": "'\t=1",
    "\r=1": "'\r=1",
    "\n=1": "'\n=1",
    "  =1": "'  =1",
    "＝1+1": "'＝1+1",
    "a=b": "a=b",
    'say "no", or; else': 'say "no", or; else',
    "two\nlines": "two\nlines",
    "Café 漢字 😀": "Café 漢字 😀",
    "O'Neill": "O'Neill",
}


def test_no_cell_starts_a_formula_and_every_character_is_kept(open_page: OpenPage):
    page = open_page("find/")
    text = page.evaluate("(cells) => tkCsv.write([cells, [-1, 0.5, null, undefined]])", list(CELLS))
    assert text.startswith("\ufeff")
    first, second = csv.reader(io.StringIO(text[1:], newline=""))
    assert first == list(CELLS.values())
    # A number is no text that could hide a formula.
    assert second == ["-1", "0.5", "", ""]


@widths
def test_it_has_no_fault_in_any_state(open_page: OpenPage, width: int):
    page = open_page("find/?kind=method&q=panel", width=width)
    if width == 320:
        page.locator(".tk-finder summary").click()
    saved(page, "CSV")
    assert not faults(page)
    field(page).fill("zzz")
    expect(status(page)).to_contain_text("0 of")
    assert not faults(page)


def test_without_script_the_whole_list_reads(open_page: OpenPage, toolkit: Toolkit):
    page = open_page("find/?kind=method", java_script_enabled=False)
    assert len(shown(page)) == total(toolkit)
    assert page.locator(".tk-finder :is(form, button, input):visible").count() == 0
    page.get_by_role("main").get_by_role("link", name="methods", exact=True).click()
    expect(page.locator("#list-method")).to_be_in_viewport()


def test_on_paper_stands_what_shows(open_page: OpenPage):
    page = open_page("find/?kind=case-study")
    names = shown(page)
    page.emulate_media(media="print")
    assert shown(page) == names
    assert page.locator(".tk-finder :is([type=search], summary, button):visible").count() == 0
    assert status(page).is_visible()


def test_it_works_where_the_address_cannot_be_changed(open_page: OpenPage, toolkit: Toolkit):
    refuse = "history.pushState = history.replaceState = () => { throw new DOMException('', 'SecurityError'); };"
    page = open_page("find/", first=refuse)
    field(page).fill("panel")
    choice(page, "Methods").check()
    names = shown(page)
    assert 0 < len(names) < len(toolkit.methods)
    # An anchor changes the address, which then says nothing about the list.
    page.get_by_role("main").get_by_role("link", name="methods", exact=True).click()
    page.wait_for_url("**/find/#list-method")
    assert shown(page) == names


@pytest.fixture
def folder_page(browser: Browser, offline_copy: Path) -> Iterator[Page]:
    """The finder, opened from a folder."""
    context = browser.new_context()
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto((offline_copy / "find.html").as_uri())
    yield page
    context.close()
    assert not complaints


def test_it_works_from_a_folder(folder_page: Page, toolkit: Toolkit):
    page = folder_page
    choice(page, "Methods").check()
    field(page).press_sequentially("jury")
    expect(page).to_have_url(re.compile(r"/find\.html\?q=jury&kind=method$"))
    names = shown(page)
    assert "citizens-jury" in names
    _, content = saved(page, "CSV")
    assert "methods/citizens-jury.html" in {row["Address"] for row in rows(content)}
    page.locator("[data-name=citizens-jury]").get_by_role("link", name="Citizens' jury").click()
    page.locator(".tk-tags").get_by_role("link", name="Empower").click()
    page.wait_for_url(re.compile(r"/find\.html\?level=empower$"))
    assert set(shown(page)) == {name for name, method in toolkit.methods.items() if "empower" in method.levels}


def test_coming_back_shows_what_was_asked_for_where_the_browser_emptied_the_form(open_page: OpenPage):
    page = open_page("find/")
    field(page).fill("jury")
    choice(page, "Methods").check()
    before = shown(page)
    page.evaluate("""() => {
      dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
      document.querySelector(".tk-finder form").reset();
    }""")
    expect(field(page)).to_have_value("jury")
    expect(choice(page, "Methods")).to_be_checked()
    assert shown(page) == before
