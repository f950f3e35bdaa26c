"""The macros that pages can use: one function each. The docstrings are the authors' manual.

A macro looks a thing up and renders the template of the same name: `case_study` renders
`templates/case-study.md.jinja`. Put a macro on a line of its own, at the start of the line, with a blank line
before and after it; never inside a list or an admonition.
"""

from macros.pages.macros import finding, guidance, plan, site
from macros.pages.macros.registry import MACROS

__all__ = ["MACROS", "finding", "guidance", "plan", "site"]
