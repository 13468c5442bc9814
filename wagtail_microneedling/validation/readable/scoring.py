"""Reading ease: 100 for very easy, 0 for very hard, from the lengths of sentences and words.

The formula is Flesch's, in the form that was found for each language. Syllables are counted with
pyphen's hyphenation patterns, which is imported when the first page is scored. They miss some:
against a pronouncing dictionary English words come out 4 % short, and a page some 5 points easier.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .prose import NO_WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """How ease falls with words to a sentence and syllables to a word, by whose patterns."""

    highest: float
    for_words: float
    for_syllables: float
    patterns: str


#: Flesch 1948, Amstad 1978, Kandel and Moles 1958.
FORMULAS: Mapping[str, Formula] = {
    "en": Formula(highest=206.835, for_words=1.015, for_syllables=84.6, patterns="en_US"),
    "de": Formula(highest=180, for_words=1, for_syllables=58.5, patterns="de_DE"),
    "fr": Formula(highest=207, for_words=1.015, for_syllables=73.6, patterns="fr"),
}
#: Fewer words than this tell nothing about a text.
FEWEST_WORDS = 100
#: Words are remembered with their syllables, so that each is looked up once; not without end.
MOST_REMEMBERED = 50_000
LONGEST_WORD = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """``ease`` from 0 to 100, words to a sentence, syllables to a word."""

    ease: int
    words: float
    syllables: float


def score(words: Iterable[str], sentences: int, language: str) -> Score | None:
    """Return how easy words in so many sentences are; None for few words or unknown languages.

    Punctuation among the words counts for nothing.
    """
    counts = Counter(words)
    for mark in NO_WORDS:
        del counts[mark]
    total = counts.total()
    if language not in FORMULAS or total < FEWEST_WORDS or not sentences:
        return None
    formula, count = FORMULAS[language], _counter(language)
    length = total / sentences
    syllables = sum(times * count(word) for word, times in counts.items()) / total
    ease = formula.highest - formula.for_words * length - formula.for_syllables * syllables
    return Score(
        ease=round(min(max(ease, 0), 100)), words=round(length, 1), syllables=round(syllables, 2)
    )


_counters: dict[str, "_Syllables"] = {}


def _counter(language: str) -> "_Syllables":
    if language not in _counters:
        _counters[language] = _Syllables(FORMULAS[language].patterns)
    return _counters[language]


class _Syllables:
    """Counts the syllables of a word."""

    def __init__(self, patterns: str) -> None:
        import pyphen

        self.hyphenation: Any = pyphen.Pyphen(lang=patterns)
        self.remembered: dict[str, int] = {}

    def __call__(self, word: str) -> int:
        known = self.remembered.get(word)
        return known if known is not None else self._count(word)

    def _count(self, word: str) -> int:
        if len(self.remembered) >= MOST_REMEMBERED:
            self.remembered.clear()
            self.hyphenation.hd.cache.clear()
        count = len(self.hyphenation.positions(word[:LONGEST_WORD])) + 1
        self.remembered[word[:LONGEST_WORD]] = count
        return count
