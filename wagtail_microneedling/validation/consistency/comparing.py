"""Whether what a text claims agrees with what a field states."""

from dataclasses import dataclass

from ...document import HOURS, Range, Unit
from .amounts import TIMES
from .claims import Claim
from .grammar import Bound
from .quantity import Quantity
from .scope import Scope

#: Months and weeks don't divide each other: 4 weeks are about a month, 12 about three.
BETWEEN_UNITS = 0.1
SAME_UNIT = 0.001
#: Topics in which the end of a range is as good as the range: by then it is over.
OVER_BY_THEN = frozenset(
    {"downtime", "risk", "make_up", "sun", "aftercare", "preparation", "full_effect"}
)
End = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Scale:
    """Both sides in the same base unit, with what counts as equal."""

    low: End
    high: End
    least: float | None
    most: float | None
    tolerance: float

    def equal(self, said: End, stated: float | None) -> bool:
        """Return whether something said may be the end that is stated."""
        if stated is None:
            return False
        slack = self.tolerance * max(stated, said[1])
        return said[0] - slack <= stated <= said[1] + slack

    def reaches(self, said: End, stated: float | None) -> bool:
        """Return whether something said may be at least so much; an open end is always reached."""
        return stated is None or self.equal(said, stated) or said[1] >= stated

    def stays_below(self, said: End, stated: float | None) -> bool:
        """Return whether something said may be at most so much; an open end always holds it."""
        return stated is None or self.equal(said, stated) or said[0] <= stated


def agrees(claim: Claim, stated: Range) -> bool:
    """Return whether a claim says the same as a stated range, as far as it says anything of it."""
    said = claim.mention.said
    if claim.topic == "youngest_age":
        return _agrees_on_age(said, stated)
    scale = _scale(said, stated)
    if claim.scope is Scope.PART or said.is_vague:
        return _lies_within(said, scale)
    match _bound(claim):
        case Bound.LEAST:
            return _agrees_from(said, scale)
        case Bound.MOST:
            return _agrees_up_to(said, scale)
        case Bound.ABOVE:
            return scale.most is None or (
                scale.high[0] < scale.most and not scale.equal(scale.high, scale.most)
            )
        case Bound.BELOW:
            return scale.reaches(scale.low, scale.least if scale.most is None else scale.most)
    return _agrees_exactly(claim, scale)


def _bound(claim: Claim) -> Bound:
    """Return how a claim is bounded; "avoid it within a day of treatment" is a day."""
    said = claim.mention.said
    if claim.topic == "interval" and said.is_negated and said.bound is Bound.MOST:
        return Bound.LEAST
    if said.bound is Bound.EXACT and said.is_single and "earliest" in claim.mention.sentence.marks:
        return Bound.LEAST
    if said.bound in (Bound.LEAST, Bound.MOST) and not said.is_single:
        return Bound.EXACT
    return said.bound


def _scale(said: Quantity, stated: Range) -> Scale:
    factor, tolerance = 1.0, SAME_UNIT
    if said.unit in TIMES and stated.unit in TIMES:
        factor = HOURS[said.unit or stated.unit] / HOURS[stated.unit]
        exact = _divides(said.unit, stated.unit) and not said.is_converted
        tolerance = SAME_UNIT if exact else BETWEEN_UNITS
    return Scale(
        (said.low[0] * factor, said.low[1] * factor),
        (said.high[0] * factor, said.high[1] * factor),
        stated.min,
        stated.max,
        tolerance,
    )


_EXACT = ({Unit.MINUTE, Unit.HOUR, Unit.DAY, Unit.WEEK}, {Unit.MONTH, Unit.YEAR})


def _divides(one: Unit | None, other: Unit) -> bool:
    return any(one in units and other in units for units in _EXACT)


def _lies_within(said: Quantity, scale: Scale) -> bool:
    low_fits = scale.stays_below(scale.low, scale.most) and scale.reaches(scale.high, scale.least)
    if said.is_vague or said.bound in (Bound.ABOVE, Bound.BELOW):
        return low_fits
    if said.bound is Bound.LEAST:
        return scale.stays_below(scale.low, scale.most)
    if said.bound is Bound.MOST:
        return scale.stays_below(scale.high, scale.most)
    return scale.reaches(scale.low, scale.least) and scale.stays_below(scale.high, scale.most)


def _agrees_from(said: Quantity, scale: Scale) -> bool:
    if scale.least is None:
        return scale.stays_below(scale.low, scale.most)
    return scale.equal(scale.low, scale.least)


def _agrees_up_to(said: Quantity, scale: Scale) -> bool:
    if scale.most is None:
        return scale.reaches(scale.high, scale.least)
    return scale.equal(scale.high, scale.most)


def _agrees_exactly(claim: Claim, scale: Scale) -> bool:
    if claim.topic == "depth":
        return _agrees_on_depth(claim.mention.said, scale)
    if scale.least is None:
        return scale.stays_below(scale.high, scale.most)
    if scale.most is None:
        return scale.reaches(scale.low, scale.least)
    if (
        claim.mention.said.is_single
        and claim.topic in OVER_BY_THEN
        and scale.equal(scale.high, scale.most)
    ):
        return True
    if claim.topic == "visit_length" and claim.mention.said.is_single:
        return _lies_within(claim.mention.said, scale)
    if _may_be_typical(claim) and _lies_inside(scale):
        return True
    return scale.equal(scale.low, scale.least) and scale.equal(scale.high, scale.most)


def _may_be_typical(claim: Claim) -> bool:
    """Return whether one number may stand for what is usual: "about nine months" for 6 to 12."""
    said = claim.mention.said
    return said.is_single and said.is_about and claim.topic in ("lasts", "full_effect")


def _lies_inside(scale: Scale) -> bool:
    at_an_end = scale.equal(scale.low, scale.least) or scale.equal(scale.high, scale.most)
    return not at_an_end and (scale.least or 0) < scale.low[0] < (scale.most or 0)


def _agrees_on_depth(said: Quantity, scale: Scale) -> bool:
    """Return whether a depth agrees: one within the range is a setting, two are the range."""
    if said.is_single:
        return _lies_within(said, scale)
    low_agrees = scale.least is None or scale.equal(scale.low, scale.least)
    return low_agrees and (scale.most is None or scale.equal(scale.high, scale.most))


def _agrees_on_age(said: Quantity, stated: Range) -> bool:
    age = stated.min or 0
    return said.low[0] == age or (said.bound is Bound.ABOVE and said.low[0] == age - 1)
