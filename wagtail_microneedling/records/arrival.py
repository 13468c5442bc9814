"""The day on which a site gets records: its pages were published before."""

from collections.abc import Sequence
from typing import Any

from ..models import Record
from .building import published_pages
from .marking import mark


def mark_missing(apps: Any = None, plan: Sequence[tuple[Any, bool]] = (), **_: Any) -> None:
    """Make pages wait that have no record; a receiver of ``post_migrate``.

    Only migrations of this app forwards are looked at: at other times there may be no table.
    """
    label = Record._meta.app_label
    forwards = any(migration.app_label == label and not back for migration, back in plan)
    if forwards and "record" in apps.all_models[label]:
        known = Record.objects.values("pk")
        mark(set(published_pages().exclude(pk__in=known).values_list("pk", flat=True)))
