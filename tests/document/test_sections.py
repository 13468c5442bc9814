"""A procedure's facts as the sections of its page."""

from dataclasses import replace
from typing import Any

import pytest

from tests.documents import (
    CONTRAINDICATIONS,
    LEAFLET,
    RISKS,
    full_procedure,
    minimal_procedure,
    prose,
)
from wagtail_microneedling.document import (
    AftercareStep,
    Anaesthesia,
    Benefit,
    Discomfort,
    Level,
    Plan,
    Quantity,
    Range,
    Section,
    Statement,
    TimelineEntry,
    Unit,
    advice_statements,
    contraindication_text,
    course_statements,
    frequency_statement,
    plan_text,
    procedure_sections,
    timeline_label,
)

WEEKS = Range(min=4, max=6, unit=Unit.WEEK)
SESSIONS = Range(min=3, max=6, unit=Unit.SESSION)


def section(anchor: str, **fields: Any) -> Section:
    """Return one section of a procedure that states ``fields`` alone."""
    found = {item.anchor: item for item in procedure_sections(minimal_procedure(**fields))}
    return found[anchor]


def test_a_full_procedure_has_every_section_in_the_order_of_the_page() -> None:
    assert [item.anchor for item in procedure_sections(full_procedure())] == [
        "how-it-works",
        "background",
        "who-it-is-for",
        "benefits",
        "visit",
        "comfort",
        "plan",
        "needle-depth",
        "preparation",
        "downtime",
        "aftercare",
        "results",
        "price",
    ]


def test_what_says_nothing_has_no_section() -> None:
    assert procedure_sections(minimal_procedure()) == ()


def test_prose_comes_before_the_lines() -> None:
    item = Section(
        anchor="a",
        heading="A",
        prose=prose("First."),
        statements=(Statement(label="Then", text="second"), Statement(text="third")),
    )

    assert item.text == "First.\nThen: second\nthird"


@pytest.mark.parametrize(
    ("statement", "line"),
    [
        (Statement(label="Redness", text="passes"), "Redness: passes"),
        (Statement(label="Redness"), "Redness"),
        (Statement(text="passes"), "passes"),
        (Statement(), ""),
    ],
)
def test_a_statement_is_one_line(statement: Statement, line: str) -> None:
    assert statement.line == line


def test_a_plan_states_its_numbers_in_words_and_as_quantities() -> None:
    plan = section("plan", plans=(Plan(label="Scars", sessions=SESSIONS, interval=WEEKS),))

    assert plan.text == "Scars: 3 to 6 sessions, 4 to 6 weeks apart."
    assert plan.quantities == (
        Quantity(key="sessions", name="Scars", range=SESSIONS),
        Quantity(key="interval-between-sessions", name="Scars", range=WEEKS),
    )


@pytest.mark.parametrize(
    ("plan", "text"),
    [
        (Plan(sessions=SESSIONS), "3 to 6 sessions"),
        (Plan(interval=Range(min=4, unit=Unit.WEEK)), "At least 4 weeks apart"),
        (Plan(note="It depends."), ""),
    ],
)
def test_a_plan_may_leave_numbers_out(plan: Plan, text: str) -> None:
    assert plan_text(plan, "en") == text


@pytest.mark.parametrize(
    ("maintenance", "text"),
    [
        (WEEKS, "Every 4 to 6 weeks."),
        (Range(min=4, max=4, unit=Unit.WEEK), "Every 4 weeks."),
        (Range(min=4, unit=Unit.WEEK), "At least 4 weeks apart."),
        (Range(max=6, unit=Unit.WEEK), "Up to 6 weeks apart."),
    ],
)
def test_maintenance_is_every_so_often(maintenance: Range, text: str) -> None:
    plan = section("plan", maintenance=maintenance)

    assert plan.text == f"Maintenance: {text}"
    assert plan.quantities[0].range == maintenance


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        (TimelineEntry(text="x", after_session=1), "After session 1"),
        (TimelineEntry(text="x", time=Range(min=2, max=6, unit=Unit.WEEK)), "2 to 6 weeks"),
        (TimelineEntry(text="x", time=Range(max=10, unit=Unit.MINUTE)), "Up to 10 minutes"),
        (TimelineEntry(text="x"), ""),
    ],
)
def test_a_timeline_says_when(entry: TimelineEntry, text: str) -> None:
    assert timeline_label(entry, "en") == text


def test_comfort_is_stated_in_words_and_category() -> None:
    comfort = section(
        "comfort",
        anaesthesia=Anaesthesia.TOPICAL,
        discomfort=Discomfort.MILD,
        discomfort_note="Pressure and warmth",
    )

    assert comfort.text == (
        "Pain relief: Topical numbing cream.\nDiscomfort: Mild. Pressure and warmth."
    )


def test_the_youngest_age_may_be_zero() -> None:
    assert section("who-it-is-for", youngest_age=0).text == "Youngest age: 0 years"
    assert section("who-it-is-for", youngest_age=1).text == "Youngest age: 1 year"


def test_aftercare_says_how_long_and_why() -> None:
    step = AftercareStep(
        text="No make-up", duration=Range(min=24, max=24, unit=Unit.HOUR), reason="It irritates"
    )

    assert section("aftercare", aftercare=(step,)).text == "For 24 hours: No make-up. It irritates."


def test_a_benefit_keeps_its_sources() -> None:
    (statement,) = section(
        "benefits", benefits=(Benefit(name="Softer scars", sources=(LEAFLET,)),)
    ).statements

    assert statement.sources == (LEAFLET,)


def test_a_risk_states_how_often_when_and_what_to_do() -> None:
    infection = RISKS[3]

    assert frequency_statement(infection, "en").line.startswith("How often: Rare (")
    assert [item.line for item in course_statements(infection, "en")] == [
        "Starts after: 1 day",
        "How long it lasts: 7 days",
    ]
    assert [item.label for item in advice_statements(infection, "en")] == [
        "Who is more at risk",
        "How it is prevented",
        "What to do",
    ]
    assert not [*course_statements(RISKS[4], "en"), *advice_statements(RISKS[4], "en")]


def test_a_contraindication_says_what_it_asks_for() -> None:
    acne = CONTRAINDICATIONS[0]

    assert contraindication_text(acne, "en") == (
        "Wait first. At least 4 weeks. Until the spots have settled."
        " Needles can carry bacteria across the skin."
    )
    bare = replace(acne, level=Level.NEVER, wait=None, until="", reason="")
    assert contraindication_text(bare, "en") == "Not suitable."
