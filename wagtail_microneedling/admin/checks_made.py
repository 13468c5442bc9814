"""What was checked on a page, so that finding nothing says something."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..conf import settings
from ..exceptions import SettingError
from ..records import Wording
from ..validation import Grades, Rule, Subject

#: What rules are about, by the beginning of their codes.
TOPICS: Mapping[str, Any] = {
    "procedure": _("what patients need to know of a procedure"),
    "faq": _("questions and answers"),
    "risk": _("risks and contraindications"),
    "page": _("who answers for the page, and its sources"),
    "once": _("what a site should state once"),
    "consistent": _("numbers that contradict one another"),
    "claims": _("claims that regulators object to"),
    "markup": _("the markup itself"),
    "visible": _("whether readers see what is marked up"),
    "readable": _("whether patients can read it"),
    "search": _("what search engines ask for"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecksMade:
    """How many rules have looked at a page, and what they are about, in words."""

    count: int
    topics: tuple[str, ...]


def checks_made(subject: Subject, wording: Wording) -> ChecksMade:
    """Return what was checked on a page by the rules of ``wording``, those switched off left out."""
    grades = _grades()
    codes = [
        rule.code for rule in wording.applied if _has_looked(rule, subject) and grades.of(rule)
    ]
    beginnings = {code.partition(".")[0] for code in codes}
    topics = [str(topic) for name, topic in TOPICS.items() if name in beginnings]
    if beginnings - set(TOPICS):
        topics.append(gettext("rules of this site"))
    return ChecksMade(count=len(codes), topics=tuple(topics))


def _has_looked(rule: Rule, subject: Subject) -> bool:
    """Return whether a rule could say anything about a page as it is known."""
    if subject.visible_text is None and rule.code.startswith("visible."):
        return False  # the page was not rendered
    if subject.deployed is None and rule.code.startswith("parity."):
        return False  # nor fetched from a frontend
    return isinstance(subject.document, rule.about)


def _grades() -> Grades:
    try:
        return settings.check_grades
    except SettingError:  # a finding and a system check say so
        return Grades()
