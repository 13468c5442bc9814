"""NDJSON: one file for all pages, a document in each line."""

from ..document import PageDocument
from .encoding import as_json
from .sinks import Sink


def path(document: PageDocument) -> str:
    """Return the one file."""
    return "documents.ndjson"


def write(document: PageDocument, sink: Sink) -> None:
    """Write the document as one line."""
    sink.write(as_json(document, separators=(",", ":")) + b"\n")
