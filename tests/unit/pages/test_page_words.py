"""What words of pages hold is looked for once, for as long as they are there."""

from macros.pages.page_words import KnownWords, PageWords

TEXT = "# Title\n\nSee [tips](/tips.md) and {{ name }}.\n"


def test_words_say_what_they_hold():
    words = PageWords(TEXT)
    assert words == TEXT
    assert [link.target for link in words.links] == ["/tips.md"]
    assert [heading.words for heading in words.anchors.headings] == ["Title"]
    assert words.template.render(name="methods").endswith("and methods.")
    assert list(words.slips) == []
    assert PageWords("See [tips](/tips.md\n").slips


def test_words_that_were_there_the_last_time_are_not_looked_at_again():
    known = KnownWords()
    first = known(TEXT)
    known.begin()
    assert known(TEXT) is first
    assert known(TEXT).links is first.links
    assert known("") == ""


def test_words_that_were_on_no_page_the_last_time_are_forgotten():
    known = KnownWords()
    first = known(TEXT)
    known.begin()
    known.begin()
    assert known(TEXT) is not first
