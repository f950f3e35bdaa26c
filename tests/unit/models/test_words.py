"""The words of the interface in several languages, and what is said about faults in them."""

import json
from datetime import date

import pytest
from markupsafe import Markup

from macros.faults import ContentFaults
from macros.models.language import Language
from macros.models.words import Words, done, language_problems, with_country
from macros.pages.rendering import date_in_html, words_in_html
from macros.publishing.script_words import inject_words

ENGLISH = Language.model_validate(
    {
        "slug": "en",
        "name": "English",
        "words": {
            "search": {"title": "Search", "found": {"one": "{count} page", "other": "{count} pages"}},
            "page": {"in": "In {title}"},
        },
    }
)


def language(code: str, **parts) -> Language:
    return Language.model_validate({"slug": code, "name": code, "words": parts})


WELSH_FORMS = {form: f"{form} {{count}}" for form in ("zero", "one", "two", "few", "many", "other")}


@pytest.mark.parametrize(
    ("count", "form"), [(0, "zero"), (1, "one"), (2, "two"), (3, "few"), (6, "many"), (7, "other"), (4, "other")]
)
def test_the_number_chooses_among_all_the_forms_of_a_language(count: int, form: str):
    words = Words({"en": ENGLISH, "cy": language("cy", search={"found": WELSH_FORMS})}, "cy")
    assert words("search.found", count=count) == f"{form} {count}"


def test_what_a_language_lacks_is_said_in_english_by_english_rules():
    words = Words({"en": ENGLISH, "cy": language("cy", search={"title": "Chwilio"})}, "cy")
    assert words("search.title") == "Chwilio"
    assert words("search.found", count=0) == "0 pages"
    assert words("page.in", title="Tips") == "In Tips"


def test_words_that_do_not_exist_or_lack_a_value_are_an_error():
    words = Words({"en": ENGLISH}, "en")
    with pytest.raises(ContentFaults, match=r'data/languages/en\.yml:1: words, search: "titel" is missing'):
        words("search.titel")
    with pytest.raises(KeyError, match="title"):
        words("page.in")


@pytest.mark.parametrize(
    ("code", "day", "text"),
    [
        ("en", date(2026, 11, 3), "3 November 2026"),
        ("en", date(999, 12, 31), "31 December 999"),
        ("cy", date(2026, 11, 3), "3 Tachwedd 2026"),
        ("fr", date(2026, 8, 28), "28 août 2026"),
        ("hu", date(1987, 3, 2), "1987. március 2."),
    ],
)
def test_dates_are_written_out_in_the_language(code: str, day: date, text: str):
    languages = {"en": ENGLISH, code: language(code, page={"in": "– {title}"}) if code != "en" else ENGLISH}
    assert Words(languages, code).date(day) == text


def test_a_script_that_deals_with_dates_brings_how_each_language_writes_them_that_of_the_site_first():
    languages = {code: language(code, page={"in": "– {title}"}) for code in ("cy", "hu")}
    script = inject_words("tkWords.date(day);", Words({"en": ENGLISH, **languages}, "hu"))
    *_, dates = json.loads(script.partition("\n")[0].removeprefix("window.tkWords.add(...").removesuffix(");"))
    assert [len(forms) for forms in dates] == [12, 12, 12]
    assert [forms[2] for forms in dates] == ["{year}. március {day}.", "{day} March {year}", "{day} Mawrth {year}"]


@pytest.mark.parametrize(
    ("code", "full"), [("cy", "cy-GB"), ("en", "en-GB"), ("pt-BR", "pt-BR"), ("zh-Hant", "zh-TW"), ("eo", "eo")]
)
def test_word_processors_are_told_a_language_with_its_country(code: str, full: str):
    assert with_country(code) == full


def test_a_script_brings_the_words_that_it_names_each_with_its_language_and_no_others():
    words = Words({"en": ENGLISH, "cy": language("cy", search={"title": "Chwilio"})}, "cy")
    script = 'say("search.title"); say("search.found");\n'
    before, _, rest = inject_words(script, words).partition("\n")
    assert rest == script
    assert json.loads(before.removeprefix("window.tkWords.add(...").removesuffix(");")) == [
        "cy",
        {
            "search.title": ["cy", "Chwilio"],
            "search.found": ["en", {"one": "{count} page", "other": "{count} pages"}],
        },
    ]
    assert inject_words("say(name); const { node, dateOf } = tkWords;", words).startswith("say(name)")


def test_a_script_brings_what_all_languages_say_where_it_asks_what_something_is_called():
    languages = {code: language(code, search={"title": "Chwilio"}) for code in ("cy", "kw")}
    script = inject_words('called("search.title")', Words({"en": ENGLISH, **languages}, "en"))
    assert script.startswith('window.tkWords.add(...["en",{"search.title":["en","Search"]},')
    assert '{"search.title":["Search","Chwilio"]}]);' in script
    with pytest.raises(ContentFaults, match="titel"):
        inject_words('called("search.titel")', Words({"en": ENGLISH}, "en"))


def test_words_between_tags_are_safe_and_say_which_language_they_are_in():
    words = Words({"en": ENGLISH, "cy": language("cy", search={"title": "A & B"})}, "cy")
    assert words_in_html(words, "search.title") == '<span lang="cy">A &amp; B</span>'
    assert words_in_html(words, "page.in", title="<b>") == '<span lang="en">In </span>&lt;b&gt;'
    assert words_in_html(words, "page.in", title=Markup("<b>x</b>")) == '<span lang="en">In </span><b>x</b>'
    assert date_in_html(words, date(2026, 11, 23)) == '<span lang="cy">23 Tachwedd 2026</span>'


def test_words_on_a_site_in_english_need_no_mark():
    words = Words({"en": ENGLISH}, "en")
    assert words_in_html(words, "page.in", title="Tips & more") == "In Tips &amp; more"
    assert date_in_html(words, date(2026, 11, 23)) == "23 November 2026"


def test_several_things_are_listed_as_the_language_does():
    assert Words({"en": ENGLISH}, "en").list(["tips", "methods", "cases"]) == "tips, methods and cases"


@pytest.mark.parametrize(
    ("other", "path", "message"),
    [
        (language("cy", serach={"title": "x"}), ("words", "serach"), 'Did you mean "search"?'),
        (language("cy", search={"titel": "x"}), ("words", "search", "titel"), 'Did you mean "title"?'),
        (language("cy", page={"in": "Yn"}), ("words", "page", "in"), "lacks {title}"),
        (language("cy", page={"in": " {title} "}), ("words", "page", "in"), "has no words beside {title}"),
        (language("cy", page={"in": "{title} {x}"}), ("words", "page", "in"), "has {x}"),
        (language("cy", search={"title": {"other": "x"}}), ("words", "search", "title"), "must be one line of words"),
        (language("cy", search={"found": "{count}"}), ("words", "search", "found"), "must give its plural forms"),
        (
            language("cy", search={"found": {k: v for k, v in WELSH_FORMS.items() if k != "few"}}),
            ("words", "search", "found"),
            'lacks the plural form "few", which Welsh has',
        ),
        (
            language("fr", search={"found": {**WELSH_FORMS}}),
            ("words", "search", "found"),
            'has the plural form "few", which French does not have',
        ),
        (language("xx", search={"title": "x"}), ("name",), "is no language code"),
    ],
)
def test_a_fault_says_where_and_what(other: Language, path: tuple[str, ...], message: str):
    problems = list(language_problems(other, ENGLISH))
    assert any(where == path and message in what for where, what in problems), problems


def test_a_part_of_a_language_is_enough():
    other = language("cy", search={"title": "Chwilio"})
    assert list(language_problems(other, ENGLISH)) == []
    assert done(other, ENGLISH) == "1 of 3"


def test_a_form_for_one_number_may_spell_it_out():
    other = language("fr", search={"found": {"one": "une page", "many": "{count} pages", "other": "{count} pages"}})
    assert list(language_problems(other, ENGLISH)) == []


@pytest.mark.parametrize("wording", ["", [], {"single": "x"}, {"one": ""}, 3])
def test_what_is_no_wording_is_refused_in_words(wording: object):
    with pytest.raises(ValueError, match=r"must be words|the forms are"):
        language("cy", search={"title": wording})
