"""A rule pack: what the regulators of one jurisdiction object to, as data."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from ..finding import Severity
from ..passages import Role
from ..reading import Phrase

#: By the first part of a language tag.
ByLanguage = Mapping[str, tuple[Phrase, ...]]

#: The contexts that a rule can pass over, and what each is.
CONTEXTS: Mapping[str, str] = {
    "asked": "a question, unless its answer says yes",
    "cited": "a text whose row names sources, or whose page does where the row can't",
    "denied": "a sentence that denies or doubts the claim",
    "hedged": "a sentence that softens the claim: usually, for most people",
    "permanent": "pages of a procedure that states a permanent result, with sources",
    "safety": "risks, contraindications, preparation and aftercare",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRule:
    """One row of a pack. ``code`` is the last part of the finding's code.

    ``phrases`` count as the claim, except where they overlap one of ``exceptions``, or where
    ``near`` is given and none of it stands in the sentence. ``answered_yes`` and ``answered_no``
    are questions whose plain yes, or no, is the claim: "does it hurt?". ``condition`` names a
    search in Python, and ``lists`` are its phrases. ``triggers`` and ``passes`` are sentences.
    """

    code: str
    severity: Severity
    text: str
    reason: str
    fix: str
    source: str
    verified_on: datetime.date
    address: str = ""
    effective_on: datetime.date | None = None
    skips: frozenset[str] = frozenset()
    roles: frozenset[Role] = frozenset()
    phrases: ByLanguage = field(default_factory=dict)
    exceptions: ByLanguage = field(default_factory=dict)
    near: ByLanguage = field(default_factory=dict)
    answered_yes: ByLanguage = field(default_factory=dict)
    answered_no: ByLanguage = field(default_factory=dict)
    condition: str = ""
    lists: Mapping[str, ByLanguage] = field(default_factory=dict)
    triggers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    passes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """The rules of one jurisdiction. ``name`` is part of their codes: ``claims.<name>.<code>``."""

    name: str
    title: str
    jurisdiction: str
    rules: tuple[ClaimRule, ...]
