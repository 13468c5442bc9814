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
    found: dict[str, _United] = {}
    for item in nodes:
        if item:
            found.setdefault(item["@id"], _United()).add(item)
    return without_dangling([united.node() for united in found.values()])


class _United:
    """Nodes with one ``@id``, growing; values are compared by what they say."""

    def __init__(self) -> None:
        self.values: dict[str, dict[str, Any]] = {}
        self.lists: set[str] = set()

    def add(self, item: Node) -> None:
        for name, value in item.items():
            if isinstance(value, list):
                self.lists.add(name)
            values = self.values.setdefault(name, {})
            for part in value if isinstance(value, list) else [value]:
                values.setdefault(json.dumps(part, sort_keys=True), part)

    def node(self) -> Node:
        return {
            name: list(values.values())
            if name in self.lists or len(values) > 1
            else next(iter(values.values()))
            for name, values in self.values.items()
        }


def without_dangling(nodes: list[Node]) -> list[Node]:
    """Return ``nodes`` without references to what none of them defines."""
    defined = {iri for item in nodes for iri in _defined(item)}
    return [_resolved(item, defined) for item in nodes]


def _is_reference(value: Any) -> bool:
    return isinstance(value, dict) and value.keys() == {"@id"}


def _defined(value: Any) -> Iterable[str]:
    """Yield the ``@id`` of every node in ``value``, however deep."""
    if isinstance(value, list):
        for part in value:
            yield from _defined(part)
    elif isinstance(value, dict) and not _is_reference(value):
        if "@id" in value:
            yield value["@id"]
        for part in value.values():
            yield from _defined(part)


def _resolved(value: Any, defined: set[str]) -> Any:
    """Return ``value`` without dangling references; None when it was nothing else."""
    if _is_reference(value):
        known = value["@id"] in defined or value["@id"].startswith(f"{CONTEXT}/")
        return value if known else None
    if isinstance(value, list):
        parts = (_resolved(part, defined) for part in value)
        return [part for part in parts if part is not None] or None
    if isinstance(value, dict):
        pairs = ((name, _resolved(part, defined)) for name, part in value.items())
        return {name: part for name, part in pairs if part is not None}
    return value
