"""Parts of a page as HTML, made once for all processes and readers, in Django's cache.

What is kept is found by a digest of all that it was made of: what is published of the page, the
templates, the words and formats of its language, the reader's time zone. So nothing is ever taken
back: what changes is kept under another key, and the old lies until the cache drops it. A cache
that is away or empty makes pages slower, and nothing else.
"""

import hashlib
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property, lru_cache
from typing import Any

from django.core.cache import caches
from django.http import HttpRequest
from django.utils import timezone

from ..conf import settings
from ..document import PageDocument
from .local_words import words_digest
from .stamp import PACKAGE

ServePage = Callable[[Any, HttpRequest, Any, Any], Any]

logger = logging.getLogger(__name__)

#: How long, in seconds: a page that nobody asks for in a day is made anew.
A_DAY = 86_400
TEMPLATES = PACKAGE / "templates"


class Fragments:
    """The parts of one published page; what is added is kept when the page is complete."""

    def __init__(self, document: PageDocument, version: str) -> None:
        self.document = document
        self.version = version
        self.added: dict[str, str] = {}

    def get(self, name: str) -> str | None:
        """Return a part of the page as HTML, None when it has to be made."""
        return self.added.get(name) or self._kept.get(name)

    def add(self, name: str, html: str) -> None:
        """Take a part of the page that was made."""
        self.added[name] = html

    def keep(self, *_: Any) -> None:
        """Keep what was added for whoever asks next."""
        if self.added and settings.html_cache:
            key, parts = self._key, {**self._kept, **self.added}
            with _going_on_without("kept"):
                caches[settings.html_cache].set(key, parts, A_DAY)

    @cached_property
    def _kept(self) -> dict[str, str]:
        if not settings.html_cache:
            return {}
        key, parts = self._key, None
        with _going_on_without("looked up"):
            parts = caches[settings.html_cache].get(key)
        return parts or {}

    @cached_property
    def _key(self) -> str:
        made_of = (
            self.version,
            _templates(),
            words_digest(self.document.language),
            timezone.get_current_timezone_name(),
        )
        return f"wagtail_microneedling.html.{hashlib.sha256(repr(made_of).encode()).hexdigest()}"


@contextmanager
def _going_on_without(done: str) -> Iterator[None]:
    """Let a page be made without its cache: backends raise what they like when theirs is away."""
    try:
        yield
    except Exception as problem:
        logger.warning("The HTML of a page could not be %s: %s", done, problem)


@lru_cache(maxsize=1)
def _templates() -> str:
    """Return a digest of the package's own templates; no other ones are in what is kept."""
    digest = hashlib.sha256()
    for path in sorted(TEMPLATES.rglob("*.html")):
        digest.update(path.relative_to(TEMPLATES).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def serve_keeping_fragments(next_serve_page: ServePage) -> ServePage:
    """Return a page server that keeps the parts of pages that it makes; for Wagtail's on_serve_page."""

    def serve(page: Any, request: HttpRequest, args: Any, kwargs: Any) -> Any:
        response = next_serve_page(page, request, args, kwargs)
        fragments = (getattr(response, "context_data", None) or {}).get("fragments")
        if isinstance(fragments, Fragments):
            response.add_post_render_callback(fragments.keep)
        return response

    return serve
