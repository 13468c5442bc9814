"""A procedure's page: the procedure, what it treats, what may go wrong, and each section."""

from collections.abc import Iterator, Sequence

from ..document import (
    Device,
    Link,
    Picture,
    Price,
    ProcedureDocument,
    ProcedureKind,
    Section,
    Source,
    Term,
    as_number,
    label,
    procedure_sections,
)
from .identity import clinic_id, keyed_id, page_id, procedure_id
from .nodes import Node, anchored, node, reference, web_address
from .outcomes import contraindication_node, outcomes, risk_node
from .pictures import page_picture_value, picture
from .shared import audience, linked_page, page_node, surroundings
from .topics import RISKS_ANCHOR, concern_references, risks_node, section_node
from .vocabulary import NUMBING_DRUGS, PROCEDURE_KINDS, PROCEDURE_TYPES, SURGERY_TYPES, member


def procedure_nodes(document: ProcedureDocument) -> list[Node | None]:
    """Return the graph of a procedure's page."""
    sections, sources = procedure_sections(document), _sources(document)
    anchored_sections = {section.anchor: section for section in sections}
    return [
        _page(document, sections, sources),
        _procedure(document, anchored_sections),
        *(section_node(document, section) for section in sections),
        risks_node(document),
        *(_concern(document, concern) for concern in document.concerns),
        *(_device(document, device) for device in document.devices),
        *_risk_nodes(document),
        *(linked_page(link) for link in _links(document)),
        *surroundings(
            document,
            sources,
            availableService=[reference(procedure_id(document.url))],
            makesOffer=[_offer(document, anchored_sections.get("price"))],
        ),
    ]


def _sources(document: ProcedureDocument) -> list[Source]:
    return [
        *document.sources,
        *(source for benefit in document.benefits for source in benefit.sources),
    ]


def _page(
    document: ProcedureDocument, sections: Sequence[Section], sources: Sequence[Source]
) -> Node | None:
    return page_node(
        document,
        "MedicalWebPage",
        sources,
        description=document.summary,
        mainEntity=reference(procedure_id(document.url)),
        about=concern_references(document),
        mentions=[reference(keyed_id(document, "device", item.key)) for item in document.devices],
        hasPart=[
            reference(anchored(document.url, anchor))
            for anchor in (*(section.anchor for section in sections), RISKS_ANCHOR)
        ],
        specialty=[member(specialty) for specialty in document.specialties],
        medicalAudience=audience(document.youngest_age),
        associatedMedia=_body_pictures(document),
    )


def _procedure(document: ProcedureDocument, sections: dict[str, Section]) -> Node | None:
    surgical = document.kind is ProcedureKind.SURGICAL
    kind = PROCEDURE_KINDS.get(document.kind) if document.kind else None
    return node(
        SURGERY_TYPES if surgical else PROCEDURE_TYPES,
        procedure_id(document.url),
        ("name",),
        name=document.title,
        alternateName=document.alternate_names,
        description=document.summary,
        url=web_address(document.url),
        mainEntityOfPage=reference(page_id(document.url)),
        image=page_picture_value(document.image, document.url),
        procedureType=member(kind) if kind else None,
        relevantSpecialty=[member(specialty) for specialty in document.specialties],
        bodyLocation=[area.name for area in document.areas],
        howPerformed=[
            sections[name].text for name in ("how-it-works", "visit") if name in sections
        ],
        preparation=_lines(sections.get("preparation")),
        followup=_lines(sections.get("aftercare")),
        drug=_numbing_drug(document),
        **_all_outcomes(document),
        subjectOf=[reference(page_id(link.url)) for link in _links(document)],
    )


def _body_pictures(document: ProcedureDocument) -> list[Node]:
    """Return the pictures between the facts, those whose rights somebody has stated."""
    pictures = (picture(part.image) for part in document.body if isinstance(part, Picture))
    return [described for described in pictures if isinstance(described, dict)]


def _links(document: ProcedureDocument) -> list[Link]:
    """Return the pages about the procedure; their own graphs say what is on them."""
    return [
        *(page.link for page in document.risk_pages),
        *(page.link for page in document.faq_pages),
    ]


def _lines(section: Section | None) -> list[str]:
    return [statement.line for statement in section.statements] if section else []


def _numbing_drug(document: ProcedureDocument) -> Node | None:
    if document.anaesthesia not in NUMBING_DRUGS:
        return None
    return node("Drug", name=label(document.anaesthesia, document.language))


def _all_outcomes(document: ProcedureDocument) -> dict[str, list[Node]]:
    together: dict[str, list[Node]] = {}
    for page in document.risk_pages:
        stated = outcomes(page.link.url, page.risks, page.contraindications)
        for name, references in stated.items():
            together.setdefault(name, []).extend(references)
    return together


def _risk_nodes(document: ProcedureDocument) -> Iterator[Node | None]:
    for page in document.risk_pages:
        for risk in page.risks:
            yield risk_node(risk, page.link.url, document.language)
        for item in page.contraindications:
            yield contraindication_node(item, page.link.url, document.language)


def _concern(document: ProcedureDocument, concern: Term) -> Node | None:
    return node(
        "MedicalCondition",
        keyed_id(document, "concern", concern.key),
        ("name",),
        name=concern.name,
        alternateName=concern.other_name,
        description=concern.description,
        possibleTreatment=[reference(procedure_id(document.url))],
    )


def _device(document: ProcedureDocument, device: Device) -> Node | None:
    return node(
        "MedicalDevice",
        keyed_id(document, "device", device.key),
        ("name",),
        name=device.name,
        description=device.description,
    )


def _offer(document: ProcedureDocument, stated: Section | None) -> Node | None:
    """Return what the clinic offers: a service that is the procedure, from a price upwards."""
    return node(
        "Offer",
        None,
        ("name", "priceSpecification"),
        name=document.title,
        itemOffered=_service(document),
        priceSpecification=_price(document.price, stated) if document.price else None,
    )


def _price(price: Price, stated: Section | None) -> Node | None:
    """Return the lowest price: as such, as the price that readers look for, and in words."""
    amount = as_number(price.amount)
    return node(
        "PriceSpecification",
        None,
        ("price", "priceCurrency"),
        description=stated.text if stated else None,
        price=amount,
        minPrice=amount,
        priceCurrency=price.currency,
    )


def _service(document: ProcedureDocument) -> Node | None:
    return node(
        "Service",
        name=document.title,
        provider=reference(clinic_id(document)),
        category=reference(procedure_id(document.url)),
    )
