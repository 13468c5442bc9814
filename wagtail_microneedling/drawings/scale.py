"""Where a moment is on a scale that may run from minutes to years."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..document import HOURS, Range, Unit, range_text
from .drawing import SMALL_WORDS, Tick
from .lettering import text_width

#: No scale is longer: whoever types more years than this makes no wider drawing.
LONGEST = 100 * HOURS[Unit.YEAR]
#: No scale looks closer than this.
SHORTEST = HOURS[Unit.MINUTE]
#: Up to this proportion between the longest and the shortest time, a scale is plain.
PLAIN = 30
#: The space in which an open end fades out.
FADE = 40
#: The space between the words of two ticks.
GAP = 8

Moment = tuple[int | float, Unit]

#: Round moments, the most telling first.
ROUND: tuple[Moment, ...] = (
    (1, Unit.DAY),
    (1, Unit.WEEK),
    (1, Unit.MONTH),
    (1, Unit.YEAR),
    (1, Unit.HOUR),
    (6, Unit.MONTH),
    (2, Unit.WEEK),
    (3, Unit.MONTH),
    (2, Unit.YEAR),
    (5, Unit.YEAR),
    (10, Unit.YEAR),
    (12, Unit.HOUR),
    (2, Unit.DAY),
    (10, Unit.MINUTE),
)


def hours(moment: Moment) -> float:
    """Return a moment in hours, at most ``LONGEST``."""
    number, unit = moment
    return min(number * HOURS[unit], LONGEST)


def ends(times: Iterable[Range]) -> list[Moment]:
    """Return the ends that ranges of time state, in their own units."""
    return [(end, time.unit) for time in times for end in (time.min, time.max) if end is not None]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeScale:
    """Hours to places between ``left`` and ``right``; ``last`` is the hour at ``right``.

    ``edge`` is where an open end fades out: to the right of ``right`` where there is one.

    A scale with a ``bend`` (in hours) gives more room to what comes early: it is plain up to about
    there and logarithmic after, so that days and years fit on one line and 0 has a place.
    """

    left: float
    right: float
    edge: float
    last: float
    bend: float | None = None

    @classmethod
    def covering(cls, times: Sequence[Range], left: float, edge: float) -> "TimeScale | None":
        """Return a scale from 0 to the latest end of ``times``, or None when none is after 0."""
        positive = [hours(moment) for moment in ends(times) if hours(moment) > 0]
        if not positive:
            return None
        first, last = max(min(positive), SHORTEST), max(max(positive), SHORTEST)
        bend = first if last > PLAIN * first else None
        right = edge - FADE if any(time.max is None for time in times) else edge
        return cls(left=left, right=right, edge=edge, last=last, bend=bend)

    def position(self, at: float) -> float:
        """Return where the hour ``at`` is; later than ``last`` is at ``right``."""
        if self.bend is None:
            share = at / self.last
        else:
            share = math.log1p(at / self.bend) / math.log1p(self.last / self.bend)
        return round(self.left + (self.right - self.left) * min(1, share), 1)

    def ticks(self, moments: Sequence[Moment], language: str) -> tuple[Tick, ...]:
        """Return marks whose words don't overlap: at the latest ``moments`` first, then round ones."""
        taken: list[tuple[float, float]] = []
        marks = []
        for moment in [*sorted(moments, key=hours, reverse=True), *ROUND]:
            if not 0 < hours(moment) <= self.last:
                continue
            mark = self._tick(moment, language)
            start, end = _stretch(mark)
            if start >= self.left and all(end < low or start > high for low, high in taken):
                taken.append((start - GAP, end + GAP))
                marks.append(mark)
        return tuple(sorted(marks, key=lambda mark: mark.position))

    def _tick(self, moment: Moment, language: str) -> Tick:
        number, unit = moment
        text = range_text(Range(min=number, max=number, unit=unit), language)
        position = self.position(hours(moment))
        if position + text_width(text, SMALL_WORDS) / 2 > self.edge:
            return Tick(position=position, text=text, text_x=self.edge, anchor="end")
        return Tick(position=position, text=text, text_x=position)


def _stretch(tick: Tick) -> tuple[float, float]:
    """Return where a tick's words start and end."""
    width = text_width(tick.text, SMALL_WORDS)
    if tick.anchor == "end":
        return tick.text_x - width, tick.text_x
    return tick.text_x - width / 2, tick.text_x + width / 2
