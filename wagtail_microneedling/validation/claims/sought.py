"""What a rule looks for in the pages of one language."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..reading import PhraseSet
from .language import Language, language
from .pack import ByLanguage, ClaimRule


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """The phrases of a row in one language. ``questions`` are by the answer that makes a claim."""

    known: Language
    phrases: PhraseSet
    exceptions: PhraseSet
    near: PhraseSet | None
    questions: Mapping[bool, PhraseSet]


def sought_by(row: ClaimRule, name: str) -> Sought:
    """Return what a row looks for in a language."""
    return Sought(
        known=language(name),
        phrases=phrase_set(row.phrases, name),
        exceptions=phrase_set(row.exceptions, name),
        near=phrase_set(row.near, name) if name in row.near else None,
        questions={
            True: phrase_set(row.answered_yes, name),
            False: phrase_set(row.answered_no, name),
        },
    )


def phrase_set(phrases: ByLanguage, name: str) -> PhraseSet:
    """Return the phrases of one language, ready to be looked for."""
    return PhraseSet(phrases.get(name, ()), language(name).speech)
