"""All pages on one: ids stay apart, links lead within the page, and addresses work on paper."""

from lxml.html import tostring

from macros.pages.print_page import Chapter, whole_guidance

HOME = Chapter("a/", "First", '<h1 id="first">First<a class="headerlink" href="#first">#</a></h1><h2 id="x">X</h2>')
LINKS = Chapter(
    "b/c/",
    "Second",
    '<h1 id="second">Second</h1><h2 id="x" aria-describedby="n">X</h2><p id="n"><a href="../../a/#x">there</a> '
    '<a href="../../a/">First</a> <a href="#x">here</a> <a href="https://osr.statisticsauthority.gov.uk/">OSR</a>, '
    '<a href="../../methods/jury/?q=1#when">jury</a></p><details><summary>More</summary></details>'
    '<form><button>Go</button></form><p class="tk-downloads">Word</p>',
)


def put_together(toolkit, site_url=""):
    return whole_guidance("print-all/", [HOME, LINKS], {"methods/jury/": "Citizens' jury"}, site_url, toolkit)


def test_headings_go_one_level_down_and_ids_bear_the_name_of_their_page(toolkit):
    whole = put_together(toolkit)
    assert [(h.tag, h.get("id")) for h in whole.iter("h1", "h2", "h3")] == [
        ("h2", "contents"),
        ("h2", "a"),
        ("h3", "a--x"),
        ("h2", "b-c"),
        ("h3", "b-c--x"),
        ("h2", "addresses"),
    ]
    assert whole.xpath('//h3[@id="b-c--x"]/@aria-describedby') == ["b-c--n"]


def test_the_contents_lead_to_each_page_and_its_sections(toolkit):
    contents = put_together(toolkit).find("nav")
    assert contents.xpath(".//a/@href") == ["#a", "#a--x", "#b-c", "#b-c--x", "#addresses"]


def test_links_between_pages_lead_within_the_page_and_name_the_part_on_paper(toolkit):
    paragraph = put_together(toolkit).xpath('//p[@id="b-c--n"]')[0]
    assert paragraph.xpath("a/@href")[:3] == ["#a--x", "#a", "#b-c--x"]
    words = " ".join(paragraph.text_content().split())
    assert words == "there (in “First”) First here OSR [1], jury [2]"


def test_addresses_stand_at_the_end_under_their_numbers(toolkit):
    entries = put_together(toolkit).xpath("//section[last()]/ol/li")
    assert [" ".join(entry.text_content().split()) for entry in entries] == [
        "Office for Statistics Regulation: https://osr.statisticsauthority.gov.uk/",
        "Citizens' jury on this site",
    ]
    assert put_together(toolkit).xpath("//section[last()]/ol/li/a/@href")[1] == "../methods/jury/"


def test_a_page_of_the_site_has_a_whole_address_where_the_site_has_one(toolkit):
    entries = put_together(toolkit, "https://stats.example/toolkit/").xpath("//section[last()]/ol/li")
    assert entries[1].text_content() == "Citizens' jury: https://stats.example/toolkit/methods/jury/"


def test_what_works_on_a_screen_alone_is_left_out_and_what_is_folded_is_open(toolkit):
    text = tostring(put_together(toolkit), encoding="unicode")
    assert all(gone not in text for gone in ("<form", "<button", "headerlink", "tk-downloads"))
    assert "<details open" in text


def test_a_term_is_a_link_to_the_glossary_without_the_note_that_its_own_page_has(toolkit):
    term = '<p><a class="tk-term" href="../a/#x" aria-describedby="tk-term-x">x</a></p>'
    note = '<div class="tk-term-note" id="tk-term-x" hidden>X</div>'
    chapters = [HOME, Chapter("b/", "Second", f"<h1>Second</h1>{term}{note}")]
    paragraph = whole_guidance("print-all/", chapters, {}, "", toolkit).xpath('//section[@aria-labelledby="b"]/p')[0]
    assert dict(paragraph[0].attrib) == {"href": "#a--x"}
    assert paragraph.text_content() == "x"


def test_a_term_leads_to_the_glossary_without_a_note_and_points_to_nothing_that_is_not_there(toolkit):
    glossary = Chapter("glossary/", "Glossary", '<h1 id="glossary">Glossary</h1><h2 id="panel">Panel</h2>')
    term = '<a class="tk-term" href="../glossary/#panel" aria-describedby="tk-term-panel">panel</a>'
    page = Chapter("a/", "First", f'<h1 id="first">First</h1><p>A {term}.</p>')
    whole = whole_guidance("print-all/", [page, glossary], {}, "", toolkit)
    (paragraph,) = whole.iter("p")
    assert paragraph.text_content() == "A panel."
    assert paragraph.xpath("a/@href") == ["#glossary--panel"]
    assert whole.xpath("//@aria-describedby") == []
