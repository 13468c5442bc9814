"""Pages that are about a procedure: FAQ and risk pages."""

from typing import Any

import swapper
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.api import APIField
from wagtail.fields import RichTextField
from wagtail.models import get_page_models

from ..conf import settings
from .page import ClinicalPageMixin
from .procedure import ProcedurePageMixin
from .tree import Role


def page_models(mixin: type[models.Model]) -> list[type[Any]]:
    """Return the project's concrete page types that are made with ``mixin``."""
    return [model for model in get_page_models() if issubclass(model, mixin)]


class ProcedureChooserPanel(PageChooserPanel):
    """A page chooser that offers procedure pages only, whichever types the project has."""

    def get_form_options(self) -> dict[str, Any]:
        """Return the form's options with the chooser limited to procedure pages."""
        self.page_type = page_models(ProcedurePageMixin)
        options: dict[str, Any] = super().get_form_options()
        return options


class AboutProcedureForm(WagtailAdminPageForm):
    """Refuses to publish a page that is about nothing; drafts may still be."""

    def clean(self) -> dict[str, Any]:
        """Return the cleaned data; puts the problem at the chooser, where it can be solved."""
        cleaned: dict[str, Any] = super().clean()
        parent = self.parent_page.specific if self.parent_page else None
        if (
            not self.is_deferred_validation
            and not cleaned.get("procedure")
            and not isinstance(parent, ProcedurePageMixin)
        ):
            problem = _("The page is about nothing: choose a procedure, or move it below one.")
            self.add_error("procedure", ValidationError(problem))
        return cleaned


class AboutProcedureMixin(ClinicalPageMixin):
    """An introduction, and the procedure that the page is about: its parent, or a chosen one."""

    introduction = RichTextField(
        _("introduction"),
        blank=True,
        features=settings.rich_text_features,
        help_text=_(
            "Two or three sentences before the list. "
            "Example: Please read this before you decide, and ask us what it leaves open."
        ),
    )
    procedure = models.ForeignKey(
        swapper.get_model_name("wagtailcore", "Page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("procedure"),
        help_text=_(
            "Leave empty when this page stands below its procedure page. Example: Microneedling"
        ),
    )

    parent_roles = (Role.PROCEDURE, Role.INDEX)
    child_roles = ()
    base_form_class = AboutProcedureForm
    about_panels = [ProcedureChooserPanel("procedure"), FieldPanel("introduction")]
    api_fields = [
        APIField("introduction"),
        APIField("procedure"),
        *ClinicalPageMixin.api_fields,
    ]

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Refuse a chosen page that is no procedure page."""
        super().clean()
        if self.procedure and not isinstance(self.procedure.specific, ProcedurePageMixin):
            raise ValidationError(
                {
                    "procedure": _(
                        "The chosen page is no procedure page: choose one, or leave it empty."
                    )
                }
            )
