"""A line of text as words with their places in it."""

import re
from collections.abc import Container
from dataclasses import dataclass, field
from typing import Any

#: Digits with their separators, fractions, words with their apostrophes, and every other sign by
#: itself. No part can begin where another could go on, so nothing is ever tried twice.
TOKEN = re.compile(r"\d+(?:[.,]\d+)*|(?<![\w.])\.\d+|[¼½¾⅓⅔]|[^\W\d_]+(?:['’][^\W\d_]+)*|[^\w\s]|_")
#: What can make a sentence hold a quantity: words, single digits, fractions.
WORD = re.compile(r"[^\W\d_]+|\d")
DASHES = frozenset("-–—‐‑‒−")
#: What remains of a dash that stands between two parts of a sentence.
PAUSE = "—"
#: What remains of a dash between two numbers.
DASH = "-"


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a line, in lower case, and where each begins and ends in ``text``.

    ``glued`` tells of each word whether a hyphen or nothing stands between it and the one before.
    """

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    glued: list[bool]
    #: What has been read at each word, by whoever reads it.
    known: dict[int, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str, numbers: Container[str], units: Container[str]) -> "Words":
        """Return the words of ``text``: a hyphen within a word is left out, one between numbers stays.

        ``numbers`` are the words for numbers, ``units`` those for what is counted.
        """
        found = list(TOKEN.finditer(text))
        said = [match.group().lower() for match in found]
        line = cls(text, [], [], [], [])
        after_hyphen, last_end = False, -1
        for place, word in enumerate(said):
            start, end = found[place].span()
            if word in DASHES:
                word = _role_of_dash(text, found, said, place, numbers, units)
                after_hyphen = not word
                if not word:
                    continue
            elif len(word) > 2 and ("’" in word or "'" in word):
                word = word.replace("’", "'")
                if word.endswith("'s") and word[:-2] in units:
                    word = word[:-2]
            line.words.append(word)
            line.starts.append(start)
            line.ends.append(end)
            line.glued.append(after_hyphen or last_end == start)
            after_hyphen, last_end = False, end
        return line

    def touching(self, place: int) -> bool:
        """Return whether nothing at all stands between a word and the one before it."""
        return 0 < place < len(self.words) and self.ends[place - 1] == self.starts[place]


def _role_of_dash(
    text: str,
    found: list[re.Match[str]],
    said: list[str],
    place: int,
    numbers: Container[str],
    units: Container[str],
) -> str:
    """Return DASH between numbers, PAUSE between parts of a sentence, else nothing: a hyphen."""
    if not 0 < place < len(found) - 1:
        return PAUSE
    before, after = said[place - 1], said[place + 1]
    after_is_number = after in numbers or after[0].isdigit()
    if after_is_number and (before in numbers or before in units or before[0].isdigit()):
        return DASH
    start, end = found[place].span()
    spaced = text[start - 1].isspace() and text[end].isspace()
    return PAUSE if spaced or said[place] == "—" else ""
