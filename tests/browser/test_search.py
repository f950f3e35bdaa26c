"""The search finds the right page first, by mouse and by keyboard, and costs nothing until it is opened."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.support.browsing import Held, OpenPage
from tests.support.search import find, look_up, opener, results, status

SCRIPT = "/search/search.js"

FIRST = {
    "jury": "methods/citizens-jury/",
    "ethnicity": "case-studies/recording-ethnicity/",
    "free text": "glossary/",
    "feedback": "tips/",
    "PEDRI": "glossary/",
    "PEDRI standards": "tips/",
    "burden": "tips/",
    "persona": "methods/personas/",
    # The method of that name says what it is, and leads on to what the law asks.
    "consultation": "methods/public-consultation/",
    "public consultation": "methods/public-consultation/",
    "focus group": "methods/focus-group/",
    # Words that somebody has not typed to their end.
    "cogn": "methods/cognitive-interviews/",
    "poverty": "case-studies/below-average-resources/",
    "heart surgery": "case-studies/child-heart-surgery/",
    "census": "case-studies/census-health-questions/",
    "seldom-heard": "glossary/",
    "plan": "plan/",
    "accessibility": "practice/making-it-accessible/",
    "accessibility statement": "accessibility/",
    "privacy policy": "security/",
}


def test_the_engine_and_the_index_load_when_the_search_is_opened_and_not_before(open_page: OpenPage):
    page = open_page("404.html")
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    page.goto("tips/", wait_until="networkidle")
    assert asked
    assert not [url for url in asked if url.endswith(SCRIPT)]
    before = len(asked)
    look_up(page, "jury")
    assert [url.endswith(SCRIPT) for url in asked[before:]] == [False, True], (
        "what shows results, and what finds them"
    )


def test_the_right_page_is_first(open_page: OpenPage, home):
    page = open_page()
    look_up(page, "toolkit")
    wrong = []
    for words, path in FIRST.items():
        find(page, words)
        found = [
            href.removeprefix(home) for href in results(page).evaluate_all("(links) => links.map((a) => a.href)")
        ]
        if found[:1] != [path]:
            wrong.append(f"{words}: {found[:3]}, not {path}")
    assert not wrong


def test_the_part_that_fits_best_is_offered_under_its_page(open_page: OpenPage, home):
    page = open_page()
    look_up(page, "seldom-heard groups")
    section = page.locator("dialog ol > li").first.locator(".tk-search__part a")
    section.click()
    page.wait_for_url(f"{home}glossary/#seldom-heard-groups")
    expect(page.locator("#seldom-heard-groups")).to_be_in_viewport()


def test_it_says_how_many_pages_were_found(open_page: OpenPage):
    page = open_page()
    look_up(page, "PRAiS")
    expect(status(page)).to_have_text("1 page found.")
    assert results(page).count() == 1


def test_it_says_so_when_nothing_was_found(open_page: OpenPage):
    page = open_page()
    look_up(page, "xylophone")
    expect(status(page)).to_contain_text("Nothing found")
    assert results(page).count() == 0


def test_results_go_when_the_words_go(open_page: OpenPage):
    page = open_page()
    look_up(page, "jury")
    page.get_by_role("searchbox").fill("")
    expect(status(page)).to_be_empty()
    assert results(page).count() == 0


def test_markup_in_the_words_stays_text(open_page: OpenPage):
    page = open_page()
    look_up(page, "<img src=x> jury")
    assert page.locator("dialog img").count() == 0


def test_it_says_so_when_it_cannot_be_loaded_and_tries_again(open_page: OpenPage, complaints):
    page = open_page()
    page.context.route("**/search/search.js", lambda route: route.abort(), times=2)
    look_up(page, "jury")
    expect(status(page)).to_contain_text("could not be loaded")
    complaints.clear()
    page.context.unroute("**/search/search.js")
    page.get_by_role("searchbox").fill("jur")
    expect(results(page).first).to_be_visible()


def open_without_its_script(page: Page) -> Held:
    """Opens the window, whose script is on its way."""
    held = Held(page, "**/assets/site/search-window.js")
    opener(page).click()
    held.wait()
    return held


def turn_the_key_on(page: Page) -> None:
    opener(page).click()
    page.get_by_label("with the / key").check()
    page.get_by_role("button", name="Close").click()


@pytest.mark.parametrize("way", ["button", "slash"])
def test_by_keyboard_one_opens_it_types_walks_the_results_and_goes_there(open_page: OpenPage, home, way):
    page = open_page("about/")
    if way == "button":
        opener(page).press("Enter")
    else:
        turn_the_key_on(page)
        page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("jury")
    expect(status(page)).to_contain_text("found")
    for _ in range(3):
        page.keyboard.press("Tab")
        if results(page).first.evaluate("(link) => link === document.activeElement"):
            break
    expect(results(page).first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{home}methods/citizens-jury/")


def test_enter_in_the_field_goes_to_the_best_match(open_page: OpenPage, home):
    page = open_page("about/")
    look_up(page, "ethnicity")
    page.get_by_role("searchbox").press("Enter")
    page.wait_for_url(f"{home}case-studies/recording-ethnicity/")


def test_enter_right_after_typing_waits_for_the_match(open_page: OpenPage, home):
    page = open_page("about/")
    opener(page).click()
    page.keyboard.type("ethnicity")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{home}case-studies/recording-ethnicity/")


def test_enter_before_the_window_has_its_script_waits_for_it(open_page: OpenPage, home):
    page = open_page("about/")
    held = open_without_its_script(page)
    page.keyboard.type("ethnicity")
    page.keyboard.press("Enter")
    held.let_go()
    page.wait_for_url(f"{home}case-studies/recording-ethnicity/")


CLOSED_BY = {
    "Escape": lambda page: close_by_escape(page),
    "button": lambda page: page.get_by_role("button", name="Close").click(),
    "beside": lambda page: page.mouse.click(3, 400),
}


def close_by_escape(page: Page) -> None:
    page.keyboard.press("Escape")
    # The first Escape may empty the field, as fields for searching do.
    if page.get_by_role("dialog").is_visible():
        page.keyboard.press("Escape")


@pytest.mark.parametrize("close", CLOSED_BY.values(), ids=CLOSED_BY)
def test_who_closes_the_window_before_its_script_is_there_is_done_with_it(open_page: OpenPage, home, close):
    page = open_page("about/")
    held = open_without_its_script(page)
    page.keyboard.type("ethnicity")
    page.keyboard.press("Enter")
    close(page)
    expect(page.get_by_role("dialog")).to_be_hidden()
    held.let_go()
    page.evaluate("tkLater.load('site/search-window')")
    assert page.evaluate("location.href") == f"{home}about/"


def test_who_closes_the_window_while_the_match_is_looked_up_stays_on_the_page(open_page: OpenPage, home):
    page = open_page("about/")
    held = Held(page, f"**{SCRIPT}")
    opener(page).click()
    page.keyboard.type("ethnicity")
    page.keyboard.press("Enter")
    held.wait()
    page.get_by_role("button", name="Close").click()
    page.evaluate("document.addEventListener('click', ({ target }) => { window.followed = target.href; }, true)")
    held.let_go()
    page.evaluate("tkEngine.start().then(() => null)")
    assert page.evaluate("window.followed ?? location.href") == f"{home}about/"


def test_a_search_in_the_address_goes_with_the_window_also_before_its_script_is_there(open_page: OpenPage, home):
    page = open_page("404.html")
    held = Held(page, "**/assets/site/search-window.js")
    # A page has not loaded before its script has come.
    page.goto("about/?q=jury", wait_until="commit")
    held.wait()
    page.get_by_role("button", name="Close").click()
    page.wait_for_url(f"{home}about/", wait_until="commit")


def test_what_is_there_at_the_second_try_is_no_longer_said_to_be_missing(open_page: OpenPage, complaints):
    page = open_page("about/")
    page.route("**/assets/site/search-window.js", lambda route: route.abort(), times=1)
    opener(page).click()
    expect(status(page)).to_contain_text("could not be loaded")
    complaints.clear()
    page.get_by_role("button", name="Close").click()
    opener(page).click()
    page.wait_for_function("() => window.tkSearchWindow")
    expect(status(page)).to_be_empty()


def test_enter_goes_where_the_words_in_the_field_lead_and_not_where_earlier_ones_did(open_page: OpenPage, home):
    page = open_page("about/")
    look_up(page, "jury")
    page.get_by_role("searchbox").fill("ethnicity")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{home}case-studies/recording-ethnicity/")


@pytest.mark.parametrize("close", ["Escape", "button"])
def test_closing_it_gives_the_focus_back_to_its_opener(open_page: OpenPage, close):
    page = open_page()
    look_up(page, "jury")
    if close == "Escape":
        close_by_escape(page)
    else:
        page.get_by_role("button", name="Close").press("Enter")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(opener(page)).to_be_focused()


def test_opened_by_slash_it_gives_the_focus_back_to_where_it_was(open_page: OpenPage):
    page = open_page()
    turn_the_key_on(page)
    link = page.locator("main p a").first
    link.focus()
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("Escape")
    expect(link).to_be_focused()


def test_a_key_alone_opens_it_only_where_the_reader_asked_for_that(open_page: OpenPage):
    page = open_page("about/")
    page.keyboard.press("/")
    expect(page.get_by_role("dialog")).to_be_hidden()
    turn_the_key_on(page)
    page.goto("tips/")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.get_by_label("with the / key").uncheck()
    page.get_by_role("button", name="Close").click()
    page.reload()
    page.keyboard.press("/")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_the_choice_of_the_key_counts_before_the_script_that_finds_something_is_there(open_page: OpenPage):
    page = open_page("about/")
    held = open_without_its_script(page)
    page.get_by_label("with the / key").check()
    with page.expect_response("**/assets/site/search-window.js"):
        held.let_go()
    expect(page.get_by_label("with the / key")).to_be_checked()
    page.get_by_role("button", name="Close").click()
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_a_slash_typed_into_the_field_is_a_slash(open_page: OpenPage):
    page = open_page()
    opener(page).click()
    page.keyboard.type("and/or")
    expect(page.get_by_role("searchbox")).to_have_value("and/or")


def test_it_leads_to_the_right_place_from_the_page_for_dead_addresses(open_page: OpenPage, home, complaints):
    page = open_page("no/such/page/")
    complaints.clear()
    look_up(page, "jury")
    results(page).first.click()
    page.wait_for_url(f"{home}methods/citizens-jury/")


def test_each_result_says_what_it_is_and_shows_the_words_around_the_match(open_page: OpenPage):
    page = open_page()
    look_up(page, "moderator loud voices")
    first = page.locator("dialog ol > li").first
    expect(first.locator(".tk-search__kind")).to_have_text("Method")
    expect(first).to_contain_text("Loud voices lead")
    expect(first.locator("mark", has_text="Loud")).to_be_visible()
    # It was found by a word that no page shows.
    expect(first).not_to_contain_text("moderator")


def test_a_page_that_is_found_by_another_name_shows_the_part_that_has_the_words(open_page: OpenPage, home):
    page = open_page()
    look_up(page, "gunning principles")
    first = page.locator("dialog ol > li").first
    expect(first.locator(".tk-search__part a")).to_have_attribute("href", re.compile("#fair$"))
    expect(first.locator("mark", has_text="Gunning")).to_be_visible()


def test_a_misspelt_word_is_read_as_the_one_that_is_meant_and_it_says_so(open_page: OpenPage, home):
    page = open_page()
    look_up(page, "Cogntive interviewing")
    expect(page.locator("[data-tk-corrected]")).to_have_text("Showing results for cognitive interviewing")
    expect(status(page)).to_contain_text("Showing results for cognitive interviewing")
    expect(results(page).first).to_have_attribute("href", re.compile("methods/cognitive-interviews/$"))
    page.get_by_role("searchbox").fill("cognitive interviewing")
    expect(page.locator("[data-tk-corrected]")).to_be_empty()


def test_where_nothing_was_found_it_says_what_to_try_and_where_to_ask(open_page: OpenPage, home):
    page = open_page()
    look_up(page, "jury")
    nothing = page.locator("[data-tk-nothing]")
    expect(nothing).to_be_hidden()
    page.get_by_role("searchbox").fill("xylophone")
    expect(nothing).to_be_visible()
    nothing.get_by_role("link", name="Ask us").click()
    page.wait_for_url(f"{home}about/#feedback")


def test_enlarged_to_400_percent_the_results_can_still_be_read(open_page: OpenPage):
    page = open_page(width=320)
    page.set_viewport_size({"width": 320, "height": 256})
    page.get_by_role("button", name="Search", exact=True).click()
    page.get_by_role("searchbox").fill("consent")
    for result in (results(page).first, results(page).last):
        result.scroll_into_view_if_needed()
        shown = result.evaluate(
            """(link) => {
              const { left, top, bottom } = link.getClientRects()[0];
              const at = (y) => link.contains(document.elementFromPoint(left + 5, y));
              return at(top + 2) && at(bottom - 2);
            }"""
        )
        assert shown


def test_the_arrow_keys_walk_from_the_field_through_the_pages_and_back(open_page: OpenPage):
    page = open_page()
    look_up(page, "focus group")
    for place in range(3):
        page.keyboard.press("ArrowDown")
        expect(results(page).nth(place)).to_be_focused()
    for _ in range(3):
        page.keyboard.press("ArrowUp")
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_the_address_keeps_the_search_and_back_returns_to_the_results(open_page: OpenPage, home):
    page = open_page("about/")
    look_up(page, "ethics panel")
    expect(page).to_have_url(f"{home}about/?q=ethics+panel")
    results(page).first.click()
    page.wait_for_url(f"{home}methods/ethics-panel/")
    page.go_back()
    expect(page.get_by_role("searchbox")).to_have_value("ethics panel")
    expect(results(page).first).to_have_attribute("href", re.compile("methods/ethics-panel/$"))
    close_by_escape(page)
    page.wait_for_url(f"{home}about/")


def test_a_list_of_results_can_be_sent_to_somebody(open_page: OpenPage):
    page = open_page("?q=jury")
    expect(page.get_by_role("searchbox")).to_have_value("jury")
    expect(results(page).first).to_be_visible()


def test_in_the_finder_the_search_leaves_the_words_of_the_finders_box_alone(open_page: OpenPage, home):
    page = open_page("find/?q=jury")
    expect(page.get_by_role("dialog")).to_be_hidden()
    opener(page).click()
    page.get_by_role("searchbox", name="Word or phrase").fill("ethics")
    expect(status(page)).not_to_be_empty()
    expect(page).to_have_url(f"{home}find/?q=jury&search=ethics")


def test_enter_that_ends_a_composition_stays_in_the_field(open_page: OpenPage, home):
    page = open_page("about/")
    look_up(page, "jury")
    page.get_by_role("searchbox").evaluate(
        """(field) => field.dispatchEvent(
            new KeyboardEvent("keydown", { key: "Enter", isComposing: true, bubbles: true }),
        )"""
    )
    expect(page.get_by_role("dialog")).to_be_visible()
    assert page.url.startswith(f"{home}about/")
