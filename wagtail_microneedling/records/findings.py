"""What the checks find on pages, with what has to be known of others: a constant number of queries."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from http import HTTPStatus
from types import MappingProxyType
from typing import Any, NamedTuple

from ..assembly import Assembled, assembled
from ..conf import settings
from ..document import (
    FAQDocument,
    PageDocument,
    ProcedureDocument,
    RiskDocument,
    from_primitive,
    to_primitive,
)
from ..exceptions import RulePackError, SettingError
from ..models import Record
from ..schema_org import graph
from ..validation import (
    Finding,
    Grades,
    Rule,
    Severity,
    Subject,
    failed,
    judge,
    rules,
    visible_text,
    worst,
)
from .sole_statements import Known

NOTHING: Mapping[int, str] = MappingProxyType({})
#: The state of a page on which nothing was found; otherwise it is the worst severity.
GOOD = "good"


class Judged(NamedTuple):
    """A page as it was judged: its document with all that was known around it, and the findings."""

    subject: Subject
    findings: tuple[Finding, ...]

    def columns(self) -> dict[str, Any]:
        """Return the fields of a record that hold the findings."""
        severities = Counter(finding.severity for finding in self.findings)
        return {
            "findings": [to_primitive(finding) for finding in self.findings],
            "state": str(worst(self.findings) or GOOD),
            "errors": severities[Severity.ERROR],
            "warnings": severities[Severity.WARNING],
            "advice": severities[Severity.ADVICE],
        }


class Decided(NamedTuple):
    """What a project has decided about the checks, and what is wrong with that."""

    packs: frozenset[str] = frozenset({"core"})
    rules: tuple[Rule, ...] = ()
    grades: Grades = Grades()
    problem: Exception | None = None


def judged(pages: Iterable[Any], shown: Mapping[int, str] = NOTHING) -> list[Judged]:
    """Return clinical pages as they are judged, in order: as stored, as revised or as typed.

    ``shown`` is the visible text of those of them that were rendered, by their keys.
    """
    made = assembled(pages)
    graphs = [graph(document) for document in made.documents]
    return judged_with(made, graphs, Known(made), shown)


def judged_as_shown(page: Any) -> Judged:
    """Return a page as it is judged with what an anonymous reader sees of it: it is rendered for that.

    A page that can't be shown just now is judged without.
    """
    response = page.make_preview_request()
    if response.status_code != HTTPStatus.OK:
        return judged([page])[0]
    html = response.content.decode(response.charset, "replace")
    return judged([page], {page.pk or 0: visible_text(html)})[0]


def judged_with(
    made: Assembled,
    graphs: Sequence[dict[str, Any]],
    known: Known,
    shown: Mapping[int, str] = NOTHING,
) -> list[Judged]:
    """Return assembled pages as they are judged, with their graphs and what others state."""
    decided = _decided()
    procedures = _procedures(made.documents)
    found = []
    for subject, stated in zip(made.subjects(decided.packs), graphs, strict=True):
        whole = replace(
            subject,
            procedure=subject.procedure or procedures.get(_about(subject.document)),
            graph=stated,
            elsewhere=known.elsewhere(subject.document),
            visible_text=shown.get(subject.document.id),
        )
        found.append(Judged(whole, _findings(whole, decided)))
    return found


def _decided() -> Decided:
    """Return the project's settings, or the defaults: what is wrong with them stops no page."""
    try:
        return Decided(settings.claim_packs, settings.check_rules, settings.check_grades)
    except SettingError as problem:
        return Decided(problem=problem)


def _findings(subject: Subject, decided: Decided) -> tuple[Finding, ...]:
    problems = [decided.problem] if decided.problem else []
    grades = decided.grades
    try:
        known = rules(subject.packs)
    except RulePackError as problem:
        problems.append(problem)
        known = rules(frozenset())
    found = judge(subject, (*known, *decided.rules), grades)
    return (*found, *(failed("WAGTAIL_MICRONEEDLING", one, grades) for one in problems))


def _about(document: PageDocument) -> int | None:
    """Return the key of the procedure that a FAQ or risk page is about."""
    if isinstance(document, FAQDocument | RiskDocument) and document.procedure:
        return document.procedure.id
    return None


def _procedures(documents: Iterable[PageDocument]) -> dict[int | None, ProcedureDocument]:
    """Return the published procedures that pages are about: those of the batch, else as stored."""
    pages = list(documents)
    found: dict[int | None, ProcedureDocument] = {
        page.id: page for page in pages if isinstance(page, ProcedureDocument)
    }
    missing = {key for page in pages if (key := _about(page))} - set(found)
    stored = Record.objects.filter(pk__in=missing).values_list("pk", "body") if missing else ()
    return {**found, **{key: read for key, body in stored if (read := _read(bytes(body)))}}


def _read(body: bytes) -> ProcedureDocument | None:
    """Return a procedure as it was stored; None where another version has, or nobody yet."""
    try:
        item = json.loads(body)
        return from_primitive(ProcedureDocument, {**item["meta"], **item})
    except (KeyError, TypeError, ValueError):
        return None
