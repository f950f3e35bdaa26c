from dataclasses import replace

import pytest

from macros.derived.terms import names_of_terms
from macros.models.glossary import Term


@pytest.fixture
def found(toolkit):
    def found(text: str, *terms: dict) -> list[tuple[str, str]]:
        made = tuple(Term(meaning="Words", **term) for term in terms)
        names = names_of_terms(replace(toolkit, terms={term.id: term for term in made}))
        return [(match[0], names.term_of(match[0])) for match in names.pattern.finditer(text)]

    return found


PUBLIC = {"id": "public-good", "term": "Public good"}


@pytest.mark.parametrize(
    "text", ["public good", "Public good", "public\ngood", "public goods", "“public good”", "public good's"]
)
def test_a_term_is_found_in_any_case_over_the_end_of_a_line_and_in_the_plural(found, text):
    assert [term for _, term in found(f"The {text}.", PUBLIC)] == ["public-good"]


@pytest.mark.parametrize(
    "text", ["public goodness", "republic good", "public-good", "non-public good", "good public"]
)
def test_a_part_of_another_word_is_no_term(found, text):
    assert found(text, PUBLIC) == []


@pytest.mark.parametrize(
    ("name", "plural"),
    [("Intermediary", "intermediaries"), ("Survey", "surveys"), ("Citizens' jury", "citizens' juries")],
)
def test_plural_forms_are_spelt_as_they_are(found, name, plural):
    assert found(f"Some {plural} here", {"id": "a", "term": name}) == [(plural, "a")]


def test_an_abbreviation_is_found_only_as_it_is_written(found):
    assert found("ons, ONS, ONSs", {"id": "ons", "term": "ONS"}) == [("ONS", "ons")]


def test_other_names_lead_to_the_term(found):
    term = {"id": "osr", "term": "OSR", "also_known_as": ("Office for Statistics Regulation",)}
    assert found("the Office for Statistics Regulation (OSR)", term) == [
        ("Office for Statistics Regulation", "osr"),
        ("OSR", "osr"),
    ]


def test_a_term_that_says_how_it_stands_is_not_looked_for_by_its_name(found):
    term = {"id": "public", "term": "Public", "stands_as": ("members of the public",)}
    assert found("public bodies and members of the public", term) == [("members of the public", "public")]


def test_the_longest_name_is_found(found):
    assert found("public involvement", {"id": "p", "term": "Public"}, {"id": "pi", "term": "Public involvement"}) == [
        ("public involvement", "pi")
    ]


def test_a_term_of_its_own_is_no_plural_of_another(found):
    terms = {"id": "public", "term": "Public"}, {"id": "publics", "term": "Publics"}
    assert found("publics", *terms) == [("publics", "publics")]


def test_without_terms_nothing_is_found(found):
    assert found("any words") == []
