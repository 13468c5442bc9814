"""JSON-LD from the API: by format or by Accept header, one graph for one page or a whole list."""

import json
from typing import Any

import pytest
from django.test import Client

from tests.site import whole_site
from wagtail_microneedling.assembly import document_of, documents_of
from wagtail_microneedling.schema_org import graph, merged_graph

from .reading import ENDPOINTS, address

pytestmark = pytest.mark.django_db

JSON_LD = "application/ld+json"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"


def strictly(content: bytes) -> Any:
    """Return JSON that repeats no key and holds no NaN."""

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        names = [name for name, _ in pairs]
        assert len(names) == len(set(names))
        return dict(pairs)

    def never(constant: str) -> None:
        raise AssertionError(constant)

    return json.loads(content, object_pairs_hook=once, parse_constant=never)


def test_the_graph_is_that_of_the_document(client: Client) -> None:
    whole = whole_site(2)
    for endpoint, pages in zip(ENDPOINTS, (whole.procedures, whole.faqs, whole.risks), strict=True):
        page = type(pages[0]).objects.get(pk=pages[0].pk)
        by_format = client.get(address(endpoint, page.pk, format="jsonld"))
        by_header = client.get(address(endpoint, page.pk), headers={"accept": JSON_LD})
        assert by_format["Content-Type"] == by_header["Content-Type"] == JSON_LD
        assert strictly(by_format.content) == graph(document_of(page))
        assert by_format.content == by_header.content


def test_a_list_is_one_graph_that_states_each_thing_once(client: Client) -> None:
    whole = whole_site(3)
    pages = list(type(whole.procedures[0]).objects.order_by("path"))
    response = client.get(address("procedures", format="jsonld"))
    found = strictly(response.content)
    assert found == merged_graph(documents_of(pages))
    ids = [node["@id"] for node in found["@graph"]]
    assert len(ids) == len(set(ids))
    procedures = [node for node in found["@graph"] if "MedicalProcedure" in node["@type"]]
    assert [node["name"] for node in procedures] == [page.title for page in pages]


def test_filters_and_pages_hold_for_graphs(client: Client) -> None:
    whole_site(3)
    first = strictly(client.get(address("procedures", format="jsonld", limit=1)).content)
    names = [node["name"] for node in first["@graph"] if "MedicalProcedure" in node["@type"]]
    assert names == ["Procedure 1"]
    nothing = client.get(address("procedures", format="jsonld", slug="none"))
    assert strictly(nothing.content) == {"@context": "https://schema.org", "@graph": []}


@pytest.mark.parametrize(
    ("accept", "content_type"),
    [
        (None, "application/json"),
        ("*/*", "application/json"),
        ("application/*", "application/json"),
        ("application/json", "application/json"),
        ("application/json; indent=4", "application/json"),
        (BROWSER, "text/html; charset=utf-8"),
        (JSON_LD, JSON_LD),
        ('application/ld+json; profile="http://www.w3.org/ns/json-ld#compacted"', JSON_LD),
        ("application/ld+json, */*", JSON_LD),
        ("application/ld+json, application/json;q=0.9, */*;q=0.1", JSON_LD),
        ("application/ld+json;q=0.5, application/json", "application/json"),
        ("application/json;q=0.5, application/ld+json;q=0.6", JSON_LD),
        ("application/ld+json;q=0, */*", "application/json"),
        ("application/json;q=0, text/html;q=0, */*", JSON_LD),
        ("APPLICATION/LD+JSON", JSON_LD),
        ("application/ld+json;q=nonsense", JSON_LD),
        (",,; ,application/ld+json", JSON_LD),
    ],
)
def test_a_client_gets_what_it_prefers(
    client: Client, accept: str | None, content_type: str
) -> None:
    response = client.get("/api/v2/procedures/", headers={"accept": accept} if accept else {})
    assert response.status_code == 200
    assert response["Content-Type"] == content_type
    assert "Accept" in response["Vary"]


@pytest.mark.parametrize("accept", ["image/png", "", "application/json;q=0", "x" * 9000])
def test_who_accepts_nothing_that_is_offered_is_told_what_is(client: Client, accept: str) -> None:
    response = client.get("/api/v2/procedures/", headers={"accept": accept})
    assert response.status_code == 406
    assert response["Content-Type"] == "application/json"
    assert response.json() == {
        "message": "Offered: application/json, text/html, application/ld+json. Accept one of them."
    }


def test_a_format_in_the_address_wins_over_the_header(client: Client) -> None:
    for name, content_type in (("jsonld", JSON_LD), ("json", "application/json")):
        response = client.get(address("faqs", format=name), headers={"accept": "text/html"})
        assert response["Content-Type"] == content_type


def test_the_browsable_api_shows_lists_and_items(client: Client) -> None:
    whole = whole_site(1)
    for key in ("", whole.procedures[0].pk):
        response = client.get(address("procedures", key), headers={"accept": BROWSER})
        assert response.status_code == 200
        assert b"Procedure 1" in response.content


@pytest.mark.parametrize("accept", [JSON_LD, "application/json"])
def test_head_says_what_get_would(client: Client, accept: str) -> None:
    key = whole_site(1).procedures[0].pk
    response = client.head(address("procedures", key), headers={"accept": accept})
    assert (response.status_code, response["Content-Type"]) == (200, accept)
    assert response.content == b""


def test_what_is_not_there_is_json_too(client: Client) -> None:
    response = client.get(address("procedures", 999_999), headers={"accept": JSON_LD})
    assert (response.status_code, response["Content-Type"]) == (404, "application/json")
    assert response.json() == {"message": "Nothing public has the id 999999 here."}
