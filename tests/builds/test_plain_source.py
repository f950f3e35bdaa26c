"""The project written out for a site builder that runs neither the macros nor the hooks."""

import json
import re

import pytest
import yaml
from mkdocs.utils.meta import get_data

from macros.adapters.plain_source import _plain_links, fill_words, write_plain_source
from macros.content.own.folder import VARIABLE
from macros.documents.documents import Documents
from macros.documents.paths import source_path
from macros.markdown.code import without_code
from macros.pages.generated import generated_pages
from macros.publishing.site_files import site_files
from tests.support.paths import NORTHLAND, ROOT
from tests.support.project import Project

PARTS = ("mkdocs.yml", "data", "docs", "overrides")


@pytest.fixture(scope="module")
def written(tmp_path_factory, toolkit):
    into = tmp_path_factory.mktemp("plain") / "source"
    count = write_plain_source(ROOT, into, toolkit)
    assert count == sum(path.is_file() for path in into.rglob("*"))
    return into


@pytest.fixture(scope="module")
def pages(written):
    return {
        path.relative_to(written / "docs").as_posix(): path.read_text(encoding="utf-8")
        for path in (written / "docs").rglob("*.md")
    }


def without_scripts(text: str) -> str:
    return without_code(re.sub(r"<script.*?</script>", "", text, flags=re.DOTALL))


def test_each_page_is_there_written_or_generated(pages, toolkit):
    by_hand = {path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md")}
    # The page to print is put together from finished pages, which another site builder makes.
    assert set(pages) == by_hand - {"print-all.md"} | {page.path for page in generated_pages(toolkit)}


def test_no_page_asks_for_a_macro_or_for_a_link_by_name(pages):
    left = re.compile(r"\{\{|\{%|\(<?link:")
    assert not {page for page, text in pages.items() if left.search(without_scripts(text))}


def test_each_link_to_a_page_leads_to_a_file_from_where_it_stands(written, pages):
    checked, dead = 0, []
    for page, text in pages.items():
        for path in re.findall(r"\]\(([^)#\s]+\.(?:md|json|csv|docx|odt|txt))(?:#[^)]*)?\)", without_scripts(text)):
            if "://" in path:
                continue
            checked += 1
            if not (written / "docs" / page).parent.joinpath(path).is_file():
                dead.append((page, path))
    assert checked > 200
    assert not dead


def test_the_data_in_a_script_stays_as_it_is(pages, toolkit):
    embedded = re.findall(r"<script[^>]*>(.*?)</script>", pages["plan.md"], re.DOTALL)
    assert toolkit.plan.model_dump(mode="json") in [json.loads(text) for text in embedded]


def test_what_has_no_address_keeps_its_words_alone(tmp_path):
    project = Project(tmp_path / "project", *PARTS)
    toolkit = project.load()
    nowhere = next(name for name, address in toolkit.addresses.items() if address is None)
    project.append("docs/about.md", f"See [the *missing* one](link:{nowhere}), and [tip](/tips.md#be-open).")
    write_plain_source(project.root, tmp_path / "plain", project.load())
    about = (tmp_path / "plain/docs/about.md").read_text(encoding="utf-8")
    assert "See the *missing* one, and [tip](tips.md#be-open)." in about


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ('[w](link:osr "T")', '[w]({osr} "T")'),
        ("[a [b] c](link:osr)", "[a [b] c]({osr})"),
        ("[w][1]\n\n[1]: link:osr\n", "[w]({osr})\n\n"),
        ("[w][1]\n\n[1]: /about.md\n", "[w](../about.md)\n\n"),
        ("[w](</about.md#x> 'T'){ .a }", '[w](../about.md#x "T"){ .a }'),
        ("![w](/assets/a.png)", "![w](../assets/a.png)"),
        ("`[w](link:osr)` and `[w](/about.md)`", "`[w](link:osr)` and `[w](/about.md)`"),
    ],
)
def test_a_link_is_made_plain_however_it_is_written(text, plain, toolkit):
    written = _plain_links(text, "methods/index.md", toolkit)
    assert written == plain.replace("{osr}", toolkit.addresses["osr"])


def test_every_file_of_the_site_is_there_as_the_plugin_would_make_it(written, toolkit):
    files = {
        source_path(file.path): file.content for file in site_files(ROOT / "overrides/assets", Documents(toolkit))
    }
    assert {path: (written / "docs" / path).read_bytes() for path in files} == files
    assert not (written / "docs/assets/plan/model/format.js").exists()
    assert not (written / "docs/assets/site/layout.css").exists()
    assert (written / "docs/assets/plan/plan.css").read_bytes() == (
        ROOT / "overrides/assets/plan/plan.css"
    ).read_bytes()


def plain(settings: str) -> dict:
    """Settings with text in the place of what another builder would look up."""
    return yaml.safe_load(
        re.sub(r"!ENV |(?<=\S) ''$", "", settings, flags=re.MULTILINE).replace("!!python/name:", "!!str ")
    )


def test_the_settings_ask_for_nothing_of_ours(written, toolkit):
    text = (written / "mkdocs.yml").read_text(encoding="utf-8")
    assert "site_url: !ENV [SITE_URL, " in text
    settings = plain(text)
    assert not re.search(
        r"macros|toolkit\b(?!-| )", json.dumps([settings["plugins"], settings["markdown_extensions"]])
    )
    assert settings["plugins"][0].keys() == {"search"}
    assert settings["strict"] is True
    ours = re.sub(r"\n.*print-all.md", "", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    assert settings["nav"] == plain(ours)["nav"]
    assert {"toc": {"permalink": "#", "permalink_title": toolkit.words("page.link-here")}} in settings[
        "markdown_extensions"
    ]
    assert settings["extra"]["frame"]["organisation"]["edit_path"] == "edit/main"


def test_the_frame_has_its_words_in_it(written, toolkit):
    frames = {path.name: path.read_text(encoding="utf-8") for path in (written / "overrides").rglob("*.html")}
    assert set(frames) == {path.name for path in (ROOT / "overrides").rglob("*.html")}
    assert not [name for name, text in frames.items() if re.search(r"\bt\(", text)]
    assert json.dumps(toolkit.words("page.skip")) in frames["base.html"]


def test_words_with_something_to_put_in_take_it_from_the_page(toolkit):
    frame = fill_words('{{ t("page.pages-in", title=section.title) }}', toolkit.words)
    words = json.dumps(toolkit.words("page.pages-in", title="{title}"))
    assert frame == f'{{{{ {words} | replace("{{title}}", section.title) }}}}'


def test_each_page_says_where_its_words_are_edited_when_that_is_known(tmp_path, pages):
    project = Project(tmp_path / "project", *PARTS)
    project.edit("data/organisation.yml", r"\Z", "repository: https://git.example/copy/\n")
    write_plain_source(project.root, tmp_path / "plain", project.load())

    def edited(page: str) -> str:
        return get_data((tmp_path / "plain/docs" / page).read_text(encoding="utf-8"))[1]["edit_url"]

    assert edited("tips.md") == "https://git.example/copy/edit/main/docs/tips.md"
    assert edited("methods/focus-group.md") == "https://git.example/copy/edit/main/data/methods/focus-group.yml"
    assert not [page for page, text in pages.items() if "edit_url" in get_data(text)[1]]


def test_an_organisations_page_is_written_out_with_whose_it_is_and_where(tmp_path, northland, monkeypatch):
    monkeypatch.setenv(VARIABLE, str(NORTHLAND))
    write_plain_source(ROOT, tmp_path, northland)
    _, meta = get_data((tmp_path / "docs/our-panel.md").read_text(encoding="utf-8"))
    assert meta["credit"] == "Added by Statistics for Northland & <Isles>"
    assert meta["edit_url"].endswith("/edit/main/tests/northland/pages/our-panel.md")
    _, meta = get_data((tmp_path / "docs/security.md").read_text(encoding="utf-8"))
    assert "credit" not in meta
    settings = (tmp_path / "mkdocs.yml").read_text(encoding="utf-8")
    assert settings.index("data.md") < settings.index("our-panel.md") < settings.index("theme:")
