"""A file beside the pages that holds a script could read people's plans: it is told."""

import pytest

SAID = (
    "holds a script, which runs at this site's own address when somebody opens the file: it could read the "
    "plans that people keep in their browsers. Take the script out, or put the file on another host"
)


def notes(project, name: str, content: bytes) -> list[str]:
    project.write(f"docs/{name}", content)
    return [note for note in project.load().notes if name in note]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("chart.html", b"<!doctype html><title>x</title><script>1</script>"),
        ("chart.HTM", b"<SCRIPT\nsrc=chart.js></SCRIPT>"),
        ("chart.html", b'<body class="x" onload = "run()">'),
        ("chart.html", b"<img src=x onerror=run()>"),
        ("chart.html", b'<a href="javascript:run()">x</a>'),
        ("chart.html", "<script>1</script>".encode("utf-16")),
        ("chart.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><g onclick="run()"/></svg>'),
        ("chart.html", b'<iframe srcdoc="&lt;script>1&lt;/script>"></iframe>'),
        ("chart.xml", b'<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="chart.xsl"?><a/>'),
        ("chart.xhtml", b"<h:html><h:script>1</h:script></h:html>"),
        ("chart.xml", b'<html xmlns="http://www.w3.org/1999/xhtml"><script>1</script></html>'),
    ],
)
def test_a_script_that_browsers_would_run_is_a_note(small, name, content):
    assert notes(small, name, content) == [f"docs/{name}:1: {SAID}"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("table.html", b"<!doctype html><title>Conversion once = 1</title><p>We count on households = all.</p>"),
        ("drawing.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/><desc>description</desc></svg>'),
        ("data.xml", b'<?xml version="1.0"?><?xml-stylesheet type="text/css" href="data.css"?><a/>'),
        ("data.xml", b"<scripts><description/></scripts>"),
        ("notes.txt", b"<script>1</script>"),
    ],
)
def test_what_runs_nothing_is_none(small, name, content):
    assert notes(small, name, content) == []
