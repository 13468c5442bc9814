"""Whom a page speaks to, and who speaks on it."""

from collections.abc import Iterator

from ....document import Quote
from ...rule import Place, at
from ...subject import Subject
from .asking import Lists, procedure_of


def treats_minors(subject: Subject, lists: Lists) -> Iterator[Place]:
    """Find a procedure for people under 18."""
    document = procedure_of(subject)
    if document and document.youngest_age is not None and document.youngest_age < 18:
        yield at("youngest_age", claim=document.youngest_age)


def quotes_of_patients(subject: Subject, lists: Lists) -> Iterator[Place]:
    """Find quotes, except those of the page's author, its reviewer and who wrote its sources."""
    document = subject.document
    experts = [one.name for one in (document.author, document.reviewer) if one]
    experts += [source.authors for source in document.sources if source.authors]
    for number, part in enumerate(getattr(document, "body", ())):
        if isinstance(part, Quote) and not _is_of(part.attribution, experts):
            yield at(f"body.{number}", claim=part.attribution or part.text[:80])


def _is_of(attribution: str, experts: list[str]) -> bool:
    said = attribution.casefold()
    return bool(said) and any(said in one.casefold() or one.casefold() in said for one in experts)
