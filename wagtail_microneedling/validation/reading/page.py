"""A page read once for all rules: its texts as one row of words, and where each word stands."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from ...document import PageDocument
from ..passages import Passage, passages
from .tokens import END, excerpt, plain, tokens


@dataclass(frozen=True, eq=False, slots=True)
class Reading:
    """The words of a page. ``starts`` are the places in ``words`` where its passages begin.

    Each passage is followed by ``END``. ``language`` is the first part of the page's tag.
    """

    language: str
    passages: tuple[Passage, ...]
    words: list[str]
    starts: list[int]
    places: dict[str, list[int]]
    vocabulary: list[str]
    numbers: list[int]

    def passage_number(self, place: int) -> int:
        """Return the number of the passage that holds the word at ``place``."""
        return bisect_right(self.starts, place) - 1

    def said(self, begin: int, end: int) -> str:
        """Return the words between two places of one passage as the page writes them."""
        passage = self.passages[self.passage_number(begin)]
        return excerpt(passage.text, self.words[begin:end])

    def beginning_with(self, prefix: str) -> Iterator[str]:
        """Yield the page's different words that begin with ``prefix``."""
        for number in range(bisect_left(self.vocabulary, prefix), len(self.vocabulary)):
            if not self.vocabulary[number].startswith(prefix):
                return
            yield self.vocabulary[number]


def read(document: PageDocument) -> Reading:
    """Return what a page says, word by word."""
    language = document.language.partition("-")[0].lower()
    found = passages(document)
    text = "".join(plain(passage.text) + END for passage in found)
    words = tokens(text, language)
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(words):
        places[word].append(place)
    starts = [0, *(place + 1 for place in places.get(END, ()))][: len(found)]
    numbers = [place for word in places if word[0].isdigit() for place in places[word]]
    return Reading(language, found, words, starts, dict(places), sorted(places), numbers)


#: The page that was read last; its rules are applied one after another.
_last: tuple[PageDocument, Reading] | None = None


def reading_of(document: PageDocument) -> Reading:
    """Return what a page says, read once however many rules ask for it in a row."""
    global _last
    held = _last
    if held is None or held[0] is not document:
        _last = held = (document, read(document))
    return held[1]
