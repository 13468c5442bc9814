"""Are the records true? Every page is assembled afresh and compared with what is stored of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ..assembly import assembled
from .building import published_pages
from .content import contents
from .reading import fresh_records

#: How many pages are held at a time.
BATCH = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A record that counts as true and is not: the page, and the names of the untrue fields."""

    page_id: int
    title: str
    fields: tuple[str, ...]


def differences(pages: Any = None) -> Iterator[Difference]:
    """Yield every difference between what is served of pages and what their documents say now.

    ``pages`` is a queryset of the base page model, all published clinical pages by default. A
    record that is missing or stale is no difference: it is built before it is served. A page that
    can't be built raises what its document raises.
    """
    for batch in _batches(published_pages() if pages is None else pages):
        suspects = list(_compare(batch))
        # Somebody may have changed the page in between: a second look at what differs.
        again = published_pages().filter(pk__in=[suspect.page_id for suspect in suspects])
        yield from _compare(list(again.order_by("pk").specific()))


def _batches(pages: Any) -> Iterator[list[Any]]:
    last = 0
    while batch := list(pages.filter(pk__gt=last).order_by("pk").specific()[:BATCH]):
        last = batch[-1].pk
        yield batch


def _compare(pages: Iterable[Any]) -> Iterator[Difference]:
    pages = list(pages)
    stored = fresh_records().in_bulk([page.pk for page in pages])
    built = contents(pages, assembled(pages).documents)
    for page, fields in zip(pages, built, strict=True):
        record = stored.get(page.pk)
        untrue = tuple(
            name for name, value in fields.items() if record and not _same(record, name, value)
        )
        if untrue:
            yield Difference(page_id=page.pk, title=page.title, fields=untrue)


def _same(record: Any, name: str, value: Any) -> bool:
    stored = getattr(record, name)
    return bool((bytes(stored) if isinstance(value, bytes) else stored) == value)
