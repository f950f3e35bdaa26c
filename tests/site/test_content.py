"""The whole of the content is on the site: every part by count, every fact by its figure or name.

What a page says is free to change. What stands here is not: figures, dates, names and permanent ids.
"""

import re

import pytest

from macros.models.toolkit import Toolkit
from tests.site.conftest import Pages
from tests.site.reading import headings, items, section, text, under

POINTS = {
    # benefits, example questions, example methods, items to publish beforehand
    "prioritise": (5, 6, 5, 9),
    "represent": (5, 6, 5, 4),
    "trust": (3, 7, 5, 6),
    "usable": (5, 8, 6, 5),
}

ONS = "Office for National Statistics"

# Where each case study stands among the guidance, how many sources it has at least, and its facts (as patterns).
CASES = {
    "third-sector-panel": (
        "involving-the-public/",
        1,
        "Third Sector Statistics User Panel",
        "Welsh Government",
        "Chief Statistician",
        "Chief Executive",
        "Wales Council for Voluntary Action",
        "Council for Wales of Voluntary Youth Services",
        "Shelter Cymru",
        "RSPCA Cymru",
        "Workers' Educational Association Cymru",
        "every six months",
        "papers",
        "online",
    ),
    "below-average-resources": (
        "decision-points/prioritise/",
        1,
        "Department for Work and Pensions",
        "Below Average Resources",
        "Social Metrics Commission",
        "Official Statistics in Development",
        "12 weeks",
        "18 January to 11 April 2024",
        "35 responses",
    ),
    "recording-ethnicity": (
        "decision-points/represent/",
        2,
        "Race Equality Foundation",
        ONS,
        "Wellcome Trust",
        r"\b41\b|forty[- ]one",
        "Black, Asian and minority ethnic communities",
        "three geographical areas",
        "three focus group sessions",
        r"\bhalf\b",
        "interpreter",
        "English",
        r"\b46\b",
        "healthcare workers",
        "one-to-one interviews",
        "primary",
        "secondary",
        "community health",
        r"\bclinical",
    ),
    "census-health-questions": (
        "decision-points/represent/",
        2,
        ONS,
        "Census 2021",
        "more than three years",
        "unpaid care",
        "focus groups",
        "informal interviews",
        "in-depth interviews",
        "cognitive interviews",
        "peer review",
        r"user experience \(UX\)",
        "sample participants",
        "conditions",
        "problems",
        r"\bhours\b",
    ),
    "reasonable-expectations": (
        "decision-points/trust/",
        2,
        "National Data Guardian",
        "Connected Health Cities",
        r"Citizens' Juries c\.i\.c\.",
        "Jefferson Center",
        r"\b18\b|eighteen",
        "three[- ]days?",
        "scenarios",
        "expert witnesses",
        r"\bpoll",
    ),
    "child-heart-surgery": (
        "decision-points/usable/",
        1,
        r"\b2013\b",
        "Leeds General Infirmary",
        "Christina Pagel",
        "University College London",
        "Sir David Spiegelhalter",
        "University of Cambridge",
        "Sense about Science",
        "Tim Rakow",
        "King's College London",
        r"\bPRAiS\b",
        "Partial Risk Adjustment in Surgery",
        "Understanding Children's Heart Surgery Outcomes",
        "predicted range",
        "families",
    ),
    "online-survey-materials": (
        "tips/",
        1,
        ONS,
        "social surveys",
        "longitudinal",
        "letters",
        "leaflets",
        "calling cards",
        "envelopes",
        "participants",
        "interviewers",
        "focus groups",
        "workshop",
        r"alpha and beta",
        "cognitive",
        "pop-up",
        "guerr?illa",
        "guidelines",
    ),
}

# Where each box stands in the guidance, and the ids of its questions, part by part. A saved answer hangs on each id:
# one may be added, but none may go or change.
PLAN = {
    "publics": (
        "involving-the-public/",
        ["who-about", "who-uses", "who-affected", "who-left-out"],
        ["reach-information", "reach-community-groups", "reach-civil-society", "reach-institutions"],
    ),
    "topics": (
        "decision-points/",
        ["topic-questions", "topic-people", "topic-methods", "topic-information", "topic-change", "topic-feedback"],
    ),
    "practice": (
        "tips/",
        [
            "published-information",
            "feedback-received",
            "known-research",
            "other-evidence",
            "open-questions",
            "routine-contacts",
            "inclusive",
            "other-teams",
        ],
    ),
}

STANDARDS = {
    "equity-diversity-inclusion": "Equity, diversity and inclusion",
    "data-literacy-training": "Data literacy and training",
    "two-way-communication": "Two-way communication",
    "transparency": "Transparency",
    "mutual-benefit": "Mutual benefit",
    "effective-involvement": "Effective involvement and engagement",
    "culture-of-involvement": "Creating a culture of involvement and engagement",
}

TIPS = [
    "be-open",
    "clear-goals",
    "be-proportionate",
    "use-evidence",
    "record-evidence",
    "work-with-others",
    "build-relationships",
    "honest-about-influence",
    "burden-of-consultation",
    "you-said-we-did",
]

LEVELS = ["Inform", "Consult", "Involve", "Collaborate", "Empower"]

METHODS = {
    "appreciative-inquiry",
    "citizens-jury",
    "co-creation",
    "cognitive-interviews",
    "community-researchers",
    "contextual-observation",
    "data-diary",
    "ethics-panel",
    "evidence-review",
    "focus-group",
    "interviewer-feedback",
    "interviews",
    "journey-mapping",
    "media-monitoring",
    "mini-public",
    "online-survey",
    "opinion-polling",
    "peer-review",
    "personas",
    "pop-up-testing",
    "post-survey-debrief",
    "public-consultation",
    "public-dialogue",
    "public-events",
    "standing-panel",
    "statistics-user-group",
    "survey-of-statistics-users",
    "thematic-analysis",
    "usability-testing",
    "user-needs-statements",
    "workshop",
}


TERMS = [
    "trustworthiness",
    "public interest",
    "disproportionately affected",
    "attrition",
    "timeliness",
    "facilitation",
    "PIE",
    "Head of Profession",
    "respondent",
    "co-production",
    "co-design",
    "lived experience",
    "consultation fatigue",
]


def missing(facts, words: str) -> list[str]:
    return [fact for fact in facts if not re.search(fact, words, re.IGNORECASE)]


def hrefs(elements) -> list[str]:
    """Where the links in elements lead, but for headings' links to themselves."""
    return [link["href"] for element in elements for link in element.select("a[href]:not(.headerlink)")]


def test_table_1_has_its_three_columns(pages: Pages):
    columns = pages["involving-the-public/"].select(".tk-columns .tk-column")
    assert [len(column.find_all("li")) for column in columns] == [6, 5, 4]
    assert all(text(*headings(column)) for column in columns)


@pytest.mark.parametrize("name", POINTS)
def test_a_decision_point_has_all_its_parts(pages: Pages, name):
    page = pages[f"decision-points/{name}/"]
    counts = (
        len(items(under(page, "why"))),
        len(page.select(".tk-questions > li")) - len(page.select(".tk-plan-box .tk-questions > li")),
        len(page.select(".tk-example-methods > li")),
        len(items(under(page, "publish"))),
    )
    assert counts == POINTS[name]
    assert text(*under(page, "who to engage"))
    assert all("/methods/" in hrefs([item])[-1] for item in page.select(".tk-example-methods > li"))


def test_the_overview_leads_to_the_decision_points_in_their_order(pages: Pages):
    cards = pages["decision-points/"].select(".tk-steps > li")
    assert [hrefs([card]) for card in cards] == [[f"{name}/"] for name in POINTS]


def test_the_caveats_on_how_people_are_represented_are_kept(pages: Pages, toolkit: Toolkit):
    article = pages["decision-points/represent/"].article
    assert not missing(["free[- ]text", "open text box", "disability", "Equality Act 2010"], text(article))
    assert {
        toolkit.links["disability-harmonisation"].url,
        toolkit.links["harmonised-standards"].url,
        "../../tips/#honest-about-influence",
    } <= set(hrefs([article]))


@pytest.mark.parametrize("name", CASES)
def test_a_case_study_tells_its_facts_in_its_box_and_on_its_page(pages: Pages, toolkit: Toolkit, name):
    where, sources, *facts = CASES[name]
    box = pages[where].find("section", attrs={"aria-labelledby": f"case-study-{name}"})
    page = pages[f"case-studies/{name}/"]
    assert not missing(facts, text(box))
    assert not missing(facts, text(page.article))
    for place in (box, page.select_one(".tk-case-study")):
        cited = [href for href in hrefs([place.find_all("ul")[-1]]) if href.startswith("https://")]
        assert len(cited) >= sources
        assert set(cited) <= {toolkit.links[source].url for source in toolkit.case_studies[name].sources}


def test_case_studies_are_numbered_alike_wherever_they_stand(pages: Pages):
    for number, (name, (where, *_)) in enumerate(CASES.items(), 1):
        inline = pages[where].find("section", attrs={"aria-labelledby": f"case-study-{name}"})
        for box in (inline, pages[f"case-studies/{name}/"].select_one(".tk-case-study")):
            assert text(box.select_one(".tk-box__label")) == f"Case study {number}"


def test_the_list_of_case_studies_leads_to_the_page_of_each(pages: Pages):
    links = [hrefs([card])[0] for card in pages["case-studies/"].select(".tk-card")]
    assert links == [f"{name}/" for name in CASES]


@pytest.mark.parametrize("name", PLAN)
def test_a_plan_box_asks_all_its_questions_in_the_guidance(pages: Pages, name):
    where, *parts = PLAN[name]
    [box] = pages[where].select(".tk-plan-box")
    assert box["aria-labelledby"] == f"box-{name}"
    lists = [[item["id"] for item in part.find_all("li")] for part in box.select("ol.tk-questions")]
    assert lists == [[f"question-{question}" for question in part] for part in parts]
    assert all(text(item) for item in box.find_all("li"))


@pytest.mark.parametrize("name", PLAN)
def test_the_plan_itself_asks_the_same_questions(pages: Pages, name):
    box = pages["plan/"].find(id=f"box-{name}").find_parent("section")
    asked = [question["data-question"] for question in box.select("[data-question]")]
    assert asked == [question for part in PLAN[name][1:] for question in part]


def test_the_first_plan_box_gives_the_advice_on_personas(pages: Pages):
    box = pages["involving-the-public/"].select_one(".tk-plan-box")
    assert not missing(["personas", "user research", "stereotyp"], text(box))


def test_the_second_plan_box_is_for_each_topic_and_the_last_two_ask_for_now_and_next(toolkit: Toolkit):
    asked = [(name, box.repeats, box.answers) for name, box in toolkit.boxes.items()]
    assert asked == [
        ("publics", False, "one"),
        ("topics", True, "now-and-next"),
        ("practice", False, "now-and-next"),
    ]


def test_all_seven_standards_are_explained(pages: Pages):
    standards = [tag for tag in section(pages["tips/"].find(id="pedri-standards")) if tag.name == "h3"]
    assert {tag["id"]: text(tag) for tag in standards} == STANDARDS
    assert all(text(*section(tag)) for tag in standards)


def test_all_ten_tips_have_a_numbered_heading_and_advice(pages: Pages, toolkit: Toolkit):
    assert list(toolkit.tips) == TIPS
    page = pages["tips/"]
    assert hrefs(page.select(".tk-tips > li")) == [f"#{name}" for name in TIPS]
    for number, name in enumerate(TIPS, 1):
        heading = page.find(id=name)
        assert heading.name == "h2"
        assert text(heading) == f"{number}. {toolkit.tips[name].title}"
        assert text(*section(heading))


@pytest.mark.parametrize(
    ("tip", "facts"),
    {
        "be-proportionate": ["2013", "2021", "Census 2021", "England and Wales"],
        "use-evidence": ["2024", "AI", "Design Lab", ONS],
        "record-evidence": ["User needs statements", "Personas", "Journey mapping", "Thematic analysis"],
        "work-with-others": ["interviewers", "call centre", "communications", "fact checkers", "social media"],
        "honest-about-influence": ["Code of Practice", "principle 2", "principle 8"],
        "burden-of-consultation": ["disabled", "consultation fatigue", "what is in it for me"],
        "you-said-we-did": ["email", "newsletter", "report", "blog", "workshop"],
    }.items(),
)
def test_a_tip_keeps_the_facts_of_its_advice(pages: Pages, tip, facts):
    assert not missing(facts, text(*section(pages["tips/"].find(id=tip))))


def test_five_levels_of_participation_are_explained_and_credited(pages: Pages, toolkit: Toolkit):
    part = section(pages["tips/"].find(id="levels-of-participation"))
    rows = [row.find_all("td") for element in part for row in element.select("tbody tr")]
    assert [text(cells[0]) for cells in rows] == LEVELS
    assert all(text(cell) for cells in rows for cell in cells)
    assert not missing(["©", "IAP2", "2024", "all rights reserved"], text(*part))
    assert toolkit.links["iap2-spectrum"].url in hrefs(part)


def test_the_protected_words_of_the_spectrum_are_not_repeated(pages: Pages):
    protected = (
        "balanced and objective information|we will keep you informed|to the maximum extent possible"
        "|we will implement what you decide"
    )
    assert not [address for address, page in pages.items() if re.search(protected, text(page), re.IGNORECASE)]


@pytest.mark.parametrize(("part", "count"), [("resources", 6), ("public-attitudes-research", 3), ("learning", 6)])
def test_resources_research_and_learning_are_complete(pages: Pages, part, count):
    entries = [tag for tag in section(pages["resources/"].find(id=part)) if tag.name == "h3"]
    assert len(entries) == count
    assert all(text(*section(entry)) for entry in entries)
    assert part == "learning" or all(hrefs([entry])[0].startswith("https://") for entry in entries)
    assert part != "resources" or all("Use it when" in text(*section(entry)) for entry in entries)


@pytest.mark.parametrize("name", sorted(METHODS))
def test_a_method_page_has_all_its_parts(pages: Pages, toolkit: Toolkit, name):
    article = pages[f"methods/{name}/"].article
    parts = ["what-it-is", "when-it-suits", "what-to-watch-out-for", "levels-of-participation", "read-more"]
    assert all(text(*section(article.find(id=part))) for part in parts)
    assert len(items(section(article.find(id="when-it-suits")))) >= 2
    assert len(items(section(article.find(id="what-to-watch-out-for")))) >= 2
    assert any(href.startswith("https://") for href in hrefs(section(article.find(id="read-more"))))
    links = set(hrefs([article]))
    assert {f"../../decision-points/{point.slug}/" for point in toolkit.points_with_method(name)} <= links
    assert {f"../../case-studies/{case.slug}/" for case in toolkit.case_studies_with_method(name)} <= links


def test_the_list_of_methods_leads_to_the_page_of_each(pages: Pages, toolkit: Toolkit):
    links = {hrefs([card])[0] for card in pages["methods/"].select(".tk-card")}
    assert links == {f"{name}/" for name in toolkit.methods}
    assert set(toolkit.methods) >= METHODS


def test_each_method_that_the_guidance_suggests_or_a_case_used_says_so(toolkit: Toolkit):
    # Without this, a method's page could list nothing and still count as complete.
    assert [point.slug for point in toolkit.points_with_method("citizens-jury")] == ["prioritise"]
    assert [case.slug for case in toolkit.case_studies_with_method("citizens-jury")] == ["reasonable-expectations"]


def test_the_glossary_gives_each_term_a_heading_to_link_to(pages: Pages, toolkit: Toolkit):
    page = pages["glossary/"]
    assert {name: text(page.find(id=name)) for name in toolkit.terms} == {
        name: term.term for name, term in toolkit.terms.items()
    }
    assert all(text(*section(page.find(id=name))) for name in toolkit.terms)


def test_the_facts_of_the_introduction_stand_on_the_home_page_and_in_about(pages: Pages):
    facts = [
        "Code of Practice for Statistics",
        "Office for Statistics Regulation",
        "third edition",
        "October 2025",
        "Design Lab",
        "4 February 2025",
        "(more than|over) 20 organisations",
        "Connected by Data",
        "2025 UK Statistics Assembly",
        "user engagement",
        "operational data",
    ]
    for address in ("", "about/"):
        assert not missing(facts, text(pages[address].article))


def test_the_home_page_offers_four_ways_in(pages: Pages):
    ways = pages[""].select(".tk-way h2")
    assert [hrefs([way]) for way in ways] == [["involving-the-public/"], ["should-we-involve/"], ["find/"], ["plan/"]]


def test_the_home_page_opens_with_what_it_is_for_whom_and_from_whose_guidance(pages: Pages):
    hero = text(pages[""].select_one(".tk-hero"))
    assert not missing(["plan builder", "produce official statistics", "Office for Statistics Regulation"], hero)


@pytest.mark.parametrize("term", TERMS)
def test_a_term_of_the_field_stands_in_the_guidance_and_is_explained(pages: Pages, toolkit: Toolkit, term):
    explained = {name for name, entry in toolkit.terms.items() if re.search(term, entry.term, re.IGNORECASE)}
    assert explained
    guidance = [
        page for address, page in pages.items() if not address.startswith(("glossary", "search", "downloads"))
    ]
    assert any(re.search(term, text(page.article), re.IGNORECASE) for page in guidance if page.article)


def test_no_guidance_page_trades_the_public_interest_for_what_the_public_cares_about(pages: Pages):
    weaker = "how much the public cares?|public's interest in|this is the least you can do"
    assert not [address for address, page in pages.items() if re.search(weaker, text(page), re.IGNORECASE)]


def test_all_four_decision_points_lead_to_the_box_on_topics(pages: Pages):
    for name in POINTS:
        assert "../#box-topics" in hrefs([pages[f"decision-points/{name}/"].article]), name


def test_the_way_to_send_feedback_shows_only_where_there_is_an_address(pages: Pages, toolkit: Toolkit):
    assert not toolkit.organisation.feedback_email
    assert not toolkit.organisation.feedback_url
    assert not [address for address, page in pages.items() if page.select("footer a[href$='#feedback']")]


def test_a_link_that_opens_another_page_than_its_title_says_so(pages: Pages, toolkit: Toolkit):
    for name in toolkit.methods:
        read = text(*section(pages[f"methods/{name}/"].find(id="read-more")))
        for link in (toolkit.links[cited] for cited in toolkit.methods[name].read_more):
            assert not link.opens or f"the link opens {link.opens}" in read


def test_the_checklist_shows_each_item_and_the_questions_to_look_at(pages: Pages, toolkit: Toolkit):
    page = pages["reviewing-a-plan/"]
    for part in toolkit.checklist.parts:
        for item in part.items:
            entry = page.find(id=f"check-{item.id}")
            assert item.text in text(entry)
            asked = {
                href.rpartition("#question-")[2].removesuffix("-1") for href in hrefs([entry]) if "#question-" in href
            }
            assert asked == set(item.questions)


def test_every_question_of_the_plan_has_a_hint(toolkit: Toolkit):
    assert [name for name, question in toolkit.plan_questions.items() if not question.hint] == []


def test_about_credits_the_source_and_says_who_is_not_behind_the_site(pages: Pages, toolkit: Toolkit):
    article = pages["about/"].article
    assert toolkit.links["osr-toolkit"].url in hrefs([article])
    assert not missing(["endorse", "MIT", "IAP2"], text(article))
    assert all(article.find(id=anchor) for anchor in ("feedback", "accessibility", "licence"))


def test_slips_of_the_source_are_put_right(pages: Pages):
    slips = (
        "Equalities Act|Government Communications Service|six (key )?standards"
        r"|Jefferson Center (c\.i\.c|\(Community)"
    )
    assert not [address for address, page in pages.items() if re.search(slips, text(page))]
