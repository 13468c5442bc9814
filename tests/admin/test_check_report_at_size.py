"""The report of structured data on a large site: as many queries for 5,000 pages as for 50."""

import csv
import io
import re
from collections import Counter
from typing import Any

import openpyxl
import pytest
from django.db import connection
from django.http import FileResponse, StreamingHttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale

from tests.admin.many_pages import STATES, add_twins, first_page
from tests.admin.test_check_report import URL, make_editor

FEW, MANY = 50, 5_000


def content(answer: Any) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def queries(client: Client, asked: dict[str, Any]) -> list[str]:
    """Return the statements that one request takes, its answer read to the end."""
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(URL, asked)
        assert answer.status_code == 200
        content(answer)
    return [one["sql"] for one in captured]


def ways(page: Any) -> list[dict[str, Any]]:
    """Return what one may ask of the report."""
    return [
        {},
        {"p": 1, "ordering": "-last_published_at"},
        {"ordering": "check_reviewed"},
        {"check_state": "warning"},
        {"content_type": page.content_type_id, "locale": Locale.objects.get().pk},
        {"check_state": "unknown"},
        {"export": "xlsx", "check_state": "error"},
    ]


def test_many_pages_take_as_many_queries_as_few(admin_user: Any, django_user_model: Any) -> None:
    page = first_page()
    add_twins(page, FEW)
    everyone, editor = Client(), Client()
    everyone.force_login(admin_user)
    editor.force_login(make_editor(page.get_parent()))

    def counts() -> list[int]:
        asked = [(everyone, way) for way in ways(page)] + [
            (editor, {}),
            (editor, {"export": "csv"}),
        ]
        return [len(queries(*one)) for one in asked]

    counts()  # what is kept from request to request
    few = counts()
    add_twins(page, MANY)
    assert counts() == few
    assert max(few) <= 30
    the_list_is_whole(everyone)
    the_exports_are_whole(everyone)


def the_list_is_whole(client: Client) -> None:
    """Expect the last of 100 sheets of 50, and a chart of all pages."""
    answer = client.get(URL, {"p": MANY // 50})
    assert len(answer.context["object_list"]) == 50
    (row,) = answer.context["chart"]
    assert row.pages == MANY
    found = Counter({bar.state: bar.pages for bar in row.bars})
    assert all(found[state] >= MANY // len(STATES) - 15 for state, *_ in STATES)
    filtered = client.get(URL, {"check_state": "error"}).context
    assert filtered["paginator"].count == found["error"]


def the_exports_are_whole(client: Client) -> None:
    """Expect each page once in both formats, CSV in pieces, and no findings read for their counts."""
    with CaptureQueriesContext(connection) as captured:
        streamed = client.get(URL, {"export": "csv"})
        assert isinstance(streamed, StreamingHttpResponse)
        pieces = list(streamed.streaming_content)
    assert not any(re.search(r"""["`.]findings["`]""", one["sql"]) for one in captured)
    assert len(pieces) == MANY + 1
    rows = list(csv.DictReader(io.StringIO(b"".join(pieces).decode("utf-8-sig"))))
    assert len({row["Page"] for row in rows}) == MANY
    assert Counter(row["State"] for row in rows)["Errors"] >= MANY // len(STATES) - 15
    book = client.get(URL, {"export": "xlsx"})
    assert isinstance(book, FileResponse)
    sheet = openpyxl.load_workbook(io.BytesIO(content(book)), read_only=True).active
    assert sum(1 for _ in sheet.rows) == MANY + 1


@pytest.mark.django_db
@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_title_becomes_a_formula(admin_client: Client, start: str) -> None:
    page = first_page()
    type(page).objects.filter(pk=page.pk).update(title=f"{start}HYPERLINK(1)")
    said = content(admin_client.get(URL, {"export": "csv"})).decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(said, newline=""))
    assert row["Page"] == f"'{start}HYPERLINK(1)"
    sheet = openpyxl.load_workbook(
        io.BytesIO(content(admin_client.get(URL, {"export": "xlsx"})))
    ).active
    assert sheet["A2"].data_type == "s"
