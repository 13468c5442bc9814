"""Pages in a database, for every room's tests: small functions that each build one thing.

Everything here is invented. ``procedure()``, ``faq()``, ``risk()`` and ``index()`` publish a page
below a parent and take any field by name; ``full_…`` dictionaries hold a value for every field;
``whole_site(40)`` builds forty procedures, each with its own FAQ page, risk page, picture and
links. Page types are looked up by mixin, so a project with a base page of its own is served too.
"""

from .pages import faq, home, index, page_type, procedure, restrict, risk, site, translated
from .rows import (
    aftercare,
    contraindication,
    depth,
    extent,
    link_to,
    listed,
    plan,
    question,
    risk_row,
    row,
    stored,
)
from .snippets import (
    area,
    clinic,
    clinician,
    concern,
    device,
    document_file,
    image,
    root_collection,
    source,
)
from .whole import WholeSite, full_faq, full_procedure, full_risk, whole_site

__all__ = [
    "WholeSite",
    "aftercare",
    "area",
    "clinic",
    "clinician",
    "concern",
    "contraindication",
    "depth",
    "device",
    "document_file",
    "extent",
    "faq",
    "full_faq",
    "full_procedure",
    "full_risk",
    "home",
    "image",
    "index",
    "link_to",
    "listed",
    "page_type",
    "plan",
    "procedure",
    "question",
    "restrict",
    "risk",
    "risk_row",
    "root_collection",
    "row",
    "site",
    "source",
    "stored",
    "translated",
    "whole_site",
]
