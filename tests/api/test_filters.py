"""What a frontend filters by."""

from typing import Any

import pytest
from django.test import Client

from tests.site import (
    area,
    concern,
    extent,
    faq,
    index,
    plan,
    procedure,
    question,
    risk,
    risk_row,
    row,
    stored,
    translated,
)
from wagtail_microneedling.api.listing import FoundListing

from .reading import read, searching, titles

pytestmark = pytest.mark.django_db


def test_a_concern_is_known_by_name_or_key_in_every_language(client: Client) -> None:
    lines, scars = concern("Fine lines"), concern("Acne scars")
    page = procedure(title="Needling", concerns=[lines])
    procedure(title="Peel", concerns=[scars])
    procedure(title="Laser", concerns=[lines, scars])
    copy = translated(page, "de", title="Nadeln", slug="nadeln")
    german = lines.copy_for_translation(copy.locale)
    german.name = "Fältchen"
    german.save()
    expected = ["Needling", "Laser", "Nadeln"]
    for name in ("fine-lines", "Fine lines", "FINE LINES", "fältchen", str(lines.translation_key)):
        assert sorted(titles(client, "procedures", concern=name)) == sorted(expected), name
    assert titles(client, "procedures", concern="acne-scars") == ["Peel", "Laser"]
    shown = read(client, "procedures", copy.pk)["concerns"][0]
    assert shown["name"] == "Fältchen"
    assert "Nadeln" in titles(client, "procedures", concern=shown["key"])


def test_an_area_and_a_concern_hold_together(client: Client) -> None:
    face, eyes, lines = area("Face"), area("Under the eyes"), concern()
    procedure(title="Both", areas=[face, eyes], concerns=[lines])
    procedure(title="Face alone", areas=[face])
    assert titles(client, "procedures", area="face") == ["Both", "Face alone"]
    assert titles(client, "procedures", area="under-the-eyes") == ["Both"]
    assert titles(client, "procedures", area="face", concern="fine-lines") == ["Both"]


def test_an_area_of_a_needle_depth_is_not_an_area_treated(client: Client) -> None:
    face = area("Face")
    depths = stored(row("depth", {"setting": "home", "area": face.pk, "depth": extent(1, 2)}))
    procedure(depths=depths)
    assert titles(client, "procedures", area="face") == []


@pytest.mark.parametrize(
    ("sessions", "expected"),
    [(1, ["Mild or not"]), (2, ["Mild or not"]), (3, ["Exact", "Mild or not"]),
     (6, ["Up to", "Exact", "Mild or not"]), (100, ["Up to", "Exact", "Mild or not"])],
)  # fmt: skip
def test_sessions_end_with_a_number(client: Client, sessions: int, expected: list[str]) -> None:
    procedure(title="At least", plans=stored(plan(1, None)))
    procedure(title="Up to", plans=stored(plan(None, 6)))
    procedure(title="Exact", plans=stored(plan(3, 3)))
    procedure(title="Mild or not", plans=stored(plan(1, 1), plan(4, 8)))
    procedure(title="Nothing said")
    assert titles(client, "procedures", max_sessions=sessions) == expected


def test_rows_that_make_no_sense_match_nothing(client: Client) -> None:
    broken = [
        plan(6, 3),
        row("plan", {"sessions": "many"}),
        row("plan", None),
        row("plan", {"sessions": {"min": "x", "max": "y"}}),
        row("other", {"sessions": extent(1, 1)}),
    ]
    procedure(plans=stored(*broken), concerns=[])
    assert titles(client, "procedures", max_sessions=100) == []


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        ("0", ["None at all"]),
        ("12", ["None at all", "Hours"]),
        ("47.99", ["None at all", "Hours"]),
        ("48", ["None at all", "Hours", "Days"]),
        ("167.9", ["None at all", "Hours", "Days"]),
        ("168", ["None at all", "Hours", "Days", "A week"]),
        ("100000", ["None at all", "Hours", "Days", "A week"]),
    ],
)
def test_downtime_is_compared_in_hours(client: Client, hours: str, expected: list[str]) -> None:
    def says(title: str, low: int | None, high: int | None, unit: str) -> None:
        procedure(title=title, downtime_min=low, downtime_max=high, downtime_unit=unit)

    says("None at all", None, 0, "day")
    says("Hours", 2, 12, "hour")
    says("Days", 1, 2, "day")
    says("A week", None, 1, "week")
    says("At least", 1, None, "hour")
    says("Nothing said", None, None, "day")
    backwards = procedure(title="Backwards")
    type(backwards).objects.filter(pk=backwards.pk).update(downtime_min=5, downtime_max=1)
    assert titles(client, "procedures", max_downtime_hours=hours) == expected


def test_filters_hold_together_and_are_counted(client: Client) -> None:
    lines = concern()
    for number in range(4):
        fields: dict[str, Any] = {"downtime_max": number, "plans": stored(plan(1, number + 1))}
        procedure(title=f"P{number}", concerns=[lines], **fields)
    query = {"concern": "fine-lines", "max_sessions": 3, "max_downtime_hours": 24}
    assert titles(client, "procedures", order="-title", **query) == ["P1", "P0"]
    listed = read(client, "procedures", order="-title", limit=1, **query)
    assert listed["meta"]["total_count"] == 2


def test_pages_about_a_procedure_stand_below_it_or_have_chosen_it(client: Client) -> None:
    treatments = index()
    needling, peel = procedure(treatments, "Needling"), procedure(treatments, "Peel")
    faq(needling, "Below needling")
    faq(treatments, "Chose needling", procedure_id=needling.pk)
    faq(needling, "Below needling, chose peel", procedure_id=peel.pk)
    risk(peel, "Below peel")
    assert titles(client, "faqs", procedure=needling.pk) == ["Below needling", "Chose needling"]
    assert titles(client, "faqs", procedure=peel.pk) == ["Below needling, chose peel"]
    assert titles(client, "risks", procedure=peel.pk) == ["Below peel"]
    assert titles(client, "risks", procedure=needling.pk) == []
    for item in read(client, "faqs", procedure=needling.pk)["items"]:
        assert item["procedure"]["id"] == needling.pk


def test_a_translated_page_is_about_the_procedure_in_its_language(client: Client) -> None:
    treatments = index()
    needling = procedure(treatments, "Needling")
    english = faq(treatments, "Chose needling", procedure_id=needling.pk)
    translated(english, "de", title="Gewählt", slug="gewaehlt")
    assert titles(client, "faqs", procedure=needling.pk) == ["Chose needling", "Gewählt"]
    nadeln = translated(needling, "de", title="Nadeln", slug="nadeln")
    assert titles(client, "faqs", procedure=needling.pk) == ["Chose needling"]
    assert titles(client, "faqs", procedure=nadeln.pk) == ["Gewählt"]


@searching
def test_words_are_found_in_questions_and_answers(client: Client) -> None:
    page = procedure()
    faq(page, "One", questions=stored(question("Does it hurt?", "<p>A cream numbs.</p>")))
    faq(page, "Two", questions=stored(question("Is it safe?", "<p>With <b>sunscreen</b>.</p>")))
    assert titles(client, "faqs", search="hurt") == ["One"]
    assert titles(client, "faqs", search="sunscreen") == ["Two"]
    assert titles(client, "faqs", search="paragraph") == []
    assert titles(client, "procedures", search="sunscreen") == []
    assert read(client, "faqs", search="safe")["meta"]["total_count"] == 1


@searching
def test_words_are_found_in_risks_and_procedures(client: Client) -> None:
    page = procedure(summary="Fine needles", how_it_works="<p>Collagen grows.</p>")
    risk(page, risks=stored(risk_row("Bruising", what_to_do="Cool it.")))
    assert titles(client, "risks", search="bruising") == ["Risks"]
    assert titles(client, "procedures", search="collagen") == ["Microneedling"]


@searching
def test_a_search_is_narrowed_ordered_and_paged_like_any_list(client: Client) -> None:
    needling, peel = procedure(title="Needling"), procedure(title="Peel")
    for number, parent in enumerate((needling, peel, needling)):
        faq(parent, f"Q{number}", questions=stored(question("Does it hurt?")))
    assert titles(client, "faqs", search="hurt", procedure=needling.pk, order="-title") == [
        "Q2",
        "Q0",
    ]
    assert titles(client, "faqs", search="hurt", order="slug", limit=1, offset=1) == ["Q1"]
    assert titles(client, "faqs", search="hurt", child_of=peel.pk) == ["Q1"]
    assert titles(client, "faqs", search="hurt", slug="q1", locale="en") == ["Q1"]


@searching
def test_many_are_found_in_the_order_of_the_search(client: Client, settings: Any) -> None:
    settings.WAGTAILAPI_LIMIT_MAX = 50
    parent = procedure()
    for number in range(23):
        faq(parent, f"Q{number:02}", questions=stored(question("Does it hurt?")))
    expected = [f"Q{number:02}" for number in reversed(range(23))]
    assert titles(client, "faqs", search="hurt", order="-title", limit=30) == expected
    assert (
        titles(client, "faqs", search="hurt", order="-title", limit=20, offset=2) == expected[2:22]
    )


@searching
def test_more_are_found_than_are_read_at_once(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FoundListing, "MOST_READ", 3)
    parent = procedure()
    for number in range(5):
        faq(parent, f"Q{number}", questions=stored(question("Does it hurt?")))
    found = read(client, "faqs", search="hurt", order="title", limit=2, offset=2)
    assert [item["title"] for item in found["items"]] == ["Q2", "Q3"]
    assert found["meta"]["total_count"] == 5
    assert titles(client, "faqs", search="hurt", order="title", offset=4) == ["Q4"]


@searching
def test_words_are_joined_as_asked(client: Client) -> None:
    page = procedure()
    faq(page, "Hurt", questions=stored(question("Does it hurt?")))
    faq(page, "Safe", questions=stored(question("Is it safe?")))
    assert titles(client, "faqs", search="hurt safe", search_operator="and") == []
    found = titles(client, "faqs", search="hurt safe", search_operator="or")
    assert sorted(found) == ["Hurt", "Safe"]


def test_the_longest_search_that_is_allowed_is_answered(client: Client) -> None:
    for operator in ("and", "or"):
        words = " ".join(f"word{number}" for number in range(24))
        assert titles(client, "faqs", search=words, search_operator=operator) == []
