"""Which records a reader may see: the page is public, and belongs to the Site that was asked."""

import datetime
from collections.abc import Collection, Sequence
from functools import lru_cache, partial
from typing import Any, NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.utils import timezone

from ..assembly import public_pages
from ..models import PendingRebuild, Record
from .building import base_page
from .prepared import Prepared, places
from .reading import fresh_records, read, read_for_list
from .sites import SiteAsked
from .stamp import current_stamp

#: Statements are made for so many keys, twice as many and so on: the last key fills up the rest.
ROWS_AT_ONCE = 20
#: What stands in a statement for the first of some keys.
FIRST_KEY = -1_000_200


def public_record(
    key: int, models: Collection[Any], site: SiteAsked, *columns: str
) -> Record | None:
    """Return the true record of a public page of these types, or None; one query when it is stored.

    Only ``columns`` are fetched. Raises RecordError when the record can't be built.
    """
    record = _stored(key, tuple(models), site, columns)
    if record is None and key in read([key]):
        record = _stored(key, tuple(models), site, columns)
    return record


def _stored(
    key: int, models: tuple[Any, ...], site: SiteAsked, columns: tuple[str, ...]
) -> Record | None:
    asked: dict[str, Any] = {"key": key, "stamp": current_stamp(), "now": timezone.now()}
    if site.key is not None:
        rows = list(_public(models, columns, site, **asked)[:1])
    else:
        types = ContentType.objects.get_for_models(*models)
        keys = tuple(types[one].pk for one in models)
        statement = _statement(connection.vendor, keys, models, columns)
        rows = statement.rows(**asked, hostname=site.hostname, port=site.port)
    return Record(page_id=key, **dict(zip(columns, rows[0], strict=True))) if rows else None


def _public(
    models: tuple[Any, ...],
    columns: tuple[str, ...],
    site: SiteAsked,
    *,
    key: int,
    stamp: str,
    now: datetime.datetime,
) -> QuerySet[Record, Any]:
    pages = base_page().objects.type(*models).filter(pk=OuterRef("page_id"))
    shown = Exists(public_pages(pages, now))
    found = fresh_records(stamp, now).filter(site.condition(), shown, pk=key)
    return found.values_list(*columns)


def _of_host(
    models: tuple[Any, ...], columns: tuple[str, ...], *, hostname: str, port: int, **asked: Any
) -> QuerySet[Record, Any]:
    return _public(models, columns, SiteAsked(hostname=hostname, port=port), **asked)


@lru_cache(maxsize=128)
def _statement(
    vendor: str, types: tuple[int, ...], models: tuple[Any, ...], columns: tuple[str, ...]
) -> Prepared:
    """Return the statement for a database, page types (and their keys there) and columns."""
    make = partial(_of_host, models, columns)
    return Prepared(make, places("key", "stamp", "now", "hostname", "port"))


class ListRow(NamedTuple):
    """A page of a list: its key, and of its record the etag and the column that was asked for.

    ``values`` are those of the page by which the list is ordered.
    """

    key: int
    etag: str
    content: bytes
    values: tuple[Any, ...]


def with_stored(
    pages: QuerySet[Any],
    column: str,
    stamp: str | None = None,
    now: datetime.datetime | None = None,
    *columns: str,
) -> QuerySet[Any, Any]:
    """Return pages as rows: key, truth, etag, a column of the record, and columns of the page.

    The second is whether what is stored is true; without a column there is none of the record's.
    """
    pending = PendingRebuild.objects.filter(page_id=OuterRef("pk"), only_findings=False)
    is_true = Case(
        When(
            ~Exists(pending)
            & (
                Q(clinical_record__true_until=None)
                | Q(clinical_record__true_until__gt=now or timezone.now())
            ),
            clinical_record__stamp=stamp or current_stamp(),
            then=Value(1),
        ),
        default=Value(0),
    )
    content = F(f"clinical_record__{column}") if column else Value("")
    rows: QuerySet[Any, Any] = pages.annotate(is_true=is_true, content=content).values_list(
        "pk", "is_true", "clinical_record__etag", "content", *columns
    )
    return rows


def rows_of(keys: Sequence[int], column: str) -> list[Any]:
    """Return the rows that ``with_stored`` makes of these pages, in the order of the keys."""
    if not keys:
        return []
    count = -(-len(keys) // ROWS_AT_ONCE) * ROWS_AT_ONCE
    given = dict(zip(_key_places(count), (*keys, *[keys[-1]] * (count - len(keys))), strict=True))
    statement = _rows_statement(connection.vendor, count, column)
    rows = statement.rows(stamp=current_stamp(), now=timezone.now(), **given)
    found = {key: (key, *others) for key, *others in rows}
    return [found.get(key, (key, False, "", b"")) for key in keys]


@lru_cache(maxsize=32)
def _rows_statement(vendor: str, count: int, column: str) -> Prepared:
    def make(*, stamp: str, now: datetime.datetime, **keys: int) -> QuerySet[Any, Any]:
        pages = base_page().objects.filter(pk__in=list(keys.values())).order_by()
        return with_stored(pages, column, stamp, now)

    return Prepared(make, places("stamp", "now") | _key_places(count))


def _key_places(count: int) -> dict[str, int]:
    """Return what stands in a statement for so many keys."""
    return {f"key_{number}": FIRST_KEY - number for number in range(count)}


def list_rows(rows: Sequence[Any], column: str) -> list[ListRow]:
    """Return the rows of ``with_stored`` as those of a list, those built that were not true.

    Pages that are no longer published have no etag, and so have those whose record can't be built:
    one broken page must not take a list with it.
    """
    stale = [key for key, is_true, *_ in rows if not is_true]
    columns = ("etag", column) if column else ("etag",)
    built = read_for_list(stale, *columns) if stale else {}
    found = []
    for key, is_true, etag, content, *values in rows:
        if not is_true:
            record = built.get(key)
            etag, content = record and record.etag, record and column and getattr(record, column)
        found.append(ListRow(key, etag or "", bytes(content or b""), tuple(values)))
    return found
