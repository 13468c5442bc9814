"""How many sessions, how far apart, how deep, and from what price."""

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField

from ...blocks import NeedleDepthBlock, PlanBlock
from ..quantities import number_field, range_panel
from ..validators import validate_currency


class ThePlan(models.Model):
    """Plans, maintenance (weeks between sessions), needle depths (mm) and starting price."""

    plans = StreamField(
        [("plan", PlanBlock())],
        blank=True,
        verbose_name=_("plans"),
        help_text=_(
            "One for each kind of patient. The numbers live here and nowhere else. "
            "Example: one for acne scars"
        ),
    )
    plan_note = models.TextField(
        _("what the plan depends on"),
        blank=True,
        max_length=400,
        help_text=_("Example: The plan depends on your skin and on what you want treated."),
    )
    plan_caution = models.TextField(
        _("caution"),
        blank=True,
        max_length=400,
        help_text=_("Example: Too many sessions, or sessions too close together, harm the skin."),
    )
    maintenance_min = number_field(_("from (weeks)"), smallest=1, largest=520)
    maintenance_max = number_field(_("to (weeks)"), smallest=1, largest=520)
    maintenance_note = models.TextField(
        _("note on maintenance"),
        blank=True,
        max_length=400,
        help_text=_("Example: Sunscreen and a skincare routine help to keep the result."),
    )
    depths = StreamField(
        [("depth", NeedleDepthBlock())],
        blank=True,
        verbose_name=_("needle depths"),
        help_text=_("For each setting and area. Example: under the eyes, from 0.25 to 0.5 mm"),
    )
    price_amount = models.DecimalField(
        _("starting price"),
        max_digits=9,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text=_("For one session. Example: 180"),
    )
    price_currency = models.CharField(
        _("currency"),
        max_length=3,
        blank=True,
        validators=[validate_currency],
        help_text=_("Three letters. Example: GBP"),
    )
    price_note = models.CharField(
        _("note on the price"),
        max_length=250,
        blank=True,
        help_text=_("Example: The consultation is included."),
    )

    the_plan_panels = [
        MultiFieldPanel(
            ["plans", "plan_note", "plan_caution"],
            heading=pgettext_lazy("of a treatment", "Sessions"),
        ),
        MultiFieldPanel(
            [
                range_panel(
                    "maintenance",
                    _("Time between maintenance sessions"),
                    _("Leave one end empty for “at least” or “up to”. Example: from 4 to 6 weeks"),
                ),
                "maintenance_note",
            ],
            heading=_("Maintenance"),
        ),
        MultiFieldPanel(["depths"], heading=_("Needle depth")),
        MultiFieldPanel(
            [FieldRowPanel(["price_amount", "price_currency"]), "price_note"], heading=_("Price")
        ),
    ]

    class Meta:
        abstract = True
