"""How a language denies, doubts, softens, asks and answers, read from ``languages/``."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..reading import PhraseSet, Speech, phrase

FOLDER = Path(__file__).parent / "languages"


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """The words that change what a sentence claims. See the comments in ``languages/en.toml``."""

    speech: Speech
    abbreviations: frozenset[str]
    deny: frozenset[str]
    deny_endings: tuple[str, ...]
    deny_next: frozenset[str]
    deny_adjacent: frozenset[str]
    deny_behind: frozenset[str]
    harmless: frozenset[str]
    turns: frozenset[str]
    joins: frozenset[str]
    links: frozenset[str]
    clause_words: frozenset[str]
    asking: frozenset[str]
    doubts_end: frozenset[str]
    concedes: frozenset[str]
    deny_nothing: PhraseSet
    doubts: PhraseSet
    doubted: PhraseSet
    hedges: PhraseSet
    hedged: PhraseSet
    presumes: PhraseSet
    yes: PhraseSet
    no: PhraseSet


@lru_cache(maxsize=16)
def language(name: str) -> Language:
    """Return what is known about a language; for one without a file, that nothing is known."""
    path = FOLDER / f"{name}.toml"
    known = name.isalpha() and path.is_file()
    data = tomllib.loads(path.read_text(encoding="utf-8")) if known else {}
    words, phrases = data.get("words", {}), data.get("phrases", {})
    lists = data.get("lists", {})
    sets = {field: frozenset(words.get(field, ())) for field in _WORDS}
    speech = Speech(
        numbers=frozenset(words.get("numbers", ())),
        barred=sets["deny"]
        | sets["deny_next"]
        | sets["deny_adjacent"]
        | frozenset(words.get("barred", ())),
        barred_endings=tuple(words.get("deny_endings", ())),
    )
    fields: dict[str, Any] = {
        field: PhraseSet((phrase(one, lists) for one in phrases.get(field, ())), speech)
        for field in _PHRASES
    }
    fields.update(sets)
    return Language(speech=speech, deny_endings=speech.barred_endings, **fields)


_WORDS = (
    *("abbreviations", "deny", "deny_next", "deny_adjacent", "deny_behind", "harmless", "turns"),
    *("joins", "links", "clause_words", "asking", "doubts_end", "concedes"),
)
_PHRASES = (*("deny_nothing", "doubts", "doubted", "hedges", "hedged", "presumes", "yes", "no"),)
