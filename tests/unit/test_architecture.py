"""The lines that keep the project easy to change and easy to move to another site builder."""

import ast
import re
from functools import cache

from macros.pages.macros import MACROS
from tests.support.paths import ROOT

PACKAGE = ROOT / "macros"
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(PACKAGE.glob("**/*.py"))
}
SCRIPTS = sorted((ROOT / "overrides").glob("**/*.js"))
TEMPLATES = sorted((PACKAGE / "pages" / "templates").glob("*.jinja"))
FLOORS = (
    "ground",
    "markdown",
    "models",
    "branding",
    "derived",
    "content",
    "documents",
    "publishing",
    "pages",
    "adapters",
    "doors",
)
"""From the ground up. What is on a floor leans on its own floor and on those below it."""
HTML = re.compile(
    r"</?(a|abbr|article|aside|b|br|button|code|dd|details|div|dl|dt|em|figure|footer|form|h[1-6]|head|header|html|i|img|"
    r"input|label|li|link|main|meta|nav|ol|p|pre|script|section|span|strong|style|summary|svg|table|tbody|td|th|thead|"
    r"title|tr|u|ul)\b(?!:)"
)


def floor_of(module: str) -> str:
    """The floor of a module: its folder, the ground, or, for what is called from outside, the doors."""
    _, *inside = module.split(".")
    if not inside or inside[0] in ("__main__", "commands"):
        return "doors"
    return inside[0] if (PACKAGE / inside[0]).is_dir() else "ground"


@cache
def tree_of(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text(encoding="utf-8"))


@cache
def imports_of(module: str) -> frozenset[str]:
    """What a module imports, wherever in it the import is. Of our own, the modules; of others, the packages."""
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


def ours_of(module: str) -> list[str]:
    return sorted(name for name in imports_of(module) if name in MODULES)


@cache
def strings_of(module: str) -> list[tuple[int, str]]:
    """The texts in a module's code, with their lines. Docstrings and other texts that nothing uses are comments."""
    nodes = list(ast.walk(tree_of(module)))
    comments = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    return [
        (node.lineno, node.value)
        for node in nodes
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in comments
    ]


def _reached_from(module: str) -> set[str]:
    reached: set[str] = set()
    waiting = [module]
    while waiting:
        new = imports_of(waiting.pop()) - reached
        reached |= new
        waiting += [name for name in new if name in MODULES]
    return reached


def test_every_module_has_a_floor():
    assert {floor_of(module) for module in MODULES} == set(FLOORS)


def test_what_is_on_a_floor_leans_on_nothing_above_it():
    height = FLOORS.index
    assert [
        (module, name)
        for module in MODULES
        for name in ours_of(module)
        if height(floor_of(name)) > height(floor_of(module))
    ] == []


def test_the_models_lean_on_nothing_but_the_words_for_faults():
    assert [
        (module, name)
        for module in MODULES
        if floor_of(module) == "models"
        for name in ours_of(module)
        if name != "macros.faults" and floor_of(name) != "models"
    ] == []


def test_only_the_adapters_know_the_site_builder():
    builders = {"mkdocs", "mkdocs_macros", "material"}
    assert [module for module in MODULES if floor_of(module) != "adapters" and imports_of(module) & builders] == []


def test_what_reads_the_data_knows_nothing_of_how_it_looks():
    below = ("models", "branding", "derived", "content")
    looks = {"macros.rendering", "jinja2"}
    assert [module for module in MODULES if floor_of(module) in below and _reached_from(module) & looks] == []


def test_imports_go_in_no_circle():
    # A package that gathers its modules imports them, and they import one another.
    modules = [module for module in MODULES if MODULES[module].name != "__init__.py"]
    assert [module for module in modules if module in _reached_from(module)] == []


def test_html_is_in_templates_and_not_in_code():
    assert [
        (module, line, text) for module in MODULES for line, text in strings_of(module) if HTML.search(text)
    ] == []


def test_a_module_or_script_is_about_one_thing_and_so_not_long():
    lengths = {
        path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in (*MODULES.values(), *SCRIPTS)
    }
    assert {name: lines for name, lines in lengths.items() if lines > 300} == {}


def test_the_drawing_in_contributing_has_every_room_and_no_other():
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").split("### How it fits together")[1]
    # The first cells of its tables.
    drawn = {
        name for row in re.findall(r"^\| (`.+?) \|", text, re.MULTILINE) for name in re.findall(r"`([^`]+)`", row)
    }
    floors = {path.name + "/" for path in PACKAGE.iterdir() if (path / "__init__.py").is_file()}
    ground = {path.name for path in PACKAGE.glob("*.py")}
    assets = {path.parent.relative_to(ROOT / "overrides" / "assets").as_posix() + "/" for path in SCRIPTS}
    assert (floors | ground | assets) - drawn == set(), "CONTRIBUTING.md does not draw it"
    rooms = {name for name in drawn if re.fullmatch(r"[a-z_/]+/|[a-z_]+\.py", name)}
    assert rooms - floors - ground - assets == set(), "CONTRIBUTING.md draws what is not there"


def test_every_module_says_what_it_is_for():
    assert [module for module in MODULES if not ast.get_docstring(tree_of(module))] == []


def test_a_macro_has_its_manual_its_template_and_its_example_by_one_name():
    stems = {name: name.replace("_", "-") for name in MACROS}
    assert [name for name in MACROS if f"In a page: `{{{{ {name}(" not in (MACROS[name].__doc__ or "")] == []
    templates = {path.name.removesuffix(".md.jinja") for path in TEMPLATES}
    assert set(stems.values()) - templates == set()
    assert {path.stem for path in (ROOT / "tests" / "examples").glob("*")} == set(stems.values())


def test_every_template_is_used():
    in_code = {text for module in MODULES for _, text in strings_of(module)}
    in_templates = "".join(path.read_text(encoding="utf-8") for path in TEMPLATES)
    assert [
        path.name
        for path in TEMPLATES
        if not {path.name, path.name.removesuffix(".md.jinja")} & in_code and f'"{path.name}"' not in in_templates
    ] == []


def test_no_template_lets_text_through_unescaped():
    unescaped = re.compile(r"\|\s*safe\b|autoescape")
    assert [path.name for path in TEMPLATES if unescaped.search(path.read_text(encoding="utf-8"))] == []


def test_no_test_module_imports_from_another():
    # What tests share is in a module that holds no tests. Names count, wherever in a module the import is.
    imported = {
        path.relative_to(ROOT).as_posix(): [
            name
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Import | ast.ImportFrom)
            for name in (
                [alias.name for alias in node.names]
                if isinstance(node, ast.Import)
                else [f"{node.module}.{alias.name}" for alias in node.names]
            )
            if name.startswith("tests.") and ".test_" in name
        ]
        for path in sorted((ROOT / "tests").rglob("*.py"))
        # Most modules name no test but where it begins: to parse them all takes a second.
        if re.search(r"(?<!def )\btest_", path.read_text(encoding="utf-8"))
    }
    assert {path: names for path, names in imported.items() if names} == {}
