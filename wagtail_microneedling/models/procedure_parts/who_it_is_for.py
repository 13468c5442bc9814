"""Whom the procedure is for, where on the body, and what it may do for them."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import MultiFieldPanel
from wagtail.fields import StreamField

from ...blocks import BenefitBlock, SnippetBlock


class WhoItIsFor(models.Model):
    """Concerns, areas, benefits, and the youngest age in completed years."""

    concerns = StreamField(
        [
            (
                "concern",
                SnippetBlock(
                    "wagtail_microneedling.Concern",
                    label=_("Concern"),
                    help_text=_("Example: Acne scars"),
                ),
            )
        ],
        blank=True,
        verbose_name=_("concerns treated"),
        help_text=_("What patients come for, the most frequent first. Example: Fine lines"),
    )
    areas = StreamField(
        [
            (
                "area",
                SnippetBlock(
                    "wagtail_microneedling.TreatmentArea",
                    label=_("Area"),
                    help_text=_("Example: Face"),
                ),
            )
        ],
        blank=True,
        verbose_name=_("body areas"),
        help_text=_("Where on the body it is done. Example: Under the eyes"),
    )
    benefits = StreamField(
        [("benefit", BenefitBlock())],
        blank=True,
        verbose_name=_("benefits"),
        help_text=_(
            "What it may do, each with the sources that say so. Example: More even skin tone"
        ),
    )
    youngest_age = models.PositiveSmallIntegerField(
        _("youngest age"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(120)],
        help_text=_("In completed years. Example: 22"),
    )

    who_it_is_for_panels = [
        MultiFieldPanel(
            [
                "concerns",
                "areas",
                "youngest_age",
            ],
            heading=_("Concerns, areas and age"),
        ),
        MultiFieldPanel(["benefits"], heading=_("Benefits")),
    ]

    class Meta:
        abstract = True
