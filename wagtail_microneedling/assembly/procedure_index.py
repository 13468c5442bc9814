"""A procedure index page as its document."""

from typing import Any

from ..document import ProcedureCard, ProcedureIndexDocument
from .basics import basics
from .procedure import downtime_of, picture
from .procedure_rows import sessions_of
from .shelf import Book


def procedure_index_document(book: Book) -> ProcedureIndexDocument:
    """Return the document of an index page, with the public procedures below it."""
    children = book.shelf.related.children[book.page.path or ""]
    return ProcedureIndexDocument(
        **basics(book),
        introduction=book.prose(book.page.introduction),
        procedures=tuple(_card(book, page) for page in children),
    )


def _card(book: Book, page: Any) -> ProcedureCard:
    return ProcedureCard(
        id=page.pk,
        name=page.title,
        url=book.shelf.addresses.url(page),
        summary=page.summary.strip(),
        image=picture(book, page),
        downtime=downtime_of(page),
        sessions=sessions_of(page),
    )
