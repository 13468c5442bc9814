"""What the few search features need and want, and what the table of engines promises."""

import datetime
from dataclasses import replace
from typing import Any

import pytest

from tests.documents import (
    AUTHOR,
    CLINIC,
    FULL,
    PROCEDURE_URL,
    REVIEWER,
    full_faq,
    full_index,
    full_procedure,
    full_risk,
    image,
    minimal_procedure,
)
from wagtail_microneedling.document import Address, Link
from wagtail_microneedling.schema_org import graph
from wagtail_microneedling.validation import EFFECTS, Severity, effects_on

from .judged import TODAY, codes, findings

LINKED = replace(AUTHOR, profile_links=("https://register.example/nurses/1",))
LICENSED = image("a", "A", credit="Ada Bell", license_url="https://clinic.example/licence/")


def test_a_page_with_everything_gets_every_feature() -> None:
    for full in FULL:
        assert codes(full(author=LINKED), "search.") == set()


def test_a_page_with_nothing_gets_none() -> None:
    assert codes(minimal_procedure(), "search.") == {"search.no_breadcrumb", "search.no_clinic"}


HOME = Link(title="Home", url="https://clinic.example/")
SELF = Link(title="Microneedling", url=PROCEDURE_URL)


@pytest.mark.parametrize(
    ("crumbs", "found"),
    [
        ((), True),
        ((SELF,), True),
        ((Link(title="", url=HOME.url), SELF), True),
        ((Link(title="Home", url=""), SELF), True),
        ((HOME, SELF), False),
    ],
)
def test_a_breadcrumb_has_two_pages(crumbs: tuple[Link, ...], found: bool) -> None:
    assert bool(findings(full_procedure(breadcrumbs=crumbs), "search.no_breadcrumb")) is found


@pytest.mark.parametrize(
    ("fields", "code", "path"),
    [
        ({"address": None}, "search.clinic_address", "clinic.address"),
        ({"address": Address(street="1 Sample Street")}, "search.clinic_address", "clinic.address"),
        ({"latitude": None}, "search.clinic_place", "clinic.latitude"),
        ({"opening_hours": ()}, "search.clinic_hours", "clinic.opening_hours"),
        ({"telephone": ""}, "search.clinic_telephone", "clinic.telephone"),
        ({"price_range": ""}, "search.clinic_prices", "clinic.price_range"),
    ],
    ids=str,
)
def test_each_detail_of_a_clinic_is_asked_for(fields: dict[str, Any], code: str, path: str) -> None:
    (finding,) = findings(full_risk(author=None, clinic=replace(CLINIC, **fields)), "search.")
    assert (finding.code, finding.path) == (code, path)
    assert finding.parameters == {"engine": "Google", "verified_on": "2026-11-20"}


def test_what_is_zero_is_stated() -> None:
    on_the_equator = replace(CLINIC, latitude=0.0)
    assert codes(full_index(clinic=on_the_equator), "search.clinic") == set()


def test_an_address_without_region_and_postal_code_is_enough() -> None:
    address = Address(street="1 Sample Street", locality="Dublin", country="IE")
    document = full_procedure(clinic=replace(CLINIC, address=address))
    assert codes(document, "search.clinic") == set()


@pytest.mark.parametrize(
    ("picture", "expected"),
    [
        (None, set()),
        (LICENSED, set()),
        (replace(LICENSED, credit=""), set()),
        (replace(LICENSED, license_url=""), {"search.picture_licence"}),
        (replace(LICENSED, credit="", license_url=""), {"search.picture_rights"}),
    ],
)
def test_a_picture_states_its_rights(picture: Any, expected: set[str]) -> None:
    assert codes(full_procedure(image=picture), "search.picture") == expected


def test_people_without_any_address_are_named_once() -> None:
    stranger = replace(REVIEWER, profile_links=())
    one, other = findings(full_faq(reviewer=stranger), "search.person_page")
    assert (one.path, one.parameters["name"]) == ("author.profile_links", "Tom Abiola")
    assert (other.path, other.parameters["name"]) == ("reviewer.profile_links", "Dr Ines Hallam")
    both = full_faq(author=stranger, reviewer=stranger)
    assert len(findings(both, "search.person_page")) == 1


def test_the_table_is_taken_at_its_word_for_half_a_year() -> None:
    oldest = min(row.verified_on for row in EFFECTS)
    for days, expected in ((0, 0), (183, 0), (184, 1)):
        later = oldest + datetime.timedelta(days=days)
        found = findings(full_procedure(), "search.not_verified", today=later)
        assert len(found) == expected
    assert found[0].parameters == {"verified_on": oldest.isoformat()}
    assert found[0].severity is Severity.ADVICE


def test_the_table_says_what_is_emitted() -> None:
    stated = {row.key for full in FULL for row in effects_on(graph(full()))}
    assert stated == {row.key for row in EFFECTS if row.is_emitted}


def test_the_table_is_whole() -> None:
    assert len({row.key for row in EFFECTS}) == len(EFFECTS)
    for row in EFFECTS:
        assert row.types
        assert row.url.startswith("https://")
        assert row.source
        assert row.text.endswith(".")
        assert row.verified_on <= TODAY
        assert row.since is None or row.since <= row.verified_on


def test_what_searchers_see_comes_first() -> None:
    seen = [row.is_visible for row in effects_on(graph(full_faq()))]
    assert seen == sorted(seen, reverse=True)
    assert any(seen)
    assert "faq" in {row.key for row in effects_on(graph(full_faq()))}
    assert "faq" not in {row.key for row in effects_on(graph(full_procedure()))}
