"""Rules are applied to a page: everything is collected, nothing hides anything, nothing breaks."""

import json
import math
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

import wagtail_microneedling.validation as room
from tests.documents import full_faq, full_procedure
from wagtail_microneedling.document import FAQDocument
from wagtail_microneedling.validation import (
    RULE_FAILED,
    Grades,
    Place,
    Rule,
    Severity,
    Subject,
    at,
    every_rule,
    judge,
    worst,
)

from .judged import subject_of


def rule(code: str, *found: Place, **fields: Any) -> Rule:
    """Return a rule that finds these places on every page."""

    def search(subject: Subject) -> Iterator[Place]:
        yield from found

    words = {"text": "A.", "reason": "B.", "fix": "C."}
    return Rule(**{"code": code, "severity": Severity.ADVICE, "search": search, **words, **fields})


def breaking(subject: Subject) -> Iterator[Place]:
    """Find something, then fail."""
    yield at("summary")
    raise LookupError("nothing\0 there \ud800")


def test_all_is_collected_and_the_worst_comes_first() -> None:
    given = (
        rule("a.advice", at("title"), at("slug")),
        rule("b.error", at(), severity=Severity.ERROR),
        rule("c.warning", at(), severity=Severity.WARNING),
        rule("d.advice", at()),
    )
    found = judge(subject_of(full_faq()), given)
    assert [(one.code, one.path) for one in found] == [
        ("b.error", ""),
        ("c.warning", ""),
        ("a.advice", "title"),
        ("a.advice", "slug"),
        ("d.advice", ""),
    ]
    assert worst(found) is Severity.ERROR
    assert worst(()) is None


def test_a_rule_that_fails_is_a_finding_and_hides_no_other() -> None:
    given = (rule("a.one", at("title")), rule("b.two", search=breaking), rule("c.three", at()))
    found = judge(subject_of(full_faq()), given)
    assert [one.code for one in found] == [RULE_FAILED, "a.one", "b.two", "c.three"]
    assert found[0].parameters == {"rule": "b.two", "problem": "LookupError: nothing there ?"}
    assert found[0].severity is Severity.WARNING


def test_a_project_grades_rules_and_switches_them_off() -> None:
    given = (rule("a.one", at()), rule("b.two", at()), rule("c.three", search=breaking))
    changed = {"a.one": Severity.ERROR, "b.two": None, RULE_FAILED: Severity.ADVICE}
    found = judge(subject_of(full_faq()), given, Grades(changed=changed))
    assert [(one.code, one.severity) for one in found] == [
        ("a.one", Severity.ERROR),
        ("c.three", Severity.ADVICE),
        (RULE_FAILED, Severity.ADVICE),
    ]


def test_a_rule_is_asked_about_its_own_pages_only() -> None:
    given = (rule("a.faq", at(), about=(FAQDocument,)),)
    assert judge(subject_of(full_faq()), given)
    assert not judge(subject_of(full_procedure()), given)


def test_a_rule_about_the_graph_waits_for_one() -> None:
    given = (rule("a.graph", at(), needs_graph=True),)
    assert judge(subject_of(full_faq()), given)
    assert not judge(subject_of(full_faq(), graph=None), given)


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        ("x" * 10_000, "x" * 499 + "…"),
        (["a\0b", "\ud800"], ["ab", "?"]),
        ({"min": 3, "max": None, "unit": "session"}, {"min": 3, "max": None, "unit": "session"}),
        (date(2026, 11, 20), "2026-11-20"),
        (Decimal("1.50"), "1.50"),
        (True, True),
    ],
)
def test_parameters_become_what_any_database_takes(given: Any, stored: Any) -> None:
    (found,) = judge(subject_of(full_faq()), [rule("a.one", at(value=given))])
    assert found.parameters == {"value": stored}
    json.dumps(found.parameters).encode()


@pytest.mark.parametrize("value", [math.nan, math.inf])
def test_parameters_that_can_not_be_stored_are_a_failure(value: float) -> None:
    (found,) = judge(subject_of(full_faq()), [rule("a.one", at(value=value))])
    assert found.code == RULE_FAILED


def test_every_rule_has_a_code_of_its_own_and_words() -> None:
    given = every_rule()
    assert len({one.code for one in given}) == len(given) > 30
    for one in given:
        assert one.code.count(".") == (2 if one.code.startswith("claims.") else 1)
        assert one.code.islower()
        for words in (one.text, one.reason, one.fix):
            assert words
            assert not words[0].islower()
        assert bool(one.verified_on) <= bool(one.source)


def test_the_door_is_what_it_says() -> None:
    assert all(hasattr(room, name) for name in room.__all__)
