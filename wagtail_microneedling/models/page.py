"""What all clinical pages hold: who wrote and reviewed them, when, and on what they rest."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import classproperty
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList, TabbedInterface
from wagtail.api import APIField
from wagtail.fields import StreamField

from ..blocks import source_block
from ..document import PageDocument
from .quantities import range_errors
from .tree import StandsInTree
from .validators import validate_not_in_future


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


class ClinicalPageMixin(StandsInTree, models.Model):
    """Author, reviewer, date of review and sources; the base of the four page mixins.

    It describes a page and does not act: ``assemble`` and ``published``, which return the page's
    document, are put in place by the app's configuration, so that models need not know who reads
    them.
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
    #: Returns what is published of a page, None when it is not published.
    published: ClassVar[Callable[[Any], PageDocument | None]]

    class Meta:
        abstract = True

    @classproperty
    def edit_handler(cls: Any) -> TabbedInterface:
        """The form: the page type's tabs, then those of the base page."""
        (first, panels), *others = cls.tabs
        tabs = [(first, [*cls.content_panels, *panels]), *others]
        tabs += [(_("Promote"), cls.promote_panels), (_("Settings"), cls.settings_panels)]
        return TabbedInterface(
            [ObjectList(panels, heading=heading) for heading, panels in tabs if panels],
            base_form_class=cls.base_form_class,
        )

    def clean(self) -> None:
        """Refuse quantities that run backwards, each at its field."""
        super().clean()
        errors = range_errors(self, self.quantities)
        if errors:
            raise ValidationError(errors)

    def get_template(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Return the project's template for this page type, then the package's."""
        own = super().get_template(request, *args, **kwargs)  # type: ignore[misc]
        return [name for name in (own, self.fallback_template) if name]

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Return Wagtail's context with the page's ``document``: as published, or as previewed."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)  # type: ignore[misc]
        preview = getattr(request, "is_preview", False)
        published = None if preview else type(self).published(self)
        context["document"] = published or type(self).assemble(self)
        return context
