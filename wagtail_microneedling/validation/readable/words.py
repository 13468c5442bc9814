"""Words that most patients don't know, and whether a page explains them."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from ..passages import Role
from ..reading import Found, PhraseSet, Reading, Speech, phrase

FOLDER = Path(__file__).parent / "hard_words"
#: Where a word need not be known: names are explained by what stands below them.
NAMES = frozenset({Role.NAME, Role.CREDIT})
#: What stands shortly before, or right behind, a word that is explained or explains another.
BEFORE = frozenset({"(", ":", "called", "name", "means", "genannt", "heißt", "appelé", "appelée"})
BEHIND = frozenset({"(", ":", "means", "is", "are", "bedeutet", "heißt", "signifie", "désigne"})
OR = frozenset({"or", "oder", "ou"})
SHORTLY = 3


def unexplained_words(reading: Reading) -> Iterator[tuple[str, str, str]]:
    """Yield the path, the word as the page writes it, and plainer words, each word once."""
    plain, phrases = hard_words(reading.language)
    first: dict[str, Found] = {}
    explained: set[str] = set()
    for found in phrases.in_page(reading):
        written = found.phrase.written
        role = reading.passages[reading.passage_number(found.begin)].role
        if role not in NAMES:
            first.setdefault(written, found)
        if _is_explained(reading, found):
            explained.add(written)
    for written, found in first.items():
        if written not in explained:
            path = reading.passages[reading.passage_number(found.begin)].path
            yield path, reading.said(found.begin, found.end), plain[written]


def _is_explained(reading: Reading, found: Found) -> bool:
    before = reading.words[max(0, found.begin - SHORTLY) : found.begin]
    behind = reading.words[found.end : found.end + 2]
    return (
        not BEFORE.isdisjoint(before)
        or not BEHIND.isdisjoint(behind[:1])
        or _says_or(before[-2:])
        or _says_or(behind)
    )


def _says_or(words: list[str]) -> bool:
    """Return whether these two words are a comma and an "or"."""
    return len(words) == 2 and words[0] == "," and words[1] in OR


@lru_cache(maxsize=16)
def hard_words(language: str) -> tuple[Mapping[str, str], PhraseSet]:
    """Return plainer words by the phrases that they stand for; none for an unknown language."""
    path = FOLDER / f"{language}.toml"
    known = language.isalpha() and path.is_file()
    plain: dict[str, str] = tomllib.loads(path.read_text(encoding="utf-8")) if known else {}
    return plain, PhraseSet(map(phrase, plain), Speech())
