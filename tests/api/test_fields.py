"""``?fields=``: as much of a document as a client wants."""

from typing import Any

import pytest
from django.test import Client

from tests.site import whole_site

from .reading import read, refusal

pytestmark = pytest.mark.django_db


@pytest.fixture
def key() -> int:
    """The id of a procedure with a value in every field."""
    found: int = whole_site(1).procedures[0].pk
    return found


BESIDE = {"id", "meta", "title"}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("summary", BESIDE | {"summary"}),
        ("plans,downtime", BESIDE | {"plans", "downtime"}),
        ("_,downtime", {"downtime"}),
        ("_,title", {"title"}),
        ("_", set()),
        ("-title,plans", BESIDE - {"title"} | {"plans"}),
    ],
)
def test_named_fields_come_with_what_identifies_the_page(
    client: Client, key: int, fields: str, expected: set[str]
) -> None:
    assert set(read(client, "procedures", key, fields=fields)) == expected
    assert set(read(client, "procedures", fields=fields)["items"][0]) == expected


def test_a_star_is_everything_and_a_minus_takes_away(client: Client, key: int) -> None:
    everything = read(client, "procedures", key)
    assert read(client, "procedures", key, fields="*") == everything
    for fields in ("-body,-sources", "*,-body,-sources"):
        expected = {n: v for n, v in everything.items() if n not in ("body", "sources")}
        assert read(client, "procedures", key, fields=fields) == expected


@pytest.mark.parametrize(
    ("fields", "name", "expected"),
    [
        ("plans(sessions(min,max))", "plans", [(1, 1), (3, 6)]),
        ("plans(_,label)", "plans", [{"label": "Mild concerns"}, {"label": "Acne scars"}]),
        ("downtime(max,unit)", "downtime", {"max": 2, "unit": "day"}),
        ("*,downtime(-min)", "downtime", {"max": 2, "unit": "day"}),
        ("downtime(*,-min)", "downtime", {"max": 2, "unit": "day"}),
        ("author(name,photo(alt))", "author", {"name": "Ines Hallam", "photo": {"alt": "Ines Hallam"}}),
        ("translations(url)", "translations", []),
    ],
)  # fmt: skip
def test_fields_reach_inside(
    client: Client, key: int, fields: str, name: str, expected: Any
) -> None:
    found = read(client, "procedures", key, fields=fields)[name]
    if name == "plans" and isinstance(expected[0], tuple):
        expected = [{"sessions": {"min": low, "max": high}} for low, high in expected]
    assert found == expected


def test_parts_of_a_body_keep_what_they_have_of_it(client: Client, key: int) -> None:
    body = read(client, "procedures", key, fields="body(type,text,image(alt))")["body"]
    assert body[0] == {"type": "heading", "text": "At our clinic"}
    assert body[1] == {"type": "rich_text"}
    assert body[2] == {"type": "image", "image": {"alt": "A room"}}


def test_what_wagtail_puts_into_meta_is_chosen_there(client: Client, key: int) -> None:
    item = read(client, "procedures", key, fields="_,detail_url,seo_title")
    assert item["meta"] == {
        "detail_url": f"http://localhost/api/v2/procedures/{key}/",
        "seo_title": "In plain words",
    }


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("colour", "fields names “colour”, which is unknown. Known: type, detail_url"),
        ("plans(cost)", "“cost”, which is unknown in plans. Known: label, sessions"),
        ("plans(sessions(mean))", "“mean”, which is unknown in sessions. Known: min, max, unit."),
        ("summary(text)", "“text”, which is unknown in summary. Known: nothing."),
        ("-colour", "“colour”"),
        ("questions", "“questions”"),
        ("plans(", "can't be read"),
        ("plans)", "can't be read"),
        ("a b", "can't be read"),
        (",", "can't be read"),
        ("title,*", "can't be read"),
        ("-", "“”"),
        ("(" * 2000, "more than 8 brackets"),
        ("plans(" * 2000, "more than 8 brackets"),
        ("x" * 3000, "which is unknown"),
    ],
)
def test_what_is_unknown_is_refused_even_in_an_empty_list(
    client: Client, fields: str, said: str
) -> None:
    message = refusal(client, "procedures", fields=fields)
    assert said in message
    assert len(message) < 2000


def test_a_graph_is_whole(client: Client, key: int) -> None:
    for of_what in ("", key):
        message = refusal(client, "procedures", of_what, fields="plans", format="jsonld")
        assert "a graph is always whole" in message
