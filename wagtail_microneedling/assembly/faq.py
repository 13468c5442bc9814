"""A FAQ page as its document."""

from collections.abc import Iterator
from typing import Any

from ..document import FAQDocument, Link, Question
from .basics import basics
from .rows import Row, rows
from .shelf import Book


def faq_document(book: Book) -> FAQDocument:
    """Return the document of a FAQ page; a question without an answer is left out."""
    return FAQDocument(
        **basics(book),
        introduction=book.prose(book.page.introduction),
        procedure=book.procedure(),
        questions=tuple(_questions(book)),
    )


def anchor(kind: str, row: Row) -> str:
    """Return a row's anchor: from its id, which neither rewording nor moving changes."""
    return f"{kind}-{row.id.partition('-')[0]}"


def _asked(page: Any) -> Iterator[Row]:
    for row in rows(page, "questions", "question"):
        if row.id and row.text("question") and row.text("answer"):
            yield row


def _questions(book: Book) -> Iterator[Question]:
    for row in _asked(book.page):
        answer = book.prose(row.text("answer"))
        if answer:
            yield Question(
                anchor=anchor("question", row),
                question=row.text("question"),
                answer=answer,
                group=row.text("group"),
                sources=book.sources(row.keys("sources")),
            )


def question_links(page: Any, url: str) -> tuple[Link, ...]:
    """Return a FAQ page's questions as links to their answers."""
    return tuple(
        Link(title=row.text("question"), url=f"{url}#{anchor('question', row)}")
        for row in _asked(page)
    )
