"""Small builders: text made safe, addresses made sure, nodes without anything empty."""

import math
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any
from urllib.parse import quote, urlsplit

Node = dict[str, Any]

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE_END = re.compile("\r\n?")
#: C0 controls but tab and line feed, and the code points that are no characters: HTML and XML
#: parsers drop or refuse them, so a reader would get another text than we state.
_NOT_TEXT = re.compile("[\x00-\x08\x0b-\x1f\ufdd0-\ufdef\ufffe\uffff]")
#: What RFC 3986 lets a fragment hold unescaped.
_FRAGMENT_CHARACTERS = "-._~!$&'()*+,;=:@/?"
_NOT_IN_ADDRESS = re.compile(r'[\s\x00-\x1f\x7f-\x9f<>"{}|\\^`]')


def clean(text: str) -> str:
    """Return ``text`` without what isn't text: stripped, lone surrogates as U+FFFD."""
    if text.isprintable():  # most are, and to ask is far cheaper than to replace
        return text.strip()
    whole = _LONE_SURROGATE.sub("\ufffd", _LINE_END.sub("\n", text))
    return _NOT_TEXT.sub("", whole).strip()


@lru_cache(maxsize=1024)
def web_address(text: str) -> str | None:
    """Return ``text`` if it is an absolute http(s) URL, else None: no reader shall follow it."""
    address = clean(text)
    try:
        parts = urlsplit(address)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return None
    return address if sound and not _NOT_IN_ADDRESS.search(address) else None


def anchored(url: str, anchor: str) -> str:
    """Return the IRI of ``anchor`` on ``url``, whatever characters the anchor holds."""
    return f"{url}#{_fragment(anchor)}"


@lru_cache(maxsize=1024)
def _fragment(anchor: str) -> str:
    return quote(clean(anchor), safe=_FRAGMENT_CHARACTERS)


def reference(iri: str) -> Node:
    """Return a reference to the node whose ``@id`` is ``iri``."""
    return {"@id": iri}


def node(
    types: str | Sequence[str],
    iri: str | None = None,
    needs: Iterable[str] = (),
    /,
    **properties: Any,
) -> Node | None:
    """Return a node with the properties that say something, in the order given.

    None when it says nothing at all, or when a property that it ``needs`` says nothing: such a
    node is left out, and so is whatever refers to it.
    """
    said = {name: kept for name, value in properties.items() if (kept := _said(value)) is not None}
    if not (said or iri) or any(name not in said for name in needs):
        return None
    head: Node = {"@type": types if isinstance(types, str) else list(types)}
    return {**head, **({"@id": iri} if iri else {}), **said}


#: Not as a union, which would be made anew for each of thousands of values.
ROWS = (list, tuple)


def _said(value: Any) -> Any:
    """Return ``value`` cleaned, or None when it says nothing."""
    if isinstance(value, str):
        return clean(value) or None
    if isinstance(value, ROWS):
        items = [item for item in map(_said, value) if item is not None]
        return items or None
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value
