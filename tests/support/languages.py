"""Sites in another language."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from macros.models.language import Language
from macros.models.toolkit import Toolkit


def in_language(code: str, toolkit: Toolkit, **words: Mapping[str, Any]) -> Toolkit:
    """The toolkit on a site in another language. Of one that is made up for a test, `words` are its words by part."""
    made_up = {code: Language(slug=code, name=code, words=words)} if words else {}
    organisation = toolkit.organisation.model_copy(update={"language": code})
    return replace(toolkit, organisation=organisation, languages={**toolkit.languages, **made_up})
