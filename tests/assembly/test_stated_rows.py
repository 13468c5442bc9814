"""Which stored row a row of a document was made of, whatever stands before it and is left out."""

from typing import Any

import pytest

from tests import site as make
from tests.site.rows import Row
from wagtail_microneedling.assembly import document_of, stored_row, stored_row_with_id

pytestmark = pytest.mark.django_db

STEP = {"text": "A cream.", "duration": make.extent(30, 45, "minute")}


def step(name: str, text: str = "A cream.") -> Row:
    return make.row("step", {**STEP, "name": name, "text": text})


def ids(page: Any, field: str) -> list[str]:
    """Return the ids of the stored rows that the rows of the page's document were made of."""
    document = document_of(page)
    found = [
        stored_row(page, document, field, number) for number in range(len(getattr(document, field)))
    ]
    return [row.id for row in found if row]


@pytest.mark.parametrize(
    ("field", "stated", "left_out"),
    [
        ("steps", [step("Numbing"), step("Needling")], [step("", "A mask.")]),
        ("plans", [make.plan(1, 3), make.plan(4, 6)], [make.plan(None, None, interval={})]),
        ("depths", [make.depth(0.2, 0.5), make.depth(1, 2)], [make.depth(None, None)]),
        ("aftercare", [make.aftercare("Wash."), make.aftercare("Rest.")], [make.aftercare("")]),
        ("alternate_names", [make.row("name", "One"), make.row("name", "Two")], [
            make.row("name", " ")]),
        ("body", [make.row("rich_text", "<p>One</p>"),
                  make.row("heading", {"text": "Two", "level": "2"})], []),
    ],
)  # fmt: skip
def test_rows_that_are_left_out_shift_nothing(
    field: str, stated: list[Row], left_out: list[Row]
) -> None:
    rows = [*left_out, stated[0], *left_out, *stated[1:], *left_out]
    page = make.procedure(**{field: make.stored(*rows)})
    assert ids(page, field) == [row["id"] for row in stated]


def test_rows_with_an_anchor_are_told_by_it() -> None:
    questions = [make.question("First?"), make.question("Second?"), make.question("Third?")]
    unanswered = make.question("Unanswered?", "")
    page = make.faq(make.procedure(), questions=make.stored(unanswered, *questions))
    assert ids(page, "questions") == [row["id"] for row in questions]
    found = stored_row(page, document_of(page), "questions", 1)
    assert found == (questions[1]["id"], "question", 3)
    assert stored_row_with_id(page, "questions", unanswered["id"]) == (
        unanswered["id"],
        "question",
        1,
    )


def test_what_nothing_tells_is_not_guessed() -> None:
    chosen = make.device()
    page = make.procedure(devices=make.listed("device", 999_999, chosen.pk))
    document = document_of(page)
    assert len(document.devices) == 1  # type: ignore[attr-defined]
    assert stored_row(page, document, "devices", 0) is None
    assert stored_row(page, document, "devices", 7) is None
    assert stored_row(page, document, "downtime", 0) is None
    assert stored_row_with_id(page, "devices", "") is None
