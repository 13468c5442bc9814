"""The admin's home page says how many published pages have errors or warnings, and leads to the report."""

from typing import Any

from django.db.models import Count, Q
from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.site_summary import SummaryItem

from .check_report import CheckReport, CheckState


class CheckSummary(SummaryItem):
    """A line of the site's summary, for those who may change or publish some of the pages."""

    order = 350
    template_name = "wagtail_microneedling/admin/check_summary.html"

    def is_shown(self) -> bool:
        """Return whether the user looks after pages that are judged."""
        report = CheckReport(request=self.request)
        return bool(report.user_has_any_permission(report.any_permission_required))

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Return how many pages have errors or warnings as their worst, with one query."""
        worst = {
            state.value: Count("pk", filter=Q(check_state=state.value))
            for state in (CheckState.ERROR, CheckState.WARNING)
        }
        report = CheckReport()
        report.setup(self.request)
        counts = report.get_base_queryset().order_by().aggregate(**worst)
        return {
            "errors": counts["error"],
            "warnings": counts["warning"],
            "url": reverse(CheckReport.index_url_name),
        }


def add_check_summary(request: HttpRequest, items: list[SummaryItem]) -> None:
    """Add the line to the summary; a receiver of ``construct_homepage_summary_items``."""
    items.append(CheckSummary(request))
