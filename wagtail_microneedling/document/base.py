"""What every published page has in common."""

import datetime
from dataclasses import dataclass

from .values import Clinic, Image, Link, Person, Source, Translation


@dataclass(frozen=True, slots=True, kw_only=True)
class PageDocument:
    """One published page, complete: whoever reads it needs no database.

    ``url`` is absolute, on the public origin of the page's Site; ``site_url`` is that origin with
    a slash at its end. ``language`` is a BCP 47 tag. ``breadcrumbs`` run from the home page to the
    page itself.
    """

    id: int
    url: str
    site_url: str
    site_name: str
    title: str
    slug: str
    language: str
    seo_title: str = ""
    search_description: str = ""
    first_published_at: datetime.datetime | None = None
    last_published_at: datetime.datetime | None = None
    breadcrumbs: tuple[Link, ...] = ()
    translations: tuple[Translation, ...] = ()
    clinic: Clinic | None = None
    author: Person | None = None
    reviewer: Person | None = None
    last_reviewed: datetime.date | None = None
    sources: tuple[Source, ...] = ()
    image: Image | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureReference:
    """The procedure that a FAQ or risk page is about: enough to name it and to link to it."""

    id: int
    name: str
    url: str
