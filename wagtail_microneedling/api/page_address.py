"""Structured data at a page's own address, for clients that prefer it."""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import patch_vary_headers

from .. import records
from ..models import ClinicalPageMixin
from .negotiation import preferred
from .renderers import FORMAT, JSON_LD

HTML = "text/html"

ServePage = Callable[[Any, HttpRequest, Any, Any], HttpResponse]


def serve_structured_data(next_serve_page: ServePage) -> ServePage:
    """Return a page server that also answers with the page's graph; for Wagtail's on_serve_page.

    A client gets the graph when it prefers ``application/ld+json`` or asks for ``?format=jsonld``.
    Everyone else gets what the page itself answers, with a link to the graph. The page answers
    first in any case, so that whatever it refuses or redirects stays refused or redirected.
    Register it with an order above 0: then it stands behind Wagtail's check of private pages.
    """

    def serve(page: Any, request: HttpRequest, args: Any, kwargs: Any) -> HttpResponse:
        response = next_serve_page(page, request, args, kwargs)
        if not _has_graph(page, request):
            return response
        if _is_html(response):
            if _wants_graph(request):
                response = _graph_response(page, response)
            else:
                _add_link(request, response)
        patch_vary_headers(response, ["Accept"])
        return response

    return serve


def _has_graph(page: Any, request: HttpRequest) -> bool:
    expired = getattr(page, "expire_at", None) is not None and page.expire_at <= timezone.now()
    return (
        isinstance(page, ClinicalPageMixin)
        and not expired
        and request.method in ("GET", "HEAD")
        and not getattr(request, "is_preview", False)
    )


def _is_html(response: HttpResponse) -> bool:
    return response.status_code == 200 and response.headers.get("Content-Type", "").startswith(HTML)


def _wants_graph(request: HttpRequest) -> bool:
    if request.GET.get("format") == FORMAT:
        return True
    return preferred(request.META.get("HTTP_ACCEPT", "*/*"), (HTML, JSON_LD)) == JSON_LD


def _graph_response(page: Any, response: HttpResponse) -> HttpResponse:
    """Return the page's stored graph; the page's own response where it has none."""
    record = records.read([page.pk]).get(page.pk)
    return HttpResponse(record.graph, content_type=JSON_LD) if record else response


def _add_link(request: HttpRequest, response: HttpResponse) -> None:
    # Relative, so that it holds behind any proxy; clients resolve it against the page's address.
    link = f'<{quote(request.path)}?format={FORMAT}>; rel="alternate"; type="{JSON_LD}"'
    existing = response.headers.get("Link")
    response.headers["Link"] = f"{existing}, {link}" if existing else link
