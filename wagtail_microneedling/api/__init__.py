"""REST: documents on the project's own Wagtail API v2 router, and at the pages' own addresses."""

from .addresses import detail_url
from .endpoints import (
    FAQsAPIViewSet,
    ProceduresAPIViewSet,
    RisksAPIViewSet,
    register_endpoints,
)
from .page_address import serve_structured_data

__all__ = [
    "FAQsAPIViewSet",
    "ProceduresAPIViewSet",
    "RisksAPIViewSet",
    "detail_url",
    "register_endpoints",
    "serve_structured_data",
]
