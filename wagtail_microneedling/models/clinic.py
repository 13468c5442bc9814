"""The clinic behind a site, and the address under which readers know the site."""

from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.blocks import ChoiceBlock, URLBlock
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import StreamField
from wagtail.images import get_image_model_string

from ..blocks import OpeningHoursBlock, choices_of
from ..document import Specialty
from .chosen import ChosenField
from .validators import validate_country, validate_origin

#: The rule packs of the checks that a site may choose, by where it advertises.
COUNTRIES = (
    ("us", _("United States")),
    ("uk", _("United Kingdom")),
    ("au", _("Australia")),
    ("de", _("Germany")),
)


class PublishGate(models.TextChoices):
    """What happens when a page on which the checks find errors is to be published."""

    OFF = "off", _("Publish it and say nothing")
    WARN = "warn", _("Publish it and list the errors")
    BLOCK = "block", _("Keep it as a draft and list the errors")


def specialties_field(help_text: Any) -> StreamField:
    """Return a field for medical specialties, one in each row."""
    choice = ChoiceBlock(
        choices=choices_of(Specialty),
        label=_("Specialty"),
        help_text=_("Choose one for each row. Example: Nursing"),
    )
    return StreamField(
        [("specialty", choice)],
        blank=True,
        verbose_name=_("medical specialties"),
        help_text=help_text,
    )


@register_setting(icon="home", order=10)
class ClinicSettings(BaseSiteSetting):
    """Who publishes the site. Latitude and longitude are WGS 84 degrees."""

    public_origin = models.URLField(
        _("public address of the site"),
        blank=True,
        validators=[validate_origin],
        help_text=_(
            "Where readers find the site, if not on this server. All published links use it. "
            "Example: https://clinic.example"
        ),
    )
    name = models.CharField(
        _("name"),
        max_length=150,
        blank=True,
        help_text=_("As patients know it. Example: Wrenmoor Skin Clinic"),
    )
    street = models.CharField(
        _("street and number"),
        max_length=200,
        blank=True,
        help_text=_("Example: 7 Invention Row"),
    )
    locality = models.CharField(
        _("town"), max_length=100, blank=True, help_text=_("Example: London")
    )
    region = models.CharField(
        _("region"),
        max_length=100,
        blank=True,
        help_text=_("Where addresses have one. Example: Greater London"),
    )
    postal_code = models.CharField(
        _("postal code"), max_length=20, blank=True, help_text=_("Example: ZZ7 4QX")
    )
    country = models.CharField(
        _("country"),
        max_length=2,
        blank=True,
        validators=[validate_country],
        help_text=_("Two letters. Example: GB"),
    )
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=8,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
        help_text=_("Degrees, north is positive. Example: 51.5007"),
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
        help_text=_("Degrees, east is positive. Example: -0.1246"),
    )
    telephone = models.CharField(
        _("telephone"), max_length=40, blank=True, help_text=_("Example: +44 20 7946 0000")
    )
    email = models.EmailField(_("email"), blank=True, help_text=_("Example: hello@clinic.example"))
    opening_hours = StreamField(
        [("hours", OpeningHoursBlock())],
        blank=True,
        verbose_name=_("opening hours"),
        help_text=_(
            "Days with the same hours share a row. Example: Monday to Friday in one, Saturday in another"
        ),
    )
    logo = models.ForeignKey(
        get_image_model_string(),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("logo"),
        help_text=_("For search engines. Example: the clinic’s sign on a white background"),
    )
    specialties = specialties_field(
        _("The branches of medicine that the clinic practises. Example: Dermatology and Nursing")
    )
    links = StreamField(
        [
            (
                "link",
                URLBlock(
                    label=_("Link"),
                    help_text=_("Example: https://register.example/clinics/wrenmoor"),
                ),
            )
        ],
        blank=True,
        verbose_name=_("links"),
        help_text=_("Pages elsewhere about the clinic. Example: its entry in a register"),
    )
    price_range = models.CharField(
        _("price range"),
        max_length=60,
        blank=True,
        help_text=_("From the cheapest treatment to the dearest. Example: £60–£420"),
    )
    advertises_in = ChosenField(
        _("advertises in"),
        offered=COUNTRIES,
        help_text=_(
            "The checks then also apply what is known of the rules there; a prompt for people, not "
            "legal advice. Example: United Kingdom"
        ),
    )
    publish_gate = models.CharField(
        _("pages with errors"),
        max_length=10,
        choices=PublishGate.choices,
        default=PublishGate.WARN,
        help_text=_(
            "When somebody publishes, schedules or submits a page on which the checks find errors. "
            "Drafts are always saved. Example: Publish it and list the errors"
        ),
    )

    panels = [
        MultiFieldPanel(["name", "logo", "specialties", "price_range"], heading=_("Clinic")),
        MultiFieldPanel(
            [
                "street",
                FieldRowPanel(["postal_code", "locality"]),
                FieldRowPanel(["region", "country"]),
                FieldRowPanel(["latitude", "longitude"]),
            ],
            heading=_("Where it is"),
        ),
        MultiFieldPanel(
            [FieldRowPanel(["telephone", "email"]), "opening_hours", "links"],
            heading=_("How to reach it"),
        ),
        FieldPanel("public_origin"),
        FieldPanel("advertises_in"),
        FieldPanel("publish_gate", widget=forms.RadioSelect),
    ]

    class Meta:
        verbose_name = _("clinic")
        verbose_name_plural = _("clinics")
