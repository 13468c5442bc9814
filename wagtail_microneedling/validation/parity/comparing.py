"""What differs between what a site publishes of a page and what a frontend has made of it."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from ..deployed import Deployed
from .table import Node, Table, Values, by_what_they_say, host_of, origin_of, resolved, types_of


class Kind(StrEnum):
    """How a deployed page can differ from what is published."""

    NO_MARKUP = "no_markup"
    BROKEN_MARKUP = "broken_markup"
    NO_CONTEXT = "no_context"
    CMS_HOST = "cms_host"
    OTHER_ORIGIN = "other_origin"
    MISSING_NODE = "missing_node"
    MISSING_VALUE = "missing_value"
    ALTERED = "altered"
    ADDED_VALUE = "added_value"
    ADDED_NODE = "added_node"
    CANONICAL = "canonical"
    NO_CANONICAL = "no_canonical"


class Difference(NamedTuple):
    """One difference, with what its words are filled with."""

    kind: Kind
    parameters: Mapping[str, Any]


def differences(
    published: Mapping[str, Any], address: str, deployed: Deployed
) -> Iterator[Difference]:
    """Yield what differs between a graph, of the page at ``address``, and the page as deployed.

    Addresses without a host are read as those of the published page. What only stands on another
    host is told once for each host, and otherwise compared as if it stood on the right one.
    """
    page = deployed.page
    for problem in page.problems:
        yield _of(Kind.BROKEN_MARKUP, problem=problem)
    if page.without_context:
        yield _of(Kind.NO_CONTEXT, count=page.without_context)
    yield from _of_canonical(address, deployed)
    expected = Table(published)
    found = Table(page.graph, lambda iri: resolved(iri, address))
    if not found:
        yield _of(Kind.NO_MARKUP)
        return
    moved = _moved_origins(expected, found)
    yield from _of_hosts(expected, found, moved, deployed.cms_hosts, address)
    home = _Home(moved)
    if moved:
        found = Table(page.graph, lambda iri: home.address(resolved(iri, address)))
    yield from _of_tables(expected, found, home)


def _of(kind: Kind, **parameters: Any) -> Difference:
    return Difference(kind, parameters)


class _Home:
    """Brings addresses from where a frontend has put them to where they are published."""

    def __init__(self, moved: Mapping[str, str]) -> None:
        self.moved = moved

    def address(self, address: str) -> str:
        """Return an address on the origin where it is published."""
        origin = origin_of(address)
        return self.moved.get(origin, origin) + address[len(origin) :]

    def values(self, values: Values) -> Values:
        """Return what a property says, with the addresses in it where they are published."""
        return by_what_they_say(map(self._value, values.values())) if self.moved else values

    def _value(self, value: Any) -> Any:
        if isinstance(value, str):
            return self.address(value)
        if isinstance(value, list):
            return [self._value(part) for part in value]
        if isinstance(value, dict):
            return {name: self._value(part) for name, part in value.items()}
        return value


def _of_canonical(address: str, deployed: Deployed) -> Iterator[Difference]:
    stated = deployed.page.canonical
    found = resolved(stated, address)
    host = host_of(found)
    if not stated:
        yield _of(Kind.NO_CANONICAL, expected=address)
    elif host in deployed.cms_hosts and host != host_of(address):
        yield _of(
            Kind.CMS_HOST,
            host=host,
            place="canonical",
            example=found,
            count=1,
            expected=origin_of(address),
        )
    elif found != address:
        yield _of(Kind.CANONICAL, found=found, expected=address)


def _moved_origins(expected: Table, found: Table) -> dict[str, str]:
    """Return the origins that stand in place of others, each with the one that is published."""
    homes = sorted({origin for iri in expected.named if (origin := origin_of(iri))})
    moved: dict[str, str] = {}
    for iri in found.named.keys() - expected.named.keys():
        origin = origin_of(iri)
        rest = iri[len(origin) :]
        home = next((one for one in homes if origin and one + rest in expected.named), None)
        if home and origin not in homes:
            moved[origin] = home
    return moved


def _of_hosts(
    expected: Table, found: Table, moved: Mapping[str, str], cms: frozenset[str], address: str
) -> Iterator[Difference]:
    """Yield each host that stands in the ``@id`` of something, and should not."""
    places: dict[str, list[str]] = defaultdict(list)
    known = expected.addresses
    for iri in sorted(found.addresses - known):
        whole = resolved(iri, address)
        if host_of(whole) in cms or origin_of(whole) in moved:
            places[origin_of(whole)].append(whole)
    for origin, iris in places.items():
        said = {
            "place": "@id",
            "example": iris[0],
            "count": len(iris),
            "expected": moved.get(origin, origin_of(address)),
        }
        if host_of(origin) in cms:
            yield _of(Kind.CMS_HOST, host=host_of(origin), **said)
        else:
            yield _of(Kind.OTHER_ORIGIN, origin=origin, **said)


def _of_tables(expected: Table, found: Table, home: _Home) -> Iterator[Difference]:
    for iri, node in expected.named.items():
        if iri in found.named:
            yield from _of_nodes(iri, node, found.named[iri], home)
        else:
            yield _of(Kind.MISSING_NODE, node=iri, type=types_of(node))
    for iri, node in found.named.items():
        if iri not in expected.named:
            yield _of(Kind.ADDED_NODE, node=iri, type=types_of(node))
    for node in found.unnamed:
        yield _of(Kind.ADDED_NODE, node="(no @id)", type=types_of(node))


def _of_nodes(iri: str, expected: Node, found: Node, home: _Home) -> Iterator[Difference]:
    for name in dict.fromkeys((*expected, *found)):
        missing, added = _unlike(expected.get(name, {}), found.get(name, {}), home)
        said = {"node": iri, "property": name}
        if missing and added:
            words = {"expected": _in_words(missing), "found": _in_words(added)}
            yield _of(Kind.ALTERED, **said, **words)
        elif missing:
            yield _of(Kind.MISSING_VALUE, **said, expected=_in_words(missing))
        elif added:
            yield _of(Kind.ADDED_VALUE, **said, found=_in_words(added))


def _unlike(expected: Values, found: Values, home: _Home) -> tuple[list[Any], list[Any]]:
    """Return the values that are only on one side, those on a host already told of left out."""
    same = expected.keys() & found.keys()
    missing = {key: value for key, value in expected.items() if key not in same}
    added = {key: value for key, value in found.items() if key not in same}
    brought = home.values(added)
    return (
        [value for key, value in missing.items() if key not in brought],
        [value for key, value in brought.items() if key not in expected],
    )


def _in_words(values: Iterable[Any]) -> str:
    return ", ".join(map(_value_in_words, values))


def _value_in_words(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, dict) and value.keys() == {"@id"}:
        return str(value["@id"])
    return json.dumps(value, ensure_ascii=False)
