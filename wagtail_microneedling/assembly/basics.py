"""What every document says of its page."""

import datetime
from typing import Any

from django.utils import timezone

from ..document import Clinic, Link, Translation
from .clinic import clinic
from .related import ancestor_paths
from .rows import as_key, rows
from .shelf import Book


def basics(book: Book) -> dict[str, Any]:
    """Return the fields of PageDocument, by name."""
    page = book.page
    return {
        "id": page.pk or 0,
        "url": book.url,
        "site_url": book.shelf.addresses.origin(book.site_id) + "/",
        "site_name": book.shelf.addresses.name(book.site_id),
        "title": page.title,
        "slug": page.slug,
        "language": book.language,
        "seo_title": getattr(page, "seo_title", ""),
        "search_description": getattr(page, "search_description", ""),
        "first_published_at": page.first_published_at,
        "last_published_at": page.last_published_at,
        "breadcrumbs": _breadcrumbs(book),
        "translations": _translations(book),
        "clinic": _clinic(book),
        "author": book.person(page.author_id),
        "reviewer": book.person(page.reviewer_id),
        "last_reviewed": _past(page.last_reviewed),
        "sources": book.sources(as_key(row.value) for row in rows(page, "sources", "source")),
    }


def _past(day: datetime.date | None) -> datetime.date | None:
    """Return ``day`` unless it is still to come: a review that has not happened is not stated."""
    return day if day and day <= timezone.localdate() else None


def _clinic(book: Book) -> Clinic | None:
    stored = book.shelf.addresses.clinics.get(book.site_id)
    return clinic(stored, book.picture(stored.logo_id)) if stored else None


def _breadcrumbs(book: Book) -> tuple[Link, ...]:
    """Return the public pages from the site's home page down to the page itself."""
    ancestors, visibility = book.shelf.related.ancestors, book.shelf.visibility
    above = (ancestors.get(path) for path in ancestor_paths(book.page))
    links = [
        Link(title=page.title, url=url)
        for page in above
        if page is not None
        and visibility.is_public(page)
        and (url := book.shelf.addresses.url(page))
    ]
    return (*links, Link(title=book.page.title, url=book.url))


def _translations(book: Book) -> tuple[Translation, ...]:
    others = book.shelf.related.translations.get(book.page.translation_key, [])
    return tuple(
        Translation(language=book.shelf.languages[page.locale_id], url=url)
        for page in others
        if page.locale_id != book.locale_id and (url := book.shelf.addresses.url(page))
    )
