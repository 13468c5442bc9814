"""Whatever an editor types is read: in steps that grow with the text, and only so far."""

import sys
from types import FrameType
from typing import Any

import pytest

from tests.documents import full_procedure, minimal_faq
from wagtail_microneedling.document import FAQDocument, Prose, Question
from wagtail_microneedling.validation import RULE_FAILED, Subject, consistency_rules, judge

MEGABYTE = 1_000_000
PIECES = {
    "digits": "1",
    "chains": "1-1-",
    "letters": "a",
    "short words": "a ",
    "brackets": "((1 week",
    "numbers": "3 weeks ",
    "ranges": "3 days to 4 days to ",
    "sessions": "3 sessions ",
    "bounds": "about at least up to ",
    "rates": "every the one a ",
    "fractions": "½ 1/2 ",
    "lines": "a day\n",
    "headings": "3 weeks:\n",
    "stops": ". ",
    "quotes": '."',
    "apostrophes": "a'a'",
    "thousands": "1,000,",
    "statements": "The redness lasts a week. ",
    "unicode digits": "٣ days ",
    "nulls": "3\0 days\0",
    "from right to left": "\u202e3 days א ",
    "surrogates": "\ud800 3 days ",
    "combined": "e\u0301 3 days ",
    "capitals": "\u0130 3 days ",
}


def page(text: str) -> FAQDocument:
    answer = Prose(html="", text=text)
    question = Question(anchor="q", question="How long is the downtime?", answer=answer)
    return minimal_faq(questions=(question,))


def judged(text: str) -> tuple[int, set[str]]:
    """Return how many functions were called to judge a text, and the codes of what was found."""
    subject, calls = Subject(document=page(text), procedure=full_procedure()), 0

    def count(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        found = judge(subject, consistency_rules)
    finally:
        sys.setprofile(None)
    return calls, {one.code for one in found}


@pytest.mark.parametrize("name", PIECES)
def test_steps_grow_with_the_text(name: str) -> None:
    judged(PIECES[name] * 10)  # what is read once and for all
    small, _ = judged(_long(name, 4_000))
    large, codes = judged(_long(name, 16_000))
    assert large <= 6 * small + 2_000, "four times the text, and far more than four times the work"
    assert RULE_FAILED not in codes


@pytest.mark.parametrize("name", ["digits", "letters", "brackets", "stops", "statements"])
def test_a_megabyte_is_read_only_so_far(name: str) -> None:
    some, _ = judged(_long(name, MEGABYTE // 10))
    more, codes = judged(_long(name, MEGABYTE))
    assert more <= 1.2 * some + 2_000
    assert RULE_FAILED not in codes


def test_as_many_findings_as_anybody_corrects_at_once() -> None:
    found = judge(
        Subject(document=page(_long("statements", 50_000)), procedure=full_procedure()),
        consistency_rules,
    )
    assert len(found) == 100


def test_a_sentence_full_of_numbers_is_a_table() -> None:
    _, codes = judged("Redness: " + "3 days, " * 10)
    assert codes == {"consistent.downtime"}
    _, codes = judged("Redness: " + "3 days, " * 40)
    assert codes == set()


def test_a_text_without_full_stops_is_read_in_parts() -> None:
    _, codes = judged(f"{'we say it once more and ' * 10}the redness lasts a week " * 40)
    assert codes == {"consistent.downtime"}


def _long(name: str, size: int) -> str:
    piece = PIECES[name]
    return (piece * (size // len(piece) + 1))[:size]
