"""Numbers at a place among words: "3", "1½", "twenty-four", "a few"."""

from .grammar import Grammar
from .words import Words

#: Longer numbers are telephone numbers, references and the like.
MOST_DIGITS = 7
#: The least and the most that a number may be, and where it ends.
Number = tuple[float, float, int]


def number_at(grammar: Grammar, line: Words, start: int) -> Number | None:
    """Return the bounds of the number at a word, and where it ends, or None."""
    words = line.words
    if start >= len(words):
        return None
    if vague := grammar.vague.at(words, start):
        (low, high), end = vague
        return low, high, end
    word = words[start]
    value = _digits(grammar, word) if word[0].isdigit() or word[0] == "." else None
    if value is not None:
        if not _stands_alone(grammar, line, start):
            return None
        value, end = _with_fraction(grammar, line, value, start + 1)
        return value, value, end
    if word not in grammar.numbers:
        return None
    value, end = _spelled(grammar, line, start)
    return value, value, _after_repetition(grammar, words, value, end)


def _after_repetition(grammar: Grammar, words: list[str], value: float, end: int) -> int:
    """Return where "three (3)" ends: it says the same twice."""
    repeated = words[end : end + 1] == ["("] and words[end + 2 : end + 3] == [")"]
    return end + 3 if repeated and _digits(grammar, words[end + 1]) == value else end


def _digits(grammar: Grammar, word: str) -> float | None:
    """Return the number that digits and separators write, or None when it is none of ours."""
    if len(word) > MOST_DIGITS + 2:
        return None
    whole, point, rest = word.partition(grammar.writing.decimal)
    groups = whole.split(grammar.writing.thousands)
    if any(len(group) != 3 for group in groups[1:]) or (point and not rest.isdecimal()):
        return None
    joined = "".join(groups)
    if len(joined) > MOST_DIGITS or not (joined + rest).isdecimal():
        return None
    return float(f"{joined or 0}.{rest or 0}")


def _stands_alone(grammar: Grammar, line: Words, place: int) -> bool:
    """Return whether digits are no part of a name or code such as "b12", "3D" or "1e9"."""
    before = line.words[place - 1] if line.touching(place) else ""
    if before[-1:].isalnum() and before not in grammar.rates.times:
        return False
    if not line.touching(place + 1):
        return True
    word = line.words[place + 1]
    if not word[0].isalpha() or word in grammar.rates.times or word == grammar.writing.decade:
        return True
    written = line.text[line.starts[place + 1] : line.ends[place + 1]]
    return word in grammar.units and not (len(word) == 1 and written.isupper())


def _with_fraction(grammar: Grammar, line: Words, value: float, end: int) -> tuple[float, int]:
    """Return a number with the fraction after it: "1½", "1 1/2", and "1/2" by itself."""
    words = line.words
    if end < len(words) and words[end] in grammar.numbers and 0 < grammar.numbers[words[end]] < 1:
        return value + grammar.numbers[words[end]], end + 1
    if words[end + 1 : end + 2] == ["/"] and (part := _part(words[end], words[end + 2 : end + 3])):
        return value + part, end + 3
    if words[end : end + 1] == ["/"] and (part := _part(f"{value:g}", words[end + 1 : end + 2])):
        return part, end + 2
    return value, end


def _part(over: str, under: list[str]) -> float | None:
    if under and over in {"1", "2", "3"} and under[0] in {"2", "3", "4"} and over < under[0]:
        return int(over) / int(under[0])
    return None


def _spelled(grammar: Grammar, line: Words, start: int) -> tuple[float, int]:
    """Return the number that words write, such as "twenty-four" or "one hundred and twenty"."""
    words, value, end = line.words, grammar.numbers[line.words[start]], start + 1
    if end < len(words) and words[end] in grammar.scales:
        value, end = value * grammar.scales[words[end]], end + 1
    if value >= 20 and value % 10 == 0:
        following = end + 1 if words[end : end + 1] == ["-"] else end
        more = grammar.numbers.get(words[following], 0) if following < len(words) else 0
        if 1 <= more < 10 and not (following == end and not line.glued[following]):
            return value + more, following + 1
    return value, end
