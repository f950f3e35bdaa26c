from macros.documents.prose import ProseParagraph, Run, paragraphs


def test_a_line_end_between_two_bold_words_stays_a_space():
    assert paragraphs("**a**\n**b**") == (ProseParagraph((Run("a", bold=True), Run(" "), Run("b", bold=True))),)


def test_a_link_keeps_its_words_and_where_it_leads():
    (paragraph,) = paragraphs("See [the\nCode](link:code-of-practice) first.")
    assert paragraph.runs == (Run("See "), Run("the Code", link="link:code-of-practice"), Run(" first."))


def test_items_of_a_list_are_bullets_and_paragraphs_are_not():
    assert [(p.runs[0].text, p.bullet) for p in paragraphs("Before\n\n- one\n- two\n\nAfter")] == [
        ("Before", False),
        ("one", True),
        ("two", True),
        ("After", False),
    ]


def test_markup_in_code_counts_for_its_words():
    assert "".join(run.text for run in paragraphs("Use `a <b>` here")[0].runs) == "Use a <b> here"


def test_signs_are_the_same_characters_as_on_the_page():
    assert paragraphs("Plan --> act, +/- 2, (c)")[0].runs == (Run("Plan → act, ± 2, (c)"),)


def test_an_address_that_one_text_gives_does_not_lead_from_the_next():
    assert paragraphs("See [the Code][code].\n\n[code]: link:code-of-practice")[0].runs[1].link
    assert paragraphs("See [the Code][code].")[0].runs == (Run("See [the Code][code]."),)
