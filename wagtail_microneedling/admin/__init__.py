"""What editors see around the form: lists, columns, menus, a report, a warning."""

from .page_listings import ClinicalPages
from .record_warning import warn_of_failed_record
from .records_report import records_menu_item, records_urls
from .snippets import ClinicalSnippets

__all__ = [
    "ClinicalPages",
    "ClinicalSnippets",
    "records_menu_item",
    "records_urls",
    "warn_of_failed_record",
]
