"""Whatever can be added to a plan has a place for its button wherever it stands."""

from collections.abc import Iterator
from urllib.parse import urldefrag, urljoin

from macros.models.toolkit import Toolkit
from tests.support.builder import SITE_URL
from tests.support.present import present
from tests.support.reading import Pages, ids


def places(pages: Pages) -> Iterator[tuple[str, tuple[str, str], str]]:
    """The page, the thing and the address that it will be written down with, of each place."""
    for address, page in pages.items():
        for place in page.select("[data-tk-add][data-name]"):
            target = urljoin(SITE_URL + address, str(present(place.a)["href"])).removeprefix(SITE_URL)
            yield address, (str(place["data-tk-add"]), str(place["data-name"])), target


def test_each_question_method_and_case_study_can_be_added_where_it_stands(pages: Pages, toolkit: Toolkit):
    expected = set()
    places_on = {address: ids(page) for address, page in pages.items()}
    for name, point in toolkit.decision_points.items():
        page = f"decision-points/{name}/"
        expected |= {
            (at, ("question", q.id), f"{page}#question-{q.id}") for q in point.questions for at in (page, "find/")
        }
        expected |= {(page, ("method", method), f"methods/{method}/") for method in point.method_names}
    for name in toolkit.methods:
        expected |= {
            (page, ("method", name), f"methods/{name}/") for page in ("find/", "methods/", f"methods/{name}/")
        }
    for name in toolkit.case_studies:
        own = f"case-studies/{name}/"
        boxes = {address for address, known in places_on.items() if f"case-study-{name}" in known}
        assert own in boxes
        expected |= {(page, ("case-study", name), own) for page in {"find/", "case-studies/", *boxes}}
    assert set(places(pages)) == expected


def test_the_words_that_go_into_the_plan_are_those_of_the_thing(pages: Pages, toolkit: Toolkit):
    titles = (
        {("question", name): question.text for name, question in toolkit.questions.items()}
        | {("method", name): method.title for name, method in toolkit.methods.items()}
        | {("case-study", name): case.title for name, case in toolkit.case_studies.items()}
    )
    shown = {
        (place["data-tk-add"], place["data-name"]): place.get_text()
        for page in pages.values()
        for place in page.select("[data-tk-add][data-name]")
    }
    assert shown == titles


def test_only_pages_with_such_a_place_have_its_window_and_none_loads_what_adds_before_somebody_does(pages: Pages):
    for address, page in pages.items():
        has_place = bool(page.select("[data-tk-add]"))
        assert not page.select('script[src*="adding"]'), address
        assert bool(page.find(id="add-to-plan")) is has_place, address


def test_each_box_of_the_plan_leads_to_its_questions_in_the_builder(pages: Pages, toolkit: Toolkit):
    found = {
        urldefrag(urljoin(SITE_URL + address, str(link["href"])))
        for address, page in pages.items()
        for link in page.select(".tk-plan-box a.tk-more")
    }
    assert found == {(f"{SITE_URL}plan/", f"box-{name}") for name in toolkit.boxes}
