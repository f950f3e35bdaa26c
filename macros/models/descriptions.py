"""Finds what the docstring under each field of a model says: its description in the JSON Schema.

Pydantic can find them too, but whenever a model is imported, which takes its time. Only a schema needs them.
"""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise

from pydantic import BaseModel, ConfigDict, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema


class Described(BaseModel):
    """A model whose schema says of each field what the docstring below it says."""

    # What checks a model is made when that is first used: of many, only the one around them is.
    model_config = ConfigDict(defer_build=True)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler, /
    ) -> JsonSchemaValue:
        """Give the schema that Pydantic makes, with the descriptions."""
        schema = handler(core_schema)
        fields = handler.resolve_ref_schema(schema)["properties"]
        for name, words in descriptions(cls).items():
            if name in fields:
                fields[name].setdefault("description", words)
        return schema


def descriptions(model: type[BaseModel]) -> dict[str, str]:
    """The description of each field that has a docstring, by name, those from its base classes included."""
    found: dict[str, str] = {}
    for base in reversed(model.__mro__):
        if issubclass(base, BaseModel) and base is not BaseModel:
            # A field that is written anew has the words below it, or none.
            anew = _in_module(base.__module__).get(base.__qualname__, {})
            found = {name: words for name, words in found.items() if name not in anew} | anew
    return {name: words for name, words in found.items() if words}


@cache
def _in_module(name: str) -> Mapping[str, dict[str, str]]:
    """What stands below each field of each class of a module, by the names of both; nothing is the empty text."""
    tree = ast.parse(inspect.getsource(sys.modules[name]))
    return {node.name: dict(_fields(node)) for node in tree.body if isinstance(node, ast.ClassDef)}


def _fields(node: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for field, below in pairwise([*node.body, ast.Pass()]):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
            words = below.value.value if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant) else ""
            yield field.target.id, inspect.cleandoc(words) if isinstance(words, str) else ""
