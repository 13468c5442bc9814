"""The four page types, each its mixin on Wagtail's Page."""

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from ..models import FAQPageMixin, ProcedureIndexPageMixin, ProcedurePageMixin, RiskPageMixin


class ProcedureIndexPage(ProcedureIndexPageMixin, Page):
    """Lists procedures; may stand anywhere."""

    search_fields = Page.search_fields + ProcedureIndexPageMixin.search_fields

    class Meta:
        verbose_name = _("procedure index page")
        verbose_name_plural = _("procedure index pages")


class ProcedurePage(ProcedurePageMixin, Page):
    """One procedure; stands below an index."""

    search_fields = Page.search_fields + ProcedurePageMixin.search_fields

    class Meta:
        verbose_name = _("procedure page")
        verbose_name_plural = _("procedure pages")


class FAQPage(FAQPageMixin, Page):
    """Questions about a procedure; stands below it, or below an index."""

    search_fields = Page.search_fields + FAQPageMixin.search_fields

    class Meta:
        verbose_name = _("FAQ page")
        verbose_name_plural = _("FAQ pages")


class RiskPage(RiskPageMixin, Page):
    """Risks of a procedure; stands below it, or below an index."""

    search_fields = Page.search_fields + RiskPageMixin.search_fields

    class Meta:
        verbose_name = _("risk page")
        verbose_name_plural = _("risk pages")
