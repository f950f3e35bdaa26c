"""A plan goes out as a document, with what is internal or without it. What comes back goes into the plan again."""

import base64
import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from macros.models.toolkit import Toolkit
from tests.plans import plan_data
from tests.scripts.loading import sources
from tests.scripts.reading import MAIN_PART, Scripts, changed, found, parts_of, zipped
from tests.support.script_coverage import Counted

PLAN = plan_data(
    id="Plan_of-ours",
    title="A plan",
    contact="Jo, jo@b.example",
    answers={
        "who-about": {"answer": "open", "planned": "before"},
        "who-affected": {"answer": "ZQX-SECRET one", "internal": True},
        "no-longer-asked": {"answer": "an answer of another time"},
    },
    topics=[
        {
            "id": "t_1-a",
            "title": "",
            "answers": {"topic-people": {"now": "ZQX-SECRET two", "internal": True, "planned": "x"}},
            "picked": {"methods": ["focus-group"]},
        },
        {
            "id": "t2",
            "title": "Second",
            "answers": {"topic-people": {"next": "later"}, "who-about": {"now": "stray"}},
        },
    ],
    details={"line-once": "a line of another time"},
    records={
        "what-we-heard": [
            {"id": "o", "fields": {"need": "n", "column-once": "of another time"}},
            {"id": "e", "fields": {"need": "n"}, "internal": True},
        ],
        "list-once": [{"id": "l", "fields": {"x": "of another time"}}],
    },
    unplaced=[{"where": "1.1 Who?", "text": "a remark\nof two lines"}],
)

AGAIN = """async (bytes, [definition, kept, format, internal, change]) => {
  const plan = tkPlan.format.check(kept);
  const choices = { guidance: true, unanswered: true, internal };
  const file = await tkPlan.exports.makeFile(plan, definition, format, choices);
  const read = await tkPlan.file.readFile(bytes.length > 1 ? new Blob([bytes]) : file, definition);
  const version = tkPlan.merging.versionOf({ ...read, name: "file" }, plan, definition);
  const decisions = tkPlan.deciding.decisionsOf(plan, [version]);
  const updated = tkPlan.merging.outcome(plan, [version], decisions, tkPlan.deciding.ready(decisions), definition);
  return { id: read.plan.id, plan: updated, differs: decisions.map(({ place }) => place) };
}"""
WRITE = """async (_, [definition, kept, format, internal]) => {
  const choices = { guidance: true, unanswered: true, internal };
  const file = await tkPlan.exports.makeFile(tkPlan.format.check(kept), definition, format, choices);
  return new Uint8Array(await file.arrayBuffer()).toBase64();
}"""


class Builder:
    def __init__(self, scripts: Scripts, toolkit: Toolkit) -> None:
        self._scripts = scripts
        self._definition = toolkit.plan.model_dump(mode="json")

    def again(self, format_name: str, internal: bool, content: bytes = b" ") -> dict[str, Any]:
        """What is read of a file goes into the plan; without content, of the plan's own copy."""
        return self._scripts.run(AGAIN, content, [self._definition, PLAN, format_name, internal])

    def write(self, format_name: str, internal: bool = True) -> bytes:
        return base64.b64decode(self._scripts.run(WRITE, b" ", [self._definition, PLAN, format_name, internal]))


@pytest.fixture(scope="module")
def builder(browser: Browser, toolkit: Toolkit, counted: Counted) -> Iterator[Builder]:
    page = browser.new_page()
    wanted = ("plan/reading/file", "plan/writing/exports", "plan/review/deciding", "plan/review/merging")
    with counted(page, sources(wanted, toolkit)):
        yield Builder(Scripts(page, toolkit, *wanted), toolkit)
    page.close()


@pytest.mark.parametrize("internal", [True, False])
@pytest.mark.parametrize("format_name", ["docx", "odt", "md", "html", "json"])
def test_an_unchanged_copy_changes_nothing(builder: Builder, format_name: str, internal: bool):
    result = builder.again(format_name, internal)
    # Whatever the person chose to leave out stays in the plan, and so does what no document can say.
    del result["plan"]["review_date"]
    assert result["differs"] == []
    # A copy to publish says which questions it was made for.
    kept = {key: value for key, value in PLAN.items() if key != "definition"}
    assert {key: result["plan"].get(key) for key in kept} == kept


@pytest.mark.parametrize("format_name", ["docx", "odt"])
def test_the_plan_is_known_when_the_properties_were_cleaned_out(builder: Builder, format_name: str):
    parts = parts_of(builder.write(format_name))
    for name in ("docProps/custom.xml", "meta.xml"):
        parts.pop(name, None)
    assert builder.again(format_name, True, zipped(parts))["id"] == PLAN["id"]


@pytest.mark.parametrize("format_name", ["docx", "odt"])
def test_internal_answers_stay_with_a_topic_that_was_renamed_and_moved(builder: Builder, format_name: str):
    def change(root: Any) -> None:
        headings = found(
            root, "//w:p[w:pPr/w:pStyle/@w:val='TopicTitle'] | //text:h[@text:style-name='Topic_20_title']"
        )
        first, second = ([one, *takewhile_table(one)] for one in headings)
        second[-1].addnext(first[0])
        for element in reversed(first[1:]):
            first[0].addnext(element)
        for text in found(first[0], ".//w:t | descendant-or-self::text:h"):
            if text.text and text.text.startswith("Topic"):
                text.text = "Topic 1: Renamed"

    content = changed(builder.write(format_name, internal=False), MAIN_PART[format_name], change)
    topics = {one["id"]: one for one in builder.again(format_name, False, content)["plan"]["topics"]}
    assert topics["t_1-a"]["answers"] == PLAN["topics"][0]["answers"]
    assert list(topics) == ["t2", "t_1-a"]
    assert json.dumps(topics["t2"]).count("SECRET") == 0


def takewhile_table(heading: Any) -> list[Any]:
    """What follows a heading, up to its table."""
    after = []
    for element in heading.itersiblings():
        after.append(element)
        if element.tag.endswith(("}tbl", "}table")):
            break
    return after
