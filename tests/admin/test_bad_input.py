"""Bad input meets a sentence at the field where it can be mended, and nothing is lost."""

import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from tests import site as make
from wagtail_microneedling.models import ClinicSettings, Source

from .forms import accepted, errors_at, place_of, submit

Rows = dict[str, list[tuple[str, Any]]]


def extent(low: object, high: object, **unit: str) -> dict[str, object]:
    return {"min": low, "max": high, **unit}


def plan(sessions: dict[str, object], interval: dict[str, object]) -> Rows:
    return {
        "plans": [("plan", {"label": "", "sessions": sessions, "interval": interval, "note": ""})]
    }


def depth(low: object, high: object) -> Rows:
    value = {"setting": "home", "area": "", "depth": extent(low, high), "note": ""}
    return {"depths": [("depth", value)]}


def test_a_procedure_without_any_fact_may_be_published(
    editor: Client, whole: make.WholeSite
) -> None:
    assert accepted(submit(editor, whole.procedures[0]))


@pytest.mark.parametrize("name", ["visit", "maintenance", "downtime", "lasts"])
def test_a_quantity_that_runs_backwards(editor: Client, whole: make.WholeSite, name: str) -> None:
    answer = submit(editor, whole.procedures[0], **{f"{name}_min": 6, f"{name}_max": 4})
    (sentence,) = errors_at(answer, f"{name}_max")
    assert sentence == (
        "The range runs backwards: 6 is more than 4. Swap the two numbers, or correct one of them."
    )


def test_a_draft_may_not_state_a_backward_quantity_either(
    editor: Client, whole: make.WholeSite
) -> None:
    answer = submit(editor, whole.procedures[0], publish=False, downtime_min=6, downtime_max=4)
    assert errors_at(answer, "downtime_max")


@pytest.mark.parametrize(
    ("rows", "place", "words"),
    [
        (plan(extent(6, 3), extent("", "")), "0.sessions.max", "runs backwards: 6 is more than 3"),
        (plan(extent(-1, 3), extent("", "")), "0.sessions.min", "greater than or equal to 1"),
        (plan(extent(3, 1000), extent("", "")), "0.sessions.max", "less than or equal to 100"),
        (plan(extent(3, 6), extent(0, 4)), "0.interval.min", "greater than or equal to 1"),
        (plan(extent("a few", 6), extent("", "")), "0.sessions.min", "whole number"),
        (depth(0.5, 0.2), "0.depth.max", "runs backwards: 0.5 is more than 0.2"),
        (depth("", 10.5), "0.depth.max", "less than or equal to 10"),
        (depth(-0.5, ""), "0.depth.min", "greater than or equal to 0.01"),
        (depth("", ""), "0.depth.max", "fill in “From”, “To” or both"),
    ],
)
def test_a_quantity_in_a_row(
    editor: Client, whole: make.WholeSite, rows: Rows, place: str, words: str
) -> None:
    (field,) = rows
    answer = submit(editor, whole.procedures[0], rows=rows)
    assert place_of(answer, field) == place
    assert words in " ".join(errors_at(answer, field))


def test_open_ended_quantities_are_welcome(editor: Client, whole: make.WholeSite) -> None:
    rows = plan(extent("", 6), extent(4, "")) | depth("", 2.5)
    page = whole.procedures[0]
    assert accepted(submit(editor, page, rows=rows, downtime_max=2))
    page.refresh_from_db()
    (stored,) = page.plans.raw_data
    assert stored["value"]["sessions"] == {"min": None, "max": 6}
    (stored,) = page.depths.raw_data
    assert stored["value"]["depth"] == {"min": None, "max": 2.5}


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("downtime_min", -1, "greater than or equal to 0"),
        ("visit_max", 5000, "less than or equal to 1440"),
        ("maintenance_min", 0, "greater than or equal to 1"),
        ("youngest_age", 190, "less than or equal to 120"),
        ("summary", "x" * 321, "at most 320 characters"),
        ("price_amount", -5, "greater than or equal to 0"),
        ("price_currency", "GPB", "“GPB” is not a currency: enter its three letters"),
        ("image_license", "licence", "valid URL"),
    ],
)
def test_an_absurd_value(
    editor: Client, whole: make.WholeSite, field: str, value: object, words: str
) -> None:
    answer = submit(editor, whole.procedures[0], **{field: value})
    assert words in " ".join(errors_at(answer, field))


def test_a_price_without_its_currency(editor: Client, whole: make.WholeSite) -> None:
    answer = submit(editor, whole.procedures[0], price_amount="180")
    assert errors_at(answer, "price_currency") == [
        "The price has no currency: enter one, as in GBP."
    ]


def test_a_review_in_the_future(editor: Client, whole: make.WholeSite) -> None:
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    answer = submit(editor, whole.procedures[0], last_reviewed=tomorrow.isoformat())
    (sentence,) = errors_at(answer, "last_reviewed")
    assert sentence.endswith("is still to come: enter the day on which the page was last reviewed.")
    assert accepted(
        submit(editor, whole.procedures[0], last_reviewed=timezone.localdate().isoformat())
    )


def test_an_unknown_concern(editor: Client, whole: make.WholeSite) -> None:
    answer = submit(editor, whole.procedures[0], rows={"concerns": [("concern", 99_999)]})
    assert place_of(answer, "concerns") == "0"


def test_a_page_about_nothing(editor: Client, whole: make.WholeSite) -> None:
    for page in (make.faq(whole.index, "Loose"), make.risk(whole.index, "Loose risks")):
        assert accepted(submit(editor, page, publish=False))
        (sentence,) = errors_at(submit(editor, page), "procedure")
        assert sentence == "The page is about nothing: choose a procedure, or move it below one."
        assert accepted(submit(editor, page, procedure=whole.procedures[0].pk))


def test_a_page_about_something_that_is_no_procedure(editor: Client, whole: make.WholeSite) -> None:
    answer = submit(editor, whole.faqs[0], procedure=whole.index.pk)
    (sentence,) = errors_at(answer, "procedure")
    assert sentence == "The chosen page is no procedure page: choose one, or leave it empty."


def test_a_draft_may_be_incomplete_and_a_published_row_may_not(
    editor: Client, whole: make.WholeSite
) -> None:
    value = {"question": "", "answer": rich_text("<p></p>"), "group": "", "sources": {"count": 0}}
    rows: Rows = {"questions": [("question", value)]}
    assert accepted(submit(editor, whole.faqs[0], publish=False, rows=rows))
    answer = submit(editor, whole.faqs[0], rows=rows)
    assert errors_at(answer, "questions")


def test_a_call_to_action_that_leads_nowhere(editor: Client, whole: make.WholeSite) -> None:
    rows = {"body": [("call_to_action", {"label": "Book", "page": "", "url": ""})]}
    answer = submit(editor, whole.procedures[0], rows=rows)
    assert place_of(answer, "body") == "0.page"


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("doi", "https://doi.org/10.1000/182", "is not a DOI: enter it as in 10.1000/182"),
        ("doi", "11.1000/182", "is not a DOI"),
        ("pmid", "PMC12", "is not a PubMed number"),
        ("year", 99, "greater than or equal to 1800"),
    ],
)
def test_a_malformed_source(db: None, field: str, value: object, words: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Source(title="A study", locale=make.home().locale, **{field: value}).full_clean()
    assert words in " ".join(caught.value.message_dict[field])


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("latitude", "91", "less than or equal to 90"),
        ("latitude", "north", "Enter a number"),
        ("longitude", "-180.5", "greater than or equal to -180"),
        ("country", "Great Britain", "at most 2 characters"),
        ("country", "gb", "is not a country code"),
        ("public_origin", "https://clinic.example/shop", "is not the address of a site"),
        ("public_origin", "https://clinic.example?x=1", "holds more than scheme and host"),
        ("public_origin", "ftp://clinic.example", "is not the address of a site"),
        ("public_origin", "clinic", "valid URL"),
    ],
)
def test_malformed_clinic_settings(
    editor: Client, whole: make.WholeSite, field: str, value: str, words: str
) -> None:
    answer = save_clinic(editor, **{field: value})
    assert words in " ".join(answer.context["form"].errors[field])


def test_a_clinic_that_closes_before_it_opens(editor: Client, whole: make.WholeSite) -> None:
    answer = save_clinic(editor, opens="18:00", closes="09:00")
    assert place_of(answer, "opening_hours") == "0.closes"
    assert "closes before it opens" in " ".join(errors_at(answer, "opening_hours"))


def save_clinic(editor: Client, opens: str = "", closes: str = "", **fields: str) -> Any:
    """Send the clinic's settings; return the answer."""
    clinic = ClinicSettings.objects.get()
    hours = [("hours", {"opens": opens, "closes": closes})] if opens else []
    form = {
        "name": clinic.name,
        "publish_gate": clinic.publish_gate,
        "specialties": streamfield([]),
        "opening_hours": streamfield(hours),
        "links": streamfield([]),
        **fields,
    }
    url = reverse(
        "wagtailsettings:edit", args=["wagtail_microneedling", "clinicsettings", clinic.site_id]
    )
    sent = nested_form_data(form)
    if opens:
        sent["opening_hours-0-value-days"] = ["Monday"]
    return editor.post(url, sent)


def test_good_clinic_settings_are_saved(editor: Client, whole: make.WholeSite) -> None:
    answer = save_clinic(
        editor, opens="09:00", closes="18:00", latitude="51.5", longitude="-0.12",
        country="GB", public_origin="https://clinic.example",
    )  # fmt: skip
    assert accepted(answer)
    assert ClinicSettings.objects.get().public_origin == "https://clinic.example"
