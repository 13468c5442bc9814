"""What is stated about microneedling: the fields of a procedure document."""

from decimal import Decimal
from typing import Any

from wagtail_microneedling.document import (
    AftercareStep,
    Anaesthesia,
    Benefit,
    CareSetting,
    DepthSetting,
    Device,
    DevicePower,
    Discomfort,
    NeedleDepth,
    Permanence,
    Plan,
    PreparationStep,
    Price,
    ProcedureKind,
    Prose,
    Range,
    Specialty,
    Step,
    Term,
    TimelineEntry,
    Unit,
)

from .site import REVIEW, prose

FACE = Term(key="face", name="Face")
UNDER_EYES = Term(key="under-eyes", name="Under the eyes", other_name="Periorbital area")

WHAT_IT_IS: dict[str, Any] = {
    "summary": "Fine needles make tiny channels, and the skin repairs itself with new collagen.",
    "alternate_names": ("Collagen induction therapy", "Skin needling"),
    "kind": ProcedureKind.PERCUTANEOUS,
    "care_setting": CareSetting.OUTPATIENT,
    "specialties": (Specialty.DERMATOLOGY, Specialty.PLASTIC_SURGERY),
    "areas": (FACE, UNDER_EYES),
    "how_it_works": Prose(
        html="<p>The punctures close within minutes.</p><p>Healing makes collagen.</p>",
        text="The punctures close within minutes.\nHealing makes collagen.",
    ),
    "background": prose("Skin makes less collagen and elastin with age."),
    "steps": (
        Step(
            name="Numb",
            text="A cream goes on",
            duration=Range(min=30, max=45, unit=Unit.MINUTE),
        ),
        Step(name="Needle", text="The device passes over each area."),
        Step(name="Soothe"),
    ),
    "devices": (
        Device(
            key="pen",
            name="Needling pen",
            manufacturer="Example Devices",
            power=DevicePower.ELECTRIC,
            description="A pen with a new sterile tip for every patient.",
        ),
        Device(key="roller", name="Roller", power=DevicePower.MANUAL),
    ),
    "performed_by": "A dermatologist or a trained nurse",
    "visit_length": Range(min=1, max=1.5, unit=Unit.HOUR),
    "benefits": (
        Benefit(name="Softer scars", text="Acne scars may soften.", sources=(REVIEW,)),
        Benefit(name="Smoother texture"),
    ),
    "concerns": (
        Term(
            key="acne-scars",
            name="Acne scars",
            other_name="Post-acne scarring",
            description="Dents left behind by inflamed spots.",
        ),
        Term(key="fine-lines", name="Fine lines"),
    ),
    "youngest_age": 18,
}


THE_PLAN: dict[str, Any] = {
    "plans": (
        Plan(
            label="Acne scars",
            sessions=Range(min=3, max=6, unit=Unit.SESSION),
            interval=Range(min=4, max=6, unit=Unit.WEEK),
            note="Depends on the depth of the scars.",
        ),
        Plan(label="Mild concerns", sessions=Range(min=1, max=1, unit=Unit.SESSION)),
    ),
    "plan_note": "Your plan depends on your skin and your goals.",
    "plan_caution": "Too many sessions harm the skin.",
    "maintenance": Range(min=4, unit=Unit.WEEK),
    "maintenance_note": "Only if you want to keep the result.",
    "depths": (
        NeedleDepth(setting=DepthSetting.PROFESSIONAL, depth=Range(max=2.5, unit=Unit.MILLIMETRE)),
        NeedleDepth(
            setting=DepthSetting.PROFESSIONAL,
            area=UNDER_EYES,
            depth=Range(min=0.25, max=0.5, unit=Unit.MILLIMETRE),
            note="Thin skin.",
        ),
        NeedleDepth(setting=DepthSetting.HOME, depth=Range(min=0.2, max=0.5, unit=Unit.MILLIMETRE)),
    ),
    "anaesthesia": Anaesthesia.TOPICAL,
    "anaesthesia_note": "Tell us about allergies.",
    "discomfort": Discomfort.MILD,
    "discomfort_note": "Pressure and warmth.",
    "downtime": Range(min=24, max=48, unit=Unit.HOUR),
    "downtime_note": "Plan nothing important for the day after.",
    "recovery": (
        TimelineEntry(text="Pinpoint bleeding stops.", time=Range(max=10, unit=Unit.MINUTE)),
        TimelineEntry(text="The skin flakes.", time=Range(min=2, max=5, unit=Unit.DAY)),
    ),
    "preparation": (
        PreparationStep(
            text="Stop exfoliating acids.", lead_time=Range(min=5, max=5, unit=Unit.DAY)
        ),
        PreparationStep(text="Come without make-up."),
    ),
    "aftercare": (
        AftercareStep(
            text="Leave make-up off",
            duration=Range(min=24, max=24, unit=Unit.HOUR),
            reason="The channels are still closing",
        ),
        AftercareStep(text="Wear SPF 30 or higher."),
    ),
    "results": (
        TimelineEntry(text="Some people see a first change.", after_session=1),
        TimelineEntry(text="Full effect.", time=Range(min=3, max=6, unit=Unit.MONTH)),
    ),
    "lasts": Range(min=6, max=12, unit=Unit.MONTH),
    "permanence": Permanence.LONG_LASTING,
    "permanence_note": "Skin keeps changing.",
    "price": Price(amount=Decimal("180.50"), currency="GBP", note="After a consultation"),
}
