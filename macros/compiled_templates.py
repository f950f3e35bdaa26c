"""Keeps what Jinja makes of templates for the next run, as Python does with modules, and in the same folders."""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib.metadata import version
from importlib.util import cache_from_source
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache
from jinja2.bccache import Bucket

_JINJA = version("jinja2")


class CompiledTemplates(FileSystemBytecodeCache):
    """What the templates of an environment became. One that says something else since then is compiled again.

    Args:
        module: the file of a module. The templates go where Python keeps what that became.
    """

    def __init__(self, module: str) -> None:
        super().__init__(str(Path(cache_from_source(module)).parent), "%s.jinjac")

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """Find what a template became when all that it is made of was the same. Nobody else than Jinja calls this.

        By its name alone: copies of a project that come and go must leave no files.
        """
        plain = {key: value for key, value in vars(environment).items() if isinstance(value, str | int | None)}
        made_of = _JINJA, plain, list(environment.extensions), filename, source
        return super().get_bucket(environment, name, None, repr(made_of))

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read what is kept. What is damaged is made again."""
        try:
            super().load_bytecode(bucket)
        except Exception:
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it, where Python keeps what it compiles and files can be written."""
        if not sys.dont_write_bytecode:
            with suppress(OSError):
                super().dump_bytecode(bucket)
