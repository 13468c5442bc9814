"""What the markup states stands on the page, and what does not is found."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.documents import FULL, MINIMAL, full_faq, full_procedure, minimal_procedure, rewritten
from tests.templates.rendering import html_of, package_templates
from wagtail_microneedling.document import PageDocument, Plan, Range, Unit
from wagtail_microneedling.schema_org import graph, to_script
from wagtail_microneedling.validation import hidden_texts, read_page, visible_text

from .judged import findings

Make = Callable[..., PageDocument]


def hidden(html: str) -> list[str]:
    """Return the texts that a page states and does not show."""
    page = read_page(html)
    return [place.parameters["text"] for place in hidden_texts(page.graph, page.visible_text)]


@pytest.mark.parametrize("make", [*FULL, *MINIMAL], ids=lambda make: make.__name__)
@pytest.mark.parametrize("language", ["en-GB", "de", "fr", "ar"])
@pytest.mark.parametrize("frame", ["example", "package"])
def test_the_package_s_pages_hide_nothing(make: Make, language: str, frame: str) -> None:
    html = html_of(make(language=language), package_templates() if frame == "package" else None)
    assert len(read_page(html).graph["@graph"]) > 1
    assert hidden(html) == []


def test_one_session_is_named_as_the_page_names_it() -> None:
    one = Range(min=1, max=1, unit=Unit.SESSION)
    document = minimal_procedure(plans=(Plan(sessions=one),))
    assert graph(document)["@graph"][2]["mentions"][0]["unitText"] == "session"
    assert hidden(html_of(document)) == []


def test_whatever_an_editor_types_is_found_on_the_page() -> None:
    def write(text: str) -> str:
        return text if text.startswith("<") else f"{text} <b>&amp;</b> 5 > 3: “ä”  e\u0301 b"

    document = rewritten(full_procedure(how_it_works=None, background=None), write)
    assert hidden(html_of(document)) == []


def page(body: str, *nodes: dict[str, Any], head: str = "") -> str:
    script = to_script({"@context": "https://schema.org", "@graph": list(nodes)})
    return f"<!doctype html><html><head><title>T</title>{head}{script}</head><body>{body}</body></html>"


def question(text: str) -> dict[str, Any]:
    answer = {"@type": "Answer", "text": text}
    return {"@type": "Question", "@id": "https://a.example/#q", "acceptedAnswer": answer}


@pytest.mark.parametrize(
    "body",
    [
        "<p>Most people feel pressure.</p>",
        "<p>Most\n  people <b>feel</b> pressure.</p>",
        "<p>Most people feel</p><p>pressure.</p>",
        "<ul><li>Most people</li><li>feel pressure.</li></ul>",
        "<p>Most people feel pressure.<sup>1</sup></p>",
        "<p>Before. Most people feel&nbsp;pressure. After.</p>",
        '<p><img src="a.png" alt="Most people feel pressure."></p>',
        "<details><summary>Pain</summary>Most people feel pressure.</details>",
        "<p>Most people<br>feel pressure.",
    ],
)
def test_what_readers_see_in_any_form_is_no_finding(body: str) -> None:
    assert hidden(page(body, question("Most people feel pressure."))) == []


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<p>Most people feel no pressure.</p>",
        "<p hidden>Most people feel pressure.</p>",
        '<p style="DISPLAY : none">Most people feel pressure.</p>',
        '<div style="visibility:hidden"><p>Most people feel pressure.</p></div>',
        "<template>Most people feel pressure.</template>",
        "<!-- Most people feel pressure. -->",
        "<script>'Most people feel pressure.'</script>",
        '<p title="Most people feel pressure."></p>',
        "<p>Most people</p><p>never</p><p>feel pressure.</p>",
    ],
)
def test_what_readers_do_not_see_is_found(body: str) -> None:
    meta = '<meta name="description" content="Most people feel pressure.">'
    stated = page(body, question("Most people feel pressure."), head=meta)
    assert hidden(stated) == ["Most people feel pressure."]


def test_a_text_of_several_lines_may_have_something_between_them() -> None:
    stated = question("First.\nSecond.\n\nThird.")
    assert hidden(page("<p>First.</p><p>2</p><p>Second.</p><h2>A</h2><p>Third.</p>", stated)) == []
    assert hidden(page("<p>First.</p><p>Third.</p>", stated)) == ["Second."]


def test_codes_dates_addresses_and_members_are_no_texts() -> None:
    node = {
        "@type": "MedicalWebPage",
        "@id": "https://a.example/#webpage",
        "inLanguage": "en-GB",
        "lastReviewed": "2026-11-09",
        "dateModified": "2026-11-09T10:00:00+00:00",
        "url": "https://a.example/",
        "specialty": {"@id": "https://schema.org/Dermatology"},
        "medicalAudience": {"@type": "MedicalAudience", "audienceType": "Patient"},
        "mentions": {"@type": "PropertyValue", "propertyID": "sessions", "unitCode": "C62"},
        "mainEntity": {"@type": "OpeningHoursSpecification", "opens": "09:00:00"},
    }
    assert hidden(page("", node)) == []


def test_a_text_in_the_place_of_a_date_or_an_address_is_a_text() -> None:
    node = {
        "@type": "WebPage",
        "@id": "https://a.example/",
        "dateModified": "lately",
        "url": "here",
    }
    assert hidden(page("", node)) == ["lately", "here"]


def test_a_finding_says_where_and_what_and_each_text_once() -> None:
    stated = [question("Yes."), {**question("Yes."), "name": "Is it?"}]
    found = list(hidden_texts({"@graph": stated}, ""))
    assert [place.parameters for place in found] == [
        {"node": "https://a.example/#q acceptedAnswer", "property": "text", "text": "Yes."},
        {"node": "https://a.example/#q", "property": "name", "text": "Is it?"},
    ]


def test_the_rule_waits_until_the_page_is_rendered() -> None:
    document = full_faq()
    assert findings(document, "visible.") == []
    assert findings(document, "visible.", visible_text=visible_text(html_of(document))) == []
    assert len(findings(document, "visible.", visible_text="")) > 10


# Reading pages


def test_all_scripts_of_a_page_are_read_as_one_graph() -> None:
    one, other = to_script(question("A.")), to_script({"@graph": [question("B.")]})
    read = read_page(f"<html><body>{one}{other}</body></html>")
    texts = [node["acceptedAnswer"]["text"] for node in read.graph["@graph"]]
    assert texts == ["A.", "B."]
    assert read.problems == ()


@pytest.mark.parametrize(
    "script",
    ['{"@type": "Thing",}', '{"a": NaN}', "{", "", "[1, 2", '{"@graph": // no\n []}'],
)
def test_what_is_no_strict_json_is_said_whatever_engines_make_of_it(script: str) -> None:
    html = f'<script type="application/ld+json">{script}</script><p>Seen</p>'
    read = read_page(html)
    assert len(read.problems) == 1
    assert read.problems[0].startswith("JSON-LD script 1 is no strict JSON: ")
    assert read.visible_text.strip() == "Seen"


@pytest.mark.parametrize("stated", [5, None, "text", [], [1], {"@graph": 5}, {"@graph": [1]}])
def test_markup_that_says_nothing_has_no_nodes(stated: Any) -> None:
    read = read_page(f'<script type="application/ld+json">{json.dumps(stated)}</script>')
    assert [node for node in read.graph["@graph"] if "@type" in node] == []


@pytest.mark.parametrize(
    "html", ["", "<", "<p", "no markup", "<html></html>", "\0", "<!doctype x>"]
)
def test_any_text_can_be_read(html: str) -> None:
    assert read_page(html).graph == {"@graph": []}


def test_a_page_of_any_length_is_read_once_through() -> None:
    count = 200_000
    assert read_page("<p>a<br>b" * count).visible_text.split() == ["a", "b"] * count
