"""Documents that say only what a document can't exist without."""

from typing import Any

from wagtail_microneedling.document import (
    FAQDocument,
    ProcedureDocument,
    ProcedureIndexDocument,
    RiskDocument,
)

from .site import FAQ_URL, INDEX_URL, PROCEDURE_URL, RISK_URL, SITE_URL


def _bare_page(url: str, title: str, page_id: int) -> dict[str, Any]:
    """Return the fields without which no page can exist."""
    return {
        "id": page_id,
        "url": url,
        "site_url": SITE_URL,
        "site_name": "Example Skin Clinic",
        "title": title,
        "slug": url.rstrip("/").rpartition("/")[2],
        "language": "en-GB",
    }


def minimal_procedure(**fields: Any) -> ProcedureDocument:
    """Return a procedure that states nothing but its name."""
    return ProcedureDocument(**{**_bare_page(PROCEDURE_URL, "Microneedling", 3), **fields})


def minimal_faq(**fields: Any) -> FAQDocument:
    """Return a FAQ page with no question, about nothing."""
    return FAQDocument(**{**_bare_page(FAQ_URL, "Questions", 4), **fields})


def minimal_risk(**fields: Any) -> RiskDocument:
    """Return a risk page with no risk, about nothing."""
    return RiskDocument(**{**_bare_page(RISK_URL, "Risks", 5), **fields})


def minimal_index(**fields: Any) -> ProcedureIndexDocument:
    """Return an index page with nothing below it."""
    return ProcedureIndexDocument(**{**_bare_page(INDEX_URL, "Treatments", 2), **fields})
