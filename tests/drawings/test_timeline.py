"""Results and recovery along time."""

import itertools
from typing import Any

import pytest

from tests.documents import full_procedure, minimal_procedure
from wagtail_microneedling.document import (
    Permanence,
    ProcedureDocument,
    Range,
    TimelineEntry,
    Unit,
    procedure_sections,
)
from wagtail_microneedling.drawings import Certainty, Timeline, section_drawing

WEEKS = Range(min=2, max=6, unit=Unit.WEEK)
MONTHS = Range(min=3, max=6, unit=Unit.MONTH)


def drawn(document: ProcedureDocument, anchor: str = "results") -> Timeline | None:
    section = next(item for item in procedure_sections(document) if item.anchor == anchor)
    found = section_drawing(document, section)
    assert found is None or isinstance(found, Timeline)
    return found


def results(*entries: TimelineEntry, **fields: Any) -> Timeline:
    found = drawn(minimal_procedure(results=entries, **fields))
    assert found is not None
    return found


def test_rows_carry_the_numbers_and_words_of_the_statements_beside_them() -> None:
    document = full_procedure()
    for anchor in ("results", "downtime"):
        section = next(item for item in procedure_sections(document) if item.anchor == anchor)
        timeline = drawn(document, anchor)
        assert timeline is not None
        for row in timeline.rows:
            stated = section.statements[row.number - 1]
            assert " ".join(line.text for line in row.lines) == stated.label
            assert f"{row.number}. {stated.line}" in timeline.description


def test_a_statement_that_has_no_place_in_time_has_no_row() -> None:
    timeline = drawn(full_procedure(), "downtime")
    assert timeline is not None
    assert [row.number for row in timeline.rows] == [1, 3, 4]


def test_an_interval_runs_from_its_start_to_its_end() -> None:
    timeline = results(
        TimelineEntry(text="Tone", time=WEEKS), TimelineEntry(text="All", time=MONTHS)
    )
    tone, everything = (row.segments[0] for row in timeline.rows)
    assert tone.certainty is everything.certainty is Certainty.CERTAIN
    assert 12 < tone.start < tone.end < everything.start < everything.end == 348
    assert (everything.end - 12) / (everything.start - 12) == pytest.approx(2, abs=0.02)


def test_an_end_that_nobody_stated_fades_out_and_a_missing_start_is_treatment() -> None:
    timeline = results(
        TimelineEntry(text="Open", time=Range(min=4, unit=Unit.WEEK)),
        TimelineEntry(text="From the start", time=Range(max=2, unit=Unit.WEEK)),
    )
    fading, early = (row.segments[0] for row in timeline.rows)
    assert fading.certainty is Certainty.OPEN
    assert fading.length > 20
    assert (early.start, early.certainty) == (12, Certainty.CERTAIN)


def test_how_long_it_lasts_is_sure_up_to_the_least_and_possible_up_to_the_most() -> None:
    timeline = results(lasts=Range(min=6, max=12, unit=Unit.MONTH), permanence=Permanence.TEMPORARY)
    sure, possible = timeline.rows[0].segments
    assert (sure.certainty, possible.certainty) == (Certainty.CERTAIN, Certainty.POSSIBLE)
    assert sure.start == 12
    assert sure.end == possible.start == 180
    assert possible.end == 348


def test_how_long_it_lasts_with_one_end_open() -> None:
    at_least = results(lasts=Range(min=6, unit=Unit.MONTH)).rows[0].segments
    assert [part.certainty for part in at_least] == [Certainty.CERTAIN, Certainty.OPEN]
    up_to = results(lasts=Range(max=6, unit=Unit.MONTH)).rows[0].segments
    assert [part.certainty for part in up_to] == [Certainty.POSSIBLE]


def test_an_exact_time_is_a_dot() -> None:
    exact = Range(min=7, max=7, unit=Unit.DAY)
    row = results(TimelineEntry(text="Flaking ends", time=exact)).rows[0]
    assert row.segments == ()
    assert row.dot == 348


def test_sessions_stand_left_of_the_time_after_treatment() -> None:
    timeline = results(
        TimelineEntry(text="First", after_session=1),
        TimelineEntry(text="Third", after_session=3),
        TimelineEntry(text="Later", time=MONTHS),
    )
    first, third, later = timeline.rows
    assert first.dot is not None
    assert third.dot is not None
    assert 12 < first.dot < third.dot < later.segments[0].start
    assert [tick.text for tick in timeline.ticks][:2] == ["1", "3"]
    assert [name.text for name in timeline.names] == ["Session", "Time after treatment"]


def test_sessions_alone_need_no_time() -> None:
    timeline = results(TimelineEntry(text="First", after_session=1))
    assert [name.text for name in timeline.names] == ["Session"]
    assert timeline.caption == ""


def test_ever_so_many_sessions_stay_inside_and_their_numbers_apart() -> None:
    entries = [TimelineEntry(text="x", after_session=number) for number in range(1, 60)]
    timeline = results(*entries, TimelineEntry(text="Later", time=MONTHS))
    dots = [row.dot for row in timeline.rows if row.dot is not None]
    assert dots == sorted(set(dots))
    places = [tick.position for tick in timeline.ticks if tick.text.isdigit()]
    assert min(b - a for a, b in itertools.pairwise(places)) >= 20


@pytest.mark.parametrize(
    "entry",
    [
        TimelineEntry(text="Nobody said when."),
        TimelineEntry(text="A length is no time.", time=Range(max=2, unit=Unit.MILLIMETRE)),
        TimelineEntry(text="At once.", time=Range(max=0, unit=Unit.DAY)),
    ],
)
def test_what_has_no_place_in_time_is_not_drawn(entry: TimelineEntry) -> None:
    assert drawn(minimal_procedure(results=(entry,))) is None


def test_rows_do_not_overlap_and_end_above_the_scale() -> None:
    timeline = results(
        *(TimelineEntry(text="x", time=Range(min=n, unit=Unit.WEEK)) for n in range(1, 9)),
        lasts=Range(min=1, max=2, unit=Unit.YEAR),
    )
    bars = [row.bar_y for row in timeline.rows]
    assert all(b - a >= 40 for a, b in itertools.pairwise(bars))
    assert bars[-1] + timeline.bar < timeline.axis_y < timeline.height


def test_a_scale_from_minutes_to_years_says_that_it_is_bent() -> None:
    timeline = results(
        TimelineEntry(text="Soon", time=Range(max=10, unit=Unit.MINUTE)),
        lasts=Range(max=1, unit=Unit.YEAR),
    )
    assert "early" in timeline.caption
