"""Headings that lead through the free content of a page step by step."""

from collections.abc import Iterator

from ...document import Heading, Paragraphs, gettext_noop
from ..finding import Severity
from ..rule import Place, Rule, at
from ..subject import Subject
from .sparing import sparing

#: The page's title is its only heading of the first level.
TITLE = 1


def headings_skip_no_level(subject: Subject) -> Iterator[Place]:
    """Find headings more than one level below the one before them."""
    above = TITLE
    for path, level in _headings(subject):
        if level > above + 1:
            yield at(path, level=level, above=above)
        above = level


def _headings(subject: Subject) -> Iterator[tuple[str, int]]:
    for number, part in enumerate(getattr(subject.document, "body", ())):
        if isinstance(part, Heading):
            yield f"body.{number}", part.level
        elif isinstance(part, Paragraphs):
            for level in _levels(part.prose.html):
                yield f"body.{number}.prose", level


def _levels(html: str) -> Iterator[int]:
    for tag in html.split("<h")[1:]:
        if tag[:1].isdecimal() and tag[1:2] in {">", " "}:
            yield int(tag[0])


heading_rules = (
    Rule(
        code="readable.heading_order",
        severity=Severity.WARNING,
        search=sparing(headings_skip_no_level),
        text=gettext_noop("A heading of level {level} follows one of level {above}."),
        reason=gettext_noop(
            "Screen readers offer headings as a table of contents, in which a level is missing."
        ),
        fix=gettext_noop("Raise the heading, or put one of the level between before it."),
        source="https://www.w3.org/WAI/tutorials/page-structure/headings/",
        verified_on="2026-11-20",
    ),
)
