"""Answers say by which keys caches may forget them, and caches that know keys are told these."""

from typing import Any

import pytest

from tests.site import WholeSite, procedure
from wagtail_microneedling.conf import Settings
from wagtail_microneedling.exceptions import SettingError

from .caching import Cache, Failing, RecordingKeys, answer, committed, configured, where
from .test_commit import edit
from .test_purging import (
    Act,
    a_page_is_deleted,
    a_page_is_published_anew,
    a_slug_is_published,
    a_snippet_is_edited,
    a_title_is_published,
)

pytestmark = pytest.mark.django_db

API = "http://localhost/api/v2/procedures/"


@pytest.fixture
def by_keys(cache: Cache, settings: Any) -> Cache:
    """Return a cache that is purged by keys alone."""
    settings.WAGTAIL_MICRONEEDLING = {"SURROGATE_KEY_HEADER": "Surrogate-Key"}
    settings.WAGTAILFRONTENDCACHE = configured(RecordingKeys)
    RecordingKeys.cache = cache
    return cache


def test_nothing_is_said_unasked(standing: WholeSite) -> None:
    for url in (API, *where(standing.procedures[0])):
        assert not {"Surrogate-Key", "Cache-Tag"} & set(answer(url).headers)


def test_every_answer_says_its_pages(standing: WholeSite, by_keys: Cache) -> None:
    page = standing.procedures[0]
    for url in (*where(page), f"{API}{page.pk}/?fields=title"):
        assert answer(url)["Surrogate-Key"] == f"page-{page.pk}"
    assert answer(where(standing.index)[0])["Surrogate-Key"] == f"page-{standing.index.pk}"
    for more in ("", "?format=jsonld", "?fields=title"):
        said = answer(f"{API}{more}")["Surrogate-Key"].split()
        assert said[0] == "list-procedures"
        assert {f"page-{one.pk}" for one in standing.procedures} <= set(said[1:])
        assert f"page-{standing.faqs[0].pk}" not in said
    first = answer(f"{API}?limit=1")
    assert first["Surrogate-Key"] == f"list-procedures page-{page.pk}"
    assert "Surrogate-Key" not in answer(f"{API}987654/").headers
    assert "Surrogate-Key" not in answer("http://localhost/").headers


def test_who_has_it_already_is_told_the_keys_too(
    standing: WholeSite, by_keys: Cache, client: Any
) -> None:
    for url in (API, f"{API}{standing.procedures[0].pk}/"):
        first = client.get(url)
        again = client.get(url, headers={"if-none-match": first["ETag"]})
        assert again.status_code == 304
        assert again["Surrogate-Key"] == first["Surrogate-Key"]


def test_a_long_list_says_its_own_key_alone(
    standing: WholeSite, by_keys: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wagtail_microneedling.records.surrogate_keys.MOST_PAGES", 3)
    for number in range(2):
        procedure(standing.index, f"More {number}")
    assert answer(API)["Surrogate-Key"] == "list-procedures"


@pytest.mark.parametrize(
    ("header", "separator"),
    [("Surrogate-Key", " "), ("xkey", " "), ("Cache-Tag", ","), ("Edge-Cache-Tag", ",")],
)
def test_every_cdn_gets_its_own_header(
    header: str, separator: str, standing: WholeSite, settings: Any
) -> None:
    settings.WAGTAIL_MICRONEEDLING = {"SURROGATE_KEY_HEADER": header}
    key = standing.procedures[0].pk
    assert answer(f"{API}?limit=1")[header] == f"list-procedures{separator}page-{key}"


@pytest.mark.parametrize("value", ["Surrogate Key", "X:", "Schlüssel", "a\nb", "a\n", None, 1])
def test_a_header_that_is_none(value: Any, settings: Any) -> None:
    settings.WAGTAIL_MICRONEEDLING = {"SURROGATE_KEY_HEADER": value}
    with pytest.raises(SettingError, match="SURROGATE_KEY_HEADER is not the name of a header"):
        _ = Settings().surrogate_key_header


@pytest.mark.parametrize(
    "act",
    [
        a_page_is_deleted,
        a_page_is_published_anew,
        a_slug_is_published,
        a_snippet_is_edited,
        a_title_is_published,
    ],
    ids=lambda act: act.__name__,
)
def test_keys_alone_leave_nothing_untrue(act: Act, standing: WholeSite, by_keys: Cache) -> None:
    by_keys.warm()
    # What nobody can purge by its address.
    by_keys.warm(f"{API}?limit=1", f"{API}?offset=1&order=title", f"{API}?search=procedure")
    with committed():
        act(standing)
    assert by_keys.untrue() == []


def test_one_cache_that_fails_leaves_the_others(
    standing: WholeSite, by_keys: Cache, settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    settings.WAGTAILFRONTENDCACHE = {
        "broken": configured(Failing)["cdn"],
        "whole": configured(RecordingKeys)["cdn"],
    }
    by_keys.warm()
    with committed():
        edit()
    assert "The cache “broken” could not be purged by keys." in caplog.text
    assert by_keys.untrue() == []
