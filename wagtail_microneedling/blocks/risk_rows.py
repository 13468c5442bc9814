"""Rows of a risk page."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import BooleanBlock, CharBlock, StructBlock, TextBlock

from ..document import Frequency, Level, RiskKind, Severity, Unit
from .choices import choice_block
from .procedure_rows import sources_block
from .quantities import time_block


class RiskBlock(StructBlock):
    """One risk. The row's id is its anchor, so rewording keeps links."""

    name = CharBlock(max_length=120, label=_("Risk"), help_text=_("Example: Bruising"))
    description = TextBlock(required=False, max_length=800, label=_("What it is"))
    kind = choice_block(RiskKind, default=RiskKind.CONDITION.value, label=_("Kind"))
    severity = choice_block(Severity, default=Severity.SIDE_EFFECT.value, label=_("How bad it is"))
    frequency = choice_block(
        Frequency,
        default=Frequency.NOT_KNOWN.value,
        label=_("How often"),
        help_text=_("Choose a band only when a source gives numbers; otherwise “Not known”."),
    )
    onset = time_block(label=_("Starts after"))
    duration = time_block(
        Unit.DAY,
        Unit.MINUTE,
        Unit.HOUR,
        Unit.WEEK,
        Unit.MONTH,
        Unit.YEAR,
        label=_("How long it lasts"),
    )
    who_is_at_risk = TextBlock(
        required=False,
        max_length=400,
        label=_("Who is more at risk"),
        help_text=_("Example: People with darker skin tones"),
    )
    prevention = TextBlock(required=False, max_length=400, label=_("How it is prevented"))
    what_to_do = TextBlock(required=False, max_length=400, label=_("What to do"))
    get_help_now = BooleanBlock(
        required=False,
        label=_("Get help now"),
        help_text=_("Tick when a patient who notices this should call at once."),
    )
    sources = sources_block()

    class Meta:
        icon = "warning"
        label = _("Risk")


class ContraindicationBlock(StructBlock):
    """Who should not have the procedure, or not yet."""

    name = CharBlock(max_length=150, label=_("What"), help_text=_("Example: Active acne"))
    level = choice_block(Level, default=Level.DISCUSS.value, label=_("What it asks for"))
    wait = time_block(Unit.MONTH, Unit.DAY, Unit.WEEK, Unit.YEAR, label=_("How long to wait"))
    until = CharBlock(
        required=False,
        max_length=200,
        label=_("Until when"),
        help_text=_("Example: until the spots have healed"),
    )
    reason = TextBlock(required=False, max_length=400, label=_("Why"))

    class Meta:
        icon = "cross"
        label = _("Contraindication")
