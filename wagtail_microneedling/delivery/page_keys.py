"""Surrogate keys on the pages themselves; the API says those of its own answers."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from ..models import ClinicalPageMixin
from ..records import page_key, say_keys

ServePage = Callable[[Any, HttpRequest, Any, Any], HttpResponse]


def serve_with_surrogate_keys(next_serve_page: ServePage) -> ServePage:
    """Return a page server that says the key of clinical pages; for Wagtail's on_serve_page."""

    def serve(page: Any, request: HttpRequest, args: Any, kwargs: Any) -> HttpResponse:
        response = next_serve_page(page, request, args, kwargs)
        if isinstance(page, ClinicalPageMixin):
            say_keys(response, [page_key(page.pk)])
        return response

    return serve
