"""Lists, details and find, by Wagtail's conventions."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.site import faq, index, procedure, risk, translated, whole_site
from wagtail_microneedling.assembly import document_of
from wagtail_microneedling.document import to_primitive

from .reading import ENDPOINTS, read, titles

pytestmark = pytest.mark.django_db


def test_an_item_holds_the_whole_document_in_list_and_detail(client: Client) -> None:
    whole = whole_site(2)
    for endpoint, pages in zip(ENDPOINTS, (whole.procedures, whole.faqs, whole.risks), strict=True):
        listed = read(client, endpoint)
        assert listed["meta"] == {"total_count": 2}
        assert [item["id"] for item in listed["items"]] == [page.pk for page in pages]
        for page, item in zip(pages, listed["items"], strict=True):
            said = to_primitive(document_of(type(page).objects.get(pk=page.pk)))
            assert {**item["meta"], **item}.items() >= said.items()
            assert set(item) & set(item["meta"]) == set()
            assert set(item) - set(said) == {"meta"}
            assert read(client, endpoint, page.pk) == item


def test_quantities_are_numbers_with_a_unit(client: Client) -> None:
    whole = whole_site(1)
    item = read(client, "procedures", whole.procedures[0].pk)
    assert item["plans"][1]["sessions"] == {"min": 3, "max": 6, "unit": "session"}
    assert item["depths"][2]["depth"] == {"min": None, "max": 2.5, "unit": "mm"}
    assert item["downtime"] == {"min": 1, "max": 2, "unit": "day"}
    assert item["price"] == {"amount": "180.00", "currency": "GBP", "note": "For one session."}


def test_meta_is_wagtails(client: Client) -> None:
    page = procedure(seo_title="In short", search_description="What it is.")
    meta = read(client, "procedures", page.pk)["meta"]
    published = meta.pop("first_published_at"), meta.pop("last_published_at")
    assert all(moment.endswith("+00:00") for moment in published)
    assert meta == {
        "type": page._meta.label,
        "detail_url": f"http://localhost/api/v2/procedures/{page.pk}/",
        "html_url": "http://localhost/microneedling/",
        "slug": "microneedling",
        "locale": "en",
        "seo_title": "In short",
        "search_description": "What it is.",
    }
    assert client.get(meta_path(page.pk)).status_code == 200


def meta_path(key: int) -> str:
    """Return the path that ``detail_url`` must lead to."""
    return f"/api/v2/procedures/{key}/"


def test_lists_come_in_pages(client: Client) -> None:
    for number in range(5):
        procedure(title=f"P{number}")
    assert titles(client, "procedures", limit=2) == ["P0", "P1"]
    assert titles(client, "procedures", limit=2, offset=4) == ["P4"]
    assert titles(client, "procedures", offset=99) == []
    assert read(client, "procedures", limit=2)["meta"] == {"total_count": 5}


def test_lists_are_as_long_as_wagtail_allows(client: Client, settings: object) -> None:
    settings.WAGTAILAPI_LIMIT_MAX = 3  # type: ignore[attr-defined]
    for number in range(4):
        procedure(title=f"P{number}")
    assert len(titles(client, "procedures")) == 3


def test_lists_are_ordered(client: Client) -> None:
    for title in ("B", "C", "A"):
        procedure(title=title)
    assert titles(client, "procedures") == ["B", "C", "A"]
    assert titles(client, "procedures", order="title") == ["A", "B", "C"]
    assert titles(client, "procedures", order="-title") == ["C", "B", "A"]
    assert titles(client, "procedures", order="-first_published_at") == ["A", "C", "B"]
    assert titles(client, "procedures", order="slug,id") == ["A", "B", "C"]
    assert sorted(titles(client, "procedures", order="random")) == ["A", "B", "C"]


def test_a_page_never_published_stands_last_in_either_order(client: Client) -> None:
    undated = procedure(title="Undated")
    type(undated).objects.filter(pk=undated.pk).update(last_published_at=None)
    procedure(title="Dated")
    assert titles(client, "procedures", order="last_published_at") == ["Dated", "Undated"]
    assert titles(client, "procedures", order="-last_published_at") == ["Dated", "Undated"]


@pytest.mark.parametrize("order", ["-title", "-slug", "last_published_at"])
def test_equal_ones_stand_in_one_order_so_that_pages_do_not_overlap(
    client: Client, order: str
) -> None:
    for number in range(6):
        page = procedure(index(title=f"I{number}"), "Same", slug="same")
        type(page).objects.update(last_published_at=page.last_published_at)
    listed = [
        read(client, "procedures", order=order, limit=2, offset=offset)["items"]
        for offset in (0, 2, 4)
    ]
    seen = [item["id"] for items in listed for item in items]
    assert seen == sorted(seen)
    assert len(set(seen)) == 6
    with CaptureQueriesContext(connection) as captured:
        read(client, "procedures", order=order)
    # Databases promise nothing about equal rows, even where they happen to keep them in order.
    # The order names columns by their places: the page's key stands behind the column asked for.
    # MariaDB, which is told first where nothing stands, calls a column by its name that may be empty.
    sql = captured[-1]["sql"].replace("`", '"')
    assert '"wagtailcore_page"."id" AS "id" FROM "wagtailcore_page"' in sql
    terms = re.findall(r"(\d+) (ASC|DESC)", sql.rpartition("ORDER BY")[2])
    *asked, key = (int(place) for place, _ in terms)
    assert terms[-1][1] == "ASC"
    assert all(place + 1 == key for place in asked)


def test_a_slug_finds_its_pages(client: Client) -> None:
    procedure(title="Microneedling")
    procedure(title="Peel")
    assert titles(client, "procedures", slug="peel") == ["Peel"]
    assert titles(client, "procedures", slug="none") == []


def test_the_tree_is_followed(client: Client) -> None:
    first, second = index(title="Face"), index(title="Body")
    needling = procedure(first, "Needling")
    procedure(second, "Peel")
    questions = faq(needling)
    assert titles(client, "procedures", child_of=first.pk) == ["Needling"]
    assert titles(client, "procedures", descendant_of=second.pk) == ["Peel"]
    assert titles(client, "procedures", descendant_of="root") == ["Needling", "Peel"]
    assert titles(client, "procedures", child_of="root") == []
    assert titles(client, "procedures", ancestor_of=questions.pk) == ["Needling"]
    assert titles(client, "faqs", child_of=needling.pk) == ["Questions"]


def test_languages_are_told_apart(client: Client) -> None:
    page = procedure(title="Needling")
    copy = translated(page, "de", title="Nadeln", slug="nadeln")
    assert titles(client, "procedures", locale="en") == ["Needling"]
    assert titles(client, "procedures", locale="de") == ["Nadeln"]
    assert titles(client, "procedures", translation_of=page.pk) == ["Nadeln"]
    item = read(client, "procedures", copy.pk)
    assert item["meta"]["locale"] == "de"
    assert item["meta"]["html_url"] == "http://localhost/de/nadeln/"
    assert item["translations"] == [{"language": "en", "url": "http://localhost/needling/"}]


@pytest.mark.parametrize(
    ("path", "slug"),
    [
        ("/treatments/needling/", "needling"),
        ("treatments/needling", "needling"),
        ("/de/behandlungen/nadeln/", "nadeln"),
    ],
)
def test_a_path_is_found_in_every_language(client: Client, path: str, slug: str) -> None:
    treatments = index()
    page = procedure(treatments, "Needling")
    translated(treatments, "de", title="Behandlungen", slug="behandlungen")
    translated(page, "de", title="Nadeln", slug="nadeln")
    response = client.get("/api/v2/procedures/find/", {"html_path": path, "fields": "_,slug"})
    assert response.status_code == 302
    assert response["Location"].startswith("http://localhost/api/v2/procedures/")
    found = client.get(response["Location"]).json()
    assert found["meta"]["slug"] == slug
    assert set(found) == {"id", "meta"}


def test_an_id_is_found_and_the_format_kept(client: Client) -> None:
    page = procedure()
    response = client.get("/api/v2/procedures/find/", {"id": page.pk, "format": "jsonld"})
    assert client.get(response["Location"])["Content-Type"] == "application/ld+json"


@pytest.mark.parametrize("query", [{"html_path": "/nowhere/"}, {"id": 999_999}])
def test_what_is_not_there_is_not_found(client: Client, query: dict[str, object]) -> None:
    response = client.get("/api/v2/procedures/find/", query)
    assert response.status_code == 404
    assert response.json() == {"message": "Nothing public is found there."}


def test_each_endpoint_finds_its_own_pages_only(client: Client) -> None:
    page = procedure()
    questions, risks = faq(page), risk(page)
    for endpoint, foreign in (("procedures", questions), ("faqs", risks), ("risks", page)):
        assert client.get(f"/api/v2/{endpoint}/{foreign.pk}/").status_code == 404
        found = client.get(f"/api/v2/{endpoint}/find/", {"id": foreign.pk})
        assert found.status_code == 404
        assert len(titles(client, endpoint)) == 1


@pytest.mark.parametrize("endpoint", ENDPOINTS)
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(client: Client, endpoint: str, method: str) -> None:
    response = getattr(client, method)(f"/api/v2/{endpoint}/")
    assert response.status_code == 405
    assert "not allowed" in response.json()["message"]


@pytest.mark.parametrize("endpoint", ENDPOINTS)
def test_head_and_options_are_answered(client: Client, endpoint: str) -> None:
    head = client.head(f"/api/v2/{endpoint}/")
    assert head.status_code == 200
    assert head["Content-Type"] == "application/json"
    assert head.content == b""
    assert client.options(f"/api/v2/{endpoint}/").status_code == 200
