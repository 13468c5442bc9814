"""Wrong nesting is impossible, and lists show what matters."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page

from tests import site as make
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
