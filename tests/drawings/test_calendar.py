"""A plan as a calendar of sessions."""

import itertools
from typing import Any

import pytest

from tests.documents import full_procedure, minimal_procedure
from wagtail_microneedling.document import Plan, Range, Unit, procedure_sections
from wagtail_microneedling.drawings import (
    Certainty,
    SessionCalendar,
    section_drawing,
    text_width,
)


def sessions(low: int | None, high: int | None) -> Range:
    return Range(min=low, max=high, unit=Unit.SESSION)


def weeks(low: float | None, high: float | None) -> Range:
    return Range(min=low, max=high, unit=Unit.WEEK)


def drawn(*plans: Plan, **fields: Any) -> SessionCalendar | None:
    document = minimal_procedure(plans=plans, **fields)
    section = next(item for item in procedure_sections(document) if item.anchor == "plan")
    found = section_drawing(document, section)
    assert found is None or isinstance(found, SessionCalendar)
    return found


def calendar(*plans: Plan) -> SessionCalendar:
    found = drawn(*plans)
    assert found is not None
    return found


COURSE = Plan(label="Scars", sessions=sessions(3, 6), interval=weeks(4, 6))


def test_sessions_follow_one_another_at_equal_distances() -> None:
    marks = calendar(COURSE).lanes[0].marks
    assert [mark.number for mark in marks] == [1, 2, 3, 4, 5, 6]
    steps = [b.x - a.x for a, b in itertools.pairwise(marks)]
    assert max(steps) - min(steps) <= 0.2
    assert all(b.y - a.y == 28 for a, b in itertools.pairwise(marks))


def test_each_session_reaches_from_its_earliest_to_its_latest_week() -> None:
    first, second, third, *_ = calendar(COURSE).lanes[0].marks
    assert first.segment is None
    assert second.segment is not None
    assert third.segment is not None
    assert second.segment.start == second.x
    assert second.segment.certainty is Certainty.POSSIBLE
    assert third.segment.length == pytest.approx(2 * second.segment.length, abs=0.2)
    assert (second.words.text, third.words.text) == ("4 to 6 weeks", "8 to 12 weeks")


def test_sessions_that_not_everyone_needs_are_optional() -> None:
    marks = calendar(COURSE).lanes[0].marks
    assert [mark.optional for mark in marks] == [False, False, False, True, True, True]


def test_words_stay_inside_the_drawing() -> None:
    for mark in calendar(COURSE).lanes[0].marks:
        width = text_width(mark.words.text, 12.5)
        start = mark.words.x - width if mark.words.anchor == "end" else mark.words.x
        assert start >= 0
        assert start + width <= 360


def test_plans_share_one_scale_and_keep_their_numbers() -> None:
    unknown = Plan(label="Nobody said how many", interval=weeks(4, 6))
    mild = Plan(label="Mild", sessions=sessions(1, 1))
    lanes = calendar(COURSE, unknown, mild).lanes
    assert [lane.number for lane in lanes] == [1, 3]
    assert lanes[0].marks[0].x == lanes[1].marks[0].x
    assert lanes[0].marks[-1].y < lanes[1].number_y


def test_the_description_says_what_is_drawn() -> None:
    assert calendar(COURSE).description == "1. Scars: 3 to 6 sessions, 4 to 6 weeks apart."


def test_an_open_interval_fades_out_inside_the_drawing() -> None:
    marks = calendar(Plan(sessions=sessions(3, 3), interval=weeks(4, None))).lanes[0].marks
    last = marks[-1].segment
    assert last is not None
    assert last.certainty is Certainty.OPEN
    assert last.length >= 20
    assert last.end <= 360


def test_an_interval_without_a_least_stands_at_its_latest() -> None:
    second = calendar(Plan(sessions=sessions(2, 2), interval=weeks(None, 6))).lanes[0].marks[1]
    assert second.segment is not None
    assert second.x == second.segment.end


def test_an_open_number_of_sessions_goes_on() -> None:
    assert calendar(Plan(sessions=sessions(3, None), interval=weeks(4, 4))).lanes[0].goes_on
    assert calendar(COURSE).lanes[0].goes_on is None


def test_up_to_so_many_sessions_means_that_one_may_do() -> None:
    marks = calendar(Plan(sessions=sessions(None, 3), interval=weeks(4, 4))).lanes[0].marks
    assert [mark.optional for mark in marks] == [False, True, True]


def test_a_hundred_sessions_are_not_drawn_one_by_one() -> None:
    lane = calendar(Plan(sessions=sessions(100, 100), interval=weeks(1, 1))).lanes[0]
    assert len(lane.marks) == 12
    assert lane.goes_on


@pytest.mark.parametrize("last", [1, 3, 9, 30, 100, 5000])
def test_a_scale_has_few_ticks_in_order(last: int) -> None:
    ticks = calendar(Plan(sessions=sessions(2, 2), interval=weeks(last, last))).ticks
    assert 2 <= len(ticks) <= 9
    assert all(a.position < b.position for a, b in itertools.pairwise(ticks))


@pytest.mark.parametrize(
    "plan",
    [
        Plan(label="Only words", note="Ask us."),
        Plan(sessions=sessions(3, 6)),
        Plan(sessions=sessions(1, 1), interval=weeks(4, 6)),
        Plan(sessions=sessions(3, 3), interval=weeks(0, 0)),
        Plan(sessions=sessions(0, 0), interval=weeks(4, 6)),
        Plan(sessions=sessions(3, 3), interval=Range(max=3, unit=Unit.MILLIMETRE)),
    ],
)
def test_a_plan_without_a_second_date_is_no_calendar(plan: Plan) -> None:
    assert drawn(plan) is None


def test_the_full_procedure_has_a_calendar() -> None:
    document = full_procedure()
    section = next(item for item in procedure_sections(document) if item.anchor == "plan")
    assert isinstance(section_drawing(document, section), SessionCalendar)
