"""Which records a reader may see: the page is public, and belongs to the Site that was asked."""

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from wagtail.models import Site

from ..assembly import public_pages
from ..models import PendingRebuild, Record
from .building import base_page
from .reading import fresh_records, read
from .stamp import current_stamp

#: How many stale records a list waits for; more of them are left to the task that builds them.
MOST_TO_WAIT_FOR = 200


def site_of_host(hostname: str, port: str) -> QuerySet[Site]:
    """Return the Site that answers to a host, not yet asked for, so that it can be part of a query.

    It is the one that Wagtail's ``Site.find_for_request`` finds: with this name and port, else the
    default one if it has this name, else the only one that has it, else the default one.
    """
    named = Site.objects.filter(hostname=hostname).order_by()
    default = Q(is_default_site=True)
    only = Q(hostname=hostname) & ~Exists(named.exclude(pk=OuterRef("pk")))
    several = named.filter(Exists(named.filter(pk__gt=OuterRef("pk"))))
    by_name = default & Q(hostname=hostname)
    otherwise = only | default & (~Exists(named) | Exists(several))
    no_default = ~Exists(named.filter(default))
    inexact = ~Exists(named.filter(port=port)) & (by_name | no_default & otherwise)
    sites: QuerySet[Site] = Site.objects.filter(Q(hostname=hostname, port=port) | inexact)
    return sites.order_by()


def of_site(sites: QuerySet[Site]) -> Q:
    """Return a condition for the records of these Sites' pages; Sites may share their pages."""
    return Q(site__root_page__in=sites.values("root_page"))


def public_record(key: int, models: Collection[Any], site: Q, *columns: str) -> Record | None:
    """Return the true record of a public page of these types, or None; one query when it is stored.

    ``site`` is a condition on records; only ``columns`` are fetched. Raises RecordError when the
    record can't be built.
    """
    shown = public_pages(base_page().objects.type(*models).filter(pk=OuterRef("page_id")))
    asked = fresh_records().filter(site, Exists(shown), pk=key).only(*columns)
    record = asked.first()
    if record is None and key in read([key]):
        record = asked.first()
    return record


def pages_with_record(conditions: Q) -> Exists:
    """Return a condition for pages whose record meets ``conditions``; call ``catch_up`` before."""
    return Exists(Record.objects.filter(conditions, page_id=OuterRef("pk")))


def stored_of(pages: Iterable[Any], column: str) -> list[bytes]:
    """Return what is stored of pages in a column of bytes, in order, with one query.

    A queryset of pages is asked for its pages in the same query; the results of a search are
    pages already. Pages that are no longer published are left out. Raises RecordError when a
    record can't be built.
    """
    stored = dict(_joined(pages, column))
    stale = [key for key, value in stored.items() if value is None]
    built = read(stale, column) if stale else {}
    stored |= {key: getattr(record, column) for key, record in built.items()}
    return [bytes(value) for value in stored.values() if value is not None]


def _joined(pages: Iterable[Any], column: str) -> Iterable[tuple[int, Any]]:
    """Return the pages' keys, each with what is stored of it, or None where that is not true."""
    if not isinstance(pages, QuerySet):
        return [(page.pk, None) for page in pages]
    record = fresh_records().filter(pk=OuterRef("pk")).values(column)
    keys: Iterable[tuple[int, Any]] = pages.annotate(stored=Subquery(record)).values_list(
        "pk", "stored"
    )
    return keys


def catch_up() -> None:
    """Build the records that wait, so that lists find them; one query when none does.

    When many wait, those that were never built are built alone: lists then judge the others by
    what was last known of them, until the task that builds them is done.
    """
    waiting = {key for (key,) in _waiting()}
    if len(waiting) > MOST_TO_WAIT_FOR:
        waiting -= set(Record.objects.exclude(stamp="").values_list("pk", flat=True))
    read(waiting)


def _waiting() -> QuerySet[Any, tuple[int]]:
    stamp = current_stamp()
    pending = PendingRebuild.objects.values_list("page_id")
    # Two ranges can use an index, where "is not" reads every record.
    old = Record.objects.filter(Q(stamp__lt=stamp) | Q(stamp__gt=stamp)).values_list("pk")
    return pending.union(old)
