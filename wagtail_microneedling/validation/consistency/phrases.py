"""Sequences of words that mean something, found at a place in a text without looking back."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, TypeVar

Meaning = TypeVar("Meaning")

#: Longer words end in nothing that a star could stand for; it also bounds the work for one word.
LONGEST_WORD = 40
#: The cues of so many words are remembered, so that a page full of inventions fills no memory.
MOST_KNOWN = 20_000

#: The words of a cue, and its group.
LongCue = tuple[tuple[str, ...], str]


class Phrases(Generic[Meaning]):
    """What sequences of words mean; of two that begin at the same word, the longer one counts."""

    def __init__(self, meanings: Mapping[str, Meaning]) -> None:
        self._forwards: dict[str, list[tuple[tuple[str, ...], Meaning]]] = {}
        self._backwards: dict[str, list[tuple[tuple[str, ...], Meaning]]] = {}
        for phrase, meaning in sorted(meanings.items(), key=lambda item: -len(item[0].split())):
            words = tuple(phrase.split())
            self._forwards.setdefault(words[0], []).append((words, meaning))
            self._backwards.setdefault(words[-1], []).append((words, meaning))

    def at(self, words: Sequence[str], start: int) -> tuple[Meaning, int] | None:
        """Return what begins at ``start`` means and where it ends, or None."""
        if start >= len(words):
            return None
        for phrase, meaning in self._forwards.get(words[start], ()):
            end = start + len(phrase)
            if tuple(words[start:end]) == phrase:
                return meaning, end
        return None

    def before(self, words: Sequence[str], end: int) -> tuple[Meaning, int] | None:
        """Return what ends right before ``end`` means and where it begins, or None."""
        if end < 1:
            return None
        for phrase, meaning in self._backwards.get(words[end - 1], ()):
            start = end - len(phrase)
            if start >= 0 and tuple(words[start:end]) == phrase:
                return meaning, start
        return None

    def first_words(self) -> Iterable[str]:
        """Return the words with which these phrases begin."""
        return self._forwards.keys()


class Cues:
    """Groups of words, some of them with any ending (``bruis*``), some of them several words long."""

    def __init__(self, groups: Mapping[str, Iterable[str]]) -> None:
        self._single: dict[str, tuple[str, ...]] = {}
        self._prefixes: dict[str, tuple[str, ...]] = {}
        self._long: dict[str, list[LongCue]] = {}
        self._long_prefixes: dict[str, list[LongCue]] = {}
        self._known: dict[str, tuple[tuple[str, ...], tuple[LongCue, ...]]] = {}
        for group, cues in groups.items():
            for cue in cues:
                self._add(group, tuple(cue.split()))
        for cues_of in (*self._long.values(), *self._long_prefixes.values()):
            cues_of.sort(key=lambda cue: -len(cue[0]))

    def _add(self, group: str, cue: tuple[str, ...]) -> None:
        first, starred = cue[0].rstrip("*"), cue[0].endswith("*")
        if len(cue) == 1:
            known = self._prefixes if starred else self._single
            known[first] = (*known.get(first, ()), group)
        else:
            longer = self._long_prefixes if starred else self._long
            longer.setdefault(first, []).append((cue, group))

    def marks(self, words: Sequence[str], swallowing: str = "") -> dict[str, list[int]]:
        """Return the places of each group's cues among ``words``: of long ones the first and last.

        What a cue of the group ``swallowing`` covers belongs to no other group.
        """
        found: dict[str, list[int]] = {}
        covered = 0
        for place, word in enumerate(words):
            single, longer = self._known.get(word) or self._of_word(word)
            if place < covered or not (single or longer):
                continue
            ends = _ends(words, place, longer) if longer else {}
            if swallowing in ends or swallowing in single:
                covered = ends.get(swallowing, place + 1)
                continue
            for group in single:
                if group not in ends:
                    found.setdefault(group, []).append(place)
            for group, end in ends.items():
                found.setdefault(group, []).extend((place, end - 1))
        return found

    def _of_word(self, word: str) -> tuple[tuple[str, ...], tuple[LongCue, ...]]:
        """Return the groups of a word by itself, and the longer cues that begin with it."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            known = self._known[word] = self._looked_up(word)
        return known

    def _looked_up(self, word: str) -> tuple[tuple[str, ...], tuple[LongCue, ...]]:
        single = list(self._single.get(word, ()))
        longer = list(self._long.get(word, ()))
        for end in range(2, min(len(word), LONGEST_WORD) + 1):
            single.extend(self._prefixes.get(word[:end], ()))
            longer.extend(self._long_prefixes.get(word[:end], ()))
        return tuple(dict.fromkeys(single)), tuple(longer)


def _ends(words: Sequence[str], place: int, cues: Iterable[LongCue]) -> dict[str, int]:
    """Return where the longest cue of each group ends that begins at a word, the longest first."""
    ends: dict[str, int] = {}
    following = words[place + 1] if place + 1 < len(words) else ""
    for cue, group in cues:
        if group in ends or not _fits(cue[1], following):
            continue
        end = place + len(cue)
        if end <= len(words) and all(map(_fits, cue[2:], words[place + 2 : end])):
            ends[group] = end
    return ends


def _fits(cue: str, word: str) -> bool:
    return word.startswith(cue[:-1]) if cue[-1] == "*" else word == cue
