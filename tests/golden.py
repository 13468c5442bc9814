"""Expected outputs, checked in: a test compares, ``--regenerate`` writes them anew."""

import difflib
from collections.abc import Callable
from pathlib import Path

import pytest

COMMAND = "make golden"

CompareWithFile = Callable[[Path, str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--regenerate``, with which tests write the expected outputs instead of comparing."""
    parser.addoption(
        "--regenerate", action="store_true", help="write the expected outputs anew, then compare"
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> CompareWithFile:
    """A function that compares a text with a checked-in file, and shows how they differ."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--regenerate"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        expected = path.read_text(encoding="utf-8") if path.exists() else ""
        if text != expected:
            pytest.fail(_difference(path, expected, text), pytrace=False)

    return compare


def _difference(path: Path, expected: str, text: str) -> str:
    lines = difflib.unified_diff(
        expected.splitlines(), text.splitlines(), f"expected: {path.name}", "now", lineterm=""
    )
    advice = f"{path} differs. If that is meant, run `{COMMAND}` and read the diff with git."
    return "\n".join([advice, *lines])
