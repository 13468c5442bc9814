"""What was checked, and what was found on it, as data: formats put it down."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

from django.utils.translation import get_language

from ..conf import settings
from ..exceptions import SettingError
from ..records import FindingWords, Wording
from ..validation import Finding, Rule, Severity


class Status(IntEnum):
    """The exit status of whoever asked."""

    CLEAN = 0
    FOUND = 1
    NOT_CHECKED = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedPage:
    """A page with what was found on it, or with the sentence that says why it could not be checked.

    ``url`` is where it was looked at: as published, or as deployed; ``published_url`` is then what it
    was compared with. ``page_id`` is None where no page was found.
    """

    url: str
    page_id: int | None = None
    title: str = ""
    published_url: str = ""
    findings: tuple[Finding, ...] = ()
    problem: str = ""


@dataclass(frozen=True)
class Report:
    """Everything that was checked, in order, and the severity from which on a build fails."""

    pages: tuple[CheckedPage, ...]
    fail_on: Severity = Severity.ERROR

    @cached_property
    def counts(self) -> dict[Severity, int]:
        """How many findings there are of each severity, the worst first."""
        found = Counter(finding.severity for page in self.pages for finding in page.findings)
        return {severity: found[severity] for severity in Severity}

    @property
    def problems(self) -> int:
        """How many pages could not be checked."""
        return sum(bool(page.problem) for page in self.pages)

    @property
    def status(self) -> Status:
        """The exit status: what could not be checked is worse than what was found."""
        if self.problems:
            return Status.NOT_CHECKED
        failing = any(self.fails(finding) for page in self.pages for finding in page.findings)
        return Status.FOUND if failing else Status.CLEAN

    @property
    def summary(self) -> str:
        """What was found, in one line."""
        counts = ", ".join(f"{NAMES[severity]}: {count}" for severity, count in self.counts.items())
        unchecked = f" Not checked: {self.problems}." if self.problems else ""
        return f"Pages checked: {len(self.pages) - self.problems}. {counts}.{unchecked}"

    @property
    def language(self) -> str:
        """The language of the words."""
        return get_language() or "en"

    @cached_property
    def rules(self) -> dict[str, Rule]:
        """The rules that have found something, by code, sorted."""
        known = self._wording.rules
        codes = {finding.code for page in self.pages for finding in page.findings}
        return {code: known[code] for code in sorted(codes) if code in known}

    def fails(self, finding: Finding) -> bool:
        """Return whether a finding is one for which a build fails."""
        order = list(Severity)
        return order.index(finding.severity) <= order.index(self.fail_on)

    def words(self, finding: Finding) -> FindingWords:
        """Return a finding in words."""
        return self._wording.words(finding)

    def words_of_rule(self, rule: Rule) -> FindingWords:
        """Return what a rule says of any page."""
        return self._wording.words(Finding(code=rule.code, severity=rule.severity))

    @cached_property
    def _wording(self) -> Wording:
        try:
            return Wording(settings.claim_packs)
        except SettingError:  # a finding says so
            return Wording()


#: What findings are called in a summary.
NAMES = {Severity.ERROR: "Errors", Severity.WARNING: "Warnings", Severity.ADVICE: "Advice"}


def place_of(finding: Finding) -> str:
    """Return where something was found: a field, or a node of the markup and its property; or nothing."""
    said = (finding.parameters.get("node"), finding.parameters.get("property"))
    return finding.path or " ".join(str(part) for part in said if part)


def findings_of(report: Report) -> Iterator[tuple[CheckedPage, Finding]]:
    """Yield every finding with its page, in order."""
    for page in report.pages:
        for finding in page.findings:
            yield page, finding
