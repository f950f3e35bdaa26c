"""A language of the interface: what its buttons, labels and messages say."""

from typing import Annotated, Any, Literal, get_args

from pydantic import PlainValidator, WithJsonSchema
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import PydanticCustomError

from macros.models.base import Model, Slug, Text

PluralForm = Literal["zero", "one", "two", "few", "many", "other"]
"""The forms that words can take with a number. Each language has some of them (Unicode CLDR)."""

PLURAL_FORMS: tuple[str, ...] = get_args(PluralForm)


def _wording(value: Any) -> Any:
    if isinstance(value, str) and value.strip():
        return value.strip()
    if isinstance(value, dict) and value and all(isinstance(text, str) and text.strip() for text in value.values()):
        wrong = [form for form in value if form not in PLURAL_FORMS]
        if not wrong:
            return {form: text.strip() for form, text in value.items()}
        raise PydanticCustomError("wording", f'has the form "{wrong[0]}": the forms are {", ".join(PLURAL_FORMS)}')
    raise PydanticCustomError(
        "wording", 'must be words, or one line of words a plural form, such as "one: {count} page"'
    )


Wording = Annotated[
    Any,
    PlainValidator(_wording),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "minLength": 1},
                {
                    "type": "object",
                    "propertyNames": {"enum": list(PLURAL_FORMS)},
                    "additionalProperties": {"type": "string", "minLength": 1},
                },
            ]
        }
    ),
]
"""Words, or the words for each plural form. What is in braces is put in when they are shown."""


class Language(Model):
    """One file in data/languages/. The file's name is the language's code, such as en or cy."""

    slug: SkipJsonSchema[Slug]
    name: Text
    """The language's name for itself."""
    words: dict[Slug, dict[Slug, Wording]]
    """The words by the part of the interface they belong to, then by name."""
