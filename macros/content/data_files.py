"""Which files data/ has, and the model of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path

from pydantic import BaseModel

from macros.content.written_pages import paths_below
from macros.faults import Fault
from macros.models.aim import Aims
from macros.models.case_study import CaseStudy
from macros.models.checklist import Checklist
from macros.models.decision_point import DecisionPoint
from macros.models.document_template import DocumentTemplate
from macros.models.glossary import Glossary
from macros.models.language import Language
from macros.models.link import Links
from macros.models.markdown_examples import MarkdownExamples
from macros.models.method import Method, MethodKinds
from macros.models.organisation import Organisation
from macros.models.plan import Plan
from macros.models.plan_definition import PlanDefinition
from macros.models.principle import Principles
from macros.models.resource import Resources
from macros.models.search import Search
from macros.models.should_we_involve import ShouldWeInvolve
from macros.models.spectrum import Spectrum
from macros.models.stakeholder import Stakeholders
from macros.models.standard import Standards
from macros.models.tip import Tips

FOLDERS: Mapping[str, type[BaseModel]] = {
    "case-studies": CaseStudy,
    "decision-points": DecisionPoint,
    "languages": Language,
    "methods": Method,
    "templates": DocumentTemplate,
}
"""The folders in data/ in which each file is one thing, named by the file."""

FILES: Mapping[str, type[BaseModel]] = {
    "aims": Aims,
    "checklist": Checklist,
    "glossary": Glossary,
    "links": Links,
    "markdown-examples": MarkdownExamples,
    "method-kinds": MethodKinds,
    "organisation": Organisation,
    "plan/definition": PlanDefinition,
    "plan/short-example": Plan,
    "plan/worked-example": Plan,
    "principles": Principles,
    "resources": Resources,
    "search": Search,
    "should-we-involve": ShouldWeInvolve,
    "spectrum": Spectrum,
    "stakeholders": Stakeholders,
    "standards": Standards,
    "tips": Tips,
}
"""The single files in data/."""

KINDS_IN: Mapping[str, tuple[str, ...]] = {
    "aims": ("aim",),
    "links": ("link",),
    "method-kinds": ("kind of method",),
    "plan/definition": ("plan question", "plan box", "record"),
    "should-we-involve": ("condition",),
    "spectrum": ("level of participation",),
    "stakeholders": ("group of stakeholders",),
    "standards": ("standard",),
    "tips": ("tip",),
}
"""What cannot be looked up while a file has a fault of its own."""

_YAML = re.compile(r"\.ya?ml(?:\.txt)?$", re.IGNORECASE)


def files_of_no_use(root: Path) -> Iterator[Fault]:
    """Find YAML in data/ that the toolkit does not look for, such as a file whose name is misspelt.

    Args:
        root: the project.
    """
    known = [f"{name}.yml" for name in FILES]
    for path in sorted(paths_below(root / "data")):
        name = path[1:]
        parts = name.split("/")
        if not _YAML.search(name) or any(part.startswith(("_", ".")) for part in parts):
            continue
        # What is in a folder of things is looked at with them.
        if name not in known and parts[0] not in FOLDERS:
            yield Fault(f"data/{name}", 1, "", f"is no file that the toolkit looks for here. {_meant(name, known)}")


def _meant(name: str, known: list[str]) -> str:
    """Which file it may be, or else where a new one goes."""
    top, *rest = name.split("/")
    folder = get_close_matches(top, FOLDERS, n=1) if rest else []
    close = [f"{folder[0]}/{rest[-1]}"] if folder else get_close_matches(name, known, n=1, cutoff=0.75)
    if close:
        return f'Did you mean "{close[0]}"?'
    return "A case study goes into case-studies/, a method into methods/"
