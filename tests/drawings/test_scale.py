"""A scale from minutes to years."""

import itertools

import pytest

from wagtail_microneedling.document import HOURS, Range, Unit
from wagtail_microneedling.drawings import Tick, TimeScale, text_width

SHORT = [Range(min=1, max=2, unit=Unit.DAY), Range(max=5, unit=Unit.DAY)]
LONG = [
    Range(max=10, unit=Unit.MINUTE),
    Range(min=1, max=2, unit=Unit.DAY),
    Range(min=2, max=6, unit=Unit.WEEK),
    Range(min=6, max=12, unit=Unit.MONTH),
    Range(max=3, unit=Unit.YEAR),
]


def scale(times: list[Range]) -> TimeScale:
    found = TimeScale.covering(times, 10, 350)
    assert found is not None
    return found


def words_of(tick: Tick) -> tuple[float, float]:
    """Return where a tick's words start and end."""
    width = text_width(tick.text, 12.5)
    if tick.anchor == "end":
        return tick.text_x - width, tick.text_x
    return tick.text_x - width / 2, tick.text_x + width / 2


def all_moments(times: list[Range]) -> list[tuple[int | float, Unit]]:
    return [(end, time.unit) for time in times for end in (time.min, time.max) if end is not None]


def test_a_short_scale_is_proportional() -> None:
    plain = scale(SHORT)
    assert plain.bend is None
    day = HOURS[Unit.DAY]
    first, second = plain.position(day) - 10, plain.position(2 * day) - 10
    assert second == pytest.approx(2 * first, abs=0.2)
    assert plain.position(0) == 10
    assert plain.position(5 * day) == 350


def test_a_long_scale_keeps_the_order_and_shows_minutes_beside_years() -> None:
    bent = scale(LONG)
    assert bent.bend is not None
    hours = sorted(number * HOURS[unit] for number, unit in all_moments(LONG))
    places = [bent.position(0), *(bent.position(hour) for hour in hours)]
    assert all(earlier < later for earlier, later in itertools.pairwise(places))
    assert places[1] - places[0] > 10


@pytest.mark.parametrize("times", [SHORT, LONG])
def test_the_words_of_ticks_do_not_overlap_and_stay_inside(times: list[Range]) -> None:
    ticks = scale(times).ticks(all_moments(times), "en")
    assert len(ticks) >= 3
    stretches = [words_of(tick) for tick in ticks]
    assert stretches[0][0] >= 10
    assert stretches[-1][1] <= 350
    assert all(left[1] < right[0] for left, right in itertools.pairwise(stretches))


def test_ticks_speak_the_language_of_the_page_and_the_units_of_the_facts() -> None:
    times = [Range(min=6, max=12, unit=Unit.MONTH)]
    assert scale(times).ticks(all_moments(times), "en")[-1].text == "12 months"


def test_an_open_end_gets_room_to_fade() -> None:
    fading = scale([Range(min=4, unit=Unit.WEEK)])
    assert fading.position(4 * HOURS[Unit.WEEK]) == fading.right < fading.edge == 350


def test_nothing_after_treatment_is_no_scale() -> None:
    assert TimeScale.covering([Range(max=0, unit=Unit.DAY)], 0, 100) is None
    assert TimeScale.covering([], 0, 100) is None


def test_absurd_numbers_stay_on_the_scale() -> None:
    absurd = scale(
        [Range(min=1e-300, max=1e308, unit=Unit.YEAR), Range(min=5e-324, unit=Unit.MINUTE)]
    )
    assert 10 <= absurd.position(1) <= absurd.position(1e300) <= 350
