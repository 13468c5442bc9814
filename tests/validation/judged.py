"""Documents judged as a site would, on a day that stays the same."""

import datetime
from typing import Any

from tests.documents import full_procedure
from wagtail_microneedling.document import (
    FAQDocument,
    PageDocument,
    ProcedureDocument,
    RiskDocument,
)
from wagtail_microneedling.schema_org import graph
from wagtail_microneedling.validation import Finding, Grades, Subject, judge, rules

TODAY = datetime.date(2026, 11, 20)


def subject_of(document: PageDocument, **known: Any) -> Subject:
    """Return a document with what is known around it; keyword arguments replace some of that."""
    procedure = None
    if isinstance(document, ProcedureDocument):
        procedure = document
    elif isinstance(document, FAQDocument | RiskDocument) and document.procedure:
        procedure = full_procedure()
    around = {"procedure": procedure, "graph": graph(document), "today": TODAY}
    return Subject(document=document, **{**around, **known})


def findings(
    document: PageDocument,
    code: str | tuple[str, ...] = "",
    *,
    grades: Grades | None = None,
    **known: Any,
) -> list[Finding]:
    """Return what all rules find; those whose code begins like ``code``."""
    subject = subject_of(document, **known)
    found = judge(subject, rules(subject.packs), grades)
    return [one for one in found if one.code.startswith(code)]


def codes(document: PageDocument, *rooms: str, **known: Any) -> set[str]:
    """Return the codes of what is found; of those that begin with one of ``rooms``, when given."""
    return {one.code for one in findings(document, rooms or "", **known)}
