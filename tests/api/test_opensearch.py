"""Searching with Wagtail's OpenSearch backend: its real client, and a server that speaks as one does."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.site import faq, procedure, question, restrict, stored

from . import search_server
from .reading import address, read, titles

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def server(settings: Any) -> Iterator[search_server.Server]:
    """A search server that all pages are told to, from now on."""
    with search_server.running() as server:
        settings.WAGTAILSEARCH_BACKENDS = {
            "default": {
                "BACKEND": "wagtail.search.backends.opensearch3",
                "URLS": [server.url],
                "ATOMIC_REBUILD": False,
            }
        }
        yield server


@pytest.fixture
def asked() -> list[Any]:
    """Questions of two procedures, the second page of four with the words most often."""
    needling, peel = procedure(title="Needling"), procedure(title="Peel")
    words = ("Does it hurt?", "Hurt? Does it hurt, and how much does it hurt?", "Is it safe?")
    pages = [
        faq(needling, f"Q{number}", questions=stored(question(text)))
        for number, text in enumerate((*words, "Can it hurt?"))
    ]
    pages.append(faq(peel, "Q4", questions=stored(question("Will it hurt?"))))
    call_command("update_index", verbosity=0)
    return pages


def test_words_are_found_the_best_first(client: Client, asked: list[Any]) -> None:
    found = read(client, "faqs", search="hurt")
    assert found["meta"]["total_count"] == 4
    assert found["items"][0]["title"] == "Q1"
    assert {item["title"] for item in found["items"]} == {"Q0", "Q1", "Q3", "Q4"}
    assert titles(client, "faqs", search="much safe", search_operator="and") == []
    assert titles(client, "faqs", search="much safe", search_operator="or") == ["Q1", "Q2"]
    assert titles(client, "procedures", search="hurt") == []


def test_what_is_found_is_narrowed_and_paged(client: Client, asked: list[Any]) -> None:
    needling = asked[0].get_parent()
    of_needling = read(client, "faqs", search="hurt", procedure=needling.pk)
    assert {item["title"] for item in of_needling["items"]} == {"Q0", "Q1", "Q3"}
    assert of_needling["meta"]["total_count"] == 3
    assert titles(client, "faqs", search="hurt", slug="q4", locale="en") == ["Q4"]
    first, *others = titles(client, "faqs", search="hurt", limit=2)
    others += titles(client, "faqs", search="hurt", limit=2, offset=2)
    assert (first, sorted(others)) == ("Q1", ["Q0", "Q3", "Q4"])


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("slug", ["Q0", "Q1", "Q3", "Q4"]),
        ("-title", ["Q4", "Q3", "Q1", "Q0"]),
        ("-last_published_at,id", ["Q4", "Q3", "Q1", "Q0"]),
    ],
)
def test_what_is_found_comes_in_the_order_asked_for(
    client: Client, asked: list[Any], order: str, expected: list[str]
) -> None:
    assert titles(client, "faqs", search="hurt", order=order) == expected
    assert titles(client, "faqs", search="hurt", order=order, limit=2, offset=1) == expected[1:3]


def test_what_is_no_longer_public_is_not_found(client: Client, asked: list[Any]) -> None:
    restrict(asked[1])
    asked[0].unpublish()
    assert sorted(titles(client, "faqs", search="hurt")) == ["Q3", "Q4"]


def test_a_search_costs_as_much_for_few_as_for_many(client: Client, asked: list[Any]) -> None:
    costs = []
    for parent in (asked[4].get_parent(), asked[0].get_parent()):
        client.get(address("faqs", search="hurt", procedure=parent.pk))
        with CaptureQueriesContext(connection) as captured:
            client.get(address("faqs", search="hurt", procedure=parent.pk))
        costs.append(len(captured))
    assert costs[0] == costs[1]
