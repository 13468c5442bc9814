"""Pages that say something about the same things belong to one graph."""

from dataclasses import replace

from tests.documents import (
    FAQ_URL,
    FULL,
    INDEX_URL,
    PROCEDURE_URL,
    REVIEW,
    full_faq,
    full_index,
    full_procedure,
    full_risk,
)
from wagtail_microneedling.schema_org import graph, merged_graph

from .reading import nodes_by_id, nodes_of_type


def test_a_source_used_twice_is_one_node() -> None:
    document = full_procedure(sources=(REVIEW, REVIEW))

    assert len(nodes_of_type(document, "MedicalScholarlyArticle")) == 1
    assert len(graph(document)["@graph"][0]["citation"]) == 1


def test_what_is_said_twice_is_stated_once() -> None:
    document = full_procedure(alternate_names=("Needling", "Skin needling", "Needling"))

    procedure = nodes_by_id(graph(document))[f"{PROCEDURE_URL}#procedure"]
    assert procedure["alternateName"] == ["Needling", "Skin needling"]


def test_merging_unites_what_pages_say_about_one_thing() -> None:
    merged = nodes_by_id(merged_graph([full_index(), full_procedure(), full_faq(), full_risk()]))

    procedure = merged[f"{PROCEDURE_URL}#procedure"]
    assert procedure["name"] == "Microneedling"
    assert procedure["description"] == [
        "Fine needles make tiny channels.",
        full_procedure().summary,
    ]
    assert len(procedure["adverseOutcome"]) == 3
    faq = merged[f"{FAQ_URL}#webpage"]
    assert faq["@type"] == ["MedicalWebPage", "FAQPage"]
    assert len(faq["mainEntity"]) == 2
    assert merged["https://clinic.example/#clinic"]["availableService"] == [
        {"@id": f"{PROCEDURE_URL}#procedure"},
        {"@id": f"{INDEX_URL}chemical-peel/#procedure"},
    ]


def test_a_picture_on_its_page_and_on_the_index_is_one_node() -> None:
    procedure, index = full_procedure(), full_index()
    card = replace(index.procedures[0], image=procedure.image)
    merged = nodes_by_id(merged_graph([replace(index, procedures=(card,)), procedure]))

    picture = f"{PROCEDURE_URL}#image"
    assert merged[f"{PROCEDURE_URL}#procedure"]["image"] == {"@id": picture}
    assert merged[picture]["creditText"] == "Example Skin Clinic"


def test_merging_one_document_or_the_same_twice_changes_nothing() -> None:
    for full in FULL:
        assert merged_graph([full()]) == merged_graph([full(), full()]) == graph(full())
    assert merged_graph([]) == {"@context": "https://schema.org", "@graph": []}
