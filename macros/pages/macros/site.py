"""Macros that say whose the site is, how to reach them, and what data it publishes."""

from __future__ import annotations

from macros.models.toolkit import Toolkit
from macros.pages.macros.registry import macro
from macros.pages.rendering import render
from macros.publishing.datasets import datasets_of
from macros.publishing.published_data import INDEX_PATH, INDEX_SCHEMA_PATH
from macros.publishing.published_schema import published_fields


@macro
def home_words(toolkit: Toolkit, lead: str) -> str:
    """Open the home page: a sentence on whom it is for, or the publishing organisation's own, and its notice.

    In a page: `{{ home_words("For people who produce official statistics.") }}`

    Args:
        toolkit: given by the site.
        lead: the sentence where the organisation has none.
    """
    return render(toolkit, "home-words", organisation=toolkit.organisation, lead=lead)


@macro
def feedback(toolkit: Toolkit) -> str:
    """Say where readers can send feedback, as own/organisation.yml gives it.

    In a page: `{{ feedback() }}`
    """
    return render(toolkit, "feedback", organisation=toolkit.organisation)


@macro
def published_data(toolkit: Toolkit, level: int = 3) -> str:
    """List the files of the published data, and explain the fields of each.

    In a page: `{{ published_data() }}`
    """
    return render(
        toolkit,
        "published-data",
        datasets=[(each, each.total(toolkit), published_fields(each.schema)) for each in datasets_of(toolkit)],
        index_path=INDEX_PATH,
        index_schema_path=INDEX_SCHEMA_PATH,
        level=level,
    )


@macro
def markdown_examples(toolkit: Toolkit, level: int = 2) -> str:
    """Show what authors can write in Markdown: each piece as authors write it, and as it looks.

    In a page: `{{ markdown_examples() }}`
    """
    return render(toolkit, "markdown-examples", groups=toolkit.markdown_examples.groups, level=level)


@macro
def markdown_left_out(toolkit: Toolkit, level: int = 3) -> str:
    """List what Material for MkDocs documents and this site leaves out, with what works instead.

    In a page: `{{ markdown_left_out() }}`
    """
    return render(toolkit, "markdown-left-out", things=toolkit.markdown_examples.left_out, level=level)


@macro
def contact(toolkit: Toolkit) -> str:
    """Say how to reach whoever publishes this copy, as own/organisation.yml gives it.

    In a page: `{{ contact() }}`
    """
    return render(toolkit, "contact", organisation=toolkit.organisation)


@macro
def publisher(toolkit: Toolkit) -> str:
    """Say who publishes this copy and answers for it, as own/organisation.yml gives it.

    In a page: `{{ publisher() }}`
    """
    return render(toolkit, "publisher", organisation=toolkit.organisation)
