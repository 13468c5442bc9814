"""The formats, and what a format is."""

from typing import Protocol

from ..document import PageDocument
from . import jsonld, ndjson, plain_json
from .sinks import Sink


class Format(Protocol):
    """A module with two functions."""

    def path(self, document: PageDocument) -> str:
        """Return the file of a document, relative to the folder, with slashes.

        Documents with the same path share a file, one after another.
        """

    def write(self, document: PageDocument, sink: Sink) -> None:
        """Write one document; the same document gives the same bytes."""


FORMATS: dict[str, Format] = {"jsonld": jsonld, "ndjson": ndjson, "json": plain_json}
