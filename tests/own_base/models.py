"""A base page with a field of its own, and page types that take the package's mixins onto it."""

from django.db import models
from wagtail.models import AbstractPage

from wagtail_microneedling.models import (
    ClinicalPageMixin,
    FAQPageMixin,
    ProcedureIndexPageMixin,
    ProcedurePageMixin,
    RiskPageMixin,
)


class BasePage(AbstractPage):
    """What a project adds to every page it has."""

    navigation_label = models.CharField(max_length=40, blank=True)

    promote_panels = [*AbstractPage.promote_panels, "navigation_label"]


class ProcedureIndexPage(ProcedureIndexPageMixin, BasePage):
    """The procedures of this project."""

    search_fields = BasePage.search_fields + ProcedureIndexPageMixin.search_fields


class ProcedurePage(ProcedurePageMixin, BasePage):
    """A procedure of this project."""

    search_fields = BasePage.search_fields + ProcedurePageMixin.search_fields


class FAQPage(FAQPageMixin, BasePage):
    """Questions about a procedure."""

    search_fields = BasePage.search_fields + FAQPageMixin.search_fields


class RiskPage(RiskPageMixin, BasePage):
    """Risks of a procedure."""

    search_fields = BasePage.search_fields + RiskPageMixin.search_fields


class ConsentPage(ClinicalPageMixin, BasePage):
    """A clinical page that is none of the four: reviewed and sourced, with words of its own."""

    words = models.TextField(blank=True)
