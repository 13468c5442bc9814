"""What a text says of a number."""

from dataclasses import dataclass

from ...document import HOURS, Unit
from .amounts import TIMES, Amount
from .grammar import Bound

#: What an end may be, from and to: the same number twice when it is known.
End = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number or range that a text says; the ends are in ``unit``, each from the least it may be.

    ``low`` and ``high`` are the same for a single number or vague word. ``unit`` is None for a
    number that counts nothing which is said. A rate is the time from one to the next, a point
    ("day 3") counts from the treatment, a part is only a part of the time ("in the first days").
    The words are those from ``first`` up to ``end``; what bounds them begins at ``bound_from``.
    """

    low: End
    high: End
    unit: Unit | None
    first: int
    end: int
    bound: Bound = Bound.EXACT
    bound_from: int = 0
    is_negated: bool = False
    is_rate: bool = False
    is_point: bool = False
    is_part: bool = False
    is_until: bool = False
    is_about: bool = False
    is_converted: bool = False

    @property
    def is_single(self) -> bool:
        """Whether it is one number, or one vague word."""
        return self.low == self.high

    @property
    def is_vague(self) -> bool:
        """Whether all of it is words such as "several"."""
        return self.low[0] != self.low[1] and self.high[0] != self.high[1]

    @property
    def is_time(self) -> bool:
        """Whether it is a time."""
        return self.unit in TIMES

    @property
    def is_known(self) -> bool:
        """Whether it is a quantity at all, and no telephone number or the like."""
        return self.low[0] >= 0


def nothing(first: int, end: int) -> Quantity:
    """Return what stands for words that look like a quantity and are none."""
    return Quantity(low=(-1, -1), high=(-1, -1), unit=None, first=first, end=end)


def spanning(low: Amount, high: Amount, first: int) -> Quantity:
    """Return the range of two amounts, in the smaller of their units."""
    unit = low.unit or high.unit
    is_converted = False
    if low.unit and high.unit and low.unit is not high.unit:
        unit, is_converted = smaller(low.unit, high.unit), True
    return Quantity(
        low=converted(low.lower, low.unit, unit),
        high=converted(high.upper, high.unit, unit),
        unit=unit,
        first=first,
        end=high.end,
        is_converted=is_converted,
    )


def smaller(one: Unit, other: Unit) -> Unit:
    """Return the smaller of two units of time."""
    return min(one, other, key=lambda unit: HOURS[unit])


def converted(end: End, said: Unit | None, unit: Unit | None) -> End:
    """Return an end of a time in another unit, to two decimals."""
    if unit is None or said is None or said is unit:
        return end
    factor = HOURS[said] / HOURS[unit]
    return round(end[0] * factor, 2), round(end[1] * factor, 2)
