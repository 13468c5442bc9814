"""``?limit=`` and ``?offset=`` as Wagtail pages lists, read strictly; ``?cursor=`` for long ones."""

import json
from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

from rest_framework.response import Response
from wagtail.api.v2.pagination import WagtailPagination
from wagtail.api.v2.utils import BadRequestError

from .keysets import Keyset
from .parameters import whole_number


class Pagination(WagtailPagination):
    """Wagtail's pagination; an empty or negative page is refused.

    With a cursor nothing is counted and nothing is skipped: each page costs the same, and none is
    left out or repeated while others are published.
    """

    def paginate_queryset(self, queryset: Any, request: Any, view: Any = None) -> Any:
        """Return one page of results; raises BadRequestError for numbers that make no page."""
        for name, smallest in (("limit", 1), ("offset", 0)):
            if name in request.GET:
                whole_number(name, request.GET[name], smallest)
        if "cursor" in request.GET:
            return self._behind_cursor(queryset, request)
        found = super().paginate_queryset(queryset, request, view)
        self.meta: dict[str, Any] = {"total_count": self.total_count}
        return found

    def _behind_cursor(self, pages: Any, request: Any) -> list[Any]:
        for name in ("offset", "search"):
            if name in request.GET:
                raise BadRequestError(f"cursor and {name} are given: give one of them.")
        if request.GET.get("order") == "random":
            raise BadRequestError("order is random: leave out cursor.")
        keyset = Keyset.of(request.GET.get("order"))
        if request.GET["cursor"]:
            pages = pages.filter(keyset.behind(request.GET["cursor"]))
        limit = super().paginate_queryset(_Window(), request).stop
        rows = list(pages.values_list("pk", *keyset.columns)[: limit + 1])
        more = len(rows) > limit
        self.meta = {"next_cursor": keyset.cursor(rows[limit - 1][1:]) if more else None}
        return [SimpleNamespace(pk=row[0]) for row in rows[:limit]]

    def get_paginated_response(self, data: Any) -> Response:
        """Return a page of items with what is known of the list."""
        return Response({"meta": self.meta, "items": data})

    def stored_page(self, items: Sequence[bytes]) -> bytes:
        """Return what ``get_paginated_response`` says, as JSON, of items that are JSON already."""
        meta = json.dumps(self.meta, separators=(",", ":")).encode()
        return b'{"meta":%b,"items":[%b]}' % (meta, b",".join(items))


class _Window:
    """Stands in for a list, to learn how Wagtail reads ``limit`` by the project's settings."""

    def count(self) -> int:
        return 0

    def __getitem__(self, window: slice) -> slice:
        return window
