"""The page "Should we involve the public here?", as a producer uses it. What follows from what is in
tests/vectors/should-we-involve.json.
"""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Locator, Page, expect

from macros.models.toolkit import Toolkit
from tests.support.axe import faults as axe_faults
from tests.support.axe import widths
from tests.support.browsing import PATIENCE, OpenPage
from tests.support.clipboard import COMMAND_REFUSED, NO_CLIPBOARD, pasted
from tests.support.present import present

PATH = "should-we-involve/"

# What to tick to reach each conclusion.
TICKED = {
    "consult-by-law": ["legal-duty", "no-purpose"],
    "purpose-first": ["no-purpose", "earn-trust"],
    "use-and-report": ["already-known", "strained-relations", "earn-trust"],
    "report-then-ask": ["strained-relations", "not-ours-to-answer"],
    "report-first": ["strained-relations"],
    "narrow-the-question": ["already-known", "earn-trust"],
    "use-what-is-known": ["already-known"],
    "involve": ["not-ours-to-answer", "earn-trust"],
}

FULL = PATH + "?applies=already-known.earn-trust&aim=lived-experience&level=collaborate&point=represent"


def box(page: Page, condition: str) -> Locator:
    return page.locator(f'[name="applies"][value="{condition}"]')


def headline(page: Page) -> Locator:
    return page.locator(".tk-should-we-involve form").get_by_role("status")


def answer(page: Page) -> Locator:
    return page.locator("[data-answer]")


def under(page: Page, heading: str) -> list[str]:
    """The items of the list under a heading of the answer."""
    items = answer(page).locator(f'h3:text-is("{heading}") ~ ul').first.locator("li")
    return [" ".join(item.split()) for item in items.all_inner_texts()]


def links(page: Page) -> list[str]:
    """The methods that fit, by address."""
    found = answer(page).locator('h3:text-is("What fits") ~ :is(p, ul) a')
    return [link.rstrip("/").rpartition("/")[2] for link in found.evaluate_all("(links) => links.map((a) => a.href)")]


def test_every_conclusion_is_reached_with_its_reasons(open_page: OpenPage, toolkit: Toolkit):
    conclusions = {each.id: each for each in toolkit.should_we_involve.conclusions}
    assert conclusions.keys() - TICKED.keys() == {"undecided"}
    page = open_page(PATH)
    expect(headline(page)).to_contain_text("Tick what applies")
    expect(answer(page).locator("p").first).to_have_text(conclusions["undecided"].title)
    assert answer(page).get_by_role("heading").all_inner_texts() == ["How much is right", "What fits"]
    for name, ticked in TICKED.items():
        for condition in ticked:
            box(page, condition).check()
        expect(headline(page)).to_have_text(conclusions[name].title)
        expect(answer(page).locator("p").first).to_have_text(conclusions[name].title)
        sides = {"law": "What the law asks of you", "against": "Reasons against it", "for": "Reasons for it"}
        for side, heading in sides.items():
            conditions = [toolkit.conditions[each] for each in ticked]
            mine = [each for each in conditions if side == ("law" if each.law else each.side)]
            said = under(page, heading) if mine else []
            reasons = [re.sub(r"\[(.*?)\]\(.*?\)", r"\1", " ".join(each.reason.split())) for each in mine]
            assert said == [f"{each.title}. {reason}" for each, reason in zip(mine, reasons, strict=True)]
            assert answer(page).get_by_role("heading", name=heading).count() == bool(mine)
        for condition in ticked:
            box(page, condition).uncheck()


def test_the_methods_that_fit_come_with_their_reasons_once_after_the_review_of_evidence(
    open_page: OpenPage, toolkit: Toolkit
):
    page = open_page(FULL)
    assert under(page, "What you chose") == [
        "Aim: Lived experience",
        "Level of participation: Collaborate. Your promise: “You shape the answer with us, and we look to you for "
        "new ideas. We take up what you propose unless something that we will name makes it impossible.”",
        "Decision point: Represent",
    ]
    assert links(page) == ["evidence-review", "standing-panel", "workshop", "co-creation", "community-researchers"]
    reason = "Each of these serves lived experience, can serve Collaborate and is suggested for Represent."
    expect(answer(page).get_by_text(reason, exact=True)).to_have_count(1)
    fitting = (toolkit.methods[name] for name in links(page)[1:])
    assert under(page, "What fits") == [f"{method.title}: {method.summary}" for method in fitting]
    answer(page).get_by_role("link", name="Workshop").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Workshop")


def test_where_no_method_fits_all_it_says_which_wish_to_loosen(open_page: OpenPage):
    page = open_page(PATH + "?aim=acceptability&level=empower&point=represent")
    expect(answer(page)).to_contain_text("If you loosen the decision point, these come closest.")
    assert links(page) == ["evidence-review", "citizens-jury", "mini-public"]
    expect(answer(page)).to_contain_text("Each of these serves social acceptability and can serve Empower.")
    assert under(page, "What fits")[0].startswith("Citizens' jury: A small group, chosen to reflect the public,")
    page.get_by_label("Not decided").nth(2).check()
    expect(answer(page)).not_to_contain_text("loosen")


def test_the_four_factors_say_how_much_is_right_whatever_else_is_ticked(open_page: OpenPage, toolkit: Toolkit):
    page = open_page(PATH + "?applies=not-ours-to-answer")
    helper = toolkit.should_we_involve
    right = answer(page).locator('h3:text-is("How much is right") + p')
    expect(right).to_contain_text("Light. None of the four factors is high")
    expect(right).to_contain_text("a couple of days")
    for count, factor in enumerate(helper.factors, 1):
        page.get_by_role("checkbox", name=factor.title).check()
        expect(right.locator("strong")).to_have_text(f"{helper.amount(count).title}.")
    expect(right).to_contain_text("numerous activities between 2013 and 2021")
    expect(answer(page)).to_contain_text("4 of the factors are high: Scale, Use, Sensitivity and Public interest.")
    expect(page).to_have_url(
        re.compile(r"\?applies=not-ours-to-answer&factors=scale\.use\.sensitivity\.public-interest$")
    )
    shared = open_page(page.url)
    expect(answer(shared)).to_contain_text("4 of the factors are high")


def test_the_address_keeps_the_choices_for_others_and_for_the_way_back(open_page: OpenPage):
    page = open_page(PATH)
    box(page, "already-known").check()
    box(page, "earn-trust").check()
    page.get_by_role("radio", name="Consult").check()
    expect(page).to_have_url(re.compile(rf"{PATH}\?applies=already-known\.earn-trust&level=consult$"))
    title = headline(page).inner_text()
    answer(page).get_by_role("link", name="Use existing evidence").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Tips")
    page.go_back()
    expect(headline(page)).to_have_text(title)
    expect(page.get_by_role("radio", name="Consult")).to_be_checked()
    shared = open_page(page.url)
    expect(headline(shared)).to_have_text(title)
    assert under(shared, "What fits") == under(page, "What fits")


def test_an_address_that_was_tampered_with_chooses_nothing(open_page: OpenPage):
    page = open_page(PATH + '?applies=x.%3Cimg%3E&aim="]&level=constructor&point=%00')
    expect(headline(page)).to_contain_text("Tick what applies")
    assert page.locator("[type=checkbox]:checked").count() == 0
    assert page.locator('[type=radio]:checked:not([value=""])').count() == 0
    assert page.locator("[type=radio]:checked").count() == 3


def test_all_is_done_by_keyboard_and_only_a_new_conclusion_is_announced(open_page: OpenPage):
    page = open_page(PATH)
    headline(page).evaluate(
        """(status) => {
          window.spoken = [];
          const hear = () => window.spoken.push(status.textContent);
          new MutationObserver(hear).observe(status, { childList: true, characterData: true, subtree: true });
        }"""
    )
    box(page, "no-purpose").focus()
    page.keyboard.press("Space")
    box(page, "already-known").focus()
    page.keyboard.press("Space")
    page.locator('[name="aim"]:checked').focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name="Lived experience")).to_be_checked()
    page.keyboard.press("Enter")
    assert page.evaluate("window.spoken") == [headline(page).inner_text()]
    page.get_by_role("link", name="See why, and what fits").press("Enter")
    expect(page.get_by_role("heading", name="Your result")).to_be_focused()
    expect(answer(page)).to_be_in_viewport()
    page.get_by_role("button", name="Start again").press("Enter")
    expect(box(page, "legal-duty")).to_be_focused()
    expect(headline(page)).to_contain_text("Tick what applies")
    expect(page).to_have_url(re.compile(f"{PATH}$"))
    assert page.locator("[type=checkbox]:checked").count() == 0


def test_the_bar_at_the_foot_never_hides_what_has_the_focus(open_page: OpenPage):
    for width in (1280, 320):
        page = open_page(PATH, width=width, reduced_motion="reduce")
        box(page, "already-known").check()
        box(page, "strained-relations").check()
        bar = page.locator(".tk-involve__bar")
        for stop in page.locator(".tk-should-we-involve form :is(input, a)").all():
            if stop.evaluate("(stop) => Boolean(stop.closest('.tk-involve__bar'))"):
                continue
            stop.focus()
            its = present(stop.bounding_box())
            assert its["y"] + its["height"] <= present(bar.bounding_box())["y"] + 1


@pytest.mark.parametrize("way", ["", NO_CLIPBOARD], ids=["clipboard", "none"])
def test_the_answer_is_copied_as_rich_and_as_plain_text(open_page: OpenPage, way: str):
    page = open_page(FULL, first=way, permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_role("status").filter(has_text="Copied")).to_be_visible()
    clipboard = pasted(page)
    rich = BeautifulSoup(clipboard["text/html"], "lxml")
    assert [heading.get_text() for heading in rich.find_all("h3")] == [
        "Reasons against it",
        "Reasons for it",
        "How much is right",
        "What you chose",
        "What fits",
    ]
    assert len(rich.select("ul > li")) == 9
    assert all(link["href"].startswith("http") for link in rich.find_all("a"))
    plain = clipboard["text/plain"]
    assert plain.startswith("Involve the public, but only on what is still open\n\nSet out what is known")
    assert "\n\n- The answer is known. You can act" in plain
    assert "\n\nEach of these serves lived experience, can serve Collaborate and is suggested" in plain
    assert re.search(r"\n- Workshop: \w", plain)


def test_it_says_what_to_do_when_copying_is_refused(open_page: OpenPage):
    page = open_page(PATH, first=NO_CLIPBOARD + COMMAND_REFUSED)
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_role("status").filter(has_text="copy it yourself")).to_be_visible()


def test_the_answer_goes_into_the_plan_as_the_reasoning_of_a_topic(open_page: OpenPage):
    page = open_page(FULL)
    page.get_by_role("button", name="Add to my plan …", exact=True).click()
    dialog = page.get_by_role("dialog", name="Add to my plan")
    expect(dialog.get_by_label("Title of the new topic")).to_have_value(
        "How do people want to be represented in statistics?"
    )
    dialog.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_role("status").filter(has_text="Added your reasoning to topic")).to_be_attached()
    page.locator("[data-add=done]").get_by_role("link", name="Open the plan").click()
    now = page.locator('[data-question="topic-questions"] [data-key="now"]')
    expect(now).not_to_have_value("")
    lines = now.input_value().split("\n")
    assert lines[0] == "Involve the public, but only on what is still open"
    assert len(lines) == 3
    assert lines[-1].endswith(f"/{FULL})")
    expect(page.locator('[data-topic] [data-topic-detail="level"]')).to_have_value("collaborate")
    expect(page.locator('[data-topic] [data-topic-detail="decision_point"]')).to_have_value("represent")
    expect(page.locator("[data-topic] [data-promise]")).to_contain_text("You shape the answer with us")
    assert all(line.strip() == line != "" for line in lines)


def test_the_answer_alone_is_printed_by_its_button_and_the_page_by_the_browser(open_page: OpenPage):
    page = open_page(FULL, first="window.print = () => { window.printed = true; };")
    page.get_by_role("button", name="Print").click()
    assert page.evaluate("window.printed")
    page.emulate_media(media="print")
    assert page.get_by_role("heading", level=1).is_visible()
    assert answer(page).is_visible()
    assert not page.locator("form, header, footer, [data-answer] ~ details").filter(visible=True).count()
    assert not page.get_by_role("button").filter(visible=True).count()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".tk-should-we-involve form").is_visible()
    assert not page.locator(".tk-involve__bar").is_visible()


def test_without_script_the_page_reads_from_the_conditions_to_the_methods(open_page: OpenPage, toolkit: Toolkit):
    page = open_page(PATH, java_script_enabled=False)
    main = page.get_by_role("main")
    assert main.locator(":is(input, button, legend)").filter(visible=True).count() == 0
    text = " ".join(main.inner_text().split())
    for condition in toolkit.conditions.values():
        assert condition.text in text
    for conclusion in toolkit.should_we_involve.conclusions:
        assert conclusion.title in text
    for level in toolkit.levels.values():
        assert " ".join(level.promise.split()) in text
    row = page.get_by_role("row").filter(has_text="Empower")
    assert row.get_by_role("link").all_inner_texts() == ["Co-creation and co-design", "Citizens' jury", "Mini-public"]


def test_it_works_from_a_folder(browser: Browser, site: Path):
    context = browser.new_context()
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    address = (site / PATH / "index.html").as_uri()
    page.goto(f"{address}?applies=already-known")
    expect(headline(page)).to_contain_text("use what is known")
    box(page, "earn-trust").check()
    expect(headline(page)).to_contain_text("only on what is still open")
    page.get_by_role("button", name="Start again").click()
    expect(headline(page)).to_contain_text("Tick what applies")
    assert not faults
    context.close()


@widths
def test_the_answer_has_no_fault(open_page: OpenPage, width: int):
    page = open_page(FULL, width=width)
    page.get_by_text("See how this page decides").click()
    assert not axe_faults(page)
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width


def test_in_forced_colours_what_is_chosen_has_a_border(open_page: OpenPage):
    page = open_page(FULL, forced_colors="active")
    chosen, other = (
        page.locator(".tk-choice:has(:checked)").first,
        page.locator(".tk-choice:not(:has(:checked))").first,
    )
    widths = [
        part.evaluate("(part) => parseFloat(getComputedStyle(part).borderTopWidth)") for part in (chosen, other)
    ]
    assert widths[0] > widths[1] >= 1


def test_coming_back_shows_what_was_chosen_where_the_browser_emptied_the_form(open_page: OpenPage):
    page = open_page(FULL)
    page.evaluate("""() => {
      dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
      document.querySelector(".tk-should-we-involve form").reset();
    }""")
    expect(box(page, "already-known")).to_be_checked()
    box(page, "no-purpose").check()
    for kept in ("already-known", "no-purpose", "earn-trust", "level=collaborate"):
        expect(page).to_have_url(re.compile(kept))


def test_on_a_phone_the_bar_takes_room_only_once_something_is_chosen(open_page: OpenPage):
    page = open_page("should-we-involve/", width=320)
    bar = page.locator(".tk-involve__bar")
    expect(bar).to_be_visible()
    expect(bar).not_to_be_in_viewport()
    page.get_by_role("checkbox").first.check()
    expect(bar).to_be_in_viewport()
