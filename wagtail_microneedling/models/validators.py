"""What a field refuses, each in a sentence that says how to mend it."""

import datetime
import re
from urllib.parse import urlsplit

from babel.numbers import list_currencies
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

DOI = re.compile(r"10\.\d{4,9}/\S+")
PMID = re.compile(r"[1-9]\d{0,8}")


def validate_doi(value: str) -> None:
    """Refuse what is no bare DOI (syntax: the DOI Handbook, prefix 10. and a registrant code)."""
    if not DOI.fullmatch(value):
        raise ValidationError(
            _("“%(value)s” is not a DOI: enter it as in 10.1000/182, without https://doi.org/."),
            params={"value": value},
        )


def validate_pmid(value: str) -> None:
    """Refuse what is no PubMed identifier: up to nine digits."""
    if not PMID.fullmatch(value):
        raise ValidationError(
            _("“%(value)s” is not a PubMed number: enter its digits only, as in 12345678."),
            params={"value": value},
        )


def validate_origin(value: str) -> None:
    """Refuse what is no origin: scheme and host, no path."""
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path.strip("/"):
        raise ValidationError(
            _(
                "“%(value)s” is not the address of a site: enter scheme and host, as in https://clinic.example."
            ),
            params={"value": value},
        )
    if parts.query or parts.fragment or parts.username:
        raise ValidationError(
            _("“%(value)s” holds more than scheme and host: end it after the host name."),
            params={"value": value},
        )


def validate_not_in_future(value: datetime.date) -> None:
    """Refuse a date that is still to come."""
    if value > timezone.localdate():
        raise ValidationError(
            _("%(value)s is still to come: enter the day on which the page was last reviewed."),
            params={"value": value.isoformat()},
        )


def validate_currency(value: str) -> None:
    """Refuse what is no ISO 4217 code."""
    if value not in list_currencies():
        raise ValidationError(
            _("“%(value)s” is not a currency: enter its three letters, as in EUR or GBP."),
            params={"value": value},
        )


def validate_country(value: str) -> None:
    """Refuse what is not written like an ISO 3166-1 alpha-2 code."""
    if not re.fullmatch(r"[A-Z]{2}", value):
        raise ValidationError(
            _("“%(value)s” is not a country code: enter its two letters, as in GB or DE."),
            params={"value": value},
        )
