"""Two who take turns, so that whatever else the machine does meanwhile slows both: A B A B …"""

import math
from collections.abc import Callable
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How many turns each has, how long a turn takes about, and how often it does its thing at most."""

    rounds: int
    seconds: float
    requests: int

    def times(self, seconds: float) -> int:
        """Return how often to do in a turn what takes so long."""
        wanted = math.ceil(self.seconds / max(seconds, 1e-6))
        return min(self.requests, max(1, wanted))


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two: ``run`` does its thing so many times and returns the seconds that it took."""

    name: str
    run: Callable[[int], float]
    queries: int | None = None
    bytes: int | None = None
    #: Where it is not left to the pace.
    times: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What a ratio has to be: that of two paces at least, or that of two amounts at most."""

    at_least: float | None = None
    at_most: float | None = None
    #: Whether it is of durations or other amounts; less is better.
    of_amounts: bool = False

    def met(self, ratio: float) -> bool | None:
        """Return whether a ratio is good enough; None without a target."""
        if self.at_least is not None:
            return ratio >= self.at_least
        return None if self.at_most is None else ratio <= self.at_most


NO_TARGET = Target()


def at_least(paces: float) -> Target:
    """Return a target: as many times as fast as the other."""
    return Target(at_least=paces)


def at_most(amounts: float | None) -> Target:
    """Return a target: as many times as long, or as much, as the other; None for any."""
    return Target(at_most=amounts, of_amounts=True)


def compared(
    what: str, ours: Side, theirs: Side, pace: Pace, target: Target = NO_TARGET
) -> dict[str, Any]:
    """Return how two compare: the median of the rounds' ratios with its spread, and the sides."""
    times = [side.times or pace.times(_once(side)) for side in (ours, theirs)]
    seconds: tuple[list[float], list[float]] = ([], [])
    for _ in range(pace.rounds):
        for side, number, spent in zip((ours, theirs), times, seconds, strict=True):
            spent.append(side.run(number) / number)
    pairs = zip(*seconds, strict=True)
    ratios = [a / b if target.of_amounts else b / a for a, b in pairs]
    return {
        "what": what,
        "ours": _said(ours, seconds[0]),
        "theirs": _said(theirs, seconds[1]),
        **verdict(ratios, target),
    }


def verdict(ratios: list[float], target: Target) -> dict[str, Any]:
    """Return the median of ratios, its spread, and whether it is as good as it has to be."""
    middle = median(ratios)
    return {
        "ratio": middle,
        "lowest": min(ratios),
        "highest": max(ratios),
        **asdict(target),
        "met": target.met(middle),
    }


def _once(side: Side) -> float:
    """Return how long it takes once it is warm."""
    side.run(1)
    return side.run(1)


def _said(side: Side, seconds: list[float]) -> dict[str, Any]:
    middle = median(seconds)
    return {
        "name": side.name,
        "milliseconds": middle * 1000,
        "per_second": 1 / middle,
        "queries": side.queries,
        "bytes": side.bytes,
    }
