"""Markup held against the vocabulary: every node, property and value of a graph, and every reference."""

import datetime
from collections import Counter
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from .datatypes import is_url
from .vocabulary import Values, vocabulary

SCHEMA = "https://schema.org/"

#: Ratings of oneself break Google's rules, and instructions have had no use since September 2023.
UNWANTED = frozenset({"AggregateRating", "Review", "HowTo", "HowToStep"})
#: What each type can't do without to be of use; of each set, one property is enough.
NEEDS: dict[str, tuple[frozenset[str], ...]] = {
    name: tuple(map(frozenset, needed))
    for name, needed in {
        "Answer": [{"text"}],
        "BreadcrumbList": [{"itemListElement"}],
        "FAQPage": [{"mainEntity"}],
        "HealthTopicContent": [{"text"}],
        "ImageObject": [
            {"contentUrl"},
            {"creator", "creditText", "copyrightNotice", "license"},
        ],
        "ItemList": [{"itemListElement"}],
        "ListItem": [{"position"}, {"item"}, {"name"}],
        "MedicalClinic": [{"name"}],
        "MedicalCondition": [{"name"}],
        "MedicalContraindication": [{"name"}],
        "MedicalProcedure": [{"name"}],
        "Offer": [{"itemOffered"}, {"price", "priceSpecification"}],
        "Person": [{"name"}],
        "PropertyValue": [{"value", "minValue", "maxValue"}],
        "Question": [{"name"}, {"acceptedAnswer"}],
    }.items()
}


class Kind(StrEnum):
    """What can be wrong with markup."""

    TYPE = "type"
    PROPERTY = "property"
    DOMAIN = "domain"
    VALUE = "value"
    MEMBER = "member"
    SUPERSEDED = "superseded"
    EMPTY = "empty"
    INCOMPLETE = "incomplete"
    REFERENCE = "reference"
    UNWANTED = "unwanted"


class Mistake(NamedTuple):
    """One thing that is wrong: on which node, in which property, and what stands there."""

    kind: Kind
    node: str
    property: str
    value: str


def mistakes(graph: Mapping[str, Any], today: datetime.date) -> list[Mistake]:
    """Return everything that is wrong with ``{"@context": …, "@graph": […]}`` on a day."""
    nodes = graph["@graph"]
    check = _Check(today)
    for iri, count in Counter(map(_iri, nodes)).items():
        if iri and count > 1:
            check.add(Kind.REFERENCE, iri, "@id", f"defined {count} times")
    for node in nodes:
        check.node(node)
    check.references()
    return check.found


def types_of(node: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the types of a node; what is no name of a type is left out."""
    stated = node.get("@type")
    if isinstance(stated, str):
        return (stated,)
    parts = stated if isinstance(stated, list) else ()
    return tuple(part for part in parts if isinstance(part, str))


def _iri(node: Mapping[str, Any]) -> str:
    iri = node.get("@id", "")
    return iri if isinstance(iri, str) else repr(iri)


def _is_reference(value: Mapping[str, Any]) -> bool:
    return len(value) == 1 and "@id" in value


class _Check:
    """The check of one graph, one look at each node; what it finds is collected."""

    def __init__(self, today: datetime.date) -> None:
        self.found: list[Mistake] = []
        self.today = today.isoformat()
        self.known = vocabulary()
        #: The types of the graph's nodes, however deep, by ``@id``.
        self.types: dict[str, tuple[str, ...]] = {}
        #: References, each with what its property takes, its node and its property: looked at last.
        self.pointing: list[tuple[str, Values | None, str, str]] = []

    def add(self, kind: Kind, node: str, name: str, value: str) -> None:
        """Collect a mistake."""
        self.found.append(Mistake(kind, node, name, value))

    def references(self) -> None:
        """Look at all references, once all nodes have been looked at."""
        for reference in self.pointing:
            self._pointed(*reference)

    def node(self, node: Mapping[str, Any], around: str = "") -> None:
        """Look at a node; ``around`` says where one without ``@id`` stands."""
        names = types_of(node)
        where = around
        if "@id" in node:
            where = _iri(node) or around
            if len(node) > 1:
                self.types[where] = names
            if not is_url(node["@id"]):
                self.add(Kind.REFERENCE, where, "@id", where)
        self._types(node, names, where)
        allowed = self.known.properties(names)
        for name, value in node.items():
            if name[:1] != "@":
                self._property(name, value, allowed.get(name), names, where)

    def _types(self, node: Mapping[str, Any], names: tuple[str, ...], where: str) -> None:
        """Look at a node's types, and at what it lacks for them."""
        if not names:
            self.add(Kind.TYPE, where, "@type", "")
        for name in names:
            if name in UNWANTED:
                self.add(Kind.UNWANTED, where, "@type", name)
            elif name not in self.known.types:
                self.add(Kind.TYPE, where, "@type", name)
            for needed in NEEDS.get(name, ()):
                if needed.isdisjoint(node):
                    self.add(Kind.INCOMPLETE, where, " / ".join(sorted(needed)), name)

    def _property(
        self, name: str, value: Any, values: Values | None, types: tuple[str, ...], where: str
    ) -> None:
        """Look at a property; ``values`` is what it takes on a node of these types, if it belongs there."""
        if values is None:
            values = self.known.takes.get(name)
            self.add(Kind.DOMAIN if values else Kind.PROPERTY, where, name, ", ".join(types))
        if name in self.known.superseded:
            self.add(Kind.SUPERSEDED, where, name, self.known.superseded[name])
        if isinstance(value, list):
            if not value:
                self.add(Kind.EMPTY, where, name, "[]")
            for part in value:
                self._value(part, values, where, name)
        else:
            self._value(value, values, where, name)

    def _value(self, value: Any, values: Values | None, where: str, name: str) -> None:
        if isinstance(value, dict) and value:
            if _is_reference(value):
                self.pointing.append((_iri(value), values, where, name))
            else:
                self.node(value, f"{where} {name}")
                self._of(types_of(value), values, where, name)
        elif (not value and value in (None, {}, [])) or (
            isinstance(value, str) and not value.strip()
        ):
            self.add(Kind.EMPTY, where, name, repr(value))
        elif (values and not values.take(value)) or self._is_to_come(name, value):
            self.add(Kind.VALUE, where, name, repr(value))

    def _is_to_come(self, name: str, value: Any) -> bool:
        """Return whether a review is stated that has not happened."""
        return name == "lastReviewed" and isinstance(value, str) and value > self.today

    def _pointed(self, iri: str, values: Values | None, where: str, name: str) -> None:
        """Look at a reference to a node of the graph, or to a member of an enumeration."""
        if iri in self.types:
            self._of(self.types[iri], values, where, name)
            return
        member = iri.removeprefix(SCHEMA)
        kinds = self.known.members.get(member)
        if member == iri:
            self.add(Kind.REFERENCE, where, name, iri)
        elif member in self.known.superseded:
            self.add(Kind.SUPERSEDED, where, name, self.known.superseded[member])
        elif kinds is None:
            self.add(Kind.MEMBER, where, name, iri)
        else:
            self._of(kinds, values, where, name)

    def _of(self, names: tuple[str, ...], values: Values | None, where: str, name: str) -> None:
        """Look whether one of a node's types is one that its property takes."""
        if values is not None and values.names.isdisjoint(self.known.lineage(names)):
            self.add(Kind.VALUE, where, name, ", ".join(names))
