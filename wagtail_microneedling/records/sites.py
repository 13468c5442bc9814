"""Which Site a reader asks, as a condition of the query that reads: no query of its own."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import Case, Count, F, IntegerField, Q, QuerySet, Subquery, When, Window
from wagtail.models import Site

from .prepared import Prepared, places


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteAsked:
    """The Site that a reader asks: the one with this key, else the one that answers to the host."""

    hostname: str
    port: int
    key: int | None = None

    def condition(self, record: str = "") -> Q:
        """Return a condition for the records of the Site's pages; Sites may share their pages.

        ``record`` leads from what is queried to the record, as in ``clinical_record__``.
        """
        root: Any
        if self.key is not None:
            root = Subquery(Site.objects.filter(pk=self.key).values("root_page"))
        else:
            statement = _root_of_host(connection.vendor)
            root = statement.part(hostname=self.hostname, port=self.port)
        return Q(**{f"{record}site__root_page": root})


@lru_cache(maxsize=8)
def _root_of_host(vendor: str) -> Prepared:
    """Return the statement for a database."""
    return Prepared(
        lambda **asked: site_of_host(**asked).values("root_page"), places("hostname", "port")
    )


def site_of_host(hostname: str, port: int) -> QuerySet[Site]:
    """Return the Site that answers to a host, not yet asked for, so that it can be part of a query.

    It is the one that Wagtail's ``Site.find_for_request`` finds: with this name and port, else the
    default one if it has this name, else the only one that has it, else the default one.
    """
    named, default = Q(hostname=hostname), Q(is_default_site=True)
    ranks = Case(
        When(named & Q(port=port), then=0),
        When(default & named, then=1),
        When(default, then=3),
        default=2 * F("not_default"),
        output_field=IntegerField(),
    )
    found: QuerySet[Site] = (
        Site.objects.filter(named | default)
        .annotate(not_default=Window(Count("pk", filter=~default)), rank=ranks)
        .filter(rank__lt=4)
        .order_by("rank")[:1]
    )
    return found
