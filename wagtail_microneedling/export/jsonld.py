"""JSON-LD: a file for each page, with its graph."""

from ..document import PageDocument
from ..schema_org import graph, to_json
from .encoding import as_bytes
from .paths import page_path
from .sinks import Sink


def path(document: PageDocument) -> str:
    """Return the page's own file."""
    return page_path(document, ".jsonld")


def write(document: PageDocument, sink: Sink) -> None:
    """Write the page's graph."""
    sink.write(as_bytes(to_json(graph(document))) + b"\n")
