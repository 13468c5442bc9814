"""A report of the published pages whose record is missing or stale: why, since when, and once more."""

import datetime
from collections.abc import Collection
from typing import Any

import django_filters
import swapper
from django import forms
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn

from .. import records
from .page_report import OwnPagesReport, first_columns
from .record_states import State, state_label, with_state
from .spreadsheet_cells import PLAIN

#: How many records one request tries to build; 200 that fail take about five seconds.
MOST_AT_ONCE = 200


class BuildColumn(Column):
    """A button that builds the record of a row's page; a form stands around the table."""

    cell_template_name = "wagtail_microneedling/admin/build_cell.html"


class RecordFilterSet(WagtailFilterSet):
    """By state, and by language where the project has several."""

    record_state = django_filters.ChoiceFilter(
        label=_("State"), choices=State.choices, empty_label=_("All"), widget=forms.RadioSelect
    )

    class Meta:
        model = swapper.load_model("wagtailcore", "Page")
        fields: Collection[str] = ()


class RecordsReport(OwnPagesReport):
    """The pages that the user may change or publish; a POST builds their records."""

    page_title = _("Published records")
    header_icon = "rotate"
    filterset_class = RecordFilterSet
    default_ordering = ("record_state", "title", "pk")
    index_url_name = "microneedling_records"
    index_results_url_name = "microneedling_records_results"
    results_template_name = "wagtail_microneedling/admin/records_report_results.html"
    columns = [
        *first_columns("20%"),
        Column(
            "record_state",
            label=_("State"),
            accessor=lambda page: state_label(page.record_state),
            sort_key="record_state",
            width="12%",
        ),
        Column("record_problem", label=_("Reason"), classname="microneedling-reason"),
        DateColumn(
            "record_stale_since", label=_("Since"), sort_key="record_stale_since", width="10%"
        ),
        DateColumn(
            "record_last_modified",
            label=_("Last modified"),
            sort_key="record_last_modified",
            width="10%",
        ),
        BuildColumn("build", label=_("Action"), width="10%"),
    ]
    list_export = [column.name for column in columns[:-1]]
    export_headings = {column.name: column.label for column in columns[:-1]}
    custom_field_preprocess = {
        "title": PLAIN,
        "record_problem": PLAIN,
        "record_state": {"csv": state_label, "xlsx": state_label},
    }

    def get_base_queryset(self) -> Any:
        """Return the pages whose record is missing or stale, of those that the user looks after."""
        return with_state(self.of_user(records.Choice().published()))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the context with the number of failures, whatever is filtered."""
        failed = {"failed_count": self._failed().count(), "most_at_once": MOST_AT_ONCE}
        return {**super().get_context_data(**kwargs), **failed}

    def get_filename(self) -> str:
        """Return the name of an exported file, without its ending."""
        return f"published-records-report-{datetime.date.today()}"

    @cached_property
    def no_results_message(self) -> str:
        """Why there is nothing to see."""
        if self.is_filtering:
            return gettext("No page is in this state.")
        return gettext("All is well: every published page is stored for its readers as it is now.")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Build the record of ``page``, or with ``failed`` those that failed, and say what became of it."""
        keys = tuple(self._chosen().values_list("pk", flat=True)[:MOST_AT_ONCE])
        tell(request, records.rebuild(records.Plan(build=keys, drop=())))
        return redirect(request.get_full_path())

    def _failed(self) -> Any:
        return self.get_base_queryset().filter(record_state=State.FAILED).order_by("title", "pk")

    def _chosen(self) -> Any:
        if "failed" in self.request.POST:
            return self._failed()
        try:
            return self.get_base_queryset().filter(pk=self.request.POST.get("page"))
        except ValueError:
            return self.model.objects.none()


def tell(request: HttpRequest, done: records.Rebuilt) -> None:
    """Say what became of records that were to be built."""
    built, failed = done.built, len(done.failures)
    if built:
        said = ngettext(
            "The record of %(count)d page was built: readers get the page as it is now.",
            "The records of %(count)d pages were built: readers get the pages as they are now.",
            built,
        )
        messages.success(request, said % {"count": built})
    if failed == 1:
        said = gettext("The record of “%(title)s” still could not be built: %(problem)s.")
        (one,) = done.failures
        messages.error(request, said % {"title": one.title, "problem": one.problem})
    elif failed:
        said = gettext("The records of %(count)d pages still could not be built: see the reasons.")
        messages.error(request, said % {"count": failed})
    if not built and not failed:
        messages.info(request, gettext("Nothing was left to build."))


class RecordsMenuItem(MenuItem):
    """Shown to those who may open the report."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Return whether the user may change or publish any page."""
        report = RecordsReport(request=request)
        return bool(report.user_has_any_permission(report.any_permission_required))


def records_menu_item() -> RecordsMenuItem:
    """Return the report's place in the menu of reports."""
    return RecordsMenuItem(
        RecordsReport.page_title,
        reverse(RecordsReport.index_url_name),
        name="microneedling-records",
        icon_name=RecordsReport.header_icon,
        order=1250,
    )


def records_urls() -> list[URLPattern]:
    """Return the report's addresses, for the admin's URL configuration."""
    return [
        path("reports/records/", RecordsReport.as_view(), name=RecordsReport.index_url_name),
        path(
            "reports/records/results/",
            RecordsReport.as_view(results_only=True),
            name=RecordsReport.index_results_url_name,
        ),
    ]
