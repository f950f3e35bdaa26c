import pytest

from tests.readability import Reading, passages, reading, readings, too_hard, verdict, very_easy

PLAIN = "You ask people what they think. They tell you. Then you change what you do, and you say so."
HARD = (
    "The operationalisation of participatory methodologies necessitates comprehensive consideration of "
    "representativeness, proportionality and institutional accountability throughout statistical production."
)


def article(inner):
    return f'<p>Outside the article.</p><article class="tk-article">{inner}</article>'


def test_every_page_of_the_site_is_plain_enough(site):
    found = readings(site)
    known = {"/", "/tips/", "/plan/", "/decision-points/trust/", "/methods/focus-group/"}
    words = {r.page: r.words for r in found}
    assert min(words.get(page, 0) for page in known) > 100, "an article was not found whole"
    assert too_hard(found) == []


def test_hard_text_is_told_from_plain_text():
    plain, hard = reading("/plain/", [PLAIN]), reading("/hard/", [HARD])
    assert plain.ease > 80
    assert hard.ease < 0


def test_the_mean_length_of_sentences_is_told():
    assert (
        reading(
            "/page/", ["You ask many people what they think.", "You listen well.", "Then you say what changed."]
        ).length
        == 5
    )


def found(*eases):
    return [Reading(f"/{number}/", ease, words=200, sentences=10) for number, ease in enumerate(eases)]


def test_one_hard_page_and_a_mean_out_of_bounds_are_each_reported():
    assert verdict(found(50, 60)) == []
    assert verdict(found(49.9, 70)) == ["/0/ has 49.9: no page may have less than 50"]
    assert verdict(found(52, 54)) == ["the mean is 53.0: it must be 55 to 70"]
    assert verdict(found(70, 72)) == ["the mean is 71.0: it must be 55 to 70"]
    assert len(verdict(found(40, 45))) == 3


def test_a_very_easy_page_is_named_but_breaks_no_rule():
    assert very_easy(found(75, 60)) == []
    assert very_easy(found(75.1, 60)) == ["/0/ has 75.1, more than 75, with 20.0 words a sentence"]
    assert verdict(found(75.1, 60)) == []


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
