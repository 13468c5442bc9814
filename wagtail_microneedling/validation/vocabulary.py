"""The part of schema.org that markup is held against: a table, made from the published vocabulary.

``vocabulary.json`` has every type that this package states with its ancestors, every property that
these may have, and the members of the enumerations that such properties take. Whatever is not in it
is not stated. ``make vocabulary`` writes it anew.
"""

import json
from collections.abc import Callable, Mapping
from functools import lru_cache
from importlib import resources
from typing import Any, NamedTuple

from .datatypes import DATATYPES


class Values(NamedTuple):
    """What a property takes: nodes of these types, members of these enumerations, these datatypes."""

    names: frozenset[str]
    datatypes: tuple[Callable[[Any], bool], ...]

    def take(self, value: Any) -> bool:
        """Return whether a text, a number or a truth value is of one of the datatypes."""
        if isinstance(value, str) and "Text" in self.names:
            return True
        return any(accepts(value) for accepts in self.datatypes)


class Vocabulary:
    """The table, ready to be asked."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self.release: str = table["release"]
        self.types: Mapping[str, list[str]] = table["types"]
        self.members = {name: tuple(kinds) for name, kinds in table["members"].items()}
        self.superseded: Mapping[str, str] = table["superseded"]
        self.takes = {
            name: Values(
                frozenset(stated["takes"]),
                tuple(DATATYPES[one] for one in stated["takes"] if one in DATATYPES),
            )
            for name, stated in table["properties"].items()
        }
        self._of = {name: frozenset(one["of"]) for name, one in table["properties"].items()}
        self._lineages: dict[tuple[str, ...], frozenset[str]] = {}
        self._properties: dict[tuple[str, ...], Mapping[str, Values]] = {}

    def lineage(self, types: tuple[str, ...]) -> frozenset[str]:
        """Return types with all of their ancestors; unknown ones are left out."""
        if types not in self._lineages:
            known = [name for name in types if name in self.types]
            above = [self.lineage(tuple(self.types[name])) for name in known]
            self._lineages[types] = frozenset(known).union(*above)
        return self._lineages[types]

    def properties(self, types: tuple[str, ...]) -> Mapping[str, Values]:
        """Return the properties that a node of these types may have, with what they take."""
        if types not in self._properties:
            known = self.lineage(types)
            self._properties[types] = {
                name: values for name, values in self.takes.items() if known & self._of[name]
            }
        return self._properties[types]


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """Return the vocabulary, read once."""
    text = resources.files(__package__).joinpath("vocabulary.json").read_text(encoding="utf-8")
    return Vocabulary(json.loads(text))
