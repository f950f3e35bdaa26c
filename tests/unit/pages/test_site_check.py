"""All pages of a site are checked together, and every fault is reported at once, by file, line and fix."""

import re
from urllib.parse import quote

import pytest

from macros.content.own.folder import VARIABLE
from macros.content.written_pages import page_files
from macros.faults import ContentFaults
from tests.support.paths import ROOT


@pytest.fixture
def project(small, monkeypatch):
    """The hamlet, without an organisation's folder."""
    monkeypatch.delenv(VARIABLE, raising=False)
    return small


def faults(project):
    try:
        return [str(fault) for fault in project.look_at_pages().faults]
    except ContentFaults as found:
        return [str(fault) for fault in found.faults]


def page(title, *lines):
    return "\n".join(
        ["---", f"title: {title}", "reviewed: 2026-11-23", "---", "", f"# {title}", "", *(lines or ["Words."]), ""]
    )


def test_the_hamlet_as_it_is_has_no_fault(project):
    assert faults(project) == []


NOWHERE = {
    "[words](/nothing.md)": 'links to "/nothing.md", which is no page.',
    "[words](nowhere.md)": 'links to "nowhere.md", which is no page.',
    "[words](about.html)": 'links to "about.html", which is no page. Did you mean "/about.md"?',
    "[words](docs/glossary.md)": 'which is no page. Did you mean "/glossary.md"?',
    "[words](/tip.md#be-open)": 'links to "/tip.md#be-open", which is no page. Did you mean "/tips.md"?',
    "[words](methods/walks.md)": 'which is no page. Did you mean "/methods/walk.md"?',
    "[words](/plan/)": 'links to "/plan/", which is no page. Did you mean "/plan.md"?',
    "[words](/tips.md#be-opn)": 'links to "#be-opn", which is no place on this page. Did you mean "be-open"?',
    "[words](/plan.md#docments)": 'links to "#docments", which is no place on "/plan.md". Did you mean "documents"?',
    "##### Too deep": 'skips a level of headings at "Too deep": write ### for it',
    "[words](#zip)": 'links to "#zip", which is no place on this page.',
    "# Second title": 'has a second title ("Second title"): write ## in the place of #',
    "[words][1]\n\n[1]: /never.md": 'links to "/never.md", which is no page.',
    "#Census2021 was all over": "write ## in the place of #, or \\# to show it",
    "[words](/elsewhere.md)": 'links to "/elsewhere.md", which is no page.',
    "## A { #be-open }": 'has "#be-open" twice',
    "![A map](/pictures/none.png)": 'links to "/pictures/none.png", which is no file.',
    # Once a traceback.
    "## B { #my id }": "has braces after a heading that cannot be read ({ #my id })",
    "[words](/downloads/plan.dox)": 'links to "/downloads/plan.dox", which is no file.',
    '[words](/tips.md "Title)': "has a space in an address",
    "[words](/my page.md)": 'has a space in an address ("/my page.md")',
}
"""What an author may write, and what is said of it."""


def test_what_leads_nowhere_in_a_page_is_told_on_its_line(project):
    said = {project.append("docs/tips.md", text) + text.count("\n"): words for text, words in NOWHERE.items()}
    found = [(int(fault.split(":")[1]), fault) for fault in faults(project)]
    assert sorted(line for line, _ in found) == sorted(said)
    assert [(fault, said[line]) for line, fault in found if said[line] not in fault] == []


def test_a_title_that_is_underlined_is_told_on_its_own_line(project):
    line = project.append("docs/tips.md", "Underlined title\n======")
    assert faults(project) == [
        f'docs/tips.md:{line}: has a second title ("Underlined title"): write ## in the place of #'
    ]


def test_what_leads_somewhere_is_allowed(project):
    for text in (
        "[words](about.md) and [words](/plan.md#documents) and [the top](#be-open)",
        "[words](/downloads/plan.docx) and [words](data/v1/tips.json)",
        "[words](/methods/walk.md#what-to-watch-out-for)",
        "[words](/find.md?kind=method#list-method)",
    ):
        project.append("docs/tips.md", text)
    assert faults(project) == []


def test_a_place_that_the_prose_of_the_data_leads_to_is_looked_up(project):
    file = "data/case-studies/well.yml"
    line = project.edit(file, r"^lesson: .*", "»lesson: See [the tip](/tips.md#be-opn).")
    (fault,) = faults(project)
    assert (
        fault
        == f'{file}:{line}: lesson: links to "#be-opn", which is no place on "/tips.md". Did you mean "be-open"?'
    )


def test_the_prose_of_the_data_is_checked_as_pages_are(project):
    file = "data/case-studies/well.yml"
    line = project.edit(
        file,
        r"^body: \|-\n",
        "»body: |-\n  We ask:\n  - farmers\n  - [here](/tips.md)\n\n  <b onclick=x>y</b>\n\n  ",
    )
    assert faults(project) == [
        f"{file}:{line}: body: line 2 of the text has a list without a blank line above it: add one, or the items "
        "run together",
        f'{file}:{line}: body: line 3 of the text has a link whose words are "here": write what it opens',
        f'{file}:{line}: body: line 5 of the text has a script inside a tag (onclick="…"), which the site\'s '
        "policy blocks for readers: leave it out",
    ]


def test_two_things_at_one_address_are_told(project):
    project.write("own/pages/plan/index.md", page("Our plan"))
    project.write("own/pages/methods/walk.md", page("Groups"))
    project.write("docs/README.md", page("Read me"))
    assert [fault for fault in faults(project) if "address" in fault] == [
        "docs/index.md:1: has the address of docs/README.md: give one of them another name",
        "own/pages/methods/walk.md:1: has the address of the page made from data/methods/walk.yml: "
        "delete one of them",
        "own/pages/plan/index.md:1: has the address of docs/plan.md: give one of them another name",
    ]


def test_an_old_address_that_cannot_lead_on_is_told_on_its_line(project):
    old = "formerly: [tips.md, about.md, older, oldest.md, oldest.md]"
    line = project.edit("docs/tips.md", r"^reviewed:", f"»{old}\nreviewed:")
    case = "data/case-studies/orchard.yml"
    case_line = project.edit(case, r"^title:", "»formerly: [orchard]\ntitle:")
    assert sorted(faults(project)) == [
        f'{case}:{case_line}: formerly: "case-studies/orchard.md" is where the page is now: name where '
        "it was, or delete it",
        f'docs/tips.md:{line}: formerly: "about.md" is the address of docs/about.md: it can lead to one place only',
        f'docs/tips.md:{line}: formerly: "older" is no page in docs/: write the file\'s name, such as old-name.md',
        f'docs/tips.md:{line}: formerly: "oldest.md" is named twice: delete one of them',
        f'docs/tips.md:{line}: formerly: "tips.md" is where the page is now: name where it was, or delete it',
    ]


def test_a_link_to_where_a_page_was_is_told_where_it_is(project):
    project.edit("docs/tips.md", r"^reviewed:", "formerly: [oldest.md]\nreviewed:")
    line = project.append("docs/about.md", "[the tips](/oldest.md)")
    assert faults(project) == [
        f'docs/about.md:{line}: links to "/oldest.md", which is no page. It is "/tips.md" now.'
    ]


def test_a_name_that_a_heading_had_leads_there_without_quotes_too(project):
    project.append("docs/tips.md", "## Words { #new formerly=old }\n\nMore of them.")
    project.append("docs/about.md", "[the words](/tips.md#old)")
    assert faults(project) == []


def test_what_the_page_to_print_leaves_out_must_be_there(project):
    line = project.edit("docs/tips.md", r"^reviewed:", "»leaves_out: [abuot.md]\nreviewed:")
    assert faults(project) == [
        f'docs/tips.md:{line}: leaves_out: "abuot.md" is no page in docs/. Did you mean "about.md"?'
    ]


def test_the_name_of_the_page_for_dead_addresses_is_taken(project):
    project.write("own/pages/404.md", page("Lost"))
    assert faults(project) == ["own/pages/404.md:1: has the name of the page for dead addresses: give it another"]


def test_a_menu_that_is_no_yaml_or_names_a_page_twice_is_told(project):
    before = project.read("mkdocs.yml")
    line = before[: before.index("tips.md")].count("\n") + 1
    own = before.split("\n")[line - 1]
    project.write("mkdocs.yml", before.replace(own, f"{own}\n{own}"))
    assert faults(project) == [
        f'mkdocs.yml:{line + 1}: nav: "tips.md" is in the menu already: delete one of the two lines'
    ]
    project.write("mkdocs.yml", before.replace(own, f"\t{own}"))
    assert faults(project) == [
        f"mkdocs.yml:{line}: the file has a tab at the start of this line: write spaces in its place"
    ]


@pytest.mark.parametrize("label", ["2026", "Yes", "2026-12-01"])
def test_an_entry_of_the_menu_that_yaml_takes_for_no_text_is_told(project, label):
    line = project.edit("mkdocs.yml", r"Good practice: tips\.md", f"{label}: tips.md")
    assert faults(project) == [
        f'mkdocs.yml:{line}: nav: "{label}" is no text for YAML: put quotes around it, as in "{label}": tips.md'
    ]
    project.edit("mkdocs.yml", rf"{label}: tips\.md", f'"{label}": tips.md')
    assert faults(project) == []


def test_a_heading_below_a_heading_of_the_menu_is_told(project):
    line = project.edit("mkdocs.yml", r"  - find\.md", "  - More:\n    - find.md")
    assert faults(project) == [
        f'mkdocs.yml:{line}: nav: has the heading "More" below another, where the menu has none: put its pages in '
        "its place"
    ]


def test_a_picture_that_readers_wait_for_is_told_with_its_size(project):
    picture = (ROOT / ".github/screenshot.png").read_bytes()
    project.write("docs/pictures/map.png", picture.ljust(1_234_567))
    project.append("docs/tips.md", "![A map](/pictures/map.png)")
    assert faults(project) == [
        "docs/pictures/map.png:1: is a picture of 1.2 MB, for which readers wait: save it smaller, at most 1 MB"
    ]


def test_a_picture_that_is_damaged_is_told_wherever_it_shows(project):
    picture = (ROOT / ".github/screenshot.png").read_bytes()
    project.write("docs/pictures/map.png", picture[:-20])
    project.append("docs/tips.md", "![A map](/pictures/map.png)")
    assert faults(project) == [
        "docs/pictures/map.png:1: is a picture that is damaged or lacks its end: open it and save it again, or copy "
        "it here again"
    ]


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_a_page_with_other_line_ends_is_read_as_any(project, ending):
    project.write("docs/tips.md", project.read("docs/tips.md").replace("\n", ending))
    assert faults(project) == []


def test_two_pages_with_one_title_are_told(project):
    project.write("own/pages/our-tips.md", page("Glossary"))
    (fault,) = faults(project)
    assert fault.startswith('own/pages/our-tips.md:1: has the title "Glossary", as docs/glossary.md has')


@pytest.mark.parametrize("name", ["tips.html", "tips/index.html"])
def test_a_web_page_beside_the_pages_that_one_of_them_would_replace_is_told(project, name):
    project.write(f"docs/{name}", "<!doctype html><title>Words</title>")
    project.append("docs/about.md", f"See [our tips](/{name}).")
    assert faults(project) == [
        f"docs/{name}:1: has the address of docs/tips.md, which takes its place: give it another name"
    ]


def test_a_web_page_with_a_name_of_its_own_is_none(project):
    project.write("docs/google1a2b.html", "google-site-verification: google1a2b.html")
    assert faults(project) == []


def test_the_names_of_pages_are_as_those_of_data(project):
    project.write("own/pages/Our Panel.md", page("Our panel"))
    assert faults(project) == [
        "own/pages/Our Panel.md:1: name the file with lower-case letters, digits and hyphens, such as our-panel.md: "
        "it becomes the address"
    ]


def test_a_name_with_umlauts_is_told_with_its_plain_letters(project):
    project.write("own/pages/Größe über.md", page("Our panel"))
    assert "such as grosse-uber.md: " in faults(project)[0]


def test_a_page_that_is_in_no_menu_is_told_and_so_is_a_menu_that_leads_nowhere(project):
    project.write("docs/panel.md", page("Our panel"))
    line = project.edit("mkdocs.yml", r"glossary\.md", "glosary.md")
    assert sorted(faults(project)) == [
        'docs/glossary.md:1: is not in the menu: add a line "- glossary.md" below "nav:" in mkdocs.yml',
        'docs/panel.md:1: is not in the menu: add a line "- panel.md" below "nav:" in mkdocs.yml',
        f'mkdocs.yml:{line}: nav: leads to "glosary.md", which is no page. Did you mean "glossary.md"?',
    ]


def test_a_file_that_is_no_page_needs_a_link_to_it(project):
    for name in (
        "docs/Draft minutes.docx",
        "docs/~$tips.docx",
        "docs/tips.md.bak",
        "docs/ROBOTS.TXT",
        "own/pages/panel.png",
    ):
        project.write(name, b"x")
    project.write("docs/CNAME", "toolkit.example")
    assert faults(project) == [
        f"{name}:1: is no page, and nothing leads to it: link to it from a page, or move it out of {folder}/"
        for name, folder in (
            ("docs/Draft minutes.docx", "docs"),
            ("docs/ROBOTS.TXT", "docs"),
            ("docs/tips.md.bak", "docs"),
            ("docs/~$tips.docx", "docs"),
            ("own/pages/panel.png", "own/pages"),
        )
    ]


def test_own_pages_may_have_pictures_and_files_to_download(project):
    project.write("own/pages/panel/picture.png", (ROOT / ".github/screenshot.png").read_bytes())
    project.write("own/pages/panel/terms.pdf", b"x")
    project.write("own/pages/panel/Who sits on it.pdf", b"x")
    project.write(
        "own/pages/panel.md", page("Our panel", "![The panel](panel/picture.png)", "", "[Terms](/panel/terms.pdf)")
    )
    project.write("own/pages/members.md", page("Its members", "[All of them](/panel/Who%20sits%20on%20it.pdf)"))
    assert faults(project) == []


def test_a_page_that_replaces_ours_keeps_the_places_that_others_lead_to(project):
    project.append("docs/about.md", "[words](/tips.md#levels-of-participation)")
    project.write("own/pages/tips.md", page("Tips of ours", "## Words { #levels-of-participation }", "", "More."))
    (fault,) = faults(project)
    assert fault.startswith(
        "own/pages/tips.md:1: replaces a page of the toolkit, and other pages lead to places on it: keep #"
    )
    assert "#levels-of-participation" not in fault
    assert fault.endswith(" }")


def test_a_page_that_cannot_be_read_is_one_fault(project):
    pages = ("about", "glossary", "security", "accessibility")
    contents = (b"\xff\xfe", b"---\nreviewed: 2026-11-23\n---\n# X\n\na\0b\n", b"", b"\n" * 9)
    for name, content in zip(pages, contents, strict=True):
        project.write(f"docs/{name}.md", content)
    found = [fault.partition(":")[0] for fault in faults(project)]
    assert [found.count(f"docs/{name}.md") for name in pages] == [1, 1, 1, 1]


def test_thousands_of_braces_are_one_fault(project):
    project.append("docs/tips.md", "{{ " * 3000)
    (fault,) = faults(project)
    assert "pairs of braces" in fault


def test_a_link_to_a_page_that_this_copy_hides_is_allowed(project):
    project.write("own/organisation.yml", "hide:\n  pages:\n  - glossary.md\n")
    project.append("docs/tips.md", "[words](/glossary.md#nothing)")
    assert faults(project) == []


def test_a_drawing_beside_a_page_that_could_do_more_than_draw_is_refused(project):
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'
    project.append("docs/about.md", "![Nine squares](pictures/squares.svg)")
    project.write("docs/pictures/squares.svg", drawing.format('<path d="M0 0h9v9z"/>'))
    assert faults(project) == []
    project.write("docs/pictures/squares.svg", drawing.format("<script>alert(1)</script>"))
    (fault,) = faults(project)
    assert fault.startswith("docs/pictures/squares.svg:1: holds <script>, which may run or fetch something")


def test_what_a_page_takes_in_is_checked_as_the_page_is(project):
    part = "data/parts.md"
    project.append("docs/about.md", f'--8<-- "{part}"')
    project.append("docs/about.md", "[A part](#a-part) says more.")
    project.write(part, "## A part\n\nSee [tip 3](/tips.md#be-open).\n")
    assert faults(project) == []
    project.write(
        part, '## A part\n\n[w](nowhere.md)\n\n<script src="x.js"></script>\n\n{{ tip_list() }}\n\n[w](link:osrr)\n'
    )
    assert sorted(re.sub(r"^data/parts\.md:(\d+): ", r"\1 ", fault)[:24] for fault in faults(project)) == [
        '3 links to "nowhere.md",',
        "5 holds a script (<scrip",
        "7 has a macro, which doe",
        "9 there is no link calle",
    ]


def test_a_page_whose_name_ends_otherwise_is_told_how_it_must(project):
    project.write("docs/more.MD", "# More\n")
    assert faults(project) == ["docs/more.MD:1: is not read as a page: let its name end in .md"]


def test_a_page_that_was_pasted_into_another_is_told(project):
    line = project.append("docs/tips.md", "---\ntitle: Tips\nreviewed: 2026-11-23\n---\n\nWords.") + 2
    (fault,) = (fault for fault in faults(project) if f":{line}:" in fault)
    assert fault.startswith(
        f"docs/tips.md:{line}: holds what a page says about itself at its top: delete these lines"
    )


def test_a_merge_that_was_left_unfinished_is_one_fault(project):
    line = project.append("docs/tips.md", "<<<<<<< HEAD\nOurs\n=======\nTheirs\n>>>>>>> theirs")
    (fault,) = faults(project)
    assert fault.startswith(f"docs/tips.md:{line}: the page holds the marks of a merge that was left unfinished")


def test_a_file_on_a_computer_and_an_email_address_are_one_fault_each(project):
    project.append("docs/tips.md", "[The minutes](\\\\server\\minutes.docx)")
    project.append("docs/tips.md", "[Write to us](team@organisation.example)")
    on_a_computer, email = faults(project)
    assert "on a computer, where readers cannot get at it" in on_a_computer
    assert "write it as (mailto:team@organisation.example)" in email


def test_a_photo_that_is_none_is_told_though_pages_only_lead_to_it(project):
    """As a telephone takes it, and somebody called it otherwise: nothing can be taken out of it."""
    project.write("docs/pictures/panel.jpg", b"\0\0\0\x18ftypheic")
    line = project.append("docs/tips.md", "[The panel](/pictures/panel.jpg)")
    assert faults(project) == [
        f'docs/tips.md:{line}: links to "/pictures/panel.jpg", which cannot be read as a picture of its kind: '
        "save it again"
    ]


def test_a_picture_that_no_browser_shows_is_told_where_it_is_shown(project):
    project.write("docs/pictures/map.png", b"words")
    project.write("docs/pictures/map.heic", b"words")
    line = project.append("docs/tips.md", "![A map of the north](/pictures/map.png)")
    project.append("docs/tips.md", "![A map of the south](/pictures/map.heic)")
    damaged, strange = faults(project)
    assert damaged.startswith(f'docs/tips.md:{line}: shows "/pictures/map.png", which cannot be read as a picture')
    assert "of a kind that browsers do not show: save the picture as PNG or JPEG" in strange


def test_a_page_that_cannot_be_read_makes_no_picture_look_unused(project):
    project.write("docs/about.md", project.read("docs/about.md").encode("utf-16"))
    (fault,) = (fault for fault in faults(project) if "glossary" not in fault)
    assert fault.startswith("docs/about.md:1: the file is not UTF-8 text")


@pytest.mark.parametrize(
    "name",
    [".obsidian/app.json", "._about.md", ".drafts/new.md", "pictures/Thumbs.db", "Desktop.ini", ".DS_Store"],
)
@pytest.mark.parametrize("folder", ["docs", "own/pages"])
def test_what_programs_leave_in_a_folder_is_neither_a_page_nor_a_file_of_the_site(project, folder, name):
    project.write(f"{folder}/{name}", b"\0\5\x16\7")
    assert faults(project) == []
    assert not [path for path in page_files(project.root) if name in path]


def test_a_name_that_no_address_or_folder_can_have_is_told(project):
    for number, name in enumerate(("map#2.png", "100%.png", "map?.png")):
        project.write(f"docs/pictures/{name}", (ROOT / ".github/screenshot.png").read_bytes())
        project.append("docs/tips.md", f"[Map {number}](/pictures/{quote(name)})")
    assert faults(project) == [
        f"docs/pictures/{name}:1: has {sign} in its name, which addresses and folders cannot hold: rename the file"
        for name, sign in (("100%.png", "%"), ("map#2.png", "#"), ("map?.png", "?"))
    ]


def test_two_names_that_differ_in_capitals_alone_are_told(project):
    for name in ("map.png", "Map.png"):
        project.write(f"docs/pictures/{name}", (ROOT / ".github/screenshot.png").read_bytes())
        project.append("docs/tips.md", f"[The {name}](/pictures/{name})")
    assert faults(project) == [
        'docs/pictures/map.png:1: has the name of "/pictures/Map.png" but for capitals, and Windows keeps only '
        "one: rename one"
    ]


def test_of_a_folder_with_a_space_the_name_of_the_folder_is_told_and_no_entry_of_the_menu(project):
    project.write("docs/My folder/new page.md", page("New"))
    assert faults(project) == [
        "docs/My folder/new page.md:1: name the folder and the file with lower-case letters, digits and hyphens, "
        "such as my-folder/new-page.md: it becomes the address"
    ]


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("/tips.MD", 'which is no page. Did you mean "/tips.md"?'),
        ("link:tips.md", 'there is no link called "tips.md". For a page of the site, write /tips.md'),
        ("link:/tips.md", 'there is no link called "/tips.md". For a page of the site, write /tips.md'),
    ],
)
def test_a_link_that_is_nearly_one_to_a_page_is_told_that_page(project, target, said):
    project.append("docs/about.md", f"[Words]({target})")
    (fault,) = faults(project)
    assert fault.endswith(said)


def test_an_old_address_is_named_from_the_docs_folder(project):
    project.edit("docs/tips.md", r"^reviewed:", "formerly: [docs/old.md]\nreviewed:")
    (fault,) = faults(project)
    assert fault.endswith('"docs/old.md" is no page in docs/: write the file\'s name, such as old-name.md')


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("### Words", "has a heading, which a text of the data cannot have: put the words in bold"),
        ("# a note", "has a heading, which a text of the data cannot have: put the words in bold"),
        ("[Words](tips.md)", 'links to "tips.md": write a page from the docs folder, as /tips.md'),
        ("[Words](../tips.md#be-open)", 'links to "../tips.md#be-open": write a page from the docs folder'),
        ("![A map](../pictures/map.png)", 'map.png": write a file from the docs folder, as /pictures/map.png'),
        ("[The plan](plan.docx)", 'links to "plan.docx": write a file from the docs folder, as /plan.docx'),
        ("[Words](tips.html)", 'links to "tips.html": write a page from the docs folder, as /tips.md'),
    ],
)
def test_what_works_on_a_page_and_not_in_a_text_of_the_data_is_told_in_its_file(project, text, said):
    file = "data/case-studies/well.yml"
    line = project.edit(file, r"^body: \|-\n", f"»body: |-\n  {text}\n\n")
    (fault,) = faults(project)
    assert fault.startswith(f"{file}:{line}: body: ")
    assert said in fault


def test_a_setting_that_is_there_twice_is_told(project):
    before = project.read("mkdocs.yml")
    first = before.split("\nnav:")[0].count("\n") + 2
    project.write("mkdocs.yml", f"{before}nav:\n- index.md\n")
    line = before.count("\n") + 1
    assert faults(project) == [f"mkdocs.yml:{line}: nav: is there twice (first on line {first}): keep one of them"]


def test_a_place_that_the_footer_leads_to_is_looked_up(project):
    project.write("own/organisation.yml", "footer_links:\n- text: Tips\n  url: /tips.md#be-opn\n")
    (fault,) = faults(project)
    assert fault.startswith(
        'own/organisation.yml:3: footer_links, item 1, url: links to "#be-opn", which is no place'
    )
