"""Wagtail's explorer below clinical pages: what the checks found, and when a page was reviewed.

Each clinical page type has its own views, as Wagtail's page viewsets offer them; a project that
registers a viewset for such a type has its own instead.
"""

from typing import Any

import swapper
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import DateColumn
from wagtail.admin.views.pages.listing import ExplorableIndexView, GenericPageFilterSet
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.viewsets.pages import PageViewSet

from ..models import ClinicalPageMixin, page_models
from .check_report import with_findings
from .gated_approval import gated
from .page_listings import CHECKED, orderings

#: As the record has it: the pages of a list may be of several types, and some know no review.
REVIEWED = DateColumn(
    "check_reviewed", label=_("Last reviewed"), sort_key="check_reviewed", width="12%"
)


class ClinicalExplorer(ExplorableIndexView):
    """Wagtail's list of the pages below a clinical page, with two columns more."""

    def annotate_queryset(self, pages: Any) -> Any:
        """Return the pages with what the checks found, in the same query."""
        return with_findings(super().annotate_queryset(pages))

    def get_valid_orderings(self) -> list[str]:
        """Return the orders that a list may have: a search knows nothing of the checks."""
        return orderings(self, super().get_valid_orderings())


class ClinicalPageViews(PageViewSet):
    """The views of one clinical page type; ``model`` is set for each."""

    index_view_class = ClinicalExplorer
    columns = [*ExplorableIndexView.base_columns[:-1], CHECKED, REVIEWED]
    columns.append(ExplorableIndexView.base_columns[-1])
    filterset_class = GenericPageFilterSet

    @property
    def parent_models(self) -> list[type[Any]]:
        """The page types whose children the explorer lists like this."""
        return [self.model]

    @cached_property
    def index_view(self) -> Any:
        """Wagtail's list of the pages below one: they may be of any type."""
        return self._explorer()

    @cached_property
    def index_results_view(self) -> Any:
        """The same, without what stands around it."""
        return self._explorer(results_only=True)

    def _explorer(self, **kwargs: Any) -> Any:
        base = swapper.load_model("wagtailcore", "Page")
        asked = {**self.get_index_view_kwargs(), "model": base, **kwargs}
        return self.construct_view(self.index_view_class, **asked)


def clinical_page_views() -> list[ViewSet]:
    """Return the views of every clinical page type of the project."""
    approval = getattr(PageViewSet, "workflow_action_view_class", None)
    own = {"workflow_action_view_class": gated(approval)} if approval else {}
    return [
        type("ClinicalPageViews", (ClinicalPageViews,), {"model": model, **own})()
        for model in page_models(ClinicalPageMixin)
    ]
