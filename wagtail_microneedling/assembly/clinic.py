"""The clinic's settings as a value of the document."""

from ..document import Address, Clinic, Image, OpeningHours, Specialty, Weekday, as_number
from ..models import ClinicSettings
from .rows import Row, as_member, as_text, as_time, rows


def specialties(owner: object) -> tuple[Specialty, ...]:
    """Return the medical specialties of a page or a clinic, each once."""
    found = (as_member(row.value, Specialty) for row in rows(owner, "specialties"))
    return tuple(dict.fromkeys(one for one in found if one))


def clinic(stored: ClinicSettings, logo: Image | None) -> Clinic | None:
    """Return the clinic, or None while it has no name."""
    if not stored.name:
        return None
    address = Address(
        street=stored.street,
        locality=stored.locality,
        region=stored.region,
        postal_code=stored.postal_code,
        country=stored.country,
    )
    hours = (_hours(row) for row in rows(stored, "opening_hours", "hours"))
    both = stored.latitude is not None and stored.longitude is not None
    return Clinic(
        name=stored.name,
        address=address if address != Address() else None,
        latitude=as_number(stored.latitude) if both else None,
        longitude=as_number(stored.longitude) if both else None,
        telephone=stored.telephone,
        email=stored.email,
        opening_hours=tuple(one for one in hours if one),
        logo=logo,
        specialties=specialties(stored),
        links=tuple(text for row in rows(stored, "links") if (text := as_text(row.value))),
        price_range=stored.price_range,
    )


def _hours(row: Row) -> OpeningHours | None:
    stored = row["days"] if isinstance(row["days"], list) else []
    days = [day for day in (as_member(one, Weekday) for one in stored) if day]
    opens, closes = as_time(row["opens"]), as_time(row["closes"])
    if not days or opens is None or closes is None or closes <= opens:
        return None
    return OpeningHours(
        days=tuple(day for day in Weekday if day in days), opens=opens, closes=closes
    )
