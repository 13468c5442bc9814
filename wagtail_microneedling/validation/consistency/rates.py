"""How often and when, at a place among words: "every six weeks", "twice a year", "day 3"."""

from collections.abc import Iterator
from dataclasses import replace

from ...document import Unit
from .amounts import TIMES, Amount
from .grammar import Grammar, UnitWord
from .quantity import End, Quantity, spanning
from .ranges import range_at, upper_end
from .words import Words

#: So many words may stand between "every" and its number.
REACH_OF_EVERY = 3
#: Shorter words for a unit are read only after a number: "d 3" is no day.
SHORTEST_POINT = 3


def rate_at(grammar: Grammar, line: Words, place: int) -> Quantity | None:
    """Return the time from one to the next that is said at a word, or None."""
    words, rates = line.words, grammar.rates
    if said := rates.words.at(words, place):
        (count, unit), end = said
        return _rate((count, count), (count, count), unit, place, end)
    if said_often := rates.how_often.at(words, place):
        (low, high), end = said_often
        return _per(grammar, line, (low, low), (high, high), place, end)
    if every := rates.every.at(words, place):
        return _every(grammar, line, place, every[1])
    return _counted(grammar, line, place)


def _rate(low: End, high: End, unit: Unit, first: int, end: int) -> Quantity:
    return Quantity(low=low, high=high, unit=unit, first=first, end=end, is_rate=True)


def _counted(grammar: Grammar, line: Words, place: int) -> Quantity | None:
    """Return how often "six-weekly", "three times a year" or "one session a month" is, or None."""
    counted = range_at(grammar, line, place)
    if counted is None or counted.low[0] <= 0 or counted.end >= len(line.words):
        return None
    if counted.unit is Unit.SESSION:
        return _per(grammar, line, counted.low, counted.high, place, counted.end)
    if counted.unit is not None:
        return None
    if said := grammar.rates.words.at(line.words, counted.end):
        (times, unit), end = said
        low, high = ((side[0] * times, side[1] * times) for side in (counted.low, counted.high))
        return _rate(low, high, unit, place, end)
    after = counted.end + (line.words[counted.end] in grammar.rates.times)
    return _per(grammar, line, counted.low, counted.high, place, after)


def _every(grammar: Grammar, line: Words, first: int, place: int) -> Quantity | None:
    """Return the time after "every": "six weeks", "other week", "month to six weeks"."""
    words = line.words
    if place >= len(words):
        return None
    if words[place] in grammar.rates.ordinals:
        unit = _time(grammar, words[place + 1 : place + 2])
        count = grammar.rates.ordinals[words[place]] * (unit.times if unit else 1)
        return _rate((count, count), (count, count), unit.unit, first, place + 2) if unit else None
    if unit := _time(grammar, words[place : place + 1]):
        once = Amount(unit.times, unit.times, unit.unit, place + 1)
        time = spanning(once, upper_end(grammar, line, once, place) or once, first)
        return replace(time, is_rate=True)
    for _ in range(REACH_OF_EVERY):
        skipped = grammar.ignored.before.at(words, place)
        if skipped is None:
            break
        place = skipped[1]
    said = range_at(grammar, line, place)
    return replace(said, first=first, is_rate=True) if said and said.is_time else None


def _per(
    grammar: Grammar, line: Words, low: End, high: End, first: int, place: int
) -> Quantity | None:
    """Return the time between so many in a unit: "two or three times a year"."""
    per = grammar.rates.per.at(line.words, place)
    if per is None or low[0] != low[1]:
        return None
    if unit := _time(grammar, line.words[per[1] : per[1] + 1]):
        ends = (round(unit.times / high[0], 3), round(unit.times / low[0], 3))
        return _rate((ends[0], ends[0]), (ends[1], ends[1]), unit.unit, first, per[1] + 1)
    # "Six sessions every four weeks" are six of them, four weeks apart; one is a rate.
    said = range_at(grammar, line, per[1]) if high[1] <= 1 else None
    return replace(said, first=first, is_rate=True) if said and said.is_time else None


def _time(grammar: Grammar, words: list[str]) -> UnitWord | None:
    unit = grammar.units.get(words[0]) if words else None
    return unit if unit and unit.unit in TIMES else None


def point_at(grammar: Grammar, line: Words, place: int) -> Quantity | None:
    """Return the point in time that "day 3", "weeks 4 to 6" or "the third day" name, or None."""
    words = line.words
    if words[place] in grammar.rates.ordinals:
        unit = _time(grammar, words[place + 1 : place + 2])
        if unit is None or unit.several:
            return None
        count = (grammar.rates.ordinals[words[place]],) * 2
        return Quantity(
            low=count, high=count, unit=unit.unit, first=place, end=place + 2, is_point=True
        )
    unit = _time(grammar, words[place : place + 1])
    if unit is None or len(words[place]) < SHORTEST_POINT:
        return None
    counted = range_at(grammar, line, place + 1)
    if counted is None or counted.unit is not None or not counted.is_known or counted.is_vague:
        return None
    return replace(counted, unit=unit.unit, first=place, is_point=True)


def rates_inside(grammar: Grammar, line: Words, said: Quantity) -> Iterator[Quantity]:
    """Yield the rate in "four monthly sessions"."""
    if said.unit is not Unit.SESSION or said.is_rate:
        return
    for place in range(said.first + 1, said.end - 1):
        if found := grammar.rates.words.at(line.words, place):
            (count, unit), end = found
            yield _rate((count, count), (count, count), unit, place, end)
