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
        "Office for Statistics Regulation (OSR): https://osr.statisticsauthority.gov.uk/",
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
