"""Which files data/ has, and the model of each."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel

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
