"""From the path of a page's address to the page."""

from typing import Any

from django.http import Http404
from django.utils.translation import get_language_from_path


def page_at(site: Any, request: Any, path: str) -> Any:
    """Return the page that a site serves at ``path``, or None; a language may lead the path."""
    if site is None:
        return None
    parts = [part for part in path.split("/") if part]
    root = site.root_page.specific
    found = _routed(root, request, parts)
    language = get_language_from_path("/" + "/".join(parts))
    if found is None and language:
        translated = root.get_translations().filter(locale__language_code=language).first()
        found = _routed(translated.specific, request, parts[1:]) if translated else None
    return found


def _routed(root: Any, request: Any, parts: list[str]) -> Any:
    try:
        return root.route(request, parts).page
    except Http404:
        return None
