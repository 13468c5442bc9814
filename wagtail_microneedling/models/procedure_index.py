"""The mixin for procedure index pages."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.fields import RichTextField
from wagtail.search import index

from ..conf import settings
from .page import ClinicalPageMixin
from .tree import Role


class ProcedureIndexPageMixin(ClinicalPageMixin):
    """A list of the procedures below the page; mix it into a page class."""

    introduction = RichTextField(
        _("introduction"),
        blank=True,
        features=settings.rich_text_features,
        help_text=_(
            "Two or three sentences before the list. "
            "Example: Before any treatment we look at your skin and talk about what you want."
        ),
    )

    role = Role.INDEX
    child_roles = (Role.PROCEDURE, Role.FAQ, Role.RISK)
    fallback_template = "wagtail_microneedling/procedure_index_page.html"
    page_description = _("Lists the procedures below it.")

    tabs = (
        (_("Introduction"), [FieldPanel("introduction")]),
        (_("Evidence"), ClinicalPageMixin.evidence_panels),
    )
    api_fields = [APIField("introduction"), *ClinicalPageMixin.api_fields]
    search_fields = [index.SearchField("introduction")]

    class Meta:
        abstract = True
