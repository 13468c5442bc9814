"""Wrong nesting is impossible, and lists show what matters."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import strip_tags
from wagtail.models import Page

from tests import site as make
from wagtail_microneedling import records
from wagtail_microneedling.models import Record
from wagtail_microneedling.pages.models import (
    FAQPage,
    ProcedureIndexPage,
    ProcedurePage,
    RiskPage,
)


@pytest.mark.parametrize(
    ("parent", "child", "allowed"),
    [
        (Page, ProcedureIndexPage, True),
        (ProcedureIndexPage, ProcedurePage, True),
        (ProcedureIndexPage, FAQPage, True),
        (ProcedureIndexPage, RiskPage, True),
        (ProcedurePage, FAQPage, True),
        (ProcedurePage, RiskPage, True),
        (Page, ProcedurePage, False),
        (Page, FAQPage, False),
        (Page, RiskPage, False),
        (ProcedurePage, ProcedurePage, False),
        (ProcedurePage, ProcedureIndexPage, False),
        (FAQPage, RiskPage, False),
        (RiskPage, FAQPage, False),
        (ProcedureIndexPage, Page, False),
    ],
)
def test_which_page_may_stand_below_which(
    parent: type[Page], child: type[Page], allowed: bool
) -> None:
    assert (child in parent.allowed_subpage_models()) is allowed


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("microneedling_procedurepage", ["1 to 6 sessions", "1 to 2 days", "Last reviewed"]),
        ("microneedling_faqpage", ["Questions 1"]),
        ("microneedling_riskpage", ["Risks 1", "Contraindications"]),
    ],
)
def test_a_list_of_pages_shows_what_matters(
    editor: Client, whole: make.WholeSite, name: str, words: list[str]
) -> None:
    answer = editor.get(reverse(f"{name}:index"))
    for word in words:
        assert word in answer.content.decode()


@pytest.mark.parametrize("name", ["procedurepage", "faqpage", "riskpage"])
def test_a_list_of_pages_costs_the_same_for_any_number_of_them(
    editor: Client, whole: make.WholeSite, name: str
) -> None:
    url = reverse(f"microneedling_{name}:index")

    def queries() -> int:
        editor.get(url)
        with CaptureQueriesContext(connection) as captured:
            editor.get(url)
        return len(captured)

    few = queries()
    for number in range(12):
        page = make.procedure(whole.index, f"P{number}", plans=make.stored(make.plan(1, 2)))
        make.faq(page, f"F{number}")
        make.risk(page, f"R{number}")
    assert queries() == few


def built(*pages: Any) -> None:
    records.build([page.pk for page in pages])


def row_of(html: str, title: str) -> str:
    """Return the text of the row of a page in a list."""
    rows = re.findall(r"<tr\b.*?</tr>", html, re.S)
    (row,) = [one for one in rows if title in one]
    return " ".join(strip_tags(row).split())


EXPLORED = {
    "menu": lambda whole: reverse("microneedling_riskpage:index"),
    "explorer": lambda whole: reverse("wagtailadmin_explore", args=[whole.procedures[0].pk]),
}


@pytest.mark.parametrize("where", EXPLORED)
def test_a_list_says_what_the_checks_found_and_when_a_page_was_reviewed(
    editor: Client, whole: make.WholeSite, where: str
) -> None:
    parent, (good,) = whole.procedures[0], whole.risks
    bad = make.risk(parent, "Bare page")
    make.risk(parent, "Draft page", live=False)
    built(good, bad)
    Record.objects.filter(pk=good.pk).update(state="good")
    url = EXPLORED[where](whole)
    html = editor.get(url).content.decode()
    assert "Nothing found" in row_of(html, good.title)
    assert " ago" in row_of(html, good.title)
    assert "Errors" in row_of(html, bad.title)
    assert not any(word in row_of(html, "Draft page") for word in ("Errors", "found", "checked"))
    order = [
        one.title for one in editor.get(url, {"ordering": "check_rank"}).context["object_list"]
    ]
    assert order.index(bad.title) < order.index(good.title)


@pytest.mark.parametrize("where", EXPLORED)
@pytest.mark.parametrize(
    "ordering", ["check_rank", "-check_rank", "last_reviewed", "check_reviewed", ""]
)
def test_a_list_is_searched_in_any_order(
    editor: Client, whole: make.WholeSite, where: str, ordering: str
) -> None:
    asked = {"q": "Risks", "ordering": ordering}
    answer = editor.get(EXPLORED[where](whole), asked)
    assert [page.title for page in answer.context["object_list"]] == ["Risks 1"]


def test_the_explorer_lists_pages_of_every_type(editor: Client, whole: make.WholeSite) -> None:
    listed = editor.get(reverse("wagtailadmin_explore", args=[whole.procedures[0].pk]))
    titles = {page.title for page in listed.context["object_list"]}
    assert titles == {"Questions 1", "Risks 1"}
    assert listed.context["object_list"][0].specific_class in (FAQPage, RiskPage)
    above = editor.get(reverse("wagtailadmin_explore", args=[whole.index.pk]))
    assert [page.title for page in above.context["object_list"]] == ["Procedure 1"]
    results = reverse("wagtailadmin_explore_results", args=[whole.index.pk])
    assert "Procedure 1" in editor.get(results).content.decode()


@pytest.mark.parametrize("parent", ["index", "procedure"])
def test_the_explorer_costs_the_same_for_any_number_of_pages(
    editor: Client, whole: make.WholeSite, parent: str
) -> None:
    page = whole.index if parent == "index" else whole.procedures[0]
    url = reverse("wagtailadmin_explore", args=[page.pk])

    def queries() -> int:
        editor.get(url)
        with CaptureQueriesContext(connection) as captured:
            editor.get(url)
        return len(captured)

    def add(*numbers: int) -> None:
        for number in numbers:
            made = make.procedure if parent == "index" else make.faq
            built(made(page, f"More {number}"))

    add(0, 1)
    few = queries()
    add(*range(2, 14))
    assert queries() == few


@pytest.mark.parametrize("name", ["clinician", "concern", "treatmentarea", "source", "device"])
def test_a_list_of_snippets_counts_their_uses(
    editor: Client, whole: make.WholeSite, name: str
) -> None:
    url = reverse(f"wagtailsnippets_wagtail_microneedling_{name}:list")
    expected = {"clinician": 3, "source": 3}.get(name, 1)
    times = "time" if expected == 1 else "times"
    assert f"Used {expected} {times}" in " ".join(editor.get(url).content.decode().split())


def test_usage_counts_cost_one_query_for_any_number_of_snippets(
    editor: Client, whole: make.WholeSite
) -> None:
    url = reverse("wagtailsnippets_wagtail_microneedling_concern:list")
    for number in range(15):
        make.concern(f"Concern {number}")
    with CaptureQueriesContext(connection) as captured:
        editor.get(url)
    assert sum("referenceindex" in query["sql"] for query in captured) == 1


def test_every_page_type_has_the_fields_of_evidence() -> None:
    for model in (ProcedureIndexPage, ProcedurePage, FAQPage, RiskPage):
        names = {field.name for field in model._meta.get_fields()}
        assert names >= {"author", "reviewer", "last_reviewed", "sources", "search_description"}


def test_the_forms_tabs_stand_in_an_editors_order() -> None:
    tabs = [str(tab.heading) for tab in ProcedurePage.get_edit_handler().children]
    assert tabs[:5] == ["What it is", "Who it is for", "The plan", "Before and after", "Results"]
    assert tabs[5:] == ["More to say", "Evidence", "Promote", "Settings", "Checks"]
