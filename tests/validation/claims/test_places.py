"""Which texts of a page count, which contexts are passed over, and what a finding says."""

import datetime
from dataclasses import replace
from typing import Any

import pytest

from tests.documents import (
    REVIEW,
    full_procedure,
    image,
    minimal_faq,
    minimal_index,
    minimal_procedure,
    minimal_risk,
    procedure_reference,
    prose,
)
from wagtail_microneedling.document import (
    AftercareStep,
    Benefit,
    CallToAction,
    FAQDocument,
    Heading,
    PageDocument,
    Paragraphs,
    Permanence,
    Picture,
    Prose,
    Question,
    Quote,
    Risk,
    Source,
    Term,
    Video,
)
from wagtail_microneedling.validation import Finding, Subject, judge, rules_of

CORE = rules_of(["core"])
CLAIM = "Painless microneedling."


def found(document: PageDocument, **known: Any) -> list[Finding]:
    return list(judge(Subject(document=document, **known), CORE))


def paths(document: PageDocument, code: str = "claims.core.painless", **known: Any) -> list[str]:
    return [one.path for one in found(document, **known) if one.code == code]


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("title", {"title": CLAIM}),
        ("seo_title", {"seo_title": CLAIM}),
        ("search_description", {"search_description": CLAIM}),
        ("summary", {"summary": CLAIM}),
        ("alternate_names.1", {"alternate_names": ("Needling", CLAIM)}),
        ("how_it_works", {"how_it_works": prose(CLAIM)}),
        ("discomfort_note", {"discomfort_note": CLAIM}),
        ("benefits.0.name", {"benefits": (Benefit(name=CLAIM),)}),
        ("concerns.0.description", {"concerns": (Term(key="k", name="N", description=CLAIM),)}),
        ("image.alt", {"image": image("skin", CLAIM)}),
        ("image.caption", {"image": image("skin", "", caption=CLAIM)}),
        ("body.0.text", {"body": (Heading(text=CLAIM),)}),
        ("body.1.prose", {"body": (Heading(text="A"), Paragraphs(prose=prose(CLAIM)))}),
        ("body.0.image.caption", {"body": (Picture(image=image("a", "b", caption=CLAIM)),)}),
        ("body.0.text", {"body": (Quote(text=CLAIM),)}),
        ("body.0.label", {"body": (CallToAction(label=CLAIM, url="https://a.example/"),)}),
        ("body.0.title", {"body": (Video(url="https://a.example/", title=CLAIM),)}),
    ],
)
def test_texts_of_a_procedure_that_count(path: str, fields: dict[str, Any]) -> None:
    assert paths(minimal_procedure(**fields)) == [path]


def test_texts_of_other_pages_that_count() -> None:
    assert paths(minimal_index(introduction=prose(CLAIM))) == ["introduction"]
    assert paths(minimal_risk(introduction=prose(CLAIM))) == ["introduction"]
    row = Question(anchor="q", question="How is it?", answer=prose(CLAIM), group=CLAIM)
    assert paths(minimal_faq(questions=(row,))) == ["questions.0.group", "questions.0.answer"]


def test_words_in_place_of_a_picture_in_rich_text_count() -> None:
    html = '<p>Skin</p><img src="https://a.example/1" alt="Painless &gt; quick" width="1">'
    document = minimal_procedure(how_it_works=Prose(html=html, text="Skin"))
    assert paths(document) == ["how_it_works"]


def test_what_others_have_written_does_not_count() -> None:
    source = Source(key="s", title="Painless microneedling: a review")
    assert paths(minimal_procedure(sources=(source,))) == []


def test_what_is_said_for_safety_does_not_count() -> None:
    lump = Risk(anchor="r", name="Lump", description="A painless knot.")
    assert paths(minimal_risk(risks=(lump,))) == []
    step = AftercareStep(text="Press with a painless pressure.")
    assert paths(minimal_procedure(aftercare=(step,))) == []


def faq(question: str, answer: str) -> FAQDocument:
    row = Question(anchor="q", question=question, answer=prose(answer))
    return minimal_faq(questions=(row,), procedure=procedure_reference())


@pytest.mark.parametrize(
    ("question", "answer", "claimed"),
    [
        ("Is it painless?", "Yes.", True),
        ("Is it painless", "Absolutely!", True),
        ("Is it painless?", "No.", False),
        ("Is it painless?", "For many people.", False),
        ("Is it painless?", "Yes, mostly.", False),
        ("Is it painless?", "Yesterday a patient asked us that.", False),
        ("Does it hurt?", "No.", True),
        ("Does it hurt?", "No, but it prickles.", False),
        ("Does it hurt?", "Yes.", False),
        ("Why is it painless?", "Because of the cream.", True),
        ("What is it?", "Painless.", True),
    ],
)
def test_questions_are_claims_by_their_answers(question: str, answer: str, claimed: bool) -> None:
    assert bool(paths(faq(question, answer))) is claimed


def test_a_question_answered_yes_is_found_at_its_answer() -> None:
    (one,) = found(faq("Is it painless?", "Yes."))
    assert (one.path, one.parameters) == ("questions.0.answer", {"claim": "painless"})


def test_one_answer_does_not_answer_another_question() -> None:
    asked = Question(anchor="a", question="Is it painless?", answer=prose("It depends."))
    other = Question(anchor="b", question="Is it quick?", answer=prose("Yes."))
    assert paths(minimal_faq(questions=(asked, other))) == []


def test_only_a_question_or_a_heading_is_answered_by_the_next_text() -> None:
    document = minimal_procedure(summary="Is it painless?", how_it_works=prose("Yes."))
    assert paths(document) == []
    body = (Heading(text="Is it painless?"), Paragraphs(prose=prose("Yes.")))
    assert paths(minimal_procedure(body=body)) == ["body.1.prose"]


def test_a_claim_is_quoted_as_the_page_writes_it() -> None:
    text = "Get a “Pain-Free” hour. No\N{SOFT HYPHEN} pain, no gain. It’s PAINLESS – promised!"
    claims = [one.parameters["claim"] for one in found(minimal_procedure(summary=text))]
    assert claims == ["Pain-Free", "PAINLESS"]


def test_a_claim_made_often_in_one_text_is_listed_once() -> None:
    assert len(paths(minimal_procedure(summary="Painless! " * 50))) == 1


def test_a_permanent_result_may_be_called_so_where_sources_say_it() -> None:
    fields: dict[str, Any] = {"summary": "The result is permanent.", "sources": (REVIEW,)}
    for permanence, sources, path in (
        (Permanence.PERMANENT, (REVIEW,), []),
        (Permanence.PERMANENT, (), ["summary"]),
        (Permanence.LONG_LASTING, (REVIEW,), ["summary"]),
    ):
        document = minimal_procedure(**{**fields, "permanence": permanence, "sources": sources})
        assert paths(document, "claims.core.permanent", procedure=document) == path


def test_the_sources_of_a_row_stand_for_its_numbers() -> None:
    text = "90% of patients saw an improvement."
    code = "claims.core.number_without_source"
    cited = Benefit(name="Softer lines", text=text, sources=(REVIEW,))
    bare = replace(cited, sources=())
    assert paths(minimal_procedure(benefits=(cited,)), code) == []
    assert paths(minimal_procedure(benefits=(bare,), sources=(REVIEW,)), code) == [
        "benefits.0.text"
    ]
    # A summary has no sources of its own: those of the page stand for it.
    assert paths(minimal_procedure(summary=text), code) == ["summary"]
    assert paths(minimal_procedure(summary=text, sources=(REVIEW,)), code) == []


@pytest.mark.parametrize("language", ["de-AT", "fr-CA", "en-US", "es", "zh-Hant", ""])
def test_a_page_in_any_language_is_judged(language: str) -> None:
    document = full_procedure(language=language, last_reviewed=datetime.date(2026, 1, 1))
    assert [one.code for one in found(document, procedure=document)] == []


def test_text_in_another_language_is_not_read_as_english() -> None:
    assert paths(minimal_procedure(summary="Painless", language="es")) == []


def test_a_page_whose_type_a_project_has_added_is_read() -> None:
    class Story(PageDocument):
        pass

    fields = {name: getattr(minimal_index(), name) for name in PageDocument.__dataclass_fields__}
    assert paths(Story(**{**fields, "title": CLAIM})) == ["title"]
