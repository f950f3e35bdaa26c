"""Documents of a site in another language: its words are marked with it, and all else is in British English."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from macros.documents.documents import Documents
from macros.documents.prose import paragraphs
from macros.documents.published import published_documents
from macros.models.toolkit import Toolkit
from tests.support.docx_files import W, part, value
from tests.support.languages import in_language
from tests.support.odt_files import find
from tests.support.present import present

WELSH = {
    *("Ystadegau", "Sefydliad", "Cyswllt", "Dyddiad", "Dyddiad adolygu", "2 Mawrth 2026", "15 Ionawr 2027"),
    "27 Chwefror 2026",
    *("Cwestiwn", "Ateb", "Yr hyn a wnawn nawr", "Yr hyn a wnawn nesaf", "Pwnc", ":"),
}
"""The Welsh words that the worked example holds, all of them pieces of their own."""
FOOT = ["Tudalen", "o"]


@pytest.fixture(scope="module")
def write(welsh: Toolkit, tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("languages")

    def write(format_name: str) -> Path:
        path = folder / f"plan.{format_name}"
        path.write_bytes(Documents(welsh).plan(welsh.worked_example, format_name))
        return path

    return write


def words_of(path: Path, name: str) -> Iterator[tuple[str, str]]:
    """The language of each run of a part of a Word document, empty where it is not marked, and its words."""
    for run in part(path, name).iter(f"{W}r"):
        yield value(run, "lang"), "".join(map(str, run.itertext())).strip()


def test_word_files_mark_the_words_of_the_interface_and_nothing_else(write, welsh: Toolkit):
    path = write("docx")
    runs = list(words_of(path, "word/document.xml"))
    assert {words for language, words in runs if language} == WELSH
    assert {language for language, _ in runs} == {"", "cy-GB"}
    plain = {words for language, words in runs if not language}
    assert "A person or a team, and how to reach them" in plain, "what a language lacks is said in English"
    needed = [box for box in welsh.plan.boxes if not box.optional]
    assert {question.text for box in needed for question in box.questions} <= plain
    assert [words for language, words in words_of(path, "word/footer1.xml") if language] == FOOT
    assert value(present(part(path, "word/styles.xml").find(f"{W}docDefaults")), "lang") == "en-GB"


def texts_in(data: Any) -> Iterator[str]:
    """All texts in data, and the runs of those that are Markdown."""
    if isinstance(data, str):
        yield from (data, data.lower(), *(run.text.strip() for each in paragraphs(data) for run in each.runs))
    elif isinstance(data, dict | list):
        for each in data.values() if isinstance(data, dict) else data:
            yield from texts_in(each)


def test_word_files_say_nothing_but_what_stands_in_the_data_and_the_language_file(toolkit: Toolkit, tmp_path: Path):
    groups = {group: toolkit.languages["en"].words[group] for group in ("documents", "templates")}
    words = {group: {name: f"<{text}>" for name, text in texts.items()} for group, texts in groups.items()}
    data = [toolkit.plan, *toolkit.templates.values(), *toolkit.links.values()]
    known = {"", *(text for each in data for text in texts_in(each.model_dump(mode="json")))}
    known |= {f"({link.publisher})" for link in toolkit.links.values()}
    unseen = "//w:tblCaption/@w:val | //w:tblDescription/@w:val"
    for document in Documents(in_language("eu", toolkit, **words)).downloads():
        path = tmp_path / Path(document.path).name
        if path.suffix == ".docx" and "example" not in path.name:
            path.write_bytes(document.content)
            runs = [*words_of(path, "word/document.xml"), *words_of(path, "word/footer1.xml")]
            said = [text for language, text in runs if not language and text != ","]
            values: Any = part(path).xpath(unseen, namespaces={"w": W.strip("{}")})
            said += values
            for text in said:
                own = re.sub(r"<.*>|^[\d.]+ ?", "", text)
                assert known & {text, own} or known.issuperset(own.removesuffix(":").split(": ")), (path.name, text)


def test_opendocument_files_mark_them_by_a_style(write):
    path = write("odt")
    spans = "//text:span[@text:style-name='Language_20_cy']"
    assert {words.strip() for words in find(path, spans)} == WELSH
    assert [words.strip() for words in find(path, f"//style:footer{spans}", "styles.xml")] == FOOT
    assert find(path, "//style:footer/text:p", "styles.xml")[0].endswith("\tTudalen 1 o 1")
    style = "//style:style[@style:display-name='Language cy' and @style:family='text']/style:text-properties/@fo:*"
    assert find(path, style, "styles.xml") == ["cy", "GB"]


def test_pages_mark_them_by_their_language(write):
    page = BeautifulSoup(write("html").read_bytes(), "html.parser")
    marked = {span.get_text().strip() for span in page.select("[lang='cy']")}
    # A page has the records too, and the days in them.
    assert marked > WELSH
    assert all(words[:1].isdigit() for words in marked - WELSH - {""})
    assert [element.name for element in page.select("[lang]") if element["lang"] != "cy"] == ["html"]


def test_a_site_in_english_marks_nothing(toolkit: Toolkit, tmp_path: Path):
    for document in Documents(toolkit).downloads():
        path = tmp_path / Path(document.path).name
        path.write_bytes(document.content)
        if path.suffix == ".docx":
            assert not any(language for language, _ in words_of(path, "word/document.xml")), path.name
        elif path.suffix == ".odt":
            assert not find(path, "//@*[starts-with(., 'Language')]"), path.name
            assert find(path, "//@fo:language", "styles.xml") == ["en"], path.name
        elif path.suffix == ".html":
            assert path.read_text(encoding="utf-8").count("lang=") == 1, path.name


@pytest.fixture(scope="module")
def published(northland: Toolkit, tmp_path_factory: pytest.TempPathFactory):
    """The documents of a plan that is published in Welsh on a site in English."""
    folder = tmp_path_factory.mktemp("published")
    for document in published_documents(northland):
        name = Path(document.path).name
        if name.startswith("prydau-ysgol."):
            (folder / name).write_bytes(document.content)
    return lambda ending: folder / f"prydau-ysgol.{ending}"


def people_wrote(toolkit: Toolkit) -> set[str]:
    """Each line of the answers, the titles and the title block, as far as it says anything."""
    plan = toolkit.published["prydau-ysgol"].plan
    assert plan
    holders = [plan.answers, *(topic.answers for topic in plan.topics)]
    answers = [answer.model_dump() for each in holders for answer in each.values()]
    texts = [text for each in answers for text in each.values() if isinstance(text, str)]
    texts += [plan.title, plan.statistics, plan.organisation, *(topic.title for topic in plan.topics)]
    return {line.removeprefix("- ").strip() for text in texts for line in text.splitlines()} - {""}


def test_word_files_mark_what_people_wrote_in_another_language_than_the_site(published, northland: Toolkit):
    runs = list(words_of(published("docx"), "word/document.xml"))
    marked = {words for language, words in runs if language == "cy-GB"}
    assert people_wrote(northland) <= marked
    assert not people_wrote(northland) & {words for language, words in runs if not language}
    assert "Organisation" in {words for language, words in runs if not language}, "the words around it are English"


def test_opendocument_files_mark_it_too(published, northland: Toolkit):
    path = published("odt")
    marked = {words.strip() for words in find(path, "//text:span[@text:style-name='Language_20_cy']")}
    assert people_wrote(northland) <= marked
    style = "//style:style[@style:display-name='Language cy']/style:text-properties/@fo:*"
    assert find(path, style, "styles.xml") == ["cy", "GB"]


def test_pages_mark_it_too(published, northland: Toolkit):
    page = BeautifulSoup(published("html").read_bytes(), "html.parser")
    assert people_wrote(northland) <= {span.get_text().strip() for span in page.select("[lang='cy']")}
    assert present(page.h1.span)["lang"] == "cy"


def test_the_documents_of_a_plan_in_the_language_of_the_site_mark_nothing(northland: Toolkit, tmp_path: Path):
    for document in published_documents(northland):
        name = Path(document.path).name
        if not name.startswith("prydau-ysgol") and name.endswith(".docx"):
            path = tmp_path / name
            path.write_bytes(document.content)
            assert not any(language for language, _ in words_of(path, "word/document.xml")), name
