import pytest

from macros.content.pictures import size_of
from tests.unit.content.pictures import CONTENT, HEIGHT, WIDTH, write_pictures

CASE = "data/case-studies/child-heart-surgery.yml"


@pytest.mark.parametrize("name", CONTENT)
def test_the_size_of_each_kind_of_picture_is_read_from_its_file(tmp_path, name):
    write_pictures(tmp_path)
    assert size_of(tmp_path / name) == (WIDTH, HEIGHT)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.png", b"no picture"),
        ("a.png", b""),
        ("a.jpg", b"\xff\xd8\xff"),
        ("a.svg", b"<svg"),
        ("a.svg", b"<svg/>"),
        ("a.svg", b'<svg viewBox="0 0 wide high"/>'),
        ("a.svg", b'<svg viewBox="0 0 0 0"/>'),
    ],
)
def test_what_is_no_picture_has_no_size(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    assert size_of(tmp_path / name) is None


@pytest.mark.parametrize(
    ("picture", "field", "message"),
    [
        ("file: /pictures/feedback-loop.svg", "picture", 'needs an "alt": what it tells'),
        (
            "file: /pictures/feedback-loop.svg\n  alt: Words\n  decorative: true",
            "picture",
            'has an "alt", so it cannot be "decorative"',
        ),
        (
            "»file: /pictures/feedback-lop.svg\n  alt: Words",
            "picture, file",
            'there is no "/pictures/feedback-lop.svg" in the docs folder. Did you mean "/pictures/feedback-loop.svg"',
        ),
        ("»file: /about.md\n  alt: Words", "picture, file", "is no picture that browsers show"),
        ("»file: /pictures/broken.png\n  alt: Words", "picture, file", "cannot be read as a picture"),
    ],
)
def test_a_picture_at_fault_is_named_by_file_and_line(project, picture, field, message):
    project.write("docs/pictures/broken.png", "no picture")
    line = project.edit(CASE, r"^lesson:", ("" if "»" in picture else "»") + f"picture:\n  {picture}\nlesson:")
    (fault,) = project.faults()
    assert fault.startswith(f"{CASE}:{line}: {field}: {message}")


def test_a_picture_that_tells_nothing_needs_no_words(project):
    project.edit(CASE, r"^lesson:", "picture:\n  file: /pictures/feedback-loop.svg\n  decorative: true\nlesson:")
    assert project.load().case_studies["child-heart-surgery"].picture.decorative
