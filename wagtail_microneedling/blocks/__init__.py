"""The rows and the free content that editors fill in; forms only, no page knows its reader."""

from .body import body_blocks
from .choices import choice_block, choices_of
from .choosers import SnippetBlock
from .clinic_rows import OpeningHoursBlock
from .faq_rows import QuestionBlock
from .procedure_rows import (
    AftercareBlock,
    BenefitBlock,
    NeedleDepthBlock,
    PlanBlock,
    PreparationBlock,
    RecoveryBlock,
    ResultBlock,
    StepBlock,
    source_block,
)
from .quantities import TIME_UNITS, RangeBlock, range_problem, unit_choices
from .risk_rows import ContraindicationBlock, RiskBlock

__all__ = [
    "TIME_UNITS",
    "AftercareBlock",
    "BenefitBlock",
    "ContraindicationBlock",
    "NeedleDepthBlock",
    "OpeningHoursBlock",
    "PlanBlock",
    "PreparationBlock",
    "QuestionBlock",
    "RangeBlock",
    "RecoveryBlock",
    "ResultBlock",
    "RiskBlock",
    "SnippetBlock",
    "StepBlock",
    "body_blocks",
    "choice_block",
    "choices_of",
    "range_problem",
    "source_block",
    "unit_choices",
]
