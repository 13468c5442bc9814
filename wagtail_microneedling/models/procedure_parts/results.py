"""What can be seen when, and how long it lasts."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import MultiFieldPanel
from wagtail.fields import StreamField

from ...blocks import ResultBlock, choices_of
from ...document import Permanence, Unit
from ..quantities import number_field, range_panel, unit_field


class Results(models.Model):
    """Results over time, and how long they last in a chosen unit."""

    results = StreamField(
        [("result", ResultBlock())],
        blank=True,
        verbose_name=_("results over time"),
        help_text=_(
            "From the first change to the full effect. "
            "Example: what may be seen after weeks, then after months"
        ),
    )
    lasts_min = number_field(_("from"), smallest=0, largest=999)
    lasts_max = number_field(_("to"), smallest=0, largest=999)
    lasts_unit = unit_field(_("unit"), (Unit.MONTH, Unit.WEEK, Unit.YEAR))
    permanence = models.CharField(
        _("is it permanent?"),
        max_length=20,
        blank=True,
        choices=choices_of(Permanence),
        help_text=_(
            "Choose “Permanent” only where sources say so. "
            "Example: “Long-lasting, not permanent” for microneedling"
        ),
    )
    permanence_note = models.TextField(
        _("note"),
        blank=True,
        max_length=400,
        help_text=_("Example: Skin keeps remodelling, so results fade."),
    )

    results_panels = [
        MultiFieldPanel(["results"], heading=_("When results show")),
        MultiFieldPanel(
            [
                range_panel(
                    "lasts",
                    _("How long results last"),
                    _(
                        "Leave one end empty for “at least” or “up to”. "
                        "Example: from 6 to 12 months"
                    ),
                    unit=True,
                ),
                "permanence",
                "permanence_note",
            ],
            heading=_("How long they stay"),
        ),
    ]

    class Meta:
        abstract = True
