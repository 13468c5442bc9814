"""What an editor enters: page mixins, snippets and the clinic's settings. They describe, they do not act."""

from .about_procedure import AboutProcedureMixin, page_models
from .clinic import ClinicSettings, PublishGate
from .faq import FAQPageMixin
from .kinds import KINDS
from .page import ClinicalPageMixin
from .procedure import ProcedurePageMixin
from .procedure_index import ProcedureIndexPageMixin
from .record import PendingRebuild, Record, SoleStatement
from .risk import RiskPageMixin
from .routing import RoutesAtOnce
from .snippets import Clinician, Concern, Device, Source, TreatmentArea

__all__ = [
    "KINDS",
    "AboutProcedureMixin",
    "ClinicSettings",
    "ClinicalPageMixin",
    "Clinician",
    "Concern",
    "Device",
    "FAQPageMixin",
    "PendingRebuild",
    "ProcedureIndexPageMixin",
    "ProcedurePageMixin",
    "PublishGate",
    "Record",
    "RiskPageMixin",
    "RoutesAtOnce",
    "SoleStatement",
    "Source",
    "TreatmentArea",
    "page_models",
]
