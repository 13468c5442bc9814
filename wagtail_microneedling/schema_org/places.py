"""The clinic: where it is, when it is open, what it offers."""

from typing import Any

from ..document import Clinic, OpeningHours, PageDocument, as_number
from .identity import clinic_id
from .nodes import Node, node, web_address
from .pictures import picture
from .vocabulary import member


def clinic_node(document: PageDocument, **services: Any) -> Node | None:
    """Return the clinic, with the ``services`` (properties) that the page knows of."""
    clinic = document.clinic
    if not clinic:
        return None
    return node(
        "MedicalClinic",
        clinic_id(document),
        ("name",),
        name=clinic.name,
        url=web_address(document.site_url),
        logo=picture(clinic.logo),
        image=picture(clinic.logo),
        address=_address(clinic),
        geo=_geo(clinic),
        telephone=clinic.telephone,
        email=clinic.email,
        openingHoursSpecification=[_opening_hours(hours) for hours in clinic.opening_hours],
        priceRange=clinic.price_range,
        medicalSpecialty=[member(specialty) for specialty in clinic.specialties],
        sameAs=[web_address(link) for link in clinic.links],
        **services,
    )


def _address(clinic: Clinic) -> Node | None:
    address = clinic.address
    if not address:
        return None
    return node(
        "PostalAddress",
        streetAddress=address.street,
        addressLocality=address.locality,
        addressRegion=address.region,
        postalCode=address.postal_code,
        addressCountry=address.country,
    )


def _geo(clinic: Clinic) -> Node | None:
    latitude, longitude = as_number(clinic.latitude), as_number(clinic.longitude)
    if latitude is None or longitude is None or abs(latitude) > 90 or abs(longitude) > 180:
        return None
    return node("GeoCoordinates", latitude=latitude, longitude=longitude)


def _opening_hours(hours: OpeningHours) -> Node | None:
    return node(
        "OpeningHoursSpecification",
        None,
        ("dayOfWeek",),
        dayOfWeek=[member(day) for day in hours.days],
        opens=hours.opens.isoformat(timespec="seconds"),
        closes=hours.closes.isoformat(timespec="seconds"),
    )
