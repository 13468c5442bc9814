"""``?limit=`` and ``?offset=``, as Wagtail pages lists, read strictly."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
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

    def stored_response(self, items: Sequence[bytes]) -> HttpResponse:
        """Return what ``get_paginated_response`` would, with items that are JSON already."""
        body = b'{"meta":{"total_count":%d},"items":[%b]}' % (self.total_count, b",".join(items))
        return HttpResponse(body, content_type="application/json")
