"""JSON: a file for each page, with the document that the API serves."""

from ..document import PageDocument
from .encoding import as_json
from .paths import page_path
from .sinks import Sink


def path(document: PageDocument) -> str:
    """Return the page's own file."""
    return page_path(document, ".json")


def write(document: PageDocument, sink: Sink) -> None:
    """Write the document, indented for people who look at it."""
    sink.write(as_json(document, indent=2) + b"\n")
