"""Documents as bytes."""

import json
from typing import Any

from ..document import PageDocument, to_primitive
from .kinds import kind_of


def as_bytes(text: str) -> bytes:
    """Return JSON as UTF-8; half of a surrogate pair, which UTF-8 lacks, becomes a JSON escape."""
    return text.encode("utf-8", "backslashreplace")


def as_json(document: PageDocument, **options: Any) -> bytes:
    """Return a document as JSON, led by its kind as ``type``; equal documents give equal bytes."""
    said = {"type": kind_of(document), **to_primitive(document)}
    return as_bytes(json.dumps(said, ensure_ascii=False, allow_nan=False, **options))
