"""Sentences of a text, what their words tell, and how far apart what they hold is.

Most sentences hold no number. They are told from the others by their letters alone; only those
that may hold one, and those that lead to them, are taken apart.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import accumulate

from .grammar import Grammar
from .quantities import NEW_CLAUSE, quantities
from .quantity import Quantity
from .words import WORD, Words

#: Longer sentences, in characters, are read in parts: work grows with the text, not with its square.
LONGEST_SENTENCE = 600
#: A line of at most so many characters without a full stop is a heading or the like.
LONGEST_HEADING = 80
#: Cues that cover look-alikes of other cues, such as "red light".
LOOK_ALIKES = "look_alikes"
FULL_STOP = "."
#: How much farther apart a quantity holds what is on both sides of it.
BARRIER_OF_QUANTITY = 4.0
#: What follows a quantity after a comma is seldom what it is about, unless the quantity opens the clause.
BARRIER_AFTER = 12.0
#: So many words may come before a quantity that opens a clause.
OPENING_WORDS = 2


class Sentence:
    """A sentence; what its words tell is read when it is asked for."""

    def __init__(self, grammar: Grammar, text: str) -> None:
        self.grammar = grammar
        #: The sentence as it is written.
        self.text = text
        #: The sentence before it in its paragraph, else the heading or line that leads to it.
        self.before: Sentence | None = None
        #: Whether it is the first of its paragraph.
        self.is_first = True

    @cached_property
    def line(self) -> Words:
        """Its words with their places."""
        return Words.of(self.text, self.grammar.numbers, self.grammar.units)

    @property
    def words(self) -> list[str]:
        """Its words, in lower case."""
        return self.line.words

    @cached_property
    def may_hold_quantity(self) -> bool:
        """Whether it has a digit, or a word that quantities without digits have."""
        return may_hold_quantity(self.grammar, self.text)

    @property
    def is_question(self) -> bool:
        """Whether it ends in a question mark."""
        return "?" in self.text[-2:]

    @cached_property
    def marks(self) -> dict[str, list[int]]:
        """The places of each group's cues among the words."""
        return self.grammar.cues.marks(self._telling_words(), LOOK_ALIKES)

    def _telling_words(self) -> list[str]:
        """Return the words without those that belong to a number, such as "two full years".

        A full stop comes after them in any case, so that cues at the end are known as such.
        """
        words = [*self.words, FULL_STOP]
        for said in self.quantities:
            for place in range(said.first, said.end):
                if self.grammar.ignored.between.at(self.words, place):
                    words[place] = ""
        return words

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """The quantities in it."""
        return quantities(self.grammar, self.line) if self.may_hold_quantity else ()

    @cached_property
    def _height(self) -> list[float]:
        """How much stands between the first word and each other one."""
        barriers = self.grammar.barriers
        weights = [barriers.get(word, 0.0) for word in self.words]
        for said in self.quantities:
            weights[said.end - 1] += BARRIER_OF_QUANTITY
        return list(accumulate(weights, initial=0.0))

    def barrier(self, said: Quantity, place: int) -> float:
        """Return what stands between a quantity and a word, apart from other words."""
        first, last = (place, said.first) if place < said.first else (said.end - 1, place)
        return self._height[last] - self._height[first + 1] if first + 1 < last else 0.0

    def distance(self, said: Quantity, place: int) -> float:
        """Return how far a word is from a quantity, in words and barriers; 0 within it."""
        if place < said.first:
            return said.first - place - 1 + self.barrier(said, place)
        if place < said.end:
            return 0.0
        barrier = self.barrier(said, place)
        if barrier >= NEW_CLAUSE and not self._opens_a_clause(said):
            barrier += BARRIER_AFTER
        return place - said.end + 0.5 + barrier

    def _opens_a_clause(self, said: Quantity) -> bool:
        start = said.bound_from - OPENING_WORDS
        if start <= 0:
            return True
        before = self.words[start : said.bound_from]
        return any(self.grammar.barriers.get(word, 0) >= NEW_CLAUSE for word in before)

    def nearest(self, said: Quantity, group: str) -> float | None:
        """Return how far the nearest cue of a group is that belongs to a quantity, or None."""
        places = self.marks.get(group)
        return self.nearest_of(said, places) if places else None

    def nearest_of(self, said: Quantity, places: Iterable[int]) -> float | None:
        """Return how far the nearest of these places is that belongs to a quantity, or None.

        What comes before it does; what comes after it may belong to a later one.
        """
        best: float | None = None
        for place in places:
            away = self.distance(said, place)
            if best is not None and away >= best:
                continue
            if place < said.end or self._belongs(said, place, away):
                best = away
        return best

    def _belongs(self, said: Quantity, place: int, away: float) -> bool:
        return not any(
            other.first > said.first and self.distance(other, place) < away
            for other in self.quantities
        )


def may_hold_quantity(grammar: Grammar, text: str) -> bool:
    """Return whether a text has a digit, or a word that quantities without digits have."""
    return not grammar.starters.isdisjoint(WORD.findall(text.lower()))


def sentences(grammar: Grammar, text: str) -> Iterator[Sentence]:
    """Yield the sentences that may hold a quantity; each knows the one that leads to it."""
    lead: Sentence | None = None
    lines = text.split("\n")
    for number, line in enumerate(lines, start=1):
        if may_hold_quantity(grammar, line):
            before = lead
            for sentence in _of_line(grammar, line):
                sentence.before, sentence.is_first = before, before is lead
                if sentence.may_hold_quantity:
                    yield sentence
                before = sentence
        if number < len(lines) and _leads(grammar, line):
            lead = Sentence(grammar, line[-LONGEST_SENTENCE:])


def _leads(grammar: Grammar, line: str) -> bool:
    """Return whether what follows on the next lines hangs on this one: a heading, "Avoid:"."""
    said = line.rstrip()
    if said.endswith(grammar.writing.leads):
        return True
    if not said or len(said) > LONGEST_HEADING or said[-1] in grammar.writing.ends_sentence:
        return False
    return not may_hold_quantity(grammar, said) or not Sentence(grammar, said).quantities


def _of_line(grammar: Grammar, line: str) -> Iterator[Sentence]:
    start = 0
    for match in grammar.sentence_end.finditer(line):
        if _ends_here(grammar, line, match):
            yield from _parts(grammar, line[start : match.end()])
            start = match.end()
    yield from _parts(grammar, line[start:])


def _parts(grammar: Grammar, text: str) -> Iterator[Sentence]:
    """Yield a sentence, or its parts when it is too long to be one."""
    said = text.strip()
    while said:
        end = len(said)
        if end > LONGEST_SENTENCE:
            end = said.rfind(" ", 1, LONGEST_SENTENCE)
            end = end if end > 0 else LONGEST_SENTENCE
        yield Sentence(grammar, said[:end])
        said = said[end:].lstrip()


def _ends_here(grammar: Grammar, line: str, match: re.Match[str]) -> bool:
    """Return whether a full stop ends a sentence: not after an abbreviation that goes on."""
    if match.group() != ".":
        return True
    before = line[max(0, match.start() - 12) : match.start()].lower().split()
    word = before[-1].lstrip("(") if before else ""
    if word.lstrip("0123456789") not in grammar.writing.abbreviations:
        return True
    following = line[match.end() : match.end() + 3].lstrip("\"')”’] ")
    is_unit = word.lstrip("0123456789") in grammar.units
    return is_unit and following[:1].isupper()
