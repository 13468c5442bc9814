"""Lists of clinical pages with the columns that matter to an editor."""

from collections.abc import Callable
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.pages import PageListingViewSet

from ..assembly import downtime_of, sessions_of
from ..document import Range, capitalised, range_text
from ..models import FAQPageMixin, ProcedurePageMixin, RiskPageMixin, page_models
from .check_report import state_label, with_findings

#: What the checks found on a page when it was last published; empty for a draft.
CHECKED = Column(
    "check_state",
    label=_("Checks"),
    accessor=lambda page: state_label(page.check_state) if page.live else "",
    sort_key="check_rank",
    width="11%",
)
REVIEWED = DateColumn(
    "last_reviewed", label=_("Last reviewed"), sort_key="last_reviewed", width="12%"
)
#: What lists can be sorted by and Wagtail's search can't.
UNSEARCHED = frozenset({"check_rank", "check_reviewed", "last_reviewed"})


def quantity_column(name: str, label: Any, read: Callable[[Any], Range | None]) -> Column:
    """Return a column that shows a quantity in words, in the language of the admin."""

    def words(page: Any) -> str:
        quantity = read(page)
        return capitalised(range_text(quantity, get_language() or "en")) if quantity else ""

    return Column(name, label=label, accessor=words, width="14%")


def row_count_column(field: str, label: Any) -> Column:
    """Return a column that counts the rows of a StreamField."""
    return Column(field, label=label, accessor=lambda page: len(getattr(page, field)), width="10%")


#: The StreamFields whose rows a list shows something of, by what pages are made with.
SHOWN_ROWS = (
    (ProcedurePageMixin, ("plans",)),
    (FAQPageMixin, ("questions",)),
    (RiskPageMixin, ("risks", "contraindications")),
)


class ClinicalIndexView(IndexView):
    """Wagtail's list, which leaves StreamFields unread; those that a column shows are read at once."""

    def annotate_queryset(self, pages: Any) -> Any:
        """Return the pages with what the checks found, in the same query."""
        return with_findings(super().annotate_queryset(pages))

    def get_valid_orderings(self) -> list[str]:
        """Return the orders that a list may have: a search knows nothing of the checks."""
        return orderings(self, super().get_valid_orderings())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the context with the rows of the listed pages, in one query more."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        listed = {page.pk: page for page in context["object_list"]}
        names = [
            name for mixin, names in SHOWN_ROWS if issubclass(self.model, mixin) for name in names
        ]
        for stored in self.model.objects.filter(pk__in=listed).only(*names):
            for name in names:
                setattr(listed[stored.pk], name, getattr(stored, name))
        return context


def orderings(view: Any, known: list[str]) -> list[str]:
    """Return the known orders without those that Wagtail can't search by."""
    return [
        one for one in known if not view.is_searching or one.removeprefix("-") not in UNSEARCHED
    ]


def columns_of(model: type[Any]) -> list[Column]:
    """Return the columns that pages of this type have beside Wagtail's own."""
    if issubclass(model, ProcedurePageMixin):
        return [
            quantity_column("sessions", pgettext_lazy("of a treatment", "Sessions"), sessions_of),
            quantity_column("downtime", _("Downtime"), downtime_of),
        ]
    if issubclass(model, FAQPageMixin):
        return [row_count_column("questions", _("Questions"))]
    return [
        row_count_column("risks", _("Risks")),
        row_count_column("contraindications", _("Contraindications")),
    ]


def listing(model: type[Any], icon: str) -> PageListingViewSet:
    """Return the list of one page type."""
    select, title, *others = IndexView.base_columns

    class Listing(PageListingViewSet):
        index_view_class = ClinicalIndexView
        columns = [select, title, *columns_of(model), CHECKED, REVIEWED, *others]

    Listing.model = model
    Listing.icon = icon
    Listing.menu_label = capfirst(model._meta.verbose_name_plural)
    return Listing(f"microneedling_{model._meta.model_name}")


class ClinicalPages(ViewSetGroup):
    """One menu for procedure, FAQ and risk pages, whichever types the project has."""

    menu_label = _("Treatments")
    menu_icon = "clipboard-list"
    menu_order = 110

    def __init__(self) -> None:
        kinds = (
            (ProcedurePageMixin, "clipboard-list"),
            (FAQPageMixin, "help"),
            (RiskPageMixin, "warning"),
        )
        self.items = [listing(model, icon) for mixin, icon in kinds for model in page_models(mixin)]
        super().__init__()
