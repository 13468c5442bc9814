"""The document of a risk page."""

from dataclasses import dataclass
from enum import StrEnum

from .base import PageDocument, ProcedureReference
from .values import Prose, Range, Source


class RiskKind(StrEnum):
    """What a risk is, medically: it decides the schema.org type."""

    SIGN = "sign"
    SYMPTOM = "symptom"
    CONDITION = "condition"
    INFECTION = "infection"


class Severity(StrEnum):
    """How bad it is: serious ones become seriousAdverseOutcome, the others adverseOutcome."""

    EXPECTED = "expected"
    SIDE_EFFECT = "side_effect"
    SERIOUS = "serious"


class Frequency(StrEnum):
    """How often, in the bands of the CIOMS Working Groups III and V.

    Very common: 1 in 10 or more; common: 1 in 100 to 1 in 10; uncommon: 1 in 1,000 to 1 in 100;
    rare: 1 in 10,000 to 1 in 1,000; very rare: fewer than 1 in 10,000.
    """

    VERY_COMMON = "very_common"
    COMMON = "common"
    UNCOMMON = "uncommon"
    RARE = "rare"
    VERY_RARE = "very_rare"
    NOT_KNOWN = "not_known"


class Level(StrEnum):
    """What a contraindication asks for."""

    NEVER = "never"
    WAIT = "wait"
    DISCUSS = "discuss"


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """One thing that can go wrong or is expected to happen; ``onset`` and ``duration`` are times."""

    anchor: str
    name: str
    description: str = ""
    kind: RiskKind = RiskKind.CONDITION
    severity: Severity = Severity.SIDE_EFFECT
    frequency: Frequency = Frequency.NOT_KNOWN
    onset: Range | None = None
    duration: Range | None = None
    who_is_at_risk: str = ""
    prevention: str = ""
    what_to_do: str = ""
    get_help_now: bool = False
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Contraindication:
    """Who should not have the procedure, or not yet; ``wait`` is how long, ``until`` is for what."""

    anchor: str
    name: str
    level: Level = Level.DISCUSS
    wait: Range | None = None
    until: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskDocument(PageDocument):
    """Risks and contraindications in the editor's order, about one procedure."""

    introduction: Prose | None = None
    procedure: ProcedureReference | None = None
    risks: tuple[Risk, ...] = ()
    contraindications: tuple[Contraindication, ...] = ()
    when_to_get_help: Prose | None = None
