"""All the guidance as one document: nothing that the page says is lost on the way."""

from lxml import html

from macros.documents.blocks import Heading, Prose
from macros.documents.documents import WRITERS
from macros.documents.layouts.guidance import print_layout, print_scope

PAGE = """<div class="tk-print"><nav><h2>Contents</h2><ol><li><a href="#a">First</a><ul><li>X</li></ul></li></ol>
</nav><section><h2>First</h2><p>Read <a href="https://osr.statisticsauthority.gov.uk/">OSR</a> <b>now</b>.</p>
<div>loose <em>words</em><ul><li>one</li><li><p>two</p><p>more</p><ul><li>inner</li></ul></li></ul></div>
<ol><li>step</li></ol><h3>Part</h3><h4>Deep</h4><h5>Deeper</h5>
<table><thead><tr><th>What</th><th>Says</th></tr></thead>
<tbody><tr><td>People</td><td>6<br>or 7</td></tr>
<tr><td>Is it so?</td><td>It is.</td><td>Or not.</td></tr></tbody></table>
<dl><div><dt>When</dt><dd>2026</dd></div></dl></section></div>"""


def laid_out(toolkit):
    return print_layout(html.fragment_fromstring(PAGE), toolkit.addresses, toolkit.words)


def told(toolkit):
    for block in laid_out(toolkit).blocks:
        if isinstance(block, Heading):
            yield f"{'#' * block.level} {''.join(run.text for run in block.text)}"
        else:
            assert isinstance(block, Prose)
            for paragraph in block.paragraphs:
                yield ("- " if paragraph.bullet else "") + "".join(run.text for run in paragraph.runs)


def test_headings_lists_tables_and_loose_words_keep_their_order(toolkit):
    assert list(told(toolkit)) == [
        "# Contents",
        "1. First",
        "# First",
        "Read OSR now.",
        "loose words",
        "- one",
        "- two",
        "more",
        "- inner",
        "1. step",
        "## Part",
        "### Deep",
        "### Deeper",
        "- People. Says: 6 or 7",
        "- Is it so? Says: It is. Or not.",
        "When",
        "2026",
    ]


def test_links_bold_and_italic_words_stay_so(toolkit):
    runs = [
        run
        for block in laid_out(toolkit).blocks
        if isinstance(block, Prose)
        for p in block.paragraphs
        for run in p.runs
    ]
    assert [run.text for run in runs if run.link == "link:osr"] == ["OSR"]
    assert "now" in [run.text for run in runs if run.bold]
    assert "words" in [run.text for run in runs if run.italic]


def test_it_is_written_in_word_and_opendocument_with_its_title(toolkit):
    for name in ("docx", "odt"):
        template = WRITERS[name](laid_out(toolkit), toolkit.addresses)
        content = template.write(print_scope("The guidance"))
        assert content.startswith(b"PK")
        assert template.write(print_scope("The guidance")) == content
