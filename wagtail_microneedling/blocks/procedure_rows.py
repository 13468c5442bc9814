"""Rows of a procedure page: each a small form, each number with its unit."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.blocks import CharBlock, IntegerBlock, ListBlock, StructBlock, TextBlock

from ..document import DepthSetting, Unit
from .choices import choice_block
from .choosers import SnippetBlock
from .quantities import RangeBlock, time_block


def source_block() -> SnippetBlock:
    """Return a chooser for one publication."""
    return SnippetBlock(
        "wagtail_microneedling.Source",
        label=_("Source"),
        help_text=_("Example: Review of applications of microneedling in dermatology (2017)"),
    )


def sources_block() -> ListBlock:
    """Return a list of sources for one row."""
    return ListBlock(
        source_block(),
        default=[],
        required=False,
        label=_("Sources"),
        help_text=_(
            "The publications that this statement rests on. Example: a review of many studies"
        ),
    )


class StepBlock(StructBlock):
    """A step of a visit."""

    name = CharBlock(max_length=100, label=_("Step"), help_text=_("Example: Numbing"))
    text = TextBlock(
        required=False,
        max_length=600,
        label=_("What happens"),
        help_text=_("Example: A cream stays on the skin until it is numb."),
    )
    duration = time_block(
        Unit.MINUTE,
        Unit.HOUR,
        label=_("How long it takes"),
        help_text=_("Example: from 30 to 40 minutes"),
    )

    class Meta:
        icon = "list-ol"
        label = _("Step")


class BenefitBlock(StructBlock):
    """Something that the procedure may do."""

    name = CharBlock(
        max_length=120, label=_("Benefit"), help_text=_("Example: Less noticeable acne scars")
    )
    text = TextBlock(
        required=False,
        max_length=600,
        label=_("What patients can expect"),
        help_text=_(
            "Say what is likely and what is not. Avoid promises. "
            "Example: Sunken scars can look shallower; few disappear."
        ),
    )
    sources = sources_block()

    class Meta:
        icon = "plus"
        label = _("Benefit")


class PlanBlock(StructBlock):
    """A course of treatment."""

    label = CharBlock(
        required=False, max_length=100, label=_("For whom"), help_text=_("Example: Mild concerns")
    )
    sessions = RangeBlock(
        smallest=1,
        largest=100,
        label=pgettext_lazy("of a treatment", "Sessions"),
        help_text=_("Leave one end empty for “at least” or “up to”. Example: from 3 to 6"),
    )
    interval = RangeBlock(
        smallest=1,
        largest=520,
        label=_("Weeks between sessions"),
        help_text=_("Example: from 4 to 6"),
    )
    note = TextBlock(
        required=False,
        max_length=400,
        label=_("Note"),
        help_text=_("Example: Scars take more work than lines."),
    )

    class Meta:
        icon = "calendar-alt"
        label = _("Plan")


class NeedleDepthBlock(StructBlock):
    """How deep the needles go, for one setting and area."""

    setting = choice_block(
        DepthSetting,
        default=DepthSetting.PROFESSIONAL.value,
        label=_("Setting"),
        help_text=_("Choose who holds the device. Example: “At home” for a derma roller"),
    )
    area = SnippetBlock(
        "wagtail_microneedling.TreatmentArea",
        required=False,
        label=_("Area"),
        help_text=_("Leave empty when it holds for all areas. Example: Under the eyes"),
    )
    depth = RangeBlock(
        smallest=0.01,
        largest=10,
        decimals=True,
        needed=True,
        label=_("Depth in millimetres"),
        help_text=_("Leave “From” empty for “up to”. Example: from 0.25 to 0.5"),
    )
    note = TextBlock(
        required=False,
        max_length=400,
        label=_("Note"),
        help_text=_("Example: The skin here is thin."),
    )

    class Meta:
        icon = "order-down"
        label = _("Needle depth")


class PreparationBlock(StructBlock):
    """Something to do before."""

    text = TextBlock(
        max_length=400, label=_("What to do"), help_text=_("Example: Keep strong sun off the skin.")
    )
    lead_time = time_block(
        Unit.DAY,
        Unit.HOUR,
        Unit.WEEK,
        Unit.MONTH,
        label=_("How long before"),
        help_text=_("For one number, enter it twice. Example: from 2 to 2 weeks"),
    )

    class Meta:
        icon = "clipboard-list"
        label = _("Preparation")


class AftercareBlock(StructBlock):
    """Something to do after."""

    text = TextBlock(max_length=400, label=_("What to do"), help_text=_("Example: No make-up."))
    duration = time_block(
        Unit.HOUR,
        Unit.DAY,
        Unit.WEEK,
        Unit.MONTH,
        label=_("For how long"),
        help_text=_("For one number, enter it twice. Example: from 24 to 24 hours"),
    )
    reason = TextBlock(
        required=False,
        max_length=400,
        label=_("Why"),
        help_text=_("Example: The tiny channels need to close first."),
    )

    class Meta:
        icon = "circle-check"
        label = _("Aftercare")


class RecoveryBlock(StructBlock):
    """What the skin does after a session."""

    text = TextBlock(
        max_length=400, label=_("What happens"), help_text=_("Example: Tightness and flaking.")
    )
    time = time_block(
        Unit.DAY,
        Unit.MINUTE,
        Unit.HOUR,
        Unit.WEEK,
        Unit.MONTH,
        label=_("When"),
        help_text=_("Leave “From” empty for “up to”. Example: from 2 to 5 days"),
    )

    class Meta:
        icon = "history"
        label = _("What happens")


class ResultBlock(StructBlock):
    """What a patient can see, and when."""

    text = TextBlock(
        max_length=400,
        label=_("What can be seen"),
        help_text=_("Example: Texture may begin to look more even."),
    )
    time = time_block(
        Unit.WEEK,
        Unit.DAY,
        Unit.MONTH,
        Unit.YEAR,
        label=_("When, counted from treatment"),
        help_text=_("Example: from 3 to 8 weeks"),
    )
    after_session = IntegerBlock(
        required=False,
        min_value=1,
        max_value=100,
        label=_("Or after session number"),
        help_text=_("Fill in either this or a time. Example: 1"),
    )

    class Meta:
        icon = "view"
        label = _("Result")
