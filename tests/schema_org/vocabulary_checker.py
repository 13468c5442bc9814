"""Is a graph valid schema.org? Every node is held against the published vocabulary.

Stricter than the search engines' own tools: types, domains (for a node of several types, those of
all of them), ranges down to datatypes, enumeration members, references, and the habits that make
a valid graph useless. ``check`` returns what is wrong; a right graph returns nothing.
"""

import datetime
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import urlsplit

from schema_org import registry

SCHEMA = "https://schema.org/"

Kind = Literal[
    "dangling",
    "defined twice",
    "empty",
    "incomplete",
    "no type",
    "relative id",
    "superseded",
    "unknown member",
    "unknown property",
    "unknown type",
    "unwanted type",
    "wrong domain",
    "wrong range",
]


@dataclass(frozen=True, slots=True)
class Finding:
    """One mistake: what kind, where, and on what."""

    kind: Kind
    path: str
    detail: str


#: Self-serving ratings break Google's rules, and HowTo has had no use since September 2023.
UNWANTED = {"AggregateRating", "Review", "HowTo", "HowToStep"}

#: The registry knows superseded types and properties; the vocabulary's prose adds this member.
SUPERSEDED_MEMBERS = {"Dermatologic": "Dermatology"}

#: What each type needs to be of use; of each set, one property is enough.
NEEDS: dict[str, tuple[set[str], ...]] = {
    "Answer": ({"text"},),
    "BreadcrumbList": ({"itemListElement"},),
    "FAQPage": ({"mainEntity"},),
    "HealthTopicContent": ({"text"},),
    "ImageObject": ({"contentUrl"}, {"creator", "creditText", "copyrightNotice", "license"}),
    "ItemList": ({"itemListElement"},),
    "ListItem": ({"position"}, {"item"}, {"name"}),
    "MedicalClinic": ({"name"},),
    "MedicalCondition": ({"name"},),
    "MedicalContraindication": ({"name"},),
    "MedicalProcedure": ({"name"},),
    "Offer": ({"itemOffered"}, {"price", "priceSpecification"}),
    "Person": ({"name"},),
    "PropertyValue": ({"value", "minValue", "maxValue"},),
    "Question": ({"name"}, {"acceptedAnswer"}),
}


def check(graph: dict[str, Any]) -> list[Finding]:
    """Return everything that is wrong with ``{"@context": …, "@graph": […]}``."""
    nodes = graph["@graph"]
    types = {node["@id"]: types_of(node) for node in definitions(nodes) if "@id" in node}
    return [*_repeated(nodes), *(found for node in nodes for found in _Check(types).node(node))]


def types_of(node: dict[str, Any]) -> list[str]:
    """Return the types of a node, always as a list."""
    stated = node.get("@type", [])
    return stated if isinstance(stated, list) else [stated]


def is_reference(value: Any) -> bool:
    """Whether ``value`` only points at a node."""
    return isinstance(value, dict) and value.keys() == {"@id"}


def definitions(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every node in ``value``, however deep, without the mere references."""
    if isinstance(value, list):
        for part in value:
            yield from definitions(part)
    elif isinstance(value, dict) and not is_reference(value):
        yield value
        for part in value.values():
            yield from definitions(part)


def lineage(name: str) -> set[str]:
    """Return a type with all of its ancestors."""
    parents = (*registry.PARENTS.get(name, ()), *registry.ENUM_PARENTS.get(name, ()))
    return {name}.union(*(lineage(parent) for parent in parents))


def _repeated(nodes: list[dict[str, Any]]) -> Iterator[Finding]:
    counted = Counter(node["@id"] for node in nodes if "@id" in node)
    for iri, count in counted.items():
        if count > 1:
            yield Finding("defined twice", iri, f"{count} nodes of the graph have this @id")


class _Check:
    """The check of one graph, whose ``types`` by ``@id`` are known."""

    def __init__(self, types: dict[str, list[str]]) -> None:
        self.types = types

    def node(self, node: dict[str, Any], path: str = "") -> Iterator[Finding]:
        path = node.get("@id", path)
        names = types_of(node)
        if "@id" in node and not is_url(node["@id"]):
            yield Finding("relative id", path, node["@id"])
        if not names:
            yield Finding("no type", path, str(node)[:80])
        yield from _type_findings(names, path)
        yield from _missing(node, names, path)
        known = set().union(*(lineage(name) for name in names))
        for name, value in node.items():
            if not name.startswith("@"):
                yield from self.property(name, value, known, f"{path} {name}")

    def property(self, name: str, value: Any, known: set[str], path: str) -> Iterator[Finding]:
        stated = registry.PROPERTY_BY_SCHEMA.get(name)
        if not stated:
            yield Finding("unknown property", path, name)
            return
        if stated.superseded_by:
            yield Finding("superseded", path, f"{name}: use {stated.superseded_by}")
        if not known & set(stated.domains):
            yield Finding("wrong domain", path, f"{name} belongs to {stated.domains}")
        if value == []:
            yield Finding("empty", path, "an empty list")
        for part in value if isinstance(value, list) else [value]:
            yield from self.value(part, stated.ranges, path)

    def value(self, value: Any, ranges: tuple[str, ...], path: str) -> Iterator[Finding]:
        if value is None or value in ("", {}) or (isinstance(value, str) and not value.strip()):
            yield Finding("empty", path, repr(value))
        elif is_reference(value):
            yield from self.pointed(value["@id"], ranges, path)
        elif isinstance(value, dict):
            yield from self.node(value, path)
            yield from _wrong_types(types_of(value), ranges, path)
        elif not any(DATATYPES[name](value) for name in ranges if name in DATATYPES):
            yield Finding("wrong range", path, f"{value!r:.80} is none of {ranges}")

    def pointed(self, iri: str, ranges: tuple[str, ...], path: str) -> Iterator[Finding]:
        if not iri.startswith(SCHEMA):
            if iri not in self.types:
                yield Finding("dangling", path, iri)
            else:
                yield from _wrong_types(self.types[iri], ranges, path)
            return
        name = iri.removeprefix(SCHEMA)
        member = registry.ENUM_MEMBER_METADATA.get(name)
        if not member:
            yield Finding("unknown member", path, iri)
        elif name in SUPERSEDED_MEMBERS:
            yield Finding("superseded", path, f"{name}: use {SUPERSEDED_MEMBERS[name]}")
        else:
            yield from _wrong_types(list(member.types), ranges, path)


def _type_findings(names: list[str], path: str) -> Iterator[Finding]:
    for name in names:
        stated = registry.CLASS_METADATA.get(name)
        if not stated:
            yield Finding("unknown type", path, name)
        elif stated.superseded_by:
            yield Finding("superseded", path, f"{name}: use {stated.superseded_by}")
        if name in UNWANTED:
            yield Finding("unwanted type", path, name)


def _missing(node: dict[str, Any], names: list[str], path: str) -> Iterator[Finding]:
    for name in names:
        for choice in NEEDS.get(name, ()):
            if not choice & node.keys():
                yield Finding("incomplete", path, f"{name} needs {' or '.join(sorted(choice))}")


def _wrong_types(names: list[str], ranges: tuple[str, ...], path: str) -> Iterator[Finding]:
    known = set().union(*(lineage(name) for name in names))
    if not known & set(ranges):
        yield Finding("wrong range", path, f"{names} are none of {ranges}")


def is_url(value: Any) -> bool:
    """Whether ``value`` is an absolute http(s) URL without white space."""
    if not isinstance(value, str) or re.search(r"\s", value):
        return False
    parts = urlsplit(value)
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def _parses(parse: Callable[[str], object], pattern: str) -> Callable[[Any], bool]:
    def accepts(value: Any) -> bool:
        if not isinstance(value, str) or not re.fullmatch(pattern, value):
            return False
        try:
            parse(value)
        except ValueError:
            return False
        return True

    return accepts


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


#: Which JSON values are of which datatype. Numbers are JSON numbers, never text.
DATATYPES: dict[str, Callable[[Any], bool]] = {
    "Boolean": lambda value: isinstance(value, bool),
    "Date": _parses(
        lambda value: datetime.date.fromisoformat(value + "-01-01"[len(value) - 4 :]),
        r"\d{4}(-\d\d){0,2}",
    ),
    "DateTime": _parses(datetime.datetime.fromisoformat, r"\d{4}-\d\d-\d\dT\S+"),
    "Distance": _parses(str, r"\d+(\.\d+)? \w+"),
    "Float": _is_number,
    "Integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "Number": _is_number,
    "Text": lambda value: isinstance(value, str),
    "Time": _parses(datetime.time.fromisoformat, r"\d\d:\d\d(:\d\d)?\S*"),
    "URL": is_url,
}
