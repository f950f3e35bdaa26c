"""What an organisation adds in its own folder, where it is not of the same shape as the toolkit's own files."""

from typing import Annotated, Any

from pydantic import AfterValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from macros.models.base import Dated, Fingerprint, Model, PlanBoxName, Slug
from macros.models.case_study import CaseStudy
from macros.models.detail import Detail
from macros.models.glossary import Glossary, Term
from macros.models.link import Link, Links
from macros.models.method import Method
from macros.models.plan_definition import AskedQuestion, PlanQuestion
from macros.models.resource import Learning, Research, Resource

PREFIX = "own-"
"""What the id of an organisation's own question begins with: no question of the toolkit will ever be called so."""

_LONGEST = 27
"""Word allows 40 characters in the bookmark that marks an answer, and `a_…_answer_99` takes the others."""


def _own_id(value: str) -> str:
    if not value.startswith(PREFIX):
        raise PydanticCustomError("own_id", f'must begin with "{PREFIX}", so that it never meets one of the toolkit')
    return value


OwnId = Annotated[
    Slug,
    Field(max_length=_LONGEST),
    AfterValidator(_own_id),
    WithJsonSchema({"type": "string", "pattern": f"^{PREFIX}[a-z0-9]+(?:-[a-z0-9]+)*$", "maxLength": _LONGEST}),
]


class Replacing(Model):
    """What can take the place of a thing of ours. It is behind the model of ours in the classes below."""

    replaces: Fingerprint | None = None
    """Where it takes the place of one of ours: what that came to when this was written."""

    def as_ours(self) -> Any:
        """The thing as ours are."""
        ours: type[Model] = type(self).__mro__[1]
        return ours.model_construct(**{name: getattr(self, name) for name in ours.model_fields})


class OwnCaseStudy(CaseStudy, Replacing):
    """One file in own/case-studies/."""


class OwnMethod(Method, Replacing):
    """One file in own/methods/."""


class OwnLink(Link, Replacing):
    """An address of an organisation's."""


class OwnLinks(Links):
    """The file own/links.yml: what is added to data/links.yml."""

    links: tuple[OwnLink, ...] = Field(min_length=1)


class OwnTerm(Term, Replacing):
    """A word that an organisation explains."""


class OwnGlossary(Glossary):
    """The file own/glossary.yml: what is added to data/glossary.yml."""

    terms: tuple[OwnTerm, ...] = Field(min_length=1)


class OwnResource(Resource, Replacing):
    """Guidance elsewhere that an organisation points to."""


class OwnResearch(Research, Replacing):
    """Research that an organisation points to."""


class OwnLearning(Learning, Replacing):
    """A way to learn that an organisation adds."""


class OwnResources(Dated):
    """The file own/resources.yml: what is added to data/resources.yml."""

    resources: tuple[OwnResource, ...] = ()
    research: tuple[OwnResearch, ...] = ()
    learning: tuple[OwnLearning, ...] = ()


class OwnQuestion(AskedQuestion):
    """A question that an organisation adds to the plan."""

    box: PlanBoxName
    """The box at whose end it is asked: publics, topics or practice."""
    id: OwnId
    """Permanent: saved answers hang on it."""

    def as_asked(self) -> PlanQuestion:
        """The question as the plan's definition holds it."""
        return PlanQuestion.model_validate(self.model_dump(exclude={"box"}))


class OwnDetail(Detail):
    """A line that an organisation adds to the title block of the plan, below those of the toolkit."""

    id: OwnId
    """Permanent: what people have saved hangs on it."""


class OwnQuestions(Dated):
    """The file own/plan/questions.yml. It holds questions, details, or both."""

    details: tuple[OwnDetail, ...] = ()
    """What the title block of a plan says about it too."""
    questions: tuple[OwnQuestion, ...] = ()
    """What is asked at the end of a box."""
