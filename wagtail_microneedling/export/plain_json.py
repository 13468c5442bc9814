"""JSON: a file for each page, with the document that the API serves."""

from .encoding import as_json
from .paths import page_path
from .published import ExportedPage
from .sinks import Sink

column = "body"


def path(page: ExportedPage) -> str:
    """Return the page's own file."""
    return page_path(page, ".json")


def write(page: ExportedPage, sink: Sink) -> None:
    """Write the document, indented for people who look at it."""
    sink.write(as_json(page, indent=2) + b"\n")
