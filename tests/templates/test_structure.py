"""HTML that browsers, screen readers and search engines can follow."""

import itertools
import json
from collections import Counter
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup

from tests.documents import (
    FULL,
    INDEX_URL,
    MINIMAL,
    PROCEDURE_URL,
    full_faq,
    full_procedure,
    full_risk,
)
from tests.templates.rendering import html_of, package_templates, soup_of
from wagtail_microneedling.document import (
    PageDocument,
    Question,
    RiskPageReference,
    procedure_sections,
)
from wagtail_microneedling.schema_org import graph

Build = Callable[..., PageDocument]


@pytest.fixture(params=[*FULL, *MINIMAL], ids=lambda build: build.__name__)
def build(request: pytest.FixtureRequest) -> Build:
    return request.param


@pytest.fixture(params=["example", "package"])
def page(request: pytest.FixtureRequest, build: Build) -> BeautifulSoup:
    return soup_of(build(), package_templates() if request.param == "package" else None)


def test_ids_are_unique(page: BeautifulSoup) -> None:
    counted = Counter(element["id"] for element in page.find_all(id=True))
    assert [name for name, times in counted.items() if times > 1] == []


def test_there_is_one_first_heading_and_no_level_is_skipped(page: BeautifulSoup) -> None:
    levels = [int(heading.name[1]) for heading in page.find_all(["h1", "h2", "h3", "h4", "h5"])]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in itertools.pairwise(levels))


def test_every_reference_inside_the_page_leads_somewhere(page: BeautifulSoup) -> None:
    ids = {element["id"] for element in page.find_all(id=True)}
    wanted = [link["href"][1:] for link in page.select("a[href^='#']")]
    for element in page.find_all(attrs={"aria-labelledby": True}):
        wanted.extend(str(element["aria-labelledby"]).split())
    assert [name for name in wanted if name not in ids] == []


def test_the_first_link_skips_to_the_only_main_part(page: BeautifulSoup) -> None:
    assert len(page.find_all("main")) == 1
    assert page.find_all("a")[0]["href"] == f"#{page.main['id']}"


def test_navigations_have_names_of_their_own(page: BeautifulSoup) -> None:
    names = [nav.get("aria-label") or nav.get("aria-labelledby") for nav in page.find_all("nav")]
    assert all(names)
    assert len(set(names)) == len(names)


def test_links_have_words(page: BeautifulSoup) -> None:
    assert [str(link) for link in page.find_all("a") if not link.get_text(strip=True)] == []


def test_pictures_have_a_text_and_a_size(page: BeautifulSoup) -> None:
    for picture in page.find_all("img"):
        assert picture.has_attr("alt")
        assert picture["width"].isdigit()
        assert picture["height"].isdigit()


def test_the_page_works_without_scripts_and_asks_nobody_else(page: BeautifulSoup) -> None:
    for script in page.find_all("script"):
        assert script["type"] == "application/ld+json" or script["src"].startswith("/static/")
    assert page.find_all(["iframe", "details"]) == []
    for sheet in page.select("link[rel=stylesheet]"):
        assert sheet["href"].startswith("/static/")


def test_there_is_one_graph_and_it_is_the_document_s(build: Build) -> None:
    (script,) = soup_of(build()).find_all("script", type="application/ld+json")
    assert json.loads(script.string) == graph(build())


def test_the_head_says_where_the_page_is_and_in_which_languages() -> None:
    head = soup_of(full_procedure()).head
    assert head.select_one("link[rel=canonical]")["href"] == PROCEDURE_URL
    others = {
        link["hreflang"]: link["href"] for link in head.select("link[rel=alternate][hreflang]")
    }
    assert others == {
        "en-GB": PROCEDURE_URL,
        "de": PROCEDURE_URL.replace("/treatments", "/de/treatments"),
        "fr-CA": PROCEDURE_URL.replace("/treatments", "/fr/treatments"),
    }
    assert head.select_one("link[type='application/ld+json']")["rel"] == ["alternate"]
    assert head.title.string == (
        "Microneedling: what it does and what can go wrong – Example Skin Clinic"
    )
    description = head.select_one("meta[name=description]")["content"]
    assert description == "How microneedling works, whom it suits and its risks."


def test_without_a_search_description_the_summary_describes_a_procedure() -> None:
    head = soup_of(
        full_procedure(search_description="", summary="In short: “needles” & skin.")
    ).head
    assert head.select_one("meta[name=description]")["content"] == "In short: “needles” & skin."


@pytest.mark.parametrize(
    ("language", "direction"), [("en-GB", "ltr"), ("de", "ltr"), ("ar", "rtl")]
)
def test_the_page_says_its_language_and_direction(language: str, direction: str) -> None:
    for engine in (None, package_templates()):
        page = soup_of(full_procedure(language=language), engine)
        assert page.html["lang"] == page.article["lang"] == language
        assert page.html["dir"] == direction


def test_sections_can_be_linked_to_and_are_listed_first() -> None:
    document = full_procedure()
    page = soup_of(document)
    anchors = [section.anchor for section in procedure_sections(document)]
    listed = [link["href"][1:] for link in page.select(".mn-contents a")]
    assert listed == [*anchors, "risks", "questions", "sources"]
    assert [page.find(id=anchor).name for anchor in anchors] == ["section"] * len(anchors)


def test_questions_are_headings_below_their_group_with_their_anchors() -> None:
    document = full_faq()
    page = soup_of(document)
    for question in document.questions:
        heading = page.find(id=question.anchor)
        assert (heading.name, heading.string) == ("h3", question.question)
        assert heading.find_previous("h2").string == question.group
    assert [link["href"] for link in page.select(".mn-contents a")] == ["#q-pain", "#q-sessions"]


def test_questions_without_a_group_still_stand_below_a_heading() -> None:
    questions = tuple(
        Question(anchor=f"q-{number}", question=f"{number}?", answer=item.answer, group=group)
        for number, (item, group) in enumerate(
            zip(full_faq().questions * 2, ("", "Group", "", ""), strict=True)
        )
    )
    page = soup_of(full_faq(questions=questions))
    above = [page.find(id=item.anchor).find_previous("h2").string for item in questions]
    assert above == ["Questions and answers", "Group", "Other questions", "Other questions"]


def test_risks_and_contraindications_have_their_anchors() -> None:
    document = full_risk()
    page = soup_of(document)
    for item in (*document.risks, *document.contraindications):
        assert page.find(id=item.anchor) is not None
    assert page.find(id="when-to-get-help").name == "section"


def test_the_procedure_links_to_its_risks_and_its_questions() -> None:
    document = full_procedure()
    links = {link["href"] for link in soup_of(document).main.find_all("a")}
    risk_page, faq_page = document.risk_pages[0], document.faq_pages[0]
    assert {f"{risk_page.link.url}#{risk.anchor}" for risk in risk_page.risks} <= links
    assert {question.url for question in faq_page.questions} <= links
    assert {risk_page.link.url, faq_page.link.url} <= links


def test_two_risk_pages_share_one_part_of_the_page() -> None:
    first = full_procedure().risk_pages[0]
    second = RiskPageReference(
        link=first.link, risks=first.risks, contraindications=first.contraindications
    )
    page = soup_of(full_procedure(risk_pages=(first, second)))
    ids = [element["id"] for element in page.find_all(id=True)]
    assert len(ids) == len(set(ids))
    assert len(page.select(".mn-risk-line")) == 2 * len(first.risks)


def test_markers_lead_to_their_sources() -> None:
    page = soup_of(full_procedure())
    marker = page.select_one("#benefits .mn-citation a")
    assert "Needling for atrophic scars" in page.find(id=marker["href"][1:]).get_text()


def test_breadcrumbs_end_at_the_page_itself() -> None:
    crumbs = soup_of(full_procedure()).select(".mn-breadcrumbs li")
    assert [crumb.get_text(strip=True) for crumb in crumbs] == [
        "Home",
        "Treatments",
        "Microneedling",
    ]
    assert crumbs[1].a["href"] == INDEX_URL
    assert crumbs[-1].a is None
    assert crumbs[-1].span["aria-current"] == "page"


def test_a_picture_offers_its_sizes() -> None:
    picture = soup_of(full_procedure()).select_one(".mn-page-header img")
    assert [size.split()[1] for size in picture["srcset"].split(", ")] == ["800w", "1600w"]
    assert picture["alt"] == "A clinician passing a device over a cheek"
    assert not picture.has_attr("loading")


def test_nothing_is_printed_before_the_doctype() -> None:
    for engine in (None, package_templates()):
        assert html_of(full_procedure(), engine).startswith("<!doctype html>")
