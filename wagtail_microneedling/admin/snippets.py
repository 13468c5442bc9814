"""Where editors keep what several pages share, each with the number of its uses."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Count, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import UsageCountColumn
from wagtail.models import ReferenceIndex
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from ..models import Clinician, Concern, Device, Source, TreatmentArea


def with_usage_count(snippets: QuerySet[Any]) -> QuerySet[Any]:
    """Return ``snippets`` with ``usage_count``: how many objects refer to each, in the same query."""
    user = Concat("base_content_type_id", Value("-"), "object_id", output_field=CharField())
    uses = (
        ReferenceIndex.objects.filter(
            to_content_type=ContentType.objects.get_for_model(snippets.model),
            to_object_id=Cast(OuterRef("pk"), CharField()),
        )
        .order_by()
        .values("to_object_id")
        .annotate(count=Count(user, distinct=True))
        .values("count")
    )
    counted: QuerySet[Any] = snippets.annotate(usage_count=Coalesce(Subquery(uses), 0))
    return counted


class UsageColumn(UsageCountColumn):
    """How often a snippet is used, with a link to where."""

    def __init__(self) -> None:
        super().__init__("usage_count", label=_("Used"), sort_key="usage_count", width="12%")

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        """Return the cell's context; the address is that of Wagtail's own usage page."""
        name = instance.snippet_viewset.get_url_name("usage")
        instance.usage_url = reverse(name, args=[instance.pk])
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        return context


class ClinicalSnippetViewSet(SnippetViewSet):
    """A list with usage counts."""

    copy_view_enabled = True
    listed: tuple[str, ...] = ("__str__",)

    @property
    def list_display(self) -> list[Any]:
        """The columns of the list."""
        return [*self.listed, UsageColumn()]

    def get_queryset(self, request: Any) -> QuerySet[Any]:
        """Return the snippets with their usage counts."""
        return with_usage_count(self.model.objects.all())


class ClinicianViewSet(ClinicalSnippetViewSet):
    """Clinicians."""

    model = Clinician
    icon = "user"
    listed = ("__str__", "job_title", "registration_number")


class ConcernViewSet(ClinicalSnippetViewSet):
    """Concerns."""

    model = Concern
    icon = "help"
    listed = ("name", "other_name")


class TreatmentAreaViewSet(ClinicalSnippetViewSet):
    """Treatment areas."""

    model = TreatmentArea
    icon = "crosshairs"
    listed = ("name", "other_name")


class SourceViewSet(ClinicalSnippetViewSet):
    """Sources."""

    model = Source
    icon = "doc-full"
    listed = ("title", "authors", "year")


class DeviceViewSet(ClinicalSnippetViewSet):
    """Devices."""

    model = Device
    icon = "cog"
    listed = ("name", "manufacturer")


class ClinicalSnippets(SnippetViewSetGroup):
    """One menu for all of them."""

    items = (ClinicianViewSet, ConcernViewSet, TreatmentAreaViewSet, SourceViewSet, DeviceViewSet)
    menu_label = _("Clinical lists")
    menu_icon = "list-ul"
    menu_order = 260
