"""A logo is a small picture that runs nothing and fetches nothing."""

import pytest
from lxml import etree

from macros.branding.logo import MOST_BYTES, drawing_alone, logo_problem
from tests.support.paths import NORTHLAND
from tests.support.present import present

PLAIN = (NORTHLAND / "logo.svg").read_text(encoding="utf-8")
FRAME = "<h:iframe xmlns:h='http://www.w3.org/1999/xhtml'"
PNG = b"\x89PNG\r\n\x1a\n"


def with_(markup: str) -> str:
    return PLAIN.replace("</svg>", f"{markup}</svg>")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("logo.svg", PLAIN),
        ("logo.svg", '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd">' + PLAIN),
        ("logo.svg", with_("<style>.a { fill: url('#b') }</style><use href='#c'/>")),
        ("logo.svg", with_("<image href='data:image/png;base64,AAAA'/><!-- onload -->")),
        (
            "logo.svg",
            with_(
                "<metadata><r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/></metadata>"
                "<g xmlns:i='http://www.inkscape.org/namespaces/inkscape' i:label='Layer 1' data-name='x'/>"
                "<linearGradient id='a'><stop offset='0' stop-color='#fff'/></linearGradient>"
                "<rect fill='url(#a)' width='1' height='1'/>"
            ),
        ),
        (
            "logo.svg",
            with_(
                "<g clip-path='url(#b)'><path d='M0 0h9' marker-start='url(#c)' stroke-dashoffset='2'/></g>"
                "<filter id='d'><feFlood flood-color='#fff'/></filter>"
            ),
        ),
        ("logo.png", PNG),
    ],
)
def test_a_plain_picture_will_do(tmp_path, name, content):
    (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    assert logo_problem(tmp_path, name) is None


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("logo.svg", with_("<script>alert(1)</script>"), "holds <script>, which may run or fetch something (line 1)"),
        ("logo.svg", PLAIN.replace("<svg ", '<svg onload="alert(1)" '), 'has "onload", which may run'),
        ("logo.svg", with_("<foreignObject/>"), "holds <foreignObject>"),
        ("logo.svg", with_("<image href='https://example.org/a.png'/>"), "fetches another file"),
        ("logo.svg", with_("<use href='data:text/html,x'/>"), "fetches another file"),
        ("logo.svg", with_("<use href='data:image/png;base64,AAAA'/>"), "fetches another file"),
        ("logo.svg", with_("<a href='javascript:alert(1)'/>"), "holds <a>"),
        ("logo.svg", with_("<style>@import 'https://example.org/a.css';</style>"), "leads to an address outside it"),
        ("logo.svg", with_('<g style="fill: url(https://example.org/a)"/>'), "leads to an address outside it"),
        ("logo.svg", with_('<g fill="url(https://example.org/a)"/>'), "leads to an address outside it"),
        ("logo.svg", with_(r'<g style="fill: u\72l(https://example.org/a)"/>'), "leads to an address outside it"),
        ("logo.svg", with_("<image><set attributeName='href' to='https://example.org/a'/></image>"), "holds <set>"),
        ("logo.svg", with_(f"{FRAME} srcdoc='x'/>"), "holds <iframe>"),
        ("logo.svg", with_(f"<metadata>{FRAME} src='javascript:alert(1)'/></metadata>"), "holds <iframe>"),
        ("logo.svg", '<?xml-stylesheet href="https://example.org/a.css"?>' + PLAIN, "gives an instruction"),
        ("logo.svg", '<!DOCTYPE svg SYSTEM "https://example.org/a">' + PLAIN, "names a document type of its own"),
        ("logo.svg", '<!DOCTYPE svg [<!ENTITY a "b">]>' + PLAIN, "declares entities"),
        ("logo.svg", ('<!DOCTYPE svg [<!ENTITY a "b">]>' + PLAIN).encode("utf-16"), "declares entities"),
        ("logo.svg", "<html/>", "its first element must be svg"),
        ("logo.svg", "no picture", "is not an SVG picture"),
        ("logo.png", "no picture", "is not a PNG picture"),
        ("logo.png", PNG + b"\0" * MOST_BYTES, "has 100 kB: make it 100 kB or less"),
        ("logo.gif", "GIF89a", "must be the name of a file beside this one that ends in .svg or .png"),
        ("../logo.svg", PLAIN, "must be the name of a file beside this one"),
    ],
)
def test_anything_else_is_refused_with_the_reason(tmp_path, name, content, said):
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    assert said in present(logo_problem(tmp_path / "own", name))


def test_a_published_drawing_says_nothing_of_who_drew_it_and_where():
    noted = "xmlns:i='http://www.inkscape.org/namespaces/inkscape' i:export-filename='C:\\Users\\jo\\a.png'"
    drawn = with_(
        "<i:grid/><metadata><r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>jo</r:RDF></metadata>"
        "<text x='1'>Na<!-- jo -->me</text>"
    ).replace("<svg ", f"<!-- For jo --><svg {noted} ")
    published = drawing_alone(drawn.encode()).decode()
    assert "jo" not in published
    assert "inkscape" not in published
    assert '<text x="1">Name</text>' in published


def test_a_published_drawing_draws_what_it_drew():
    def elements(content: bytes) -> list[tuple[object, str | None, list[tuple[object, object]]]]:
        return [(one.tag, one.text, sorted(one.attrib.items())) for one in etree.fromstring(content).iter()]

    assert elements(drawing_alone(PLAIN.encode())) == elements(PLAIN.encode())
