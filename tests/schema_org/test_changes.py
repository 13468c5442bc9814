"""What differs between two graphs of a page: everything that does, each difference once."""

import dataclasses
import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from itertools import count
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents import FULL, PROCEDURE_URL, full_faq, full_procedure, full_risk, rewritten
from wagtail_microneedling.document import (
    Frequency,
    PageDocument,
    ProcedureKind,
    Range,
    Severity,
    Unit,
)
from wagtail_microneedling.schema_org import Change, graph, graph_changes, quantity_of

from .test_hostile_text import texts


def changes(before: PageDocument, after: PageDocument) -> tuple[Change, ...]:
    return graph_changes(graph(before), graph(after))


def short(change: Change) -> tuple[str, list[Any], list[Any]]:
    """Return where a change is, and its values: texts, numbers, ranges and the names of nodes."""
    sides = [[said(value) for value in side] for side in (change.before, change.after)]
    return change.name, sides[0], sides[1]


def said(value: Any) -> Any:
    named = value.get("name", value.get("@id")) if isinstance(value, dict) else value
    return quantity_of(value) or named


def statements(value: Any) -> Any:
    """Return what a graph states whatever its order: another way to say when two are the same."""
    if isinstance(value, dict):
        parts = {name: statements(part) for name, part in value.items()}
        return frozenset((name, part) for name, part in parts.items() if part)
    lines = [line for one in _values(value) for line in _lines(one)]
    counted: dict[Any, int] = {}
    for line in lines:
        key = statements(line) if isinstance(line, dict) else line
        counted[key] = counted.get(key, 0) + 1
    return frozenset(counted.items())


def _values(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _lines(value: Any) -> list[Any]:
    if isinstance(value, str):
        return [_listed(line.strip()) for line in value.split("\n") if line.strip()]
    return [value]


def _listed(line: str) -> str:
    """Return a line as it is; that of the treated areas, which share one, whatever their order."""
    label, colon, areas = line.partition(": ")
    return label + colon + ", ".join(sorted(areas.split(", "))) if "areas" in label else line


# What is told


def test_a_number_is_told_once_as_a_number() -> None:
    document = full_procedure()
    first, *others = document.plans
    more = replace(first, sessions=Range(min=4, max=6, unit=Unit.SESSION))
    (change,) = changes(document, replace(document, plans=(more, *others)))
    assert short(change) == ("mentions", [first.sessions], [more.sessions])
    assert change.node["name"] == "How many sessions"


def test_several_numbers_of_one_line_are_told_and_the_line_is_not() -> None:
    document = full_procedure()
    first, *others = document.plans
    other = replace(
        first,
        sessions=Range(min=4, max=6, unit=Unit.SESSION),
        interval=Range(min=2, max=3, unit=Unit.WEEK),
    )
    found = changes(document, replace(document, plans=(other, *others)))
    assert [short(change)[2] for change in found] == [[other.sessions], [other.interval]]


def test_a_line_is_told_where_more_than_its_number_changes() -> None:
    document = full_procedure()
    first, *others = document.plans
    other = replace(first, sessions=Range(min=4, max=6, unit=Unit.SESSION), note="Or so.")
    found = changes(document, replace(document, plans=(other, *others)))
    assert [change.name for change in found] == ["text", "mentions"]
    assert "Or so." in found[0].after[0]


@pytest.mark.parametrize(
    ("document", "fields", "gone"),
    [
        (full_risk(), {"risks": full_risk().risks[:-1]}, "Scarring"),
        (full_risk(), {"contraindications": full_risk().contraindications[1:]}, "Active acne"),
        (full_faq(), {"questions": full_faq().questions[1:]}, "Does it hurt?"),
        (full_procedure(), {"concerns": full_procedure().concerns[:1]}, "Fine lines"),
        (full_procedure(), {"price": None}, "Price"),
        (full_procedure(), {"sources": ()}, "Skin needling: information for patients"),
        (full_procedure(), {"author": None}, "Tom Abiola"),
        (full_procedure(), {"aftercare": full_procedure().aftercare[:1]}, "Wear SPF 30 or higher."),
        (full_procedure(), {"plans": full_procedure().plans[:1]}, "Mild concerns: 1 session."),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else None,
)
def test_what_goes_is_told_once_by_name_and_what_comes_too(
    document: Any, fields: dict[str, Any], gone: str
) -> None:
    (change,) = changes(document, replace(document, **fields))
    assert short(change)[1:] == ([gone], [])
    (change,) = changes(replace(document, **fields), document)
    assert short(change)[1:] == ([], [gone])


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"title": "Needling"}, [("name", ["Microneedling"], ["Needling"])]),
        ({"summary": "S"}, [("description", [full_procedure().summary], ["S"])]),
        (
            {"youngest_age": 21},
            [("mentions", [Range(min=18, unit=Unit.YEAR)], [Range(min=21, unit=Unit.YEAR)])],
        ),
        (
            {"price": replace(full_procedure().price, amount=Decimal(200))},
            [
                (
                    "text",
                    ["From £180.50 for a session. After a consultation."],
                    ["From £200 for a session. After a consultation."],
                )
            ],
        ),
        (
            {"author": full_procedure().reviewer},
            [("author", ["Tom Abiola"], ["Ines Hallam"])],
        ),
        (
            {"kind": ProcedureKind.SURGICAL},
            [
                ("@type", [], ["SurgicalProcedure"]),
                ("procedureType", ["https://schema.org/PercutaneousProcedure"], []),
            ],
        ),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else None,
)
def test_what_a_graph_repeats_is_told_once(fields: dict[str, Any], told: list[Any]) -> None:
    document = full_procedure()
    assert [short(one) for one in changes(document, replace(document, **fields))] == told


def test_two_risks_that_change_alike_are_both_told() -> None:
    document = full_risk()
    rare = tuple(replace(risk, frequency=Frequency.VERY_RARE) for risk in document.risks)
    found = changes(document, replace(document, risks=rare))
    assert [change.node["name"] for change in found] == [risk.name for risk in document.risks]


def test_a_risk_that_a_procedure_repeats_is_told_once() -> None:
    document = full_procedure()
    (page,) = document.risk_pages
    fewer = replace(document, risk_pages=(replace(page, risks=page.risks[:-2]),))
    told = [short(change) for change in changes(document, fewer)]
    assert told == [("", ["Infection"], []), ("", ["Scarring"], [])]
    rare = (*page.risks[:-1], replace(page.risks[-1], frequency=Frequency.VERY_RARE))
    rarer = replace(document, risk_pages=(replace(page, risks=rare),))
    (change,) = changes(document, rarer)
    assert (change.node["name"], change.name) == ("Scarring", "description")


def test_how_bad_a_risk_is_moves_it() -> None:
    document = full_risk()
    risks = (*document.risks[:-1], replace(document.risks[-1], severity=Severity.SIDE_EFFECT))
    assert sorted(map(short, changes(document, replace(document, risks=risks)))) == [
        ("adverseOutcome", [], ["Scarring"]),
        ("seriousAdverseOutcome", ["Scarring"], []),
    ]


def test_another_address_is_told_once_and_hides_nothing() -> None:
    document, url = full_procedure(), "https://clinic.example/treatments/needling/"
    crumbs = (*document.breadcrumbs[:-1], replace(document.breadcrumbs[-1], url=url))
    moved = replace(document, url=url, breadcrumbs=crumbs)
    (change,) = changes(document, moved)
    assert short(change) == ("url", [PROCEDURE_URL], [url])
    found = changes(document, replace(moved, summary="S"))
    assert [one.name for one in found] == ["url", "description"]


def test_the_order_of_rows_says_nothing() -> None:
    for full in FULL[:3]:
        document = full()
        rows = {
            field.name: value[::-1]
            for field in dataclasses.fields(document)
            if isinstance(value := getattr(document, field.name), tuple)
            and field.name != "breadcrumbs"
        }
        assert len(rows) > 2
        assert changes(document, replace(document, **rows)) == ()


def test_two_thousand_rewritten_questions_take_no_minutes() -> None:
    document = full_faq()
    first, _ = document.questions

    def many(words: str) -> PageDocument:
        return replace(
            document,
            questions=tuple(
                replace(first, anchor=f"q{number}", question=f"{words} {number}?", sources=())
                for number in range(2_000)
            ),
        )

    assert len(changes(many("Is it"), many("Was it"))) == 2_000


# Nothing is lost


@st.composite
def edited(draw: st.DrawFn) -> tuple[PageDocument, PageDocument]:
    """A document and the same after an editor has been at it: rows moved, gone, doubled, words changed."""
    document: PageDocument = draw(st.sampled_from(FULL))()
    names = [field.name for field in dataclasses.fields(document)]
    changed: dict[str, Any] = {}
    for name in draw(st.lists(st.sampled_from(names), max_size=4, unique=True)):
        value = getattr(document, name)
        if isinstance(value, tuple) and value:
            changed[name] = tuple(draw(st.lists(st.sampled_from(value), max_size=4)))
        elif name in ("author", "reviewer", "image", "price", "last_reviewed", "youngest_age"):
            changed[name] = None
    after = replace(document, **changed)
    places, at = count(), draw(st.sets(st.integers(0, 150), max_size=3))
    words = draw(texts)
    return document, rewritten(after, lambda text: words if next(places) in at else text)


@settings(max_examples=120, deadline=None)
@given(pair=edited())
def test_graphs_that_say_the_same_have_no_changes_and_others_have_some(
    pair: tuple[PageDocument, PageDocument],
) -> None:
    before, after = (graph(document) for document in pair)
    is_same = statements(before) == statements(after)
    assert (graph_changes(before, after) == ()) is is_same
    assert (graph_changes(after, before) == ()) is is_same
    assert graph_changes(before, before) == ()


def marked(document: PageDocument, places: set[int]) -> PageDocument:
    """Return a document whose texts at these places hold a word that is nowhere else."""
    number = count()

    def write(text: str) -> str:
        place = next(number)
        return f"{text} mark{place:04}" if place in places else text

    return rewritten(document, write)


def marks_in(value: Any) -> set[str]:
    said = json.dumps(value)
    return {f"mark{place:04}" for place in range(400) if f"mark{place:04}" in said}


def marks_told(found: tuple[Change, ...]) -> set[str]:
    return marks_in([[change.before, change.after] for change in found])


@settings(max_examples=60, deadline=None)
@given(full=st.sampled_from(FULL), places=st.sets(st.integers(0, 200), min_size=1, max_size=12))
def test_every_word_that_changes_is_told(
    full: Callable[[], PageDocument], places: set[int]
) -> None:
    before, after = graph(full()), graph(marked(full(), places))
    found = graph_changes(before, after)
    assert marks_told(found) == marks_in(after)
    told = [text for change in found for text in map(json.dumps, change.after)]
    assert len(found) <= 3 * len(marks_in(after)) + 3, told


@pytest.mark.parametrize("full", FULL, ids=lambda full: full.__name__)
def test_each_word_alone_is_told(full: Callable[[], PageDocument]) -> None:
    before = graph(full())
    for place in range(200):
        after = graph(marked(full(), {place}))
        assert marks_told(graph_changes(before, after)) == marks_in(after)
