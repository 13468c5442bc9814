"""What the procedure is and how a visit goes."""

from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldRowPanel, MultiFieldPanel
from wagtail.blocks import CharBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.images import get_image_model_string

from ...blocks import SnippetBlock, StepBlock, choices_of
from ...conf import settings
from ...document import CareSetting, ProcedureKind
from ..clinic import specialties_field
from ..quantities import number_field, range_panel

#: Long enough for two sentences, short enough for a list and a search result.
SUMMARY_LENGTH = 320


class WhatItIs(models.Model):
    """Names, kind, picture, mechanism and the steps of a visit (its length in minutes)."""

    summary = models.TextField(
        _("summary"),
        blank=True,
        validators=[MaxLengthValidator(SUMMARY_LENGTH)],
        help_text=_(
            "What it is, in plain words and at most 320 characters. "
            "Example: Fine needles prick the skin, which repairs itself with new collagen."
        ),
    )
    alternate_names = StreamField(
        [
            (
                "name",
                CharBlock(max_length=120, label=_("Name"), help_text=_("Example: Skin needling")),
            )
        ],
        blank=True,
        verbose_name=_("other names"),
        help_text=_("What else people call it. Example: Collagen induction therapy"),
    )
    kind = models.CharField(
        _("kind"),
        max_length=20,
        blank=True,
        choices=choices_of(ProcedureKind),
        help_text=_(
            "Choose how far it goes into the body. Example: “Percutaneous” for microneedling"
        ),
    )
    care_setting = models.CharField(
        _("setting"),
        max_length=20,
        blank=True,
        choices=choices_of(CareSetting),
        help_text=_("Choose how long a patient stays. Example: “Outpatient” for microneedling"),
    )
    specialties = specialties_field(
        _("The branches of medicine that the procedure belongs to. Example: Dermatology")
    )
    image = models.ForeignKey(
        get_image_model_string(),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("image"),
        help_text=_(
            "Choose one that explains the procedure. "
            "Example: a drawing of needles and the layers of the skin"
        ),
    )
    image_alt = models.CharField(
        _("alt text"),
        max_length=250,
        blank=True,
        help_text=_(
            "For people who can’t see the image. Leave empty to use the image’s own text. "
            "Example: Drawing of needles that reach into the dermis."
        ),
    )
    image_caption = models.CharField(
        _("caption"),
        max_length=250,
        blank=True,
        help_text=_("Example: Collagen is made in the dermis."),
    )
    image_credit = models.CharField(
        _("credit"), max_length=150, blank=True, help_text=_("Who made it. Example: Ada Bell")
    )
    image_license = models.URLField(
        _("licence"),
        blank=True,
        help_text=_(
            "A page that says how others may use the image. Search engines link to it. "
            "Example: https://creativecommons.org/licenses/by/4.0/"
        ),
    )
    how_it_works = RichTextField(
        _("how it works"),
        blank=True,
        features=settings.rich_text_features,
        help_text=_("What it does in the body. Example: The punctures set off wound repair."),
    )
    background = RichTextField(
        _("background"),
        blank=True,
        features=settings.rich_text_features,
        help_text=_("What helps to understand it. Example: why skin loses collagen with age"),
    )
    steps = StreamField(
        [("step", StepBlock())],
        blank=True,
        verbose_name=_("steps of a visit"),
        help_text=_(
            "In order, from arriving to going home. Example: talking, numbing, needling, calming"
        ),
    )
    visit_min = number_field(_("from (minutes)"), smallest=1, largest=1440)
    visit_max = number_field(_("to (minutes)"), smallest=1, largest=1440)
    devices = StreamField(
        [
            (
                "device",
                SnippetBlock(
                    "wagtail_microneedling.Device",
                    label=_("Device"),
                    help_text=_("Example: Needle stamp"),
                ),
            )
        ],
        blank=True,
        verbose_name=_("devices"),
        help_text=_("What it is done with, the most used first. Example: Microneedling pen"),
    )
    performed_by = models.TextField(
        _("who performs it"),
        blank=True,
        max_length=300,
        help_text=_("Example: A dermatologist or a trained nurse"),
    )

    what_it_is_panels = [
        MultiFieldPanel(
            [
                "summary",
                "alternate_names",
                "kind",
                "care_setting",
                "specialties",
            ],
            heading=_("In short"),
        ),
        MultiFieldPanel(["how_it_works", "background", "devices"], heading=_("How it works")),
        MultiFieldPanel(
            [
                "steps",
                range_panel(
                    "visit",
                    _("Length of a visit"),
                    _(
                        "Leave one end empty for “at least” or “up to”. "
                        "Example: from 60 to 90 minutes"
                    ),
                ),
                "performed_by",
            ],
            heading=_("A visit"),
        ),
        MultiFieldPanel(
            [
                "image",
                "image_alt",
                FieldRowPanel(["image_caption", "image_credit"]),
                "image_license",
            ],
            heading=_("Image"),
        ),
    ]

    class Meta:
        abstract = True
