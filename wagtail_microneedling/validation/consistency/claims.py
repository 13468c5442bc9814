"""What the texts of a page claim: quantities with what they are about."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from .choosing import frames_of
from .cues_of_text import content_words, told
from .excerpts import Excerpt
from .grammar import Grammar
from .mention import Context, Mention
from .scope import Scope, scope_of
from .sentences import Sentence, may_hold_quantity, sentences
from .topics import FRAMES, RECOVERY, WAITING, Frame

#: So much farther away than the nearest symptom, others still belong to the same list of them.
REACH_OF_LIST = 10.0
#: A text is read up to here; nobody writes more into one field.
LONGEST_TEXT = 50_000
#: What longer texts claim is not remembered.
LONGEST_REMEMBERED = 4_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A quantity that a text states of a topic; ``aspects`` say of what in particular."""

    topic: str
    aspects: frozenset[str]
    scope: Scope
    mention: Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The words of a procedure's names and of its concerns."""

    own: frozenset[str] = frozenset()
    concerns: frozenset[str] = frozenset()


def may_claim(grammar: Grammar, text: str) -> bool:
    """Return whether a text may claim something: most hold no number."""
    return may_hold_quantity(grammar, text[:LONGEST_TEXT])


def claims(grammar: Grammar, excerpt: Excerpt, names: Names) -> tuple[Claim, ...]:
    """Return what a text of a page claims; while one is written, the others are not read again."""
    if len(excerpt.text) > LONGEST_REMEMBERED:
        return tuple(_claims(grammar, excerpt, names))
    return _remembered(grammar, excerpt, names)


@lru_cache(maxsize=256)
def _remembered(grammar: Grammar, excerpt: Excerpt, names: Names) -> tuple[Claim, ...]:
    return tuple(_claims(grammar, excerpt, names))


def _claims(grammar: Grammar, excerpt: Excerpt, names: Names) -> Iterator[Claim]:
    context: Context | None = None
    for sentence in sentences(grammar, excerpt.text[:LONGEST_TEXT]):
        if not sentence.quantities or not _may_claim(sentence):
            continue
        context = context or _context(grammar, excerpt, names)
        for number in range(len(sentence.quantities)):
            yield from _of_mention(Mention(sentence, number, context))


def _may_claim(sentence: Sentence) -> bool:
    """Return whether a sentence states something: "Why are they a month apart?" does."""
    return not sentence.is_question or 0 in sentence.marks.get("why", ())


def _context(grammar: Grammar, excerpt: Excerpt, names: Names) -> Context:
    lead = "\n".join(excerpt.leads)
    return Context(
        groups=frozenset(excerpt.tells) | told(grammar, lead),
        words=content_words(grammar, lead),
        own_names=names.own,
        concerns=names.concerns,
    )


def _of_mention(mention: Mention) -> Iterator[Claim]:
    scope = scope_of(mention)
    if scope is Scope.EXCEPTION:
        return
    for frame in frames_of(mention):
        aspects = _aspects(mention, frame)
        topic = frame.topic
        if topic == "aftercare" and "preparation" in aspects:
            topic = "preparation"
        yield Claim(topic=topic, aspects=aspects, scope=scope, mention=mention)


def _aspects(mention: Mention, frame: Frame) -> frozenset[str]:
    if frame.topic in RECOVERY:
        named = frozenset({frame.aspect, *_listed_with(mention, frame)})
        return named - {"downtime"} or named
    if frame.topic in WAITING:
        return frozenset({frame.aspect, _before_or_after(mention)})
    return frozenset({frame.aspect} - {""})


def _listed_with(mention: Mention, frame: Frame) -> Iterator[str]:
    """Yield the symptoms that are named together with the one of a frame."""
    nearest = mention.here(frame.aspect)
    for other in FRAMES:
        if other.topic not in RECOVERY:
            continue
        away = mention.here(other.aspect)
        if nearest is None:
            if mention.led(other.aspect) == mention.led(frame.aspect):
                yield other.aspect
        elif away is not None and away - nearest < REACH_OF_LIST:
            yield other.aspect


def _before_or_after(mention: Mention) -> str:
    """Return whether a waiting time counts before the treatment or after it, as facts name them."""
    before, after = mention.here("before_treatment"), mention.here("after_treatment")
    if before is None and after is None:
        before, after = mention.led("before_treatment"), mention.led("after_treatment")
        if before is not None and after is not None:
            return "aftercare"
    if before is None or (after is not None and after <= before):
        return "aftercare"
    return "preparation"
