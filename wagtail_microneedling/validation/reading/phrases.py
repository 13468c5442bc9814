"""Phrases: what a rule looks for, written so that nobody has to fear what it costs.

A phrase is a row of items with spaces between them:

========== =====================================================================
item       stands for
========== =====================================================================
pain       this word; a hyphen reads as a space: ``pain-free`` is two items
pain/ache  one of these words
guarante*  any word that begins so
{results}  one of the words of this list
#          a number, in digits or in words
~3         up to 3 words of the same sentence, none of which denies or softens
any?       may be missing; so may any item with a ``?`` behind it
, : % ( ?  this punctuation; a dash reads as ``:``
========== =====================================================================

A ``!`` as its first item says that the phrase counts even where the sentence denies something.

Each phrase is looked for where its rarest kind of item stands, and looks at a bounded number of
words from there: the cost grows with the length of the text, whatever the text.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .tokens import END, LINE

#: Words between two items never reach over these.
BOUNDS = frozenset({".", "!", "?", "…", ";", ":", "(", ")", LINE, END})
PUNCTUATION = frozenset({",", ":", "%", "(", ")", "?", "!", ".", ";"})
LONGEST_GAP = 8
MOST_ITEMS = 14
#: Words of these lengths are about as frequent as numbers, and as one number or percentages.
LIKE_A_NUMBER, LIKE_ONE_NUMBER = 2, 5


class PhraseError(ValueError):
    """A phrase that can't be read; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """What phrases have to know of a language: its numbers, and words that no gap reaches over."""

    numbers: frozenset[str] = frozenset()
    barred: frozenset[str] = frozenset()
    barred_endings: tuple[str, ...] = ()

    def bars(self, word: str) -> bool:
        """Return whether a gap ends before this word, such as "not" or the end of a sentence."""
        return (
            word in BOUNDS
            or word in self.barred
            or (bool(self.barred_endings) and word.endswith(self.barred_endings))
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One place of a phrase: these words or beginnings of words, or a gap of up to so many words."""

    words: frozenset[str] = frozenset()
    beginnings: tuple[str, ...] = ()
    number: bool = False
    gap: int = 0
    optional: bool = False

    def fits(self, word: str, speech: Speech) -> bool:
        """Return whether a word of a text stands where this item is asked for."""
        if word in self.words:
            return True
        if self.number and (word[:1].isdigit() or word in speech.numbers):
            return True
        return bool(self.beginnings) and word.startswith(self.beginnings)

    @property
    def anchors(self) -> bool:
        """Whether a phrase can be looked for by this item."""
        return not (self.optional or self.gap)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A row of items. ``anchor`` is the one by which it is looked for.

    ``before`` are the items before it, the nearest first, and ``behind`` those behind it.
    """

    written: str
    items: tuple[Item, ...]
    anchor: Item
    before: tuple[Item, ...]
    behind: tuple[Item, ...]
    undeniable: bool = False

    def around(self, words: Sequence[str], place: int, speech: Speech) -> tuple[int, int] | None:
        """Return from where to where the phrase reaches if its anchor stands at ``place``."""
        behind = _walk(self.behind, words, place + 1, 1, speech)
        if behind is None:
            return None
        before = _walk(self.before, words, place - 1, -1, speech)
        return None if before is None else (before + 1, behind)

    def at(self, words: Sequence[str], place: int, speech: Speech) -> int | None:
        """Return where the phrase ends if its first item stands at ``place``."""
        return _walk(self.items, words, place, 1, speech)


def _walk(
    items: Sequence[Item], words: Sequence[str], place: int, step: int, speech: Speech
) -> int | None:
    """Return the place behind all items, read from ``place`` in one direction, or None."""
    for number, item in enumerate(items):
        if item.gap or item.optional:
            return _walk_all_ways(items[number:], words, place, step, speech)
        if not 0 <= place < len(words) or not item.fits(words[place], speech):
            return None
        place += step
    return place


def _walk_all_ways(
    items: Sequence[Item], words: Sequence[str], place: int, step: int, speech: Speech
) -> int | None:
    """Return the nearest place behind items that can be read in several ways, or None.

    All ways are followed together, so that none is tried twice.
    """
    places = {place}
    for item in items:
        reached = set(places) if item.optional else set()
        for one in places:
            if item.gap:
                reached |= _within_gap(words, one, step, item.gap, speech)
            elif 0 <= one < len(words) and item.fits(words[one], speech):
                reached.add(one + step)
        if not reached:
            return None
        places = reached
    return min(places) if step > 0 else max(places)


def _within_gap(
    words: Sequence[str], place: int, step: int, longest: int, speech: Speech
) -> set[int]:
    reached = {place}
    for _ in range(longest):
        if not 0 <= place < len(words) or speech.bars(words[place]):
            break
        place += step
        reached.add(place)
    return reached


def phrase(written: str, lists: Mapping[str, Iterable[str]] | None = None) -> Phrase:
    """Return what a phrase says. Raises PhraseError when it can't be read."""
    parts = [part for spaced in written.lower().split() for part in _without_hyphens(spaced)]
    undeniable = parts[:1] == ["!"] and len(parts) > 1
    items = tuple(_item(part, lists or {}) for part in parts[undeniable:])
    if len(items) > MOST_ITEMS:
        raise PhraseError(f"it has more than {MOST_ITEMS} items: split it")
    anchors = [number for number, item in enumerate(items) if item.anchors]
    if not anchors:
        raise PhraseError("it has no word that has to be there: add one")
    if not items[0].anchors or items[-1].gap:
        raise PhraseError("it begins or ends with something that may be missing: leave that out")
    anchor = min(anchors, key=lambda number: _frequency(items[number]))
    return Phrase(
        written=written,
        items=items,
        anchor=items[anchor],
        before=items[:anchor][::-1],
        behind=items[anchor + 1 :],
        undeniable=undeniable,
    )


def _without_hyphens(part: str) -> list[str]:
    return [part] if part == "-" or "/" in part or "{" in part else part.split("-")


def _frequency(item: Item) -> tuple[bool, int]:
    """Return how often an item may be met in texts, roughly: short words are frequent ones."""
    if item.number:
        return False, -LIKE_A_NUMBER
    lengths = (LIKE_ONE_NUMBER if _is_rare(word) else len(word) for word in item.words)
    shortest = min((*lengths, *map(len, item.beginnings)))
    return bool(item.words & PUNCTUATION - {"%"}), -shortest


def _is_rare(word: str) -> bool:
    return word == "%" or word.isdigit()


def _item(part: str, lists: Mapping[str, Iterable[str]]) -> Item:
    optional = len(part) > 1 and part.endswith("?")
    part = part[:-1] if optional else part
    if part == "#":
        return Item(number=True, optional=optional)
    if part.startswith("~"):
        return _gap(part[1:], optional)
    words: set[str] = set()
    for one in part.split("/"):
        words.update(_listed(one[1:-1], lists) if one[:1] == "{" else [one])
    for word in words:
        if word not in PUNCTUATION and not _is_word(word.removesuffix("*")):
            raise PhraseError(f"“{word}” is no word: use letters, and items as documented")
    return Item(
        words=frozenset(word for word in words if not word.endswith("*")),
        beginnings=tuple(sorted(word[:-1] for word in words if word.endswith("*"))),
        optional=optional,
    )


def _is_word(word: str) -> bool:
    return bool(word) and all(letter.isalnum() or letter == "'" for letter in word)


def _listed(name: str, lists: Mapping[str, Iterable[str]]) -> Iterable[str]:
    if name not in lists:
        raise PhraseError(f"there is no list “{name}”: add it, or correct the name")
    return lists[name]


def _gap(written: str, optional: bool) -> Item:
    if optional or not written.isdigit() or not 0 < int(written) <= LONGEST_GAP:
        raise PhraseError(f"“~{written}” is no gap: write ~1 to ~{LONGEST_GAP}")
    return Item(gap=int(written))
