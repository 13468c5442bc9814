"""Findings in words, in the language that is active: the texts of their rules, filled."""

import string
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language, gettext

from ..conf import settings
from ..document import Range, from_primitive, range_text
from ..exceptions import RulePackError, SettingError
from ..validation import Finding, Rule, every_rule, rules


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingWords:
    """What a finding says: plain text, whatever an editor has typed into it.

    ``source_url`` is empty where the source is no web address; ``verified_on`` is an ISO date or
    empty.
    """

    text: str
    reason: str = ""
    fix: str = ""
    source: str = ""
    source_url: str = ""
    verified_on: str = ""


class Wording:
    """The words of the rules of a site that has chosen these packs, and of the project's own."""

    def __init__(self, packs: Iterable[str] = ()) -> None:
        #: Those that look at pages of the site.
        self.applied = (*_package_rules(frozenset(packs)), *_project_rules())
        #: All, by code: what was found before a site chose other packs has words, too.
        self.rules = {rule.code: rule for rule in (*self.applied, *every_rule())}

    def words(self, finding: Finding) -> FindingWords:
        """Return a finding in words; its code stands for those of a rule that is gone."""
        rule = self.rules.get(finding.code)
        if rule is None:
            return FindingWords(text=finding.code)
        is_address = rule.source.startswith(("https://", "http://"))
        return FindingWords(
            text=_filled(rule.text, finding.parameters),
            reason=_filled(rule.reason, finding.parameters),
            fix=_filled(rule.fix, finding.parameters),
            source=rule.source,
            source_url=rule.source if is_address else "",
            verified_on=rule.verified_on,
        )


def _package_rules(packs: frozenset[str]) -> tuple[Rule, ...]:
    try:
        return rules(packs)
    except RulePackError:  # a finding and a system check say so
        return rules(frozenset())


def _project_rules() -> tuple[Rule, ...]:
    try:
        return tuple(settings.check_rules)
    except SettingError:  # a finding and a system check say so
        return ()


class _Gaps(string.Formatter):
    """Fills in what there is; what a finding does not say is left as an ellipsis."""

    def get_value(self, key: Any, args: Any, kwargs: Any) -> Any:
        return kwargs.get(key, "…")


def _filled(text: str, parameters: Mapping[str, Any]) -> str:
    """Return a rule's text in the active language with its parameters in words."""
    if not text:
        return ""
    said = gettext(text)
    try:
        return _Gaps().vformat(said, (), {name: _said(one) for name, one in parameters.items()})
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        return said  # braces that are no places for parameters


def _said(value: Any) -> str:
    """Return a parameter in words: ranges as on the page, lists with commas."""
    if isinstance(value, Mapping):
        try:
            return range_text(from_primitive(Range, value), get_language() or "en")
        except (KeyError, TypeError, ValueError):
            return ", ".join(f"{name}: {_said(one)}" for name, one in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(map(_said, value))
    return "" if value is None else str(value)
