"""The document of a procedure page."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from .base import PageDocument
from .body import BodyPart
from .risk import Contraindication, Risk
from .values import Link, Prose, Range, Source, Specialty, Unit


class ProcedureKind(StrEnum):
    """How the procedure enters the body, if at all."""

    PERCUTANEOUS = "percutaneous"
    NONINVASIVE = "noninvasive"
    SURGICAL = "surgical"


class CareSetting(StrEnum):
    """Where it is done and how long one stays."""

    OUTPATIENT = "outpatient"
    DAY_CASE = "day_case"
    INPATIENT = "inpatient"


class Anaesthesia(StrEnum):
    """What keeps it from hurting."""

    NONE = "none"
    TOPICAL = "topical"
    LOCAL = "local"
    SEDATION = "sedation"
    GENERAL = "general"


class Discomfort(StrEnum):
    """How much it hurts while it is done."""

    NONE = "none"
    MILD = "mild"
    MODERATE = "moderate"
    STRONG = "strong"


class DepthSetting(StrEnum):
    """Who holds the device."""

    PROFESSIONAL = "professional"
    HOME = "home"


class Permanence(StrEnum):
    """Whether a result stays."""

    TEMPORARY = "temporary"
    LONG_LASTING = "long_lasting"
    PERMANENT = "permanent"


class DevicePower(StrEnum):
    """What drives a device."""

    MANUAL = "manual"
    ELECTRIC = "electric"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A concern or a treatment area; ``key`` is the same in every language."""

    key: str
    name: str
    other_name: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """What the procedure is done with."""

    key: str
    name: str
    manufacturer: str = ""
    power: DevicePower | None = None
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a visit; ``duration`` in minutes or hours."""

    name: str
    text: str = ""
    duration: Range | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Benefit:
    """What the procedure may do for a patient, and the sources that say so."""

    name: str
    text: str = ""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A course: how many sessions, how far apart (in weeks), for whom (``label``)."""

    label: str = ""
    sessions: Range | None = None
    interval: Range | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedleDepth:
    """How deep the needles go, in millimetres, by setting and area."""

    setting: DepthSetting
    area: Term | None = None
    depth: Range
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparationStep:
    """What to do before; ``lead_time`` is how long before."""

    text: str
    lead_time: Range | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AftercareStep:
    """What to do after, for how long, and why."""

    text: str
    duration: Range | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """What happens when: ``time`` counts from treatment, or ``after_session`` names the session (from 1)."""

    text: str
    time: Range | None = None
    after_session: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """What one session costs at least; ``currency`` is an ISO 4217 code."""

    amount: Decimal
    currency: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskPageReference:
    """A risk page about this procedure, with what it states."""

    link: Link
    risks: tuple[Risk, ...] = ()
    contraindications: tuple[Contraindication, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FAQPageReference:
    """A FAQ page about this procedure; each question links to its answer there."""

    link: Link
    questions: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureDocument(PageDocument):
    """Everything the clinic states about one procedure.

    ``youngest_age`` is in completed years, ``maintenance`` the interval between maintenance
    sessions in weeks, ``lasts`` how long results last.
    """

    summary: str = ""
    alternate_names: tuple[str, ...] = ()
    kind: ProcedureKind | None = None
    care_setting: CareSetting | None = None
    specialties: tuple[Specialty, ...] = ()
    areas: tuple[Term, ...] = ()
    how_it_works: Prose | None = None
    background: Prose | None = None
    steps: tuple[Step, ...] = ()
    devices: tuple[Device, ...] = ()
    performed_by: str = ""
    visit_length: Range | None = None
    benefits: tuple[Benefit, ...] = ()
    concerns: tuple[Term, ...] = ()
    youngest_age: int | None = None
    plans: tuple[Plan, ...] = ()
    plan_note: str = ""
    plan_caution: str = ""
    maintenance: Range | None = None
    maintenance_note: str = ""
    depths: tuple[NeedleDepth, ...] = ()
    anaesthesia: Anaesthesia | None = None
    anaesthesia_note: str = ""
    discomfort: Discomfort | None = None
    discomfort_note: str = ""
    downtime: Range | None = None
    downtime_note: str = ""
    recovery: tuple[TimelineEntry, ...] = ()
    preparation: tuple[PreparationStep, ...] = ()
    aftercare: tuple[AftercareStep, ...] = ()
    results: tuple[TimelineEntry, ...] = ()
    lasts: Range | None = None
    permanence: Permanence | None = None
    permanence_note: str = ""
    price: Price | None = None
    body: tuple[BodyPart, ...] = ()
    risk_pages: tuple[RiskPageReference, ...] = ()
    faq_pages: tuple[FAQPageReference, ...] = ()


def all_sessions(plans: Iterable[Plan]) -> Range | None:
    """Return the range from the fewest to the most sessions of all plans, or None without any.

    An end stays open when any plan leaves it open: the span must not promise what no plan says.
    """
    ranges = [plan.sessions for plan in plans if plan.sessions]
    lows = [one.min for one in ranges if one.min is not None]
    highs = [one.max for one in ranges if one.max is not None]
    low = min(lows) if lows and len(lows) == len(ranges) else None
    high = max(highs) if highs and len(highs) == len(ranges) else None
    return Range.of(low, high, Unit.SESSION)
