from macros.adapters.menu import menu_called, menu_with, menu_without


def test_the_menu_gets_own_pages_where_it_tells_of_the_toolkit():
    menu = ["index.md", {"About": ["about.md"]}]
    assert menu_with(menu, ["our-panel.md"]) == ["index.md", {"About": ["about.md", "our-panel.md"]}]
    assert menu_with(menu, []) == menu


def test_entries_without_a_heading_may_be_last_in_the_menu():
    for last in ("contact.md", {"Contact": "contact.md"}, {"Our office": "https://office.example/"}):
        menu = ["index.md", {"About": ["about.md"]}, last]
        assert menu_with(menu, ["our-panel.md"]) == ["index.md", {"About": ["about.md", "our-panel.md"]}, last]
    assert menu_with(["index.md"], ["our-panel.md"]) == ["index.md", "our-panel.md"]


def test_the_menu_loses_hidden_pages_and_headings_over_nothing():
    menu = ["index.md", {"Tips": "tips.md"}, {"Plan": [{"Write": "plan.md"}, {"Example": "example.md"}]}]
    assert menu_without(menu, {"example.md"}) == [
        "index.md",
        {"Tips": "tips.md"},
        {"Plan": [{"Write": "plan.md"}]},
    ]
    assert menu_without(menu, {"example.md", "plan.md", "index.md"}) == [{"Tips": "tips.md"}]


def test_what_yaml_takes_for_no_text_is_text_in_the_menu():
    menu = [{2026: "news.md"}, {True: [{"": "about.md"}, {None: "plan.md"}]}, "tips.md"]
    assert menu_called(menu, {}, set()) == [{"2026": "news.md"}, {"True": ["about.md", "plan.md"]}, "tips.md"]
