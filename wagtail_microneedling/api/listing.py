"""A list before it is read: which pages, in which order, and what is stored of them.

Making the statement of a list takes longer than running it, so it is kept: for the same shape it
is the same, whoever asks and whenever.
"""

import datetime
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from .. import records
from ..assembly import public_pages
from .keysets import Keyset
from .tree import base_page


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """All of a list that its statement depends on, but the values that Prepared puts into it.

    ``filters`` are the filters that have something to do, each with what is asked of it. ``behind``
    says of each value of the cursor whether there is one; None without a cursor. ``column`` is what
    is fetched of the records beside their etags, if anything; a list without an order is counted.
    """

    models: tuple[Any, ...]
    hidden: tuple[str, ...]
    filters: tuple[tuple[Any, Hashable], ...]
    keyset: Keyset | None
    behind: tuple[bool, ...] | None = None
    column: str = ""

    def pages(
        self, *, hostname: str, port: int, now: datetime.datetime, stamp: str, **cursor: Any
    ) -> Any:
        """Return the pages as ``records.with_stored`` does, or their keys to be counted."""
        site = records.SiteAsked(hostname=hostname, port=port)
        pages = public_pages(base_page().objects.type(*self.models), now, self.hidden)
        pages = pages.filter(site.condition("clinical_record__"))
        for backend, asked in self.filters:
            pages = backend().narrowed(pages, asked)
        if self.keyset is None:
            return pages.order_by().values_list("pk")
        if self.behind is not None:
            values = [cursor.get(_place(number)) for number in range(len(self.behind))]
            pages = pages.filter(self.keyset.behind(values))
        pages = self.keyset.ordered(pages)
        return records.with_stored(pages, self.column, stamp, now, *self.keyset.columns)

    def places(self) -> dict[str, Any]:
        """Return what stands in the statement for the values of a request."""
        given = enumerate(self.behind or ())
        cursor = {
            _place(number): STAND_INS[self.keyset.kinds[number]](number)
            for number, is_given in given
            if is_given and self.keyset
        }
        return records.places("hostname", "port", "now", "stamp") | cursor


#: What stands in a statement for a value of a cursor, by its type and its place in the cursor.
STAND_INS: Mapping[type, Callable[[int], Any]] = {
    int: lambda number: -1_000_100 - number,
    str: lambda number: f"value {number} of a cursor",
    datetime.datetime: lambda number: datetime.datetime(1900, 1, 2 + number, tzinfo=datetime.UTC),
}


def _place(number: int) -> str:
    return f"cursor_{number}"


@lru_cache(maxsize=256)
def _statement(vendor: str, types: tuple[int, ...], shape: Shape) -> records.Prepared:
    """Return the statement for a database, the keys of page types there, and a shape."""
    return records.Prepared(shape.pages, shape.places())


class KeptListing:
    """A list whose statement is kept: its rows, by place or by cursor, and how many there are."""

    def __init__(self, shape: Shape, site: records.SiteAsked) -> None:
        self.shape = shape
        types = ContentType.objects.get_for_models(*shape.models)
        self.types = tuple(types[model].pk for model in shape.models)
        self.asked = {"hostname": site.hostname, "port": site.port, "now": timezone.now()}

    def count(self) -> int:
        """Return how many pages there are."""
        counted = replace(self.shape, keyset=None)
        return self._statement(counted).count(**self.asked, stamp="")

    def rows(
        self, column: str, limit: int, offset: int = 0, behind: Sequence[Any] | None = None
    ) -> list[records.ListRow]:
        """Return so many pages from a place on, or from behind the one with the values of a cursor."""
        given = None if behind is None else tuple(value is not None for value in behind)
        shape = replace(self.shape, column=column, behind=given)
        cursor = {_place(number): value for number, value in enumerate(behind or ())}
        rows = self._statement(shape).rows(
            limit, offset, **self.asked, stamp=records.current_stamp(), **cursor
        )
        return records.list_rows(rows, column)

    def _statement(self, shape: Shape) -> records.Prepared:
        return _statement(connection.vendor, self.types, shape)


class OtherListing:
    """A list of pages that a request has narrowed by what the database knows of other pages."""

    def __init__(self, pages: QuerySet[Any], keyset: Keyset | None) -> None:
        self.pages, self.keyset = pages, keyset

    def count(self) -> int:
        """Return how many pages there are."""
        return self.pages.count()

    def rows(
        self, column: str, limit: int, offset: int = 0, behind: Sequence[Any] | None = None
    ) -> list[records.ListRow]:
        """Return so many pages from a place on, or from behind the one with the values of a cursor."""
        pages = self.pages
        if behind is not None and self.keyset:
            pages = pages.filter(self.keyset.behind(behind))
        columns = self.keyset.columns if self.keyset else ()
        rows = records.with_stored(pages, column, None, None, *columns)
        return records.list_rows(list(rows[offset : offset + limit]), column)


class FoundListing:
    """A list of what a search has found: where the database searches, it is counted by reading its keys."""

    #: Keys that are read at once: to rank them all is what takes long, and it takes as long to count.
    MOST_READ = 5_000

    def __init__(self, found: Any) -> None:
        self.found = found
        self.keys: list[int] | None = None

    def count(self) -> int:
        """Return how many pages there are."""
        if _is_query(self.found):
            keys = self._read(slice(self.MOST_READ))
            if len(keys) < self.MOST_READ:
                self.keys = keys
                return len(keys)
        count: int = self.found.count()
        return count

    def rows(
        self, column: str, limit: int, offset: int = 0, behind: object = None
    ) -> list[records.ListRow]:
        """Return so many pages from a place on; a search has no cursor."""
        window = slice(offset, offset + limit)
        keys = self._read(window) if self.keys is None else self.keys[window]
        return records.list_rows(records.rows_of(keys, column), column)

    def _read(self, window: slice) -> list[int]:
        found = self.found[window]
        if _is_query(found):  # keys cost less than pages
            return list(found.get_queryset().values_list("pk", flat=True))
        return [page.pk for page in found]


def _is_query(found: Any) -> bool:
    """Return whether a search is a query of the database, and not an answer of a search engine."""
    return hasattr(found, "get_queryset")


Listing = KeptListing | OtherListing | FoundListing
