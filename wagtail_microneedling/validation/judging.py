"""Rules applied to a page: everything is collected, and nothing that a rule does hides the others."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..document import gettext_noop
from .finding import Finding, Severity
from .rule import Place, Rule
from .subject import Subject

#: The code of the finding that a rule itself has failed.
RULE_FAILED = "rule.failed"
#: No parameter says more than so many characters: findings are stored and listed.
LONGEST = 500


def _nothing(subject: Subject) -> Iterator[Place]:
    """Find nothing: what is found here, the others' failing says."""
    yield from ()


#: The words for a rule that has failed, and its severity, which a project may change like others.
failing = Rule(
    code=RULE_FAILED,
    severity=Severity.WARNING,
    search=_nothing,
    text=gettext_noop("The rule “{rule}” has failed on this page: {problem}"),
    reason=gettext_noop("What it looks for may be wrong here, and nobody knows."),
    fix=gettext_noop("Tell whoever looks after the site; the other rules have been applied."),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grades:
    """What a project has decided about codes: another severity, or None to switch a rule off."""

    changed: Mapping[str, Severity | None] = field(default_factory=dict)

    def of(self, rule: Rule) -> Severity | None:
        """Return the severity of what a rule finds, or None when it is switched off."""
        return self.changed.get(rule.code, rule.severity)


def judge(
    subject: Subject, rules: Iterable[Rule], grades: Grades | None = None
) -> tuple[Finding, ...]:
    """Return what these rules find, the worst first and otherwise in the order of the rules."""
    grades = grades or Grades()
    document, has_graph = subject.document, subject.graph is not None
    applied = (
        _applied(rule, subject, grades)
        for rule in rules
        if isinstance(document, rule.about) and (has_graph or not rule.needs_graph)
    )
    found = [finding for findings in applied for finding in findings]
    order = list(Severity)
    return tuple(sorted(found, key=lambda finding: order.index(finding.severity)))


def _applied(rule: Rule, subject: Subject, grades: Grades) -> Iterator[Finding]:
    severity = grades.of(rule)
    if severity is None:
        return
    try:
        for place in rule.search(subject):
            yield Finding(
                code=rule.code,
                severity=severity,
                path=place.path,
                parameters=plain(place.parameters),
            )
    except Exception as problem:
        # A rule of anybody's may fail: that is a finding too, and the others still speak.
        yield failed(rule.code, problem, grades)


def failed(name: str, problem: Exception, grades: Grades) -> Finding:
    """Return the finding that a rule has failed, or what was to find the rules."""
    said = {"rule": name, "problem": f"{type(problem).__name__}: {problem}"}
    severity = grades.of(failing) or failing.severity
    return Finding(code=RULE_FAILED, severity=severity, parameters=plain(said))


def plain(parameters: Mapping[str, Any]) -> dict[str, Any]:
    """Return parameters as any database's JSON takes them, their texts cut to a readable length.

    Raises ValueError or TypeError for what JSON can't say.
    """
    said: dict[str, Any] = json.loads(json.dumps(dict(parameters), allow_nan=False, default=str))
    return {str(name): _readable(value) for name, value in said.items()}


def _readable(value: Any) -> Any:
    if isinstance(value, str):
        # Half of a surrogate pair and NUL are JSON, but not for every database.
        whole = value.encode("utf-8", "replace").decode().replace("\0", "")
        return whole if len(whole) <= LONGEST else f"{whole[: LONGEST - 1]}…"
    if isinstance(value, list):
        return [_readable(part) for part in value]
    if isinstance(value, dict):
        return {name: _readable(part) for name, part in value.items()}
    return value
