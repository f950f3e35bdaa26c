"""What a model says without a source is refused in plain words."""

import pytest
from pydantic import ValidationError

from macros.models.document_template import TemplateSection
from macros.models.method import Glance

FACT = {"text": "6 to 10 people", "source": "osr"}


@pytest.mark.parametrize(
    "known",
    [{"facts": [FACT]}, {"facts": [FACT, FACT]}, {"depends_on": "the subject"}, {"follows": "Nobody takes part."}],
)
def test_one_side_of_a_method_is_known_from_sources_or_open_or_follows_from_what_it_is(known):
    assert Glance.model_validate(known)


@pytest.mark.parametrize(
    "known", [{}, {"facts": []}, {"facts": [FACT], "depends_on": "x"}, {"depends_on": "x", "follows": "y"}]
)
def test_one_side_of_a_method_cannot_be_known_and_open_at_once(known):
    with pytest.raises(ValidationError, match='needs "facts", or "depends_on", or "follows"'):
        Glance.model_validate(known)


def test_a_fact_has_a_source():
    with pytest.raises(ValidationError, match="source"):
        Glance.model_validate({"facts": [{"text": "6 to 10 people"}]})


@pytest.mark.parametrize("whose", [{"sources": ["osr"]}, {"ours": "true"}])
def test_a_section_of_a_template_says_whose_it_is(whose):
    assert TemplateSection.model_validate({"title": "Who we are", "text": "We are [team].", **whose})


@pytest.mark.parametrize("whose", [{}, {"sources": ["osr"], "ours": "true"}])
def test_a_section_of_a_template_that_does_not_say_whose_it_is_is_refused(whose):
    with pytest.raises(ValidationError, match="must say whose it is"):
        TemplateSection.model_validate({"title": "Who we are", "text": "We are [team].", **whose})


def test_a_section_of_a_template_holds_something_to_read_or_to_fill_in():
    with pytest.raises(ValidationError, match="has nothing to read and nothing to fill in"):
        TemplateSection.model_validate({"title": "Who we are", "ours": "true", "note": "Adapt it."})
