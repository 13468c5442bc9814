"""Records are built and written here, and nowhere else."""

import datetime
import logging
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from typing import Any

import swapper
from django.db import OperationalError, connection, transaction
from django.utils import timezone, translation

from ..assembly import assembled
from ..models import ClinicalPageMixin, PendingRebuild, Record, page_models
from .content import contents
from .stamp import current_stamp

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What became of the records that were to be built: page keys, each in one of these."""

    written: frozenset[int]
    #: Another builder was faster; what it wrote counts.
    overtaken: frozenset[int]
    #: They could not be built; why is in their record and in the log.
    failed: frozenset[int]
    #: There is no published clinical page with this key.
    gone: frozenset[int]


class Seen:
    """What was known of some pages' records before the pages were read."""

    def __init__(self, keys: Collection[int]) -> None:
        # First the changes, then the pages: a change in between leaves the record stale.
        self.pending = dict(
            PendingRebuild.objects.filter(page_id__in=keys).values_list("pk", "page_id")
        )
        known = Record.objects.filter(pk__in=keys).only("version", "etag", "last_modified")
        self.records = {record.pk: record for record in known}

    def record(self, key: int) -> Record:
        """Return what is stored for a page, or a record that was never written."""
        return self.records.get(key) or Record(page_id=key)

    def changes(self, keys: Collection[int]) -> list[int]:
        """Return the keys of the changes to these pages."""
        return [pk for pk, page_id in self.pending.items() if page_id in keys]

    def forget(self, keys: Collection[int]) -> None:
        """Drop what was known of these pages; what somebody has stored since is theirs."""
        PendingRebuild.objects.filter(pk__in=self.changes(keys)).delete()
        for record in (self.records[key] for key in keys if key in self.records):
            Record.objects.filter(pk=record.pk, version=record.version).delete()


def base_page() -> Any:
    """Return the project's base page model, swapped or not."""
    return swapper.load_model("wagtailcore", "Page")


def published_pages() -> Any:
    """Return the pages that have a record: live clinical pages, whoever may see them."""
    return base_page().objects.live().type(*page_models(ClinicalPageMixin))


def build(keys: Collection[int]) -> Built:
    """Build these pages' records anew from what is stored now, and return what became of them.

    A page that can't be built keeps the record that it had, which stays stale, with the reason.
    """
    seen = Seen(keys)
    pages, failed = _read(sorted(keys))
    gone = frozenset(keys) - {page.pk for page in pages} - set(failed)
    seen.forget(gone)
    fields: dict[int, dict[str, Any]] = {}
    for page, result in results(pages):
        if isinstance(result, Exception):
            failed[page.pk] = result
        else:
            fields[page.pk] = result
    names = {page.pk: f"{page.pk} ({page.title})" for page in pages}
    for key, problem in failed.items():
        name = names.get(key, key)
        logger.error("The record of page %s could not be built.", name, exc_info=problem)
    written = _write(fields, seen)
    _note({key: reason(problem) for key, problem in failed.items()}, seen)
    return Built(
        written=written,
        overtaken=frozenset(fields) - written,
        failed=frozenset(failed),
        gone=gone,
    )


def _read(keys: Sequence[int]) -> tuple[list[Any], dict[int, Exception]]:
    """Return the published pages with these keys, by key, and the errors of those that can't be read."""
    try:
        with _savepoint():
            return list(published_pages().filter(pk__in=keys).order_by("pk").specific()), {}
    except OperationalError:
        raise  # the database is away, which says nothing about a page
    except Exception as problem:
        if len(keys) == 1:
            return [], {keys[0]: problem}
        one_by_one = [_read([key]) for key in keys]
        return (
            [page for readable, _ in one_by_one for page in readable],
            {key: found for _, unreadable in one_by_one for key, found in unreadable.items()},
        )


def forget(keys: Collection[int]) -> None:
    """Drop what is stored for these pages."""
    if keys:
        PendingRebuild.objects.filter(page_id__in=keys).delete()
        Record.objects.filter(pk__in=keys).delete()


def results(pages: list[Any]) -> Iterator[tuple[Any, Any]]:
    """Yield each page with the fields of its record, or with the error that it met."""
    try:
        yield from zip(pages, _fields(pages), strict=True)
    except Exception as problem:
        if len(pages) == 1:
            yield pages[0], problem
        else:
            for page in pages:
                yield from results([page])


def reason(problem: Exception) -> str:
    """Return what an error says, in one line, without a full stop."""
    words = " ".join(str(problem).split()).rstrip(".")
    return f"{type(problem).__name__}: {words}" if words else type(problem).__name__


def _fields(pages: list[Any]) -> list[dict[str, Any]]:
    if not pages:
        return []
    with _savepoint(), _nobodys_preferences():
        documents, true_until = assembled(pages)
        same = {"stamp": current_stamp(), "true_until": true_until, "problem": ""}
        return [{**same, **content} for content in contents(pages, documents)]


@contextmanager
def _nobodys_preferences() -> Iterator[None]:
    """Leave the language and the time zone of whoever publishes or reads out of what is published."""
    with translation.override(None), timezone.override(None):
        yield


def _savepoint() -> AbstractContextManager[Any]:
    """Return what keeps a failed query from spoiling the transaction around it, if there is one."""
    return transaction.atomic() if connection.in_atomic_block else nullcontext()


def _write(fields: dict[int, dict[str, Any]], seen: Seen) -> frozenset[int]:
    if not fields:
        return frozenset()
    now = timezone.now()
    with transaction.atomic():
        _make_room(key for key in fields if key not in seen.records)
        written = frozenset(
            key for key, values in fields.items() if _replace(seen.record(key), values, now)
        )
        PendingRebuild.objects.filter(pk__in=seen.changes(written)).delete()
    return written


def _make_room(keys: Iterable[int]) -> None:
    rows = [Record(page_id=key) for key in keys]
    if rows:
        Record.objects.bulk_create(rows, ignore_conflicts=True)


def _replace(old: Record, values: dict[str, Any], now: datetime.datetime) -> bool:
    """Write a record unless somebody else has since; return whether it was written."""
    changed = values["etag"] != old.etag
    return bool(
        Record.objects.filter(pk=old.pk, version=old.version).update(
            version=old.version + 1,
            last_modified=now if changed else old.last_modified,
            builder="",
            claimed_until=None,
            **values,
        )
    )


def _note(failed: dict[int, str], seen: Seen) -> None:
    if not failed:
        return
    with transaction.atomic():
        _make_room(key for key in failed if key not in seen.records)
        for key, problem in failed.items():
            Record.objects.filter(pk=key, version=seen.record(key).version).update(
                stamp="", problem=problem, builder="", claimed_until=None
            )
