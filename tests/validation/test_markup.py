"""Right markup passes; each kind of mistake in it is found, and said by one code."""

import copy
import datetime
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents import (
    CONTRAINDICATIONS,
    FULL,
    MINIMAL,
    PROCEDURE_URL,
    RISK_URL,
    full_faq,
    full_procedure,
    full_risk,
    minimal_procedure,
)
from tests.schema_org.vocabulary_checker import check
from wagtail_microneedling.document import PageDocument, ProcedureKind
from wagtail_microneedling.schema_org import graph
from wagtail_microneedling.validation import Finding, Severity, judge, rules

from .judged import TODAY, findings, subject_of

GOLDEN = sorted((Path(__file__).parents[1] / "example" / "golden").glob("*.jsonld"))
PROCEDURE = f"{PROCEDURE_URL}#procedure"
PAGE = f"{PROCEDURE_URL}#webpage"


def found(document: PageDocument, stated: dict[str, Any]) -> list[Finding]:
    """Return what the rules about markup find in a graph."""
    about_markup = [rule for rule in rules() if rule.code.startswith("markup.")]
    return list(judge(subject_of(document, graph=stated), about_markup))


def of_nodes(*nodes: dict[str, Any]) -> list[str]:
    """Return the kinds of mistakes in a graph of these nodes."""
    return [one.code.removeprefix("markup.") for one in found(full_faq(), {"@graph": list(nodes)})]


@pytest.mark.parametrize("make", [*FULL, *MINIMAL], ids=lambda make: make.__name__)
def test_what_the_package_states_passes(make: Any) -> None:
    assert findings(make(), "markup.") == []


def test_surgery_passes() -> None:
    assert findings(minimal_procedure(kind=ProcedureKind.SURGICAL), "markup.") == []


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_every_page_of_the_example_passes(path: Path) -> None:
    assert found(full_faq(), json.loads(path.read_text(encoding="utf-8"))) == []


# Traps, each a mistake that generators of markup make

THERAPY = ["MedicalProcedure", "MedicalTherapy"]
RISK = {"@type": "MedicalSign", "@id": "https://a.example/#redness", "name": "Redness"}


def page(**properties: Any) -> dict[str, Any]:
    return {"@type": "MedicalWebPage", "@id": "https://a.example/#webpage", **properties}


def procedure(types: Any = THERAPY, **properties: Any) -> dict[str, Any]:
    node = {"@type": types, "@id": "https://a.example/#procedure", "name": "Needling"}
    return {**node, **properties}


def member(name: str) -> dict[str, str]:
    return {"@id": f"https://schema.org/{name}"}


NOTHING: list[Any] = ["", " ", [], None, {}, [""], [[]]]


@pytest.mark.parametrize(
    ("kind", "node"),
    [
        # 1: outcomes and contraindications on a type that may not have them.
        ("domain", procedure("MedicalProcedure", contraindication="Acne")),
        ("domain", procedure("MedicalProcedure", seriousAdverseOutcome=RISK)),
        ("domain", procedure("MedicalProcedure", adverseOutcome=RISK)),
        ("domain", procedure("MedicalProcedure", drug={"@type": "Drug", "name": "Lidocaine"})),
        (
            "value",
            {
                "@type": "MedicalCondition",
                "name": "A",
                "possibleTreatment": procedure("MedicalProcedure"),
            },
        ),
        ("value", procedure(adverseOutcome="Redness")),
        # 2: properties that no longer exist.
        *(("property", procedure(**{name: "x"})) for name in ("indication", "outcome", "purpose")),
        # 3: properties of other types.
        *(
            ("domain", procedure(**{name: value}))
            for name, value in {
                "duration": "PT1H",
                "keywords": "skin",
                "inLanguage": "en",
                "lastReviewed": "2026-11-10",
                "citation": "A book",
            }.items()
        ),
        # 4: a procedure is not for sale.
        ("value", {"@type": "Offer", "price": 1, "itemOffered": procedure()}),
        # 5: members of enumerations as text.
        ("value", procedure(procedureType="PercutaneousProcedure")),
        ("value", procedure(procedureType="https://schema.org/PercutaneousProcedure")),
        ("member", procedure(procedureType=member("SurgicalProcedureType"))),
        ("value", procedure(procedureType=member("Dermatology"))),
        # 6 and 9: types that are not stated.
        ("type", {"@type": "MedicalCode", "codeValue": "MN-01"}),
        ("type", {"@type": "Dermatology", "name": "A", "availableService": procedure()}),
        ("type", {"@type": "Physician", "name": "A", "jobTitle": "Dermatologist"}),
        # 7: what has been replaced.
        ("superseded", page(aspect="Risks")),
        ("superseded", page(specialty=member("Dermatologic"))),
        ("value", page(mainContentOfPage="Needling")),
        # 8: people are no clinics.
        ("domain", {"@type": "Person", "name": "A", "medicalSpecialty": member("Dermatology")}),
        # 10: there is no such audience.
        ("member", page(medicalAudience=member("PatientAudience"))),
        # 11: a review is a day, and has happened.
        ("value", page(lastReviewed="2026-11-10T09:30:00+00:00")),
        ("value", page(lastReviewed="2026-13-40")),
        ("value", page(lastReviewed="2026-11-21")),
        # 12: nothing is empty, and nothing lacks what it needs.
        *(("empty", page(citation=value)) for value in NOTHING),
        ("incomplete", {"@type": ["FAQPage", "MedicalWebPage"], "name": "Questions"}),
        ("incomplete", {"@type": "Question", "name": "Does it hurt?"}),
        ("incomplete", {"@type": "ImageObject", "contentUrl": "https://a.example/a.jpg"}),
        # 13 and 14: what has no place here.
        ("unwanted", {"@type": "AggregateRating", "ratingValue": 5}),
        ("unwanted", {"@type": "HowTo", "name": "A session"}),
        # And what no vocabulary allows.
        ("reference", page(about={"@id": "https://a.example/#nothing"})),
        ("reference", {"@type": "WebPage", "@id": "#webpage"}),
        ("reference", {"@type": "WebPage", "@id": 5}),
        ("type", {"@type": "Treatment", "@id": "https://a.example/#t"}),
        ("type", page(about={"name": "Something"})),
        ("type", {"@type": [], "name": "Something"}),
        ("value", page(url="/treatments/")),
        ("value", page(url="https://a.example/a b")),
        ("value", page(datePublished="10 November 2026")),
        ("value", {"@type": "ListItem", "name": "A", "item": page(), "position": True}),
        ("value", {"@type": "PropertyValue", "minValue": "3"}),
        ("value", {"@type": "HealthTopicContent", "text": "A", "timeRequired": "an hour"}),
        ("value", {"@type": "OpeningHoursSpecification", "opens": "25:00"}),
    ],
)
def test_each_mistake_is_found(kind: str, node: dict[str, Any]) -> None:
    assert kind in of_nodes(node)


@pytest.mark.parametrize(
    "nodes",
    [
        [procedure(adverseOutcome={"@id": RISK["@id"]}, seriousAdverseOutcome=RISK)],
        [page(specialty=member("Dermatology"), lastReviewed="2026-11-20", inLanguage="en")],
        [page(datePublished="2026-11-10T09:30:00+00:00", dateModified="2026-11-10")],
        [procedure(procedureType=[member("PercutaneousProcedure")], bodyLocation=["Face"])],
        [{"@type": "PropertyValue", "name": "Sessions", "minValue": 3, "maxValue": 6.5}],
        [{"@type": "CreativeWork", "datePublished": year} for year in ("2023", "2023-02")],
        [{"@type": "CreativeWork", "timeRequired": "P1Y2M3DT4H5M6.5S"}],
        [{"@type": "OpeningHoursSpecification", "opens": "09:00", "closes": "18:00:00+01:00"}],
    ],
)
def test_what_is_right_passes(nodes: list[dict[str, Any]]) -> None:
    assert of_nodes(*nodes) == []


@pytest.mark.parametrize("duration", ["P", "PT", "1H", "P1H", "PT1D", "P1", "P-1D", "PT1H30"])
def test_a_duration_is_one(duration: str) -> None:
    assert of_nodes({"@type": "CreativeWork", "timeRequired": duration}) == ["value"]


def test_two_nodes_with_one_id_are_found() -> None:
    assert of_nodes(page(), page()) == ["reference"]


def test_a_mistake_says_where_it_is_and_what_stands_there() -> None:
    stated = {"@graph": [page(about=[procedure(drug={"@type": "Drug", "nam": "x"})])]}
    (finding,) = found(full_faq(), stated)
    assert finding.severity is Severity.ERROR
    assert finding.parameters == {
        "node": "https://a.example/#procedure drug",
        "property": "nam",
        "value": "Drug",
    }


# Mutations of what is right


def nodes_of(stated: Any) -> Iterator[dict[str, Any]]:
    if isinstance(stated, list):
        for part in stated:
            yield from nodes_of(part)
    elif isinstance(stated, dict):
        if "@type" in stated:
            yield stated
        for part in stated.values():
            yield from nodes_of(part)


def node(stated: dict[str, Any], iri: str) -> dict[str, Any]:
    return next(one for one in stated["@graph"] if one["@id"] == iri)


@pytest.mark.parametrize(
    ("kind", "iri", "change"),
    [
        ("type", PAGE, {"@type": "MedicalWebsite"}),
        ("property", PAGE, {"purpose": "To inform"}),
        ("domain", PAGE, {"jobTitle": "Page"}),
        ("value", PAGE, {"breadcrumb": {"@id": PROCEDURE}}),
        ("value", PAGE, {"datePublished": "yesterday"}),
        ("value", PAGE, {"url": "clinic.example"}),
        ("member", PAGE, {"specialty": [member("Cosmetics")]}),
        ("value", PROCEDURE, {"bodyLocation": [5]}),
        ("superseded", PAGE, {"specialty": [member("Dermatologic")]}),
        ("empty", PROCEDURE, {"description": "\n"}),
        ("reference", PAGE, {"mainEntity": {"@id": f"{PROCEDURE}s"}}),
        ("incomplete", PROCEDURE, {"name": None}),
        ("unwanted", PROCEDURE, {"subjectOf": {"@type": "Review", "name": "Five stars"}}),
    ],
)
def test_a_good_graph_with_one_mistake_is_found_out(
    kind: str, iri: str, change: dict[str, Any]
) -> None:
    document = full_procedure()
    stated = copy.deepcopy(graph(document))
    one = node(stated, iri)
    one.update(change)
    if change.get("name", "") is None:
        del one["name"]
    assert f"markup.{kind}" in {finding.code for finding in found(document, stated)}


def test_a_node_that_is_missing_leaves_a_reference_that_leads_nowhere() -> None:
    document = full_risk()
    stated = copy.deepcopy(graph(document))
    gone = f"{RISK_URL}#{CONTRAINDICATIONS[0].anchor}"
    stated["@graph"] = [one for one in stated["@graph"] if one["@id"] != gone]
    places = [one.parameters for one in found(document, stated)]
    assert {place["value"] for place in places} == {gone}
    assert {place["property"] for place in places} == {"mentions", "contraindication"}


WHOLE = [graph(make()) for make in FULL]
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 5),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from(["", " ", "Text", "2026-11-20", "2026-02-30", "https://a.example/", "PT1H"]),
    st.sampled_from(["09:00", "#here", "https://schema.org/Dermatology", "Dermatology", "3"]),
)
VALUES = st.one_of(
    SCALARS,
    st.lists(SCALARS, max_size=2),
    st.sampled_from([member("Dermatology"), member("Monday"), member("Nothing"), {}]),
    st.sampled_from([{"@id": PROCEDURE}, {"@id": PAGE}, {"@id": "https://a.example/#x"}]),
    st.sampled_from([{"@type": "Drug", "name": "A"}, {"@type": "Answer", "text": "A"}]),
)
NAMES = sorted({name for stated in WHOLE for one in nodes_of(stated) for name in one} - {"@id"})


@settings(max_examples=400, deadline=None)
@given(data=st.data())
def test_any_change_is_judged_as_the_whole_vocabulary_judges_it(data: st.DataObject) -> None:
    """A second checker, which knows the whole registry, says of each mutation whether it is right."""
    stated = copy.deepcopy(data.draw(st.sampled_from(WHOLE)))
    one = data.draw(st.sampled_from(list(nodes_of(stated))))
    name = data.draw(st.sampled_from(NAMES))
    if name == "@type":
        one[name] = data.draw(st.sampled_from(["MedicalTherapy", "WebPage", "Person", "Nothing"]))
    elif data.draw(st.booleans()):
        one[name] = data.draw(VALUES)
    else:
        one.pop(name, None)
    if isinstance(one.get("lastReviewed"), str):
        one["lastReviewed"] = min(one["lastReviewed"], str(TODAY))
    expected = check(stated)
    places = found(full_faq(), stated)
    assert bool(places) == bool(expected), (places, expected)
    assert "rule.failed" not in {place.code for place in places}


JSON = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["@id", "@type", "name", "url", "about", "lastReviewed", "x"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.dictionaries(st.sampled_from(["@id", "@type", "about", "name"]), JSON)))
def test_whatever_stands_in_a_graph_is_judged(nodes: list[dict[str, Any]]) -> None:
    assert "rule.failed" not in {one.code for one in found(full_faq(), {"@graph": nodes})}


def test_the_day_counts() -> None:
    document = full_procedure(last_reviewed=datetime.date(2026, 11, 9))
    assert findings(document, "markup.", today=datetime.date(2026, 11, 9)) == []
    (finding,) = findings(document, "markup.", today=datetime.date(2026, 11, 8))
    assert (finding.code, finding.parameters["property"]) == ("markup.value", "lastReviewed")
