"""NDJSON: one file for all pages, a document in each line."""

from .encoding import as_json
from .published import ExportedPage
from .sinks import Sink

column = "body"


def path(page: ExportedPage) -> str:
    """Return the one file."""
    return "documents.ndjson"


def write(page: ExportedPage, sink: Sink) -> None:
    """Write the document as one line."""
    sink.write(as_json(page, separators=(",", ":")) + b"\n")
