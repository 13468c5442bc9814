"""The mixin for risk pages."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from ..blocks import ContraindicationBlock, RiskBlock
from ..conf import settings
from .about_procedure import AboutProcedureMixin
from .tree import Role


class RiskPageMixin(AboutProcedureMixin):
    """Risks and contraindications of one procedure; mix it into a page class."""

    risks = StreamField(
        [("risk", RiskBlock())],
        blank=True,
        verbose_name=_("risks"),
        help_text=_(
            "Those to expect first, serious ones included. "
            "Example: redness, then darker patches, then infection and scarring"
        ),
    )
    contraindications = StreamField(
        [("contraindication", ContraindicationBlock())],
        blank=True,
        verbose_name=_("contraindications"),
        help_text=_(
            "Who should not have the procedure, or not yet. Example: people with active acne"
        ),
    )
    when_to_get_help = RichTextField(
        _("when to get help"),
        blank=True,
        features=settings.rich_text_features,
        help_text=_(
            "What to watch for, whom to call and when. Example: Call us if redness spreads."
        ),
    )

    role = Role.RISK
    fallback_template = "wagtail_microneedling/risk_page.html"
    page_description = _("Risks, side effects and contraindications of one procedure.")

    tabs = (
        (_("Risks"), [*AboutProcedureMixin.about_panels, FieldPanel("risks")]),
        (_("Who should wait"), [FieldPanel("contraindications")]),
        (_("When to get help"), [FieldPanel("when_to_get_help")]),
        (_("Evidence"), AboutProcedureMixin.evidence_panels),
    )
    api_fields = [
        APIField("risks"),
        APIField("contraindications"),
        APIField("when_to_get_help"),
        *AboutProcedureMixin.api_fields,
    ]
    search_fields = [
        index.SearchField("introduction"),
        index.SearchField("risks"),
        index.SearchField("contraindications"),
        index.SearchField("when_to_get_help"),
    ]

    class Meta:
        abstract = True
