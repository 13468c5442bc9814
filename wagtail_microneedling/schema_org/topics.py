"""The sections of a procedure's page, each with its quantities."""

from ..document import (
    ProcedureDocument,
    Quantity,
    Risk,
    Section,
    Unit,
    as_number,
    frequency_statement,
    unit_text,
    words,
)
from .identity import keyed_id, page_id, procedure_id
from .nodes import Node, anchored, clean, node, reference, web_address
from .publications import citations
from .vocabulary import SECTION_ASPECTS, UNIT_CODES, member

RISKS_ANCHOR = "risks"


def section_node(document: ProcedureDocument, section: Section) -> Node | None:
    """Return a section as content about the procedure, or about the concerns behind it."""
    iri = anchored(document.url, section.anchor)
    aspect = SECTION_ASPECTS.get(section.anchor)
    sources = [source for statement in section.statements for source in statement.sources]
    procedure = [reference(procedure_id(document.url))]
    return node(
        "HealthTopicContent",
        iri,
        ("text",),
        name=section.heading,
        url=web_address(iri),
        inLanguage=document.language,
        hasHealthAspect=member(aspect) if aspect else None,
        about=concern_references(document) if section.anchor == "background" else procedure,
        isPartOf=reference(page_id(document.url)),
        text=section.text,
        mentions=[_quantity(quantity, document.language) for quantity in section.quantities],
        citation=citations(document, sources),
    )


def risks_node(document: ProcedureDocument) -> Node | None:
    """Return the section that names what can go wrong; the risks themselves are on their own page."""
    iri = anchored(document.url, RISKS_ANCHOR)
    named = [
        (page.link.url, risk)
        for page in document.risk_pages
        for risk in page.risks
        if clean(risk.name)
    ]
    return node(
        "HealthTopicContent",
        iri,
        ("text",),
        name=words(document.language).gettext("Risks and side effects"),
        url=web_address(iri),
        inLanguage=document.language,
        hasHealthAspect=member("RisksOrComplicationsHealthAspect"),
        about=[reference(procedure_id(document.url))],
        isPartOf=reference(page_id(document.url)),
        text="\n".join(line for _, risk in named for line in _risk_lines(risk, document.language)),
        mentions=[reference(anchored(url, risk.anchor)) for url, risk in named],
    )


def _risk_lines(risk: Risk, language: str) -> list[str]:
    lines = (risk.name, risk.description, frequency_statement(risk, language).line)
    return [line for line in lines if line]


def concern_references(document: ProcedureDocument) -> list[Node]:
    """Return references to the concerns that the procedure treats."""
    return [reference(keyed_id(document, "concern", term.key)) for term in document.concerns]


def _quantity(quantity: Quantity, language: str) -> Node | None:
    """Return a quantity, named as the page names it; C62 only says "one", so sessions are also named."""
    counted, low, high = quantity.range.unit, quantity.range.min, quantity.range.max
    count = high if high is not None else low
    return node(
        "PropertyValue",
        None,
        ("name",),
        propertyID=quantity.key,
        name=quantity.name,
        minValue=as_number(low),
        maxValue=as_number(high),
        unitCode=UNIT_CODES[counted],
        unitText=unit_text(counted, count or 0, language) if counted is Unit.SESSION else None,
    )
