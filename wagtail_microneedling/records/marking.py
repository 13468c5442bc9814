"""A change marks the records that it may have made untrue, in the change's own transaction."""

from collections.abc import Collection, Iterable
from typing import Any

from django.db import connection, transaction

from ..models import PendingRebuild
from .building import published_pages
from .dependents import in_chunks
from .tasks import rebuild_pending


def mark(keys: Collection[int]) -> None:
    """Make the records of these pages stale until they are built anew, which begins after commit."""
    published: Iterable[Any] = (
        key
        for chunk in in_chunks(keys)
        for key in published_pages().filter(pk__in=chunk).values_list("pk", flat=True)
    )
    _add(published)


def mark_all() -> None:
    """Make every record stale: something changed that all pages state."""
    _add(published_pages().order_by().values_list("pk", flat=True))


def mark_all_once() -> None:
    """Make every record stale, once for each transaction, however often it is called in it."""
    waiting = (entry[1] for entry in connection.run_on_commit)
    if _all_marked not in waiting:
        mark_all()
        transaction.on_commit(_all_marked)


def _all_marked() -> None:
    """Stand among what runs on commit, to say that every record was marked."""


def _add(keys: Iterable[int]) -> None:
    rows = [PendingRebuild(page_id=key) for key in keys]
    if rows:
        PendingRebuild.objects.bulk_create(rows, batch_size=1000)
        transaction.on_commit(rebuild_pending.enqueue)
