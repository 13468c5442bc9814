"""What kind of page a document is of."""

from ..document import (
    FAQDocument,
    PageDocument,
    ProcedureDocument,
    ProcedureIndexDocument,
    RiskDocument,
)

_NAMES: dict[type[PageDocument], str] = {
    ProcedureDocument: "procedure",
    FAQDocument: "faq",
    RiskDocument: "risk",
    ProcedureIndexDocument: "index",
}


def kind_of(document: PageDocument) -> str:
    """Return the name of a document's kind."""
    return _NAMES[type(document)]
