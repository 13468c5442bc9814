"""Pages with little on them, and parts that come in several kinds."""

from typing import get_args

import pytest

from tests.documents import (
    full_procedure,
    full_risk,
    image,
    minimal_faq,
    minimal_index,
    minimal_procedure,
    minimal_risk,
    prose,
)
from tests.templates.rendering import one_line, soup_of, visible_text
from wagtail_microneedling.document import (
    BodyPart,
    CallToAction,
    Heading,
    Image,
    Paragraphs,
    Picture,
    Quote,
    Risk,
    Severity,
    Video,
)
from wagtail_microneedling.templatetags.microneedling_tags import BODY_TEMPLATES


def test_a_procedure_that_states_nothing_shows_its_name_and_no_empty_part() -> None:
    page = soup_of(minimal_procedure())
    assert page.h1.string == "Microneedling"
    assert page.article.find_all(["section", "h2", "nav", "ul", "ol", "dl", "figure", "svg"]) == []


@pytest.mark.parametrize(
    ("document", "sentence"),
    [
        (minimal_index(), "There are no procedures here yet."),
        (minimal_faq(), "There are no questions here yet."),
        (minimal_risk(), "No risks are listed here yet."),
    ],
)
def test_a_page_with_nothing_in_it_says_so(document: object, sentence: str) -> None:
    assert sentence in visible_text(document)  # type: ignore[arg-type]


def body(*parts: BodyPart) -> str:
    page = soup_of(minimal_procedure(body=parts))
    return str(page.select_one(".mn-body"))


def test_every_part_of_a_body_has_a_template() -> None:
    assert set(BODY_TEMPLATES) == set(get_args(BodyPart))


def test_the_parts_of_a_body_become_html() -> None:
    html = body(
        Heading(text="Our rooms", level=2),
        Heading(text="The quiet one", level=3),
        Paragraphs(prose=prose("Soft light.")),
        Picture(image=image("room", "A room")),
        Video(url="https://video.example/1", title="A tour"),
        Quote(text="Calm.", attribution="A guest"),
        CallToAction(label="Book", url="https://clinic.example/book/"),
    )
    assert "<h2>Our rooms</h2>" in html
    assert "<h3>The quiet one</h3>" in html
    assert "<p>Soft light.</p>" in html
    assert 'alt="A room"' in html
    assert '<a href="https://video.example/1">Video: A tour</a>' in html
    assert "<iframe" not in html
    assert "Calm." in html
    assert "A guest" in html
    assert '<a href="https://clinic.example/book/">Book</a>' in html


def test_a_body_that_starts_without_a_heading_gets_one() -> None:
    assert "<h2>More about Microneedling</h2>" in body(Paragraphs(prose=prose("Text.")))
    assert "<h2>More about Microneedling</h2>" in body(Heading(text="Small", level=3))
    assert "More about" not in body(Heading(text="Big", level=2))


def test_a_picture_without_files_is_left_out() -> None:
    assert "<img" not in body(Heading(text="x"), Picture(image=Image(files=(), alt="gone")))


def test_a_risk_that_needs_help_at_once_says_so_without_a_click() -> None:
    urgent = Risk(
        anchor="a", name="Spreading infection", severity=Severity.SERIOUS, get_help_now=True
    )
    mild = Risk(anchor="b", name="Redness")
    sentence = "Get medical help at once if this happens."
    page = soup_of(full_risk(risks=(urgent, mild)))
    assert sentence in page.find(id="a").get_text()
    assert sentence not in page.find(id="b").get_text()


def test_key_facts_show_the_span_of_all_plans() -> None:
    facts = soup_of(full_procedure()).select(".mn-key-facts .mn-fact")
    stated = {fact.dt.get_text(): one_line(fact.dd.get_text()) for fact in facts}
    assert stated["Sessions"] == "1 to 6 sessions"
    assert stated["Downtime"] == "24 to 48 hours"
    assert stated["Results last"] == "6 to 12 months"
    assert stated["Discomfort"] == "Mild"


def test_price_and_downtime_are_left_out_when_nobody_stated_them() -> None:
    text = visible_text(full_procedure(price=None, downtime=None, downtime_note="", recovery=()))
    assert "Price" not in text.replace("Prices:", "")
    assert "Downtime" not in text
