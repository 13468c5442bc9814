"""What several pages share: clinicians, concerns, treatment areas, sources, devices."""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.blocks import CharBlock, URLBlock
from wagtail.fields import StreamField
from wagtail.images import get_image_model_string
from wagtail.models import TranslatableMixin
from wagtail.search import index

from ..blocks import choices_of
from ..document import DevicePower
from .validators import validate_doi, validate_pmid


class Snippet(TranslatableMixin, index.Indexed, models.Model):
    """The base of all snippets: translatable and searchable by its first field."""

    class Meta(TranslatableMixin.Meta):
        abstract = True


class Clinician(Snippet):
    """Somebody who writes, reviews or performs."""

    name = models.CharField(_("name"), max_length=150, help_text=_("Example: Ines Hallam"))
    honorific = models.CharField(
        _("honorific"), max_length=30, blank=True, help_text=_("Example: Dr")
    )
    job_title = models.CharField(
        _("job title"), max_length=150, blank=True, help_text=_("Example: Consultant dermatologist")
    )
    credentials = StreamField(
        [
            (
                "credential",
                CharBlock(
                    max_length=150,
                    label=_("Credential"),
                    help_text=_("Example: MSc in clinical dermatology"),
                ),
            )
        ],
        blank=True,
        verbose_name=_("credentials"),
        help_text=_("Degrees and qualifications, one in each row. Example: MBBS"),
    )
    registration_number = models.CharField(
        _("registration number"), max_length=50, blank=True, help_text=_("Example: 7654321")
    )
    registration_body = models.CharField(
        _("registration body"),
        max_length=150,
        blank=True,
        help_text=_("Example: General Medical Council"),
    )
    photo = models.ForeignKey(
        get_image_model_string(),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("photo"),
        help_text=_("Shown beside the name. Example: a portrait of the face, from the front"),
    )
    profile_links = StreamField(
        [
            (
                "link",
                URLBlock(
                    label=_("Link"), help_text=_("Example: https://register.example/clinicians/417")
                ),
            )
        ],
        blank=True,
        verbose_name=_("profile links"),
        help_text=_("Pages elsewhere about this person. Example: the entry in the register"),
    )

    panels = [
        MultiFieldPanel(
            [FieldRowPanel(["honorific", "name"]), "job_title", "photo"], heading=_("Person")
        ),
        MultiFieldPanel(
            ["credentials", FieldRowPanel(["registration_number", "registration_body"])],
            heading=_("Qualification"),
        ),
        FieldPanel("profile_links"),
    ]
    api_fields = [APIField("name"), APIField("honorific"), APIField("job_title")]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta(Snippet.Meta):
        verbose_name = _("clinician")
        verbose_name_plural = _("clinicians")
        ordering = ["name"]

    def __str__(self) -> str:
        return f"{self.honorific} {self.name}".strip()


def term_panels(name: Any, other_name: Any, description: Any) -> list[Any]:
    """Return the form of a term, with these help texts: an area needs other examples than a concern."""
    return [
        FieldRowPanel(
            [
                FieldPanel("name", help_text=name),
                FieldPanel("other_name", help_text=other_name),
            ]
        ),
        FieldPanel("description", help_text=description),
    ]


class Term(Snippet):
    """A name with another name and a description."""

    name = models.CharField(_("name"), max_length=150)
    other_name = models.CharField(_("medical name"), max_length=150, blank=True)
    description = models.TextField(_("description"), max_length=600, blank=True)

    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("other_name"),
    ]

    class Meta(Snippet.Meta):
        abstract = True
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Concern(Term):
    """What a patient wants treated, for example fine lines."""

    panels = term_panels(
        _("As patients say it. Example: Fine lines"),
        _("If patients use another word. Example: Rhytides"),
        _("One or two plain sentences. Example: Creases that come with the years and with sun."),
    )

    class Meta(Term.Meta):
        abstract = False
        verbose_name = _("concern")
        verbose_name_plural = _("concerns")


class TreatmentArea(Term):
    """Where on the body, for example under the eyes."""

    panels = term_panels(
        _("As patients say it. Example: Under the eyes"),
        _("If patients use another word. Example: Periorbital area"),
        _("One or two plain sentences. Example: The skin between lower lid and cheek."),
    )

    class Meta(Term.Meta):
        abstract = False
        verbose_name = _("treatment area")
        verbose_name_plural = _("treatment areas")


class Source(Snippet):
    """A publication that statements rest on."""

    title = models.CharField(
        _("title"),
        max_length=500,
        help_text=_("As printed. Example: Microneedling: A Review and Practical Guide"),
    )
    authors = models.CharField(
        _("authors"),
        max_length=500,
        blank=True,
        help_text=_("As printed. Example: Alster TS, Graham PM"),
    )
    publication = models.CharField(
        _("publication"),
        max_length=250,
        blank=True,
        help_text=_("The journal, book or website. Example: Dermatologic Surgery"),
    )
    year = models.PositiveSmallIntegerField(
        pgettext_lazy("of a publication", "year"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1800), MaxValueValidator(2100)],
        help_text=_("Example: 2018"),
    )
    doi = models.CharField(
        _("DOI"),
        max_length=200,
        blank=True,
        validators=[validate_doi],
        help_text=_("Example: 10.1097/DSS.0000000000001248"),
    )
    pmid = models.CharField(
        _("PubMed number"),
        max_length=9,
        blank=True,
        validators=[validate_pmid],
        help_text=_("Digits only. Example: 28796657"),
    )
    url = models.URLField(
        _("address"),
        max_length=500,
        blank=True,
        help_text=_(
            "If it has neither DOI nor PubMed number. "
            "Example: https://dermnetnz.org/topics/skin-needling/"
        ),
    )

    panels = [
        "title",
        FieldRowPanel(["authors", "year"]),
        "publication",
        FieldRowPanel(["doi", "pmid"]),
        "url",
    ]
    search_fields = [
        index.SearchField("title"),
        index.AutocompleteField("title"),
        index.SearchField("authors"),
    ]

    class Meta(Snippet.Meta):
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["title"]

    def __str__(self) -> str:
        return f"{self.title} ({self.year})" if self.year else self.title


class Device(Snippet):
    """What a procedure is done with."""

    name = models.CharField(_("name"), max_length=150, help_text=_("Example: Microneedling pen"))
    manufacturer = models.CharField(
        _("manufacturer"),
        max_length=150,
        blank=True,
        help_text=_("As it stands on the device. Example: Hallam Instruments"),
    )
    power = models.CharField(
        _("power"),
        max_length=20,
        blank=True,
        choices=choices_of(DevicePower),
        help_text=_(
            "Choose what drives it. Example: “Electrically powered” for a pen with a motor"
        ),
    )
    description = models.TextField(
        _("description"),
        max_length=600,
        blank=True,
        help_text=_(
            "One or two plain sentences. Example: A motor moves a sterile tip of fine needles."
        ),
    )

    panels = [FieldRowPanel(["name", "manufacturer"]), "power", "description"]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta(Snippet.Meta):
        verbose_name = _("device")
        verbose_name_plural = _("devices")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
