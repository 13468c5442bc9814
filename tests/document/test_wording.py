"""Quantities and categories in words."""

from decimal import Decimal
from enum import StrEnum
from typing import get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

import wagtail_microneedling.document as room
from wagtail_microneedling.document import (
    LABELS,
    Frequency,
    Range,
    Unit,
    capitalised,
    label,
    price_text,
    range_text,
    sentences,
)

ENUMERATIONS = [
    item
    for item in vars(room).values()
    if isinstance(item, type) and issubclass(item, StrEnum) and item is not StrEnum
]


@pytest.mark.parametrize(
    ("minimum", "maximum", "unit", "text"),
    [
        (3, 6, Unit.SESSION, "3 to 6 sessions"),
        (1, 1, Unit.SESSION, "1 session"),
        (0, 1, Unit.DAY, "0 to 1 day"),
        (0, 0, Unit.DAY, "0 days"),
        (4, None, Unit.WEEK, "at least 4 weeks"),
        (1, None, Unit.WEEK, "at least 1 week"),
        (None, 2.5, Unit.MILLIMETRE, "up to 2.5 mm"),
        (None, 1, Unit.HOUR, "up to 1 hour"),
        (0.25, 0.5, Unit.MILLIMETRE, "0.25 to 0.5 mm"),
        (0.5, 0.5, Unit.HOUR, "0.5 hours"),
        (1.4, float("1.4"), Unit.HOUR, "1.4 hours"),
        (1, 1.5, Unit.HOUR, "1 to 1.5 hours"),
        (30, 45, Unit.MINUTE, "30 to 45 minutes"),
        (1, 12, Unit.MONTH, "1 to 12 months"),
        (1, 1, Unit.YEAR, "1 year"),
        (1000, 12000, Unit.DAY, "1,000 to 12,000 days"),
    ],
)
def test_ranges_read_as_a_person_would_say_them(
    minimum: float | None, maximum: float | None, unit: Unit, text: str
) -> None:
    assert range_text(Range(min=minimum, max=maximum, unit=unit), "en-GB") == text


def test_numbers_are_written_as_the_language_writes_them() -> None:
    depth = Range(min=0.25, max=0.5, unit=Unit.MILLIMETRE)

    assert "0,25" in range_text(depth, "de")
    assert "0,5 mm" in range_text(depth, "fr-CA")


@pytest.mark.parametrize("language", ["tlh", "", "not a language", "en-GB-oed"])
def test_an_unknown_language_reads_english_numbers(language: str) -> None:
    text = range_text(Range(min=1.5, max=2, unit=Unit.DAY), language)

    assert text == "1.5 to 2 days"


@given(
    ends=st.lists(st.integers(0, 10**6) | st.floats(0, 10**6), min_size=2, max_size=2),
    unit=st.sampled_from(Unit),
)
def test_every_range_has_words(ends: list[float], unit: Unit) -> None:
    low, high = sorted(ends)

    assert range_text(Range(min=low, max=high, unit=unit), "en").strip()


@pytest.mark.parametrize(
    ("amount", "currency", "language", "text"),
    [
        ("180", "GBP", "en-GB", "£180"),
        ("180.00", "GBP", "en-GB", "£180"),
        ("180.50", "GBP", "en-GB", "£180.50"),
        ("1250", "EUR", "de", "1.250\xa0€"),
        ("0.99", "USD", "en", "$0.99"),
    ],
)
def test_prices_read_as_the_language_writes_them(
    amount: str, currency: str, language: str, text: str
) -> None:
    assert price_text(Decimal(amount), currency, language) == text


@pytest.mark.parametrize("enumeration", ENUMERATIONS, ids=lambda item: item.__name__)
def test_every_member_of_every_enumeration_has_a_label(enumeration: type[StrEnum]) -> None:
    labels = [label(member, "en") for member in enumeration]

    assert all(labels)
    assert len(set(labels)) == len(labels)
    assert set(LABELS[enumeration]) == set(enumeration)


def test_the_frequency_bands_state_their_numbers() -> None:
    assert label(Frequency.RARE, "en") == "Rare (between 1 in 10,000 and 1 in 1,000 people)"


def test_sentences_end_once() -> None:
    assert sentences("One", " ", "Two.", "", "Really?", "see:") == "One. Two. Really? see:"
    assert sentences() == ""


def test_only_the_first_letter_is_raised() -> None:
    assert capitalised("up to 2 DAYS") == "Up to 2 DAYS"
    assert capitalised("") == ""


def test_the_door_holds_what_it_names() -> None:
    assert len(set(room.__all__)) == len(room.__all__)
    for name in room.__all__:
        item = getattr(room, name)
        if isinstance(item, type):
            get_type_hints(item)
