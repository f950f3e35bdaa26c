"""What readers see of a piece of Markdown."""

from bs4 import BeautifulSoup
from markdown import Markdown
from mkdocs.utils.yaml import yaml_load

from macros.models.toolkit import Toolkit
from tests.conftest import ROOT


def to_html(text: str, toolkit: Toolkit) -> BeautifulSoup:
    """Convert Markdown as the site does: with the extensions of mkdocs.yml."""
    with (ROOT / "mkdocs.yml").open(encoding="utf-8") as file:
        entries = yaml_load(file)["markdown_extensions"]
    options = {name: given for entry in entries if isinstance(entry, dict) for name, given in entry.items()}
    options["macros.link_extension"] = {"links": dict(toolkit.addresses)}
    names = [name for entry in entries for name in ([entry] if isinstance(entry, str) else entry)]
    converted = Markdown(extensions=names, extension_configs=options).convert(text)
    soup = BeautifulSoup(converted, "html.parser")
    for permalink in soup.select("a.headerlink"):
        permalink.decompose()
    return soup
