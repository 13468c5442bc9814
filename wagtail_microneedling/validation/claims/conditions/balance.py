"""Benefits stand beside risks, recovery and how results differ."""

from collections.abc import Iterator

from ...passages import Role
from ...reading import reading_of
from ...rule import Place, at
from ...subject import Subject
from .asking import Lists, procedure_of


def benefits_without_risks(subject: Subject, lists: Lists) -> Iterator[Place]:
    """Find a procedure that states benefits while nothing on its pages names a harm."""
    document = procedure_of(subject)
    if document is None or not document.benefits or any(p.risks for p in document.risk_pages):
        return
    if not _names_a_harm(subject, lists):
        yield at("benefits")


def _names_a_harm(subject: Subject, lists: Lists) -> bool:
    reading = reading_of(subject.document)
    named = (
        reading.passages[reading.passage_number(found.begin)]
        for found in lists["harms"].in_page(reading)
    )
    return any(
        one.role in {Role.TEXT, Role.ANSWER} and not one.path.startswith("benefits.")
        for one in named
    )


def risks_unstated(subject: Subject, lists: Lists) -> Iterator[Place]:
    """Find a procedure that has no risk page with risks, even if its prose names harms."""
    document = procedure_of(subject)
    if document and not any(page.risks for page in document.risk_pages):
        yield at("risk_pages")


def recovery_unstated(subject: Subject, lists: Lists) -> Iterator[Place]:
    """Find a procedure that says nothing about recovery."""
    document = procedure_of(subject)
    if document and not (document.downtime or document.downtime_note or document.recovery):
        yield at("downtime")


def variation_unstated(subject: Subject, lists: Lists) -> Iterator[Place]:
    """Find a procedure that speaks of results and not of how they differ between people."""
    document = procedure_of(subject)
    if document is None or not (document.benefits or document.results):
        return
    if not lists["variation"].in_page(reading_of(document)):
        yield at("results")
