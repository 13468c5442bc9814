"""``?limit=`` and ``?offset=``, as Wagtail pages lists, read strictly."""

from collections.abc import Sequence
from typing import Any

from wagtail.api.v2.pagination import WagtailPagination

from .parameters import whole_number


class Pagination(WagtailPagination):
    """Wagtail's pagination; an empty or negative page is refused."""

    def paginate_queryset(self, queryset: Any, request: Any, view: Any = None) -> Any:
        """Return one page of results; raises BadRequestError for numbers that make no page."""
        for name, smallest in (("limit", 1), ("offset", 0)):
            if name in request.GET:
                whole_number(name, request.GET[name], smallest)
        return super().paginate_queryset(queryset, request, view)

    def stored_page(self, items: Sequence[bytes]) -> bytes:
        """Return what ``get_paginated_response`` says, as JSON, of items that are JSON already."""
        return b'{"meta":{"total_count":%d},"items":[%b]}' % (self.total_count, b",".join(items))
