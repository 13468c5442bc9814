"""Caches in front of the site forget what a change made untrue: once, after the change is saved.

Addresses are noted in the transaction of the change, while the records still say where readers
found the pages until now, and purged by Wagtail's frontend cache in a task after commit. They are
noted when records are marked, and when records are built that say something else than before: for
changes that nobody saw, such as of a setting or by time, the second is the first to be known.
"""

from collections.abc import Collection, Sequence
from dataclasses import astuple
from typing import Any

from django.db import connection, transaction
from django_tasks import task
from wagtail.contrib.frontend_cache.utils import PurgeBatch

from ..conf import settings
from ..records import changing, list_key, marked, page_key
from .addresses import Address, present, stored
from .surrogate_keys import purge_keys

#: More pages than these are purged by several tasks.
PAGES_AT_ONCE = 200


class Purge:
    """What is purged when this transaction is committed: pages, and where they were before."""

    def __init__(self) -> None:
        self.pages: set[int] = set()
        self.stored: dict[int, Address] = {}

    def add(self, keys: Collection[int]) -> None:
        """Note pages, and where readers found them until now."""
        new = set(keys) - self.pages
        self.stored |= stored(new)
        self.pages |= new

    def send(self) -> None:
        """Have the pages purged, by a worker where the project has one."""
        pages = sorted(self.pages)
        for first in range(0, len(pages), PAGES_AT_ONCE):
            some = pages[first : first + PAGES_AT_ONCE]
            before = [list(astuple(self.stored[key])) for key in some if key in self.stored]
            purge_pages.enqueue(some, before)


def note(keys: Collection[int], **_: Any) -> None:
    """Note pages whose records are marked or change, where the project has caches to purge."""
    if not settings.caches_in_front:
        return
    waiting = _of_this_transaction()
    purge = waiting or Purge()
    purge.add(keys)
    if not waiting:
        # Robust: a queue that is away must not fail what is saved already.
        transaction.on_commit(purge.send, robust=True)


@task()
def purge_pages(keys: Sequence[int], before: Sequence[Sequence[str]] = ()) -> None:
    """Purge all that is answered about these pages, at their present addresses and at those before.

    ``before`` has pairs: the address of a page, and of its item in the API.
    """
    addresses = present(keys) | {Address(*pair) for pair in before}
    batch = PurgeBatch()
    for address in addresses:
        batch.add_urls(address.urls())
    batch.purge()
    lists = {list_key(address.endpoint) for address in addresses if address.endpoint}
    purge_keys(lists | {page_key(key) for key in keys})


def connect() -> None:
    """Listen to the records that are marked, and to those that change."""
    for signal in (marked, changing):
        signal.connect(note, dispatch_uid=__name__)


def _of_this_transaction() -> Purge | None:
    owners = (getattr(entry[1], "__self__", None) for entry in connection.run_on_commit)
    return next((owner for owner in owners if isinstance(owner, Purge)), None)
