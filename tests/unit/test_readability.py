import pytest

from tests.readability import Reading, passages, reading, readings, verdict

PLAIN = "You ask people what they think. They tell you. Then you change what you do, and you say so."
HARD = (
    "The operationalisation of participatory methodologies necessitates comprehensive consideration of "
    "representativeness, proportionality and institutional accountability throughout statistical production."
)


def article(inner):
    return f'<p>Outside the article.</p><article class="tk-article">{inner}</article>'


def test_every_page_of_the_site_is_plain_enough(site):
    found = readings(site)
    assert {"/", "/tips/", "/plan/", "/decision-points/trust/", "/methods/focus-group/"} <= {r.page for r in found}
    assert min(r.words for r in found) > 100, "an article was not found whole"
    assert verdict(found) == []


def test_hard_text_is_told_from_plain_text():
    plain, hard = reading("/plain/", [PLAIN]), reading("/hard/", [HARD])
    assert plain.ease > 80
    assert plain.grade < 4
    assert hard.ease < 0
    assert hard.grade > 16


def test_one_hard_page_and_a_hard_mean_are_each_reported():
    def found(*eases):
        return [Reading(f"/{number}/", ease, 8, 200) for number, ease in enumerate(eases)]

    assert verdict(found(50, 60)) == []
    assert verdict(found(49.9, 70)) == ["/0/ has 49.9: no page may have less than 50"]
    assert verdict(found(52, 54)) == ["the mean is 53.0: it must be 55 or more"]
    assert len(verdict(found(40, 45))) == 3


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>One.</p><p>Is it\n two?</p>", ["One.", "Is it two?"]),
        ("<ul><li>one</li><li>two</li></ul>", ["one.", "two."]),
        ("<ul><li>Outer <ul><li>inner</li></ul></li></ul>", ["Outer.", "inner."]),
        ("<ul><li><p>First.</p><p>Second.</p></li></ul>", ["First.", "Second."]),
        ("<p>You can:</p><ul><li>ask</li></ul>", ["You can:", "ask."]),
        ("<table><tr><th>Level</th></tr><tr><td>Inform</td></tr></table>", ["Inform."]),
        ('<h2>Heading<a class="headerlink">#</a></h2><p>Text.</p>', ["Text."]),
        ('<p class="tk-box__label">Case study 1</p><p>Text.</p>', ["Text."]),
        ("<p>Text.</p><p>Sources:</p><ul><li>A report</li></ul><p>More.</p>", ["Text.", "More."]),
        ("<h2>Read more</h2><ul><li>A report</li></ul>", []),
    ],
)
def test_a_page_is_read_passage_by_passage(html, expected):
    assert passages(article(html)) == expected


def test_the_end_of_a_list_item_ends_a_sentence():
    items = "".join(f"<li>you may ask people about case number {n}</li>" for n in range(20))
    as_list = reading("/list/", passages(article(f"<ul>{items}</ul>")))
    assert as_list.ease > 60
