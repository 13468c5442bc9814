"""Records are built and written here, and nowhere else."""

import datetime
import logging
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from typing import Any

import swapper
from django.db import OperationalError, connection, transaction
from django.dispatch import Signal
from django.utils import timezone, translation

from ..assembly import assembled
from ..models import ClinicalPageMixin, PendingRebuild, Record, page_models
from .content import Content, contents
from .deleting import delete_by_key
from .doubts import doubt_pages_about
from .sole_statements import forget_statements, keep_statements
from .stamp import current_stamp

logger = logging.getLogger(__name__)

#: Sent with the ``keys`` of pages of which something else than before will be served, or nothing any
#: more: in the transaction that writes their records, while what is stored is still the old.
changing = Signal()


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
        if not keys:
            return
        known = [self.records[key] for key in keys if key in self.records]
        with transaction.atomic():
            _say([record.pk for record in known])
            # In the order of those who build, records first: else each may wait for the other.
            for record in known:
                Record.objects.filter(pk=record.pk, version=record.version).delete()
            delete_by_key(PendingRebuild, self.changes(keys))
            forget_statements(keys)


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
    pages, failed = read_pages(sorted(keys))
    gone = frozenset(keys) - {page.pk for page in pages} - set(failed)
    seen.forget(gone)
    made: dict[int, Content] = {}
    for page, result in results(pages):
        if isinstance(result, Exception):
            failed[page.pk] = result
        else:
            made[page.pk] = result
    names = {page.pk: f"{page.pk} ({page.title})" for page in pages}
    for key, problem in failed.items():
        name = names.get(key, key)
        logger.error("The record of page %s could not be built.", name, exc_info=problem)
    written = _write(made, seen)
    _note({key: reason(problem) for key, problem in failed.items()}, seen)
    return Built(
        written=written,
        overtaken=frozenset(made) - written,
        failed=frozenset(failed),
        gone=gone,
    )


def read_pages(keys: Sequence[int]) -> tuple[list[Any], dict[int, Exception]]:
    """Return the published pages with these keys, by key, and the errors of those that can't be read."""
    try:
        with _savepoint():
            return list(published_pages().filter(pk__in=keys).order_by("pk").specific()), {}
    except OperationalError:
        raise  # the database is away, which says nothing about a page
    except Exception as problem:
        if len(keys) == 1:
            return [], {keys[0]: problem}
        one_by_one = [read_pages([key]) for key in keys]
        return (
            [page for readable, _ in one_by_one for page in readable],
            {key: found for _, unreadable in one_by_one for key, found in unreadable.items()},
        )


def forget(keys: Collection[int]) -> None:
    """Drop what is stored for these pages."""
    if keys:
        Record.objects.filter(pk__in=keys).delete()
        waiting = PendingRebuild.objects.filter(page_id__in=keys)
        delete_by_key(PendingRebuild, waiting.values_list("pk", flat=True))
        forget_statements(keys)


def results(
    pages: list[Any], make: Callable[[list[Any]], Sequence[Any]] | None = None
) -> Iterator[tuple[Any, Any]]:
    """Yield each page with what is to be stored of it, or with the error that it met.

    With ``make``, what that makes of a list of pages takes the place of what is to be stored.
    """
    if not pages:
        return
    try:
        with _savepoint(), _nobodys_preferences():
            made = (make or _contents)(pages)
    except Exception as problem:
        if len(pages) == 1:
            yield pages[0], problem
        else:
            for page in pages:
                yield from results([page], make)
    else:
        yield from zip(pages, made, strict=True)


def reason(problem: Exception) -> str:
    """Return what an error says, in one line, without a full stop."""
    words = " ".join(str(problem).split()).rstrip(".")
    return f"{type(problem).__name__}: {words}" if words else type(problem).__name__


def _contents(pages: list[Any]) -> list[Content]:
    made = assembled(pages)
    same = {"stamp": current_stamp(), "true_until": made.true_until, "problem": ""}
    return [one._replace(fields={**same, **one.fields}) for one in contents(pages, made)]


@contextmanager
def _nobodys_preferences() -> Iterator[None]:
    """Leave the language and the time zone of whoever publishes or reads out of what is published."""
    with translation.override(None), timezone.override(None):
        yield


def _savepoint() -> AbstractContextManager[Any]:
    """Return what keeps a failed query from spoiling the transaction around it, if there is one."""
    return transaction.atomic() if connection.in_atomic_block else nullcontext()


def _write(made: dict[int, Content], seen: Seen) -> frozenset[int]:
    if not made:
        return frozenset()
    now = timezone.now()
    with transaction.atomic():
        _make_room(key for key in made if key not in seen.records)
        changed = [key for key, one in made.items() if one.fields["etag"] != seen.record(key).etag]
        _say(changed)
        written = frozenset(
            key for key, one in made.items() if _replace(seen.record(key), one.fields, now)
        )
        delete_by_key(PendingRebuild, seen.changes(written))
        keep_statements({key: made[key].statements for key in written})
        procedures = [key for key in changed if made[key].is_procedure and key in written]
        doubt_pages_about(procedures, written)
    return written


def _say(keys: Collection[int]) -> None:
    """Tell who listens that these records change."""
    if keys:
        # Robust: who listens must not fail what is being written.
        changing.send_robust(Record, keys=keys)


def _make_room(keys: Iterable[int]) -> None:
    rows = [Record(page_id=key) for key in keys]
    if rows and connection.vendor == "mysql":
        # Rows that it ignores it locks for reading. Two builders would hold such a lock, and each
        # wait for the other to write; rows that it updates it locks for writing.
        Record.objects.bulk_create(rows, update_conflicts=True, update_fields=["claimed_until"])
    elif rows:
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
