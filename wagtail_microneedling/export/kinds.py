"""The kinds of page that can be exported, by the name under which they are asked for."""

from typing import Any

from ..document import (
    FAQDocument,
    PageDocument,
    ProcedureDocument,
    ProcedureIndexDocument,
    RiskDocument,
)
from ..models import FAQPageMixin, ProcedureIndexPageMixin, ProcedurePageMixin, RiskPageMixin

#: The mixin of each kind of page.
KINDS: dict[str, Any] = {
    "procedure": ProcedurePageMixin,
    "faq": FAQPageMixin,
    "risk": RiskPageMixin,
    "index": ProcedureIndexPageMixin,
}

_NAMES: dict[type[PageDocument], str] = {
    ProcedureDocument: "procedure",
    FAQDocument: "faq",
    RiskDocument: "risk",
    ProcedureIndexDocument: "index",
}


def kind_of(document: PageDocument) -> str:
    """Return the name of a document's kind."""
    return _NAMES[type(document)]
