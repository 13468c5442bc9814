"""The formats, and what a format is."""

from typing import Protocol

from . import jsonld, ndjson, plain_json
from .published import ExportedPage
from .sinks import Sink


class Format(Protocol):
    """A module with two functions, and the column of the stored record that it writes."""

    column: str

    def path(self, page: ExportedPage) -> str:
        """Return the file of a page, relative to the folder, with slashes.

        Pages with the same path share a file, one after another.
        """

    def write(self, page: ExportedPage, sink: Sink) -> None:
        """Write one page; the same content gives the same bytes."""


FORMATS: dict[str, Format] = {"jsonld": jsonld, "ndjson": ndjson, "json": plain_json}
