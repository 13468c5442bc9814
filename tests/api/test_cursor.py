"""``?cursor=``: a list read page by page, whole, while others write."""

import base64
import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.site import index, page_type, procedure
from wagtail_microneedling.models import ProcedurePageMixin

from .reading import address, read, refusal

pytestmark = pytest.mark.django_db

ORDERS = [
    None,
    "id",
    "-title",
    "title",
    "slug,-id",
    "-first_published_at",
    "last_published_at,-title",
]


def publish(numbers: range) -> None:
    """Publish procedures; some titles and some dates are the same, one page in three has no date."""
    above = index(title=f"Index {numbers.start}")
    for number in numbers:
        page = procedure(above, f"T{number % 4}", slug=f"p{number}")
        if number % 3 == 0:
            type(page).objects.filter(pk=page.pk).update(first_published_at=None)


def walk(client: Client, limit: int = 2, **parameters: Any) -> list[int]:
    """Return the ids of a list that is read with cursors, in order."""
    ids: list[int] = []
    cursor: str | None = ""
    while cursor is not None:
        answer = read(client, "procedures", cursor=cursor, limit=limit, **parameters)
        assert "total_count" not in answer["meta"]
        assert len(answer["items"]) <= limit
        ids += [item["id"] for item in answer["items"]]
        cursor = answer["meta"]["next_cursor"]
        assert len(ids) < 100
    return ids


def asked(order: str | None) -> dict[str, str]:
    return {} if order is None else {"order": order}


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("limit", [1, 3, 11, 20])
def test_a_walk_finds_what_the_list_holds(client: Client, order: str | None, limit: int) -> None:
    publish(range(11))
    whole = read(client, "procedures", limit=20, **asked(order))["items"]
    assert walk(client, limit, **asked(order)) == [item["id"] for item in whole]


def test_filters_hold_on_the_way(client: Client) -> None:
    publish(range(9))
    assert len(walk(client, slug="p3")) == 1


@pytest.mark.parametrize("order", ["id", "-id", "title"])
def test_nothing_is_lost_or_repeated_while_pages_come(client: Client, order: str) -> None:
    publish(range(6))
    before = walk(client, 20, order=order)
    first = read(client, "procedures", cursor="", limit=3, order=order)
    publish(range(6, 12))
    ids = [item["id"] for item in first["items"]]
    cursor = first["meta"]["next_cursor"]
    while cursor:
        answer = read(client, "procedures", cursor=cursor, limit=3, order=order)
        ids += [item["id"] for item in answer["items"]]
        cursor = answer["meta"]["next_cursor"]
    assert len(ids) == len(set(ids))
    assert [key for key in ids if key in before] == before


def test_a_page_that_goes_takes_no_other_with_it(client: Client) -> None:
    publish(range(5))
    ids = walk(client, 20, order="id")
    first = read(client, "procedures", cursor="", limit=2, order="id")
    page_type(ProcedurePageMixin).objects.get(pk=ids[1]).delete()
    rest = read(client, "procedures", cursor=first["meta"]["next_cursor"], order="id")
    assert [item["id"] for item in rest["items"]] == ids[2:]


def test_every_page_costs_the_same(client: Client) -> None:
    publish(range(10))
    costs, cursor = [], ""
    while cursor is not None:
        with CaptureQueriesContext(connection) as captured:
            answer = read(client, "procedures", cursor=cursor, limit=2)
        costs.append(len(captured))
        cursor = answer["meta"]["next_cursor"]
    assert set(costs[1:]) == {2}  # what waits, and the page; the first may build
    assert all("OFFSET" not in query["sql"] for query in captured)


def token(*said: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(said).encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    "cursor",
    [
        "x",
        "ÿ",
        "=" * 10,
        "A" * 5000,
        token(),
        token(["id"]),
        token(["id"], [1, 2]),
        token(["id"], ["x"]),
        token(["id"], [2**70]),
        token(["id"], [-1]),
        token(["id"], [[1]]),
        token(["id"], [{"a": 1}]),
        token({"id": 1}, 5),
        token([["id"]], [1]),
        base64.urlsafe_b64encode(b"[" * 1000).decode(),
        "%00",
    ],
    ids=range(16),
)
def test_a_broken_cursor_is_refused_in_a_sentence(client: Client, cursor: str) -> None:
    publish(range(2))
    for order in ("id", "title"):
        assert "cursor" in refusal(client, "procedures", cursor=cursor, order=order)


@pytest.mark.parametrize(
    ("order", "value"),
    [
        ("title", "\x00"),
        ("title", 5),
        ("first_published_at", "soon"),
        ("first_published_at", "2026-01-01"),
    ],
)
def test_a_hostile_value_is_refused(client: Client, order: str, value: Any) -> None:
    publish(range(2))
    assert "cursor" in refusal(
        client, "procedures", cursor=token([order, "id"], [value, 1]), order=order
    )


def test_a_cursor_belongs_to_its_order(client: Client) -> None:
    publish(range(5))
    cursor = read(client, "procedures", cursor="", limit=2, order="title")["meta"]["next_cursor"]
    assert "another order" in refusal(client, "procedures", cursor=cursor, order="slug")


@pytest.mark.parametrize("other", [{"offset": 0}, {"search": "x"}, {"order": "random"}], ids=str)
def test_what_a_cursor_can_not_go_with(client: Client, other: dict[str, Any]) -> None:
    assert "cursor" in refusal(client, "procedures", cursor="", **other)


def test_graphs_and_fields_have_cursors_too(client: Client) -> None:
    publish(range(3))
    answer = read(client, "procedures", cursor="", limit=2, fields="title")
    assert [list(item) for item in answer["items"]] == [["id", "meta", "title"]] * 2
    graph = client.get(address("procedures", cursor=answer["meta"]["next_cursor"], format="jsonld"))
    assert graph.json()["@graph"]
