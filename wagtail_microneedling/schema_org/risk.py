"""A risk page: what may go wrong, who should not have the procedure, when to get help."""

from collections.abc import Sequence

from ..document import RiskDocument, Source, words
from .identity import page_id, procedure_id
from .nodes import Node, anchored, node, reference, web_address
from .outcomes import contraindication_node, explained_risk_node, outcomes
from .shared import audience, page_node, procedure_stub, surroundings
from .vocabulary import member

HELP_ANCHOR = "when-to-get-help"


def risk_nodes(document: RiskDocument) -> list[Node | None]:
    """Return the graph of a risk page."""
    sources = [
        *document.sources,
        *(source for risk in document.risks for source in risk.sources),
    ]
    url, language = document.url, document.language
    return [
        _page(document, sources),
        _procedure(document),
        *(explained_risk_node(risk, url, language) for risk in document.risks),
        *(contraindication_node(item, url, language) for item in document.contraindications),
        _when_to_get_help(document),
        *surroundings(document, sources),
    ]


def _page(document: RiskDocument, sources: Sequence[Source]) -> Node | None:
    about = document.procedure
    return page_node(
        document,
        "MedicalWebPage",
        sources,
        abstract=document.introduction.text if document.introduction else None,
        about=reference(procedure_id(about.url)) if about else None,
        mentions=[
            *(reference(anchored(document.url, risk.anchor)) for risk in document.risks),
            *(
                reference(anchored(document.url, item.anchor))
                for item in document.contraindications
            ),
        ],
        hasPart=[reference(anchored(document.url, HELP_ANCHOR))],
        medicalAudience=audience(),
    )


def _procedure(document: RiskDocument) -> Node | None:
    about = document.procedure
    if not about:
        return None
    stated = outcomes(document.url, document.risks, document.contraindications)
    return procedure_stub(procedure_id(about.url), about.name, about.url, **stated)


def _when_to_get_help(document: RiskDocument) -> Node | None:
    if not document.when_to_get_help:
        return None
    iri = anchored(document.url, HELP_ANCHOR)
    return node(
        "HealthTopicContent",
        iri,
        ("text",),
        name=words(document.language).gettext("When to get help"),
        url=web_address(iri),
        inLanguage=document.language,
        hasHealthAspect=member("SeeDoctorHealthAspect"),
        isPartOf=reference(page_id(document.url)),
        text=document.when_to_get_help.text,
    )
