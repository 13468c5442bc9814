"""Snippets, pictures, files and the clinic's settings."""

from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from PIL import Image as PillowImage
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, Site

from wagtail_microneedling.models import (
    Clinician,
    ClinicSettings,
    Concern,
    Device,
    Source,
    TreatmentArea,
)

from .rows import listed, row, stored


def concern(name: str = "Fine lines", **fields: Any) -> Concern:
    """Store a concern."""
    return Concern.objects.create(name=name, **fields)


def area(name: str = "Face", **fields: Any) -> TreatmentArea:
    """Store a treatment area."""
    return TreatmentArea.objects.create(name=name, **fields)


def clinician(name: str = "Ines Hallam", **fields: Any) -> Clinician:
    """Store a clinician with credentials and a registration."""
    said = {
        "honorific": "Dr",
        "job_title": "Consultant dermatologist",
        "credentials": listed("credential", "MBBS"),
        "registration_number": "7654321",
        "registration_body": "Example Medical Council",
        "profile_links": listed("link", "https://register.example/7654321"),
    }
    return Clinician.objects.create(name=name, **{**said, **fields})


def source(title: str = "A review of needling", **fields: Any) -> Source:
    """Store a publication."""
    said = {"authors": "Bell A, Chen L", "publication": "An invented journal", "year": 2024}
    return Source.objects.create(title=title, **{**said, "doi": "10.5555/example", **fields})


def device(name: str = "Needling pen", **fields: Any) -> Device:
    """Store a device."""
    said = {"manufacturer": "Example Devices", "power": "electric"}
    return Device.objects.create(name=name, **{**said, **fields})


def root_collection() -> Any:
    """Return the collection of files; made anew after a test that has emptied the database."""
    return Collection.get_first_root_node() or Collection.add_root(name="Root")


def image(title: str = "A treatment room", colour: str = "teal") -> Any:
    """Store a small picture with its file."""
    data = BytesIO()
    PillowImage.new("RGB", (64, 48), colour).save(data, "PNG")
    return get_image_model().objects.create(
        title=title,
        file=ImageFile(BytesIO(data.getvalue()), name=f"{title}.png"),
        collection=root_collection(),
    )


def document_file(title: str = "Leaflet") -> Any:
    """Store a document with its file."""
    return get_document_model().objects.create(
        title=title,
        file=ContentFile(b"What to know before you come.", name="leaflet.txt"),
        collection=root_collection(),
    )


def clinic(site: Site, **fields: Any) -> ClinicSettings:
    """Store the clinic behind a site; an origin of its own comes as ``public_origin``."""
    hours = {"days": ["Monday", "Tuesday"], "opens": "09:00:00", "closes": "17:30:00"}
    said = {
        "name": "Example Skin Clinic",
        "street": "1 Sample Street",
        "locality": "Sampleton",
        "postal_code": "SA1 1AA",
        "country": "GB",
        "telephone": "+44 20 7946 0000",
        "opening_hours": stored(row("hours", hours)),
        "specialties": listed("specialty", "Dermatology"),
        "links": listed("link", "https://register.example/clinic"),
    }
    return ClinicSettings.objects.update_or_create(site=site, defaults={**said, **fields})[0]
