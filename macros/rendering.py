"""Renders the templates that each part of the package keeps in its own folder `templates/`."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from macros.compiled_templates import CompiledTemplates


def environment(package: str, **options: Any) -> Environment:
    """Make the environment in which the templates of a package render.

    Args:
        package: the package whose folder `templates/` holds them, for example `macros.pages`.
        options: more options of Jinja.
    """
    made = Environment(
        loader=PackageLoader(package),
        bytecode_cache=CompiledTemplates(str(import_module(package).__file__)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        # To work out beforehand what does not change takes longer than to write it the few times that it is written.
        optimized=False,
        **options,
    )
    # Templates of documents choose what to write by the kind of a block.
    made.filters["kind"] = lambda block: type(block).__name__
    return made


def render_file(package: str, template: str, **context: Any) -> str:
    """Render `templates/<template>.jinja` of a package: a file that is no page.

    Args:
        package: for example `macros.publishing`.
        template: the template's name without its last ending, for example `server/nginx.conf`.
        context: what the template may name. What must not be escaped as in HTML comes as `Markup`.

    Raises:
        jinja2.UndefinedError: the template names something that is not there.
    """
    return _environment(package).get_template(f"{template}.jinja").render(**context)


_environment = cache(environment)
