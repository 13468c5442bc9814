"""Risks and contraindications: the same nodes on the risk page and on the procedure's page."""

from collections.abc import Iterable

from ..document import (
    Contraindication,
    Risk,
    contraindication_text,
    course_statements,
    frequency_statement,
)
from .nodes import Node, anchored, node, reference, web_address
from .vocabulary import OUTCOME_PROPERTIES, RISK_TYPES, member


def risk_node(risk: Risk, page_url: str, language: str) -> Node | None:
    """Return a risk as every page shows it: what it is and how often it happens."""
    iri = anchored(page_url, risk.anchor)
    lines = [risk.description, frequency_statement(risk, language).line]
    return node(
        RISK_TYPES[risk.kind],
        iri,
        ("name",),
        name=risk.name,
        description="\n".join(line for line in lines if line),
        url=web_address(iri),
    )


def explained_risk_node(risk: Risk, page_url: str, language: str) -> Node | None:
    """Return a risk as its own page shows it: also its course, who is at risk and what helps."""
    stated = risk_node(risk, page_url, language)
    if not stated:
        return None
    course = "\n".join(statement.line for statement in course_statements(risk, language))
    explained = node(
        stated["@type"],
        naturalProgression=course,
        riskFactor=node("MedicalRiskFactor", name=risk.who_is_at_risk),
        subjectOf=_advice(risk, language),
    )
    return {**stated, **(explained or {})}


def _advice(risk: Risk, language: str) -> list[Node | None]:
    """Return how the risk is prevented and what to do.

    As texts about the risk: the properties for prevention and treatment take therapies, which
    "use a new tip" and "call us" are not.
    """
    acting = "SeeDoctorHealthAspect" if risk.get_help_now else "SelfCareHealthAspect"
    return [
        node(
            "HealthTopicContent",
            None,
            ("text",),
            hasHealthAspect=member(aspect),
            inLanguage=language,
            text=text,
        )
        for aspect, text in (
            ("PreventionHealthAspect", risk.prevention),
            (acting, risk.what_to_do),
        )
    ]


def contraindication_node(item: Contraindication, page_url: str, language: str) -> Node | None:
    """Return a contraindication; never, wait or discuss is in its words."""
    iri = anchored(page_url, item.anchor)
    return node(
        "MedicalContraindication",
        iri,
        ("name",),
        name=item.name,
        description=contraindication_text(item, language),
        url=web_address(iri),
    )


def outcomes(
    page_url: str, risks: Iterable[Risk], contraindications: Iterable[Contraindication]
) -> dict[str, list[Node]]:
    """Return the properties with which a procedure names what a risk page states."""
    properties: dict[str, list[Node]] = {
        "adverseOutcome": [],
        "seriousAdverseOutcome": [],
        "contraindication": [],
    }
    for risk in risks:
        named = reference(anchored(page_url, risk.anchor))
        properties[OUTCOME_PROPERTIES[risk.severity]].append(named)
    for item in contraindications:
        properties["contraindication"].append(reference(anchored(page_url, item.anchor)))
    return properties
