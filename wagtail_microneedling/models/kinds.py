"""The kinds of clinical page, by the name under which people ask for them."""

from typing import Any

from .faq import FAQPageMixin
from .procedure import ProcedurePageMixin
from .procedure_index import ProcedureIndexPageMixin
from .risk import RiskPageMixin

#: The mixin of each kind of page.
KINDS: dict[str, Any] = {
    "procedure": ProcedurePageMixin,
    "faq": FAQPageMixin,
    "risk": RiskPageMixin,
    "index": ProcedureIndexPageMixin,
}
