"""The grammars of the package: a language's file made ready for reading, once."""

import re
from collections.abc import Mapping
from dataclasses import fields
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from ...document import HOURS, Unit
from .grammar import (
    Bound,
    Bounds,
    Grammar,
    Ignored,
    Joiners,
    Rates,
    Shape,
    Shapes,
    Strange,
    UnitWord,
    Writing,
)
from .grammar_file import GRAMMARS, read
from .phrases import Cues, Phrases

Part = TypeVar("Part")


@lru_cache(maxsize=32)
def grammar_of(language: str) -> Grammar | None:
    """Return the grammar of a language (BCP 47 tag), or None when there is none.

    Raises GrammarError when its file holds something that can't be used.
    """
    name = language.replace("_", "-").partition("-")[0].lower()
    path = GRAMMARS / f"{name}.toml"
    if not (name.isalpha() and path.is_file()):
        return None
    return load_grammar(path)


def load_grammar(path: Path) -> Grammar:
    """Return the grammar that a language's file holds.

    Raises GrammarError, which names file and line, when it holds something that can't be used.
    """
    return indexed(read(path))


def indexed(held: Mapping[str, Any]) -> Grammar:
    """Return what a language's file holds, made ready for reading."""
    numbers = {**held["numbers"], **held["fractions"]}
    shapes, bare = _shapes(held["amounts"]), dict(held["bare_plural"])
    return Grammar(
        language=held["language"],
        writing=_part(Writing, held["writing"]),
        rates=_rates(held["rates"]),
        joiners=_part(Joiners, held["joiners"]),
        ignored=_ignored(held["ignored"]),
        bounds=Bounds(**{side: _bounds(words) for side, words in held["bounds"].items()}),
        strange=_part(Strange, held["strange"]),
        numbers=numbers,
        scales=held["scales"],
        vague=Phrases({phrase: (low, high) for phrase, (low, high) in held["vague"].items()}),
        units=_units(held),
        shapes=shapes,
        bare_after=frozenset(bare.pop("after")),
        bare_most={Unit(name): most for name, most in bare.items()},
        parts_of_time=_phrases(held["points"]["within"]),
        barriers=held["barriers"],
        cues=Cues(held["groups"]),
        starters=_starters(held, shapes),
        openers=_rate_openers(held) | _number_openers(held) | frozenset(shapes),
        rate_openers=_rate_openers(held),
        sentence_end=_sentence_end(held["writing"]["ends_sentence"]),
    )


def _part(kind: type[Part], held: Mapping[str, Any]) -> Part:
    """Return a part of a grammar: texts as they are, lists of words as its fields want them."""
    wanted: dict[str, Any] = {field.name: field.type for field in fields(kind)}  # type: ignore[arg-type]
    ready = {
        name: held[name]
        if wanted[name] is str
        else _phrases(held[name])
        if wanted[name] == Phrases[bool]
        else frozenset(held[name])
        for name in wanted
    }
    return kind(**ready)


def _phrases(words: list[str]) -> Phrases[bool]:
    return Phrases(dict.fromkeys(words, True))


def _rates(held: Mapping[str, Any]) -> Rates:
    return Rates(
        every=_phrases(held["every"]),
        per=_phrases(held["per"]),
        times=frozenset(held["times"]),
        how_often=Phrases(
            {phrase: (low, high) for phrase, (low, high) in held["how_often"].items()}
        ),
        words=Phrases(
            {phrase: (count, Unit(unit)) for phrase, (count, unit) in held["words"].items()}
        ),
        ordinals=held["ordinals"],
    )


def _ignored(held: Mapping[str, list[str]]) -> Ignored:
    return Ignored(
        about=_phrases(held["about"]),
        before=_phrases([*held["about"], *held["before"]]),
        between=_phrases(held["between"]),
    )


def _bounds(words: Mapping[str, list[str]]) -> Phrases[Bound]:
    return Phrases({phrase: Bound(name) for name, phrases in words.items() for phrase in phrases})


def _units(held: Mapping[str, Any]) -> dict[str, UnitWord]:
    units = {
        word: UnitWord(unit=Unit(name), several=number == "many")
        for name, forms in held["units"].items()
        for number in ("many", "one")
        for word in forms[number]
    }
    for row in held.get("other_units", ()):
        times, name = row["is"]
        word = UnitWord(unit=Unit(name), times=times, only_rate=row.get("only_rate", False))
        units.update(dict.fromkeys(row["words"], word))
    return units


def _shapes(amounts: Mapping[str, Any]) -> Shapes:
    """Return the ways to say a quantity, the longest first."""
    said = [Shape(words=tuple(phrase.split()), is_nothing=True) for phrase in amounts["nothing"]]
    for phrase, (low, high, *unit) in amounts["fixed"].items():
        shape = Shape(
            words=tuple(phrase.split()),
            ends=(low, high),
            unit=Unit(unit[0]) if unit else None,
            is_vague=phrase in amounts["vague"],
            is_article=phrase in amounts["article"],
        )
        said.append(shape)
    for phrase, plus in amounts["more"].items():
        said.append(Shape(words=tuple(phrase.split()), plus=plus))
    shapes: dict[str, dict[str, list[Shape]]] = {}
    for shape in sorted(said, key=lambda shape: -len(shape.words)):
        first, second = (*shape.words, "")[:2]
        shapes.setdefault(first, {}).setdefault(second, []).append(shape)
    return shapes


def _starters(held: Mapping[str, Any], shapes: Shapes) -> frozenset[str]:
    """Return words of which every quantity without digits has one: its number or unit, mostly."""
    rates = held["rates"]
    phrases = [*held["vague"], *rates["every"], *rates["how_often"], *rates["words"]]
    for ways in shapes.values():
        said = (shape for shapes_of in ways.values() for shape in shapes_of)
        phrases.extend(" ".join(shape.words) for shape in said if not shape.is_nothing)
    times = {word for word, unit in _units(held).items() if unit.unit in HOURS}
    longest = {max(phrase.split(), key=len) for phrase in phrases if "U" not in phrase.split()}
    return frozenset({*"0123456789", *held["numbers"], *held["fractions"], *times, *longest})


def _number_openers(held: Mapping[str, Any]) -> frozenset[str]:
    """Return the words with which numbers and bare units begin."""
    vague = {phrase.split()[0] for phrase in held["vague"]}
    return frozenset({*held["numbers"], *held["fractions"], *vague, *_units(held)})


def _rate_openers(held: Mapping[str, Any]) -> frozenset[str]:
    """Return the words with which rates and points in time begin, apart from numbers."""
    rates = held["rates"]
    phrases = (*rates["every"], *rates["how_often"], *rates["words"])
    first = {phrase.split()[0] for phrase in phrases}
    return frozenset({*first, *rates["ordinals"], *_units(held)})


def _sentence_end(signs: list[str]) -> re.Pattern[str]:
    """Return what finds the signs that end a sentence: something that ends a word follows them."""
    return re.compile(f"[{re.escape(''.join(signs))}](?=[\"'”’)\\]]{{0,3}}(?:\\s|$))")
