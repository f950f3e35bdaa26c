"""Several reviewers' files become one plan: nothing is taken in silence, and one Undo takes all of it back."""

import json
import re
import zipfile
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Locator, expect

from tests.browser.plan.builder import KEY, Builder, upload
from tests.browser.plan.conftest import OpenBuilder
from tests.plans import plan_data
from tests.support.axe import faults
from tests.support.docx_files import part

Data = dict[str, Any]
PLAN = plan_data(
    title="Housing",
    statistics="",
    organisation="",
    contact="Sam",
    review_date=None,
    answers={"who-about": {"answer": "Renters in towns"}},
    topics=[{"id": "t", "title": "Rents", "answers": {"topic-people": {"now": "A panel"}}}],
    records={"what-we-heard": [{"id": "e", "fields": {"need": "Maps"}}]},
)
WHO = "Who, or what, are your statistics about?"


def edited(name: str, **fields: Any) -> FilePayload:
    """A reviewer's copy of the plan."""
    return upload(name, json.dumps(deepcopy(PLAN) | fields))


def about(text: str) -> Data:
    return {"answers": {"who-about": {"answer": text}}}


TOPIC = PLAN["topics"][0]
ANNA = edited(
    "anna.json",
    **about("Young renters in towns"),
    topics=[TOPIC | {"title": "Rents and fees"}, {"id": "n", "title": "Heating", "answers": {}}],
)
BEN = edited(
    "ben.json",
    **about("Renters in villages"),
    contact="Alex",
    topics=[TOPIC | {"answers": {"topic-people": {"now": "A panel", "internal": True}}}],
    records={"what-we-heard": [{"id": "e", "fields": {"need": "Maps of rents"}}]},
)


@pytest.fixture
def kept(open_builder: OpenBuilder) -> Builder:
    """The plan builder in a browser that keeps the plan."""
    return open_builder({KEY + PLAN["id"]: json.dumps(PLAN)})


def item(review: Locator, heading: str) -> Locator:
    return review.locator(".tk-review__item").filter(has_text=heading)


def test_several_files_become_one_plan_and_one_undo_takes_it_back(kept: Builder):
    kept.choose(ANNA, BEN)
    review = kept.review()
    expect(review.get_by_role("heading", name="For you to decide: 1 place")).to_be_visible()
    expect(review.get_by_role("heading", name="Ready to take: 5 changes")).to_be_visible()
    expect(item(review, "Contact").get_by_role("checkbox", name="Take this change from ben.json")).to_be_checked()
    expect(review).to_contain_text("5 changes are chosen. 1 place needs a decision.")
    group = review.get_by_role("group", name=WHO)
    expect(group.get_by_role("radio")).to_have_count(4)
    expect(group.get_by_role("radio", checked=True)).to_have_count(0)
    assert kept.plans()["Housing"]["answers"] == PLAN["answers"], "nothing is taken yet"
    item(review, "An entry of “What we heard”").get_by_role("checkbox").uncheck()
    group.get_by_label("Take ben.json").check()
    expect(review.get_by_role("status")).to_have_text("5 changes are chosen.")
    review.get_by_role("button", name="Take what is chosen").click()
    expect(kept.answer("who-about")).to_have_value("Renters in villages")
    kept.kept("Renters in villages")
    plan = kept.plans()["Housing"]
    assert plan["contact"] == "Alex"
    assert [topic["title"] for topic in plan["topics"]] == ["Rents and fees", "Heating"]
    assert plan["topics"][0]["answers"]["topic-people"] == {"now": "A panel", "internal": True}
    assert plan["records"] == PLAN["records"]
    kept.press("Undo")
    kept.kept("Renters in villages", there=False)
    assert {**kept.plans()["Housing"], "modified": ""} == {**PLAN, "modified": ""}


def test_a_file_that_changes_nothing_is_named(kept: Builder):
    kept.choose(ANNA, edited("carl.json"))
    expect(kept.review()).to_contain_text("No answer was changed in carl.json.")


def test_a_place_that_several_changed_is_not_passed_over(kept: Builder):
    kept.choose(ANNA, BEN)
    review = kept.review()
    review.get_by_role("button", name="Take what is chosen").click()
    expect(review).to_be_visible()
    expect(review.get_by_label("Keep what the plan has")).to_be_focused()
    kept.page.keyboard.press("Space")
    review.get_by_role("button", name="Take what is chosen").click()
    expect(review).to_be_hidden()
    expect(kept.answer("who-about")).to_have_value("Renters in towns")


def test_all_that_several_people_wrote_can_be_kept(kept: Builder):
    kept.choose(ANNA, BEN)
    kept.review().get_by_label("Take all of them, one below the other").check()
    kept.review().get_by_role("button", name="Take what is chosen").click()
    expect(kept.answer("who-about")).to_have_value("Young renters in towns\nRenters in villages")


def test_words_that_differ_are_marked_and_said(kept: Builder):
    kept.choose(ANNA, BEN)
    group = kept.review().get_by_role("group", name=WHO)
    option = group.locator(".tk-review__option").filter(has_text="Take ben.json")
    assert option.locator("del").inner_text().split() == ["deleted:", "towns", "end", "of", "these", "words."]
    assert option.locator("ins").inner_text().split()[:2] == ["inserted:", "villages"]
    looks = "(element) => getComputedStyle(element).textDecorationLine"
    assert option.locator("del").evaluate(looks) == "line-through"
    assert option.locator("ins").evaluate(looks) == "underline"


def test_files_of_another_plan_and_files_that_are_none_are_told(kept: Builder):
    crime = upload("crime.json", json.dumps(PLAN | {"id": "another", "title": "Crime"}))
    kept.choose(ANNA, crime, upload("notes.pdf", "%PDF-1.7"))
    review = kept.review()
    expect(review).to_contain_text("notes.pdf: This is a PDF file")
    expect(review).to_contain_text("crime.json is a copy of another plan, “Crime”")
    expect(review.get_by_text("Crime", exact=True)).to_have_count(0)
    review.get_by_role("button", name="Compare it all the same").click()
    expect(item(review, "Title of the plan")).to_contain_text("crime.json")


def test_reviewers_files_of_a_plan_that_is_not_kept_here_become_a_new_plan(builder: Builder):
    builder.choose(
        edited("first.json", modified="2026-03-02T16:00:00Z"),
        BEN,
        edited("old.json", modified="2026-03-01T16:00:00Z"),
    )
    review = builder.review()
    expect(review).to_contain_text("the oldest of them, old.json")
    review.get_by_role("button", name="Open what is chosen as a new plan").click()
    builder.kept("Renters in villages")
    assert builder.plans()["Housing"]["contact"] == "Alex"


@pytest.mark.parametrize("format_name", ["docx", "odt", "md", "html", "json"])
def test_a_reviewers_file_is_compared_with_the_version_that_it_was_made_from(
    open_builder: OpenBuilder, kept: Builder, tmp_path: Path, format_name: str
):
    sent = kept.save_copy(format_name, tmp_path)
    kept.title.fill("Housing and homes")
    kept.kept("Housing and homes")
    kept.save_copy("json", tmp_path)
    reviewer = open_builder()
    reviewer.open(sent)
    reviewer.answer("who-about").fill("Renters in towns, and owners")
    reviewer.kept("Renters in towns, and owners")
    kept.choose(reviewer.save_copy(format_name, tmp_path / "back"))
    kept.dialog("Open this plan?").get_by_role("button", name="See what it changes").click()
    review = kept.review()
    expect(review.locator(".tk-review__item")).to_have_count(1)
    expect(review.locator("ins")).to_contain_text(", and owners")
    review.get_by_role("button", name="Take what is chosen").click()
    expect(kept.answer("who-about")).to_have_value("Renters in towns, and owners")
    expect(kept.title).to_have_value("Housing and homes")


def tracked_by(who: str, word: str, sent: Path) -> Path:
    """The plan as a Word file in which somebody tracked a change: of towns, another word was made."""
    by, back = f'w:author="{who}" w:date="2026-11-02T10:00:00Z"', sent.with_name(f"{who}.docx")
    change = (
        "Renters in </w:t></w:r>"
        f'<w:del w:id="901" {by}><w:r><w:delText>towns</w:delText></w:r></w:del>'
        f'<w:ins w:id="902" {by}><w:r><w:t>{word}</w:t></w:r></w:ins>'
    )
    with zipfile.ZipFile(sent) as old, zipfile.ZipFile(back, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "word/document.xml":
                text = re.sub("Renters in towns</w:t></w:r>", change, text.decode()).encode()
            new.writestr(name, text)
    return back


@pytest.fixture
def tracked(kept: Builder, tmp_path: Path) -> Path:
    return tracked_by("A. Reviewer", "villages", kept.save_copy("docx", tmp_path)).rename(tmp_path / "back.docx")


def test_changes_that_are_tracked_in_files_of_a_plan_that_is_not_kept_are_each_their_reviewers(
    kept: Builder, open_builder: OpenBuilder, tmp_path: Path
):
    sent = kept.save_copy("docx", tmp_path)
    elsewhere = open_builder()
    elsewhere.choose(tracked_by("Ann", "villages", sent), tracked_by("Ben", "cities", sent))
    review = elsewhere.review()
    expect(review).to_contain_text("the oldest of them, Ann.docx")
    for who, word in (("Ann", "villages"), ("Ben", "cities")):
        option = review.locator(".tk-review__option").filter(has_text=f"Take {who}.docx ({who}, 2 November 2026)")
        expect(option.locator("ins")).to_contain_text(word)
        expect(option.locator("del")).to_contain_text("towns")
    expect(review.get_by_label("Keep what the plan has")).not_to_be_checked()
    review.get_by_label("Keep what the plan has").check()
    review.get_by_role("button", name="Open what is chosen as a new plan").click()
    expect(elsewhere.answer("who-about")).to_have_value("Renters in towns")


def test_a_tracked_change_says_who_made_it_and_is_accepted_or_refused(
    kept: Builder, open_builder: OpenBuilder, tracked: Path
):
    kept.choose(tracked)
    kept.dialog("Open this plan?").get_by_role("button", name="See what it changes").click()
    expect(kept.review().get_by_label("Take this change from back.docx")).to_be_checked()
    expect(kept.review()).to_contain_text("back.docx (A. Reviewer, 2 November 2026)")
    kept.review().get_by_role("button", name="Take what is chosen").click()
    expect(kept.answer("who-about")).to_have_value("Renters in villages")
    elsewhere = open_builder()
    elsewhere.choose(tracked)
    elsewhere.dialog("Open this plan?").get_by_role("button", name="See what it changes").click()
    elsewhere.review().get_by_label("Take this change from back.docx").uncheck()
    elsewhere.review().get_by_role("button", name="Open what is chosen as a new plan").click()
    expect(elsewhere.answer("who-about")).to_have_value("Renters in towns")


def test_the_versions_of_a_plan_go_with_it(kept: Builder, tmp_path: Path):
    for number in range(6):
        kept.title.fill(f"Housing {number}")
        kept.kept(f"Housing {number}")
        kept.save_copy("json", tmp_path)
    [versions] = [text for name, text in kept.storage().items() if "plan-versions" in name]
    assert [one["plan"]["title"] for one in json.loads(versions)] == [f"Housing {number}" for number in (5, 4, 3, 2)]
    kept.list_plans().get_by_role("button", name="Delete").click()
    assert not [name for name in kept.storage() if "plan-versions" in name]


def test_of_a_plan_that_was_deleted_in_another_tab_no_version_is_kept(kept: Builder, tmp_path: Path):
    other = kept.page.context.new_page()
    other.goto(kept.page.url)
    Builder(other).list_plans().get_by_role("button", name="Delete").click()
    kept.save_copy("json", tmp_path)
    assert [name for name in kept.storage() if "plan-versions" in name] == []


def test_what_changed_since_the_last_copy_can_be_read_and_saved(kept: Builder, tmp_path: Path):
    kept.press("See what changed …")
    expect(kept.status).to_contain_text("nothing to compare yet")
    kept.save_copy("json", tmp_path)
    kept.answer("who-about").fill("Renters in villages")
    kept.kept("Renters in villages")
    kept.press("See what changed …")
    review = kept.review()
    expect(review.locator("del")).to_contain_text("towns")
    expect(review.get_by_role("button", name="Take what is chosen")).to_have_count(0)
    for name, ending in (("Save as Word", "docx"), ("Save as a web page", "html")):
        with kept.page.expect_download() as download:
            review.get_by_role("button", name=name).click()
        assert download.value.suggested_filename.endswith(f"What changed in “Housing”.{ending}")
        download.value.save_as(tmp_path / f"changes.{ending}")
    body = part(tmp_path / "changes.docx")
    names = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
    assert body.xpath("string(//w:del//w:delText)", namespaces=names) == "towns"
    assert body.xpath("string(//w:ins//w:t)", namespaces=names) == "villages"
    assert "Made with the public involvement" in str(body.xpath("string()"))
    page = (tmp_path / "changes.html").read_text(encoding="utf-8")
    assert "towns<" in page.partition("<del>")[2]
    review.get_by_role("button", name="Close").click()
    kept.choose(tmp_path / "changes.docx")
    expect(kept.refusal()).to_contain_text("tells what changed in a plan")


def test_any_two_versions_of_a_plan_can_be_compared(kept: Builder, tmp_path: Path):
    for text in ("Renters in cities", "Renters in villages"):
        kept.save_copy("json", tmp_path)
        kept.answer("who-about").fill(text)
        kept.kept(text)
    kept.press("See what changed …")
    review = kept.review()
    expect(review.locator("del")).to_contain_text("cities")
    assert not faults(kept.page)
    review.get_by_label("Earlier version").select_option(index=2)
    review.get_by_label("Later version").select_option(index=1)
    review.get_by_role("button", name="Compare these two").click()
    expect(kept.review().locator("del")).to_contain_text("towns")
    expect(kept.review().locator("ins")).to_contain_text("cities")
    with kept.page.expect_download() as download:
        kept.review().get_by_role("button", name="Save as a web page").click()
    assert download.value.path().read_text(encoding="utf-8").count("the version of") > 1


def test_what_was_taken_away_beside_the_answers_has_changed_too(open_builder: OpenBuilder, tmp_path: Path):
    comment = {"place": "title", "author": "Ann", "date": "", "text": "Shorter?", "done": True}
    unplaced = [{"where": "", "text": "Left over"}]
    kept = open_builder({KEY + PLAN["id"]: json.dumps(PLAN | {"comments": [comment], "unplaced": unplaced})})
    kept.save_copy("json", tmp_path)
    kept.page.locator("[data-comments-general] input").uncheck()
    kept.press("See what changed …")
    expect(kept.review()).to_contain_text("Comments that are no longer done")
    expect(kept.review()).to_contain_text("Shorter?")
    kept.review().get_by_role("button", name="Close").click()
    kept.page.locator('[data-do="unplaced-remove"]').click()
    kept.press("See what changed …")
    expect(kept.review()).to_contain_text("Left over")
    with kept.page.expect_download() as download:
        kept.review().get_by_role("button", name="Save as a web page").click()
    page = download.value.path().read_text(encoding="utf-8")
    assert "Left over" in page.partition("<del>")[2]
    assert "It is for your team, not for publication." in page


def test_a_mark_that_a_file_does_not_have_stays_and_that_is_said(open_builder: OpenBuilder):
    marked = {"answers": {"who-about": {"answer": "Renters in towns", "internal": True}}}
    kept = open_builder({KEY + PLAN["id"]: json.dumps(PLAN | marked)})
    kept.choose(edited("open.json", contact="Alex"))
    kept.dialog("Open this plan?").get_by_role("button", name="See what it changes").click()
    expect(kept.review()).to_contain_text("They stay marked here:")
    expect(kept.review()).to_contain_text(WHO)
    kept.review().get_by_role("button", name="Take what is chosen").click()
    kept.kept("Alex")
    assert kept.plans()["Housing"]["answers"] == marked["answers"]


def test_where_a_document_lost_a_mark_alone_it_is_said_and_nothing_else(open_builder: OpenBuilder, tmp_path: Path):
    marked = {"answers": {"who-about": {"answer": "Renters in towns", "internal": True}}}
    kept = open_builder({KEY + PLAN["id"]: json.dumps(PLAN | marked)})
    text = kept.save_copy("md", tmp_path).read_text(encoding="utf-8")
    assert "*Internal, not for publication*" in text
    kept.choose(upload("open.md", text.replace("*Internal, not for publication*", "")))
    kept.dialog("Open this plan?").get_by_role("button", name="See what it changes").click()
    expect(kept.review()).to_contain_text("They stay marked here:")
    expect(kept.review()).not_to_contain_text("Nothing differs")


def test_words_that_somebody_changed_in_a_web_page_are_not_read_and_that_is_said(kept: Builder, tmp_path: Path):
    text = kept.save_copy("html", tmp_path).read_text(encoding="utf-8")
    kept.choose(upload("edited.html", text.replace("Renters in towns<", "Renters in villages<")))
    opened = kept.dialog("Open this plan?")
    expect(opened).to_contain_text("If somebody changed the words on the page since, that is not read.")
    opened.get_by_role("button", name="See what it changes").click()
    expect(kept.review()).to_contain_text("If somebody changed the words on the page since, that is not read.")


def test_an_internal_answer_that_a_reviewer_took_out_goes_only_if_somebody_wants_it(
    open_builder: OpenBuilder, tmp_path: Path
):
    marked = {"answers": {"who-about": {"answer": "Renters in towns", "internal": True}}}
    kept = open_builder({KEY + PLAN["id"]: json.dumps(PLAN | marked)})
    text = kept.save_copy("md", tmp_path).read_text(encoding="utf-8")
    kept.choose(upload("cut.md", text.replace("Renters in towns", "")))
    kept.dialog("Open this plan?").get_by_role("button", name="See what it changes").click()
    expect(kept.review()).to_contain_text("For you to decide: 1 place")
    expect(kept.review()).to_contain_text("This answer is internal, and the file does not have it.")
    kept.review().get_by_label("Take cut.md").check()
    kept.review().get_by_role("button", name="Take what is chosen").click()
    expect(kept.answer("who-about")).to_have_value("")


def test_a_file_of_changes_says_what_in_it_is_internal(kept: Builder, tmp_path: Path):
    kept.choose(ANNA, BEN)
    kept.review().get_by_text("Save as a web page").wait_for()
    with kept.page.expect_download() as download:
        kept.review().get_by_role("button", name="Save as a web page").click()
    page = download.value.path().read_text(encoding="utf-8")
    assert "It is for your team, not for publication." in page
    changes = {text.partition("</h2>")[0]: text for text in page.split("<h2>")}
    internal = [where for where, text in changes.items() if "<p>Internal, not for publication</p>" in text]
    assert len(internal) == 1
    assert internal[0].endswith("marked as internal")


def test_a_file_of_changes_that_names_internal_entries_is_for_the_team(open_builder: OpenBuilder):
    entries = [{"id": "e", "fields": {"need": "Maps"}}, {"id": "s", "fields": {"need": "A secret"}, "internal": True}]
    kept = open_builder({KEY + PLAN["id"]: json.dumps(PLAN | {"records": {"what-we-heard": entries}})})
    moved = edited("moved.json", records={"what-we-heard": entries[::-1]})
    kept.choose(moved)
    kept.dialog("Open this plan?").get_by_role("button", name="See what it changes").click()
    with kept.page.expect_download() as download:
        kept.review().get_by_role("button", name="Save as a web page").click()
    page = download.value.path().read_text(encoding="utf-8")
    assert "A secret" in page
    assert "It is for your team, not for publication." in page


def test_word_opens_a_file_of_changes_whatever_the_files_are_called(kept: Builder, tmp_path: Path):
    same = about("Renters in villages")
    kept.choose(*(edited(f"{letter * 200}.json", **same) for letter in "abc"))
    with kept.page.expect_download() as download:
        kept.review().get_by_role("button", name="Save as Word").click()
    download.value.save_as(tmp_path / "changes.docx")
    authors = part(tmp_path / "changes.docx").xpath("//@*[local-name() = 'author']")
    # Word takes a document with a longer one for damaged.
    assert {len(str(author)) for author in authors} == {255}


FILL = """(name) => {
  for (let size = 6_000_000; size; size -= 2_000) {
    try {
      localStorage.setItem(name, "x".repeat(size));
      return;
    } catch {}
  }
}"""


def test_what_a_plan_said_earlier_gives_way_to_what_it_says_now(kept: Builder):
    earlier = KEY.replace("toolkit:plan:", "toolkit:plan-versions:") + "another"
    kept.page.evaluate(FILL, earlier)
    assert earlier in kept.storage()
    kept.answer("who-about").fill("Renters and owners. " * 500)
    kept.kept("Renters and owners. " * 500)
    assert earlier not in kept.storage()
    expect(kept.problem).to_be_hidden()


@pytest.mark.parametrize("width", [1280, 320])
def test_the_window_serves_everyone(kept: Builder, width: int):
    kept.page.set_viewport_size({"width": width, "height": 800})
    kept.choose(ANNA, BEN)
    expect(kept.review().get_by_role("heading", name="What changed in “Housing”")).to_be_focused()
    assert not faults(kept.page)
    assert kept.page.evaluate("document.querySelector('#plan-review').scrollWidth <= innerWidth")
    kept.page.keyboard.press("Escape")
    expect(kept.review()).to_be_hidden()


def test_where_the_part_that_compares_does_not_arrive_it_is_said(kept: Builder, complaints: list[str]):
    kept.page.route("**/review-page.js", lambda route: route.abort())
    kept.choose(ANNA, BEN)
    expect(kept.dialog("The files could not be compared")).to_contain_text("Check your connection")
    kept.dialog("The files could not be compared").get_by_role("button", name="OK").click()
    kept.page.unroute("**/review-page.js")
    complaints.clear()
    kept.choose(ANNA, BEN)
    expect(kept.review()).to_be_visible()
