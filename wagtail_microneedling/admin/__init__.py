"""What editors see around the form: lists, columns, menus, reports, warnings, a gate, what the checks say."""

from .changes import ChangesPanel, ComparedChanges
from .check_report import check_report_menu_item, check_report_urls
from .checks_panel import ChecksPanel, ChecksTab
from .checks_preview import show_checks
from .content_checks import add_content_checks
from .explorer import clinical_page_views
from .gate_bulk import hold_many, tell_of_many
from .home_summary import add_check_summary
from .page_listings import ClinicalPages
from .publish_gate import hold_created, hold_edited, register_log_action, tell
from .record_warning import warn_of_failed_record
from .records_report import records_menu_item, records_urls
from .snippets import ClinicalSnippets

__all__ = [
    "ChangesPanel",
    "ChecksPanel",
    "ChecksTab",
    "ClinicalPages",
    "ClinicalSnippets",
    "ComparedChanges",
    "add_check_summary",
    "add_content_checks",
    "check_report_menu_item",
    "check_report_urls",
    "clinical_page_views",
    "hold_created",
    "hold_edited",
    "hold_many",
    "records_menu_item",
    "records_urls",
    "register_log_action",
    "show_checks",
    "tell",
    "tell_of_many",
    "warn_of_failed_record",
]
