"""The details of a plan: what its title block says about it, and about each topic beside its title."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from macros.models.base import LanguageName, Model, Slug, Text


class Choice(Model):
    """One of the answers to choose from."""

    id: Slug
    """Permanent: what people have saved hangs on it."""
    title: Text
    """The answer as producers read it."""


class DetailWords(Model):
    """What a detail is called in another language than English."""

    language: LanguageName
    """The code of the language, for example `cy`."""
    title: Text
    """What people read beside it."""
    hint: Text | None = None
    """One short sentence that helps someone to fill it in."""


class Detail(Model):
    """One line of the title block of a plan."""

    id: Slug
    """Permanent: what people have saved hangs on it."""
    title: Text
    """What people read beside it."""
    hint: Text | None = None
    """One short sentence that helps someone to fill it in."""
    kind: Literal["text", "email", "date", "choice", "saved"] = "text"
    """One line of text, an email address, a date, one of `choices`; or `saved`, the day on which the plan was last
    saved, which nobody fills in."""
    choices: tuple[Choice, ...] = ()
    """What to choose from, for a detail of the kind `choice`."""
    starts_empty: bool = False
    """Whether next year's plan starts without it."""
    optional: bool = False
    """Whether the document of a plan leaves it out while it is empty, and a short plan does not ask for it. A blank
    document has it all the same."""
    in_records: bool = False
    """Whether the document of a record says it too, where it is filled in."""
    personal: bool = False
    """Whether it says who or where a person is. No copy to publish says it."""
    in_languages: tuple[DetailWords, ...] = ()
    """What it is called in other languages."""

    @property
    def slot(self) -> str:
        """What it is called in documents and in saved plans, for example `review_date`."""
        return self.id.replace("-", "_")

    def words(self, language: str) -> tuple[DetailWords, DetailWords]:
        """What it is called in a language: the words to take the title and the hint from, English if need be."""
        english = DetailWords.model_construct(language="en", title=self.title, hint=self.hint)
        found = next((words for words in self.in_languages if words.language == language), english)
        return found, found if found.hint else english


FIXED_KINDS = {"statistics": "text", "organisation": "text", "contact": "text", "review-date": "date"}
"""The details that every saved plan has had from the start, each in a field of its own, and their kinds."""


def detail_problems(details: tuple[Detail, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Find what is wrong with details that no single field shows.

    Returns:
        Where it is below what holds the list, and what is wrong, in words.
    """
    for index, detail in enumerate(details):
        for field, message in choice_problems(detail):
            yield ("details", index, field), message
        kind = FIXED_KINDS.get(detail.id, detail.kind)
        if detail.kind != kind:
            yield ("details", index, "kind"), f'must be "{kind}": saved plans have a field of this kind for it'
        if detail.personal and detail.kind == "saved":
            yield ("details", index, "personal"), "must be false: the day on which a plan was saved is nobody's own"
        if detail.id == "title":
            yield ("details", index, "id"), '"title" is what the plan itself is called: give this another id'


def choice_problems(field: Any) -> Iterator[tuple[str, str]]:
    """Say whether something of a kind and with `choices` has choices where it needs them, and only there."""
    if field.kind == "choice" and not field.choices:
        yield "kind", 'is "choice": give the "choices" to choose from'
    if field.kind != "choice" and field.choices:
        yield "kind", 'must be "choice" where there are "choices"'
