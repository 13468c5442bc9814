"""What caches in front of the site may know answers by, beside their addresses: surrogate keys."""

from collections.abc import Iterable, Sequence

from django.http.response import HttpResponseBase

from ..conf import settings

#: CDNs know some fifty keys of an answer. A list of more pages than these says its own key and no
#: page's, which is enough: whatever changes a page purges the lists in which it may stand.
MOST_PAGES = 40


def page_key(page_id: int) -> str:
    """Return the key of everything that is answered about a page."""
    return f"page-{page_id}"


def list_key(endpoint: str) -> str:
    """Return the key of the lists of an endpoint, such as "procedures"."""
    return f"list-{endpoint}"


def keys_of_list(endpoint: str, pages: Sequence[int]) -> list[str]:
    """Return the keys of a list: the endpoint's, and those of the pages in it."""
    shown = pages if len(pages) <= MOST_PAGES else ()
    return [list_key(endpoint), *map(page_key, shown)]


def say_keys(response: HttpResponseBase, keys: Iterable[str]) -> None:
    """Write a response's keys into the header that the project names; without one, nothing."""
    name = settings.surrogate_key_header
    said = _separator(name).join(keys) if name else ""
    if said:
        response[name] = said


def _separator(header: str) -> str:
    """Return what stands between keys: a space in Surrogate-Key and xkey, a comma in all others."""
    return " " if header.lower().endswith("key") else ","
