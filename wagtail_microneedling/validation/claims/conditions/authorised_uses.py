"""What devices for microneedling are authorised for, and by radio frequency are not."""

from collections.abc import Iterator

from ....document import DepthSetting, ProcedureDocument, RiskDocument
from ...reading import reading_of
from ...rule import Place, at
from ...subject import Subject
from .asking import Lists, names_of, procedure_of, says


def other_uses(subject: Subject, lists: Lists) -> Iterator[Place]:
    """Find uses of microneedling beyond the authorised ones, on a page without a word about that."""
    document = procedure_of(subject)
    if document is None or not says(lists["microneedling"], names_of(document), subject):
        return
    if lists["note"].in_page(reading_of(document)):
        return
    for number, concern in enumerate(document.concerns):
        named = f"{concern.name}. {concern.other_name}"
        if not says(lists["authorised"], named, subject):
            yield at(f"concerns.{number}", use=concern.name)


def age_below_authorised(subject: Subject, lists: Lists) -> Iterator[Place]:
    """Find microneedling for people under 22, on a page without a word about that."""
    document = procedure_of(subject)
    if document is None or not says(lists["microneedling"], names_of(document), subject):
        return
    young = document.youngest_age is not None and document.youngest_age < 22
    if young and not lists["note"].in_page(reading_of(document)):
        yield at("youngest_age", age=document.youngest_age)


def _uses_radio_frequency(subject: Subject, lists: Lists) -> bool:
    named = [subject.document.title]
    if subject.procedure:
        named.append(names_of(subject.procedure))
    return says(lists["radio_frequency"], ". ".join(named), subject)


def radio_frequency_harms(subject: Subject, lists: Lists) -> Iterator[Place]:
    """Find radio-frequency microneedling whose risks leave out one that the FDA names."""
    document = subject.document
    if isinstance(document, ProcedureDocument):
        path, risks = "risk_pages", [risk for page in document.risk_pages for risk in page.risks]
    elif isinstance(document, RiskDocument):
        path, risks = "risks", list(document.risks)
    else:
        return
    if not _uses_radio_frequency(subject, lists):
        return
    text = "\n".join(f"{risk.name}. {risk.description}" for risk in risks)
    if not all(says(phrases, text, subject) for name, phrases in lists.items() if "harm" in name):
        yield at(path)


def radio_frequency_at_home(subject: Subject, lists: Lists) -> Iterator[Place]:
    """Find radio-frequency microneedling with needle depths for use at home."""
    document = procedure_of(subject)
    if document is None or not _uses_radio_frequency(subject, lists):
        return
    for number, depth in enumerate(document.depths):
        if depth.setting is DepthSetting.HOME:
            yield at(f"depths.{number}")
