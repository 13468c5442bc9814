"""Quantities and categories in words, in the language of the page.

Page, JSON-LD and admin take their words from here, so that they can't differ. The translations
are those of the package's own ``locale`` folder, read with the standard library: this room knows
no web framework.
"""

import gettext as standard_gettext
import math
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.numbers import format_currency, format_decimal

from .procedure import (
    Anaesthesia,
    CareSetting,
    DepthSetting,
    DevicePower,
    Discomfort,
    Permanence,
    ProcedureKind,
)
from .risk import Frequency, Level, RiskKind, Severity
from .values import Range, Specialty, Unit, Weekday

LOCALE_FOLDER = Path(__file__).parent.parent / "locale"


def gettext_noop(message: str) -> str:
    """Mark ``message`` for translation and return it as it is."""
    return message


#: The English label of every member of every enumeration that a document holds.
#: By enumeration, because members of two string enumerations may be equal.
LABELS: dict[type[StrEnum], dict[StrEnum, str]] = {
    ProcedureKind: {
        ProcedureKind.PERCUTANEOUS: gettext_noop("Percutaneous (through the skin, by needle)"),
        ProcedureKind.NONINVASIVE: gettext_noop("Non-invasive"),
        ProcedureKind.SURGICAL: gettext_noop("Surgical"),
    },
    CareSetting: {
        CareSetting.OUTPATIENT: gettext_noop("Outpatient: you go home straight afterwards"),
        CareSetting.DAY_CASE: gettext_noop("Day case: you go home the same day"),
        CareSetting.INPATIENT: gettext_noop("Inpatient: you stay overnight"),
    },
    Anaesthesia: {
        Anaesthesia.NONE: gettext_noop("No anaesthesia"),
        Anaesthesia.TOPICAL: gettext_noop("Topical numbing cream"),
        Anaesthesia.LOCAL: gettext_noop("Local anaesthetic injection"),
        Anaesthesia.SEDATION: gettext_noop("Sedation"),
        Anaesthesia.GENERAL: gettext_noop("General anaesthesia"),
    },
    Discomfort: {
        Discomfort.NONE: gettext_noop("None"),
        Discomfort.MILD: gettext_noop("Mild"),
        Discomfort.MODERATE: gettext_noop("Moderate"),
        Discomfort.STRONG: gettext_noop("Strong"),
    },
    DepthSetting: {
        DepthSetting.PROFESSIONAL: gettext_noop("By a professional"),
        DepthSetting.HOME: gettext_noop("At home"),
    },
    Permanence: {
        Permanence.TEMPORARY: gettext_noop("Temporary"),
        Permanence.LONG_LASTING: gettext_noop("Long-lasting, not permanent"),
        Permanence.PERMANENT: gettext_noop("Permanent"),
    },
    DevicePower: {
        DevicePower.MANUAL: gettext_noop("Worked by hand"),
        DevicePower.ELECTRIC: gettext_noop("Electrically powered"),
    },
    RiskKind: {
        RiskKind.SIGN: gettext_noop("Sign (others can see it)"),
        RiskKind.SYMPTOM: gettext_noop("Symptom (the patient feels it)"),
        RiskKind.CONDITION: gettext_noop("Condition"),
        RiskKind.INFECTION: gettext_noop("Infection"),
    },
    Severity: {
        Severity.EXPECTED: gettext_noop("Expected effect"),
        Severity.SIDE_EFFECT: gettext_noop("Side effect"),
        Severity.SERIOUS: gettext_noop("Serious"),
    },
    Frequency: {
        Frequency.VERY_COMMON: gettext_noop("Very common (1 in 10 people or more)"),
        Frequency.COMMON: gettext_noop("Common (between 1 in 100 and 1 in 10 people)"),
        Frequency.UNCOMMON: gettext_noop("Uncommon (between 1 in 1,000 and 1 in 100 people)"),
        Frequency.RARE: gettext_noop("Rare (between 1 in 10,000 and 1 in 1,000 people)"),
        Frequency.VERY_RARE: gettext_noop("Very rare (fewer than 1 in 10,000 people)"),
        Frequency.NOT_KNOWN: gettext_noop("Not known"),
    },
    Level: {
        Level.NEVER: gettext_noop("Not suitable"),
        Level.WAIT: gettext_noop("Wait first"),
        Level.DISCUSS: gettext_noop("Discuss first"),
    },
    Specialty: {
        Specialty.ANESTHESIA: gettext_noop("Anaesthesia"),
        Specialty.DERMATOLOGY: gettext_noop("Dermatology"),
        Specialty.NURSING: gettext_noop("Nursing"),
        Specialty.PLASTIC_SURGERY: gettext_noop("Plastic surgery"),
        Specialty.PRIMARY_CARE: gettext_noop("Primary care"),
        Specialty.SURGICAL: gettext_noop("Surgery"),
    },
    Unit: {
        Unit.MINUTE: gettext_noop("minutes"),
        Unit.HOUR: gettext_noop("hours"),
        Unit.DAY: gettext_noop("days"),
        Unit.WEEK: gettext_noop("weeks"),
        Unit.MONTH: gettext_noop("months"),
        Unit.YEAR: gettext_noop("years"),
        Unit.MILLIMETRE: gettext_noop("mm"),
        Unit.SESSION: gettext_noop("sessions"),
    },
    Weekday: {
        Weekday.MONDAY: gettext_noop("Monday"),
        Weekday.TUESDAY: gettext_noop("Tuesday"),
        Weekday.WEDNESDAY: gettext_noop("Wednesday"),
        Weekday.THURSDAY: gettext_noop("Thursday"),
        Weekday.FRIDAY: gettext_noop("Friday"),
        Weekday.SATURDAY: gettext_noop("Saturday"),
        Weekday.SUNDAY: gettext_noop("Sunday"),
    },
}


@lru_cache(maxsize=64)
def words(language: str) -> standard_gettext.NullTranslations:
    """Return the package's translations into ``language`` (BCP 47); English where there are none."""
    exact = language.replace("-", "_")
    names = [exact, exact.partition("_")[0]]
    return standard_gettext.translation("django", LOCALE_FOLDER, names, fallback=True)


@lru_cache(maxsize=64)
def number_locale(language: str) -> Locale:
    """Return how ``language`` writes numbers; as in English where nobody has said."""
    try:
        return Locale.parse(language, sep="-")
    except (ValueError, UnknownLocaleError):
        return Locale("en")


def label(member: StrEnum, language: str) -> str:
    """Return the label of an enumeration's member in ``language``."""
    return words(language).gettext(LABELS[type(member)][member])


@lru_cache(maxsize=1024, typed=True)
def number_text(number: int | float | Decimal, language: str) -> str:
    """Return ``number`` as ``language`` writes it, with all the decimals that it has."""
    return format_decimal(number, locale=number_locale(language), decimal_quantization=False)


def price_text(amount: Decimal, currency: str, language: str) -> str:
    """Return an amount of money as ``language`` writes it; whole amounts without decimals."""
    locale = number_locale(language)
    if amount == amount.to_integral_value():
        pattern = locale.currency_formats["standard"].pattern.replace(".00", "")
        return format_currency(
            amount, currency, format=pattern, locale=locale, currency_digits=False
        )
    return format_currency(amount, currency, locale=locale)


def unit_text(unit: Unit, count: int | float, language: str) -> str:
    """Return the unit that follows ``count``: singular, plural or whatever the language has."""
    said = words(language)
    plural = count if isinstance(count, int) else _counted_as(count, said)
    match unit:
        case Unit.MINUTE:
            return said.ngettext("minute", "minutes", plural)
        case Unit.HOUR:
            return said.ngettext("hour", "hours", plural)
        case Unit.DAY:
            return said.ngettext("day", "days", plural)
        case Unit.WEEK:
            return said.ngettext("week", "weeks", plural)
        case Unit.MONTH:
            return said.ngettext("month", "months", plural)
        case Unit.YEAR:
            return said.ngettext("year", "years", plural)
        case Unit.SESSION:
            return said.ngettext("session", "sessions", plural)
        case Unit.MILLIMETRE:
            return said.gettext("mm")


def _counted_as(count: float, said: standard_gettext.NullTranslations) -> int:
    """Return the whole number whose plural a fraction takes: 1.5 is plural in English, not in French."""
    spoken = Locale.parse(said.info().get("language", "en"))
    return 1 if spoken.plural_form(count) == "one" else max(2, math.ceil(count))


def range_text(quantity: Range, language: str) -> str:
    """Return a quantity in words: "3 to 6 sessions", "1 week", "at least 4 weeks", "up to 2.5 mm"."""
    said = words(language)
    low, high = quantity.min, quantity.max
    if high is None:
        phrase, counted = said.gettext("at least %(quantity)s"), low
    elif low is None:
        phrase, counted = said.gettext("up to %(quantity)s"), high
    elif low == high:
        phrase, counted = "%(quantity)s", high
    else:
        phrase, counted = said.gettext("%(low)s to %(quantity)s"), high
    return phrase % {
        "low": number_text(low or 0, language),
        "quantity": _counted(counted or 0, quantity, language),
    }


def _counted(count: int | float, quantity: Range, language: str) -> str:
    return f"{number_text(count, language)} {unit_text(quantity.unit, count, language)}"


def capitalised(text: str) -> str:
    """Return ``text`` with its first letter in upper case and the rest as it is."""
    return text[:1].upper() + text[1:]


def sentences(*parts: str) -> str:
    """Return the parts that say something as sentences, one after another."""
    said = [part.strip() for part in parts if part.strip()]
    return " ".join(part if part[-1] in ".!?…:" else f"{part}." for part in said)
