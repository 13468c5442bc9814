"""The marked sentences are judged as they are marked, but for a few, and the documentation says so."""

import pytest

from tests.validation.measure import COMMAND, PAGE, current
from wagtail_microneedling.validation import consistency_rules

from .counting import counted
from .marked_sets import NAMES, marked_set


def test_enough_is_marked() -> None:
    practice = marked_set("practice")
    assert len(practice.cases) >= 120
    for name in NAMES:
        cases = marked_set(name).cases
        harmless = [case for case in cases if not case.expected]
        assert len(harmless) >= len(cases) / 3, name


@pytest.mark.parametrize("name", NAMES)
def test_most_findings_are_true_and_most_contradictions_found(name: str) -> None:
    result = counted([marked_set(name)])
    said = [(one.case.text, one.case.expected, one.topics) for one in result.mistakes]
    assert result.total.precision >= 0.95, said
    assert result.total.recall >= 0.95, said


def test_practice_is_read_without_a_mistake() -> None:
    assert counted([marked_set("practice")]).mistakes == ()


def test_every_topic_is_marked() -> None:
    topics = {f"consistent.{topic}" for topic in counted(map(marked_set, NAMES)).by_topic}
    assert topics == {rule.code for rule in consistency_rules}


def test_the_figures_of_the_documentation_are_current() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page == current(page), f"Run `{COMMAND}` and read the diff with git."
