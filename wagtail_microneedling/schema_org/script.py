"""A graph as text: strict JSON, and JSON that can stand in an HTML page."""

import json
from typing import Any

#: As JSON escapes, these say the same; as characters, they could end a script element or, in old
#: readers, a line of JavaScript.
_ESCAPES = str.maketrans(
    {character: f"\\u{ord(character):04x}" for character in ("<", ">", "&", "\u2028", "\u2029")}
)


def to_json(graph: dict[str, Any]) -> str:
    """Return ``graph`` as JSON; equal graphs give equal text. Raises ValueError for NaN."""
    return json.dumps(graph, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def to_script(graph: dict[str, Any]) -> str:
    """Return a script element with ``graph``, which no text inside it can end."""
    return f'<script type="application/ld+json">{to_json(graph).translate(_ESCAPES)}</script>'
