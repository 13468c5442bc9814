"""The door: pages in, documents out."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Set
from itertools import islice
from typing import Any, NamedTuple

from django.utils import timezone

from ..document import (
    FAQDocument,
    PageDocument,
    ProcedureDocument,
    ProcedureIndexDocument,
    RiskDocument,
)
from ..models import (
    ClinicalPageMixin,
    FAQPageMixin,
    ProcedureIndexPageMixin,
    ProcedurePageMixin,
    RiskPageMixin,
)
from ..validation import Subject
from .basics import basics
from .faq import faq_document
from .procedure import procedure_document
from .procedure_index import procedure_index_document
from .risk import risk_document
from .shelf import Book, Shelf
from .subjects import subject

#: How many pages share their queries: enough to make queries cheap, few enough to bound memory.
BATCH = 200


def plain_document(book: Book) -> PageDocument:
    """Return what a page type of a project's own states, made with ClinicalPageMixin alone."""
    return PageDocument(**basics(book))


BUILDERS: tuple[tuple[Any, type[PageDocument], Callable[[Book], PageDocument]], ...] = (
    (ProcedurePageMixin, ProcedureDocument, procedure_document),
    (FAQPageMixin, FAQDocument, faq_document),
    (RiskPageMixin, RiskDocument, risk_document),
    (ProcedureIndexPageMixin, ProcedureIndexDocument, procedure_index_document),
    (ClinicalPageMixin, PageDocument, plain_document),
)


def document_type(page: Any) -> type[PageDocument]:
    """Return the type of a clinical page's document."""
    return next(kind for mixin, kind, _ in BUILDERS if isinstance(page, mixin))


class Assembled(NamedTuple):
    """Documents, and when time alone makes the first of them untrue; None for never."""

    documents: list[PageDocument]
    true_until: datetime.datetime | None
    books: list[Book]

    def subjects(self, packs: Set[str]) -> list[Subject]:
        """Return what is judged of each page; ``packs`` are the rule packs of every site."""
        return [subject(*each, packs) for each in zip(self.books, self.documents, strict=True)]

    def public(self) -> list[bool]:
        """Return which of the pages anonymous readers may see."""
        return [book.shelf.visibility.is_public(book.page) for book in self.books]


def documents_of(pages: Iterable[Any]) -> list[PageDocument]:
    """Return the documents of clinical pages, in order, with a constant number of queries.

    ``pages`` are instances of concrete page types, as stored, as revised or as typed: what the
    instance says is what the document says. Other pages that a document mentions are always the
    published ones. Raises TypeError for a page of another type.
    """
    return assembled(pages).documents


def assembled(pages: Iterable[Any]) -> Assembled:
    """Return the documents of clinical pages, and how long they hold; see ``documents_of``."""
    batch = list(pages)
    if not batch:
        return Assembled([], None, [])
    for page in batch:
        if not isinstance(page, ClinicalPageMixin):
            raise TypeError(f"{type(page).__name__} is no clinical page: it has no document.")
    shelf = Shelf(batch)
    books = [Book(page, shelf) for page in batch]
    documents = [_build(book) for book in books]
    return Assembled(documents, _true_until(batch, shelf.visibility.true_until), books)


def _true_until(pages: list[Any], expiry: datetime.datetime | None) -> datetime.datetime | None:
    """Return the first moment still to come: an expiry, or the day of a review."""
    now = timezone.now()
    days = {page.last_reviewed for page in pages if page.last_reviewed}
    moments = [timezone.make_aware(datetime.datetime.combine(day, datetime.time())) for day in days]
    return min((one for one in (*moments, expiry) if one and one > now), default=None)


def document_of(page: Any) -> PageDocument:
    """Return the document of one clinical page; see ``documents_of``."""
    return documents_of([page])[0]


def documents_in_batches(pages: Iterable[Any], size: int = BATCH) -> Iterator[PageDocument]:
    """Yield the documents of any number of pages, holding ``size`` of them at a time."""
    remaining = iter(pages)
    while batch := list(islice(remaining, size)):
        yield from documents_of(batch)


def _build(book: Book) -> PageDocument:
    return next(build for mixin, _, build in BUILDERS if isinstance(book.page, mixin))(book)
