"""What all clinical pages hold: who wrote and reviewed them, when, and on what they rest."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.functional import classproperty
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList, TabbedInterface
from wagtail.api import APIField
from wagtail.fields import StreamField
from wagtail.models import PageViewRestriction

from ..blocks import source_block
from ..document import PageDocument
from .quantities import range_errors
from .routing import RoutesAtOnce
from .tree import StandsInTree
from .validators import validate_not_in_future

#: The preview mode in which an editor sees what the checks find.
CHECKS_MODE = "checks"


def sources_field() -> StreamField:
    """Return a field for the publications that a page rests on, in the order of citation."""
    return StreamField(
        [("source", source_block())],
        blank=True,
        verbose_name=_("sources"),
        help_text=_(
            "The publications that this page rests on, most important first. "
            "Example: reviews of many studies before single studies"
        ),
    )


class ClinicalPageMixin(RoutesAtOnce, StandsInTree, models.Model):
    """Author, reviewer, date of review and sources; the base of the four page mixins.

    It describes a page and does not act: ``assemble`` and ``published``, which return the page's
    document, and ``show_checks`` are put in place by the app's configuration, so that models need
    not know who reads them.
    """

    author = models.ForeignKey(
        "wagtail_microneedling.Clinician",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("author"),
        help_text=_(
            "Who wrote the page. Add people under Clinical lists. "
            "Example: the nurse who performs the procedure"
        ),
    )
    reviewer = models.ForeignKey(
        "wagtail_microneedling.Clinician",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("medical reviewer"),
        help_text=_(
            "A clinician who checked the facts. It should not be the author. "
            "Example: the clinic’s dermatologist"
        ),
    )
    last_reviewed = models.DateField(
        _("last reviewed"),
        null=True,
        blank=True,
        validators=[validate_not_in_future],
        help_text=_(
            "The day of the last medical review, not the next one due. Example: 2026-11-02"
        ),
    )
    sources = sources_field()

    evidence_panels: ClassVar[list[Any]] = [
        FieldPanel("sources"),
        FieldRowPanel(["author", "reviewer"]),
        FieldPanel("last_reviewed"),
    ]
    #: The tabs of the form: heading and panels. The base page's own panels open the first one.
    tabs: ClassVar[tuple[tuple[Any, list[Any]], ...]] = (
        (_("What it is"), []),
        (_("Evidence"), evidence_panels),
    )
    #: The tab of the checks; it and its panels are put in place by the app's configuration.
    checks_tab: ClassVar[type[ObjectList]] = ObjectList
    checks_panels: ClassVar[list[Any]] = []
    #: What is compared of two versions before their fields; put in place likewise, shown in no form.
    compared_panels: ClassVar[list[Any]] = []
    api_fields = [
        APIField("author"),
        APIField("reviewer"),
        APIField("last_reviewed"),
        APIField("sources"),
    ]

    #: The quantities of this page type, each a pair of columns ``{name}_min`` and ``{name}_max``.
    quantities: ClassVar[tuple[str, ...]] = ()
    #: The template for projects that have none of their own.
    fallback_template: ClassVar[str] = ""
    #: Returns the document of a page instance, live or draft.
    assemble: ClassVar[Callable[[Any], PageDocument]]
    #: Returns what is published of a page, with its ``document``; None when it is not published.
    published: ClassVar[Callable[[Any], Any]]
    #: Returns whether all may see a page that is published; where it doesn't, Wagtail judges.
    is_unrestricted: ClassVar[Callable[[Any], bool]]
    #: Answers with what the checks find on a page, live or draft, and what search engines make of it.
    show_checks: ClassVar[Callable[[Any, HttpRequest], HttpResponse]]

    class Meta:
        abstract = True

    @classproperty
    def edit_handler(cls: Any) -> TabbedInterface:
        """The form: the page type's tabs, those of the base page, and that of the checks."""
        (first, panels), *others = cls.tabs
        tabs = [(first, [*cls.compared_panels, *cls.content_panels, *panels]), *others]
        tabs += [(_("Promote"), cls.promote_panels), (_("Settings"), cls.settings_panels)]
        children = [ObjectList(panels, heading=heading) for heading, panels in tabs if panels]
        if cls.checks_panels:
            children.append(cls.checks_tab(cls.checks_panels, heading=_("Checks")))
        return TabbedInterface(children, base_form_class=cls.base_form_class)

    def clean(self) -> None:
        """Refuse quantities that run backwards, each at its field."""
        super().clean()
        errors = range_errors(self, self.quantities)
        if errors:
            raise ValidationError(errors)

    def get_view_restrictions(self) -> models.QuerySet[PageViewRestriction]:
        """Return the restrictions on the page and those above it; one query when there are none."""
        if type(self).is_unrestricted(self):
            restrictions: models.QuerySet[PageViewRestriction] = PageViewRestriction.objects.none()
        else:
            restrictions = super().get_view_restrictions()  # type: ignore[misc]
        return restrictions

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        """The base page's modes and that of the checks; none where the base page has none."""
        modes: list[tuple[str, Any]] = list(super().preview_modes)  # type: ignore[misc]
        return [*modes, (CHECKS_MODE, _("Search engines & checks"))] if modes else modes

    def serve_preview(self, request: HttpRequest, mode_name: str) -> Any:
        """Return the page as this mode shows it."""
        if mode_name == CHECKS_MODE:
            return type(self).show_checks(self, request)
        return super().serve_preview(request, mode_name)  # type: ignore[misc]

    def get_template(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Return the project's template for this page type, then the package's."""
        own = super().get_template(request, *args, **kwargs)  # type: ignore[misc]
        return [name for name in (own, self.fallback_template) if name]

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Return Wagtail's context with the page's ``document``: as published, or as previewed."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)  # type: ignore[misc]
        preview = getattr(request, "is_preview", False)
        fragments = None if preview else type(self).published(self)
        context["document"] = fragments.document if fragments else type(self).assemble(self)
        context["fragments"] = fragments
        return context
