"""The rows that an editor has begun and that a document leaves out, for who has to be told."""

import re
from collections.abc import Callable, Iterator

from ..document import (
    FAQDocument,
    PageDocument,
    ProcedureDocument,
    RiskDocument,
    Unit,
    range_text,
)
from ..validation import LeftOut
from .faq import anchor
from .procedure_rows import depth_in
from .rows import Row, rows
from .shelf import Book

#: So much of a row is quoted.
LONGEST = 200
_TAG = re.compile(r"<[^>]*>?")
#: What a row says of itself; without the first part, and for questions the second, it is left out.
PARTS: dict[str, tuple[str, ...]] = {
    "questions": ("question", "answer"),
    "risks": ("name", "description", "what_to_do", "prevention", "who_is_at_risk"),
    "contraindications": ("name", "reason", "until"),
    "steps": ("name", "text"),
    "benefits": ("name", "text"),
    "aftercare": ("text", "reason"),
    "plans": ("label", "note"),
    "depths": ("note",),
}
#: The rows that have an anchor, with its beginning: they are in the document, or are left out.
ANCHORED = {"questions": "question", "risks": "risk", "contraindications": "contraindication"}


def left_out(book: Book, document: PageDocument) -> tuple[LeftOut, ...]:
    """Return the rows of a page that say something and are not in its document."""
    return tuple(
        LeftOut(field=field, row_id=row.id, lacks=_lacks(field, row), title=title)
        for field, is_stated in _fields(book, document)
        for row in rows(book.page, field)
        if (title := _title(field, row)) and not is_stated(row)
    )


def _fields(book: Book, document: PageDocument) -> Iterator[tuple[str, Callable[[Row], object]]]:
    """Yield the fields of a page with rows, each with what says whether a row is stated."""
    match document:
        case FAQDocument():
            yield "questions", _among("questions", document)
        case RiskDocument():
            for field in ("risks", "contraindications"):
                yield field, _among(field, document)
        case ProcedureDocument():
            yield "steps", lambda row: row.text("name")
            yield "benefits", lambda row: row.text("name")
            yield "aftercare", lambda row: row.text("text")
            yield "plans", _is_plan
            yield "depths", lambda row: depth_in(book, row)


def _among(field: str, document: PageDocument) -> Callable[[Row], bool]:
    anchors = {item.anchor for item in getattr(document, field)}
    return lambda row: anchor(ANCHORED[field], row) in anchors


def _is_plan(row: Row) -> object:
    sessions, interval = row.range("sessions", Unit.SESSION), row.range("interval", Unit.WEEK)
    return sessions or interval or row.text("note")


def _title(field: str, row: Row) -> str:
    """Return the first words of a row, without markup; empty when it says nothing: it was not begun."""
    depth = row.range("depth", Unit.MILLIMETRE) if field == "depths" else None
    if depth:
        return range_text(depth, "en")
    said = next((text for name in PARTS[field] if (text := row.text(name))), "")
    return _TAG.sub(" ", said[:LONGEST]).strip()


def _lacks(field: str, row: Row) -> str:
    """Return the part of a row without which it is not stated."""
    if field == "plans":
        return "sessions"
    if field == "depths":
        return "area" if row.range("depth", Unit.MILLIMETRE) else "depth"
    needed = PARTS[field][: 2 if field == "questions" else 1]
    return next((name for name in needed if not row.text(name)), needed[-1])
