"""A document as plain data."""

import dataclasses
import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.documents import FULL, MINIMAL, full_procedure, minimal_procedure
from wagtail_microneedling.document import Range, Unit, from_primitive, to_primitive

PLAIN = (str, int, float, bool, type(None))


def leaves(value: Any) -> list[Any]:
    """Return everything in ``value`` that is neither dict nor list."""
    if isinstance(value, dict | list):
        parts = value.values() if isinstance(value, dict) else value
        return [leaf for part in parts for leaf in leaves(part)]
    return [value]


@pytest.mark.parametrize("document", [*FULL, *MINIMAL], ids=lambda document: document.__name__)
def test_a_document_becomes_plain_data(document: Callable[[], Any]) -> None:
    plain = to_primitive(document())

    assert all(type(leaf) in PLAIN for leaf in leaves(plain))
    assert json.loads(json.dumps(plain, allow_nan=False)) == plain


@pytest.mark.parametrize("document", [*FULL, *MINIMAL], ids=lambda document: document.__name__)
def test_plain_data_becomes_the_document_again(document: Callable[[], Any]) -> None:
    stored = json.loads(json.dumps({**to_primitive(document()), "meta": "unknown"}))

    assert from_primitive(type(document()), stored) == document()


def test_plain_data_of_something_else_is_refused() -> None:
    plain = to_primitive(full_procedure())
    with pytest.raises(KeyError):
        from_primitive(type(full_procedure()), {**plain, "body": [{"type": "poem"}]})
    with pytest.raises(ValueError, match="parsec"):
        from_primitive(Range, {"min": 1, "max": 2, "unit": "parsec"})


@pytest.mark.parametrize(("full", "minimal"), list(zip(FULL, MINIMAL, strict=True)))
def test_every_key_is_always_there(full: Callable[[], Any], minimal: Callable[[], Any]) -> None:
    assert to_primitive(full()).keys() == to_primitive(minimal()).keys()
    assert list(to_primitive(full())) == [field.name for field in dataclasses.fields(full())]


def test_ranges_keep_their_units() -> None:
    assert to_primitive(Range(min=3, unit=Unit.SESSION)) == {
        "min": 3,
        "max": None,
        "unit": "session",
    }


def test_dates_and_money_are_exact_strings() -> None:
    plain = to_primitive(full_procedure())

    assert plain["price"]["amount"] == "180.50"
    assert plain["last_reviewed"] == "2026-11-09"
    assert plain["first_published_at"] == "2026-03-02T09:30:00+00:00"
    assert plain["clinic"]["opening_hours"][0]["opens"] == "09:00:00"
    assert plain["clinic"]["opening_hours"][0]["days"] == ["Monday", "Tuesday"]


def test_parts_of_a_body_say_what_they_are() -> None:
    assert [part["type"] for part in to_primitive(full_procedure())["body"]] == [
        "heading",
        "rich_text",
        "image",
        "video",
        "quote",
        "call_to_action",
    ]
    assert "type" not in to_primitive(minimal_procedure())
