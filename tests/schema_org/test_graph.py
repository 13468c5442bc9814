"""What graphs state, and how those of several pages belong together."""

import math
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

import wagtail_microneedling.schema_org as room
from tests.documents import (
    CLINIC,
    FAQ_URL,
    FULL,
    INDEX_URL,
    PROCEDURE_URL,
    QUESTIONS,
    REVIEW,
    REVIEWER,
    RISK_URL,
    RISKS,
    full_faq,
    full_index,
    full_procedure,
    full_risk,
    image,
    minimal_procedure,
)
from wagtail_microneedling.document import (
    Anaesthesia,
    Link,
    PageDocument,
    Picture,
    Price,
    ProcedureKind,
    frequency_statement,
)
from wagtail_microneedling.schema_org import graph

from .reading import ids, node_of_type, nodes_by_id, nodes_of_type
from .vocabulary_checker import check


def test_the_door_is_what_it_says() -> None:
    assert sorted(room.__all__) == [
        "Change",
        "graph",
        "graph_changes",
        "merged_graph",
        "quantity_of",
        "to_json",
        "to_script",
        "united_graph",
    ]
    assert all(callable(getattr(room, name)) for name in room.__all__)


@pytest.mark.parametrize("full", FULL, ids=lambda full: full.__name__)
def test_every_page_states_where_it_belongs(full: Callable[[], PageDocument]) -> None:
    document = full()
    page = graph(document)["@graph"][0]

    assert page["@id"] == f"{document.url}#webpage"
    assert page["url"] == document.url
    assert page["isPartOf"] == {"@id": "https://clinic.example/#website"}
    assert page["publisher"] == {"@id": "https://clinic.example/#clinic"}
    assert page["datePublished"] == "2026-03-02T09:30:00+00:00"
    assert page["dateModified"] == "2026-11-10T16:05:07+00:00"
    trail = nodes_by_id(graph(document))[page["breadcrumb"]["@id"]]["itemListElement"]
    assert [item["position"] for item in trail] == list(range(1, len(trail) + 1))
    assert [item["item"]["@id"] for item in trail][-1] == document.url


def test_translations_name_their_language() -> None:
    nodes = nodes_by_id(graph(full_procedure()))
    page = nodes[f"{PROCEDURE_URL}#webpage"]

    german, french = (nodes[iri] for iri in ids(page["workTranslation"]))
    assert german["inLanguage"] == "de"
    assert french["url"] == "https://clinic.example/fr/treatments/microneedling/"


def test_a_procedure_states_how_it_is_done_and_looked_after() -> None:
    procedure = node_of_type(full_procedure(), "MedicalTherapy")

    assert procedure["procedureType"] == {"@id": "https://schema.org/PercutaneousProcedure"}
    assert procedure["bodyLocation"] == ["Face", "Under the eyes"]
    assert "Who performs it: A dermatologist or a trained nurse" in procedure["howPerformed"][1]
    assert procedure["preparation"][0] == "5 days before: Stop exfoliating acids."
    assert procedure["followup"][1] == "Wear SPF 30 or higher."
    assert procedure["drug"] == {"@type": "Drug", "name": "Topical numbing cream"}


@pytest.mark.parametrize(
    ("anaesthesia", "drugs"),
    [
        (Anaesthesia.LOCAL, 1),
        (Anaesthesia.NONE, 0),
        (Anaesthesia.SEDATION, 0),
        (Anaesthesia.GENERAL, 0),
        (None, 0),
    ],
)
def test_only_what_is_put_on_or_into_the_skin_is_a_drug(
    anaesthesia: Anaesthesia | None, drugs: int
) -> None:
    assert len(nodes_of_type(full_procedure(anaesthesia=anaesthesia), "Drug")) == drugs


def test_surgery_says_so_by_its_type() -> None:
    surgery = node_of_type(minimal_procedure(kind=ProcedureKind.SURGICAL), "SurgicalProcedure")

    assert surgery["@type"] == ["MedicalProcedure", "MedicalTherapy", "SurgicalProcedure"]
    assert "procedureType" not in surgery


def test_quantities_are_numbers_with_units() -> None:
    nodes = nodes_by_id(graph(full_procedure()))
    plan, depth = (
        nodes[f"{PROCEDURE_URL}#{anchor}"]["mentions"] for anchor in ("plan", "needle-depth")
    )

    assert plan[0] == {
        "@type": "PropertyValue",
        "propertyID": "sessions",
        "name": "Acne scars",
        "minValue": 3,
        "maxValue": 6,
        "unitCode": "C62",
        "unitText": "sessions",
    }
    assert plan[1]["unitCode"] == "WEE"
    assert depth[0] == {
        "@type": "PropertyValue",
        "propertyID": "needle-depth",
        "name": "By a professional",
        "maxValue": 2.5,
        "unitCode": "MMT",
    }


@pytest.mark.parametrize(
    "price",
    [
        None,
        Price(amount=Decimal("NaN"), currency="GBP"),
        Price(amount=Decimal("Infinity"), currency="GBP"),
        Price(amount=Decimal(100), currency=""),
    ],
    ids=str,
)
def test_without_a_price_nothing_is_offered(price: Price | None) -> None:
    assert nodes_of_type(full_procedure(price=price), "Offer") == []


def test_a_risk_is_the_same_node_on_both_pages() -> None:
    brief = nodes_by_id(graph(full_procedure()))
    full = nodes_by_id(graph(full_risk()))

    for risk in RISKS:
        iri = f"{RISK_URL}#{risk.anchor}"
        assert full[iri] | brief[iri] == full[iri]
        assert frequency_statement(risk, "en-GB").line in brief[iri]["description"]
    infection = full[f"{RISK_URL}#infection"]
    assert infection["@type"] == "InfectiousDisease"
    assert infection["naturalProgression"] == "Starts after: 1 day\nHow long it lasts: 7 days"
    assert infection["riskFactor"]["name"] == "People who pick at their skin."
    assert [advice["text"] for advice in infection["subjectOf"]] == [
        "A new sterile tip is used for every patient.",
        "Call us the same day.",
    ]
    assert "naturalProgression" not in brief[f"{RISK_URL}#infection"]


def test_a_procedures_page_has_a_section_of_its_risks() -> None:
    nodes = nodes_by_id(graph(full_procedure()))
    section = nodes[f"{PROCEDURE_URL}#risks"]

    assert {"@id": section["@id"]} in nodes[f"{PROCEDURE_URL}#webpage"]["hasPart"]
    assert section["hasHealthAspect"] == {
        "@id": "https://schema.org/RisksOrComplicationsHealthAspect"
    }
    assert ids(section["mentions"]) == [f"{RISK_URL}#{risk.anchor}" for risk in RISKS]
    lines = section["text"].splitlines()
    for risk in RISKS:
        assert risk.name in lines
        assert frequency_statement(risk, "en-GB").line in lines


def test_without_a_risk_that_has_a_name_there_is_no_section_of_risks() -> None:
    (page,) = full_procedure().risk_pages
    nameless = full_procedure(risk_pages=(replace(page, risks=(replace(RISKS[0], name=" "),)),))

    for document in (nameless, full_procedure(risk_pages=())):
        nodes = nodes_by_id(graph(document))
        assert f"{PROCEDURE_URL}#risks" not in nodes
        assert {"@id": f"{PROCEDURE_URL}#risks"} not in nodes[f"{PROCEDURE_URL}#webpage"]["hasPart"]


def test_pictures_between_the_facts_are_stated_with_their_rights() -> None:
    room = image("room", "A treatment room", credit="Ana Example")
    document = full_procedure(body=(Picture(image=room), Picture(image=image("door", "A door"))))

    (stated,) = graph(document)["@graph"][0]["associatedMedia"]
    assert stated["@type"] == "ImageObject"
    assert stated["contentUrl"] == "https://clinic.example/media/room-1600.jpg"
    assert stated["creditText"] == "Ana Example"


def test_get_help_now_means_see_a_doctor() -> None:
    def aspect(**fields: Any) -> str:
        risk = replace(RISKS[0], **fields)
        (advice,) = nodes_by_id(graph(full_risk(risks=(risk,))))[f"{RISK_URL}#redness"]["subjectOf"]
        return str(advice["hasHealthAspect"]["@id"]).removeprefix("https://schema.org/")

    assert aspect() == "SelfCareHealthAspect"
    assert aspect(get_help_now=True) == "SeeDoctorHealthAspect"


def test_a_risk_page_about_nothing_still_names_its_risks() -> None:
    page = graph(full_risk(procedure=None))["@graph"][0]

    assert "about" not in page
    assert f"{RISK_URL}#redness" in ids(page["mentions"])
    assert check(graph(full_risk(procedure=None))) == []


def test_questions_are_marked_up_on_the_faq_page_only() -> None:
    page = graph(full_faq())["@graph"][0]

    assert page["@type"] == ["FAQPage", "MedicalWebPage"]
    assert page["about"] == {"@id": f"{PROCEDURE_URL}#procedure"}
    assert [question["name"] for question in page["mainEntity"]] == [
        question.question for question in QUESTIONS
    ]
    assert page["mainEntity"][0]["acceptedAnswer"]["text"] == QUESTIONS[0].answer.text
    assert page["mainEntity"][0]["@id"] == f"{FAQ_URL}#q-pain"
    assert nodes_of_type(full_procedure(), "Question") == []
    procedure = node_of_type(full_procedure(), "MedicalTherapy")
    assert f"{FAQ_URL}#webpage" in ids(procedure["subjectOf"])


def test_an_index_lists_its_procedures_in_order() -> None:
    items = node_of_type(full_index(), "ItemList")["itemListElement"]

    assert [(item["position"], item["name"]) for item in items] == [
        (1, "Microneedling"),
        (2, "Chemical peel"),
    ]
    assert ids(item["item"] for item in items) == [
        f"{PROCEDURE_URL}#procedure",
        f"{INDEX_URL}chemical-peel/#procedure",
    ]


@pytest.mark.parametrize(
    ("latitude", "longitude", "stated"),
    [
        (51.5, -0.14, True),
        (-90.0, 180.0, True),
        (0.0, 0.0, True),
        (90.1, 0.0, False),
        (51.5, -180.5, False),
        (math.nan, 0.0, False),
        (51.5, math.inf, False),
        (51.5, None, False),
        (None, None, False),
    ],
)
def test_a_place_is_on_earth_or_not_stated(
    latitude: float | None, longitude: float | None, stated: bool
) -> None:
    clinic = replace(CLINIC, latitude=latitude, longitude=longitude)

    assert ("geo" in node_of_type(full_faq(clinic=clinic), "MedicalClinic")) is stated


@pytest.mark.parametrize(
    ("year", "published"),
    [(2023, "2023"), (1867, "1867"), (None, None), (0, None), (-5, None), (20230, None)],
)
def test_a_source_has_a_year_of_four_digits(year: int | None, published: str | None) -> None:
    document = full_faq(sources=(replace(REVIEW, year=year),), questions=())

    article = node_of_type(document, "MedicalScholarlyArticle")
    assert article.get("datePublished") == published
    assert check(graph(document)) == []


def test_only_what_is_in_a_register_of_articles_is_called_one() -> None:
    nodes = nodes_by_id(graph(full_faq()))

    article = nodes["https://clinic.example/#source-needling-review"]
    assert article["@type"] == "MedicalScholarlyArticle"
    assert [(item["propertyID"], item["value"]) for item in article["identifier"]] == [
        ("DOI", "10.5555/12345678"),
        ("PMID", "00000001"),
    ]
    leaflet = nodes["https://clinic.example/#source-skin-needling-leaflet"]
    assert leaflet["@type"] == "CreativeWork"
    assert leaflet["creditText"] == "Example Dermatology Group"


def test_who_writes_and_reviews_is_one_person_once() -> None:
    document = full_procedure(author=REVIEWER)

    assert len(nodes_of_type(document, "Person")) == 1


def test_a_page_type_of_a_project_states_what_all_pages_state() -> None:
    document = PageDocument(
        id=9,
        url="https://clinic.example/about/",
        site_url="https://clinic.example/",
        site_name="Example Skin Clinic",
        title="About us",
        slug="about",
        language="en",
        breadcrumbs=(Link(title="Home", url="https://clinic.example/"),),
    )

    page, website = graph(document)["@graph"]
    assert page["name"] == "About us"
    assert "breadcrumb" not in page
    assert website["@type"] == "WebSite"
    assert check(graph(document)) == []
