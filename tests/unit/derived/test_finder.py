import pytest

from macros.derived.finder import KINDS, entries, filters, kinds_with
from macros.pages.generated import generated_pages


@pytest.fixture(scope="module")
def listed(toolkit):
    return entries(toolkit)


def find(listed, name):
    [entry] = [entry for entry in listed if entry.name == name]
    return entry


def test_everything_is_listed_once_kind_after_kind(listed, toolkit):
    assert [entry.name for entry in listed if entry.kind == "case-study"] == list(toolkit.case_studies)
    assert {entry.name for entry in listed if entry.kind == "method"} == set(toolkit.methods)
    assert [entry.name for entry in listed if entry.kind == "question"] == list(toolkit.questions)
    assert {entry.page for entry in listed if entry.kind == "practice"} == {f"/{path}" for path in toolkit.practice}
    assert [entry.name for entry in listed if entry.kind == "template"] == list(toolkit.templates)
    things = (toolkit.case_studies, toolkit.methods, toolkit.questions, toolkit.practice, toolkit.templates)
    assert len(listed) == sum(map(len, things))
    kinds = [entry.kind for entry in listed]
    assert kinds == sorted(kinds, key=list(KINDS).index)


def test_methods_are_listed_by_family(listed, toolkit):
    families = [entry.values["family"][0] for entry in listed if entry.kind == "method"]
    assert families == sorted(families, key=list(toolkit.method_kinds).index)


def test_an_entry_has_only_values_that_can_be_chosen(listed, toolkit):
    choices = {choice.name: choice.choices for choice in filters(toolkit)}
    wrong = [
        (entry.name, name, value)
        for entry in listed
        for name, values in entry.values.items()
        for value in values
        if value not in choices[name]
    ]
    assert not wrong


def test_what_an_entry_can_be_narrowed_by_comes_from_its_data(listed, toolkit):
    method = toolkit.methods["standing-panel"]
    assert find(listed, "standing-panel").values == {
        "point": tuple(point.slug for point in toolkit.points_with_method("standing-panel")),
        "aim": method.aims,
        "reach": method.reaches,
        "family": (method.kind,),
        "level": method.levels,
    }


def test_a_filter_that_does_not_apply_is_left_out(listed, toolkit):
    assert toolkit.methods["evidence-review"].levels == ()
    assert "level" not in find(listed, "evidence-review").values
    assert set(find(listed, "own-words").values) == {"point", "aim"}


def test_it_is_known_to_which_kinds_a_filter_applies(listed):
    found = {name: kinds_with(name, listed) for name in ("point", "reach", "level")}
    assert found == {"point": list(KINDS[:3]), "reach": ["case-study", "method"], "level": ["method"]}


def test_an_entry_says_the_same_of_itself_on_its_own_page(listed, toolkit):
    choices = {choice.name: choice for choice in filters(toolkit)}
    pages = {f"/{page.path}": page.markdown for page in generated_pages(toolkit)}
    assert set(pages) == {entry.page for entry in listed if entry.kind in ("case-study", "method")}
    for entry in listed:
        for name, values in entry.values.items() if entry.page in pages else ():
            for value in values:
                title = choices[name].choices[value].replace("'", "&#39;")
                assert f"[{title}](/find.md?{name}={value})" in pages[entry.page]
