"""What each page type needs to be useful is asked for, and nothing that is there."""

import datetime
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from tests.documents import (
    CONTRAINDICATIONS,
    FULL,
    QUESTIONS,
    REVIEW,
    REVIEWER,
    RISKS,
    full_faq,
    full_index,
    full_procedure,
    full_risk,
    minimal_faq,
    minimal_index,
    minimal_procedure,
    minimal_risk,
    prose,
)
from wagtail_microneedling.document import PageDocument, Plan, TimelineEntry
from wagtail_microneedling.validation import LeftOut, Severity

from .judged import codes, findings

COMPLETE = ("procedure.", "faq.", "risk.", "page.")
Make = Callable[..., PageDocument]


@pytest.mark.parametrize("full", FULL, ids=lambda full: full.__name__)
def test_a_full_page_lacks_nothing(full: Make) -> None:
    assert codes(full(), *COMPLETE) == set()


def test_a_procedure_that_states_nothing_lacks_everything() -> None:
    assert codes(minimal_procedure(), *COMPLETE) == {
        *("procedure.no_summary", "procedure.no_description", "procedure.no_area"),
        *("procedure.no_plan", "procedure.no_downtime", "procedure.no_aftercare"),
        *("procedure.no_risks", "procedure.no_contraindications"),
        *("page.no_reviewer", "page.not_reviewed", "page.no_sources"),
        "page.no_search_description",
    }


def test_a_faq_page_without_questions_lacks_everything() -> None:
    assert codes(minimal_faq(), *COMPLETE) == {
        *("faq.no_questions", "page.no_procedure", "page.no_reviewer", "page.not_reviewed"),
        *("page.no_sources", "page.no_search_description"),
    }


def test_a_risk_page_without_risks_lacks_everything() -> None:
    assert codes(minimal_risk(), *COMPLETE) == {
        *("risk.no_risks", "risk.no_contraindications", "page.no_procedure"),
        *("page.no_reviewer", "page.not_reviewed", "page.no_sources"),
        "page.no_search_description",
    }


def test_an_index_states_no_facts_that_somebody_had_to_vouch_for() -> None:
    assert codes(minimal_index(), *COMPLETE) == {"page.no_search_description"}


RISK_PAGE = full_procedure().risk_pages[0]


@pytest.mark.parametrize(
    ("code", "path", "fields"),
    [
        ("procedure.no_summary", "summary", {"summary": ""}),
        ("procedure.no_description", "steps", {"how_it_works": None, "steps": ()}),
        ("procedure.no_area", "areas", {"areas": ()}),
        ("procedure.no_plan", "plans", {"plans": ()}),
        ("procedure.no_plan", "plans", {"plans": (Plan(note="It depends."),)}),
        ("procedure.no_downtime", "downtime", {"downtime": None, "recovery": ()}),
        ("procedure.no_aftercare", "aftercare", {"aftercare": ()}),
        ("procedure.no_risks", "risk_pages", {"risk_pages": (replace(RISK_PAGE, risks=()),)}),
        (
            "procedure.no_contraindications",
            "risk_pages",
            {"risk_pages": (replace(RISK_PAGE, contraindications=()),)},
        ),
        ("page.no_reviewer", "reviewer", {"reviewer": None}),
        ("page.reviewed_by_author", "reviewer", {"author": REVIEWER}),
        ("page.not_reviewed", "last_reviewed", {"last_reviewed": None}),
        ("page.review_is_old", "last_reviewed", {"last_reviewed": datetime.date(2024, 11, 19)}),
        ("page.no_sources", "sources", {"sources": (), "benefits": ()}),
        (
            "page.no_search_description",
            "search_description",
            {"search_description": "", "summary": ""},
        ),
    ],
)
def test_what_a_procedure_lacks_is_found_where_it_belongs(
    code: str, path: str, fields: dict[str, Any]
) -> None:
    (finding,) = findings(full_procedure(**fields), code)
    assert (finding.code, finding.path) == (code, path)


@pytest.mark.parametrize(
    "fields",
    [
        {"how_it_works": None},
        {"steps": ()},
        {"downtime": None},
        {"downtime": None, "recovery": (TimelineEntry(text="The skin is red."),)},
        {"risk_pages": (replace(RISK_PAGE, risks=()), RISK_PAGE)},
        {"sources": ()},
        {"search_description": ""},
        {"author": None},
        {"last_reviewed": datetime.date(2024, 11, 20)},
        {"last_reviewed": datetime.date(2026, 11, 20)},
    ],
    ids=str,
)
def test_what_a_procedure_says_in_another_way_is_enough(fields: dict[str, Any]) -> None:
    assert codes(full_procedure(**fields), *COMPLETE) == set()


def test_the_day_of_an_old_review_is_named() -> None:
    day = datetime.date(2020, 1, 31)
    (finding,) = findings(full_risk(last_reviewed=day), "page.review_is_old")
    assert finding.severity is Severity.ADVICE
    assert finding.parameters == {"day": "2020-01-31"}


def test_sources_of_single_statements_count() -> None:
    assert codes(full_faq(sources=()), *COMPLETE) == set()
    assert codes(full_risk(sources=()), *COMPLETE) == set()
    unsourced = tuple(replace(item, sources=()) for item in QUESTIONS)
    assert codes(full_faq(sources=(), questions=unsourced), *COMPLETE) == {"page.no_sources"}
    assert codes(full_faq(sources=(REVIEW,), questions=unsourced), *COMPLETE) == set()


def test_a_question_without_an_answer_is_named() -> None:
    rows = (
        LeftOut(field="questions", row_id="a", lacks="answer", title="Does it hurt?"),
        LeftOut(field="questions", row_id="b", lacks="question", title="Not much."),
    )
    named, nameless = findings(full_faq(), COMPLETE, left_out=rows)
    assert (named.code, named.path) == ("faq.no_answer", "questions")
    assert named.parameters == {"question": "Does it hurt?", "row_id": "a", "lacks": "answer"}
    assert nameless.code == "page.row_left_out"


def test_any_row_that_is_left_out_is_named() -> None:
    row = LeftOut(field="benefits", row_id="c", lacks="name", title="Soft")
    (finding,) = findings(full_procedure(), COMPLETE[-1], left_out=(row,))
    assert (finding.code, finding.path) == ("page.row_left_out", "benefits")
    assert finding.parameters == {"title": "Soft", "lacks": "name", "row_id": "c"}


SCARRING = RISKS[-1]


@pytest.mark.parametrize(
    ("fields", "page"),
    [
        ({"what_to_do": "Call us."}, {"when_to_get_help": None}),
        ({"get_help_now": True}, {"when_to_get_help": None}),
        ({}, {"when_to_get_help": prose("When it hurts.")}),
    ],
)
def test_a_serious_risk_with_help_of_any_kind_is_enough(
    fields: dict[str, Any], page: dict[str, Any]
) -> None:
    risks = (*RISKS[:-1], replace(SCARRING, **fields))
    assert codes(full_risk(risks=risks, **page), *COMPLETE) == set()


def test_a_serious_risk_without_help_is_found() -> None:
    (finding,) = findings(full_risk(when_to_get_help=None), "risk.")
    assert (finding.code, finding.path) == ("risk.no_help", "risks.4.what_to_do")
    assert finding.severity is Severity.ERROR
    assert finding.parameters == {"risk": "Scarring"}


def test_a_risk_page_without_contraindications_is_told() -> None:
    assert codes(full_risk(contraindications=()), *COMPLETE) == {"risk.no_contraindications"}
    assert codes(full_risk(contraindications=CONTRAINDICATIONS[:1]), *COMPLETE) == set()


def test_an_index_with_a_description_lacks_nothing() -> None:
    document = full_index(reviewer=None, last_reviewed=None, sources=())
    assert codes(document, *COMPLETE) == set()
