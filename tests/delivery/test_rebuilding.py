"""Changes that nobody saw: caches are purged once the records are built that say something else."""

import datetime
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.core.management import call_command
from django.db import DatabaseError, transaction
from django.utils import timezone
from wagtail.models import Page

from tests.site import WholeSite
from wagtail_microneedling.models import Clinician, Record
from wagtail_microneedling.records import Choice, build, planned, read, rebuild, rebuild_pending

from .caching import Cache, committed, where
from .test_commit import queries
from .test_purging import publish

pytestmark = pytest.mark.django_db

Act = Callable[[WholeSite, Any], object]


@pytest.fixture
def built(standing: WholeSite, cache: Cache) -> Iterator[Cache]:
    """Return a cache in front of a site that is all built; it keeps everything."""
    call_command("rebuild_records", verbosity=0)
    cache.warm()
    cache.purged.clear()
    return cache


def purged(cache: Cache) -> set[str]:
    """Return the addresses that were purged."""
    return {url for batch in cache.purged for url in batch}


def update(page: Any, **fields: Any) -> None:
    """Write as raw SQL and ``bulk_update`` do: nobody is told."""
    Page.objects.filter(pk=page.pk).update(**fields)


def rebuild_all() -> None:
    """Do what the documentation says after such writes."""
    with committed():
        call_command("rebuild_records", "--all", verbosity=0)


def a_title(whole: WholeSite, settings: Any) -> None:
    update(whole.procedures[0], title="Needling")


def an_address(whole: WholeSite, settings: Any) -> None:
    page = whole.procedures[0]
    update(page, slug="needling", url_path=page.url_path.replace(page.slug, "needling"))


def what_is_public(whole: WholeSite, settings: Any) -> None:
    update(whole.faqs[0], live=False)


def a_person(whole: WholeSite, settings: Any) -> None:
    Clinician.objects.update(name="Ada Bell")


def a_setting(whole: WholeSite, settings: Any) -> None:
    settings.WAGTAIL_MICRONEEDLING = {"IMAGE_SIZES": (100,)}


@pytest.mark.parametrize(
    "act",
    [a_title, an_address, what_is_public, a_person, a_setting],
    ids=lambda act: act.__name__,
)
def test_a_rebuild_leaves_nothing_untrue(
    act: Act, standing: WholeSite, built: Cache, settings: Any
) -> None:
    act(standing, settings)
    assert built.purged == []
    rebuild_all()
    assert built.purged
    assert built.untrue() == []


def test_what_says_the_same_after_a_rebuild_stays(
    standing: WholeSite, built: Cache, settings: Any
) -> None:
    rebuild_all()
    assert built.purged == []
    # Another stamp, and the same facts.
    settings.WAGTAIL_MICRONEEDLING = {"RICH_TEXT_FEATURES": ["bold"]}
    with committed():
        call_command("rebuild_records", verbosity=0)
    assert built.purged == []
    a_title(standing, settings)
    rebuild_all()
    found = purged(built)
    assert set(where(standing.procedures[0])) <= found
    for other in (standing.procedures[1], standing.faqs[1], standing.risks[1]):
        assert not set(where(other)) & found


def test_addresses_before_and_now(standing: WholeSite, built: Cache, settings: Any) -> None:
    an_address(standing, settings)
    rebuild_all()
    base = "http://localhost/treatments"
    assert {f"{base}/procedure-1/", f"{base}/needling/", f"{base}/"} <= purged(built)


def test_what_is_dropped_is_purged(standing: WholeSite, built: Cache) -> None:
    gone = where(standing.faqs[0])
    update(standing.faqs[0], live=False)
    with committed():
        rebuild(planned(Choice(keys=[standing.faqs[0].pk])))
    assert set(gone) <= purged(built)


def test_records_that_were_lost_are_purged(standing: WholeSite, built: Cache) -> None:
    Record.objects.all().delete()
    with committed():
        call_command("rebuild_records", verbosity=0)
    assert built.kept == {}


def test_time(standing: WholeSite, built: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    soon = timezone.now() + datetime.timedelta(hours=1)
    publish(standing.faqs[0], expire_at=soon)
    rebuild_pending.call()
    built.warm()
    built.purged.clear()
    late = soon + datetime.timedelta(seconds=1)
    monkeypatch.setattr(timezone, "now", lambda: late)
    with committed():
        call_command("rebuild_records", verbosity=0)
    assert set(where(standing.procedures[0])) <= purged(built)
    assert not set(where(standing.procedures[1])) & purged(built)


def test_a_reader_who_is_first_purges(standing: WholeSite, built: Cache, settings: Any) -> None:
    a_setting(standing, settings)
    with committed():
        read([standing.procedures[0].pk])
    assert set(where(standing.procedures[0])) <= purged(built)
    assert where(standing.procedures[1])[0] not in purged(built)


def test_a_rebuild_that_is_undone_purges_nothing(
    standing: WholeSite, built: Cache, settings: Any
) -> None:
    a_title(standing, settings)
    with committed(), undone():
        build([standing.procedures[0].pk])
    assert built.purged == []


@contextmanager
def undone() -> Iterator[None]:
    """Roll back what is done."""
    try:
        with transaction.atomic():
            yield
            raise DatabaseError("The disk is full.")
    except DatabaseError:
        pass


def test_no_query_is_spent_on_what_stays(standing: WholeSite, built: Cache, settings: Any) -> None:
    keys = [page.pk for page in standing.procedures]
    build(keys)
    with_cache = queries(lambda: build(keys))
    settings.WAGTAILFRONTENDCACHE = None
    assert queries(lambda: build(keys)) == with_cache
