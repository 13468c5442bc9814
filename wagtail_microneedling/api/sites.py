"""Which site a request asks about, and which pages are its own."""

from typing import Any

from django.db.models import Q
from django.http.request import split_domain_port
from wagtail.api.v2.utils import BadRequestError
from wagtail.models import Site

from ..records import SiteAsked
from .parameters import quoted
from .tree import base_page


def requested_site(request: Any) -> Site | None:
    """Return the site that ``?site=hostname`` or ``hostname:port`` names, else the request's own.

    None when the project has no site for the request. Raises BadRequestError when the name fits
    no site, or several.
    """
    named = request.GET.get("site")
    if named is None:
        own: Site | None = Site.find_for_request(request)
        return own
    hostname, port = split_domain_port(named)
    found = Site.objects.filter(hostname__iexact=hostname)
    sites = list(found.filter(port=port) if port else found)
    if not sites:
        raise BadRequestError(f"site is {quoted(named)}: no site has this hostname.")
    if len(sites) > 1:
        raise BadRequestError(f"site is {quoted(named)}: several sites have it, add the port.")
    return sites[0]


def site_asked(request: Any) -> SiteAsked:
    """Return which site a request asks about, without asking the database unless it is named."""
    named = requested_site(request) if "site" in request.GET else None
    hostname, _ = split_domain_port(request._get_raw_host())
    port = request.get_port()  # behind a proxy that is trusted to name it, anything at all
    return SiteAsked(
        hostname=hostname,
        port=int(port) if port.isdecimal() and len(port) < 6 else 0,
        key=named.pk if named else None,
    )


def pages_of_site(site: Site | None) -> Any:
    """Return a site's pages in all its languages, without those of sites nested in it."""
    pages = base_page().objects
    if site is None:
        return pages.none()
    roots = Site.get_site_root_paths()
    found = pages.filter(url_path__in={root.root_path for root in roots})
    paths = dict(found.values_list("url_path", "path"))
    own = {paths[root.root_path] for root in roots if root.site_id == site.pk}
    others = set(paths.values()) - own
    return pages.filter(_below(own)).exclude(_below(_nested(others, own)))


def _nested(others: set[str], own: set[str]) -> set[str]:
    return {path for path in others if path.startswith(tuple(own))}


def _below(paths: set[str]) -> Q:
    """Return a condition for pages at or below any of these tree paths; never true for none."""
    condition = Q(pk__in=[])
    for path in sorted(paths):
        condition |= Q(path__startswith=path)
    return condition
