"""``?limit=`` and ``?offset=`` as Wagtail pages lists, read strictly; ``?cursor=`` for long ones."""

import json
from collections.abc import Sequence
from typing import Any

from rest_framework.response import Response
from wagtail.api.v2.pagination import WagtailPagination
from wagtail.api.v2.utils import BadRequestError

from ..records import ListRow
from .keysets import Keyset
from .listing import Listing
from .parameters import whole_number


class Pagination(WagtailPagination):
    """Wagtail's pagination; an empty or negative page is refused.

    With a cursor nothing is counted and nothing is skipped: each page costs the same, and none is
    left out or repeated while others are published.
    """

    def rows(self, listing: Listing, column: str, request: Any) -> list[ListRow]:
        """Return one page of a list; raises BadRequestError for numbers that make no page."""
        for name, smallest in (("limit", 1), ("offset", 0)):
            if name in request.GET:
                whole_number(name, request.GET[name], smallest)
        window = super().paginate_queryset(_Window(), request)
        limit = window.stop - window.start
        if "cursor" in request.GET:
            return self._behind_cursor(listing, column, limit, request.GET)
        self.meta: dict[str, Any] = {"total_count": listing.count()}
        return _true(listing.rows(column, limit, window.start))

    def _behind_cursor(
        self, listing: Listing, column: str, limit: int, query: Any
    ) -> list[ListRow]:
        for name in ("offset", "search"):
            if name in query:
                raise BadRequestError(f"cursor and {name} are given: give one of them.")
        if query.get("order") == "random":
            raise BadRequestError("order is random: leave out cursor.")
        keyset = Keyset.of(query.get("order"))
        behind = keyset.values(query["cursor"]) if query["cursor"] else None
        rows = listing.rows(column, limit + 1, behind=behind)
        more = len(rows) > limit
        self.meta = {"next_cursor": keyset.cursor(rows[limit - 1].values) if more else None}
        return _true(rows[:limit])

    def get_paginated_response(self, data: Any) -> Response:
        """Return a page of items with what is known of the list."""
        return Response({"meta": self.meta, "items": data})

    def stored_page(self, items: Sequence[bytes]) -> bytes:
        """Return what ``get_paginated_response`` says, as JSON, of items that are JSON already."""
        meta = json.dumps(self.meta, separators=(",", ":")).encode()
        return b'{"meta":%b,"items":[%b]}' % (meta, b",".join(items))


def _true(rows: list[ListRow]) -> list[ListRow]:
    """Return the rows of which something is stored."""
    return [row for row in rows if row.etag]


class _Window:
    """Stands in for a list, to learn how Wagtail reads ``limit`` by the project's settings."""

    def count(self) -> int:
        return 0

    def __getitem__(self, window: slice) -> slice:
        return window
