"""The number of queries is the same for two pages and for forty."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import get_page_models

from tests.site import whole_site

from .reading import ENDPOINTS, address

pytestmark = pytest.mark.django_db

MEASURED = [
    {},
    {"format": "jsonld"},
    {"fields": "title,breadcrumbs"},
    {"order": "-title", "locale": "en", "descendant_of": "root"},
    {"search": "procedure"},
]
OWN: dict[str, list[dict[str, object]]] = {
    "procedures": [
        {"concern": "fine-lines", "area": "face", "max_sessions": 6, "max_downtime_hours": 48}
    ],
    "faqs": [],
    "risks": [],
}


def counts(client: Client) -> dict[str, int]:
    """Return how many queries each request takes, renditions and caches being warm."""
    found = {}
    ContentType.objects.get_for_models(*get_page_models())
    for endpoint in ENDPOINTS:
        listed = client.get(address(endpoint, limit=50)).json()["items"]
        key = listed[0]["id"]
        lists = [address(endpoint, limit=50, **more) for more in (*MEASURED, *OWN[endpoint])]
        details = [address(endpoint, key), address(endpoint, key, format="jsonld")]
        for path in (*lists, *details):
            with CaptureQueriesContext(connection) as captured:
                assert client.get(path).status_code == 200
            found[path.replace(f"/{key}/", "/id/")] = len(captured)
    return found


def test_query_counts_do_not_grow(client: Client, settings: object) -> None:
    settings.WAGTAILAPI_LIMIT_MAX = 50  # type: ignore[attr-defined]
    whole = whole_site(2)
    few = counts(client)
    whole.index.delete()
    cache.clear()
    whole_site(40)
    assert counts(client) == few
    assert len(client.get(address("faqs", limit=50)).json()["items"]) == 40
    assert max(few.values()) <= 16


def query_count(client: Client, path: str) -> int:
    """Return how many queries a request takes."""
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


def test_what_is_stored_is_read_with_one_query(client: Client) -> None:
    whole = whole_site(2)
    ContentType.objects.get_for_models(*get_page_models())
    assert len(client.get(address("procedures")).json()["items"]) == 2
    for endpoint, pages in zip(ENDPOINTS, (whole.procedures, whole.faqs, whole.risks), strict=True):
        for more in ({}, {"format": "jsonld"}, {"fields": "title"}):
            assert query_count(client, address(endpoint, pages[0].pk, **more)) == 1
            # What waits, how many there are, and what is stored of one page of them.
            assert query_count(client, address(endpoint, **more)) == 3
    filtered = {"max_sessions": 6, "max_downtime_hours": 48, "order": "-title"}
    assert query_count(client, address("procedures", **filtered)) == 3
