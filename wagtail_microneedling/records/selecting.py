"""Which records a reader may see: the page is public, and belongs to the Site that was asked."""

import datetime
from collections.abc import Collection, Iterable
from functools import lru_cache, partial
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from ..assembly import public_pages
from ..models import PendingRebuild, Record
from .building import base_page
from .prepared import Prepared
from .reading import fresh_records, read, read_for_list
from .sites import SiteAsked
from .stamp import current_stamp

#: How many stale records a list waits for; more of them are left to the task that builds them.
MOST_TO_WAIT_FOR = 200


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
    stamp, now = current_stamp(), timezone.now()
    if site.key is not None:
        return _public(models, columns, site, key=key, stamp=stamp, now=now).first()
    types = ContentType.objects.get_for_models(*models)
    statement = _statement(
        connection.vendor, tuple(types[one].pk for one in models), models, columns
    )
    found = statement.run(key=key, stamp=stamp, now=now, hostname=site.hostname, port=site.port)
    return found[0] if found else None


def _public(
    models: tuple[Any, ...],
    columns: tuple[str, ...],
    site: SiteAsked,
    *,
    key: int,
    stamp: str,
    now: datetime.datetime,
) -> QuerySet[Record]:
    pages = base_page().objects.type(*models).filter(pk=OuterRef("page_id"))
    shown = Exists(public_pages(pages, now))
    found: QuerySet[Record] = fresh_records(stamp, now).filter(site.condition, shown, pk=key)
    return found.only(*columns)


def _of_host(
    models: tuple[Any, ...], columns: tuple[str, ...], *, hostname: str, port: str, **asked: Any
) -> QuerySet[Record]:
    return _public(models, columns, SiteAsked(hostname=hostname, port=port), **asked)


@lru_cache(maxsize=128)
def _statement(
    vendor: str, types: tuple[int, ...], models: tuple[Any, ...], columns: tuple[str, ...]
) -> Prepared:
    """Return the statement for a database, page types (and their keys there) and columns."""
    make = partial(_of_host, models, columns)
    return Prepared(make, ("key", "stamp", "now", "hostname", "port"))


def pages_with_record(conditions: Q) -> Exists:
    """Return a condition for pages whose record meets ``conditions``; call ``catch_up`` before."""
    return Exists(Record.objects.filter(conditions, page_id=OuterRef("pk")))


def stored_of(pages: Iterable[Any], column: str) -> dict[int, bytes]:
    """Return by key what is stored of pages in a column of bytes, in order, with one query.

    A queryset of pages is asked for its pages in the same query; the results of a search are
    pages already. Pages that are no longer published are left out, and so are those whose record
    can't be built: one broken page must not take a list with it.
    """
    stored = dict(_joined(pages, column))
    stale = [key for key, value in stored.items() if value is None]
    built = read_for_list(stale, column) if stale else {}
    stored |= {key: getattr(record, column) for key, record in built.items()}
    return {key: bytes(value) for key, value in stored.items() if value is not None}


def _joined(pages: Iterable[Any], column: str) -> Iterable[tuple[int, Any]]:
    """Return the pages' keys, each with what is stored of it, or None where that is not true."""
    if not isinstance(pages, QuerySet):
        return [(page.pk, None) for page in pages]
    record = fresh_records().filter(pk=OuterRef("pk")).values(column)
    keys: Iterable[tuple[int, Any]] = pages.annotate(stored=Subquery(record)).values_list(
        "pk", "stored"
    )
    return keys


def catch_up() -> bool:
    """Build the records that wait, so that lists find them; one query when none does.

    When many wait, those that were never built are built alone: lists then judge the others by
    what was last known of them, until the task that builds them is done. Return whether lists are
    true now, so that caches may keep them.
    """
    waiting = {key for (key,) in _waiting()}
    too_many = len(waiting) > MOST_TO_WAIT_FOR
    if too_many:
        waiting -= set(Record.objects.exclude(stamp="").values_list("pk", flat=True))
    if waiting:
        read_for_list(waiting, "pk")
    return not too_many and not (waiting and _waiting().exists())


def _waiting() -> QuerySet[Any, tuple[int]]:
    stamp = current_stamp()
    pending = PendingRebuild.objects.values_list("page_id")
    # Two ranges can use an index, where "is not" reads every record.
    old = Record.objects.filter(Q(stamp__lt=stamp) | Q(stamp__gt=stamp)).values_list("pk")
    return pending.union(old)
