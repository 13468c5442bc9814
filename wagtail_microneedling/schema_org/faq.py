"""A FAQ page: the one page where questions are marked up."""

from collections.abc import Sequence

from ..document import FAQDocument, Question, Source
from .identity import procedure_id
from .nodes import Node, anchored, node, reference, web_address
from .publications import citations
from .shared import audience, page_node, procedure_stub, surroundings


def faq_nodes(document: FAQDocument) -> list[Node | None]:
    """Return the graph of a FAQ page."""
    sources = [
        *document.sources,
        *(source for question in document.questions for source in question.sources),
    ]
    return [
        _page(document, sources),
        _procedure(document),
        *surroundings(document, sources),
    ]


def _page(document: FAQDocument, sources: Sequence[Source]) -> Node | None:
    """Return the page; without a question it is no FAQPage yet."""
    asked = [_question(document, question) for question in document.questions]
    questions = [question for question in asked if question]
    about = document.procedure
    return page_node(
        document,
        ("FAQPage", "MedicalWebPage") if questions else "MedicalWebPage",
        sources,
        abstract=document.introduction.text if document.introduction else None,
        about=reference(procedure_id(about.url)) if about else None,
        mainEntity=questions,
        medicalAudience=audience(),
    )


def _question(document: FAQDocument, question: Question) -> Node | None:
    iri = anchored(document.url, question.anchor)
    return node(
        "Question",
        iri,
        ("name", "acceptedAnswer"),
        name=question.question,
        url=web_address(iri),
        acceptedAnswer=node("Answer", text=question.answer.text),
        citation=citations(document, question.sources),
    )


def _procedure(document: FAQDocument) -> Node | None:
    about = document.procedure
    return procedure_stub(procedure_id(about.url), about.name, about.url) if about else None
