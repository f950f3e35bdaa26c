"""The docstring under a field is its description in the schema."""

from macros.models.descriptions import Described, descriptions


class Basic(Described):
    """Has fields."""

    plain: str
    told: str
    """What it is.

    In two paragraphs.
    """
    anew: str
    """What it was."""


class Further(Basic):
    """Has more of them."""

    anew: str
    inner: Basic | None = None
    """What is in it."""


def test_a_field_is_described_by_the_docstring_below_it():
    assert descriptions(Basic) == {"told": "What it is.\n\nIn two paragraphs.", "anew": "What it was."}


def test_a_field_keeps_the_description_from_its_base_unless_it_is_written_anew():
    assert descriptions(Further) == {"told": "What it is.\n\nIn two paragraphs.", "inner": "What is in it."}


def test_the_schema_says_it_of_the_fields_of_models_within_models_too():
    schema = Further.model_json_schema()
    assert schema["properties"]["inner"]["description"] == "What is in it."
    inner = schema["$defs"]["Basic"]["properties"]
    assert inner["anew"]["description"] == "What it was."
    assert "description" not in inner["plain"]
