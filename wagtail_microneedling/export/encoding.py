"""What is stored of a page, as the document that it was made of."""

import json
from dataclasses import fields
from functools import cache
from typing import Any

from ..document import (
    FAQDocument,
    PageDocument,
    ProcedureDocument,
    ProcedureIndexDocument,
    RiskDocument,
)
from .published import ExportedPage

_DOCUMENTS: dict[str, type[PageDocument]] = {
    "procedure": ProcedureDocument,
    "faq": FAQDocument,
    "risk": RiskDocument,
    "index": ProcedureIndexDocument,
}


def as_json(page: ExportedPage, **options: Any) -> bytes:
    """Return a page's document as JSON in UTF-8, led by its kind as ``type``.

    Half of a surrogate pair, which UTF-8 lacks, becomes a JSON escape.
    """
    item = json.loads(page.content)
    said = {**item["meta"], **item}
    document = {"type": page.kind, **{name: said[name] for name in _names(page.kind)}}
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, **options)
    return text.encode("utf-8", "backslashreplace")


@cache
def _names(kind: str) -> tuple[str, ...]:
    return tuple(field.name for field in fields(_DOCUMENTS[kind]))
