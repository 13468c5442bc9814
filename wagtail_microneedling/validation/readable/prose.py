"""The sentences and paragraphs of a page, as places in the row of its words."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import sub
from typing import NamedTuple

from ..passages import Role
from ..reading import END, LINE, Reading

#: Texts that are read as prose; names, headings and captions are not.
PROSE = frozenset({Role.TEXT, Role.ANSWER, Role.SAFETY})
SENTENCE_ENDS = (".", "!", "?", "…", LINE, END)
PARAGRAPH_ENDS = (LINE, END)
NO_WORDS = frozenset({*SENTENCE_ENDS, ",", ";", ":", "(", ")", "%"})


class Stretch(NamedTuple):
    """Words in a row of one passage: from ``begin`` up to ``end``."""

    passage: int
    begin: int
    end: int


@lru_cache(maxsize=1)
def sentences(reading: Reading) -> tuple[Stretch, ...]:
    """Return the sentences of a page's prose, in order; several rules in a row ask for them."""
    return tuple(_stretches(reading, SENTENCE_ENDS))


def paragraphs(reading: Reading, longer_than: int) -> Iterator[Stretch]:
    """Yield the paragraphs of a page's prose, in order, of texts with more words than that."""
    return _stretches(reading, PARAGRAPH_ENDS, longer_than)


def _stretches(reading: Reading, marks: Sequence[str], longer_than: int = 0) -> Iterator[Stretch]:
    ends = sorted(place for mark in marks for place in reading.places.get(mark, ()))
    lengths = map(sub, (*reading.starts[1:], len(reading.words)), reading.starts)
    for number, length in enumerate(lengths):
        if length > longer_than and reading.passages[number].role in PROSE:
            begin = reading.starts[number]
            for at in range(bisect_left(ends, begin), len(ends)):
                if ends[at] > begin:
                    yield Stretch(number, begin, ends[at])
                begin = ends[at] + 1
                if reading.words[ends[at]] == END:
                    break


def words_of(reading: Reading, stretch: Stretch) -> list[str]:
    """Return the words of a stretch without its punctuation."""
    return [word for word in reading.words[stretch.begin : stretch.end] if word not in NO_WORDS]


def beginning(reading: Reading, stretch: Stretch) -> str:
    """Return the first words of a stretch as the page writes them, to find it by."""
    return f"{reading.said(stretch.begin, min(stretch.begin + 8, stretch.end))} …"
