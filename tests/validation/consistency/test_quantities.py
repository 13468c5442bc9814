"""Quantities are read in digits and words, with ranges, units and bounds; what is none is not."""

from typing import Any

import pytest

from tests.documents import minimal_faq, minimal_procedure, prose
from wagtail_microneedling.document import Plan, Question, Range, Unit, from_primitive
from wagtail_microneedling.validation import Subject, consistency_rules, judge

#: Facts that no text below says.
FACTS = minimal_procedure(
    downtime=Range(min=17, max=19, unit=Unit.MINUTE),
    maintenance=Range(min=2, max=3, unit=Unit.WEEK),
    plans=(
        Plan(
            sessions=Range(min=27, max=29, unit=Unit.SESSION),
            interval=Range(min=3, max=3, unit=Unit.DAY),
        ),
    ),
)


def said(text: str, topic: str = "downtime") -> list[Range]:
    """Return what the rules say that a text says of a topic."""
    page = minimal_faq(questions=(Question(anchor="q", question="", answer=prose(text)),))
    found = judge(Subject(document=page, procedure=FACTS), consistency_rules)
    given: list[Any] = [
        one.parameters["said"] for one in found if one.code == f"consistent.{topic}"
    ]
    return [from_primitive(Range, plain) for plain in given]


def time(low: float | None, high: float | None, unit: Unit) -> Range:
    return Range(min=low, max=high, unit=unit)


M, H, D, W, MO, Y = Unit.MINUTE, Unit.HOUR, Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("3 days", time(3, 3, D)),
        ("three days", time(3, 3, D)),
        ("twenty-four hours", time(24, 24, H)),
        ("one hundred hours", time(100, 100, H)),
        ("36 h", time(36, 36, H)),
        ("36h", time(36, 36, H)),
        ("48 hrs", time(48, 48, H)),
        ("5d", time(5, 5, D)),
        ("2 wks", time(2, 2, W)),
        ("1,000 hours", time(1000, 1000, H)),
        ("٣ days", time(3, 3, D)),
        ("2.5 days", time(2.5, 2.5, D)),
        ("1½ days", time(1.5, 1.5, D)),
        ("1 1/2 days", time(1.5, 1.5, D)),
        ("half a day", time(0.5, 0.5, D)),
        ("half an hour", time(0.5, 0.5, H)),
        ("one and a half hours", time(1.5, 1.5, H)),
        ("an hour and a half", time(1.5, 1.5, H)),
        ("an hour and a quarter", time(1.25, 1.25, H)),
        ("1 hour 30 minutes", time(90, 90, M)),
        ("a day", time(1, 1, D)),
        ("a fortnight", time(2, 2, W)),
        ("two full weeks", time(2, 2, W)),
        ("about three days", time(3, 3, D)),
        ("approximately 3 days", time(3, 3, D)),
        ("a couple of days", time(2, 2, D)),
        ("a few days", time(3, 6, D)),
        ("several days", time(3, 12, D)),
        ("a day or two", time(1, 2, D)),
        ("the next day or two", time(1, 2, D)),
        ("a week or so", time(1, 1, W)),
        ("weeks", time(2, 12, W)),
        ("overnight", time(8, 24, H)),
        ("3 to 6 days", time(3, 6, D)),
        ("3-6 days", time(3, 6, D)),
        ("3 – 6 days", time(3, 6, D)),
        ("three-to-six days", time(3, 6, D)),
        ("3 days to 6 days", time(3, 6, D)),
        ("3 or 4 days", time(3, 4, D)),
        ("between three and six days", time(3, 6, D)),
        ("anywhere from three to six days", time(3, 6, D)),
        ("a few hours to 2 days", time(3, 48, H)),
        ("24 hours to 3 days", time(24, 72, H)),
        ("six months to a year", time(6, 12, MO)),
        ("a few days to 1-2 weeks", time(3, 14, D)),
        ("at least 3 days", time(3, None, D)),
        ("a minimum of 3 days", time(3, None, D)),
        ("no fewer than 3 days", time(3, None, D)),
        ("3 days or more", time(3, None, D)),
        ("more than 3 days", time(3, None, D)),
        ("well over 3 days", time(3, None, D)),
        ("up to 3 days", time(None, 3, D)),
        ("at most 3 days", time(None, 3, D)),
        ("no more than 3 days", time(None, 3, D)),
        ("no longer than about 3 days", time(None, 3, D)),
        ("3 days at the longest", time(None, 3, D)),
    ],
)
def test_times(phrase: str, expected: Range) -> None:
    assert said(f"The redness lasts {phrase}.") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The redness does not last longer than 3 days.", time(None, 3, D)),
        ("The redness never lasts for more than 3 days.", time(None, 3, D)),
        ("The redness rarely exceeds 3 days.", time(None, 3, D)),
        ("The redness does not go before 3 days have passed.", time(3, None, D)),
        ("The redness is gone by day 3.", time(None, 3, D)),
        ("Days 3 to 5: redness.", time(3, 5, D)),
        ("The redness has a three-day course.", time(3, 3, D)),
    ],
)
def test_negations_and_points(text: str, expected: Range) -> None:
    assert said(text) == [expected]


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("every 6 weeks", time(6, 6, W)),
        ("every four to six weeks", time(4, 6, W)),
        ("every other week", time(2, 2, W)),
        ("every third month", time(3, 3, MO)),
        ("once a month", time(1, 1, MO)),
        ("once every two months", time(2, 2, MO)),
        ("three times a month", time(0.333, 0.333, MO)),
        ("twice a month", time(0.5, 0.5, MO)),
        ("monthly", time(1, 1, MO)),
        ("fortnightly", time(2, 2, W)),
        ("at six-weekly intervals", time(6, 6, W)),
        ("at most once a month", time(1, None, MO)),
        ("six weeks apart", time(6, 6, W)),
        ("with six-week gaps", time(6, 6, W)),
        ("with a month's rest between them", time(1, 1, MO)),
    ],
)
def test_rates_and_intervals(phrase: str, expected: Range) -> None:
    assert said(f"The sessions are {phrase}.", "interval") == [expected]


def test_parts_of_a_year_are_months() -> None:
    for phrase, months in (("twice a year", 6), ("three times a year", 4), ("yearly", None)):
        expected = time(months, months, MO) if months else time(1, 1, Y)
        assert said(f"Maintenance sessions are needed {phrase}.", "maintenance") == [expected]


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("3 sessions", (3, 3)),
        ("3-6 sessions", (3, 6)),
        ("three to six microneedling treatments", (3, 6)),
        ("a six-session course", (6, 6)),
        ("a series of four", (4, 4)),
        ("two or three visits", (2, 3)),
        ("at least five appointments", (5, None)),
        ("half a dozen sessions", (6, 6)),
    ],
)
def test_sessions(phrase: str, expected: tuple[int | None, int | None]) -> None:
    low, high = expected
    assert said(f"You need {phrase}.", "sessions") == [Range(min=low, max=high, unit=Unit.SESSION)]


@pytest.mark.parametrize(
    "phrase",
    [
        *("1e9 days", "3D days", "B12 days", "2nd day", "1-1-1 days", "1-2-3-4 days", "0.5.7 days"),
        *("12345678901234567890 days", "the days", "many days", "some days", "days"),
        *("\0", "½½", "…", "(((", "3", "£3", "3%", "3 °", "page 3"),
    ],
)
def test_what_is_no_quantity(phrase: str) -> None:
    assert said(f"The redness of {phrase} lasts.") == []
