"""The three endpoints, and the one call that registers them."""

from typing import Any, ClassVar

from ..document import FAQDocument, ProcedureDocument, RiskDocument
from ..models import FAQPageMixin, ProcedurePageMixin, RiskPageMixin
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


def register_endpoints(router: Any) -> None:
    """Register ``procedures``, ``faqs`` and ``risks`` on a WagtailAPIRouter.

    Call it after registering Wagtail's ``pages``, so that links between pages keep leading there.
    """
    router.register_endpoint("procedures", ProceduresAPIViewSet)
    router.register_endpoint("faqs", FAQsAPIViewSet)
    router.register_endpoint("risks", RisksAPIViewSet)
