"""The pages' own answers: their surrogate keys, and what the middleware knows them by."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from ..models import ClinicalPageMixin
from ..records import page_key, say_keys
from .cache_headers import mark_page

ServePage = Callable[[Any, HttpRequest, Any, Any], HttpResponse]


def serve_with_surrogate_keys(next_serve_page: ServePage) -> ServePage:
    """Return a page server that says the key of clinical pages; for Wagtail's on_serve_page."""

    def serve(page: Any, request: HttpRequest, args: Any, kwargs: Any) -> HttpResponse:
        response = next_serve_page(page, request, args, kwargs)
        if isinstance(page, ClinicalPageMixin):
            say_keys(response, [page_key(page.pk)])
            mark_page(response)
        return response

    return serve
