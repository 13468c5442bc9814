"""Findings as an editor reads them: by severity, in words, each with where it can be mended."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from .. import records
from ..records import FindingWords, Wording
from ..validation import Finding, Severity
from .checks_made import ChecksMade, checks_made
from .form_places import FormPlace, FormPlaces

logger = logging.getLogger(__name__)

#: What findings of each severity are called, several of them together.
HEADINGS = {
    Severity.ERROR: _("Errors"),
    Severity.WARNING: _("Warnings"),
    Severity.ADVICE: _("Advice"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFinding:
    """A finding as an editor reads it, and where it can be mended: in one place or the other."""

    finding: Finding
    words: FindingWords
    places: tuple[FormPlace, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingGroup:
    """The findings of one severity."""

    severity: Severity
    heading: Any
    findings: tuple[ShownFinding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFindings:
    """What was found on a page, the worst first, and what was checked; no group is empty."""

    groups: tuple[FindingGroup, ...]
    checked: ChecksMade


def shown_findings(page: Any, judged: records.Judged) -> ShownFindings:
    """Return what was found on a page, in the language that is active."""
    subject = judged.subject
    wording = Wording(subject.packs)
    places = FormPlaces(page, subject.document, subject.procedure)
    shown = [
        ShownFinding(finding=finding, words=wording.words(finding), places=places.of(finding))
        for finding in judged.findings
    ]
    groups = (
        FindingGroup(
            severity=severity,
            heading=heading,
            findings=tuple(one for one in shown if one.finding.severity is severity),
        )
        for severity, heading in HEADINGS.items()
    )
    return ShownFindings(
        groups=tuple(group for group in groups if group.findings),
        checked=checks_made(subject, wording),
    )


def context_of(page: Any, look: Callable[[Any], dict[str, Any]]) -> dict[str, Any]:
    """Return what ``look`` returns of a page; where it fails, why as ``problem``.

    Whatever is wrong with a draft, its editor has to be told and goes on typing.
    """
    try:
        with transaction.atomic():
            return look(page)
    except Exception as problem:
        logger.exception("The checks of page %s (%s) could not be shown.", page.pk, page.title)
        return {"problem": f"{type(problem).__name__}: {problem}", "title": page.title}
