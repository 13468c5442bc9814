"""The report of what the checks found on published pages."""

import csv
import io
from typing import Any

import openpyxl
import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import GroupPagePermission

from tests import site as make
from wagtail_microneedling import records
from wagtail_microneedling.models import Record

URL = "/admin/reports/structured-data/"


@pytest.fixture
def admin(client: Client, admin_user: Any) -> Client:
    client.force_login(admin_user)
    return client


def titles(client: Client, **asked: Any) -> list[str]:
    """Return the titles that the report lists, in order."""
    return [page.title for page in client.get(URL, asked).context["object_list"]]


def graded(page: Any, state: str, **counts: int) -> None:
    """Let a page have this state, whatever the rules think of it."""
    records.build([page.pk])
    Record.objects.filter(pk=page.pk).update(
        **{"state": state, "errors": 0, "warnings": 0, "advice": 0, **counts}
    )


@pytest.fixture
def three(db: None) -> dict[str, Any]:
    """Three procedures, each in another state."""
    pages = {state: make.procedure(title=f"P {state}") for state in ("good", "error", "warning")}
    for state, page in pages.items():
        graded(page, state, errors=int(state == "error"), warnings=int(state == "warning"))
    return pages


def test_what_was_found_is_said_in_words_with_a_way_out(admin: Client) -> None:
    page = make.procedure(title="Bare <b>procedure</b>")
    records.build([page.pk])
    record = Record.objects.get(pk=page.pk)
    counts = (record.errors, record.warnings, record.advice)
    severities = [one["severity"] for one in record.findings]
    assert counts == tuple(map(severities.count, ("error", "warning", "advice")))
    assert sum(counts) > 1
    html = admin.get(URL).content.decode()
    assert f"{len(record.findings)} findings" in html
    assert "Bare &lt;b&gt;procedure&lt;/b&gt;" in html
    assert "<b>procedure</b>" not in html
    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in html


def test_the_worst_come_first_and_other_orders_can_be_had(
    admin: Client, three: dict[str, Any]
) -> None:
    assert titles(admin) == ["P error", "P warning", "P good"]
    assert titles(admin, ordering="title") == ["P error", "P good", "P warning"]
    assert titles(admin, ordering="-check_rank")[0] == "P good"


def test_filters_narrow_it(admin: Client, three: dict[str, Any]) -> None:
    make.faq(three["good"], "Questions")
    assert titles(admin, check_state="warning") == ["P warning"]
    kind = three["good"].content_type_id
    assert sorted(titles(admin, content_type=kind)) == ["P error", "P good", "P warning"]
    assert titles(admin, check_state="unknown") == ["Questions"]
    nothing = admin.get(URL, {"check_state": "advice"}).content.decode()
    assert "No page matches these filters." in nothing


def test_the_chart_counts_pages_by_type_and_state(admin: Client, three: dict[str, Any]) -> None:
    (row,) = admin.get(URL).context["chart"]
    assert (row.label.lower(), row.pages) == ("procedure page", 3)
    assert [(bar.state, bar.pages) for bar in row.bars] == [
        ("error", 1),
        ("warning", 1),
        ("good", 1),
    ]
    assert sum(bar.width for bar in row.bars) == pytest.approx(100, abs=0.1)


@pytest.mark.django_db
def test_an_empty_site_says_so(admin: Client) -> None:
    assert "No procedure, FAQ or risk page is published yet." in admin.get(URL).content.decode()


def test_only_what_is_published_is_listed(admin: Client, three: dict[str, Any]) -> None:
    three["error"].unpublish()
    make.procedure(title="Draft", live=False)
    assert titles(admin) == ["P warning", "P good"]


def test_it_is_exported(admin: Client, three: dict[str, Any]) -> None:
    said = b"".join(admin.get(URL, {"export": "csv"}).streaming_content).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(said)))
    assert [(row["Page"], row["State"], row["Errors"]) for row in rows] == [
        ("P error", "Errors", "1"),
        ("P warning", "Warnings", "0"),
        ("P good", "Nothing found", "0"),
    ]
    book = admin.get(URL, {"export": "xlsx"})
    content = b"".join(book.streaming_content) if book.streaming else book.content
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert sheet.max_row == 4


def test_people_see_what_they_look_after(client: Client, three: dict[str, Any], db: None) -> None:
    user = make_editor(three["good"])
    client.force_login(user)
    assert titles(client) == ["P good"]
    assert "Structured data" in client.get("/admin/").content.decode()
    GroupPagePermission.objects.all().delete()
    assert client.get(URL).status_code == 302
    assert "structured-data" not in client.get("/admin/").content.decode()


def make_editor(page: Any) -> Any:
    """Return somebody who may change one page."""
    from django.contrib.auth import get_user_model

    user = get_user_model().objects.create_user("editor", "e@clinic.example", "secret")
    group = Group.objects.create(name="One page")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    permission = Permission.objects.get(
        content_type__app_label="wagtailcore", codename="change_page"
    )
    GroupPagePermission.objects.create(group=group, page=page, permission=permission)
    user.groups.add(group)
    return user


def test_the_queries_are_the_same_for_few_pages_and_for_many(admin: Client, db: None) -> None:
    def count() -> int:
        admin.get(URL)
        with CaptureQueriesContext(connection) as captured:
            assert admin.get(URL).status_code == 200
        return len(captured)

    above = make.index()
    for number in range(3):
        make.procedure(above, f"P{number}")
    few = count()
    for number in range(3, 40):
        make.procedure(above, f"P{number}")
    assert count() == few


def test_the_home_page_says_how_many_have_errors(admin: Client, three: dict[str, Any]) -> None:
    assert "1 page with errors" in admin.get("/admin/").content.decode()
    graded(three["error"], "good")
    html = admin.get("/admin/").content.decode()
    assert "1 page with warnings" in html
    assert f"{URL}?check_state=warning" in html
    graded(three["warning"], "advice", advice=1)
    assert "No errors" in admin.get("/admin/").content.decode()


def test_the_home_page_speaks_to_those_who_look_after_pages(
    client: Client, three: dict[str, Any]
) -> None:
    client.force_login(make_editor(three["good"]))
    assert "No errors" in client.get("/admin/").content.decode()
    GroupPagePermission.objects.all().delete()
    assert "structured-data" not in client.get("/admin/").content.decode()
