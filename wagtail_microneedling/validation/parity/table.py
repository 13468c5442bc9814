"""A graph as a table, so that two that say the same are equal, however they were written down.

As for every reader of JSON-LD, the order of values makes no difference, nor whether one value stands
in a list, nor whether a node stands inside another or beside it. Anything may stand in a graph that
somebody else has made: what can't be understood is left out, and nothing is raised.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import urljoin, urlsplit

#: Names and members of the vocabulary may be written with its address.
VOCABULARY = ("https://schema.org/", "http://schema.org/", "schema:")
#: Hold values that stand for themselves.
HOLDERS = ("@list", "@set", "@value", "@graph")

#: What a property says: each value, by what is equal for those that say the same.
Values = dict[str, Any]
Node = dict[str, Values]


class Table:
    """The nodes of a graph by ``@id``, and those that have none.

    ``iri`` returns what an address in the graph stands for.
    """

    def __init__(self, graph: Mapping[str, Any], iri: Callable[[str], str] = str) -> None:
        self.named: dict[str, Node] = {}
        self.unnamed: list[Node] = []
        #: Every ``@id`` that stands anywhere, as it stands there; of references, too.
        self.addresses: set[str] = set()
        self._iri = iri
        for value in _parts(graph.get("@graph")):
            self._add_top(value)

    def __bool__(self) -> bool:
        """Return whether anything is stated."""
        return bool(self.named or self.unnamed)

    def _add_top(self, value: Any) -> None:
        if not isinstance(value, dict):
            return
        if self._address(value):
            self._said(value)
        elif properties := self._properties(value):
            self.unnamed.append(properties)

    def _said(self, value: Any) -> Any:
        """Return what a value says, a node with an ``@id`` as a reference to its row."""
        if isinstance(value, dict):
            iri = self._address(value)
            properties = self._properties(value)
            if iri:
                if properties:
                    row = self.named.setdefault(iri, {})
                    for name, values in properties.items():
                        row.setdefault(name, {}).update(values)
                return {"@id": iri}
            return {name: list(values.values()) for name, values in sorted(properties.items())}
        if isinstance(value, float) and value.is_integer():
            return int(value)
        return value

    def _address(self, node: Mapping[str, Any]) -> str:
        stated = node.get("@id")
        if not isinstance(stated, str) or not stated:
            return ""
        self.addresses.add(stated)
        return _without_vocabulary(self._iri(stated))

    def _properties(self, node: Mapping[str, Any]) -> Node:
        found: Node = {}
        for name, stated in node.items():
            if name == "@type":
                types = (part for part in _parts(stated) if isinstance(part, str))
                values = by_what_they_say(map(_without_vocabulary, types))
            elif name.startswith("@"):
                continue
            else:
                values = by_what_they_say(map(self._said, _parts(stated)))
            if values:
                found.setdefault(_without_vocabulary(name), {}).update(values)
        return found


def types_of(node: Node) -> str:
    """Return the names of a node's types, for people."""
    return ", ".join(sorted(map(str, node.get("@type", {}).values())))


def resolved(address: str, base: str) -> str:
    """Return an address as it is when it is absolute, else as seen from the page at ``base``."""
    try:
        return address if urlsplit(address).scheme else urljoin(base, address)
    except ValueError:
        return address


def host_of(address: str) -> str:
    """Return the host of an address, with its port where that is not the usual one; else nothing."""
    try:
        parts = urlsplit(address)
        port = "" if parts.port in (None, 80, 443) else f":{parts.port}"
    except ValueError:
        return ""
    return f"{parts.hostname}{port}" if parts.hostname else ""


def origin_of(address: str) -> str:
    """Return scheme and host of an address, as they stand there; nothing when it has none."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


def _parts(stated: Any) -> Iterator[Any]:
    """Yield the values of a property: of lists, and of what only holds them."""
    if isinstance(stated, list):
        for part in stated:
            yield from _parts(part)
    elif isinstance(stated, dict) and (held := [name for name in HOLDERS if name in stated]):
        yield from _parts(stated[held[0]])
    elif stated is not None:
        yield stated


def by_what_they_say(values: Iterable[Any]) -> Values:
    """Return values by what is equal for those that say the same, in the order of that."""
    said = ((json.dumps(value, sort_keys=True), value) for value in values if value != {})
    return dict(sorted(said, key=lambda pair: pair[0]))


def _without_vocabulary(name: str) -> str:
    prefix = next((one for one in VOCABULARY if name.startswith(one)), "")
    return name.removeprefix(prefix)
