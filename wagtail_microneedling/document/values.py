"""The values that documents are made of: quantities, prose, people, sources, places.

Everything is frozen, so one document can be read by many readers at once. Text is already
resolved: HTML has absolute links, plain text has no markup, every URL is absolute.
"""

import datetime
import math
from dataclasses import dataclass
from enum import StrEnum

from ..exceptions import RangeError


class Unit(StrEnum):
    """What a number counts."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    MILLIMETRE = "mm"
    SESSION = "session"


#: How many hours one unit of time lasts. Month and year are means of the Gregorian calendar;
#: they are for sorting and filtering, never for telling a patient a number.
HOURS: dict[Unit, float] = {
    Unit.MINUTE: 1 / 60,
    Unit.HOUR: 1,
    Unit.DAY: 24,
    Unit.WEEK: 168,
    Unit.MONTH: 730.485,
    Unit.YEAR: 8765.82,
}


def as_number(value: object) -> int | float | None:
    """Return ``value`` as the plainest finite number (``3.0`` becomes ``3``), or None if it is none."""
    if value is None or isinstance(value, bool):
        return None
    try:
        number = float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        return None
    if not math.isfinite(number):
        return None
    return int(number) if number.is_integer() else number


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """A quantity: from ``min`` to ``max`` in ``unit``; either end may be open, not both.

    Raises RangeError when both ends are open, one is negative or not finite, or min is above max.
    """

    min: int | float | None = None
    max: int | float | None = None
    unit: Unit

    def __post_init__(self) -> None:
        ends = [end for end in (self.min, self.max) if end is not None]
        if not ends:
            raise RangeError("A range has no end: give a minimum, a maximum or both.")
        if not all(math.isfinite(end) and end >= 0 for end in ends):
            raise RangeError(f"A range holds {ends}: use finite numbers from 0 up.")
        if ends[0] > ends[-1]:
            raise RangeError(f"A range runs from {ends[0]} down to {ends[-1]}: swap its ends.")

    @classmethod
    def of(cls, minimum: object, maximum: object, unit: object) -> "Range | None":
        """Return the range that stored values describe, or None when they describe none.

        This is the lenient door, for values that come out of a database: whatever is not a
        valid range is left out of the document rather than stated wrongly: an end that is there
        but is no number spoils the whole.
        """
        low, high = as_number(minimum), as_number(maximum)
        if (low is None and minimum is not None) or (high is None and maximum is not None):
            return None
        try:
            return cls(min=low, max=high, unit=Unit(str(unit)))
        except ValueError:
            return None

    @property
    def is_exact(self) -> bool:
        """Whether both ends are the same number."""
        return self.min == self.max

    def hours(self) -> "tuple[float | None, float | None]":
        """Return both ends in hours (None for an open end); only for units of time.

        Raises KeyError for a unit that is no time.
        """
        factor = HOURS[self.unit]
        return (
            None if self.min is None else self.min * factor,
            None if self.max is None else self.max * factor,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """Rich text, resolved once: ``html`` with absolute links, ``text`` without markup."""

    html: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageFile:
    """One size of a picture; width and height in pixels."""

    url: str
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture: sizes from small to large, the words for people who can't see it, its rights."""

    files: tuple[ImageFile, ...]
    alt: str = ""
    caption: str = ""
    credit: str = ""
    license_url: str = ""

    @property
    def largest(self) -> ImageFile:
        """The largest size; it is the one that markup names as ``contentUrl``."""
        return self.files[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A title and where it leads; ``url`` is absolute."""

    title: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """The same page in another language (BCP 47 tag)."""

    language: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A clinician: who wrote, reviewed or performs. ``key`` is the same in every language."""

    key: str
    name: str
    honorific: str = ""
    job_title: str = ""
    credentials: tuple[str, ...] = ()
    registration_number: str = ""
    registration_body: str = ""
    photo: Image | None = None
    profile_links: tuple[str, ...] = ()

    @property
    def full_name(self) -> str:
        """The name with its honorific, as a patient reads it."""
        return f"{self.honorific} {self.name}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A publication that a statement rests on. ``doi`` is bare (10.…), ``year`` four digits."""

    key: str
    title: str
    authors: str = ""
    publication: str = ""
    year: int | None = None
    doi: str = ""
    pmid: str = ""
    url: str = ""

    @property
    def link(self) -> str:
        """Where to read it: the DOI's resolver, else PubMed, else ``url``, else empty."""
        if self.doi:
            return f"https://doi.org/{self.doi}"
        if self.pmid:
            return f"https://pubmed.ncbi.nlm.nih.gov/{self.pmid}/"
        return self.url


#: The countries whose addresses name the town before its postal code; most others do not.
TOWN_FIRST = frozenset({"AU", "CA", "GB", "IE", "IN", "NZ", "SG", "US", "ZA"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A postal address; ``country`` is an ISO 3166-1 alpha-2 code."""

    street: str = ""
    locality: str = ""
    region: str = ""
    postal_code: str = ""
    country: str = ""

    @property
    def town(self) -> str:
        """Town and postal code in the order of the country."""
        parts = [self.locality, self.postal_code]
        if self.country not in TOWN_FIRST:
            parts.reverse()
        return " ".join(part for part in parts if part)


class Weekday(StrEnum):
    """Days as schema.org names them, Monday first."""

    MONDAY = "Monday"
    TUESDAY = "Tuesday"
    WEDNESDAY = "Wednesday"
    THURSDAY = "Thursday"
    FRIDAY = "Friday"
    SATURDAY = "Saturday"
    SUNDAY = "Sunday"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningHours:
    """On these days, open from ``opens`` to ``closes``, local time."""

    days: tuple[Weekday, ...]
    opens: datetime.time
    closes: datetime.time


class Specialty(StrEnum):
    """The medical specialties that clinics of this kind name; members of schema.org's MedicalSpecialty."""

    ANESTHESIA = "Anesthesia"
    DERMATOLOGY = "Dermatology"
    NURSING = "Nursing"
    PLASTIC_SURGERY = "PlasticSurgery"
    PRIMARY_CARE = "PrimaryCare"
    SURGICAL = "Surgical"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clinic:
    """The clinic that publishes the site. Latitude and longitude are WGS 84 degrees."""

    name: str
    address: Address | None = None
    latitude: float | None = None
    longitude: float | None = None
    telephone: str = ""
    email: str = ""
    opening_hours: tuple[OpeningHours, ...] = ()
    logo: Image | None = None
    specialties: tuple[Specialty, ...] = ()
    links: tuple[str, ...] = ()
    price_range: str = ""
