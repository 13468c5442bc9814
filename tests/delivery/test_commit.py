"""When caches are purged: once for each transaction, after it is committed, and never in its way."""

import logging
from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django_tasks import default_task_backend
from wagtail.models import Page

from tests import site as make
from tests.site import WholeSite
from wagtail_microneedling import delivery
from wagtail_microneedling.models import Clinician, Concern, Record
from wagtail_microneedling.records import (
    Choice,
    changing,
    marked,
    planned,
    rebuild,
    rebuild_pending,
)

from .caching import Cache, Failing, Recording, configured, where


def edit(name: str = "Ada Bell") -> None:
    """Edit a snippet that every page of the site mentions."""
    clinician = Clinician.objects.get()
    clinician.name = name
    clinician.save()


def undone() -> None:
    """Edit the snippet, and roll that back."""
    with transaction.atomic():
        edit()
        transaction.set_rollback(True)


def queries(act: Callable[[], object]) -> int:
    """Return how many queries something takes."""
    with CaptureQueriesContext(connection) as captured:
        act()
    return len(captured)


def test_what_a_cache_keeps_is_true_when_nothing_changes(whole: WholeSite, cache: Cache) -> None:
    cache.warm()
    assert len(cache.kept) > 30
    assert cache.untrue() == []


def test_a_transaction_is_purged_once_and_after_it(whole: WholeSite, cache: Cache) -> None:
    cache.warm()
    with transaction.atomic():
        edit()
        with transaction.atomic():
            edit("Ina Rowe")
        make.restrict(whole.risks[0])
        Concern.objects.get().delete()
        assert cache.purged == []
    # A second time when the records are built that say something else: an answer from before the
    # change may have been on its way into the cache.
    before, after = cache.purged
    assert set(after) <= set(before)
    assert cache.untrue() == []


def test_what_is_rolled_back_purges_nothing(whole: WholeSite, cache: Cache) -> None:
    cache.warm()
    kept = dict(cache.kept)
    undone()
    assert (cache.purged, cache.kept) == ([], kept)
    with transaction.atomic():
        undone()
        make.restrict(whole.risks[1])
    assert where(whole.risks[1])[0] in cache.purged[0]
    assert where(whole.faqs[0])[0] not in cache.purged[0]


def test_other_pages_stay(whole: WholeSite, cache: Cache) -> None:
    cache.warm()
    page = type(whole.procedures[0]).objects.get(pk=whole.procedures[0].pk)
    page.summary = "Other words"
    page.save_revision().publish()
    for other in (whole.procedures[1], whole.faqs[1], whole.risks[1]):
        assert set(where(other)) <= cache.kept.keys()


def test_drafts_purge_nothing(whole: WholeSite, cache: Cache) -> None:
    page = type(whole.procedures[0]).objects.get(pk=whole.procedures[0].pk)
    page.title = "Needling"
    page.save_revision()
    make.procedure(whole.index, "A draft", live=False)
    assert cache.purged == []


def test_no_query_is_spent_where_there_is_no_cache(
    whole: WholeSite, cache: Cache, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit()  # warms what is looked up once
    with_cache = queries(edit)
    settings.WAGTAILFRONTENDCACHE = None
    not_configured = queries(edit)
    settings.WAGTAILFRONTENDCACHE = configured(Recording)
    monkeypatch.delitem(apps.app_configs, "wagtailfrontendcache")
    cache.purged.clear()
    not_installed = queries(edit)
    assert cache.purged == []
    monkeypatch.undo()
    for signal in (marked, changing):
        assert signal.disconnect(dispatch_uid="wagtail_microneedling.delivery.purging")
    try:
        without_delivery = queries(edit)
    finally:
        delivery.connect()
    assert not_configured == not_installed == without_delivery < with_cache


def test_a_cache_that_is_away_fails_nobody(
    whole: WholeSite, cache: Cache, settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    settings.WAGTAILFRONTENDCACHE = configured(Failing)
    page = type(whole.procedures[0]).objects.get(pk=whole.procedures[0].pk)
    page.title = "Needling"
    with caplog.at_level(logging.ERROR):
        page.save_revision().publish()
    assert Page.objects.get(pk=page.pk).live
    assert "The cache is away." in caplog.text
    assert "The cache is away, keys or not." in caplog.text


@pytest.mark.parametrize(
    "backend", ["nowhere.Backend", "wagtail.contrib.frontend_cache.backends.HTTPBackend"]
)
def test_a_cache_that_is_set_up_wrong_fails_nobody(
    backend: str, whole: WholeSite, cache: Cache, settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    settings.WAGTAILFRONTENDCACHE = {"cdn": {"BACKEND": backend}}
    edit()
    assert Clinician.objects.get().name == "Ada Bell"
    assert "purge_urls_from_cache_task" in caplog.text


def test_a_queue_that_is_away_fails_nobody(
    whole: WholeSite, cache: Cache, settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    settings.TASKS = {"default": {"BACKEND": "tests.delivery.caching.NoQueue"}}
    with transaction.atomic():
        edit()
    assert Clinician.objects.get().name == "Ada Bell"
    assert "The queue is away." in caplog.text


def test_a_worker_purges(whole: WholeSite, cache: Cache, settings: Any) -> None:
    cache.warm()
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    page = type(whole.procedures[0]).objects.get(pk=whole.procedures[0].pk)
    page.move(whole.index.get_parent(), pos="last-child")
    assert cache.purged == []
    # Readers come first: what they get is true, and built, before the worker begins.
    for url in list(cache.kept):
        cache.warm(url)
    cache.warm(*where(type(page).objects.get(pk=page.pk)))
    waiting = list(default_task_backend.results)
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    for result in waiting:
        result.task.call(*result.args, **result.kwargs)
    assert f"http://localhost{page.get_url()}" not in cache.kept
    assert cache.untrue() == []


def test_a_list_that_may_miss_a_page_is_not_kept(
    whole: WholeSite, cache: Cache, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = "http://localhost/api/v2/procedures/?max_downtime_hours=1"
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    monkeypatch.setattr("wagtail_microneedling.records.around_lists.MOST_TO_WAIT_FOR", 1)
    cache.warm(url)
    assert url in cache.kept
    cache.kept.clear()
    edit()
    cache.warm(url)
    assert url not in cache.kept
    rebuild_pending.call()
    cache.warm(url)
    assert url in cache.kept


def test_many_pages_are_purged_in_parts_with_few_queries(
    whole: WholeSite, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = list(Record.objects.values_list("pk", flat=True))
    delivery.purge_pages.call(keys)
    few = queries(lambda: delivery.purge_pages.call(keys[:2]))
    assert queries(lambda: delivery.purge_pages.call(keys)) == few
    monkeypatch.setattr("wagtail_microneedling.delivery.purging.PAGES_AT_ONCE", 3)
    cache.warm()
    cache.purged.clear()
    edit()
    assert len(cache.purged) > 2
    assert cache.untrue() == []


def test_a_rebuild_purges_once_for_each_batch(whole: WholeSite, cache: Cache) -> None:
    plan = planned(Choice(), everything=True)
    rebuild(plan)
    cache.warm()
    cache.purged.clear()
    Clinician.objects.update(name="Ada Bell")
    rebuild(plan, batch=3)
    assert len(cache.purged) == -(-len(plan.build) // 3) > 2
    assert cache.untrue() == []
