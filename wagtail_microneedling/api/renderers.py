"""A graph as a response."""

import json
from typing import Any

from rest_framework.renderers import BaseRenderer

from ..schema_org import to_json

JSON = "application/json"
JSON_LD = "application/ld+json"
FORMAT = "jsonld"


def graph_bytes(graph: dict[str, Any]) -> bytes:
    """Return a graph as UTF-8; half of a surrogate pair, which UTF-8 lacks, becomes a JSON escape."""
    return to_json(graph).encode("utf-8", "backslashreplace")


def json_bytes(value: Any) -> bytes:
    """Return plain data as JSON in UTF-8; half of a surrogate pair becomes a JSON escape."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "backslashreplace")


class GraphRenderer(BaseRenderer):
    """Writes a graph as JSON-LD; the view hands it the graph."""

    media_type = JSON_LD
    format = FORMAT
    charset = None
    render_style = "binary"

    def render(
        self, data: Any, accepted_media_type: Any = None, renderer_context: Any = None
    ) -> bytes:
        """Return the graph as UTF-8."""
        return graph_bytes(data)
