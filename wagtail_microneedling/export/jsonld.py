"""JSON-LD: a file for each page, with its graph."""

from .paths import page_path
from .published import ExportedPage
from .sinks import Sink

column = "graph"


def path(page: ExportedPage) -> str:
    """Return the page's own file."""
    return page_path(page, ".jsonld")


def write(page: ExportedPage, sink: Sink) -> None:
    """Write the page's graph."""
    sink.write(page.content + b"\n")
