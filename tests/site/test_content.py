"""The whole of the content is on the site: every part, every fact by its figure or name.

What a page says is free to change, and more may be added. What stands here must stay: figures, dates, names and
permanent ids. What was renamed is known by the name that it had.
"""

import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

from macros.models.toolkit import Toolkit
from tests.support.present import present
from tests.support.reading import Pages, headings, items, section, text, under

POINTS = {
    # benefits, example questions, example methods, items to publish beforehand: as many at least
    "prioritise": (5, 6, 5, 9),
    "represent": (5, 6, 5, 4),
    "trust": (3, 7, 5, 6),
    "usable": (5, 8, 6, 5),
}

ONS = "Office for National Statistics"

# Where each case study stands among the guidance, how many sources it has at least, and its facts (as patterns).
CASES: dict[str, Any] = {
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

# The case studies that the toolkit added, in their order, and the facts of each (as patterns).
ADDED_CASES = {
    "inclusive-data-taskforce": ("12 weeks", "26 March 2021", "over 80 ", "over 90 ", "46 commitments", "88% of 339"),
    "gypsies-and-travellers": (
        "Derbyshire Gypsy Liaison Group",
        "7 December 2022",
        "over 50 ",
        r"\b30 officials",
        "film",
    ),
    "scotland-talks-data": ("2019", "up to 20", "five times a year", "32 people", "code of conduct"),
    "northern-ireland-public-data-panel": ("eight-month", "2021", "April 2022", "17 members", "Belfast"),
    "pandemic-juries": (
        "Sussex",
        "18 members",
        r"\b53\b",
        "36 hours in 8 days",
        "77%",
        "38%",
        "6%",
        "61 people",
        "among them jurors",
        "April 2022",
    ),
    "public-good-dialogue": ("68 people", "Cardiff", "Belfast", "24 hours of talk", "4 October 2022", "Kohlrabi"),
    "household-costs-indices": ("Bank of England", "June 2022", "quarterly", "December 2023", "not the public"),
    "understanding-economic-figures": ("130 people", r"12 focus groups", "1,665", "57%", "August 2022"),
    "green-jobs": ("11 August to 6 October 2022", "107 replies", "29 November 2022", "11 from business"),
    "welsh-economic-profiles": ("2020", "November 2021", "September 2022", "dashboard"),
    "population-statistics": ("706 replies", "366", "52%", "147", "June 2025", "2031"),
    "australian-census-topics": ("260", "213", "32 topics", r"\b17\b", "six criteria"),
    "irish-census-topics": ("30 November", "20 January 2023", "over 400", "pilot"),
    "explore-education-statistics": ("over 90 users", "over 130", "March 2020", "July 2022"),
    "school-places-scorecard": ("2021", "over 90 replied", "one-page"),
    "children-in-need": ("2020", "National Association of Virtual School Heads", "no formal consultation"),
}

# The pages of good practice, and how many different sources each names at least.
PRACTICE = {
    "ethics-consent-and-data-protection": 25,
    "finding-and-paying-people": 34,
    "making-it-accessible": 15,
    "consultations-and-the-law": 35,
    "children-and-people-at-risk": 9,
    "evaluating-your-engagement": 18,
}

TEMPLATES = [
    "information-sheet",
    "consent-form",
    "recruitment-brief",
    "invitation",
    "stakeholder-map",
    "feedback-form",
    "consultation-response",
]

# Where each box stands in the guidance, and the ids of its questions, part by part. A saved answer hangs on each id:
# one may be added, but none may go or change.
PLAN: dict[str, Any] = {
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

STANDARDS = [
    "equity-diversity-inclusion",
    "data-literacy-training",
    "two-way-communication",
    "transparency",
    "mutual-benefit",
    "effective-involvement",
    "culture-of-involvement",
]

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
    "publish-and-invite-feedback",
    "standing-panel",
    "statistics-user-group",
    "survey-of-statistics-users",
    "thematic-analysis",
    "usability-testing",
    "user-needs-statements",
    "workshop",
}


RESOURCES = {
    "resources": [
        "user-engagement-support",
        "involve-methods",
        "pedri-tools-hub",
        "pedri-standards",
        "adr-uk-guide",
        "uk-statistics-authority-public-views",
    ],
    "public-attitudes-research": ["data-and-ai-tracker", "ons-what-we-know", "public-good-dialogue"],
    "learning": [
        "professional-communities",
        "free-events",
        "shadow-social-researchers",
        "work-with-communicators",
        "feedback-on-activities",
        "core-skills-training",
    ],
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


def named(things, name: str):
    """The thing that has a name, or had it before."""
    return next(thing for slug, thing in things.items() if name == slug or name in thing.formerly)


def known(names, found) -> list[str]:
    """What is found, without what was added since."""
    return [name for name in found if name in names]


def hrefs(elements) -> list[str]:
    """Where the links in elements lead, but for headings' links to themselves and terms' links to the glossary."""
    return [link["href"] for element in elements for link in element.select("a[href]:not(.headerlink, .tk-term)")]


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
    assert all(count >= least for count, least in zip(counts, POINTS[name], strict=True))
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
        assert set(cited) <= {toolkit.links[source].url for source in named(toolkit.case_studies, name).sources}


def test_case_studies_are_numbered_alike_wherever_they_stand(pages: Pages):
    for number, (name, (where, *_)) in enumerate(CASES.items(), 1):
        inline = pages[where].find("section", attrs={"aria-labelledby": f"case-study-{name}"})
        for box in (inline, pages[f"case-studies/{name}/"].select_one(".tk-case-study")):
            assert text(box.select_one(".tk-box__label")) == f"Case study {number}, from the source"


@pytest.mark.parametrize("name", ADDED_CASES)
def test_a_case_study_that_was_added_says_so_and_tells_its_facts_with_their_sources(
    pages: Pages, toolkit: Toolkit, name
):
    box = pages[f"case-studies/{name}/"].select_one(".tk-case-study")
    case = named(toolkit.case_studies, name)
    assert text(box.select_one(".tk-box__label")) == f"Case study {case.order}, added by this toolkit"
    assert not missing(ADDED_CASES[name], text(box))
    assert {toolkit.links[source].url for source in case.sources} <= set(hrefs([box]))


def test_case_studies_cover_every_decision_point_and_nation_and_economic_statistics(toolkit: Toolkit):
    for point in POINTS:
        assert len([case for case in toolkit.case_studies.values() if point in case.decision_points]) >= 5
    told = " ".join(f"{case.title} {case.body}" for case in toolkit.case_studies.values())
    assert not missing(["Scotland", "Wales", "Northern Ireland", "Australia", "Ireland", "economic", "price"], told)


def test_the_list_of_case_studies_leads_to_the_page_of_each(pages: Pages, toolkit: Toolkit):
    links = [hrefs([card])[0] for card in pages["case-studies/"].select(".tk-card")]
    assert links == [f"{name}/" for name in toolkit.case_studies]
    ours = [f"{named(toolkit.case_studies, name).slug}/" for name in (*CASES, *ADDED_CASES)]
    assert known(ours, links) == ours


@pytest.mark.parametrize("name", PLAN)
def test_a_plan_box_asks_all_its_questions_in_the_guidance(pages: Pages, name):
    where, *parts = PLAN[name]
    [box] = pages[where].select(".tk-plan-box")
    assert box["aria-labelledby"] == f"box-{name}"
    lists = [[item["id"] for item in part.find_all("li")] for part in box.select("ol.tk-questions")]
    asked = [[f"question-{question}" for question in part] for part in parts]
    assert [known(part, there) for part, there in zip(asked, lists, strict=False)] == asked
    assert all(text(item) for item in box.find_all("li"))


@pytest.mark.parametrize("name", PLAN)
def test_the_plan_itself_asks_the_same_questions(pages: Pages, name):
    box = pages["plan/"].find(id=f"box-{name}").find_parent("section")
    asked = [question["data-question"] for question in box.select("[data-question]")]
    ours = [question for part in PLAN[name][1:] for question in part]
    assert known(ours, asked) == ours


def test_the_first_plan_box_gives_the_advice_on_personas(pages: Pages):
    box = pages["involving-the-public/"].select_one(".tk-plan-box")
    assert not missing(["personas", "user research", "stereotyp"], text(box))


def test_the_second_plan_box_is_for_each_topic_and_those_of_the_source_on_work_ask_for_now_and_next(toolkit: Toolkit):
    asked = [(name, box.repeats, box.answers) for name, box in toolkit.boxes.items()]
    assert asked == [
        ("publics", False, "one"),
        ("topics", True, "now-and-next"),
        ("practice", False, "now-and-next"),
        ("deliver", False, "one"),
    ]


def test_all_seven_standards_are_explained(pages: Pages, toolkit: Toolkit):
    standards = [tag for tag in section(pages["tips/"].find(id="pedri-standards")) if tag.name == "h3"]
    assert {tag["id"]: text(tag) for tag in standards} == {
        name: standard.title for name, standard in toolkit.standards.items()
    }
    assert known(STANDARDS, toolkit.standards) == STANDARDS
    assert all(text(*section(tag)) for tag in standards)


def test_all_ten_tips_have_a_numbered_heading_and_advice(pages: Pages, toolkit: Toolkit):
    assert known(TIPS, toolkit.tips) == TIPS
    page = pages["tips/"]
    assert hrefs(page.select(".tk-tips > li")) == [f"#{name}" for name in toolkit.tips]
    for number, name in enumerate(toolkit.tips, 1):
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


@pytest.mark.parametrize("part", RESOURCES)
def test_resources_research_and_learning_are_complete(pages: Pages, part):
    entries = [tag for tag in section(pages["resources/"].find(id=part)) if tag.name == "h3"]
    assert known(RESOURCES[part], (entry["id"] for entry in entries)) == RESOURCES[part]
    assert all(text(*section(entry)) for entry in entries)
    assert part == "learning" or all(hrefs([entry])[0].startswith("https://") for entry in entries)
    assert part != "resources" or all("Use it when" in text(*section(entry)) for entry in entries)


def test_each_method_page_has_all_its_parts(pages: Pages, toolkit: Toolkit):
    for name in METHODS:
        now = named(toolkit.methods, name).slug
        article = pages[f"methods/{now}/"].article
        parts = ["what-it-is", "when-it-suits", "what-to-watch-out-for", "levels-of-participation", "read-more"]
        assert all(text(*section(article.find(id=part))) for part in parts), name
        assert len(items(section(article.find(id="when-it-suits")))) >= 2, name
        assert len(items(section(article.find(id="what-to-watch-out-for")))) >= 2, name
        assert any(href.startswith("https://") for href in hrefs(section(article.find(id="read-more")))), name
        links = set(hrefs([article]))
        assert {f"../../decision-points/{point.slug}/" for point in toolkit.points_with_method(now)} <= links, name
        assert {f"../../case-studies/{case.slug}/" for case in toolkit.case_studies_with_method(now)} <= links, name


def test_each_method_says_at_a_glance_what_sources_say_or_that_none_does(pages: Pages, toolkit: Toolkit):
    for name in METHODS:
        method = named(toolkit.methods, name)
        rows = pages[f"methods/{method.slug}/"].find(id="at-a-glance").find_next("table").select("tbody tr")
        labels, known = zip(*([text(cell) for cell in row.find_all("td")] for row in rows), strict=True)
        assert labels == ("People", "Time", "Preparation", "Skills", "In person or online", "In-house or contracted")
        for row, (_, glance), words in zip(rows, method.at_a_glance, known, strict=True):
            assert {toolkit.links[fact.source].url for fact in glance.facts} == set(hrefs([row])), name
            assert (
                glance.facts or words.startswith("No source gives this: it depends on") or words == glance.follows
            ), name


@pytest.mark.parametrize("name", PRACTICE)
def test_a_page_of_good_practice_names_its_sources(pages: Pages, toolkit: Toolkit, name):
    sources = {href for href in hrefs([pages[f"practice/{name}/"].article]) if href.startswith("http")}
    assert len(sources) >= PRACTICE[name]
    assert sources <= {link.url for link in toolkit.links.values()}


def test_good_practice_is_one_step_from_its_overview_and_from_the_tips_and_the_plan(pages: Pages):
    overview = set(hrefs([pages["practice/"].article]))
    assert {f"{name}/" for name in PRACTICE} <= overview
    tips, plan = (" ".join(hrefs([pages[address].article])) for address in ("tips/", "plan/"))
    assert not missing(
        [f"practice/{name}/" for name in PRACTICE if "children" not in name and "eval" not in name], tips
    )
    assert not missing([f"practice/{name}/" for name in PRACTICE], plan)


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_can_be_had_in_every_format(pages: Pages, site: Path, name):
    links = hrefs([pages["templates/"].find(id=name).find_parent("section")])
    assert links == [f"../downloads/{name}.{ending}" for ending in ("docx", "odt", "md", "html")]
    assert all((site / "downloads" / f"{name}.{ending}").stat().st_size for ending in ("docx", "odt", "md", "html"))


def test_the_short_example_is_short_and_its_published_copy_lacks_what_stays_in_the_team(
    pages: Pages, site: Path, toolkit
):
    article, plan = pages["short-example/"].article, toolkit.short_example
    assert not missing(["fictional", "Not relevant, because our respondents", "Internal: leave out"], text(article))
    assert len(plan.topics) == 1
    assert len(text(article).split()) < 1250
    internal = plan.answers["inclusive"].next
    for ending in ("md", "html"):
        published = (site / "downloads" / f"short-example.{ending}").read_text(encoding="utf-8")
        assert "Not relevant, because our respondents" in published
        assert internal.split(".")[0] not in published
        assert plan.contact not in published
    assert not missing([internal.split(".")[0], plan.contact], text(article))


def test_the_page_to_print_holds_every_page_of_guidance_in_the_order_of_the_menu(pages: Pages):
    page = pages["print-all/"]
    menu = [link["href"] for link in page.select(".tk-pages a[href], .tk-nav a[href]")]
    parts = [part["aria-labelledby"] for part in page.select(".tk-print__part")]
    assert parts[0] == "involving-the-public"
    assert parts[-1] == "addresses"
    assert menu
    for address in ("tips", "glossary", "templates", "short-example", *(f"practice-{name}" for name in PRACTICE)):
        assert address in parts
    assert not {"plan", "find", "about", "security", "writing-pages"} & set(parts)
    listed = [link["href"].removeprefix("#") for link in page.select(".tk-print > nav > ol > li > a")]
    assert listed == parts


def test_the_whole_guidance_can_be_had_as_documents_with_its_headings(pages: Pages, site: Path):
    page = pages["print-all/"]
    endings = {"docx": ("word/document.xml", "Heading1"), "odt": ("content.xml", "Heading_20_1")}
    assert hrefs(page.select(".tk-article > .tk-downloads")) == [
        f"../downloads/whole-guidance.{ending}" for ending in endings
    ]
    for ending, (part, style) in endings.items():
        with zipfile.ZipFile(site / "downloads" / f"whole-guidance.{ending}") as archive:
            content = archive.read(part).decode()
        assert content.count(f'"{style}"') == len(page.select(".tk-print h2"))
        assert not missing([r"Our advice:", "Gypsies", "Royal Assent on 19 June 2025"], content)


def test_links_on_the_page_to_print_work_on_paper(pages: Pages):
    page = pages["print-all/"]
    numbers = {int(number) for number in re.findall(r"\[(\d+)\]", text(*page.select(".tk-print__note")))}
    addresses = page.find(id="addresses").find_parent("section").select("ol > li")
    assert numbers == set(range(1, len(addresses) + 1))
    for link in page.select(".tk-print__part:not([aria-labelledby=addresses]) a[href^=http]"):
        number = int(present(re.search(r"\d+", link.find_next_sibling(class_="tk-print__note").get_text()))[0])
        assert hrefs([addresses[number - 1]]) == [link["href"]]


def test_the_list_of_methods_leads_to_the_page_of_each(pages: Pages, toolkit: Toolkit):
    links = {hrefs([card])[0] for card in pages["methods/"].select(".tk-card")}
    assert links == {f"{name}/" for name in toolkit.methods}
    assert {name for name in METHODS if named(toolkit.methods, name)} == METHODS


def test_each_method_that_the_guidance_suggests_or_a_case_used_says_so(toolkit: Toolkit):
    # Without this, a method's page could list nothing and still count as complete.
    assert [point.slug for point in toolkit.points_with_method("citizens-jury")] == ["prioritise"]
    assert [case.slug for case in toolkit.case_studies_with_method("citizens-jury")] == [
        "reasonable-expectations",
        "pandemic-juries",
    ]


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


def test_no_sentence_begins_twice(pages: Pages):
    begun = re.compile(r"\b(The|An?|This|It|They|We|You) (The|An?|This|It|They|We|You|What|How|Where|When|So)\b")
    passages = {
        address: [text(passage) for passage in page.select("article :is(p, li, dd, td)")]
        for address, page in pages.items()
    }
    assert not {address: said for address, told in passages.items() if (said := list(filter(begun.search, told)))}


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


def test_the_list_of_contents_names_the_tips_by_their_short_titles(pages: Pages, toolkit: Toolkit):
    listed = {text(link) for link in pages["tips/"].select(".tk-toc a")}
    short = {f"{number}. {tip.short_title}" for number, tip in enumerate(toolkit.tips.values(), 1)}
    assert short <= listed
    assert {f"h2#{name}" for name in toolkit.tips if not pages["tips/"].select(f"h2#{name}")} == set()
