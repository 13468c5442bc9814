"""Sentences, words and paragraphs: what is too hard is found, what is short is left alone."""

import subprocess
import sys
from typing import Any

import pytest

from tests.documents import FULL, minimal_faq, minimal_procedure, minimal_risk, prose
from wagtail_microneedling.document import (
    PageDocument,
    Paragraphs,
    Prose,
    Question,
    Risk,
    Severity,
    Term,
)
from wagtail_microneedling.validation import Finding, Subject, judge, readable_rules

EASY = "We clean your skin. Then a cream makes it numb. The pen moves over it. You can go home. "
HARD = (
    "Percutaneous instrumentation precipitates physiological inflammatory responses, facilitating "
    "considerable collagen reorganisation throughout superficial dermal compartments. "
)
HARD_GERMAN = (
    "Die Behandlungsdurchführung berücksichtigt sämtliche individuellen Hautbeschaffenheiten "
    "sowie entzündungsbedingte Veränderungen der Gewebeoberfläche. "
)
EASY_GERMAN = (
    "Wir reinigen die Haut. Die Creme macht sie taub. Dann geht es los. Es dauert nicht lang. "
)
HARD_FRENCH = (
    "L’administration transcutanée occasionne une réorganisation considérable des structures "
    "conjonctives superficielles, nécessitant une surveillance dermatologique régulière. "
)
EASY_FRENCH = "Nous lavons la peau. La crème fait effet. Le stylo passe sur la peau. Vous rentrez. "


def found(document: PageDocument, code: str = "") -> list[Finding]:
    findings = judge(Subject(document=document), readable_rules)
    return [one for one in findings if one.code.startswith(f"readable.{code}")]


def told(document: PageDocument, code: str) -> list[tuple[str, dict[str, Any]]]:
    return [(one.path, dict(one.parameters)) for one in found(document, code)]


def body(*texts: str) -> dict[str, Any]:
    return {"body": tuple(Paragraphs(prose=prose(text)) for text in texts)}


@pytest.mark.parametrize("full", FULL, ids=lambda full: full.__name__)
def test_a_careful_page_is_readable(full: Any) -> None:
    assert found(full()) == []


@pytest.mark.parametrize(
    ("language", "easy", "hard"),
    [
        ("en-GB", EASY, HARD),
        ("de-AT", EASY_GERMAN, HARD_GERMAN),
        ("fr", EASY_FRENCH, HARD_FRENCH),
    ],
)
def test_hard_texts_in_each_language(language: str, easy: str, hard: str) -> None:
    assert found(minimal_procedure(language=language, **body(easy * 8)), "hard_text") == []
    (one,) = found(minimal_procedure(language=language, **body(hard * 10)), "hard_text")
    assert one.path == "body.0.prose"
    assert one.parameters["ease"] < 30
    assert one.parameters["syllables"] > 2
    assert found(minimal_procedure(language="es", **body(hard * 10)), "hard_text") == []


def test_ease_is_flesch_s_formula() -> None:
    text = "The cat sat on the mat. " * 20  # 6 words to a sentence, 1 syllable to a word
    text += "Precipitation necessitates rehabilitation. " * 20
    ((_, parameters),) = told(minimal_procedure(**body(text)), "hard_text")
    # 9 words in two sentences; 6 of one syllable and 5 + 4 + 6 by the patterns.
    assert parameters == {"ease": 5, "words": 4.5, "syllables": 2.33}


def test_short_texts_are_scored_together_or_not_at_all() -> None:
    assert found(minimal_procedure(summary=HARD * 3), "hard_text") == []
    spread = minimal_procedure(summary=HARD * 3, **body(HARD * 3, HARD * 3, HARD * 3))
    assert [one.path for one in found(spread, "hard_text")] == [""]
    eased = minimal_procedure(summary=HARD, **body(EASY * 6, EASY * 6))
    assert found(eased, "hard_text") == []


def test_names_and_headings_are_not_scored() -> None:
    concerns = tuple(Term(key=str(n), name=HARD) for n in range(20))
    assert found(minimal_procedure(title=HARD * 20, concerns=concerns), "hard_text") == []
    assert found(minimal_procedure(concerns=concerns)) == []


def sentence(words: int) -> str:
    return " ".join(["so", *["then"] * (words - 2), "on"]) + "."


@pytest.mark.parametrize(("words", "count"), [(30, 0), (31, 1)])
def test_long_sentences(words: int, count: int) -> None:
    document = minimal_procedure(summary=f"Hello. {sentence(words)} Dr. Ann did it.")
    places = told(document, "long_sentence")
    assert len(places) == count
    for path, parameters in places:
        assert path == "summary"
        assert parameters["words"] == 31
        assert parameters["sentence"] == "so then then then then then then then …"


def test_lines_and_commas_make_no_sentence_longer() -> None:
    lines = "\n".join(["some words in a line"] * 20)
    assert found(minimal_procedure(summary=lines)) == []
    assert found(minimal_procedure(summary=", ".join(["and so on"] * 10) + ".")) == []


def test_of_many_long_sentences_the_first_are_listed() -> None:
    assert len(told(minimal_procedure(summary=f"{sentence(40)} " * 30), "long_sentence")) == 3


@pytest.mark.parametrize(("sentences", "count"), [(10, 0), (11, 1)])
def test_walls_of_text(sentences: int, count: int) -> None:
    wall = f"{sentence(10)} " * sentences
    row = Question(anchor="q", question="Well?", answer=Prose(html="", text=f"Short.\n{wall}"))
    places = told(minimal_faq(questions=(row,)), "long_paragraph")
    assert [path for path, _ in places] == ["questions.0.answer"] * count
    assert [one["words"] for _, one in places] == [110] * count


@pytest.mark.parametrize(
    ("text", "word", "plain"),
    [
        ("Erythema is expected.", None, None),  # "is" explains, or nearly so
        ("Expect erythema for a day.", "erythema", "redness"),
        ("Expect redness (erythema) for a day.", None, None),
        ("Expect erythema (redness) for a day.", None, None),
        ("Expect erythema, or redness.", None, None),
        ("Doctors call redness erythema. Erythema means redness.", None, None),
        ("There is Oedema.", "Oedema", "swelling"),
        ("Come prior to noon.", "prior to", "before"),
        ("Look after post-procedure skin.", "post-procedure", "after treatment"),
        ("Redness for a day.", None, None),
    ],
)
def test_hard_words(text: str, word: str | None, plain: str | None) -> None:
    expected = [("summary", {"word": word, "plain": plain})] if word else []
    assert told(minimal_procedure(summary=text), "hard_word") == expected


def test_a_hard_word_is_told_once_and_an_explanation_holds_for_the_page() -> None:
    risks = tuple(
        Risk(anchor=f"r{n}", name="Redness", description="Mild erythema.", severity=severity)
        for n, severity in enumerate(Severity)
    )
    assert told(minimal_risk(risks=risks), "hard_word") == [
        ("risks.0.description", {"word": "erythema", "plain": "redness"})
    ]
    explained = minimal_risk(risks=risks, introduction=prose("Redness (erythema) is common."))
    assert told(explained, "hard_word") == []


def test_hard_words_of_other_languages() -> None:
    german = minimal_procedure(summary="Ein Erythem kommt vor.", language="de")
    assert told(german, "hard_word") == [("summary", {"word": "Erythem", "plain": "Rötung"})]
    french = minimal_procedure(summary="Un œdème peut durer.", language="fr-CA")
    assert told(french, "hard_word") == [("summary", {"word": "œdème", "plain": "gonflement"})]
    assert told(minimal_procedure(summary="erythema", language="es"), "hard_word") == []


def test_hyphenation_is_loaded_when_a_page_is_scored_and_not_before() -> None:
    code = (
        "import sys\n"
        "from tests.documents import minimal_procedure\n"
        "from wagtail_microneedling.validation import Subject, judge, readable_rules\n"
        "judge(Subject(document=minimal_procedure(summary='Short.')), readable_rules)\n"
        "assert 'pyphen' not in sys.modules\n"
        "document = minimal_procedure(summary='One two three four. ' * 50)\n"
        "judge(Subject(document=document), readable_rules)\n"
        "assert 'pyphen' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
