"""schema.org as Google's schema-dts declares it for TypeScript: a source of its own, read as text."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.validators import adobe

FILE = adobe.FOLDER / "node_modules" / "schema-dts" / "dist" / "schema.d.ts"

BASE = re.compile(r"^interface (\w+)Base(?: extends [^{]+)? \{\n(.*?)^\}", re.MULTILINE | re.DOTALL)
PROPERTY = re.compile(r'^    "(\w+)"\?: SchemaValue<([^,]+), "\1">;', re.MULTILINE)
UNION = re.compile(r"^export type (\w+) = (.+);$", re.MULTILINE)
MEMBER = re.compile(r'"https://schema\.org/(\w+)"')
#: Not of the vocabulary: what TypeScript needs.
OWN = {"IdReference"}


@dataclass(frozen=True)
class Declared:
    """Types with their parents, properties with the types that declare them and what they take.

    ``members`` are those of each enumeration itself, without those of its subtypes.
    """

    parents: Mapping[str, set[str]]
    properties: Mapping[str, Mapping[str, frozenset[str]]]
    members: Mapping[str, set[str]]


def declared(path: Path = FILE) -> Declared:
    """Return what the declarations say. Raises OSError when schema-dts is not installed."""
    text = path.read_text(encoding="utf-8")
    parents: dict[str, set[str]] = defaultdict(set)
    members: dict[str, set[str]] = {}
    for name, union in UNION.findall(text):
        members[name] = set(MEMBER.findall(union))
        for part in union.split(" | "):
            if part.isidentifier() and part != f"{name}Leaf":
                parents[part].add(name)
    properties: dict[str, dict[str, frozenset[str]]] = defaultdict(dict)
    for name, body in BASE.findall(text):
        for stated, taken in PROPERTY.findall(body):
            kinds = {part.strip() for part in taken.split("|")} - OWN
            properties[stated][name] = frozenset(kinds)
    return Declared(parents, properties, members)
