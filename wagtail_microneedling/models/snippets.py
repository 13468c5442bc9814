"""What several pages share: clinicians, concerns, treatment areas, sources, devices."""

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
        [("credential", CharBlock(max_length=150, label=_("Credential")))],
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
        help_text=_("Who keeps the register. Example: General Medical Council"),
    )
    photo = models.ForeignKey(
        get_image_model_string(),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("photo"),
    )
    profile_links = StreamField(
        [("link", URLBlock(label=_("Link")))],
        blank=True,
        verbose_name=_("profile links"),
        help_text=_("Pages elsewhere about this person, such as the register’s entry."),
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


class Term(Snippet):
    """A name with another name and a description."""

    name = models.CharField(_("name"), max_length=150)
    other_name = models.CharField(
        _("medical name"), max_length=150, blank=True, help_text=_("If patients use another word.")
    )
    description = models.TextField(
        _("description"), max_length=600, blank=True, help_text=_("One or two plain sentences.")
    )

    panels = [FieldRowPanel(["name", "other_name"]), "description"]
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

    class Meta(Term.Meta):
        abstract = False
        verbose_name = _("concern")
        verbose_name_plural = _("concerns")


class TreatmentArea(Term):
    """Where on the body, for example under the eyes."""

    class Meta(Term.Meta):
        abstract = False
        verbose_name = _("treatment area")
        verbose_name_plural = _("treatment areas")


class Source(Snippet):
    """A publication that statements rest on."""

    title = models.CharField(_("title"), max_length=500)
    authors = models.CharField(
        _("authors"), max_length=500, blank=True, help_text=_("As printed. Example: Bell A, Chen L")
    )
    publication = models.CharField(
        _("publication"), max_length=250, blank=True, help_text=_("The journal, book or website.")
    )
    year = models.PositiveSmallIntegerField(
        pgettext_lazy("of a publication", "year"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1800), MaxValueValidator(2100)],
    )
    doi = models.CharField(
        _("DOI"), max_length=200, blank=True, validators=[validate_doi], help_text="10.1000/182"
    )
    pmid = models.CharField(
        _("PubMed number"), max_length=9, blank=True, validators=[validate_pmid]
    )
    url = models.URLField(
        _("address"),
        max_length=500,
        blank=True,
        help_text=_("If it has neither DOI nor PubMed number."),
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
    manufacturer = models.CharField(_("manufacturer"), max_length=150, blank=True)
    power = models.CharField(_("power"), max_length=20, blank=True, choices=choices_of(DevicePower))
    description = models.TextField(_("description"), max_length=600, blank=True)

    panels = [FieldRowPanel(["name", "manufacturer"]), "power", "description"]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta(Snippet.Meta):
        verbose_name = _("device")
        verbose_name_plural = _("devices")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
