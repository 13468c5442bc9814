"""A quantity holds what can be true, and nothing else."""

import math
from dataclasses import FrozenInstanceError
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagtail_microneedling.document import HOURS, Range, Unit, as_number
from wagtail_microneedling.exceptions import FactError, RangeError


def test_either_end_may_be_open() -> None:
    assert Range(min=4, unit=Unit.WEEK).max is None
    assert Range(max=2.5, unit=Unit.MILLIMETRE).min is None
    assert Range(min=0, max=0, unit=Unit.DAY).is_exact
    assert not Range(min=3, max=6, unit=Unit.SESSION).is_exact
    assert not Range(min=3, unit=Unit.SESSION).is_exact


@pytest.mark.parametrize(
    ("ends", "sentence"),
    [
        ({}, "no end"),
        ({"min": 6, "max": 3}, "swap its ends"),
        ({"min": -1}, "from 0 up"),
        ({"max": -0.5}, "from 0 up"),
        ({"min": math.nan}, "from 0 up"),
        ({"min": 1, "max": math.inf}, "from 0 up"),
    ],
)
def test_what_is_no_quantity_is_refused_with_a_sentence(ends: Any, sentence: str) -> None:
    with pytest.raises(RangeError, match=sentence) as refusal:
        Range(**ends, unit=Unit.WEEK)
    assert isinstance(refusal.value, FactError)
    assert isinstance(refusal.value, ValueError)


def test_a_range_does_not_change() -> None:
    with pytest.raises(FrozenInstanceError):
        Range(min=1, unit=Unit.DAY).min = 2  # type: ignore[misc]


@pytest.mark.parametrize(
    ("stored", "expected"),
    [
        ((3, 6, "session"), Range(min=3, max=6, unit=Unit.SESSION)),
        ((Decimal("0.25"), Decimal("0.50"), "mm"), Range(min=0.25, max=0.5, unit=Unit.MILLIMETRE)),
        (("4", None, "week"), Range(min=4, unit=Unit.WEEK)),
        ((None, Decimal("2.0"), Unit.DAY), Range(max=2, unit=Unit.DAY)),
        ((None, None, "week"), None),
        ((6, 3, "week"), None),
        ((-1, 3, "week"), None),
        (("many", None, "week"), None),
        ((3, 6, "fortnight"), None),
        ((3, 6, ""), None),
        ((3, 6, None), None),
        ((True, None, "week"), None),
        ((math.nan, None, "week"), None),
    ],
)
def test_stored_values_become_a_range_or_nothing(stored: Any, expected: Range | None) -> None:
    assert Range.of(*stored) == expected


anything = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.decimals()
    | st.text(max_size=8)
    | st.binary(max_size=4)
)


@given(minimum=anything, maximum=anything, unit=st.sampled_from([*Unit, "", "furlong"]))
def test_a_range_out_of_a_database_is_true_or_absent(
    minimum: object, maximum: object, unit: object
) -> None:
    found = Range.of(minimum, maximum, unit)

    if found is not None:
        ends = [end for end in (found.min, found.max) if end is not None]
        assert ends == sorted(ends)
        assert ends
        assert all(math.isfinite(end) and end >= 0 for end in ends)


@pytest.mark.parametrize(
    ("value", "number"),
    [(3.0, 3), ("2.50", 2.5), (Decimal("1E+2"), 100), (True, None), (None, None), ("x", None)],
)
def test_numbers_are_as_plain_as_can_be(value: object, number: object) -> None:
    found = as_number(value)

    assert found == number
    assert type(found) is type(number)


def test_times_compare_in_hours() -> None:
    assert Range(min=30, max=90, unit=Unit.MINUTE).hours() == (0.5, 1.5)
    assert Range(max=2, unit=Unit.DAY).hours() == (None, 48)
    assert Range(min=1, unit=Unit.WEEK).hours() == (168, None)
    assert HOURS[Unit.YEAR] == pytest.approx(12 * HOURS[Unit.MONTH])


@pytest.mark.parametrize("unit", [Unit.MILLIMETRE, Unit.SESSION])
def test_what_is_no_time_has_no_hours(unit: Unit) -> None:
    with pytest.raises(KeyError):
        Range(min=1, unit=unit).hours()
