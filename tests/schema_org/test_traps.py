"""The mistakes that published generators make, one by one, and that none of them is made here.

That the vocabulary is kept to is the checker's business; here is what it can't know.
"""

import datetime
import itertools
from collections.abc import Callable
from dataclasses import fields, replace
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents import (
    AUTHOR,
    CLINIC,
    CONTRAINDICATIONS,
    FULL,
    PROCEDURE_URL,
    QUESTIONS,
    RISK_URL,
    RISKS,
    full_faq,
    full_index,
    full_procedure,
    full_risk,
    image,
    minimal_faq,
    minimal_procedure,
    prose,
)
from wagtail_microneedling.document import (
    Anaesthesia,
    Level,
    PageDocument,
    Plan,
    ProcedureKind,
    Range,
    Risk,
    RiskKind,
    Severity,
    Specialty,
    Unit,
    Weekday,
    procedure_sections,
)
from wagtail_microneedling.schema_org import graph, to_json, to_script

from .reading import ids, node_of_type, nodes_by_id, nodes_of_type
from .vocabulary_checker import check, definitions, types_of


def test_1_a_procedure_may_carry_its_outcomes() -> None:
    procedure = node_of_type(full_procedure(), "MedicalTherapy")

    assert procedure["@type"] == ["MedicalProcedure", "MedicalTherapy"]
    assert ids(procedure["adverseOutcome"]) == [
        f"{RISK_URL}#redness",
        f"{RISK_URL}#soreness",
        f"{RISK_URL}#dark-patches",
    ]
    assert ids(procedure["seriousAdverseOutcome"]) == [
        f"{RISK_URL}#infection",
        f"{RISK_URL}#scarring",
    ]
    assert len(procedure["contraindication"]) == len(CONTRAINDICATIONS)


def test_2_concerns_say_what_treats_them() -> None:
    acne_scars, _ = (
        node
        for node in nodes_of_type(full_procedure(), "MedicalCondition")
        if "possibleTreatment" in node
    )

    assert acne_scars["@id"] == "https://clinic.example/#concern-acne-scars"
    assert ids(acne_scars["possibleTreatment"]) == [f"{PROCEDURE_URL}#procedure"]


def test_3_what_a_procedure_may_not_carry_is_on_its_page() -> None:
    page = node_of_type(
        full_procedure(faq_pages=(), risk_pages=(), translations=()), "MedicalWebPage"
    )

    for name in ("inLanguage", "lastReviewed", "reviewedBy", "medicalAudience", "citation"):
        assert name in page
        assert name not in node_of_type(full_procedure(), "MedicalTherapy")


def test_4_a_service_stands_between_offer_and_procedure() -> None:
    (offer,) = node_of_type(full_procedure(), "MedicalClinic")["makesOffer"]

    assert offer["itemOffered"]["@type"] == "Service"
    assert offer["itemOffered"]["category"] == {"@id": f"{PROCEDURE_URL}#procedure"}
    assert offer["priceSpecification"] == {
        "@type": "PriceSpecification",
        "description": "From £180.50 for a session. After a consultation.",
        "price": 180.5,
        "minPrice": 180.5,
        "priceCurrency": "GBP",
    }
    assert '"price":180.5,' in to_json(graph(full_procedure()))


def _each(member: StrEnum) -> PageDocument:
    """Return a document in which ``member`` of an enumeration is stated."""
    match member:
        case Specialty():
            clinic = replace(CLINIC, specialties=(member,))
            return full_procedure(specialties=(member,), clinic=clinic)
        case RiskKind():
            return full_risk(risks=(Risk(anchor="a", name="A", kind=member),))
        case Severity():
            return full_risk(risks=(Risk(anchor="a", name="A", severity=member),))
        case Level():
            return full_risk(contraindications=(replace(CONTRAINDICATIONS[0], level=member),))
        case ProcedureKind():
            return full_procedure(kind=member)
        case Anaesthesia():
            return full_procedure(anaesthesia=member)
        case Unit():
            return full_procedure(plans=(Plan(interval=Range(min=1, max=2, unit=member)),))
        case Weekday():
            hours = replace(CLINIC.opening_hours[0], days=(member,))
            return full_procedure(clinic=replace(CLINIC, opening_hours=(hours,)))
    raise TypeError(f"No document states a {type(member).__name__}.")


ENUMERATIONS = (Specialty, RiskKind, Severity, Level, ProcedureKind, Anaesthesia, Unit, Weekday)


@pytest.mark.parametrize("member", list(itertools.chain(*ENUMERATIONS)), ids=repr)
def test_5_each_member_of_each_enumeration_is_one_of_theirs(member: StrEnum) -> None:
    assert check(graph(_each(member))) == []


@pytest.mark.parametrize("section", procedure_sections(full_procedure()), ids=lambda s: s.anchor)
def test_5_each_section_states_its_aspect(section: Any) -> None:
    topic = nodes_by_id(graph(full_procedure()))[f"{PROCEDURE_URL}#{section.anchor}"]

    assert topic["hasHealthAspect"]["@id"].startswith("https://schema.org/")
    assert topic["text"] == section.text


def test_6_and_7_no_code_and_no_superseded_words() -> None:
    text = to_json(graph(full_procedure()))

    for word in ('"MedicalCode"', '"aspect"', '"mainContentOfPage"', "Dermatologic"):
        assert word not in text


def test_8_a_clinician_is_a_person_who_works_for_the_clinic() -> None:
    reviewer = nodes_by_id(graph(full_faq()))["https://clinic.example/#clinician-ines-hallam"]

    assert reviewer["@type"] == "Person"
    assert reviewer["jobTitle"] == "Consultant dermatologist"
    assert reviewer["worksFor"] == {"@id": "https://clinic.example/#clinic"}
    assert reviewer["identifier"]["value"] == "0000000"


def test_9_the_clinic_offers_the_procedure() -> None:
    clinic = node_of_type(full_procedure(), "MedicalClinic")

    assert ids(clinic["availableService"]) == [f"{PROCEDURE_URL}#procedure"]
    assert clinic["medicalSpecialty"][0] == {"@id": "https://schema.org/Dermatology"}


@pytest.mark.parametrize("full", [full_procedure, full_faq, full_risk])
def test_10_the_audience_are_patients(full: Callable[[], PageDocument]) -> None:
    audience = node_of_type(full(), "MedicalAudience")

    assert audience["audienceType"] == "Patient"
    assert audience.get("suggestedMinAge") == (18 if full is full_procedure else None)


@pytest.mark.parametrize(
    "reviewed",
    [datetime.date(2026, 11, 9), datetime.datetime(2026, 11, 9, 23, tzinfo=datetime.UTC)],
)
def test_11_a_review_has_a_day_and_no_time(reviewed: datetime.date) -> None:
    page = graph(minimal_procedure(last_reviewed=reviewed))["@graph"][0]

    assert page["lastReviewed"] == "2026-11-09"


@settings(max_examples=150, deadline=None)
@given(full=st.sampled_from(FULL), data=st.data())
def test_12_nothing_is_empty_whatever_is_left_out(
    full: Callable[[], PageDocument], data: st.DataObject
) -> None:
    document = full()
    optional = [field.name for field in fields(document) if field.name not in NEEDED]
    missing = data.draw(st.sets(st.sampled_from(optional)))
    blanks = {name: _blank(getattr(document, name)) for name in missing}

    assert check(graph(replace(document, **blanks))) == []


NEEDED = {"id", "url", "site_url", "site_name", "title", "slug", "language"}


def _blank(value: Any) -> Any:
    """Return what a field like this holds when nobody has filled it in."""
    if isinstance(value, tuple):
        return ()
    return "" if type(value) is str else None


@pytest.mark.parametrize("name", ["", " ", "\x00"])
def test_12_what_has_no_name_is_left_out_with_every_reference(name: str) -> None:
    document = full_risk(
        author=replace(AUTHOR, name=name),
        clinic=replace(CLINIC, name=name),
        risks=(replace(RISKS[0], name=name), RISKS[1]),
    )

    text = to_json(graph(document))

    for gone in ("clinician-tom-abiola", '#clinic"', "#redness", "worksFor"):
        assert gone not in text
    assert "#soreness" in text
    assert check(graph(document)) == []


def test_12_a_faq_page_without_an_answer_is_no_faq_page_yet() -> None:
    unanswered = replace(QUESTIONS[0], answer=prose(""))

    assert graph(minimal_faq())["@graph"][0]["@type"] == "MedicalWebPage"
    assert graph(full_faq(questions=(unanswered,)))["@graph"][0]["@type"] == "MedicalWebPage"


def test_12_a_picture_without_rights_is_an_address_alone() -> None:
    bare = full_procedure(image=image("needling", "A device"))

    page, procedure = graph(bare)["@graph"][:2]
    assert page["image"] == procedure["image"] == "https://clinic.example/media/needling-1600.jpg"
    assert "primaryImageOfPage" not in page


@pytest.mark.parametrize("full", FULL, ids=lambda full: full.__name__)
def test_13_and_14_no_ratings_and_no_how_to(full: Callable[[], PageDocument]) -> None:
    types = {name for node in definitions(graph(full())["@graph"]) for name in types_of(node)}

    assert not types & {"AggregateRating", "Rating", "Review", "HowTo", "HowToStep"}


def test_15_the_script_has_exactly_the_type_that_readers_look_for() -> None:
    assert to_script(graph(full_index())).startswith('<script type="application/ld+json">{')
