"""What reports of published pages have in common: whose pages they show, and how a row begins."""

from typing import Any

import swapper
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import PageReportView


def edit_url(page: Any) -> str:
    """Return where a page is edited."""
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def first_columns(title_width: str) -> list[Column]:
    """Return the columns that say which page a row is about."""
    return [
        TitleColumn(
            "title",
            label=_("Page"),
            accessor="get_admin_display_title",
            get_url=edit_url,
            sort_key="title",
            width=title_width,
        ),
        Column("page_type_display_name", label=_("Type"), width="11%"),
        Column("locale", label=_("Language"), width="8%"),
    ]


class OwnPagesReport(PageReportView):
    """A report of pages that the user may change or publish."""

    model = swapper.load_model("wagtailcore", "Page")
    any_permission_required = ("change", "publish")

    def of_user(self, pages: Any) -> Any:
        """Return those of the pages that the user looks after."""
        own = self.permission_policy.instances_user_has_any_permission_for(
            self.request.user, set(self.any_permission_required)
        )
        return (pages & own).select_related("locale")

    def get_filterset_kwargs(self) -> dict[str, Any]:
        """Return what the filters start from."""
        return {**super().get_filterset_kwargs(), "queryset": self.get_base_queryset()}
