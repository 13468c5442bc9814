"""What templates can ask of a document."""

import datetime

import pytest
from django.template import Context, Template

from tests.documents import LEAFLET, REVIEW, RISKS, full_procedure, minimal_procedure, prose
from wagtail_microneedling.document import (
    Discomfort,
    OpeningHours,
    Plan,
    Range,
    Source,
    Unit,
    Weekday,
)
from wagtail_microneedling.schema_org import graph, to_script
from wagtail_microneedling.templatetags import microneedling_tags as tags


def rendered(source: str, **context: object) -> str:
    return Template("{% load microneedling_tags %}" + source).render(Context(context))


def test_structured_data_is_the_document_s_graph() -> None:
    document = full_procedure()
    assert rendered("{% structured_data document %}", document=document) == to_script(
        graph(document)
    )


def test_prose_is_html_and_nothing_else_is() -> None:
    value = prose("Soft")
    assert rendered("{{ value|prose }}", value=value) == "<p>Soft</p>"
    assert rendered("{{ value|prose }}", value=None) == ""
    assert rendered("{{ value.html }}", value=value) == "&lt;p&gt;Soft&lt;/p&gt;"


def test_a_quantity_is_said_in_the_page_s_language() -> None:
    depth = Range(max=2.5, unit=Unit.MILLIMETRE)
    assert rendered("{{ value|quantity:'en' }}", value=depth) == "Up to 2.5 mm"
    assert "2,5" in rendered("{{ value|quantity:'de' }}", value=depth)
    assert rendered("{{ value|quantity:'en' }}", value=None) == ""


def test_labels_prices_countries_and_languages_have_words() -> None:
    assert tags.label(Discomfort.MILD, "en") == "Mild"
    assert tags.label(None, "en") == ""
    assert tags.price(full_procedure().price, "en-GB") == "£180.50"
    assert tags.price(None, "en") == ""
    assert tags.country("GB", "en") == "United Kingdom"
    assert tags.country("GB", "de") == "Vereinigtes Königreich"
    assert tags.country("XQ", "en") == "XQ"
    assert tags.country("GB", "no such language") == "GB"
    assert tags.language_name("de") == "Deutsch"
    assert tags.language_name("no such language") == "no such language"


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], None),
        ([(3, 6)], (3, 6)),
        ([(3, 6), (1, 1)], (1, 6)),
        ([(3, None), (1, 2)], (1, None)),
        ([(None, 4), (2, 6)], (None, 6)),
    ],
)
def test_all_sessions_spans_the_plans(
    spans: list[tuple[int | None, int | None]], expected: tuple[int | None, int | None] | None
) -> None:
    plans = [Plan(sessions=Range(min=low, max=high, unit=Unit.SESSION)) for low, high in spans]
    found = tags.all_sessions([Plan(note="No number."), *plans])
    assert (found and (found.min, found.max)) == expected


def test_sources_are_listed_once_and_numbered() -> None:
    document = full_procedure()
    listed = tags.cited_sources(document)
    assert listed == (REVIEW, LEAFLET)
    assert tags.number_in(LEAFLET, listed) == 2
    assert tags.number_in(Source(key="other", title="Other"), listed) is None


def test_sources_of_single_statements_are_listed_after_those_of_the_page() -> None:
    document = full_procedure(sources=(LEAFLET,))
    assert tags.cited_sources(document) == (LEAFLET, REVIEW)
    assert tags.cited_sources(minimal_procedure()) == ()


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Monday"], "Monday"),
        (["Monday", "Tuesday"], "Monday, Tuesday"),
        (["Monday", "Tuesday", "Wednesday"], "Monday–Wednesday"),
        (["Monday", "Wednesday", "Friday"], "Monday, Wednesday, Friday"),
        (["Saturday", "Sunday", "Monday"], "Saturday, Sunday, Monday"),
    ],
)
def test_days_that_follow_one_another_are_a_run(names: list[str], expected: str) -> None:
    hours = OpeningHours(
        days=tuple(map(Weekday, names)), opens=datetime.time(9), closes=datetime.time(17)
    )
    assert tags.days(hours, "en") == expected


def test_a_risk_s_lines_are_those_of_the_markup() -> None:
    infection = RISKS[3]
    assert tags.frequency(infection, "en").line.startswith("How often: Rare")
    assert [line.label for line in tags.course(infection, "en")] == [
        "Starts after",
        "How long it lasts",
    ]
    assert len(tags.advice(infection, "en")) == 3


def test_addresses_of_web_pages_pass_and_others_do_not() -> None:
    assert tags.web_url("https://clinic.example/a?b=c") == "https://clinic.example/a?b=c"
    assert tags.web_url("javascript:alert(1)") == ""
    assert tags.web_url("/relative") == ""
    assert tags.host("https://clinic.example/a") == "clinic.example"
    assert tags.host("nothing") == "nothing"
