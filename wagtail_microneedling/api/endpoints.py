"""The three endpoints, and the one call that registers them."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ..document import FAQDocument, ProcedureDocument, RiskDocument
from ..models import FAQPageMixin, ProcedurePageMixin, RiskPageMixin
from . import addresses
from .filters import AboutFilter, StatementsFilter
from .viewset import ClinicalAPIViewSet


class ProceduresAPIViewSet(ClinicalAPIViewSet):
    """What the clinic states about its procedures."""

    model = ProcedurePageMixin
    document_type = ProcedureDocument
    own_filters: ClassVar[tuple[Any, ...]] = (StatementsFilter,)


class FAQsAPIViewSet(ClinicalAPIViewSet):
    """Questions that patients ask, with their answers."""

    model = FAQPageMixin
    document_type = FAQDocument
    own_filters: ClassVar[tuple[Any, ...]] = (AboutFilter,)


class RisksAPIViewSet(ClinicalAPIViewSet):
    """Risks, contraindications, and when to get help."""

    model = RiskPageMixin
    document_type = RiskDocument
    own_filters: ClassVar[tuple[Any, ...]] = (AboutFilter,)


ENDPOINTS: dict[str, type[ClinicalAPIViewSet]] = {
    "procedures": ProceduresAPIViewSet,
    "faqs": FAQsAPIViewSet,
    "risks": RisksAPIViewSet,
}


def register_endpoints(
    router: Any, endpoints: Mapping[str, type[ClinicalAPIViewSet]] = ENDPOINTS
) -> None:
    """Register endpoints, each under its name, on a WagtailAPIRouter.

    Call it after registering Wagtail's ``pages``, so that links between pages keep leading there.
    Items say where they are (``detail_url``) after what is registered here.
    """
    for name, view_set in endpoints.items():
        router.register_endpoint(name, view_set)
    addresses.register(router, endpoints)
