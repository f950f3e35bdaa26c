from macros.markdown.markup import EXTENSIONS, SIGNS
from tests.support.html import _extensions


def test_what_is_read_without_a_page_is_what_pages_are_made_with():
    options = _extensions()
    # The contents and snippets need a page, or the files of a project.
    assert set(EXTENSIONS) == options.keys() - {"toc", "pymdownx.snippets"}
    assert options["pymdownx.smartsymbols"] == SIGNS
