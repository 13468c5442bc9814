"""Ranges at a place among words: "3 to 6 weeks", "between a day and two days", "a few hours to 2 days"."""

from .amounts import TIMES, Amount, amount_at
from .grammar import Grammar
from .quantity import Quantity, converted, nothing, smaller, spanning
from .words import DASH, Words

#: So many words may stand between "between" and the number after it.
REACH_OF_BETWEEN = 4


def range_at(grammar: Grammar, line: Words, place: int) -> Quantity | None:
    """Return the range or single amount that begins at a word, or None."""
    low = amount_at(grammar, line, place)
    if low is None:
        return None
    if low.is_nothing:
        return nothing(place, low.end)
    if end := _end_of_chain(grammar, line, low):
        return nothing(place, end)
    high = upper_end(grammar, line, low, place)
    return spanning(low, high or low, place)


def _end_of_chain(grammar: Grammar, line: Words, first: Amount) -> int | None:
    """Return where "1-1-1" ends: three numbers in a row are a telephone number or a date."""
    end, links = first.end, 0
    while first.unit is None and line.words[end : end + 1] == [DASH]:
        following = amount_at(grammar, line, end + 1)
        if following is None:
            break
        end, links = following.end, links + 1
    return end if links > 1 else None


def upper_end(grammar: Grammar, line: Words, low: Amount, first: int) -> Amount | None:
    """Return the upper end of a range whose lower end has been read, or None when it has none."""
    joined = grammar.joiners.range.at(line.words, low.end)
    if joined is None and low.unit is None and (listed := _listed(grammar, line, low.end)):
        return upper_end(grammar, line, listed, first)
    if joined is None and _is_after_between(grammar, line, first):
        joined = grammar.joiners.after_between.at(line.words, low.end)
    if joined is None:
        return None
    start = joined[1]
    for _ in range(REACH_OF_BETWEEN):
        skipped = grammar.ignored.before.at(line.words, start)
        if skipped is None or amount_at(grammar, line, start):
            break
        start = skipped[1]
    high = amount_at(grammar, line, start)
    if high and low.unit and high.unit is None and line.words[high.end : high.end + 1] == [DASH]:
        high = amount_at(grammar, line, high.end + 1)  # "A few days to 1-2 weeks."
    return high if high and not high.is_nothing and _are_ends(low, high) else None


def _listed(grammar: Grammar, line: Words, end: int) -> Amount | None:
    """Return the second number of "four, five or six", or None."""
    if line.words[end : end + 1] != [grammar.writing.lists]:
        return None
    following = amount_at(grammar, line, end + 1)
    if following is None or following.unit is not None or following.is_nothing:
        return None
    return following if grammar.joiners.range.at(line.words, following.end) else None


def _is_after_between(grammar: Grammar, line: Words, first: int) -> bool:
    place = first
    for _ in range(REACH_OF_BETWEEN):
        if grammar.joiners.between.before(line.words, place):
            return True
        skipped = grammar.ignored.before.before(line.words, place)
        if skipped is None:
            return False
        place = skipped[1]
    return False


def _are_ends(low: Amount, high: Amount) -> bool:
    """Return whether two amounts can be the ends of one range."""
    if low.unit is None:
        return low.lower[0] < high.upper[1]
    if high.unit is None or (low.unit not in TIMES and low.unit is not high.unit):
        return False
    if low.unit in TIMES and high.unit not in TIMES:
        return False
    unit = smaller(low.unit, high.unit) if low.unit in TIMES else low.unit
    first, last = converted(low.lower, low.unit, unit), converted(high.upper, high.unit, unit)
    return first[0] < last[1]
