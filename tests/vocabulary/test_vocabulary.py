"""The table of the checks says of schema.org what two sources that know nothing of each other say."""

import json
import os
from typing import Any

import pytest

from tests.schema_org.vocabulary_checker import lineage
from tests.validators import adobe
from wagtail_microneedling.validation.vocabulary import vocabulary

from .schema_dts import Declared, declared
from .table import ANY_ENUMERATION, COMMAND, FILE, emitted_types, is_enumeration, table, text


@pytest.fixture(scope="module")
def known() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return found


def test_the_table_is_that_of_the_registry() -> None:
    assert FILE.read_text(encoding="utf-8") == text(table()), f"Run `{COMMAND}` and read the diff."


def test_the_table_holds_what_is_emitted(known: dict[str, Any]) -> None:
    assert emitted_types() <= set(known["types"])
    assert {"HealthAspectEnumeration", "MedicalSpecialty", "DayOfWeek"} <= {
        kind for kinds in known["members"].values() for kind in kinds
    }


def test_the_table_can_be_asked() -> None:
    found = vocabulary()
    assert "Thing" in found.lineage(("MedicalTherapy",))
    both = found.properties(("MedicalProcedure", "MedicalTherapy"))
    assert "contraindication" in both
    assert "contraindication" not in found.properties(("MedicalProcedure",))
    assert found.properties(("Nothing",)) == {}


# A second source


@pytest.fixture(scope="module")
def other() -> Declared:
    """What schema-dts declares; without it nothing is compared, and CI must not go on as if."""
    failure = adobe.install()
    if failure and os.environ.get("CI"):
        pytest.fail(failure, pytrace=False)
    if failure:
        pytest.skip(failure)
    return declared()


@pytest.mark.node
def test_types_have_the_parents_that_a_second_source_gives_them(
    known: dict[str, Any], other: Declared
) -> None:
    differing = {
        name: (parents, sorted(other.parents.get(name, ())))
        for name, parents in known["types"].items()
        if set(parents) != other.parents.get(name, set())
    }
    assert differing == {}


@pytest.mark.node
def test_properties_belong_where_a_second_source_puts_them(
    known: dict[str, Any], other: Declared
) -> None:
    types = set().union(*map(lineage, emitted_types()))
    domains = {name: sorted(types & set(of)) for name, of in other.properties.items()}
    assert {name: one["of"] for name, one in known["properties"].items()} == {
        name: of for name, of in domains.items() if of
    }


@pytest.mark.node
def test_properties_take_what_a_second_source_says(known: dict[str, Any], other: Declared) -> None:
    taken = {name: set(of.values()) for name, of in other.properties.items()}
    for name, one in known["properties"].items():
        assert taken[name] == {frozenset(one["takes"])}, name


@pytest.mark.node
def test_enumerations_have_the_members_that_a_second_source_lists(
    known: dict[str, Any], other: Declared
) -> None:
    taken = {name for one in known["properties"].values() for name in one["takes"]}
    enumerations = {name for name in taken if is_enumeration(name)} - ANY_ENUMERATION
    kinds = {kind for kinds in known["members"].values() for kind in kinds}
    listed = {kind for kind in kinds if lineage(kind) & enumerations}
    assert len(listed) > 10
    for kind in sorted(listed):
        members = {name for name, kinds in known["members"].items() if kind in kinds}
        assert members == other.members[kind], kind
