"""The page for those who reuse the data, and the page on how the parts fit together."""

import contextlib
import csv
import io
import json
from pathlib import Path
from urllib.parse import urljoin

from macros.derived.crosswalk import joins
from macros.models.toolkit import Toolkit
from tests.support.reading import Pages, section, text


def hrefs(*elements) -> list[str]:
    return [link["href"] for element in elements for link in element.select("a[href]:not(.headerlink)")]


def test_the_page_leads_to_every_file_that_the_index_lists(site: Path, pages: Pages):
    here = {urljoin("/data/", href) for href in hrefs(pages["data/"].article)}
    index = json.loads((site / "data/v1/index.json").read_text(encoding="utf-8"))
    for entry in index["datasets"]:
        for address in (entry["address"], entry["schema_address"]):
            path = urljoin("/data/v1/index.json", address)
            assert path in here
            assert json.loads((site / path.lstrip("/")).read_text(encoding="utf-8"))


def test_the_example_in_python_runs_as_it_stands(site: Path, pages: Pages, toolkit: Toolkit):
    code = pages["data/"].select_one("pre code").get_text()
    assert code.count("https://www.example.org/toolkit/") == 1
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(code.replace("https://www.example.org/toolkit/", f"{site.as_uri()}/"), {})
    lines = [line.split(" ", 1) for line in printed.getvalue().splitlines()]
    assert {title: int(number) for number, title in lines} == {
        method.title: len(toolkit.case_studies_with_method(name))
        for name, method in toolkit.methods.items()
        if toolkit.case_studies_with_method(name)
    }


def test_the_page_of_the_plan_leads_to_the_data(pages: Pages):
    assert "../data/" in hrefs(pages["plan/"].article)


def test_each_question_has_a_row_with_real_headings(pages: Pages, toolkit: Toolkit):
    tables = pages["crosswalk/"].select(".tk-crosswalk table")
    assert [len(table.select("tbody tr")) for table in tables] == [len(box.questions) for box in toolkit.plan.boxes]
    rows = [row for table in tables for row in table.select("tbody tr")]
    for row, question in zip(rows, toolkit.plan_questions.values(), strict=True):
        heading, tips, *_ = row.find_all(["th", "td"])
        assert heading["scope"] == "row"
        assert question.text in text(heading)
        assert hrefs(tips) == [f"../tips/#{name}" for name in question.tips]
        assert len(row.find_all("td")) == 4
    assert all(cell["scope"] == "col" for table in tables for cell in table.select("thead th"))


def test_the_page_names_every_pair_that_the_source_makes(pages: Pages, toolkit: Toolkit):
    points = section(pages["crosswalk/"].find(id="who-says-so"))
    links = {urljoin("/crosswalk/", href) for href in hrefs(*points)}
    for join in joins(toolkit):
        if join.basis == "source" and join.to_kind == "tip":
            assert f"/tips/#{join.to_id}" in links
        if join.from_kind == "principle":
            assert toolkit.principles[join.from_id].title.lower() in text(*points)


def test_each_tip_and_each_standard_leads_to_what_goes_with_it(pages: Pages, toolkit: Toolkit):
    page = pages["tips/"]
    for join in joins(toolkit):
        if join.to_kind == "tip" and join.from_kind != "tip":
            found = page.find(id=join.to_id).find_next("details")
            expected = {
                "plan question": f"../plan/#question-{join.from_id}",
                "standard": f"../tips/#{join.from_id}",
                "principle": toolkit.links["code-standards"].url,
            }[join.from_kind]
            there = [urljoin("/tips/", href) for href in hrefs(found)]
            assert any(href.startswith(urljoin("/tips/", expected)) for href in there), join
        if join.from_kind == "standard" and join.to_kind == "plan question":
            found = page.find(id=join.from_id).find_next("details")
            assert f"../plan/#question-{join.to_id}" in hrefs(found)


def test_each_plan_box_leads_to_its_table(pages: Pages, toolkit: Toolkit):
    boxes = [box for address in pages if address != "print-all/" for box in pages[address].select(".tk-plan-box")]
    for box in boxes:
        name = box["aria-labelledby"].removeprefix("box-")
        assert any(href.endswith(f"crosswalk/#crosswalk-{name}") for href in hrefs(box))
    assert len(boxes) == len(toolkit.boxes)


def test_the_csv_file_lies_on_the_site(site: Path, toolkit: Toolkit):
    content = (site / "downloads/crosswalk.csv").read_text(encoding="utf-8-sig")
    assert len(list(csv.reader(io.StringIO(content)))) == len(toolkit.plan_questions) + 1
