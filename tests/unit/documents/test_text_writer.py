"""Plans in Markdown and HTML."""

import re
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup, Tag

from macros.documents.documents import Documents
from macros.documents.layouts.plan import plan_layout
from macros.documents.scope import Choices, blank_scope, plan_scope
from macros.documents.text_writer import STYLESHEET, html_template, markdown_template
from macros.models.plan import Plan
from macros.models.toolkit import Toolkit
from macros.text import lines_of
from tests.plans import HOSTILE, hostile_plan, plan_data
from tests.support.present import present


@pytest.fixture(scope="module")
def plan() -> Plan:
    return Plan.model_validate(hostile_plan())


def as_typed(line: Tag) -> str:
    return ("- " if line.parent and line.parent.name == "li" else "") + line.get_text()


def test_each_line_in_html_is_a_paragraph_to_the_letter(plan, toolkit: Toolkit):
    page = BeautifulSoup(Documents(toolkit).plan(plan, "html"), "html.parser")
    assert not page.find_all(["script", "img", "iframe"])
    headings = page.select("h3:-soup-contains('Topic ')")
    for number, (topic, heading) in enumerate(zip(plan.topics, headings, strict=True), 1):
        assert heading.get_text() == f"Topic {number}: {' '.join(lines_of(topic.title))}"
        row = heading.find_next("table").select("tbody tr")[1]
        answer = topic.answers["topic-people"]
        told = [[as_typed(line) for line in cell.find_all("p")] for cell in row.find_all("td")]
        assert told == [lines_of(answer.now), lines_of(answer.next)]
    assert page.select("td > ul > li + li > p"), "what was typed as a list is one"


def test_the_page_holds_the_plan_as_it_was_saved(plan, toolkit: Toolkit):
    page = BeautifulSoup(Documents(toolkit).plan(plan, "html", Choices(unanswered=False)), "html.parser")
    saved = page.find(id="saved-plan")
    assert saved.has_attr("hidden")
    assert Plan.model_validate_json(saved.get_text()) == plan


@pytest.mark.parametrize("format_name", ["md", "html"])
def test_internal_answers_are_in_no_byte(toolkit: Toolkit, format_name):
    data = hostile_plan()
    data["answers"]["who-uses"] = {"answer": "zzsecret", "internal": True}
    data["topics"][0]["answers"]["topic-methods"] = {"now": "zzsecret", "planned": "zzsecret", "internal": True}
    plan = Plan.model_validate(data)
    assert b"zzsecret" in Documents(toolkit).plan(plan, format_name)
    assert b"zzsecret" not in Documents(toolkit).plan(plan, format_name, Choices(internal=False))


@pytest.mark.parametrize("make", [markdown_template, html_template])
def test_the_same_plan_gives_the_same_bytes_and_guidance_can_stay_out(make, toolkit: Toolkit):
    first, second = (make(plan_layout(toolkit.plan, toolkit.words), toolkit.addresses) for _ in range(2))
    with_guidance, without = (blank_scope(toolkit.plan, Choices(guidance=guidance)) for guidance in (True, False))
    assert first.write(with_guidance) == second.write(with_guidance)
    hints = [question.hint for question in toolkit.plan_questions.values() if question.hint]
    assert hints
    for hint in hints:
        assert hint.encode() in first.write(with_guidance)
        assert hint.encode() not in first.write(without)


def test_no_mark_is_left_in_a_document(toolkit: Toolkit):
    for make in (markdown_template, html_template):
        assert b"<?tk" not in make(plan_layout(toolkit.plan, toolkit.words), toolkit.addresses).write(
            blank_scope(toolkit.plan)
        )


def test_questions_without_an_answer_can_stay_out(toolkit: Toolkit):
    plan = Plan.model_validate(hostile_plan())
    text = Documents(toolkit).plan(plan, "md", Choices(unanswered=False)).decode()
    asked = re.findall(r"^#### (\d[.\d]+) ", text, re.MULTILINE)
    assert asked == ["1.1", *[f"2.{number}.2" for number in range(1, len(HOSTILE) + 1)], "3.7"]


def test_the_style_stands_in_the_page_or_where_its_address_says(toolkit: Toolkit):
    style = STYLESHEET.read_text(encoding="utf-8").strip()
    layout, scope = plan_layout(toolkit.plan, toolkit.words), blank_scope(toolkit.plan)
    inside = html_template(layout, toolkit.addresses).write(scope).decode()
    outside = html_template(layout, toolkit.addresses, "plan.css").write(scope).decode()
    assert style in inside
    assert "<style" not in outside
    assert present(BeautifulSoup(outside, "html.parser").find("link"))["href"] == "plan.css"


@pytest.mark.parametrize("format_name", ["md", "html"])
def test_the_last_words_say_where_a_document_was_made_and_with_which_questions(toolkit: Toolkit, format_name):
    words, version = toolkit.words("documents.small-print"), toolkit.plan.version
    for address, said in (("", words), ("https://stats.example/kit/", f"{words}: https://stats.example/kit/")):
        text = Documents(replace(toolkit, address=address)).plan(toolkit.short_example, format_name).decode()
        assert f"{said}. The questions are version {version}." in text.replace("\\", "")


def test_a_plan_of_more_than_ten_pages_has_a_list_of_contents(toolkit: Toolkit):
    for characters, wanted in ((19_000 - 2 * 150, False), (19_001 - 2 * 150, True)):
        plan = Plan.model_validate(plan_data(answers={"who-uses": {"answer": "\U0001f600" * characters}}))
        scope = plan_scope(plan, toolkit.plan, toolkit.words, Choices(guidance=False, unanswered=False))
        assert ("contents" in scope["flags"]) == wanted
