"""Which page stands at an address: pages are named by where readers find them."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote, urlsplit

from ..assembly import Addresses, public_pages
from ..records import Choice


def pages_at(address: str) -> dict[int, str]:
    """Return the public pages at a path, or at a whole address, by key, with their addresses.

    A path may lead to a page on each of several sites. On a host that is no site’s, as when a
    frontend is built, the path alone counts.
    """
    try:
        path = _path(address)
    except ValueError:  # no address at all
        return {}
    slug = path.rpartition("/")[2]
    everything = public_pages(Choice().published())
    # Nearly always the last part of the address is the page’s slug: then few have to be looked at.
    narrow = everything.filter(slug=slug) if slug else everything.none()
    for pages in (narrow, everything):
        found = {key: url for key, url in _addresses(pages) if _path(url) == path}
        if found:
            there = {key: url for key, url in found.items() if _origin(url) == _origin(address)}
            return there or found
    return {}


def _addresses(pages: Any) -> Iterator[tuple[int, str]]:
    addresses = Addresses()
    for page in pages.order_by("pk").specific(defer=True).iterator():
        try:
            url = addresses.url(page)
        except Exception:  # noqa: S112 - a page that has no address can't be the one at this address
            continue
        if url:
            yield page.pk, url


def _path(address: str) -> str:
    return unquote(urlsplit(address).path).rstrip("/")


def _origin(address: str) -> tuple[str, str]:
    parts = urlsplit(address)
    return parts.scheme, parts.netloc
