"""Which Site a reader asks, as a condition of the query that reads: no query of its own."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet
from wagtail.models import Site

from .prepared import Prepared


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteAsked:
    """The Site that a reader asks: the one with this key, else the one that answers to the host."""

    hostname: str
    port: str
    key: int | None = None

    @property
    def condition(self) -> Q:
        """A condition for the records of the Site's pages; Sites may share their pages."""
        if self.key is not None:
            return Q(site__root_page__in=_roots(Site.objects.filter(pk=self.key)))
        statement = _roots_of_host(connection.vendor)
        return Q(site__root_page__in=statement.part(hostname=self.hostname, port=self.port))


def _roots(sites: QuerySet[Site]) -> QuerySet[Any, Any]:
    return sites.order_by().values("root_page")


@lru_cache(maxsize=8)
def _roots_of_host(vendor: str) -> Prepared:
    """Return the statement for a database."""
    return Prepared(lambda **asked: _roots(site_of_host(**asked)), ("hostname", "port"))


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
    found: QuerySet[Site] = Site.objects.filter(Q(hostname=hostname, port=port) | inexact)
    return found
