"""Where readers find a page and what is said of it: every address whose answer a change changes."""

import json
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

import swapper
from django.db.models.functions import Substr
from django.urls import NoReverseMatch, reverse
from django.utils import translation
from wagtail.contrib.sitemaps.views import sitemap

from .. import records
from ..assembly import Addresses
from ..models import Record

#: An item says where it is before anything else, so the start of a long body is enough.
START_OF_BODY = 4096
#: So many values at once are fine for every supported database.
CHUNK = 1000
_STRING = rb'("(?:[^"\\]|\\.)*")'
_PLACES = re.compile(rb'"detail_url":' + _STRING + rb',"html_url":' + _STRING)


@dataclass(frozen=True, slots=True)
class Address:
    """Where a page is read, and its item in the API; empty where it is not."""

    html: str
    item: str = ""

    @property
    def endpoint(self) -> str:
        """The name of the API's endpoint that serves the item, or nothing."""
        return urlsplit(self.item).path.split("/")[-3] if self.item else ""

    def urls(self) -> Iterator[str]:
        """Yield every address whose answer says something of the page, in all its formats."""
        if self.html:
            yield from _formats(self.html)
            yield from _sitemap(self.html)
        if self.item:
            path, mark, query = self.item.partition("?")
            yield from _formats(self.item)
            yield from _formats(urljoin(path, "../") + mark + query)
            yield urljoin(path, "../find/") + mark + query


def stored(keys: Collection[int]) -> dict[int, Address]:
    """Return by key where readers found these pages when their records were built."""
    found: dict[int, Address] = {}
    wanted = list(keys)
    for first in range(0, len(wanted), CHUNK):
        known = Record.objects.filter(pk__in=wanted[first : first + CHUNK])
        for key, start in known.values_list("pk", Substr("body", 1, START_OF_BODY)):
            # SQLite has nothing where a record is empty that was never built.
            if places := _PLACES.search(bytes(start or b"")):
                item, html = map(json.loads, places.groups())
                found[key] = Address(html, item)
    return found


def present(keys: Collection[int]) -> set[Address]:
    """Return where readers find these pages now, on the public address and on the Site's own."""
    pages = swapper.load_model("wagtailcore", "Page").objects.filter(pk__in=keys)
    known = Addresses()
    # Nobody's language, as in records: an editor's own must not lead an address.
    with translation.override(None):
        return {one for page in pages.specific(defer=True) for one in _of_page(page, known)}


def _of_page(page: Any, known: Addresses) -> Iterator[Address]:
    found = known.site_and_url(page)
    if found is None:
        return
    site_id, url = found
    item = records.Addresses.detail_url(page, known.sites[site_id])
    yield Address(url, item)
    for origin in filter(None, {url, page.get_full_url(known)}):
        for path in page.get_cached_paths():
            yield Address(origin + path.lstrip("/"))


def _formats(url: str) -> Iterator[str]:
    yield url
    yield f"{url}{'&' if '?' in url else '?'}format=jsonld"


def _sitemap(url: str) -> Iterator[str]:
    try:
        yield urljoin(url, reverse(sitemap))
    except NoReverseMatch:
        return
