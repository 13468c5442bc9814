"""How it feels, what to do before and after, and how long recovery takes."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import MultiFieldPanel
from wagtail.fields import StreamField

from ...blocks import AftercareBlock, PreparationBlock, RecoveryBlock, choices_of
from ...document import Anaesthesia, Discomfort, Unit
from ..quantities import number_field, range_panel, unit_field


class BeforeAndAfter(models.Model):
    """Anaesthesia, discomfort, preparation, downtime (in a chosen unit), recovery, aftercare."""

    preparation = StreamField(
        [("step", PreparationBlock())],
        blank=True,
        verbose_name=_("preparation"),
        help_text=_("What a patient does before. Example: no sunbathing for 2 weeks before"),
    )
    anaesthesia = models.CharField(
        _("anaesthesia"),
        max_length=20,
        blank=True,
        choices=choices_of(Anaesthesia),
        help_text=_(
            "Choose what most patients are given. "
            "Example: “Topical numbing cream” for microneedling"
        ),
    )
    anaesthesia_note = models.TextField(
        _("note on anaesthesia"),
        blank=True,
        max_length=400,
        help_text=_("Example: The cream is wiped off when the skin is numb."),
    )
    discomfort = models.CharField(
        _("discomfort"),
        max_length=20,
        blank=True,
        choices=choices_of(Discomfort),
        help_text=_("Choose how much most patients feel. Example: “Mild” for microneedling"),
    )
    discomfort_note = models.TextField(
        _("how it feels"),
        blank=True,
        max_length=400,
        help_text=_("Example: Pressure, warmth and some prickling."),
    )
    downtime_min = number_field(_("from"), smallest=0, largest=999)
    downtime_max = number_field(_("to"), smallest=0, largest=999)
    downtime_unit = unit_field(_("unit"), (Unit.DAY, Unit.HOUR, Unit.WEEK))
    downtime_note = models.TextField(
        _("what downtime looks like"),
        blank=True,
        max_length=400,
        help_text=_("Example: Red and slightly swollen, like a mild sunburn."),
    )
    recovery = StreamField(
        [("entry", RecoveryBlock())],
        blank=True,
        verbose_name=_("recovery, step by step"),
        help_text=_(
            "What the skin does after a session, in order. Example: redness first, flaking later"
        ),
    )
    aftercare = StreamField(
        [("step", AftercareBlock())],
        blank=True,
        verbose_name=_("aftercare"),
        help_text=_("What a patient does after. Example: no make-up for 24 hours"),
    )

    before_and_after_panels = [
        MultiFieldPanel(["preparation"], heading=_("Before")),
        MultiFieldPanel(
            ["anaesthesia", "anaesthesia_note", "discomfort", "discomfort_note"],
            heading=_("During"),
        ),
        MultiFieldPanel(
            [
                range_panel(
                    "downtime",
                    _("Downtime"),
                    _("Leave one end empty for “at least” or “up to”. Example: from 1 to 2 days"),
                    unit=True,
                ),
                "downtime_note",
                "recovery",
                "aftercare",
            ],
            heading=_("After"),
        ),
    ]

    class Meta:
        abstract = True
