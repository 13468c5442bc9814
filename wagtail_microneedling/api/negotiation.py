"""Which representation a client prefers: by name in ``?format=``, else by its ``Accept`` header."""

from collections.abc import Sequence
from typing import Any

from django.http.request import MediaType
from rest_framework.exceptions import NotAcceptable
from rest_framework.negotiation import DefaultContentNegotiation

from .parameters import one_of

#: An Accept header with more parts than this is nobody's.
MOST_PARTS = 64


def preferred(accept: str, offered: Sequence[str]) -> str | None:
    """Return the offered media type that an Accept header prefers, or None when it takes none.

    By quality first, then a type named outright before one under a wildcard, then in the order in
    which they are offered. Parameters such as a profile or a charset don't decide.
    """
    asked = [MediaType(part) for part in accept.split(",")[:MOST_PARTS] if part.strip()]
    ranks = {media_type: _rank(MediaType(media_type), asked) for media_type in offered}
    best = max(offered, key=lambda media_type: ranks[media_type])
    return best if ranks[best][0] > 0 else None


def _rank(media_type: MediaType, asked: list[MediaType]) -> tuple[float, int]:
    """Return the quality of the most specific part that covers a type, and how specific it is."""
    covers = [
        (one.main_type != "*", one.sub_type != "*", one.quality)
        for one in asked
        if one.main_type in ("*", media_type.main_type)
        and one.sub_type in ("*", media_type.sub_type)
    ]
    if not covers:
        return 0, 0
    main, sub, quality = max(covers)
    return quality, main + sub


class Negotiation(DefaultContentNegotiation):
    """Respects qualities; a format in the address wins over any header."""

    def select_renderer(
        self, request: Any, renderers: Any, format_suffix: Any = None
    ) -> tuple[Any, str]:
        """Return the renderer and its media type; raises BadRequestError or NotAcceptable."""
        name = request.query_params.get("format")
        if name is not None:
            formats = {renderer.format: renderer for renderer in renderers}
            renderer = formats[one_of("format", name, list(formats))]
            return renderer, renderer.media_type
        media_types = {renderer.media_type: renderer for renderer in renderers}
        accept = request.META.get("HTTP_ACCEPT", "*/*")
        best = preferred(accept, list(media_types))
        if best is None:
            raise NotAcceptable(f"Offered: {', '.join(media_types)}. Accept one of them.")
        return media_types[best], best
