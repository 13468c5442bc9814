"""The reference's tables are those that the code gives."""

import difflib
from pathlib import Path

import pytest

from tests.documents import full_procedure

from .reference.markup import changed, places
from .reference.placing import COMMAND, FILES, PLACE, TABLES, current


@pytest.mark.parametrize("page", FILES, ids=lambda page: page.stem)
def test_tables_are_current(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    lines = difflib.unified_diff(
        text.splitlines(), current(text).splitlines(), page.name, "from the code", lineterm=""
    )
    difference = "\n".join(lines)
    assert not difference, f"Run `{COMMAND}` and read the diff with git.\n{difference}"


def test_every_table_stands_somewhere() -> None:
    placed = [found[2] for page in FILES for found in PLACE.finditer(page.read_text())]
    assert set(placed) == set(TABLES)


def test_a_changed_table_is_noticed() -> None:
    page = next(page for page in FILES if page.stem == "settings")
    text = page.read_text(encoding="utf-8")
    assert current(text.replace("(480, 960, 1600)", "(480, 960)")) == text


def test_places_are_found_by_leaving_out() -> None:
    document = full_procedure()
    assert places(document, "summary") == [
        "MedicalWebPage.description",
        "MedicalProcedure.description",
    ]
    assert places(document, "plans", "sessions") == [
        "HealthTopicContent#plan.text",
        "HealthTopicContent#plan.mentions",
    ]
    assert places(document, "slug") == []


def test_what_the_example_does_not_say_is_refused() -> None:
    silent = changed(full_procedure(), ("summary",))
    with pytest.raises(ValueError, match="says nothing in summary"):
        places(silent, "summary")
