"""The walk of the facts: each is stored in a field of its own, shown, served and marked up."""

from typing import Any

import pytest

from tests.schema_org.vocabulary_checker import definitions
from wagtail_microneedling.assembly import document_of
from wagtail_microneedling.document import ProcedureDocument, procedure_sections
from wagtail_microneedling.schema_org import graph

from .conftest import Fetch, Serve
from .fact import Fact, P, Says
from .facts import FACTS, NUMBERS
from .reading import at, page_at, squeezed, stored, visible_text

pytestmark = pytest.mark.usefixtures("example")


def holds(actual: Any, expected: Any) -> bool:
    """Whether ``actual`` is ``expected``, or holds it: a list any item, a node each property."""
    if isinstance(actual, list):
        return any(holds(item, expected) for item in actual)
    if isinstance(expected, Says):
        return isinstance(actual, str) and squeezed(expected.words) in squeezed(actual)
    if isinstance(expected, dict):
        return isinstance(actual, dict) and all(
            holds(actual.get(name), value) for name, value in expected.items()
        )
    return bool(actual == expected)


def name_of(fact: Fact) -> str:
    """Return how a test of ``fact`` is called."""
    return f"{fact.number}-{fact.stored}"


def test_every_number_has_its_place() -> None:
    assert {fact.number for fact in FACTS} == set(NUMBERS)
    assert len(NUMBERS) == 84


@pytest.mark.parametrize("fact", FACTS, ids=name_of)
def test_a_fact_is_stored_in_its_field(fact: Fact) -> None:
    assert holds(stored(page_at(fact.page), fact.stored), fact.value)


@pytest.mark.parametrize("fact", FACTS, ids=name_of)
def test_a_fact_is_shown_on_the_page(fact: Fact, show: Fetch) -> None:
    assert squeezed(fact.shown) in visible_text(show(fact.page))


@pytest.mark.parametrize("fact", FACTS, ids=name_of)
def test_a_fact_is_served(fact: Fact, serve: Serve) -> None:
    expected = fact.value if fact.serves is None else fact.serves

    assert holds(at(serve(fact.page), (fact.served or fact.stored).split(".")), expected)


@pytest.mark.parametrize("fact", FACTS, ids=name_of)
def test_a_fact_is_marked_up(fact: Fact) -> None:
    page = page_at(fact.page)
    known_as, wanted = "name", fact.node
    if fact.node.startswith("#"):
        known_as, wanted = "@id", page.full_url + fact.node
    nodes = definitions(graph(document_of(page))["@graph"])
    name, value = fact.states
    # A plan's numbers are named after its label, which may be that of a concern.
    (found,) = [node for node in nodes if node.get(known_as) == wanted and name in node]

    assert holds(found[name], value)


#: What other articles say where the clinic has decided: the same fields hold it.
OTHERWISE = {
    "P5": ({}, {"interval": {"min": 4, "max": 4}}, "4 weeks apart"),
    "D3": ({"downtime_min": 3, "downtime_max": 48, "downtime_unit": "hour"}, {}, "3 to 48 hours"),
    "D4": ({"downtime_min": 24, "downtime_max": 48, "downtime_unit": "hour"}, {}, "24 to 48 hours"),
    "D5": ({"downtime_min": 2, "downtime_max": 4}, {}, "2 to 4 days"),
}


@pytest.mark.parametrize("number", OTHERWISE)
def test_what_another_article_says_fits_the_same_field(number: str) -> None:
    columns, plan, shown = OTHERWISE[number]
    page = page_at(P)
    for name, value in columns.items():
        setattr(page, name, value)
    if plan:
        page.plans.raw_data[0]["value"] |= plan
    page.full_clean()
    document = document_of(page)

    assert isinstance(document, ProcedureDocument)
    text = "\n".join(section.text for section in procedure_sections(document))
    assert shown in text
