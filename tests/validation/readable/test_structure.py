"""Pictures have words, and headings skip no level."""

from typing import Any

import pytest

from tests.documents import image, minimal_faq, minimal_procedure
from wagtail_microneedling.document import (
    Heading,
    PageDocument,
    Paragraphs,
    Picture,
    Prose,
    Question,
)
from wagtail_microneedling.validation import Subject, judge, readable_rules


def told(document: PageDocument, code: str) -> list[tuple[str, dict[str, Any]]]:
    found = judge(Subject(document=document), readable_rules)
    return [(one.path, dict(one.parameters)) for one in found if one.code == f"readable.{code}"]


def test_pictures_without_words() -> None:
    document = minimal_procedure(
        image=image("a", " "), body=(Picture(image=image("b", "")), Picture(image=image("c", "C")))
    )
    assert [path for path, _ in told(document, "no_alt")] == ["image.alt", "body.0.image.alt"]


@pytest.mark.parametrize(
    ("tag", "missing"),
    [
        ('<img src="a.jpg" alt="Skin">', False),
        ('<img alt="Skin" src="a.jpg">', False),
        ('<img src="a.jpg" alt="">', True),
        ('<img src="a.jpg">', True),
        ('<img src="a.jpg" data-alt="Skin">', True),
        ('<img src="a.jpg"> alt="Skin"', True),
    ],
)
def test_pictures_in_rich_text(tag: str, missing: bool) -> None:
    answer = Prose(html=f"<p>Look: {tag}</p>", text="Look:")
    row = Question(anchor="q", question="Well?", answer=answer)
    expected = ["questions.0.answer"] if missing else []
    assert [path for path, _ in told(minimal_faq(questions=(row,)), "no_alt")] == expected


@pytest.mark.parametrize(
    ("alt", "is_name"),
    [
        ("cheek.jpg", True),
        ("IMG_2041", True),
        ("DSC 0012", True),
        ("Screenshot 2026-11-20", True),
        ("image 3", True),
        ("Image of a cheek", False),
        ("image", False),
        ("A cheek in 2026", False),
        ("", False),
    ],
)
def test_names_of_files_are_no_words(alt: str, is_name: bool) -> None:
    document = minimal_procedure(image=image("a", alt))
    expected = [("image.alt", {"alt": alt})] if is_name else []
    assert told(document, "alt_is_file_name") == expected


def test_of_many_pictures_in_one_text_the_first_are_listed() -> None:
    answer = Prose(html='<img src="a.jpg">' * 50, text="")
    row = Question(anchor="q", question="Well?", answer=answer)
    assert len(told(minimal_faq(questions=(row,)), "no_alt")) == 3


def test_headings_in_order() -> None:
    rich = Paragraphs(prose=Prose(html="<h4>Deeper</h4><p>x</p><hr>", text="Deeper\nx"))
    orderly = (Heading(text="A"), Heading(text="B", level=3), rich, Heading(text="C"))
    assert told(minimal_procedure(body=orderly), "heading_order") == []
    assert told(minimal_procedure(), "heading_order") == []


def test_headings_that_skip_a_level() -> None:
    rich = Paragraphs(prose=Prose(html='<h4 id="x">Deep</h4>', text="Deep"))
    first = minimal_procedure(body=(Heading(text="A", level=3),))
    assert told(first, "heading_order") == [("body.0", {"level": 3, "above": 1})]
    later = minimal_procedure(body=(Heading(text="A"), rich))
    assert told(later, "heading_order") == [("body.1.prose", {"level": 4, "above": 2})]
