"""Where a page's file stands: its address as folders, safe on every file system."""

import re
from urllib.parse import unquote, urlsplit

from .published import ExportedPage

#: Long enough to recognise a page, short enough for the deepest tree.
LONGEST = 48

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


def page_path(page: ExportedPage, suffix: str) -> str:
    """Return a page's file: ``clinic.example/treatments/peel.12.jsonld`` for page 12.

    The id keeps files apart whose addresses differ only in what a file system can't tell apart.
    """
    address = urlsplit(page.url)
    parts = [part for part in unquote(address.path).split("/") if part]
    *folders, name = (_safe(part) for part in parts or ["index"])
    return "/".join([_safe(address.netloc), *folders, f"{name}.{page.id}{suffix}"])


def _safe(part: str) -> str:
    """Return letters of ``part`` that lead nowhere else: no slash, no leading dot."""
    return _UNSAFE.sub("-", part)[:LONGEST].strip(".") or "-"
