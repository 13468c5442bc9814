"""The checker must find each mistake that published markup makes, and nothing in right markup."""

from typing import Any

import pytest

from .vocabulary_checker import check

THERAPY = ["MedicalProcedure", "MedicalTherapy"]
RISK = {"@type": "MedicalSign", "@id": "https://a.example/#redness", "name": "Redness"}

NOTHING: list[Any] = ["", " ", [], None, {}, [""]]


def kinds(*nodes: dict[str, Any]) -> list[str]:
    return [finding.kind for finding in check({"@graph": list(nodes)})]


def page(**properties: Any) -> dict[str, Any]:
    return {"@type": "MedicalWebPage", "@id": "https://a.example/#webpage", **properties}


def procedure(types: Any = THERAPY, **properties: Any) -> dict[str, Any]:
    node = {"@type": types, "@id": "https://a.example/#procedure", "name": "Needling"}
    return {**node, **properties}


def member(name: str) -> dict[str, str]:
    return {"@id": f"https://schema.org/{name}"}


@pytest.mark.parametrize(
    "nodes",
    [
        [procedure(adverseOutcome={"@id": RISK["@id"]}, seriousAdverseOutcome=RISK)],
        [page(specialty=member("Dermatology"), lastReviewed="2026-11-10", inLanguage="en")],
        [page(datePublished="2026-11-10T09:30:00+00:00")],
        [procedure(procedureType=[member("PercutaneousProcedure")], bodyLocation=["Face"])],
        [{"@type": "PropertyValue", "name": "Sessions", "minValue": 3, "maxValue": 6.5}],
        [{"@type": "CreativeWork", "datePublished": year} for year in ("2023", "2023-02")],
    ],
)
def test_right_graphs_pass(nodes: list[dict[str, Any]]) -> None:
    assert kinds(*nodes) == []


@pytest.mark.parametrize(
    ("kind", "node"),
    [
        # Trap 1: outcomes and contraindications on a type that may not have them.
        ("wrong domain", procedure("MedicalProcedure", contraindication="Acne")),
        ("wrong domain", procedure("MedicalProcedure", seriousAdverseOutcome=RISK)),
        ("wrong domain", procedure("MedicalProcedure", adverseOutcome=RISK)),
        (
            "wrong range",
            {
                "@type": "MedicalCondition",
                "name": "A",
                "possibleTreatment": procedure("MedicalProcedure"),
            },
        ),
        ("wrong range", procedure(adverseOutcome="Redness")),
        # Trap 2: properties that no longer exist.
        *(
            ("unknown property", procedure(**{name: "x"}))
            for name in ("indication", "outcome", "purpose")
        ),
        # Trap 3: properties of other types.
        *(
            ("wrong domain", procedure(**{name: value}))
            for name, value in {
                "duration": "PT1H",
                "keywords": "skin",
                "inLanguage": "en",
                "lastReviewed": "2026-11-10",
                "citation": "A book",
            }.items()
        ),
        # Trap 4: a procedure is not for sale.
        ("wrong range", {"@type": "Offer", "price": 1, "itemOffered": procedure()}),
        # Trap 5: enumeration members as text.
        ("wrong range", procedure(procedureType="PercutaneousProcedure")),
        ("wrong range", procedure(procedureType="https://schema.org/PercutaneousProcedure")),
        ("unknown member", procedure(procedureType=member("SurgicalProcedureType"))),
        ("wrong range", procedure(procedureType=member("Dermatology"))),
        # Trap 6.
        ("wrong range", {"@type": "MedicalCode", "code": "MN-01"}),
        # Trap 7.
        ("superseded", page(aspect="Risks")),
        ("superseded", page(specialty=member("Dermatologic"))),
        ("wrong range", page(mainContentOfPage="Needling")),
        # Trap 8.
        ("wrong domain", {"@type": "Physician", "name": "A", "jobTitle": "Dermatologist"}),
        (
            "wrong domain",
            {"@type": "Person", "name": "A", "medicalSpecialty": member("Dermatology")},
        ),
        # Trap 9.
        ("wrong domain", {"@type": "Dermatology", "name": "A", "availableService": procedure()}),
        # Trap 10.
        ("unknown member", page(medicalAudience=member("PatientAudience"))),
        # Trap 11.
        ("wrong range", page(lastReviewed="2026-11-10T09:30:00+00:00")),
        ("wrong range", page(lastReviewed="2026-13-40")),
        # Trap 12.
        *(("empty", page(citation=value)) for value in NOTHING),
        ("incomplete", {"@type": ["FAQPage", "MedicalWebPage"], "name": "Questions"}),
        ("incomplete", {"@type": "Question", "name": "Does it hurt?"}),
        ("incomplete", {"@type": "ImageObject", "contentUrl": "https://a.example/a.jpg"}),
        # Traps 13 and 14.
        ("unwanted type", {"@type": "AggregateRating", "ratingValue": 5}),
        ("unwanted type", {"@type": "HowTo", "name": "A session"}),
        # And what no vocabulary allows.
        ("dangling", page(about={"@id": "https://a.example/#nothing"})),
        ("relative id", {"@type": "WebPage", "@id": "#webpage"}),
        ("unknown type", {"@type": "Treatment", "@id": "https://a.example/#t"}),
        ("no type", page(about={"name": "Something"})),
        ("wrong range", page(url="/treatments/")),
        ("wrong range", {"@type": "ListItem", "name": "A", "item": page(), "position": True}),
        ("wrong range", {"@type": "PropertyValue", "minValue": "3"}),
    ],
)
def test_each_mistake_is_found(kind: str, node: dict[str, Any]) -> None:
    assert kind in kinds(node)


def test_two_nodes_with_one_id_are_found() -> None:
    assert kinds(page(), page()) == ["defined twice"]


def test_a_mistake_deep_inside_is_found_and_located() -> None:
    graph = {"@graph": [page(about=[procedure(drug={"@type": "Drug", "nam": "x"})])]}

    (finding,) = check(graph)

    assert finding.kind == "unknown property"
    assert finding.path == "https://a.example/#procedure drug nam"
