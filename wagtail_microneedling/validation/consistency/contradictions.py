"""What the texts of a page say otherwise than the facts of its procedure."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from threading import local
from typing import Any

from ...document import ProcedureDocument, Range, Unit, as_number, to_primitive
from ..subject import Subject
from .claims import Claim, Names, claims, may_claim
from .cues_of_text import content_words
from .excerpts import excerpts
from .facts import Fact, Stated, by_topic, facts
from .fitting import contradicted
from .grammar import Bound, Grammar
from .grammars import grammar_of
from .topics import RECOVERY

#: A quote of a sentence is no longer than this.
LONGEST_QUOTE = 200
#: Whoever has so many to correct on a page looks at it again afterwards.
MOST_CONTRADICTIONS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """A place whose text says another quantity than a field states."""

    topic: str
    path: str
    said: Range
    stated: Range
    fact: str
    quote: str

    def parameters(self) -> dict[str, Any]:
        """Return what the words of a finding are filled with."""
        return {
            "said": to_primitive(self.said),
            "stated": to_primitive(self.stated),
            "fact": self.fact,
            "quote": self.quote,
            "topic": self.topic,
        }


_latest = local()


def contradictions(subject: Subject) -> tuple[Contradiction, ...]:
    """Return what a page says otherwise than its facts; read once for all rules of a subject."""
    known = getattr(_latest, "read", None)
    if known is None or known[0] is not subject:
        known = (subject, tuple(islice(_found(subject), MOST_CONTRADICTIONS)))
        _latest.read = known
    return known[1]


def _found(subject: Subject) -> Iterator[Contradiction]:
    grammar = grammar_of(subject.document.language)
    if grammar is None or subject.procedure is None:
        return
    stated: Stated | None = None
    names = _names(grammar, subject.procedure)
    for excerpt in excerpts(subject.document, partial(may_claim, grammar)):
        for claim in claims(grammar, excerpt, names):
            stated = stated or by_topic(facts(grammar, subject.document, subject.procedure))
            if fact := contradicted(claim, stated):
                yield _contradiction(claim, fact, excerpt.path)


def _names(grammar: Grammar, procedure: ProcedureDocument) -> Names:
    own = " ".join((procedure.title, *procedure.alternate_names)).replace("-", " ")
    concerns = " ".join(term.name for term in procedure.concerns)
    return Names(own=content_words(grammar, own), concerns=content_words(grammar, concerns))


def _contradiction(claim: Claim, fact: Fact, path: str) -> Contradiction:
    return Contradiction(
        topic=fact.topic if fact.topic in RECOVERY else claim.topic,
        path=path,
        said=said_range(claim),
        stated=fact.range,
        fact=fact.path,
        quote=quoted(claim),
    )


def said_range(claim: Claim) -> Range:
    """Return what a claim says as a range, open where it is bounded on one side only."""
    said = claim.mention.said
    unit = said.unit or (Unit.YEAR if claim.topic == "youngest_age" else Unit.SESSION)
    least, most = said.low[0], said.high[1]
    if unit is Unit.YEAR and said.is_rate and least < 1:
        # Three times a year is every 4 months, and not every third of a year.
        unit, least, most = Unit.MONTH, round(least * 12, 1), round(most * 12, 1)
    low, high = as_number(least), as_number(most)
    if said.is_single and said.bound in (Bound.LEAST, Bound.ABOVE):
        return Range(min=low, unit=unit)
    if said.is_single and said.bound in (Bound.MOST, Bound.BELOW):
        return Range(max=high, unit=unit)
    return Range(min=low, max=high, unit=unit)


def quoted(claim: Claim) -> str:
    """Return the sentence, or as much of it around the quantity as may be quoted."""
    sentence, line = claim.mention.sentence, claim.mention.sentence.line
    text = sentence.text
    if len(text) <= LONGEST_QUOTE:
        return text
    first = line.starts[claim.mention.said.first]
    start = max(0, min(first - LONGEST_QUOTE // 2, len(text) - LONGEST_QUOTE + 2))
    cut = text[start : start + LONGEST_QUOTE - 2]
    return (
        f"{'…' if start else ''}{cut.strip()}{'…' if start + LONGEST_QUOTE - 2 < len(text) else ''}"
    )
