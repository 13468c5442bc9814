"""Addresses that only some projects have: a public address, other hosts, a sitemap, paths of their own."""

from typing import Any

import pytest
from django.utils import translation
from wagtail.models import Site

from tests.site import WholeSite
from wagtail_microneedling.delivery import purge_pages
from wagtail_microneedling.models import ClinicSettings
from wagtail_microneedling.records import read

from .caching import Cache

pytestmark = pytest.mark.django_db


def purged(cache: Cache, page: Any) -> set[str]:
    """Return the addresses that are purged for a page."""
    cache.purged.clear()
    purge_pages.call([page.pk])
    return {url for batch in cache.purged for url in batch}


def test_public_address_and_cms(standing: WholeSite, cache: Cache) -> None:
    ClinicSettings.objects.update(public_origin="https://clinic.example")
    found = purged(cache, standing.procedures[0])
    for origin in ("https://clinic.example", "http://localhost"):
        assert f"{origin}/treatments/procedure-1/" in found
        assert f"{origin}/treatments/procedure-1/?format=jsonld" in found


def test_what_is_published_is_what_is_purged(standing: WholeSite, cache: Cache) -> None:
    for page in (*standing.procedures, *standing.faqs, *standing.risks):
        item = page.published(page).document
        found = purged(cache, page)
        assert item.url in found
        assert any(f"/{page.pk}/" in url for url in found)
    read([standing.index.pk])
    assert purged(cache, standing.index) == {
        "http://localhost/treatments/",
        "http://localhost/treatments/?format=jsonld",
    }


def test_a_site_that_the_api_is_asked_for_by_name(
    standing: WholeSite, cache: Cache, settings: Any
) -> None:
    settings.WAGTAILAPI_BASE_URL = "https://api.example"
    Site.objects.create(hostname="treatments.example", root_page=standing.index)
    api = "https://api.example/api/v2/procedures"
    key = standing.procedures[0].pk
    named = "?site=treatments.example:80"
    found = purged(cache, standing.procedures[0])
    assert {url for url in found if url.startswith("https://api.example")} == {
        f"{api}/{key}/{named}",
        f"{api}/{key}/{named}&format=jsonld",
        f"{api}/{named}",
        f"{api}/{named}&format=jsonld",
        f"{api}/find/{named}",
    }


@pytest.mark.urls("tests.delivery.urls")
def test_a_sitemap(standing: WholeSite, cache: Cache) -> None:
    assert "http://localhost/sitemap.xml" in purged(cache, standing.faqs[0])
    # Nothing but pages and a sitemap is served there.
    assert not {url for url in purged(cache, standing.faqs[0]) if "/api/" in url}


def test_paths_of_the_project(
    standing: WholeSite, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = type(standing.procedures[0])
    monkeypatch.setattr(model, "get_cached_paths", lambda page: ["/", "/print/"])
    found = purged(cache, standing.procedures[0])
    assert {
        "http://localhost/treatments/procedure-1/",
        "http://localhost/treatments/procedure-1/print/",
    } <= found


def test_a_page_that_nobody_can_find(standing: WholeSite, cache: Cache) -> None:
    Site.objects.all().delete()
    assert purged(cache, standing.procedures[0]) == set()
    assert purged(cache, type(standing.procedures[0])(pk=987654)) == set()


def test_the_language_of_an_editor_leads_no_address(
    standing: WholeSite, cache: Cache, settings: Any
) -> None:
    settings.WAGTAIL_I18N_ENABLED = False
    with translation.override("de"):
        assert "http://localhost/treatments/procedure-1/" in purged(cache, standing.procedures[0])
