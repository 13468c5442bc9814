"""A language's file, read and checked: what can't be used is said with file and line."""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from ...document import Unit
from ...exceptions import GrammarError
from .topics import GROUPS

GRAMMARS = Path(__file__).parent / "grammar"

UNITS = frozenset(unit.value for unit in Unit)
BOUNDS = frozenset({"least", "most", "above", "below", "span", "until"})

#: What each table holds: a kind of value for each key, and under "*" for all the others.
TABLES: Mapping[str, Mapping[str, str]] = {
    "writing": {
        **dict.fromkeys(
            ("decimal", "thousands", "together", "lists", "decade", "plural_ending", "leads"),
            "text",
        ),
        **dict.fromkeys(("ends_sentence", "abbreviations", "negations", "no_filler"), "words"),
        **dict.fromkeys(("may_follow", "above_after", "before_article"), "words"),
        **dict.fromkeys(("plan_words", "general_words"), "words"),
    },
    "barriers": {"*": "number"},
    "numbers": {"*": "number"},
    "scales": {"*": "number"},
    "fractions": {"*": "number"},
    "vague": {"*": "span"},
    "units": {"*": "unit"},
    "bare_plural": {"after": "words", "*": "number"},
    "amounts": {
        **dict.fromkeys(("nothing", "article", "vague"), "words"),
        "fixed": "spans",
        "more": "numbers",
    },
    "rates": {
        **dict.fromkeys(("every", "per", "times"), "words"),
        "how_often": "spans",
        "words": "counts",
        "ordinals": "numbers",
    },
    "points": {"within": "words"},
    "joiners": dict.fromkeys(("range", "after_between", "between"), "words"),
    "ignored": dict.fromkeys(("about", "before", "between"), "words"),
    "bounds": {"before": "bounds", "after": "bounds"},
    "strange": dict.fromkeys(("before", "after", "around_before", "around_after"), "words"),
    "groups": dict.fromkeys(GROUPS, "words"),
}


def read(path: Path) -> dict[str, Any]:
    """Return what a language's file holds.

    Raises GrammarError, which names file and line, when it is no TOML, lacks a table or a key, or
    holds a value of another kind than is expected there.
    """
    try:
        text = path.read_text(encoding="utf-8")
        held = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise GrammarError(f"{path.name} is no TOML: {problem}. Correct the file.") from problem
    for table, key, said in _problems(held):
        raise GrammarError(f"{path.name}, line {_line_of(text, table, key)}: {said}")
    return held


def _problems(held: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield table, key and what is wrong there."""
    if not isinstance(held.get("language"), str):
        yield "", "language", "“language” has to be a text, such as “en”."
    for table in held.keys() - TABLES.keys() - {"language", "other_units"}:
        yield table, "", f"the table [{table}] is not known. Correct its spelling."
    for table, kinds in TABLES.items():
        if isinstance(held.get(table), dict):
            yield from _problems_of_table(table, kinds, held[table])
        else:
            yield table, "", f"the table [{table}] is missing. Add it."
    for row in held.get("other_units", ()):
        if not _is_words(row.get("words")) or not _is_count(row.get("is")):
            yield "other_units", "", "[[other_units]] needs words, and is = [number, unit]."


def _problems_of_table(
    table: str, kinds: Mapping[str, str], held: Mapping[str, Any]
) -> Iterator[tuple[str, str, str]]:
    for key in sorted(kinds.keys() - held.keys() - {"*"}):
        yield table, "", f"[{table}] lacks “{key}”. Add it."
    for key, value in held.items():
        kind = kinds.get(key, kinds.get("*"))
        if kind is None:
            yield table, key, f"“{key}” is not known in [{table}]. Correct its spelling."
        elif kind == "unit" and key not in UNITS:
            yield table, key, f"“{key}” is no unit. Use one of {', '.join(sorted(UNITS))}."
        elif not _CHECKS[kind](value):
            yield table, key, f"“{key}” in [{table}] {_EXPECTED[kind]}"


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and value >= 0


def _is_span(value: Any) -> bool:
    if (
        not isinstance(value, list)
        or len(value) not in (2, 3)
        or (value[2:] and value[2] not in UNITS)
    ):
        return False
    return all(map(_is_number, value[:2])) and value[0] <= value[1]


def _is_count(value: Any) -> bool:
    good = isinstance(value, list) and len(value) == 2 and _is_number(value[0])
    return good and value[1] in UNITS


def _is_words(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(word, str) and word.split() for word in value)


def _each(check: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, dict) and all(map(check, value.values()))


def _is_bounds(value: Any) -> bool:
    return _each(_is_words)(value) and value.keys() <= BOUNDS


def _is_unit(value: Any) -> bool:
    return _each(_is_words)(value) and value.keys() == {"one", "many"}


_CHECKS: Mapping[str, Callable[[Any], bool]] = {
    "text": lambda value: isinstance(value, str) and bool(value),
    "words": _is_words,
    "number": _is_number,
    "numbers": _each(_is_number),
    "span": _is_span,
    "spans": _each(_is_span),
    "counts": _each(_is_count),
    "bounds": _is_bounds,
    "unit": _is_unit,
}
_EXPECTED: Mapping[str, str] = {
    "text": "has to be a text.",
    "words": "has to be a list of texts that are not empty.",
    "number": "has to be a number from 0 up.",
    "numbers": "has to give a number for each phrase.",
    "span": "has to be two numbers, the smaller one first.",
    "spans": "has to give two numbers for each phrase, the smaller one first, and may name a unit.",
    "counts": "has to give a number and a unit for each phrase.",
    "bounds": f"has to give lists of words for some of {', '.join(sorted(BOUNDS))}.",
    "unit": "has to give lists of words for one and for many.",
}


def _line_of(text: str, table: str, key: str) -> int:
    """Return the line, from 1, on which a table or a key in it begins; 1 when it is nowhere."""
    table_line, is_inside = 1, not table
    for number, line in enumerate(text.splitlines(), start=1):
        stripped = line.strip()
        if stripped.startswith("["):
            name = stripped.strip("[]")
            is_inside = name.partition(".")[0] == table
            if is_inside and table_line == 1:
                table_line = number
            if key and name == f"{table}.{key}":
                return number
        elif is_inside and key and stripped.partition("=")[0].strip().strip('"') == key:
            return number
    return table_line
