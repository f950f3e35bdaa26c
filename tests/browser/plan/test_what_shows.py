"""What the form shows is what the plan holds, whatever a browser or another program does to its fields."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.plan.builder import Builder

EMPTIED = """() => {
  for (const field of document.querySelector("#plan-form").elements) {
    if (field.type === "checkbox") field.checked = false;
    else if (field.tagName === "SELECT") field.selectedIndex = 0;
    else field.value = "";
  }
}"""
"""What some browsers do to a form when they bring its page back."""

BROUGHT_BACK = "dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))"
FIRST = "First answer stays"
SECOND = "Second answer stays"


@pytest.fixture
def typed(builder: Builder) -> Builder:
    """The plan builder, in which a plan was typed that has one of everything."""
    builder.title.fill("Ours")
    builder.answer("who-about").fill(FIRST)
    builder.answer("topic-people", "now").fill(SECOND)
    builder.question("who-about").get_by_label("Internal").check()
    builder.question("who-left-out").get_by_label("Not relevant").check()
    builder.page.keyboard.type("All are here")
    builder.kept("All are here")
    return builder


def shows_all(builder: Builder) -> None:
    expect(builder.title).to_have_value("Ours")
    expect(builder.answer("who-about")).to_have_value(FIRST)
    expect(builder.answer("topic-people", "now")).to_have_value(SECOND)
    expect(builder.question("who-about").get_by_label("Internal")).to_be_checked()
    expect(builder.question("who-left-out").get_by_label("Not relevant")).to_be_checked()
    expect(builder.answer("who-left-out", "not_relevant")).to_have_value("All are here")


def holds_all(builder: Builder) -> None:
    plan = builder.plans()["Ours"]
    assert plan["answers"]["who-about"] == {"answer": FIRST, "internal": True}
    assert plan["answers"]["who-left-out"] == {"not_relevant": "All are here"}
    assert plan["topics"][0]["answers"]["topic-people"] == {"now": SECOND}


def test_a_form_that_the_browser_emptied_after_back_shows_its_plan_again(typed: Builder):
    before = typed.storage()
    typed.page.evaluate(f"{BROUGHT_BACK}; ({EMPTIED})()")
    shows_all(typed)
    assert typed.storage() == before
    expect(typed.status).not_to_contain_text("another tab")


def test_nothing_empties_the_form(typed: Builder):
    typed.page.evaluate("document.querySelector('#plan-form').reset()")
    shows_all(typed)


def test_typing_into_a_form_that_was_emptied_adds_to_the_plan(typed: Builder):
    typed.page.evaluate(EMPTIED)
    typed.answer("who-about").press("End")
    typed.page.keyboard.type("!")
    expect(typed.answer("who-about")).to_have_value(f"{FIRST}!")
    typed.kept(f"{FIRST}!")
    shows = typed.answer("topic-people", "now")
    expect(shows).to_have_value(SECOND)
    assert typed.plans()["Ours"]["topics"][0]["answers"]["topic-people"] == {"now": SECOND}


def test_a_change_that_nobody_announced_overwrites_nothing_in_a_form_that_was_emptied(typed: Builder):
    typed.page.evaluate(
        f"""() => {{
          ({EMPTIED})();
          const field = document.querySelector('[data-question="who-about"] textarea');
          field.value = "NEW";
          field.dispatchEvent(new Event("input", {{ bubbles: true }}));
        }}"""
    )
    shows_all(typed)
    expect(typed.status).to_contain_text("shown again")
    typed.page.wait_for_timeout(1000)
    holds_all(typed)


def test_what_a_program_put_into_a_field_without_a_word_is_kept_and_saved(typed: Builder, tmp_path):
    typed.page.evaluate("""() => {
      document.querySelector('[data-question="who-about"] textarea').value = "Corrected words";
    }""")
    copy = typed.save_copy("md", tmp_path).read_text(encoding="utf-8")
    assert "Corrected words" in copy
    typed.kept("Corrected words")


def test_what_a_program_put_over_what_was_typed_is_kept_when_the_field_is_left(typed: Builder):
    # The browser says at leaving that the field has changed, since somebody had typed into it.
    field = typed.answer("who-about")
    field.press_sequentially(" and tenents")
    field.evaluate('(one) => (one.value = one.value.replace("tenents", "tenants"))')
    typed.title.focus()
    typed.kept(" and tenants")


def test_what_nobody_would_see_of_what_was_pasted_shows(typed: Builder):
    # PowerPoint ends lines so. The other two are characters that no document can hold.
    pasted = "Maps\vand\fforms\u2028here\x01\ufffe"
    for field in (typed.answer("who-about"), typed.title):
        field.press("Home")
        typed.page.keyboard.insert_text(pasted)
        typed.page.keyboard.type("!")
    expect(typed.answer("who-about")).to_have_value(f"Maps\nand\nforms\nhere��!{FIRST}")
    expect(typed.title).to_have_value("Maps and forms here��!Ours")
    typed.kept("Maps and forms here")
    assert typed.plans()["Maps and forms here��!Ours"]["answers"]["who-about"]["answer"].startswith("Maps\nand")


def test_coming_back_says_nothing_of_another_tab_unless_there_was_one(typed: Builder):
    typed.page.evaluate(BROUGHT_BACK)
    typed.page.wait_for_timeout(200)
    expect(typed.status).not_to_contain_text("another tab")
    typed.page.evaluate("""() => {
      const [key] = Object.keys(localStorage).filter((name) => localStorage[name].includes("First answer stays"));
      localStorage[key] = localStorage[key].replace("First answer stays", "Theirs");
    }""")
    typed.page.evaluate(BROUGHT_BACK)
    expect(typed.status).to_contain_text("changed in another tab")
    expect(typed.answer("who-about")).to_have_value("Theirs")


def test_back_and_forward_keep_what_was_typed(typed: Builder):
    for _ in range(2):
        typed.page.locator(".tk-question__help a:visible").first.click()
        typed.page.wait_for_url(re.compile("tips|methods|decision"))
        typed.page.go_back()
        shows_all(typed)
    holds_all(typed)


def test_a_reload_keeps_what_was_typed_once(typed: Builder):
    typed.page.reload()
    shows_all(typed)
    holds_all(typed)


def test_the_browser_notes_no_field_beside_the_plan(typed: Builder, complaints: list[str]):
    typed.page.locator(".tk-question__help a:visible").first.click()
    typed.page.wait_for_url(re.compile("tips|methods|decision"))
    typed.page.route("**/builder-page.js", lambda route: route.abort())
    typed.page.go_back()
    expect(typed.title).to_have_value("")
    complaints.clear()


def test_a_year_with_too_many_digits_makes_no_plan_unreadable(builder: Builder):
    builder.title.fill("Ferries")
    date = builder.page.get_by_label("Review date")
    date.focus()
    builder.page.keyboard.type("02032026666")
    expect(date).to_have_value(re.compile(r"^\d{4}-"))
    # As a program can put it there, or a browser without the limit.
    date.evaluate(
        "(field) => { field.value = '20266-03-02'; field.dispatchEvent(new Event('input', {bubbles: true})); }"
    )
    builder.kept("Ferries")
    builder.page.reload()
    expect(builder.title).to_have_value("Ferries")


def test_a_date_that_is_left_unfinished_is_told(builder: Builder):
    builder.page.get_by_label("Review date").focus()
    builder.page.keyboard.type("02")
    builder.title.focus()
    expect(builder.status).to_have_text(
        "You left a date unfinished. It is not kept until it has a day, a month and a year."
    )
    builder.page.get_by_label("Review date").fill("2027-03-02")
    expect(builder.status).not_to_contain_text("unfinished", timeout=2000)


@pytest.mark.parametrize("event", ["change", None])
def test_what_a_program_chooses_is_kept_whatever_it_tells_the_page(builder: Builder, event: str | None):
    builder.page.locator("[data-record='what-we-will-do'] [data-do='entry-add']").click()
    fields = builder.page.locator("#plan\\.state, [data-topic-detail='level'], [data-entry-field='state']")
    expect(fields).to_have_count(3)
    chosen = fields.evaluate_all(
        """(all, event) => all.map((field) => {
          field.selectedIndex = 2;
          if (event) field.dispatchEvent(new Event(event, { bubbles: true }));
          return field.value;
        })""",
        event,
    )
    builder.title.fill("Chosen")
    for value in chosen:
        builder.kept(value)
    builder.page.reload()
    assert fields.evaluate_all("(all) => all.map((field) => field.value)") == chosen


def test_a_field_that_the_short_plan_leaves_out_shows_once_a_program_chose_something_there(builder: Builder):
    builder.page.get_by_label("the essentials").check()
    state = builder.page.locator("#plan\\.state")
    expect(state).to_be_hidden()
    state.evaluate("(field) => { field.selectedIndex = 1; }")
    builder.title.fill("Chosen")
    expect(state).to_be_visible()


def test_the_date_that_was_left_unfinished_shows_in_the_short_plan(builder: Builder):
    date = builder.page.get_by_label("Written on")
    date.focus()
    builder.page.keyboard.type("02")
    builder.page.get_by_label("the essentials").check()
    expect(builder.status).to_contain_text("You left a date unfinished.")
    expect(date).to_be_visible()


def test_the_short_plan_says_how_many_answers_it_does_not_show(builder: Builder):
    said = builder.page.locator("[data-unshown]")
    builder.answer("plan-purpose").fill("Better figures")
    builder.answer("who-about").fill("Everyone")
    expect(said).to_be_empty()
    builder.page.get_by_label("the essentials").check()
    expect(said).to_have_text("1 answer does not show in the short plan. It stays, and the full plan shows it.")
    builder.kept("Better figures")
    builder.page.reload()
    expect(said).to_contain_text("1 answer does not show")
    builder.page.get_by_label("The full plan").check()
    expect(said).to_be_empty()
    expect(builder.answer("plan-purpose")).to_have_value("Better figures")
