"""The mixin for procedure pages."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.fields import StreamField
from wagtail.search import index

from ..blocks import body_blocks
from .page import ClinicalPageMixin
from .procedure_parts import BeforeAndAfter, Results, ThePlan, WhatItIs, WhoItIsFor
from .tree import Role


class ProcedurePageMixin(WhatItIs, WhoItIsFor, ThePlan, BeforeAndAfter, Results, ClinicalPageMixin):
    """Everything a clinic states about one procedure; mix it into a page class.

    ``class ProcedurePage(ProcedurePageMixin, BasePage)`` is a complete page type.
    """

    body = StreamField(
        body_blocks(),
        blank=True,
        verbose_name=_("more to say"),
        help_text=_(
            "Free content below the facts. Numbers belong in the fields of the other tabs. "
            "Example: a picture, a video, or what studies leave open"
        ),
    )

    role = Role.PROCEDURE
    parent_roles = (Role.INDEX,)
    child_roles = (Role.FAQ, Role.RISK)
    quantities = ("visit", "maintenance", "downtime", "lasts")
    fallback_template = "wagtail_microneedling/procedure_page.html"
    page_description = _("One procedure: what it is, for whom, the plan, aftercare and results.")

    tabs = (
        (_("What it is"), WhatItIs.what_it_is_panels),
        (_("Who it is for"), WhoItIsFor.who_it_is_for_panels),
        (_("The plan"), ThePlan.the_plan_panels),
        (_("Before and after"), BeforeAndAfter.before_and_after_panels),
        (_("Results"), Results.results_panels),
        (_("More to say"), [FieldPanel("body")]),
        (_("Evidence"), ClinicalPageMixin.evidence_panels),
    )
    api_fields = [
        *(
            APIField(field.name)
            for part in (WhatItIs, WhoItIsFor, ThePlan, BeforeAndAfter, Results)
            for field in part._meta.local_fields
        ),
        APIField("body"),
        *ClinicalPageMixin.api_fields,
    ]

    search_fields = [
        index.SearchField("summary"),
        index.SearchField("alternate_names"),
        index.SearchField("how_it_works"),
        index.SearchField("benefits"),
        index.SearchField("body"),
    ]

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Refuse backward quantities, and a price without its currency or the other way round."""
        super().clean()
        if self.price_amount is not None and not self.price_currency:
            raise ValidationError(
                {"price_currency": _("The price has no currency: enter one, as in GBP.")}
            )
