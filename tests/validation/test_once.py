"""What differs only in wording is the same; what asks or names something else is not."""

from dataclasses import replace

import pytest

from tests.documents import (
    QUESTIONS,
    RISKS,
    full_faq,
    full_index,
    full_procedure,
    full_risk,
    procedure_reference,
)
from wagtail_microneedling.document import Question, Risk
from wagtail_microneedling.validation import Severity, stated_once

from .judged import codes, findings


def asked(*questions: str) -> tuple[Question, ...]:
    return tuple(
        replace(QUESTIONS[0], anchor=f"q-{number}", question=text)
        for number, text in enumerate(questions)
    )


def named(*names: str) -> tuple[Risk, ...]:
    return tuple(
        replace(RISKS[0], anchor=f"r-{number}", name=name) for number, name in enumerate(names)
    )


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "Does it hurt?", "DOES IT HURT"),
        ("en", "Does it hurt?", "Will it hurt me…?"),
        ("en", "How many sessions will I need?", "How many sessions do you need?"),
        ("en", "Is the treatment safe?", "Safe: is your treatment that?"),
        ("en-GB", "What about make-up?", "What about make up?"),
        ("en", "Can I drive after microneedling?", "After microneedling, can I drive?"),
        ("de", "Tut die Behandlung weh?", "Tut eine Behandlung weh?"),
        ("de-AT", "Wie lange dauert es?", "Wie lange dauert das?"),
        ("fr", "Est-ce que la séance fait mal ?", "La séance fait-elle mal, est-ce que ?"),
        ("en", "Ｄoes it hurt?", "Does it hurt?"),
        ("nl", "Doet het pijn?", "Pijn, doet het?"),
        ("en", "???", "? ??".replace(" ", "")),
    ],
)
def test_the_same_in_other_words_is_found(language: str, one: str, other: str) -> None:
    document = full_faq(language=language, questions=asked(one, other))
    (finding,) = findings(document, "once.")
    assert (finding.code, finding.path) == ("once.question_twice", "questions.1.question")
    assert finding.parameters == {"question": other, "first": one}
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "How long does it last?", "How long does it take?"),
        ("en", "Can I wear make-up before?", "Can I wear make-up after?"),
        ("en", "Is it safe?", "Is it not safe?"),
        ("en", "When can I exercise?", "Can I exercise?"),
        ("en", "Who can have it?", "Who can’t have it without asking?"),
        ("en", "What is it?", "How is it?"),
        ("en", "Does it help with acne scars?", "Does it help with acne?"),
        ("de", "Wie oft?", "Wie lange?"),
        ("de", "Darf ich danach in die Sonne?", "Darf ich davor in die Sonne?"),
        ("fr", "Avant la séance ?", "Après la séance ?"),
        ("en", "?", "!"),
    ],
)
def test_other_questions_are_left_alone(language: str, one: str, other: str) -> None:
    assert codes(full_faq(language=language, questions=asked(one, other)), "once.") == set()


def test_every_question_after_the_first_is_found() -> None:
    document = full_faq(questions=asked("Pain?", "Cost?", "The pain?", "Is there pain?"))
    found = findings(document, "once.")
    assert [one.path for one in found] == ["questions.2.question", "questions.3.question"]
    assert {one.parameters["first"] for one in found} == {"Pain?"}


def test_risks_that_differ_in_wording_only_are_found() -> None:
    (finding,) = findings(full_risk(risks=named("Swelling", "Redness", "The redness")), "once.")
    assert (finding.code, finding.path) == ("once.risk_twice", "risks.2.name")
    assert finding.parameters == {"risk": "The redness", "first": "Redness"}
    assert codes(full_risk(risks=named("Redness", "Redness for weeks")), "once.") == set()


# Across pages


def test_what_another_page_asks_is_named_with_that_page() -> None:
    document = full_faq(questions=asked("Does it hurt?", "What does it cost?"))
    pain = stated_once(document)[0]
    (finding,) = findings(document, "once.", elsewhere={pain.key: ("More questions",)})
    assert (finding.code, finding.path) == ("once.question_elsewhere", "questions.0.question")
    assert finding.parameters == {"text": "Does it hurt?", "page": "More questions"}


def test_each_page_that_asks_is_named() -> None:
    document = full_faq(questions=asked("Does it hurt?"))
    elsewhere = {stated_once(document)[0].key: ("Here", "There")}
    found = findings(document, "once.", elsewhere=elsewhere)
    assert [one.parameters["page"] for one in found] == ["Here", "There"]


def test_procedures_and_risks_have_codes_of_their_own() -> None:
    for document, code in (
        (full_procedure(), "once.procedure_elsewhere"),
        (full_risk(risks=named("Redness")), "once.risk_elsewhere"),
    ):
        (one,) = stated_once(document)
        assert codes(document, "once.", elsewhere={one.key: ("Another page",)}) == {code}


def test_a_risk_belongs_to_its_procedure() -> None:
    risks = named("Redness")
    keys = {
        stated_once(full_risk(risks=risks, procedure=about))[0].key
        for about in (procedure_reference(), procedure_reference(id=99), None)
    }
    assert len(keys) == 3


def test_an_index_states_nothing_once() -> None:
    assert stated_once(full_index()) == ()


def test_a_question_and_a_risk_of_the_same_words_are_two_things() -> None:
    question = stated_once(full_faq(questions=asked("Redness")))[0]
    risk = stated_once(full_risk(risks=named("Redness")))[0]
    assert question.key != risk.key


def test_a_huge_text_is_read_once_and_kept_short() -> None:
    document = full_faq(questions=asked("pain " * 200_000, "Pain?"))
    (finding,) = findings(document, "once.question_twice")
    assert len(finding.parameters["first"]) == 500
