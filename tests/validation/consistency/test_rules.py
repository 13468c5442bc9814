"""Each rule finds what contradicts its facts, says where and what, and leaves the rest alone."""

import dataclasses

import pytest

from tests.documents import full_faq, full_procedure, full_risk, minimal_procedure, prose
from wagtail_microneedling.document import (
    FAQDocument,
    Heading,
    Paragraphs,
    Question,
    Quote,
    Range,
    Unit,
    to_primitive,
)
from wagtail_microneedling.validation import (
    Finding,
    Grades,
    Severity,
    Subject,
    consistency_rules,
    judge,
)

from .counting import topics_in
from .marked_sets import Case, procedure


def answered(question: str, answer: str, **fields: str) -> FAQDocument:
    item = Question(anchor="q", question=question, answer=prose(answer))
    return full_faq(questions=(item,), **fields)


def found(document: object, **known: object) -> tuple[Finding, ...]:
    subject = Subject(**{"document": document, "procedure": full_procedure(), **known})  # type: ignore[arg-type]
    return judge(subject, consistency_rules)


#: By topic: what contradicts the facts of the marked sets, and what does not.
CASES = {
    "sessions": ("You need eight sessions.", "You need three to six sessions."),
    "interval": ("Leave two weeks between sessions.", "Sessions are 28 to 42 days apart."),
    "maintenance": ("Top-ups are needed once a year.", "Maintenance is every 4 to 6 weeks."),
    "downtime": ("Redness lasts a week.", "Redness lasts 24 to 48 hours."),
    "risk": ("Dark patches fade within two weeks.", "Dark patches fade within six months."),
    "depth": ("The needles reach 4 mm.", "The needles reach up to 2.5 mm."),
    "full_effect": ("The full effect shows after a year.", "The full effect takes 3 to 6 months."),
    "lasts": ("Results last for five years.", "Results last for six months to a year."),
    "visit_length": ("A visit takes three hours.", "A visit takes an hour to an hour and a half."),
    "youngest_age": ("We treat adults from the age of 18.", "We treat adults from the age of 22."),
    "make_up": ("Wear no make-up for three days.", "Wear no make-up for a day."),
    "sun": ("Avoid the sun for a month before treatment.", "Avoid the sun for 14 days beforehand."),
    "aftercare": ("Use no retinoids for a day afterwards.", "Use no acids for 5 to 7 days."),
    "preparation": ("Stop retinoids a month before.", "Stop retinoids 3 to 5 days before."),
}


def test_every_rule_has_a_case_and_words() -> None:
    assert {f"consistent.{topic}" for topic in CASES} == {rule.code for rule in consistency_rules}
    for rule in consistency_rules:
        assert rule.severity is Severity.WARNING
        assert {"{said}", "{stated}", "{quote}"} <= set(rule.text.replace("”", " ").replace(
            "“", " ").replace(",", " ").replace(":", " ").split())  # fmt: skip
        assert rule.reason
        assert rule.fix


@pytest.mark.parametrize("topic", CASES)
def test_what_contradicts_is_found_and_what_agrees_is_not(topic: str) -> None:
    wrong, right = CASES[topic]
    assert topics_in(Case(text=wrong, expected=frozenset())) == {topic}
    assert topics_in(Case(text=right, expected=frozenset())) == set()


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("What does it cost?", "A package of eight sessions costs £900."),
        ("What about laser?", "A laser needs two weeks off work."),
        ("What is known?", "In a study 8 sessions were given to 30 people."),
        ("When should I call?", "If redness lasts longer than a week, call us."),
        ("What do others say?", "Some clinics promise results that last for ten years."),
        ("Is it so?", "Does redness last for a week?"),
        ("How do you work?", "Our nurses have 15 years of experience."),
        ("", "Redness does not last a week."),
        ("", "You do not need eight sessions."),
        ("", "Some people stay red for a week."),
        ("", "After the eighth session we look again."),
        ("", "Wear SPF 50 and put it on anew every 2 hours."),
    ],
)
def test_look_alikes_are_left_alone(question: str, text: str) -> None:
    assert topics_in(Case(question=question, text=text, expected=frozenset())) == set()


def test_a_finding_names_both_places_and_both_values() -> None:
    (one,) = found(answered("How long is the downtime?", "You see nothing. It takes a week."))
    assert (one.code, one.path) == ("consistent.downtime", "questions.0.answer")
    assert one.parameters == {
        "said": {"min": 1, "max": 1, "unit": "week"},
        "stated": to_primitive(Range(min=24, max=48, unit=Unit.HOUR)),
        "fact": "procedure.downtime",
        "quote": "It takes a week.",
        "topic": "downtime",
    }


def test_a_long_sentence_is_quoted_around_its_number() -> None:
    text = f"The {'very ' * 60}long redness lasts for nine days, {'and more ' * 40}indeed."
    (one,) = found(answered("", text))
    assert len(one.parameters["quote"]) <= 200
    assert "lasts for nine days" in one.parameters["quote"]


def test_facts_of_the_page_itself_have_short_paths() -> None:
    page = full_procedure(summary="The redness lasts for nine days.")
    (one,) = found(page, procedure=page)
    assert (one.path, one.parameters["fact"]) == ("summary", "downtime")


def test_a_risk_page_compares_with_its_own_rows() -> None:
    page = full_risk()
    risks = tuple(
        dataclasses.replace(risk, description="They fade within two years.")
        if risk.name == "Dark patches"
        else risk
        for risk in page.risks
    )
    (one,) = found(dataclasses.replace(page, risks=risks))
    assert (one.code, one.path) == ("consistent.risk", "risks.2.description")
    assert one.parameters["fact"] == "risks.2.duration"


def test_every_text_of_a_page_is_read() -> None:
    wrong = "The redness lasts for nine days."
    page = full_procedure(
        search_description=wrong,
        summary=wrong,
        how_it_works=prose(wrong),
        plan_note=wrong,
        downtime_note=wrong,
        steps=tuple(dataclasses.replace(step, text=wrong) for step in full_procedure().steps),
        body=(Heading(text="At our clinic"), Paragraphs(prose=prose(wrong))),
    )
    paths = {one.path for one in found(page, procedure=page)}
    assert paths >= {
        *("search_description", "summary", "how_it_works", "plan_note", "downtime_note"),
        *("steps.0.text", "steps.1.text", "steps.2.text", "body.1.prose"),
    }


def test_somebody_elses_words_are_left_alone() -> None:
    page = full_procedure(body=(Quote(text="I was red for nine days.", attribution="A patient"),))
    assert found(page, procedure=page) == ()


def test_nothing_is_compared_with_what_is_not_stated() -> None:
    for wrong, _ in CASES.values():
        assert found(answered("", wrong), procedure=minimal_procedure()) == ()


def test_without_a_procedure_or_in_another_language_nothing_is_found() -> None:
    wrong = "The redness lasts for nine days."
    assert len(found(answered("", wrong))) == 1
    assert found(answered("", wrong), procedure=None) == ()
    assert found(answered("", wrong, language="de")) == ()
    assert found(answered("", wrong, language="../en")) == ()


def test_a_project_switches_one_topic_off() -> None:
    page = answered("", "The redness lasts for nine days. You need eight sessions.")
    subject = Subject(document=page, procedure=full_procedure())
    grades = Grades(changed={"consistent.sessions": None})
    assert {one.code for one in judge(subject, consistency_rules)} == {
        *("consistent.downtime", "consistent.sessions")
    }
    assert {one.code for one in judge(subject, consistency_rules, grades)} == {
        "consistent.downtime"
    }


def test_the_documents_of_other_tests_agree_with_themselves() -> None:
    for document in (full_procedure(), full_faq(), full_risk()):
        assert found(document) == ()


@pytest.mark.parametrize(
    ("text", "facts", "expected"),
    [
        # A plan is chosen by its label, else the one for most people counts.
        ("Acne scars need 3 to 6 sessions.", "microneedling", {"sessions"}),
        ("Most concerns need 3 to 6 sessions.", "microneedling", set()),
        ("You need 4 to 6 sessions.", "microneedling", {"sessions"}),
        ("Acne scars need 4 to 6 sessions.", "microneedling", set()),
        ("For mild concerns one session may be enough.", "microneedling", set()),
        ("Stretch marks need 4 to 5 sessions.", "microneedling", set()),
        ("Stretch marks need 7 to 9 sessions.", "microneedling", {"sessions"}),
        # One number for a range is another statement, unless it is said to be typical.
        ("Sessions are about 4 weeks apart.", "microneedling", {"interval"}),
        ("On average people have four sessions.", "microneedling", set()),
        ("Most people feel fine after one day.", "microneedling", set()),
        # What is over by the end of the range agrees with it.
        ("The redness lasts two days.", "microneedling", set()),
        ("The redness lasts one day.", "microneedling", {"downtime"}),
        ("The redness lasts a few hours to two days.", "microneedling", {"downtime"}),
        ("The redness lasts for a few days.", "microneedling", {"downtime"}),
        ("The redness lasts for a couple of days.", "microneedling", set()),
        # A depth has a setting and an area.
        ("At home, needles reach up to 2.5 mm.", "microneedling", {"depth"}),
        ("Under the eyes we use needles of 1 mm.", "microneedling", {"depth"}),
        ("On the cheeks we use needles of 1 mm.", "microneedling", set()),
        # A waiting time comes before or after.
        ("Stop retinoids three to five days before.", "microneedling", set()),
        ("Stop retinoids for three to five days afterwards.", "microneedling", {"aftercare"}),
        ("No make-up, gym or sauna for two days.", "simple", {"aftercare"}),
        # Months and weeks agree within a tenth.
        ("Sessions are a month apart.", "simple", set()),
        ("Sessions are three weeks apart.", "simple", {"interval"}),
        ("The full effect shows after twelve weeks.", "simple", set()),
    ],
)
def test_what_agrees(text: str, facts: str, expected: set[str]) -> None:
    assert topics_in(Case(text=text, facts=facts, expected=frozenset())) == expected


def test_the_step_of_a_visit_is_no_visit() -> None:
    assert procedure("microneedling").steps[2].name == "Needling"
    needling = Case(text="The treatment takes 15 to 30 minutes.", expected=frozenset())
    assert topics_in(needling) == set()
    another = Case(text="The treatment takes 20 to 30 minutes.", expected=frozenset())
    assert topics_in(another) == {"visit_length"}
