"""MkDocs converts all pages with one set of extensions, and each becomes what it would become by itself."""

from pathlib import Path
from typing import Any

import markdown
import pytest
from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import pages
from mkdocs.structure.files import File, Files

from macros.adapters.one_markdown import OneMarkdown, convert_all_with_one
from macros.models.toolkit import Toolkit
from tests.support.html import markdown_settings


def test_what_authors_can_write_becomes_the_same_whatever_page_was_before(toolkit: Toolkit):
    settings, one = markdown_settings(toolkit), OneMarkdown()
    texts = [example.source for group in toolkit.markdown_examples.groups for example in group.examples]
    page = "\n\n".join(f"## Heading\n\n{text}" for text in texts)
    for text in (page, page, *texts, *reversed(texts), page):
        alone, again = Markdown(**settings), one(**settings)
        assert again.convert(text) == alone.convert(text)
        assert again.toc_tokens == alone.toc_tokens  # type: ignore[attr-defined]


def test_who_asks_for_the_same_gets_the_same_and_who_asks_for_another_gets_that():
    one = OneMarkdown()
    settings = {"toc": {"permalink": False}}
    first = one(["toc"], settings)
    assert one(["toc"], settings) is first
    settings["toc"]["permalink"] = True
    assert "headerlink" in one(["toc"], settings).convert("# Words")
    assert "headerlink" not in one([], settings).convert("# Words")


class _BreaksDown(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        md.preprocessors.register(_OnAWord(), "breaks-down", 0)


class _OnAWord(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        if "fatal" in lines:
            raise ValueError("fatal")
        return lines


def test_what_broke_down_within_a_page_converts_no_other():
    one, extensions = OneMarkdown(), [_BreaksDown()]
    first = one(extensions, {})
    with pytest.raises(ValueError, match="fatal"):
        first.convert("fatal")
    second = one(extensions, {})
    assert second is not first
    assert second.convert("Words") == "<p>Words</p>"
    assert one(extensions, {}) is second


def test_mkdocs_takes_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(vars(pages), "markdown", markdown)
    set_up: list[Markdown] = []
    register = Markdown.registerExtensions

    def registered(self: Markdown, extensions: list[Any], configs: dict[str, Any]) -> Markdown:
        set_up.append(self)
        return register(self, extensions, configs)

    monkeypatch.setattr(Markdown, "registerExtensions", registered)
    config = MkDocsConfig()
    config.load_dict({"site_name": "Site", "docs_dir": str(tmp_path), "markdown_extensions": ["footnotes"]})
    config.validate()
    set_up.clear()
    convert_all_with_one()
    assert [_page(config, words) for words in ("# One\n\nA[^1]\n\n[^1]: Note", "B", "C")][1:] == [
        "<p>B</p>",
        "<p>C</p>",
    ]
    assert len(set_up) == 1


def _page(config: MkDocsConfig, words: str) -> str | None:
    """What a page becomes."""
    (Path(config.docs_dir) / "page.md").write_text(words, encoding="utf-8")
    page = pages.Page(None, File("page.md", config.docs_dir, config.site_dir, use_directory_urls=True), config)
    page.read_source(config)
    page.render(config, Files([]))
    return page.content
