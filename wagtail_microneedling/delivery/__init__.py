"""Tells the outside: caches in front of the site forget what a change made untrue."""

from .cache_headers import CacheHeadersMiddleware
from .page_keys import serve_with_surrogate_keys
from .purging import connect, purge_pages
from .surrogate_keys import PurgesKeys

__all__ = [
    "CacheHeadersMiddleware",
    "PurgesKeys",
    "connect",
    "purge_pages",
    "serve_with_surrogate_keys",
]
