"""Reading published markup, as strictly as its readers might."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from wagtail_microneedling.document import PageDocument
from wagtail_microneedling.schema_org import graph

from .vocabulary_checker import definitions, types_of


def parsed(text: str) -> Any:
    """Return what ``text`` says as strict JSON. Raises ValueError for NaN and repeated keys."""
    return json.loads(text, parse_constant=_refuse, object_pairs_hook=_unique)


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON")


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({name for name, _ in pairs}) != len(pairs):
        raise ValueError(f"A key is repeated among {[name for name, _ in pairs]}")
    return dict(pairs)


def strings(value: Any) -> Iterator[str]:
    """Yield every string that ``value`` states, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for part in value.values() if isinstance(value, dict) else value:
            yield from strings(part)


def nodes_by_id(published: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the nodes of a graph by ``@id``."""
    return {node["@id"]: node for node in published["@graph"]}


def nodes_of_type(document: PageDocument, name: str) -> list[dict[str, Any]]:
    """Return the nodes of one type in a document's graph, however deep, in order."""
    return [node for node in definitions(graph(document)["@graph"]) if name in types_of(node)]


def node_of_type(document: PageDocument, name: str) -> dict[str, Any]:
    """Return the only node of one type in a document's graph."""
    (node,) = nodes_of_type(document, name)
    return node


def ids(references: Iterable[dict[str, str]]) -> list[str]:
    """Return where references point."""
    return [reference["@id"] for reference in references]
