"""A page's graph as a tree from the page down, nodes of one property together, and the other links."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..document import words
from .drawing import SMALL_WORDS, WIDTH, WORDS, Drawing, TextLine
from .lettering import wrapped

#: The height of a node, and the space to the next.
NODE, GAP = 44, 8
#: How far a node stands to the right of the one above it, and how deep that goes.
INDENT, DEEPEST = 22, 4
#: The space at the right for links that are not of the tree.
LINKS = 56
#: How far the words of a node stand from its edge.
PADDING = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A node refers to another by a property; both by their ``@id``."""

    start: str
    name: str
    end: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphNode:
    """A node, or several that one node states by one property."""

    x: float
    y: float
    width: float
    height: float
    name: TextLine
    kind: TextLine
    is_several: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphDrawing(Drawing):
    """Nodes below one another; ``branches`` and ``links`` are outlines of SVG paths."""

    nodes: tuple[GraphNode, ...]
    branches: tuple[str, ...]
    links: tuple[str, ...]


@dataclass(slots=True)
class _Group:
    """Nodes that stand together: their ids, the property that leads there, how deep, below which."""

    ids: list[str]
    name: str = ""
    depth: int = 0
    above: int | None = None
    below: list["_Group"] = field(default_factory=list)


def links_of(graph: Mapping[str, Any]) -> tuple[Link, ...]:
    """Return the links between the nodes of a graph, each once, in the order of the nodes."""
    ids = {item["@id"] for item in graph["@graph"]}
    found = {
        Link(start=item["@id"], name=name, end=end): None
        for item in graph["@graph"]
        for name, value in item.items()
        for end in _references(value)
        if end in ids and end != item["@id"]
    }
    return tuple(found)


def _references(value: Any) -> Iterator[str]:
    """Yield the ids that a value refers to, however deep."""
    if isinstance(value, list):
        for part in value:
            yield from _references(part)
    elif isinstance(value, Mapping):
        if value.keys() == {"@id"}:
            yield value["@id"]
        else:
            yield from _references(list(value.values()))


def graph_drawing(graph: Mapping[str, Any], language: str) -> GraphDrawing:
    """Return the picture of a graph, its words in ``language``; its first node is the page."""
    links = links_of(graph)
    groups = _groups([item["@id"] for item in graph["@graph"]], links)
    nodes_by_id = {item["@id"]: item for item in graph["@graph"]}
    said = words(language)
    return GraphDrawing(
        key="graph",
        kind="graph",
        title=said.gettext("The page’s graph"),
        description=said.gettext(
            "%(nodes)s nodes with %(links)s links, as a tree from the page down. "
            "The table says the same."
        )
        % {"nodes": len(nodes_by_id), "links": len(links)},
        caption="",
        height=max(1, len(groups)) * (NODE + GAP) + GAP,
        nodes=tuple(_node(group, row, nodes_by_id) for row, group in enumerate(groups)),
        branches=tuple(_branches(groups)),
        links=tuple(_arcs(groups, links)),
    )


def _groups(ids: list[str], links: tuple[Link, ...]) -> list[_Group]:
    """Return the nodes in groups, each below the one that leads there first, the page on top."""
    leading: dict[str, list[Link]] = {}
    for link in links:
        leading.setdefault(link.start, []).append(link)
    seen: set[str] = set()
    tops = []
    for one in ids:  # what nothing leads to stands on top, too
        if one not in seen:
            seen.add(one)
            tops.append(_Group([one]))
            _grow(tops[-1], leading, seen)
    return _in_rows(tops)


def _grow(top: _Group, leading: Mapping[str, list[Link]], seen: set[str]) -> None:
    """Put below a group all that its nodes lead to and that stands nowhere yet; nearest first."""
    waiting = [top]
    for group in waiting:
        found: dict[str, _Group] = {}
        for link in [link for one in group.ids for link in leading.get(one, ())]:
            if link.end not in seen:
                seen.add(link.end)
                below = found.setdefault(link.name, _Group([], link.name, group.depth + 1))
                below.ids.append(link.end)
        group.below = list(found.values())
        waiting += group.below


def _in_rows(tops: list[_Group]) -> list[_Group]:
    """Return groups in the order of rows, each knowing the row of the one above it."""
    rows: list[_Group] = []
    waiting = list(reversed(tops))
    while waiting:
        group = waiting.pop()
        place = len(rows)
        rows.append(group)
        for below in reversed(group.below):
            below.above = place
            waiting.append(below)
    return rows


def _left(group: _Group) -> float:
    return 1 + INDENT * min(group.depth, DEEPEST)


def _top(row: int) -> float:
    return GAP + row * (NODE + GAP)


def _node(group: _Group, row: int, nodes: Mapping[str, Mapping[str, Any]]) -> GraphNode:
    left, top = _left(group), _top(row)
    width = WIDTH - LINKS - left
    kinds = list(dict.fromkeys(kind for one in group.ids for kind in _types(nodes[one])))
    several = len(group.ids) > 1
    name = f"{len(group.ids)} × {', '.join(kinds)}" if several else _name(nodes[group.ids[0]])
    parts = [group.name] if several else [group.name, ", ".join(kinds)]
    room = width - 2 * PADDING
    return GraphNode(
        x=left,
        y=top,
        width=width,
        height=NODE,
        name=_line(left, top + 18, name, room, WORDS),
        kind=_line(left, top + 35, " → ".join(part for part in parts if part), room, SMALL_WORDS),
        is_several=several,
    )


def _line(left: float, y: float, text: str, room: float, size: float) -> TextLine:
    return TextLine(x=left + PADDING, y=y, text=wrapped(text, room, size, most=1)[0])


def _types(node: Mapping[str, Any]) -> list[str]:
    kinds = node.get("@type", ())
    return [kinds] if isinstance(kinds, str) else list(kinds)


def _name(node: Mapping[str, Any]) -> str:
    """Return what a node calls itself, else the end of its ``@id``."""
    name = node.get("name") or node.get("headline")
    return name if isinstance(name, str) else str(node["@id"]).rpartition("#")[2]


def _branches(groups: list[_Group]) -> Iterator[str]:
    """Yield the lines of the tree."""
    for row, group in enumerate(groups):
        if group.above is not None:
            x = _left(groups[group.above]) + INDENT / 2
            y = _top(row) + NODE / 2
            yield f"M{x:g} {_top(group.above) + NODE:g}V{y:g}H{_left(group):g}"


def _arcs(groups: list[_Group], links: tuple[Link, ...]) -> Iterator[str]:
    """Yield the other links, each pair of groups once: arcs at the right, wider for longer ways."""
    rows = {one: row for row, group in enumerate(groups) for one in group.ids}
    tree = {(group.above, row) for row, group in enumerate(groups)}
    pairs = dict.fromkeys((rows[link.start], rows[link.end]) for link in links)
    for start, end in pairs:
        if start != end and (start, end) not in tree and (end, start) not in tree:
            x = WIDTH - LINKS
            bulge = LINKS * (0.3 + 0.9 * abs(end - start) / max(1, len(groups) - 1))
            y, target = _top(start) + NODE * 0.35, _top(end) + NODE * 0.65
            yield f"M{x:g} {y:g}C{x + bulge:g} {y:g} {x + bulge:g} {target:g} {x + 3:g} {target:g}"
