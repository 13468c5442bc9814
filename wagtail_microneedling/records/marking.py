"""A change marks the records that it may have made untrue, in the change's own transaction."""

from collections.abc import Callable, Collection, Iterable
from typing import Any

from django.db import connection, transaction
from django.dispatch import Signal

from ..models import PendingRebuild
from .building import published_pages
from .chunks import in_chunks
from .tasks import rebuild_pending

#: Sent with the ``keys`` of pages, as soon as their records are marked and before they are built anew.
marked = Signal()


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
    if not _waits(_all_marked):
        mark_all()
        transaction.on_commit(_all_marked)


def _all_marked() -> None:
    """Stand among what runs on commit, to say that every record was marked."""


def _add(keys: Iterable[int]) -> None:
    rows = [PendingRebuild(page_id=key) for key in keys]
    if not rows:
        return
    PendingRebuild.objects.bulk_create(rows, batch_size=1000)
    # Robust: who listens must not fail what is being saved.
    marked.send_robust(PendingRebuild, keys=[row.page_id for row in rows])
    if not _waits(rebuild_pending.enqueue):
        transaction.on_commit(rebuild_pending.enqueue)


def _waits(function: Callable[[], object]) -> bool:
    """Return whether a function will run when this transaction is committed."""
    return any(entry[1] == function for entry in connection.run_on_commit)
