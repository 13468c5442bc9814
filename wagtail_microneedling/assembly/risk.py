"""A risk page as its document."""

from typing import Any

from ..document import (
    Contraindication,
    Frequency,
    Level,
    Risk,
    RiskDocument,
    RiskKind,
    Severity,
)
from .basics import basics
from .faq import anchor
from .rows import rows
from .shelf import Book


def risk_document(book: Book) -> RiskDocument:
    """Return the document of a risk page."""
    return RiskDocument(
        **basics(book),
        introduction=book.prose(book.page.introduction),
        procedure=book.procedure(),
        risks=risks(book),
        contraindications=contraindications(book.page),
        when_to_get_help=book.prose(book.page.when_to_get_help),
    )


def risks(book: Book) -> tuple[Risk, ...]:
    """Return a page's risks; one without a name is left out."""
    return tuple(
        Risk(
            anchor=anchor("risk", row),
            name=name,
            description=row.text("description"),
            kind=row.member("kind", RiskKind) or RiskKind.CONDITION,
            severity=row.member("severity", Severity) or Severity.SIDE_EFFECT,
            frequency=row.member("frequency", Frequency) or Frequency.NOT_KNOWN,
            onset=row.range("onset"),
            duration=row.range("duration"),
            who_is_at_risk=row.text("who_is_at_risk"),
            prevention=row.text("prevention"),
            what_to_do=row.text("what_to_do"),
            get_help_now=row["get_help_now"] is True,
            sources=book.sources(row.keys("sources")),
        )
        for row in rows(book.page, "risks", "risk")
        if row.id and (name := row.text("name"))
    )


def contraindications(page: Any) -> tuple[Contraindication, ...]:
    """Return a page's contraindications; one without a name is left out."""
    return tuple(
        Contraindication(
            anchor=anchor("contraindication", row),
            name=name,
            level=row.member("level", Level) or Level.DISCUSS,
            wait=row.range("wait"),
            until=row.text("until"),
            reason=row.text("reason"),
        )
        for row in rows(page, "contraindications", "contraindication")
        if row.id and (name := row.text("name"))
    )
