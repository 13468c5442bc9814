"""Any text is read in steps that grow with its length, and nothing in it is believed."""

import sys
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents import minimal_procedure
from wagtail_microneedling.document import Paragraphs, Prose
from wagtail_microneedling.validation import (
    Subject,
    judge,
    pack_names,
    readable_rules,
    rules_of,
)

RULES = (*rules_of(pack_names()), *readable_rules)
MEGABYTE = 1_000_000
HOSTILE = {
    "claims": "painless ",
    "denied claims": "not painless ",
    "claims with gaps": "permanent x results y ",
    "long sentences": "so " * 40 + ". ",
    "long lines": "so " * 120 + "\n",
    "headings": "<h2 ><h4 >",
    "half a phrase": "results " * 7 + "are ",
    "denials": "no or not and ",
    "no spaces": "painless",
    "commas": "no,",
    "apostrophes": "don't'",
    "full stops": "a. ",
    "numbers": "9 in 10 % ",
    "questions": "is it painless? ",
    "unanswered": "is it painless and ",
    "tags": "<img alt=",
    "lines": "no\n",
    "invisible": "no\u200b pain\u00ad ",
    "marks": "\u0301",
    "accents": "é",
}


def steps(act: Callable[[], Any], events: tuple[str, ...] = ("call", "c_call")) -> int:
    """Return how many functions are called, Python's own and those in C."""
    count = 0

    def note(frame: Any, event: str, argument: Any) -> None:
        nonlocal count
        count += event in events

    sys.setprofile(note)
    try:
        act()
    finally:
        sys.setprofile(None)
    return count


def page(text: str) -> Any:
    prose = Prose(html=f"<p>{text}</p>", text=text)
    return minimal_procedure(body=(Paragraphs(prose=prose),), summary=text[:1000])


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_steps_grow_with_the_length_and_no_faster(text: str) -> None:
    judge(Subject(document=page(text)), RULES)
    counts = []
    for size in (20_000, 40_000):
        subject = Subject(document=page(text * (size // len(text))))
        counts.append(steps(lambda subject=subject: judge(subject, RULES)))
    assert counts[1] <= counts[0] * 2.2 + 1000


@pytest.mark.parametrize("text", ["not painless ", "9 in 10 % ", "results x y z are "])
def test_a_word_that_never_ends_is_looked_at_a_thousand_times(text: str) -> None:
    counts = []
    for times in (2_000, 8_000):
        subject = Subject(document=page(text * times))
        counts.append(steps(lambda subject=subject: judge(subject, RULES), ("call",)))
    assert counts[1] <= counts[0] * 1.1


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_megabyte_of_it_is_judged_without_failing_and_with_few_words(text: str) -> None:
    document = page(text * (MEGABYTE // len(text)))
    found = judge(Subject(document=document), RULES)
    assert "rule.failed" not in {one.code for one in found}
    assert len(found) < 100
    assert all(len(str(one.parameters)) < 1000 for one in found)


@given(st.text(alphabet=st.sampled_from("no pain,.?!:'’-–%9\n\x01\x02\x00İßéＡ§"), max_size=60))
def test_any_text_is_judged(text: str) -> None:
    for language in ("en", "de", "fr"):
        document = minimal_procedure(summary=text, title=text, language=language)
        found = judge(Subject(document=document), RULES)
        assert "rule.failed" not in {one.code for one in found}
