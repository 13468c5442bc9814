"""Many phrases looked for at once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from .page import Reading
from .phrases import Phrase, Speech

#: No page says one word more often than this, unless somebody tries what happens.
MOST_PLACES = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A phrase in a text: the places of its first word and behind its last one."""

    begin: int
    end: int
    phrase: Phrase


class PhraseSet:
    """Phrases of one language."""

    def __init__(self, phrases: Iterable[Phrase], speech: Speech) -> None:
        self.speech = speech
        self._by_anchor: defaultdict[str, list[Phrase]] = defaultdict(list)
        self._by_anchor_beginning: defaultdict[str, list[Phrase]] = defaultdict(list)
        self._by_number: list[Phrase] = []
        self._by_first: defaultdict[str, list[Phrase]] = defaultdict(list)
        self._by_other_first: list[Phrase] = []
        for one in phrases:
            self._add(one)

    def _add(self, one: Phrase) -> None:
        anchor, first = one.anchor, one.items[0]
        if anchor.number:
            self._by_number.append(one)
        for word in anchor.words:
            self._by_anchor[word].append(one)
        for beginning in anchor.beginnings:
            self._by_anchor_beginning[beginning].append(one)
        for word in first.words:
            self._by_first[word].append(one)
        if first.beginnings or first.number:
            self._by_other_first.append(one)

    def in_page(self, reading: Reading) -> list[Found]:
        """Return the phrases in a page, in order, the longer one first where two begin alike."""
        found: dict[tuple[int, int], Found] = {}
        for places, phrases in self._asked_for(reading):
            for place in places[:MOST_PLACES]:
                for one in phrases:
                    reach = one.around(reading.words, place, self.speech)
                    if reach and reach not in found:
                        found[reach] = Found(begin=reach[0], end=reach[1], phrase=one)
        return sorted(found.values(), key=lambda one: (one.begin, -one.end))

    def _asked_for(self, reading: Reading) -> Iterator[tuple[Sequence[int], list[Phrase]]]:
        """Yield the places of anchors that the page has, with the phrases that they belong to."""
        for word in self._by_anchor.keys() & reading.places.keys():
            yield reading.places[word], self._by_anchor[word]
        for beginning, phrases in self._by_anchor_beginning.items():
            for word in reading.beginning_with(beginning):
                yield reading.places[word], phrases
        if self._by_number:
            yield reading.numbers, self._by_number
            for word in self.speech.numbers & reading.places.keys():
                yield reading.places[word], self._by_number

    def within(self, words: Sequence[str], begin: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield the phrases that begin at a place from ``begin`` up to ``end``, as their reach."""
        for place in range(max(begin, 0), min(end, len(words))):
            for one in self._beginning_at(words[place]):
                reached = one.at(words, place, self.speech)
                if reached is not None:
                    yield place, reached

    def _beginning_at(self, word: str) -> Sequence[Phrase]:
        beginning = self._by_first.get(word, ())
        return (*beginning, *self._by_other_first) if self._by_other_first else beginning

    def are_in(self, words: Sequence[str]) -> bool:
        """Return whether any of the phrases is somewhere in these words."""
        return any(True for _ in self.within(words, 0, len(words)))
