"""How much of the whole a quantity speaks of, and whether it is about this procedure at all."""

from enum import StrEnum

from .mention import Mention
from .sentences import Sentence

#: What holds two parts of a sentence so far apart makes them two statements.
NEW_STATEMENT = 6.0
NEW_CLAUSE = 3.0
#: So many words later, a treatment may still be the one that a quantity is about.
SOON_AFTER = 9


class Scope(StrEnum):
    """How much of the whole is meant: all of it, a part of it, or something to be left alone."""

    WHOLE = "whole"
    PART = "part"
    EXCEPTION = "exception"


def scope_of(mention: Mention) -> Scope:
    """Return how much of the whole a quantity speaks of.

    An exception is rare, conditional, hearsay or another's: it contradicts nothing.
    """
    if "study" in mention.sentence.marks or _is_exception(mention) or _is_of_another(mention):
        return Scope.EXCEPTION
    return Scope.PART if _is_part(mention) else Scope.WHOLE


def _is_exception(mention: Mention) -> bool:
    sentence, said = mention.sentence, mention.said
    for place in mention.places("exception"):
        reach = NEW_STATEMENT if place < said.first else NEW_CLAUSE
        if sentence.barrier(said, place) < reach:
            return True
    return any(
        place < said.first and sentence.barrier(said, place) < NEW_CLAUSE
        for place in mention.places("condition")
    )


def _is_part(mention: Mention) -> bool:
    sentence, said = mention.sentence, mention.said
    if any(sentence.barrier(said, place) < NEW_STATEMENT for place in mention.places("part")):
        return True
    if not said.is_single or said.is_vague:
        return False
    return any(
        sentence.barrier(said, place) < NEW_STATEMENT
        for place in mention.places("most_people")
        if place < said.first + 2
    )


def _is_of_another(mention: Mention) -> bool:
    """Return whether a quantity is one of another procedure: that named last before it decides."""
    sentence, said = mention.sentence, mention.said
    named = _named(sentence, mention.context.own_names)
    earlier = [is_other for place, is_other in named if place < said.first]
    if earlier:
        return earlier[-1]
    for place, is_other in named:
        if place - said.end < SOON_AFTER and sentence.barrier(said, place) < NEW_STATEMENT:
            return is_other
    return not named and _is_led_by_another(mention)


def _is_led_by_another(mention: Mention) -> bool:
    """Return whether the sentence goes on about another procedure, or its question asks about one."""
    sentence, context = mention.sentence, mention.context
    if sentence.before is not None and not sentence.is_first and mention.is_elliptical():
        named = _named(sentence.before, context.own_names)
        if named and named[-1][1]:
            return True
    return "other_procedure" in context.groups and not context.words & context.own_names


def _named(sentence: Sentence, own_names: frozenset[str]) -> list[tuple[int, bool]]:
    """Return where a sentence names procedures, and whether each is another than the page's own."""
    named: list[tuple[int, bool]] = []
    ours = set(sentence.marks.get("ours", ()))
    for place in sorted({*sentence.marks.get("other_procedure", ()), *ours}):
        # "RF microneedling" is another procedure than microneedling.
        goes_on = bool(named) and named[-1] == (place - 1, True)
        is_other = goes_on or sentence.words[place] not in own_names
        named.append((place, is_other and place not in ours))
    return named
