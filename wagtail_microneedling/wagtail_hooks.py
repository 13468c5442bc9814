"""The doors that Wagtail looks for."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .admin import (
    ClinicalPages,
    ClinicalSnippets,
    records_menu_item,
    records_urls,
    warn_of_failed_record,
)
from .api import serve_structured_data
from .delivery import serve_with_surrogate_keys

register_snippet(ClinicalSnippets)


def clinical_pages() -> ClinicalPages:
    """Add the lists of clinical pages to the menu."""
    return ClinicalPages()


def admin_css() -> str:
    """Lay out ranges of numbers on one line."""
    return format_html(
        '<link rel="stylesheet" href="{}">', static("wagtail_microneedling/admin.css")
    )


hooks.register("register_admin_viewset", clinical_pages)
hooks.register("insert_global_admin_css", admin_css)
hooks.register("register_admin_urls", records_urls)
hooks.register("register_reports_menu_item", records_menu_item)
hooks.register("after_publish_page", warn_of_failed_record)
# Above 0, so that it stands behind Wagtail's own check of private pages.
hooks.register("on_serve_page", serve_structured_data, order=100)
# Around the graph, which is about the same page.
hooks.register("on_serve_page", serve_with_surrogate_keys, order=90)
