"""The doors that Wagtail looks for."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .admin import (
    ClinicalPages,
    ClinicalSnippets,
    add_check_summary,
    add_content_checks,
    check_report_menu_item,
    check_report_urls,
    clinical_page_views,
    hold_created,
    hold_edited,
    hold_many,
    records_menu_item,
    records_urls,
    register_log_action,
    tell,
    tell_of_many,
    warn_of_failed_record,
)
from .api import serve_structured_data
from .delivery import serve_with_surrogate_keys
from .records import serve_keeping_fragments

register_snippet(ClinicalSnippets)


def clinical_pages() -> ClinicalPages:
    """Add the lists of clinical pages to the menu."""
    return ClinicalPages()


def editor_js() -> str:
    """Let the preview of the checks show its fields in the form."""
    return format_html(
        '<script src="{}" type="module"></script>', static("wagtail_microneedling/editor.js")
    )


def admin_css() -> str:
    """Lay out ranges of numbers on one line."""
    return format_html(
        '<link rel="stylesheet" href="{}">', static("wagtail_microneedling/admin.css")
    )


def admin_js() -> str:
    """Let what the publish gate says be read out."""
    return format_html(
        '<script src="{}" type="module"></script>', static("wagtail_microneedling/gate.js")
    )


hooks.register("register_admin_viewset", clinical_pages)
# Before a project's own, which then win; behind Wagtail's, which are for every page type.
hooks.register("register_admin_viewset", clinical_page_views, order=-1)
hooks.register("insert_global_admin_css", admin_css)
hooks.register("insert_global_admin_js", admin_js)
hooks.register("insert_editor_js", editor_js)
hooks.register("register_admin_urls", records_urls)
hooks.register("register_reports_menu_item", records_menu_item)
hooks.register("register_admin_urls", check_report_urls)
hooks.register("register_reports_menu_item", check_report_menu_item)
hooks.register("construct_homepage_summary_items", add_check_summary)
hooks.register("before_create_page", hold_created)
hooks.register("before_edit_page", hold_edited)
hooks.register("after_create_page", tell)
hooks.register("after_edit_page", tell)
hooks.register("before_bulk_action", hold_many)
hooks.register("after_bulk_action", tell_of_many)
hooks.register("register_log_actions", register_log_action)
hooks.register("after_publish_page", warn_of_failed_record)
# Above 0, so that it stands behind Wagtail's own check of private pages.
hooks.register("on_serve_page", serve_structured_data, order=100)
# Around the graph, which is about the same page.
hooks.register("on_serve_page", serve_with_surrogate_keys, order=90)
hooks.register("on_serve_page", serve_keeping_fragments)
# Behind all others, which may put items of their own in place of Wagtail's.
hooks.register("construct_wagtail_userbar", add_content_checks, order=1000)
