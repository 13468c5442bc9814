"""Many nodes into one graph: each ``@id`` once, and no reference into the void."""

import json
from collections.abc import Iterable
from typing import Any

from .nodes import Node
from .vocabulary import CONTEXT


def merged(nodes: Iterable[Node | None]) -> list[Node]:
    """Return ``nodes`` with those of the same ``@id`` made one, where the first of them stood.

    What they state is united: a property keeps the values of all, each once, in order. References
    to nodes that aren't there are left out.
    """
    found: dict[str, Node | _United] = {}
    for item in nodes:
        if item:
            _add(item, found)
    return without_dangling(
        [one.node() if isinstance(one, _United) else _each_once(one) for one in found.values()]
    )


def _add(item: Node, found: dict[str, "Node | _United"]) -> None:
    """Add a node to those that were found; most have no other with the same ``@id``."""
    known = found.get(item["@id"])
    if known is None:
        found[item["@id"]] = item
    elif isinstance(known, _United):
        known.add(item)
    else:
        found[item["@id"]] = united = _United()
        united.add(known)
        united.add(item)


class _United:
    """Nodes with one ``@id``, growing; values are compared by what they say."""

    def __init__(self) -> None:
        self.values: dict[str, dict[Any, Any]] = {}
        self.lists: set[str] = set()

    def add(self, item: Node) -> None:
        for name, value in item.items():
            if isinstance(value, list):
                self.lists.add(name)
            values = self.values.setdefault(name, {})
            for part in value if isinstance(value, list) else [value]:
                values.setdefault(_what_it_says(part), part)

    def node(self) -> Node:
        return {
            name: list(values.values())
            if name in self.lists or len(values) > 1
            else next(iter(values.values()))
            for name, values in self.values.items()
        }


def _each_once(item: Node) -> Node:
    """Return a node whose lists have each value once."""
    return {
        name: _once(value) if isinstance(value, list) and len(value) > 1 else value
        for name, value in item.items()
    }


def _once(parts: list[Any]) -> list[Any]:
    found: dict[Any, Any] = {}
    for part in parts:
        found.setdefault(_what_it_says(part), part)
    return list(found.values())


def _what_it_says(part: Any) -> Any:
    """Return what is equal for values that say the same, and for no others."""
    if isinstance(part, str):
        return part
    if _is_reference(part):
        return ("@id", part["@id"])
    return (json.dumps(part, sort_keys=True),)


def without_dangling(nodes: list[Node]) -> list[Node]:
    """Return ``nodes`` without references to what none of them defines."""
    defined: set[str] = set()
    referred: set[str] = set()
    _look_through(nodes, defined, referred)
    dangling = {iri for iri in referred - defined if not iri.startswith(f"{CONTEXT}/")}
    return [_resolved(item, dangling) for item in nodes] if dangling else nodes


def _look_through(nodes: list[Node], defined: set[str], referred: set[str]) -> None:
    """Add the ``@id`` of every node, however deep, and of every reference."""
    rest: list[Any] = list(nodes)
    while rest:
        value = rest.pop()
        if isinstance(value, list):
            rest += value
        elif isinstance(value, dict):
            if "@id" in value:
                (referred if len(value) == 1 else defined).add(value["@id"])
            rest += value.values()


def _is_reference(value: Any) -> bool:
    return isinstance(value, dict) and value.keys() == {"@id"}


def _resolved(value: Any, dangling: set[str]) -> Any:
    """Return ``value`` without dangling references; None when it was nothing else."""
    if _is_reference(value):
        return None if value["@id"] in dangling else value
    if isinstance(value, list):
        parts = (_resolved(part, dangling) for part in value)
        return [part for part in parts if part is not None] or None
    if isinstance(value, dict):
        pairs = ((name, _resolved(part, dangling)) for name, part in value.items())
        return {name: part for name, part in pairs if part is not None}
    return value
