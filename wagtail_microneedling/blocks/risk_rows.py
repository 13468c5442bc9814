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
    description = TextBlock(
        required=False,
        max_length=800,
        label=_("What it is"),
        help_text=_("Example: Blood from small vessels shows through the skin."),
    )
    kind = choice_block(
        RiskKind,
        default=RiskKind.CONDITION.value,
        label=_("Kind"),
        help_text=_(
            "Choose “Condition” for an illness of its own. "
            "Example: “Sign” for bruising, “Symptom” for itching"
        ),
    )
    severity = choice_block(
        Severity,
        default=Severity.SIDE_EFFECT.value,
        label=_("How bad it is"),
        help_text=_(
            "Choose “Serious” when it needs a doctor or may last. "
            "Example: “Expected effect” for redness, “Serious” for scarring"
        ),
    )
    frequency = choice_block(
        Frequency,
        default=Frequency.NOT_KNOWN.value,
        label=_("How often"),
        help_text=_(
            "Choose a band only when a source gives numbers; otherwise “Not known”. "
            "Example: “Very common” for redness"
        ),
    )
    onset = time_block(
        label=_("Starts after"),
        help_text=_("Leave empty when it starts at once. Example: from 1 to 3 days"),
    )
    duration = time_block(
        Unit.DAY,
        Unit.MINUTE,
        Unit.HOUR,
        Unit.WEEK,
        Unit.MONTH,
        Unit.YEAR,
        label=_("How long it lasts"),
        help_text=_("Leave “From” empty for “up to”. Example: from 1 to 2 days"),
    )
    who_is_at_risk = TextBlock(
        required=False,
        max_length=400,
        label=_("Who is more at risk"),
        help_text=_("Example: People with darker skin tones"),
    )
    prevention = TextBlock(
        required=False,
        max_length=400,
        label=_("How it is prevented"),
        help_text=_("Example: Shorter needles where the skin is thin."),
    )
    what_to_do = TextBlock(
        required=False,
        max_length=400,
        label=_("What to do"),
        help_text=_("Example: Cool the skin and keep it out of the sun."),
    )
    get_help_now = BooleanBlock(
        required=False,
        label=_("Get help now"),
        help_text=_(
            "Tick when a patient who notices this should call at once. Example: an infection"
        ),
    )
    sources = sources_block()

    class Meta:
        icon = "warning"
        label = _("Risk")


class ContraindicationBlock(StructBlock):
    """Who should not have the procedure, or not yet."""

    name = CharBlock(max_length=150, label=_("What"), help_text=_("Example: Active acne"))
    level = choice_block(
        Level,
        default=Level.DISCUSS.value,
        label=_("What it asks for"),
        help_text=_(
            "Choose “Not suitable” when waiting would not change it. "
            "Example: “Wait first” for active acne"
        ),
    )
    wait = time_block(
        Unit.MONTH,
        Unit.DAY,
        Unit.WEEK,
        Unit.YEAR,
        label=_("How long to wait"),
        help_text=_("Leave “To” empty for “at least”. Example: from 2 weeks, after a sunburn"),
    )
    until = CharBlock(
        required=False,
        max_length=200,
        label=_("Until when"),
        help_text=_("Example: until the spots have healed"),
    )
    reason = TextBlock(
        required=False,
        max_length=400,
        label=_("Why"),
        help_text=_("Example: Needling could spread the inflammation."),
    )

    class Meta:
        icon = "cross"
        label = _("Contraindication")
