"""What the markup states, a reader can see."""

from collections.abc import Iterator

import pytest

from tests.documents import FULL, full_faq, full_index, full_procedure, full_risk, rewritten
from tests.templates.rendering import one_line, package_templates, visible_text
from wagtail_microneedling.document import (
    PageDocument,
    Person,
    ProcedureDocument,
    RiskDocument,
    advice_statements,
    contraindication_text,
    course_statements,
    frequency_statement,
    label,
    procedure_sections,
    range_text,
)


def section_lines(document: ProcedureDocument) -> Iterator[str]:
    for section in procedure_sections(document):
        yield section.heading
        yield from section.text.splitlines()


def risk_lines(document: ProcedureDocument) -> Iterator[str]:
    for page in document.risk_pages:
        for risk in page.risks:
            yield from (risk.name, risk.description)
            yield frequency_statement(risk, document.language).line
        for item in page.contraindications:
            yield from (item.name, contraindication_text(item, document.language))


def risk_page_lines(document: RiskDocument) -> Iterator[str]:
    language = document.language
    for risk in document.risks:
        yield from (risk.name, risk.description, label(risk.severity, language))
        yield frequency_statement(risk, language).line
        yield from (statement.line for statement in course_statements(risk, language))
        yield from (statement.line for statement in advice_statements(risk, language))
    for item in document.contraindications:
        yield from (item.name, contraindication_text(item, language))
    assert document.when_to_get_help
    yield document.when_to_get_help.text


def person_lines(person: Person) -> Iterator[str]:
    yield from (person.full_name, person.job_title, *person.credentials)
    yield from (person.registration_body, person.registration_number)


def page_lines(document: PageDocument) -> Iterator[str]:
    """Yield what every page states about itself."""
    yield document.title
    yield from (crumb.title for crumb in document.breadcrumbs)
    for person in (document.author, document.reviewer):
        assert person
        yield from person_lines(person)
    yield "9 November 2026"
    for source in document.sources:
        yield from (source.title, source.authors, source.publication, str(source.year))
        yield from (source.doi, source.pmid)
    assert document.image
    yield from (document.image.caption, document.image.credit)


def clinic_lines(document: PageDocument) -> Iterator[str]:
    clinic = document.clinic
    assert clinic
    assert clinic.address
    address = clinic.address
    yield from (clinic.name, address.street, address.locality, address.region, address.postal_code)
    yield from ("United Kingdom", clinic.telephone, clinic.email, clinic.price_range)
    yield from (label(specialty, document.language) for specialty in clinic.specialties)
    yield from ("Monday, Tuesday 9 a.m.–6 p.m.", "Saturday 10 a.m.–1:30 p.m.")


def missing(lines: Iterator[str], text: str) -> list[str]:
    return [line for line in lines if one_line(line) not in text]


def test_every_line_of_every_section_is_on_the_page() -> None:
    document = full_procedure()
    lines = list(section_lines(document))
    assert len(lines) > 50
    assert missing(iter(lines), visible_text(document)) == []


def test_every_line_is_on_the_page_whatever_an_editor_types() -> None:
    """Typed text may hold what HTML, templates or white space give a meaning of their own."""

    def write(text: str) -> str:
        return text if text.startswith("<") else f"{text} <b>&amp;</b>\n{{{{ x }}}} 5 > 3: “a”  b"

    document = rewritten(full_procedure(how_it_works=None, background=None), write)
    assert missing(section_lines(document), visible_text(document)) == []


def test_a_line_is_in_one_piece_and_its_sources_follow_it() -> None:
    text = visible_text(full_procedure())
    assert "Softer scars: Acne scars may soften. 1" in text


def test_risks_and_contraindications_are_on_the_procedure_page() -> None:
    document = full_procedure()
    assert missing(risk_lines(document), visible_text(document)) == []


def test_all_that_a_risk_page_states_is_on_it() -> None:
    document = full_risk()
    assert missing(risk_page_lines(document), visible_text(document)) == []


def test_questions_and_answers_are_on_the_faq_page() -> None:
    document = full_faq()
    lines = [
        line
        for item in document.questions
        for line in (item.question, item.answer.text, item.group)
    ]
    assert missing(iter(lines), visible_text(document)) == []


def test_what_a_procedure_is_can_be_seen() -> None:
    document = full_procedure()
    assert document.kind
    assert document.image
    lines = [
        document.summary,
        *document.alternate_names,
        label(document.kind, document.language),
        *(label(specialty, document.language) for specialty in document.specialties),
        "£180.50",
    ]
    assert missing(iter(lines), visible_text(document)) == []


def test_an_index_shows_each_procedure_with_its_numbers() -> None:
    document = full_index()
    lines = [text for card in document.procedures for text in (card.name, card.summary)]
    numbers = [
        range_text(quantity, document.language)
        for card in document.procedures
        for quantity in (card.sessions, card.downtime)
        if quantity
    ]
    assert len(numbers) == 2
    assert missing(iter([*lines, *numbers]), visible_text(document)) == []


@pytest.mark.parametrize("build", FULL)
@pytest.mark.parametrize("frame", ["example", "package"])
def test_every_page_shows_its_evidence_and_its_clinic(build: object, frame: str) -> None:
    assert callable(build)
    document = build()
    text = visible_text(document, package_templates() if frame == "package" else None)
    assert missing(page_lines(document), text) == []
    assert missing(clinic_lines(document), text) == []


def test_the_introduction_is_on_the_page() -> None:
    for document in (full_faq(), full_risk(), full_index()):
        assert document.introduction
        assert document.introduction.text in visible_text(document)
