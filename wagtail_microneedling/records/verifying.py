"""Are the records true? Every page is assembled afresh and compared with what is stored of it."""

import gc
import gzip
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import brotli

from ..models import Record
from .building import published_pages, reason, results
from .reading import fresh_records
from .tasks import BATCH

#: The first moment for all that were built at once, so it depends on the others.
OF_A_BATCH = "true_until"
#: What the checks have found, which depends on the day and on other pages.
FOUND = ("findings", "state", "errors", "warnings", "advice")
#: Other versions of the encoders give other bytes for the same content.
DECODERS: dict[str, Callable[[bytes], bytes]] = {"br": brotli.decompress, "gzip": gzip.decompress}


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A record that counts as true and is not, or a page of which none can be built now.

    It has the names of the untrue fields, or says why the page could not be read, in one line.
    """

    page_id: int
    title: str
    fields: tuple[str, ...] = ()
    problem: str = ""


def differences(
    pages: Any = None, *, advance: Callable[[int], object] = lambda pages: None
) -> Iterator[Difference]:
    """Yield every difference between what is served of pages and what their documents say now.

    ``pages`` is a queryset of the base page model, all published clinical pages by default;
    ``advance`` is told how many of them were looked at. A record that is missing or stale is no
    difference: it is built before it is served. Nor are findings that time has changed, which
    readers do not get: they are renewed.
    """
    for batch in _batches(published_pages() if pages is None else pages):
        suspects = list(_compare(batch))
        # Somebody may have changed the page in between: a second look at what differs.
        again = published_pages().filter(pk__in=[suspect.page_id for suspect in suspects])
        yield from _compare(list(again.order_by("pk").specific()))
        advance(len(batch))


def _batches(pages: Any) -> Iterator[list[Any]]:
    last = 0
    while batch := list(pages.filter(pk__gt=last).order_by("pk").specific()[:BATCH]):
        last = batch[-1].pk
        yield batch
        if len(batch) == BATCH:
            # A page and its StreamFields hold on to each other: only the collector frees them.
            gc.collect()


def _compare(pages: list[Any]) -> Iterator[Difference]:
    stored = fresh_records().in_bulk([page.pk for page in pages])
    for page, result in results(pages):
        if isinstance(result, Exception):
            yield Difference(page_id=page.pk, title=page.title, problem=reason(result))
        elif page.pk in stored and (untrue := _untrue(stored[page.pk], result.fields)):
            if served := tuple(name for name in untrue if name not in FOUND):
                yield Difference(page_id=page.pk, title=page.title, fields=served)
            else:
                _renew(stored[page.pk], result.fields)


def _untrue(record: Any, fields: dict[str, Any]) -> tuple[str, ...]:
    return tuple(
        name
        for name, value in fields.items()
        if name != OF_A_BATCH and not _same(name, getattr(record, name), value)
    )


def _renew(record: Any, fields: dict[str, Any]) -> None:
    """Store what is found today, unless somebody has written the record since."""
    found = {name: fields[name] for name in FOUND}
    Record.objects.filter(pk=record.pk, version=record.version).update(**found)


def _same(name: str, stored: Any, value: Any) -> bool:
    if isinstance(value, bytes):
        return bytes(stored) == value or _decoded(name, bytes(stored)) == _decoded(name, value)
    return bool(stored == value)


def _decoded(name: str, content: bytes) -> bytes | None:
    decode = DECODERS.get(name.rpartition("_")[2], bytes)
    try:
        return decode(content)
    except (brotli.error, EOFError, OSError, zlib.error):
        return None
