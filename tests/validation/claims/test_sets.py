"""How well the packs judge sentences that were marked by hand; the figures stand in the docs."""

from pathlib import Path

import pytest

from .measuring import SETS, measured, report

PAGE = Path(__file__).parents[3] / "docs" / "explanation" / "what-may-not-be-claimed.md"


@pytest.mark.parametrize("name", ["first", "second", "german", "french"])
def test_a_set_that_the_rules_were_mended_with_stays_right(name: str) -> None:
    result = measured(name)
    assert result.precision >= 0.96, report(name)
    assert result.recall >= 0.99, report(name)


def test_the_set_that_they_were_not_mended_with() -> None:
    result = measured("third")
    assert result.precision >= 0.95, report("third")
    assert result.recall >= 0.95, report("third")


@pytest.mark.parametrize("name", sorted(path.stem for path in SETS.glob("*.txt")))
def test_the_docs_say_what_is_measured(name: str) -> None:
    (row,) = [line for line in PAGE.read_text().splitlines() if line.startswith(f"| `{name}` |")]
    _, sentences, marks, _, _, precision, recall = row.strip("| ").split(" | ")
    result = measured(name)
    assert (int(sentences), int(marks)) == (result.sentences, result.marks)
    assert (precision, recall) == (f"{result.precision:.2f}", f"{result.recall:.2f}")
    assert result.sentences * 0.4 <= result.marks <= result.sentences * 0.6
