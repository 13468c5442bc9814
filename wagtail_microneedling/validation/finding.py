"""What a check says: data, whose words come later and in the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Severity(StrEnum):
    """How bad a finding is, the worst first."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is wrong with a page or missing, and where.

    ``code`` is stable and documented. ``path`` leads through the document by the names of its
    fields and the places of its rows, counted from 0, as in ``questions.2.answer``; it is empty
    for the page as a whole. ``parameters`` are what the words of the code are filled with: texts,
    numbers, and ranges as ``to_primitive`` makes them.
    """

    code: str
    severity: Severity
    path: str = ""
    parameters: Mapping[str, Any] = field(default_factory=dict)


def worst(findings: "tuple[Finding, ...] | list[Finding]") -> Severity | None:
    """Return the worst severity among findings, or None when there are none."""
    found = {finding.severity for finding in findings}
    return next((severity for severity in Severity if severity in found), None)
