"""The lines that keep the project easy to change and easy to move to another site builder."""

import ast
import re
from functools import cache

import pytest

from macros.components import MACROS
from tests.conftest import ROOT

PACKAGE = ROOT / "macros"
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(PACKAGE.glob("**/*.py"))
}
TEMPLATES = sorted(path.relative_to(PACKAGE / "templates").as_posix() for path in PACKAGE.glob("templates/*.jinja"))
ADAPTERS = {"macros.hooks", "macros.environment"}
HTML = re.compile(
    r"</?(a|abbr|article|aside|b|br|button|code|dd|details|div|dl|dt|em|figure|footer|form|h[1-6]|head|header|html|i|img|"
    r"input|label|li|link|main|meta|nav|ol|p|pre|script|section|span|strong|style|summary|svg|table|tbody|td|th|thead|"
    r"title|tr|u|ul)\b(?!:)"
)


@cache
def tree_of(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text(encoding="utf-8"))


@cache
def imports_of(module: str) -> frozenset[str]:
    """What a module imports, wherever in it the import stands. Of our own, the modules; of others, the packages."""
    found = set()
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} imports by dots: write the name out"
            found |= {
                inner if (inner := f"{node.module}.{alias.name}") in MODULES else str(node.module)
                for alias in node.names
            }
    return frozenset(name if name in MODULES else name.partition(".")[0] for name in found)


def strings_of(module: str) -> list[tuple[int, str]]:
    """The texts in a module's code, with their lines. Docstrings and other texts that stand alone are remarks."""
    tree = tree_of(module)
    remarks = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return [
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in remarks
    ]


@pytest.mark.parametrize("module", MODULES)
def test_only_the_adapters_know_the_site_builder(module):
    builders = {"mkdocs", "mkdocs_macros", "material"}
    assert module in ADAPTERS or not imports_of(module) & builders


@pytest.mark.parametrize("module", MODULES)
def test_nothing_but_the_entry_point_leans_on_the_adapters(module):
    assert module == "macros" or not imports_of(module) & ADAPTERS


@pytest.mark.parametrize("module", [name for name in MODULES if name.startswith("macros.models")])
def test_the_models_lean_on_nothing_but_the_words_for_faults(module):
    own = {name for name in imports_of(module) if name in MODULES}
    assert all(name == "macros.faults" or name.startswith("macros.models.") for name in own)


@pytest.mark.parametrize("module", ["macros.faults", "macros.yaml_source", "macros.content", "macros.plan_file"])
def test_what_reads_the_data_knows_nothing_of_how_it_looks(module):
    looks = {"macros.components", "macros.rendering", "macros.pages", "macros.page_check", "jinja2", "markdown"}
    assert not _reached_from(module) & looks


def _reached_from(module: str) -> set[str]:
    reached: set[str] = set()
    waiting = [module]
    while waiting:
        new = imports_of(waiting.pop()) - reached
        reached |= new
        waiting += [name for name in new if name in MODULES]
    return reached


@pytest.mark.parametrize("module", MODULES)
def test_imports_point_one_way(module):
    assert module not in _reached_from(module)


@pytest.mark.parametrize("module", MODULES)
def test_html_stands_in_templates_not_in_code(module):
    assert [(line, text) for line, text in strings_of(module) if HTML.search(text)] == []


@pytest.mark.parametrize("module", MODULES)
def test_every_module_says_what_it_is_for(module):
    assert ast.get_docstring(tree_of(module))


@pytest.mark.parametrize("name", MACROS)
def test_a_macro_has_its_manual_its_partial_and_its_example_by_one_name(name):
    stem = name.replace("_", "-")
    assert f"In a page: `{{{{ {name}(" in (MACROS[name].__doc__ or "")
    assert (PACKAGE / "templates" / f"{stem}.md.jinja").is_file()
    assert (ROOT / "tests" / "examples" / f"{stem}.yml").is_file()


def test_no_example_is_left_over():
    stems = {path.stem for path in (ROOT / "tests" / "examples").glob("*")}
    assert stems == {name.replace("_", "-") for name in MACROS}


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_template_is_used(template):
    in_code = {text for module in MODULES for _, text in strings_of(module)}
    in_templates = "".join(path.read_text(encoding="utf-8") for path in PACKAGE.glob("templates/**/*.jinja"))
    assert {template, template.removesuffix(".md.jinja")} & in_code or f'"{template}"' in in_templates


@pytest.mark.parametrize("template", TEMPLATES)
def test_no_template_lets_text_through_unescaped(template):
    text = (PACKAGE / "templates" / template).read_text(encoding="utf-8")
    assert not re.search(r"\|\s*safe\b|autoescape", text)
