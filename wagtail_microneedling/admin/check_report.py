"""A report of every published clinical page: what the checks found when it was published."""

import datetime
from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple

import django_filters
import swapper
from django import forms
from django.contrib.contenttypes.models import ContentType
from django.db.models import Case, CharField, Count, F, IntegerField, TextChoices, Value, When
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.models import Locale

from ..models import KINDS, Record, page_models
from ..records import Choice, FindingWords, Wording
from ..validation import Finding, Severity
from .page_report import OwnPagesReport, first_columns
from .spreadsheet_cells import PLAIN


class CheckState(TextChoices):
    """The worst that the checks found on a page; sorted by how much it matters."""

    ERROR = "error", _("Errors")
    WARNING = "warning", _("Warnings")
    ADVICE = "advice", _("Advice")
    GOOD = "good", _("Nothing found")
    UNKNOWN = "unknown", _("Not checked yet")


def state_label(state: str) -> str:
    """Return a state in words."""
    return str(CheckState(state).label)


#: Pages that are judged; an index page is a list of others.
JUDGED = ("procedure", "faq", "risk")


def judged_pages() -> Any:
    """Return the published procedures, FAQ and risk pages, as the base page model."""
    return Choice(kinds=JUDGED).published()


def with_findings(pages: Any) -> Any:
    """Return pages with what the checks found: ``check_state``, its ``check_rank``, and counts.

    These are ``check_errors``, ``check_warnings``, ``check_advice``; ``check_reviewed`` is the day
    of the last review. What was found is as of the page's last publication, or of the last
    rebuild.
    """
    known = When(clinical_record__state__in=CheckState.values, then=F("clinical_record__state"))
    ranks = [When(check_state=state, then=Value(rank)) for rank, state in enumerate(CheckState)]
    return pages.annotate(
        check_state=Case(known, default=Value(CheckState.UNKNOWN), output_field=CharField()),
        check_errors=Coalesce(F("clinical_record__errors"), 0),
        check_warnings=Coalesce(F("clinical_record__warnings"), 0),
        check_advice=Coalesce(F("clinical_record__advice"), 0),
        check_reviewed=F("clinical_record__last_reviewed"),
    ).annotate(check_rank=Case(*ranks, output_field=IntegerField()))


class FindingsColumn(Column):
    """How much was found on a row's page, to be opened: each finding in words."""

    cell_template_name = "wagtail_microneedling/admin/findings_cell.html"


class Bar(NamedTuple):
    """How many pages of a type are in a state; ``start`` and ``width`` are parts of a hundred."""

    state: str
    label: str
    pages: int
    start: float
    width: float


class Row(NamedTuple):
    """A type of page in the chart."""

    label: str
    pages: int
    bars: tuple[Bar, ...]


class CheckFilterSet(WagtailFilterSet):
    """By state, type and language."""

    check_state = django_filters.ChoiceFilter(
        label=_("State"), choices=CheckState.choices, empty_label=_("All"), widget=forms.RadioSelect
    )
    content_type = django_filters.ModelChoiceFilter(
        label=_("Type"),
        queryset=lambda request: ContentType.objects.filter(pk__in=_types()).order_by("model"),
        empty_label=_("All"),
        widget=forms.RadioSelect,
    )
    locale = django_filters.ModelChoiceFilter(
        label=_("Language"),
        queryset=lambda request: Locale.objects.all(),
        empty_label=_("All"),
        widget=forms.RadioSelect,
    )

    class Meta:
        model = swapper.load_model("wagtailcore", "Page")
        fields: Collection[str] = ()


class CheckReport(OwnPagesReport):
    """The pages that the user may change or publish, the worst first."""

    page_title = _("Structured data")
    header_icon = "clipboard-list"
    filterset_class = CheckFilterSet
    default_ordering = ("check_rank", "title", "pk")
    index_url_name = "microneedling_checks"
    index_results_url_name = "microneedling_checks_results"
    results_template_name = "wagtail_microneedling/admin/check_report_results.html"
    columns = [
        *first_columns("24%"),
        Column(
            "check_state",
            label=_("State"),
            accessor=lambda page: state_label(page.check_state),
            sort_key="check_rank",
            width="11%",
        ),
        FindingsColumn("findings", label=_("Findings"), width="26%"),
        Column("check_reviewed", label=_("Last reviewed"), sort_key="check_reviewed", width="9%"),
        DateColumn(
            "last_published_at", label=_("Last published"), sort_key="last_published_at", width="9%"
        ),
    ]
    list_export = [
        "title",
        "page_type_display_name",
        "locale",
        "check_state",
        "check_errors",
        "check_warnings",
        "check_advice",
        "check_reviewed",
        "last_published_at",
    ]
    export_headings = {
        **{column.name: column.label for column in columns},
        "check_errors": _("Errors"),
        "check_warnings": _("Warnings"),
        "check_advice": _("Advice"),
    }
    custom_field_preprocess = {
        "title": PLAIN,
        "check_state": {"csv": state_label, "xlsx": state_label},
    }

    def get_base_queryset(self) -> Any:
        """Return the published pages with their findings, of those that the user looks after."""
        return with_findings(self.of_user(judged_pages()))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the context with the chart, and the findings of the pages that are shown in words."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        if self.is_export:  # of all pages at once: a file has their counts
            return context
        words = findings_in_words([page.pk for page in context["object_list"]])
        for page in context["object_list"]:
            page.findings = words.get(page.pk, ())
        return {**context, "chart": chart(self.get_base_queryset())}

    def get_filename(self) -> str:
        """Return the name of an exported file, without its ending."""
        return f"structured-data-report-{datetime.date.today()}"

    @cached_property
    def no_results_message(self) -> str:
        """Why there is nothing to see."""
        if self.is_filtering:
            return gettext("No page matches these filters.")
        return gettext("No procedure, FAQ or risk page is published yet.")


def findings_in_words(keys: Iterable[int]) -> dict[int, tuple[FindingWords, ...]]:
    """Return what was found on pages, in the language that is active; one query."""
    wording = Wording()
    stored = Record.objects.filter(pk__in=list(keys)).values_list("pk", "findings")
    return {key: tuple(wording.words(_finding(one)) for one in found) for key, found in stored}


def _finding(stored: Mapping[str, Any]) -> Finding:
    return Finding(**{**stored, "severity": Severity(stored["severity"])})


def chart(pages: Any) -> tuple[Row, ...]:
    """Return how many pages of each type are in which state, with one query."""
    counted = pages.order_by().values("content_type", "check_state").annotate(count=Count("pk"))
    counts = {(one["content_type"], one["check_state"]): one["count"] for one in counted}
    return tuple(
        _row(model, {state: counts.get((key, state), 0) for state in CheckState.values})
        for key, model in _types().items()
        if any(kind == key for kind, _ in counts)
    )


def _row(model: Any, counts: dict[str, int]) -> Row:
    total = sum(counts.values())
    bars, start = [], 0.0
    for state, count in counts.items():
        width = 100 * count / total
        if count:
            bars.append(Bar(state, state_label(state), count, round(start, 2), round(width, 2)))
        start += width
    return Row(str(model._meta.verbose_name), total, tuple(bars))


def _types() -> dict[int, Any]:
    models = [model for kind in JUDGED for model in page_models(KINDS[kind])]
    types = ContentType.objects.get_for_models(*models)
    return {types[model].pk: model for model in models}


class CheckReportMenuItem(MenuItem):
    """Shown to those who may open the report."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Return whether the user may change or publish any page."""
        report = CheckReport(request=request)
        return bool(report.user_has_any_permission(report.any_permission_required))


def check_report_menu_item() -> CheckReportMenuItem:
    """Return the report's place in the menu of reports."""
    return CheckReportMenuItem(
        CheckReport.page_title,
        reverse(CheckReport.index_url_name),
        name="microneedling-checks",
        icon_name=CheckReport.header_icon,
        order=1240,
    )


def check_report_urls() -> list[URLPattern]:
    """Return the report's addresses, for the admin's URL configuration."""
    return [
        path("reports/structured-data/", CheckReport.as_view(), name=CheckReport.index_url_name),
        path(
            "reports/structured-data/results/",
            CheckReport.as_view(results_only=True),
            name=CheckReport.index_results_url_name,
        ),
    ]
