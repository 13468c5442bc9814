"""What editors see around the form: lists, columns, menus, a report, a warning, what the checks say."""

from .check_report import check_report_menu_item, check_report_urls
from .checks_panel import ChecksPanel
from .checks_preview import show_checks
from .home_summary import add_check_summary
from .page_listings import ClinicalPages
from .record_warning import warn_of_failed_record
from .records_report import records_menu_item, records_urls
from .snippets import ClinicalSnippets

__all__ = [
    "ChecksPanel",
    "ClinicalPages",
    "ClinicalSnippets",
    "add_check_summary",
    "check_report_menu_item",
    "check_report_urls",
    "records_menu_item",
    "records_urls",
    "show_checks",
    "warn_of_failed_record",
]
