"""The layout of a template that readers adapt, such as a consent form: the same blocks as a plan's, blank."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from macros.documents.blocks import (
    Block,
    Column,
    Entries,
    Field,
    Fields,
    Heading,
    Layout,
    Prose,
    QuestionRow,
    Questions,
)
from macros.documents.layouts.plan import description_of, laid_out, small_print
from macros.documents.prose import ProseParagraph, Run, Runs, paragraphs, plain, said
from macros.documents.template import Scope
from macros.models.document_template import DocumentTemplate, TemplateSection
from macros.models.link import Link
from macros.models.words import Words


def template_layout(template: DocumentTemplate, links: Mapping[str, Link], words: Words, address: str = "") -> Layout:
    """Lay out a template: how to use it, its sections, and where each of them comes from.

    Args:
        template: what it says.
        links: the sources by name.
        words: what the interface says.
        address: where the site is, if it is known.
    """
    blocks: list[Block] = [Heading(1, said(words, "templates.before")), Prose(paragraphs(template.intro))]
    for number, section in enumerate(template.sections, 1):
        blocks += _section(number, section, plain(template.title), words)
    blocks.append(Heading(1, said(words, "templates.sources")))
    # On one page, since all of it is deleted before use.
    blocks.append(Prose(tuple(_source(section, links, words) for section in template.sections), leads=True))
    blocks.append(small_print(words, address))
    return laid_out(template.slug, blocks, words, landscape=template.landscape)


def template_scope(template: DocumentTemplate) -> Scope:
    """Builds the scope of a template's document: all of it shows, and nothing is filled in."""
    questions = [
        f"shown:{_name(number, index)}"
        for number, section in enumerate(template.sections, 1)
        for index in range(1, len(section.questions) + 1)
    ]
    lines = [
        f"shown:{_name(number, index)}.line"
        for number, section in enumerate(template.sections, 1)
        for index in range(1, len(section.lines) + 1)
    ]
    return {
        "values": {"plan.title": template.title, "topic.number": "0"},
        "flags": ["guidance", "blank", *questions, *lines],
        "lists": {
            _name(number): [
                {"values": {"entry.number": str(row)}, "flags": [], "lists": {}}
                for row in range(1, section.table.rows + 1)
            ]
            for number, section in enumerate(template.sections, 1)
            if section.table
        },
    }


def _section(number: int, section: TemplateSection, document: Runs, words: Words) -> Iterator[Block]:
    yield Heading(1, plain(section.title))
    asks = bool(section.choices or section.lines or section.questions or section.table)
    if section.note:
        first, *others = paragraphs(section.note)
        label = tuple(Run(run.text, bold=True, language=run.language) for run in said(words, "templates.note"))
        yield Prose((ProseParagraph((*label, Run(" "), *first.runs)), *others), leads=bool(section.text) or asks)
    if section.text:
        yield Prose(paragraphs(section.text), leads=asks)
    if section.choices:
        boxes = said(words, "templates.choice")
        yield Prose(tuple(ProseParagraph((*boxes, Run(" "), Run(choice))) for choice in section.choices))
    if section.lines:
        yield Fields(
            tuple(
                Field(f"{_name(number, index)}.line", plain(line.label), (), "")
                for index, line in enumerate(section.lines, 1)
            ),
            section.title,
            document,
        )
    if section.questions:
        yield _questions(number, section, words)
    if section.table:
        columns = tuple(
            Column(f"entry.{_name(number, index)}", plain(column.label), plain(column.hint or ""), "", 1)
            for index, column in enumerate(section.table.columns, 1)
        )
        yield Entries(_name(number), section.title, description_of(words, *(c.label for c in columns)), columns, ())


def _questions(number: int, section: TemplateSection, words: Words) -> Questions:
    heading, answer = said(words, "documents.question"), said(words, "documents.answer")
    rows = tuple(
        QuestionRow(
            plain(f"{number}.{index}"),
            _name(number, index),
            plain(question.text),
            plain(question.hint or ""),
            (f"{_name(number, index)}.answer",),
            (),
        )
        for index, question in enumerate(section.questions, 1)
    )
    return Questions(section.title, description_of(words, heading, answer), heading, (answer,), rows)


def _source(section: TemplateSection, links: Mapping[str, Link], words: Words) -> ProseParagraph:
    runs: list[Run] = [Run(f"{section.title} " if section.title.endswith("?") else f"{section.title}: ", bold=True)]
    for index, name in enumerate(section.sources):
        runs += [Run(", ")] if index else []
        runs += [Run(links[name].title, link=f"link:{name}"), Run(f" ({links[name].publisher})")]
    if section.ours:
        runs += said(words, "templates.ours")
    return ProseParagraph(tuple(runs), bullet=True)


def _name(*numbers: int) -> str:
    return "-".join(("section", *map(str, numbers)))
