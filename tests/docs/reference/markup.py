"""Where a part of a document goes in the JSON-LD: leave it out, and see what is missing."""

import dataclasses
import datetime
from collections.abc import Iterator
from enum import Enum
from typing import Any

from wagtail_microneedling.document import PageDocument, Prose, Range, RiskDocument
from wagtail_microneedling.schema_org import graph

#: Whose parts of the graph these are is said by their address, not only by their type.
SECTIONS = "HealthTopicContent"
#: A risk is one of these types, by its kind; the last one stands for all.
RISKS = ("MedicalSign", "MedicalSymptom", "InfectiousDisease", "MedicalCondition")
RISK = RISKS[-1]


def places(document: PageDocument, *path: str) -> list[str]:
    """Return the properties of a graph that depend on what ``path`` names, as "Type.property".

    ``path`` are names of attributes, from the document down; where one is a tuple, the next is
    looked for in each of its parts. A node that is gone altogether is named by its type alone.
    Raises AttributeError when the document has no such part, ValueError when it is empty.
    """
    before, after = _stated(document), _stated(changed(document, path))
    if changed(document, path) == document:
        raise ValueError(f"The example says nothing in {'.'.join(path)}: let it say something.")
    found: dict[str, None] = {}
    for iri in [*before, *after]:
        name, one = before.get(iri, ("", {}))
        _, other = after.get(iri, ("", {}))
        if not one or not other:
            found[name or after[iri][0]] = None
            continue
        for key in [*one, *other]:
            if one.get(key) != other.get(key):
                found[f"{name}.{key}"] = None
    return list(found)


def changed(value: Any, path: tuple[str, ...]) -> Any:
    """Return ``value`` without what ``path`` names, or with other words where it can't be empty."""
    if isinstance(value, tuple):
        return tuple(changed(part, path) for part in value)
    if value is None:
        return None
    name, *rest = path
    part = getattr(value, name)
    if rest:
        return dataclasses.replace(value, **{name: changed(part, tuple(rest))})
    field = next(field for field in dataclasses.fields(value) if field.name == name)
    empty = field.default if field.default is not dataclasses.MISSING else None
    if empty in (None, "", ()) and field.default is not dataclasses.MISSING:
        return dataclasses.replace(value, **{name: empty})
    return dataclasses.replace(value, **{name: _other(part)})


def _other(value: Any) -> Any:
    """Return another value of the same kind."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, Enum):
        members = list(type(value))
        return members[(members.index(value) + 1) % len(members)]
    if isinstance(value, str):
        return f"{value}~"
    if isinstance(value, datetime.time):
        return value.replace(minute=59)
    if isinstance(value, tuple):
        return value[:-1]
    if isinstance(value, Range | Prose):
        said = {
            name: getattr(value, name) for name in ("min", "max", "text") if hasattr(value, name)
        }
        return dataclasses.replace(value, **{name: _other(part) for name, part in said.items()})
    return None if value is None else value + 1


def _stated(document: PageDocument) -> dict[str, tuple[str, dict[str, Any]]]:
    """Return a graph's nodes by ``@id``: a name for each, and its properties."""
    return {
        node["@id"]: (_name(node, document), dict(_properties(node)))
        for node in graph(document)["@graph"]
    }


def _name(node: dict[str, Any], document: PageDocument) -> str:
    types = node["@type"]
    first = types if isinstance(types, str) else types[0]
    if isinstance(document, RiskDocument) and first in RISKS:
        return RISK
    return f"{first}#{node['@id'].partition('#')[2]}" if first == SECTIONS else first


def _properties(node: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Yield the properties of a node, those of nodes inside it under a path."""
    for name, value in node.items():
        if isinstance(value, dict) and "@type" in value and "@id" not in value:
            yield from _properties(value, f"{prefix}{name}.")
        elif name != "@id" and not (prefix and name == "@type"):
            yield f"{prefix}{name}", value
