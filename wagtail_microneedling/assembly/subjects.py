"""A document with what the rules have to know of its page besides."""

from collections.abc import Set

from django.utils import timezone

from ..document import PageDocument, ProcedureDocument
from ..validation import Subject
from .left_out import left_out
from .shelf import Book


def subject(book: Book, document: PageDocument, packs: Set[str]) -> Subject:
    """Return what is judged of a page, as far as the page and its site say it.

    ``packs`` are the rule packs of every site; the page's own may have chosen more.
    """
    clinic = book.shelf.addresses.clinics.get(book.site_id)
    return Subject(
        document=document,
        procedure=document if isinstance(document, ProcedureDocument) else None,
        left_out=left_out(book, document),
        packs=frozenset(packs).union(clinic.advertises_in if clinic else ()),
        today=timezone.localdate(),
    )
