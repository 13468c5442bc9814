"""The invented clinic: its addresses, people, pictures and publications."""

import datetime
from typing import Any

from wagtail_microneedling.document import (
    Address,
    Clinic,
    Image,
    ImageFile,
    OpeningHours,
    Person,
    Prose,
    Source,
    Specialty,
    Weekday,
)

SITE_URL = "https://clinic.example/"
INDEX_URL = f"{SITE_URL}treatments/"
PROCEDURE_URL = f"{INDEX_URL}microneedling/"
FAQ_URL = f"{PROCEDURE_URL}questions/"
RISK_URL = f"{PROCEDURE_URL}risks/"


def prose(text: str) -> Prose:
    """Return one paragraph of ``text``, which must hold no markup."""
    return Prose(html=f"<p>{text}</p>", text=text)


def image(name: str, alt: str, **fields: Any) -> Image:
    """Return a picture in two sizes."""
    files = tuple(
        ImageFile(url=f"{SITE_URL}media/{name}-{width}.jpg", width=width, height=width * 9 // 16)
        for width in (800, 1600)
    )
    return Image(files=files, alt=alt, **fields)


REVIEWER = Person(
    key="ines-hallam",
    name="Ines Hallam",
    honorific="Dr",
    job_title="Consultant dermatologist",
    credentials=("MBBS", "Specialist registration in dermatology"),
    registration_number="0000000",
    registration_body="Example Medical Register",
    photo=image("ines-hallam", "Ines Hallam in her consulting room"),
    profile_links=("https://register.example/doctors/0000000",),
)
AUTHOR = Person(
    key="tom-abiola",
    name="Tom Abiola",
    job_title="Aesthetic nurse",
    credentials=("Registered nurse",),
)
REVIEW = Source(
    key="needling-review",
    title="Needling for atrophic scars: a review",
    authors="A. Writer, B. Scholar",
    publication="Journal of Worked Examples",
    year=2023,
    doi="10.5555/12345678",
    pmid="00000001",
)
LEAFLET = Source(
    key="skin-needling-leaflet",
    title="Skin needling: information for patients",
    authors="Example Dermatology Group",
    year=2024,
    url="https://journal.example/skin-needling",
)
CLINIC = Clinic(
    name="Example Skin Clinic",
    address=Address(
        street="1 Sample Street",
        locality="London",
        region="Greater London",
        postal_code="W1A 0AA",
        country="GB",
    ),
    latitude=51.5,
    longitude=-0.14,
    telephone="+44 20 7946 0000",
    email="hello@clinic.example",
    opening_hours=(
        OpeningHours(
            days=(Weekday.MONDAY, Weekday.TUESDAY),
            opens=datetime.time(9),
            closes=datetime.time(18),
        ),
        OpeningHours(
            days=(Weekday.SATURDAY,), opens=datetime.time(10), closes=datetime.time(13, 30)
        ),
    ),
    logo=image("logo", "Example Skin Clinic"),
    specialties=(Specialty.DERMATOLOGY, Specialty.NURSING),
    links=("https://social.example/example-skin-clinic",),
    price_range="££",
)
