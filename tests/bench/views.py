"""The least that an answer can cost: nothing at all, one row, the rows of a list, a page without records."""

import resource
import sys

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from wagtail.views import serve

from wagtail_microneedling.models import ClinicalPageMixin, Record

JSON = "application/json"

ROWS = """
    SELECT record.body FROM wagtail_microneedling_record record
    JOIN wagtailcore_page page ON page.id = record.page_id
    JOIN wagtail_microneedling_pages_procedurepage AS procedure_page ON page.id = page_ptr_id
    WHERE page.live ORDER BY page.path LIMIT 20
"""


def empty(request: HttpRequest, size: int) -> HttpResponse:
    """Return so many bytes that mean nothing."""
    return HttpResponse(b"x" * size, content_type=JSON)


def row(request: HttpRequest, key: int) -> HttpResponse:
    """Return one stored row's bytes, whether or not they are true or public."""
    body = Record.objects.values_list("body", flat=True).get(pk=key)
    return HttpResponse(body, content_type=JSON)


def rows(request: HttpRequest) -> HttpResponse:
    """Return the bytes of the first procedures, by plain SQL."""
    with connection.cursor() as cursor:
        cursor.execute(ROWS)
        bodies = [bytes(body) for (body,) in cursor.fetchall()]
    return HttpResponse(b'{"items":[%b]}' % b",".join(bodies), content_type=JSON)


def from_models(request: HttpRequest, path: str) -> HttpResponseBase:
    """Return a page's HTML, rendered from its models as if there were no records."""
    published, unrestricted = ClinicalPageMixin.published, ClinicalPageMixin.is_unrestricted
    ClinicalPageMixin.published = staticmethod(lambda page: None)
    ClinicalPageMixin.is_unrestricted = staticmethod(lambda page: False)
    try:
        return serve(request, path)
    finally:
        ClinicalPageMixin.published = staticmethod(published)
        ClinicalPageMixin.is_unrestricted = staticmethod(unrestricted)


def memory(request: HttpRequest) -> HttpResponse:
    """Return the most memory that this process has had, in bytes."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return HttpResponse(str(most if sys.platform == "darwin" else most * 1024))
