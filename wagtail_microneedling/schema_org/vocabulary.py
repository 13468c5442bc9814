"""The words of schema.org that this package says, and which of ours become which of theirs.

Everything here is in the release 30 vocabulary; a test compares it with the published one.
"""

from ..document import Anaesthesia, ProcedureKind, RiskKind, Severity, Unit

CONTEXT = "https://schema.org"

#: A procedure carries two types: readers look for the first, and only the second may have
#: contraindications and serious adverse outcomes.
PROCEDURE_TYPES = ("MedicalProcedure", "MedicalTherapy")
SURGERY_TYPES = (*PROCEDURE_TYPES, "SurgicalProcedure")

#: There is no member for surgery: the type says it.
PROCEDURE_KINDS: dict[ProcedureKind, str] = {
    ProcedureKind.PERCUTANEOUS: "PercutaneousProcedure",
    ProcedureKind.NONINVASIVE: "NoninvasiveProcedure",
}

#: Pain relief that is a medicine put on or into the skin; the other kinds are procedures.
NUMBING_DRUGS = (Anaesthesia.TOPICAL, Anaesthesia.LOCAL)

RISK_TYPES: dict[RiskKind, str] = {
    RiskKind.SIGN: "MedicalSign",
    RiskKind.SYMPTOM: "MedicalSymptom",
    RiskKind.CONDITION: "MedicalCondition",
    RiskKind.INFECTION: "InfectiousDisease",
}

OUTCOME_PROPERTIES: dict[Severity, str] = {
    Severity.EXPECTED: "adverseOutcome",
    Severity.SIDE_EFFECT: "adverseOutcome",
    Severity.SERIOUS: "seriousAdverseOutcome",
}

#: UN/CEFACT Recommendation 20 codes.
UNIT_CODES: dict[Unit, str] = {
    Unit.MINUTE: "MIN",
    Unit.HOUR: "HUR",
    Unit.DAY: "DAY",
    Unit.WEEK: "WEE",
    Unit.MONTH: "MON",
    Unit.YEAR: "ANN",
    Unit.MILLIMETRE: "MMT",
    Unit.SESSION: "C62",
}

#: Which aspect a section of a procedure page treats, by its anchor. The background is about the
#: concerns, the others about the procedure.
SECTION_ASPECTS: dict[str, str] = {
    "how-it-works": "HowItWorksHealthAspect",
    "background": "CausesHealthAspect",
    "who-it-is-for": "MayTreatHealthAspect",
    "benefits": "BenefitsHealthAspect",
    "visit": "HowItWorksHealthAspect",
    "comfort": "SideEffectsHealthAspect",
    "plan": "UsageOrScheduleHealthAspect",
    "needle-depth": "TypesHealthAspect",
    "preparation": "UsageOrScheduleHealthAspect",
    "downtime": "LivingWithHealthAspect",
    "aftercare": "SelfCareHealthAspect",
    "results": "EffectivenessHealthAspect",
    "price": "GettingAccessHealthAspect",
}


def member(name: str) -> dict[str, str]:
    """Return a reference to an enumeration's member; as a plain string it would be mere text."""
    return {"@id": f"{CONTEXT}/{name}"}
