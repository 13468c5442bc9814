"""Amounts at a place among words: "3", "one and a half hours", "a few weeks"."""

from collections.abc import Iterator
from dataclasses import dataclass

from ...document import Unit
from .grammar import Grammar, Shape, UnitWord
from .numbers import Number, number_at
from .words import Words

#: So many words may stand between a number and the session that it counts.
MOST_FILLERS = 3
#: So many words back, a number may count what comes "a day".
REACH_OF_COUNT = 8
TIMES = frozenset({Unit.MINUTE, Unit.HOUR, Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR})


@dataclass(frozen=True, slots=True)
class Amount:
    """One number, or the bounds of a word such as "several", with its unit if it has one."""

    low: float
    high: float
    unit: Unit | None
    end: int
    is_nothing: bool = False
    is_range: bool = False

    @property
    def is_vague(self) -> bool:
        """Whether it is a word such as "several"."""
        return self.low != self.high and not self.is_range

    @property
    def lower(self) -> tuple[float, float]:
        """What its lower end may be: for "a day or two" one day, for "several" from 3 to 12."""
        return (self.low, self.low) if self.is_range else (self.low, self.high)

    @property
    def upper(self) -> tuple[float, float]:
        """What its upper end may be."""
        return (self.high, self.high) if self.is_range else (self.low, self.high)


def amount_at(grammar: Grammar, line: Words, start: int) -> Amount | None:
    """Return the amount that begins at a word, the longest that can be read there, or None."""
    if start not in line.known:
        line.known[start] = _read_at(grammar, line, start) if start < len(line.words) else None
    amount: Amount | None = line.known[start]
    return amount


def _read_at(grammar: Grammar, line: Words, start: int) -> Amount | None:
    word = line.words[start]
    for first in (word, "U") if word in grammar.units else (word,):
        for shape in _shapes_at(grammar, line, first, start + 1):
            if said := _shaped(grammar, line, start, shape):
                return said
    number = number_at(grammar, line, start)
    if number is None:
        return _bare_plural(grammar, line, start)
    low, high, end = number
    for shape in _shapes_at(grammar, line, "N", end):
        if said := _shaped(grammar, line, start, shape, number):
            return said
    return _with_unit(grammar, line, low, high, end)


def _shapes_at(grammar: Grammar, line: Words, first: str, second: int) -> Iterator[Shape]:
    """Yield the shapes whose first two words are there; most of them end here."""
    ways = grammar.shapes.get(first)
    if ways is None:
        return
    word = line.words[second] if second < len(line.words) else ""
    yield from ways.get(word, ())
    if word in grammar.units:
        yield from ways.get("U", ())
    yield from ways.get("", ())


def _with_unit(grammar: Grammar, line: Words, low: float, high: float, end: int) -> Amount:
    words, place = line.words, end
    for _ in range(MOST_FILLERS):
        unit = grammar.units.get(words[place]) if place < len(words) else None
        if unit and not unit.only_rate:
            if _counts(unit, low, line, place):
                said = Amount(low * unit.times, high * unit.times, unit.unit, place + 1)
                return _with_smaller(grammar, line, _with_minutes(line, said))
            break
        skipped = grammar.ignored.between.at(words, place)
        if skipped is None:
            break
        place = skipped[1]
    return _with_sessions(grammar, line, Amount(low, high, None, end))


#: What may follow a time to make it longer: "1 hour 30 minutes".
_SMALLER = {Unit.HOUR: (Unit.MINUTE, 60), Unit.YEAR: (Unit.MONTH, 12)}


def _with_smaller(grammar: Grammar, line: Words, said: Amount) -> Amount:
    """Return "1 hour 30 minutes" or "a year and six months" as one time."""
    if said.unit not in _SMALLER or said.is_vague:
        return said
    start = said.end + (line.words[said.end : said.end + 1] == [grammar.writing.together])
    number = number_at(grammar, line, start)
    if number is None or number[0] != number[1] or number[2] >= len(line.words):
        return said
    unit = grammar.units.get(line.words[number[2]])
    smaller, parts = _SMALLER[said.unit]
    if unit is None or unit.unit is not smaller or number[0] >= parts:
        return said
    total = said.low * parts + number[0]
    return Amount(total, total, smaller, number[2] + 1)


def _with_minutes(line: Words, said: Amount) -> Amount:
    """Return "1h30" as one time."""
    word = line.words[said.end] if line.touching(said.end) else ""
    if said.unit is not Unit.HOUR or len(word) != 2 or not word.isdecimal() or int(word) > 59:
        return said
    total = said.low * 60 + int(word)
    return Amount(total, total, Unit.MINUTE, said.end + 1)


def _with_sessions(grammar: Grammar, line: Words, amount: Amount) -> Amount:
    """Return the amount as one of sessions, when they come a few words later."""
    words = line.words
    for place in range(amount.end, min(amount.end + MOST_FILLERS + 1, len(words))):
        word = words[place]
        unit = grammar.units.get(word)
        if unit and unit.unit is Unit.SESSION and _counts(unit, amount.low, line, place):
            return Amount(amount.low, amount.high, Unit.SESSION, place + 1)
        if not word.isalpha() or word in grammar.writing.no_filler or word in grammar.numbers:
            break
        if unit and unit.unit is not Unit.SESSION:
            break
        if line.glued[place] and grammar.rates.words.at(words, place):
            break  # "Six-weekly sessions" are not six.
    return amount


def _counts(unit: UnitWord, low: float, line: Words, place: int) -> bool:
    """Return whether a unit can follow a number: "6 week gaps", but no "four treatment rooms"."""
    return unit.unit is not Unit.SESSION or unit.several or low <= 1 or line.glued[place]


def _shaped(
    grammar: Grammar,
    line: Words,
    start: int,
    shape: Shape,
    number: Number | None = None,
) -> Amount | None:
    """Return the amount that is said in this way at a word, or None."""
    words, place, unit, times = line.words, start, shape.unit, 1.0
    if shape.is_article and start and _leads_to_rate(grammar, words, start):
        return None
    for part in shape.words:
        if part == "N" and number:
            place = number[2]
        elif part == "U":
            counted = grammar.units.get(words[place]) if place < len(words) else None
            if counted is None or counted.unit not in TIMES or counted.only_rate:
                return None
            if counted.several and shape.ends == (1.0, 1.0):
                return None
            unit, times, place = counted.unit, counted.times, place + 1
        elif place < len(words) and words[place] == part:
            place += 1
        else:
            return None
    if shape.ends:
        low, high = shape.ends
    elif number:
        low, high = number[0] + shape.plus, number[1] + shape.plus
    else:
        low, high = 0.0, 0.0
    is_range = low != high and bool(shape.ends) and not shape.is_vague
    if shape.is_article:
        return _with_smaller(grammar, line, Amount(low * times, high * times, unit, place))
    return Amount(low * times, high * times, unit, place, shape.is_nothing, is_range)


def _leads_to_rate(grammar: Grammar, words: list[str], start: int) -> bool:
    """Return whether "a day" is how often: in "five portions a day", not in "no acids a day before"."""
    word = words[start - 1]
    if word in grammar.numbers or word in grammar.rates.times or word in grammar.units:
        return True
    if not word.endswith(grammar.writing.plural_ending) or word in grammar.writing.before_article:
        return False
    earlier = words[max(0, start - REACH_OF_COUNT) : start - 1]
    return any(one in grammar.numbers or one[:1].isdigit() for one in earlier)


def _bare_plural(grammar: Grammar, line: Words, start: int) -> Amount | None:
    """Return "weeks" as a vague amount where it stands for several of them, as in "for weeks"."""
    unit = grammar.units.get(line.words[start])
    if unit is None or not unit.several or start == 0 or unit.unit not in grammar.bare_most:
        return None
    if line.words[start - 1] not in grammar.bare_after:
        return None
    return Amount(2, grammar.bare_most[unit.unit], unit.unit, start + 1)
