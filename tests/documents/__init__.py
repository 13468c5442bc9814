"""Whole documents in plain Python, for every room's tests.

Everything here is invented: the clinic, its people and its publications. ``full_…`` says something
in every field, ``minimal_…`` says only what a document can't exist without; keyword arguments
replace fields: ``full_procedure(language="de", price=None)``.
"""

from .full import (
    QUESTIONS,
    full_faq,
    full_index,
    full_procedure,
    full_risk,
    procedure_reference,
)
from .minimal import minimal_faq, minimal_index, minimal_procedure, minimal_risk
from .procedure import FACE, UNDER_EYES
from .rewriting import rewritten
from .risks import CONTRAINDICATIONS, RISKS
from .site import (
    AUTHOR,
    CLINIC,
    FAQ_URL,
    INDEX_URL,
    LEAFLET,
    PROCEDURE_URL,
    REVIEW,
    REVIEWER,
    RISK_URL,
    SITE_URL,
    image,
    prose,
)

FULL = (full_procedure, full_faq, full_risk, full_index)
MINIMAL = (minimal_procedure, minimal_faq, minimal_risk, minimal_index)

__all__ = [
    "AUTHOR",
    "CLINIC",
    "CONTRAINDICATIONS",
    "FACE",
    "FAQ_URL",
    "FULL",
    "INDEX_URL",
    "LEAFLET",
    "MINIMAL",
    "PROCEDURE_URL",
    "QUESTIONS",
    "REVIEW",
    "REVIEWER",
    "RISKS",
    "RISK_URL",
    "SITE_URL",
    "UNDER_EYES",
    "full_faq",
    "full_index",
    "full_procedure",
    "full_risk",
    "image",
    "minimal_faq",
    "minimal_index",
    "minimal_procedure",
    "minimal_risk",
    "procedure_reference",
    "prose",
    "rewritten",
]
