"""What may go wrong, and who should wait."""

from wagtail_microneedling.document import (
    Contraindication,
    Frequency,
    Level,
    Range,
    Risk,
    RiskKind,
    Severity,
    Unit,
)

from .site import LEAFLET, REVIEW

RISKS = (
    Risk(
        anchor="redness",
        name="Redness",
        description="Redness and slight swelling, like mild sunburn.",
        kind=RiskKind.SIGN,
        severity=Severity.EXPECTED,
        frequency=Frequency.VERY_COMMON,
        onset=Range(max=1, unit=Unit.HOUR),
        duration=Range(min=1, max=2, unit=Unit.DAY),
        what_to_do="Cool the skin and keep it moist.",
    ),
    Risk(
        anchor="soreness",
        name="Soreness",
        description="The skin feels tender to the touch.",
        kind=RiskKind.SYMPTOM,
        severity=Severity.SIDE_EFFECT,
        frequency=Frequency.COMMON,
        duration=Range(min=2, unit=Unit.DAY),
    ),
    Risk(
        anchor="dark-patches",
        name="Dark patches",
        description="Patches of darker skin where the needles passed.",
        kind=RiskKind.CONDITION,
        severity=Severity.SIDE_EFFECT,
        frequency=Frequency.UNCOMMON,
        onset=Range(min=1, max=3, unit=Unit.WEEK),
        duration=Range(max=6, unit=Unit.MONTH),
        who_is_at_risk="People with darker skin tones.",
        prevention="Keep the skin out of the sun.",
        what_to_do="Tell us; most patches fade on their own.",
        sources=(REVIEW,),
    ),
    Risk(
        anchor="infection",
        name="Infection",
        description="Germs enter through the punctures.",
        kind=RiskKind.INFECTION,
        severity=Severity.SERIOUS,
        frequency=Frequency.RARE,
        onset=Range(min=1, max=1, unit=Unit.DAY),
        duration=Range(min=7, max=7, unit=Unit.DAY),
        who_is_at_risk="People who pick at their skin.",
        prevention="A new sterile tip is used for every patient.",
        what_to_do="Call us the same day.",
        get_help_now=True,
        sources=(REVIEW, LEAFLET),
    ),
    Risk(anchor="scarring", name="Scarring", severity=Severity.SERIOUS),
)
CONTRAINDICATIONS = (
    Contraindication(
        anchor="active-acne",
        name="Active acne",
        level=Level.WAIT,
        wait=Range(min=4, unit=Unit.WEEK),
        until="until the spots have settled",
        reason="Needles can carry bacteria across the skin.",
    ),
    Contraindication(
        anchor="keloids",
        name="A tendency to keloid scars",
        level=Level.NEVER,
        reason="New scars may grow.",
    ),
    Contraindication(anchor="rosacea", name="Rosacea"),
)
