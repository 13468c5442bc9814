"""The quantities of a sentence, with what bounds them and without those that are none of ours."""

from dataclasses import replace

from ...document import Unit
from .amounts import amount_at
from .grammar import Bound, Grammar
from .quantity import Quantity
from .ranges import range_at
from .rates import point_at, rate_at, rates_inside
from .words import Words

#: A sentence with more quantities is a table or an attack, and no statement.
MOST_QUANTITIES = 24
#: Larger numbers without a unit are years, amounts of money and the like.
LARGEST_COUNT = 60
#: So many words back, "not" still turns a bound around.
REACH_OF_NEGATION = 7
#: So many phrases may stand between a number and its bound: "up to about the first".
REACH_OF_BOUND = 5
#: What holds more apart than this ends a part of a sentence.
NEW_CLAUSE = 3.0

#: What a bound becomes after "not".
TURNED = {Bound.ABOVE: Bound.MOST, Bound.BELOW: Bound.LEAST, Bound.UNTIL: Bound.LEAST}
#: What a bound of how often is for the time between: "at most once a month" is at least a month.
OF_THE_TIME = {
    Bound.LEAST: Bound.MOST,
    Bound.MOST: Bound.LEAST,
    Bound.ABOVE: Bound.BELOW,
    Bound.BELOW: Bound.ABOVE,
}


def quantities(grammar: Grammar, line: Words) -> tuple[Quantity, ...]:
    """Return the quantities in a sentence, in their order."""
    found: list[Quantity] = []
    place = 0
    while place < len(line.words) and len(found) <= MOST_QUANTITIES:
        word = line.words[place]
        is_number = word[0].isdigit() or word[0] == "."
        said = _said_at(grammar, line, place) if is_number or word in grammar.openers else None
        if said is None:
            place += 1
            continue
        place = max(said.end, place + 1)
        counts = said.unit is not None or said.low[1] <= LARGEST_COUNT
        if counts and said.is_known and not _is_strange(grammar, line, said):
            found.append(_bounded(grammar, line, said))
            found.extend(rates_inside(grammar, line, said))
    return tuple(found) if len(found) <= MOST_QUANTITIES else ()


def _said_at(grammar: Grammar, line: Words, place: int) -> Quantity | None:
    """Return the rate, point or range that begins at a word, or None."""
    if line.words[place] not in grammar.rate_openers and not amount_at(grammar, line, place):
        return None
    return (
        rate_at(grammar, line, place)
        or point_at(grammar, line, place)
        or range_at(grammar, line, place)
    )


def _is_strange(grammar: Grammar, line: Words, said: Quantity) -> bool:
    """Return whether the words around a quantity make it a price, a date, a share or the like."""
    words, strange = line.words, grammar.strange
    if said.unit is None:
        if strange.before.before(words, said.first) or strange.after.at(words, said.end):
            return True
        place = said.first
        for _ in range(REACH_OF_BOUND):
            skipped = grammar.ignored.before.before(words, place)
            if skipped is None:
                break
            place = skipped[1]
        if strange.before.before(words, place):
            return True
    before, after = strange.around_before, strange.around_after
    return bool(before.before(words, said.first) or after.at(words, said.end))


def _bounded(grammar: Grammar, line: Words, said: Quantity) -> Quantity:
    """Return the quantity with the bound that the words before and after it give it."""
    words = line.words
    bound, place = _bound_before(grammar, line, said)
    if bound is Bound.EXACT and (after := grammar.bounds.after.at(words, said.end)):
        bound = after[0]
    if bound is Bound.SPAN:
        bound = _of_span(grammar, line, said, place)
    elif bound in (Bound.ABOVE, Bound.BELOW) and not said.is_single:
        bound = Bound.EXACT
    is_negated = _is_negated(grammar, line, place)
    if is_negated and bound in TURNED:
        is_negated, bound = False, TURNED[bound]
    is_until = bound is Bound.UNTIL
    if is_until:
        bound = Bound.MOST
    return replace(
        said,
        bound=OF_THE_TIME.get(bound, bound) if said.is_rate else bound,
        bound_from=place,
        is_negated=is_negated,
        is_until=is_until,
        is_part=grammar.parts_of_time.before(words, said.first) is not None,
        is_about=grammar.ignored.about.before(words, said.first) is not None,
    )


def _bound_before(grammar: Grammar, line: Words, said: Quantity) -> tuple[Bound, int]:
    """Return the bound before a quantity, and where it or what is said of the number begins."""
    place = said.first
    for _ in range(REACH_OF_BOUND):
        if found := grammar.bounds.before.before(line.words, place):
            return found
        skipped = grammar.ignored.before.before(line.words, place)
        if skipped is None:
            break
        place = skipped[1]
    return Bound.EXACT, place


def _of_span(grammar: Grammar, line: Words, said: Quantity, place: int) -> Bound:
    """Return what "over" means: "over three sessions" are three, "takes over an hour" is more."""
    if said.unit is Unit.SESSION or not said.is_single:
        return Bound.EXACT
    if said.unit in (None, Unit.YEAR, Unit.MILLIMETRE):
        return Bound.ABOVE
    before = line.words[place - 1] if place else ""
    is_more = before in grammar.bare_after or before in grammar.writing.above_after
    return Bound.ABOVE if is_more else Bound.EXACT


def _is_negated(grammar: Grammar, line: Words, place: int) -> bool:
    for earlier in range(place - 1, max(0, place - REACH_OF_NEGATION) - 1, -1):
        word = line.words[earlier]
        if word in grammar.writing.negations:
            return True
        if grammar.barriers.get(word, 0) >= NEW_CLAUSE:
            return False
    return False
