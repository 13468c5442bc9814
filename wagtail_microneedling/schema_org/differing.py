"""Every difference between two graphs of a page, whatever it is; what only moved is none.

As for readers of JSON-LD, the order of a property's values does not count, nor whether one value
stands in a list. Neither does the order of the lines in a text: they are the rows of a form.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any, TypeGuard

from .change import Change, Value
from .nodes import Node

#: Stands for the address of the page in graphs in which that differs; no text can hold it.
OWN = "\x00"
#: What says little in parts: such nodes are compared as a whole.
WHOLE = frozenset(
    {
        "EducationalOccupationalCredential",
        "GeoCoordinates",
        "OpeningHoursSpecification",
        "Periodical",
        "PropertyValue",
        "QuantitativeValue",
    }
)
#: What tells nodes without an ``@id`` apart, beside their types.
TELLING_APART = ("propertyID", "hasHealthAspect", "item", "contentUrl", "dayOfWeek")


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    """Yield what differs between two graphs of one page, each difference wherever it stands.

    The page's own address counts once: what is named after it moves with it.
    """
    was, will_be = _Side(before), _Side(after)
    if was.url != will_be.url:
        yield Change(
            node=will_be.page,
            name="url",
            before=tuple(filter(None, [was.url])),
            after=tuple(filter(None, [will_be.url])),
        )
        was.forget_address()
        will_be.forget_address()
    for key, node in will_be.nodes.items():
        if key not in was.nodes:
            yield Change(node=node, after=(node,))
        else:
            yield from _Comparison(was, will_be, node).of_nodes(was.nodes[key], node)
    for key, node in was.nodes.items():
        if key not in will_be.nodes:
            yield Change(node=node, before=(node,))


class _Side:
    """One of the two graphs: its nodes by ``@id``, the page's first."""

    def __init__(self, graph: Mapping[str, Any]) -> None:
        self.nodes: dict[str, Node] = {node["@id"]: node for node in graph["@graph"]}
        self.page: Node = next(iter(self.nodes.values()), {})
        self.url: str = self.page.get("@id", "").removesuffix("#webpage")

    def forget_address(self) -> None:
        """Let what is named after the page be named alike in both graphs."""
        renamed = (_renamed(node, self.url) for node in self.nodes.values())
        self.nodes = {node["@id"]: node for node in renamed}

    def shown(self, value: Value) -> Value:
        """Return a value as it is stated: what a reference stands for, the page's address put back."""
        if isinstance(value, str) and value.startswith(OWN):
            return self.url + value.removeprefix(OWN)
        if isinstance(value, dict) and value.keys() == {"@id"}:
            node: Node = self.nodes.get(value["@id"], value)
            return node
        return value


def _renamed(value: Any, url: str) -> Any:
    if isinstance(value, dict):
        return {name: _renamed(part, url) for name, part in value.items()}
    if isinstance(value, list):
        return [_renamed(part, url) for part in value]
    if isinstance(value, str) and (value == url or value.startswith(f"{url}#")):
        return OWN + value.removeprefix(url)
    return value


class _Comparison:
    """Compares what is inside one node of both graphs."""

    def __init__(self, was: _Side, will_be: _Side, node: Node) -> None:
        self.was = was
        self.will_be = will_be
        self.change = partial(Change, node=node)

    def of_nodes(self, old: Node, new: Node, trail: tuple[Node, ...] = ()) -> Iterator[Change]:
        """Yield what differs between a node and what it was."""
        names = dict.fromkeys((*new, *old))
        for name in names:
            if name != "@id":
                yield from self._of_values(
                    name, _parts(old.get(name)), _parts(new.get(name)), trail
                )

    def _of_values(
        self, name: str, old: list[Value], new: list[Value], trail: tuple[Node, ...]
    ) -> Iterator[Change]:
        gone, come = _uncancelled(old, new)
        for before, after in _same(gone, come):
            if WHOLE.isdisjoint(_parts(after["@type"])):
                yield from self.of_nodes(before, after, (*trail, after))
            else:
                yield self.change(trail=trail, name=name, before=(before,), after=(after,))
        if gone or come:
            yield self.change(
                trail=trail,
                name=name,
                before=tuple(map(self.was.shown, gone)),
                after=tuple(map(self.will_be.shown, come)),
            )


def _parts(value: Any) -> list[Value]:
    """Return the values of a property, each line of a text by itself."""
    if value is None:
        return []
    if isinstance(value, list):
        return [part for one in value for part in _parts(one)]
    if isinstance(value, str):
        return [line for part in value.split("\n") if (line := part.strip())]
    return [value]


def _uncancelled(old: Iterable[Value], new: Iterable[Value]) -> tuple[list[Value], list[Value]]:
    """Return the values that are on one side only, each as often as it is more often there."""
    waiting: dict[str, list[Value]] = defaultdict(list)
    for value in old:
        waiting[what_it_says(value)].append(value)
    come = []
    for value in new:
        same = waiting.get(what_it_says(value))
        if same:
            same.pop()
        else:
            come.append(value)
    return [value for values in waiting.values() for value in values], come


def what_it_says(value: Any) -> str:
    """Return what is equal for values that say the same, in whichever order, and for no others."""
    if isinstance(value, dict):
        pairs = ((name, sorted(map(what_it_says, _parts(part)))) for name, part in value.items())
        return json.dumps(sorted(pairs))
    whole = isinstance(value, float) and value.is_integer()
    return json.dumps(int(value) if whole else value)


def _same(gone: list[Value], come: list[Value]) -> Iterator[tuple[Node, Node]]:
    """Take the nodes out of both lists that are the same thing and say something else about it."""
    waiting: dict[str, list[Node]] = defaultdict(list)
    for value in gone:
        if _is_node(value):
            waiting[identity(value)].append(value)
    for value in list(come):
        if _is_node(value) and (same := waiting.get(identity(value))):
            before = same.pop(0)
            gone.remove(before)
            come.remove(value)
            yield before, value


def _is_node(value: Value) -> TypeGuard[Node]:
    return isinstance(value, dict) and value.keys() != {"@id"}


def identity(node: Any) -> str:
    """Return what is equal for nodes that are the same thing, whatever is said about it."""
    if "@id" in node:
        return json.dumps(node["@id"])
    names = [*TELLING_APART, *(["name"] if "propertyID" in node else [])]
    return json.dumps([node["@type"], *(_key(node.get(name)) for name in names)])


def _key(value: Any) -> Any:
    """Return what a value is known by; of what has an ``@id``, that alone."""
    return value.get("@id", "") if isinstance(value, dict) else value
