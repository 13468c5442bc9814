"""Quantities in rows: a range of numbers with a unit, stored as numbers."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.blocks import ChoiceBlock, FloatBlock, IntegerBlock, StructBlock
from wagtail.blocks.struct_block import StructBlockValidationError

from ..document import LABELS, Unit, as_number

TIME_UNITS = (Unit.MINUTE, Unit.HOUR, Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR)


def unit_choices(units: Iterable[Unit]) -> list[tuple[str, Any]]:
    """Return form choices for ``units``: the stored value and its label."""
    return [(unit.value, _(LABELS[Unit][unit])) for unit in units]


def range_problem(minimum: object, maximum: object) -> str | None:
    """Return what is wrong with a pair of ends, in a sentence for the editor, or None."""
    low, high = as_number(minimum), as_number(maximum)
    if low is not None and high is not None and low > high:
        return _(
            "The range runs backwards: %(low)s is more than %(high)s. "
            "Swap the two numbers, or correct one of them."
        ) % {"low": low, "high": high}
    return None


class RangeBlock(StructBlock):
    """From–to, in one fixed unit or in one that the editor chooses among ``units``.

    Leaving one end empty means "up to" or "at least"; leaving both empty states nothing.
    """

    def __init__(
        self,
        *,
        smallest: float,
        largest: float,
        decimals: bool = False,
        units: Iterable[Unit] = (),
        needed: bool = False,
        **kwargs: Any,
    ) -> None:
        self.needed = needed
        number = FloatBlock if decimals else IntegerBlock
        limits = {"required": False, "min_value": smallest, "max_value": largest}
        children = [
            ("min", number(label=pgettext_lazy("of a range", "From"), **limits)),
            ("max", number(label=pgettext_lazy("of a range", "To"), **limits)),
        ]
        choices = unit_choices(units)
        if choices:
            unit = ChoiceBlock(choices=choices, default=choices[0][0], label=_("Unit"))
            children.append(("unit", unit))
        super().__init__(children, **kwargs)

    @property
    def required(self) -> bool:
        """Whether the form marks it as required."""
        return self.needed

    def clean(self, value: Mapping[str, Any]) -> Any:
        """Return the cleaned value; raises at the "To" end when the range runs backwards.

        A needed range without any number is refused too, except in a draft.
        """
        cleaned = super().clean(value)
        low, high = cleaned.get("min"), cleaned.get("max")
        problem = range_problem(low, high)
        if self.needed and low is None and high is None and not self.is_deferred_validation:
            problem = str(_("The range has no number: fill in “From”, “To” or both."))
        if problem:
            raise StructBlockValidationError(block_errors={"max": ValidationError(problem)})
        return cleaned

    class Meta:
        icon = "sliders"
        form_classname = "struct-block microneedling-range"


def time_block(*units: Unit, **kwargs: Any) -> RangeBlock:
    """Return a block for a range of time, in ``units`` (all units of time when none is given)."""
    return RangeBlock(smallest=0, largest=999, decimals=True, units=units or TIME_UNITS, **kwargs)
