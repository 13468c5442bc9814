"""What a quantity can be about: the cues that together make it so, and what makes it something else."""

from collections.abc import Mapping
from dataclasses import dataclass

from ...document import Unit

MINUTE, HOUR, DAY, WEEK, MONTH, YEAR = (
    Unit.MINUTE,
    Unit.HOUR,
    Unit.DAY,
    Unit.WEEK,
    Unit.MONTH,
    Unit.YEAR,
)
#: What may be seen and felt after a treatment as a matter of course, and what may go wrong.
SYMPTOMS = ("redness", "swelling", "tender", "flaking", "bleeding", "numbness", "crusts")
COMPLICATIONS = ("bruising", "darkening", "breakout", "infection", "itching")
#: What one leaves alone before or after a treatment.
ACTIVITIES = (
    *("retinoids", "acids", "harsh", "exercise", "heat", "swimming", "lifting"),
    *("alcohol", "smoking", "shaving", "washing", "touching", "dressing", "painkillers"),
)
#: Where needles go.
AREAS = frozenset({"eyes", "face_parts", "neck", "body", "lips", "scalp", "hands"})

RECOVERY = frozenset({"downtime", "risk"})
WAITING = frozenset({"make_up", "sun", "aftercare", "preparation"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Groups of cues that together make a quantity in one of ``units`` be about ``topic``.

    ``aspect`` says of what in particular. ``rate`` is whether it has to be a rate, None for either.
    ``cost`` is added to how far away the cues are: below 0 for telling ones.
    """

    topic: str
    needs: tuple[str, ...]
    units: frozenset[Unit | None]
    rate: bool | None = False
    aspect: str = ""
    cost: float = 0


def _frame(
    topic: str,
    needs: str,
    *units: Unit | None,
    rate: bool | None = False,
    aspect: str = "",
    cost: float = 0,
) -> Frame:
    return Frame(
        topic=topic,
        needs=tuple(needs.split()),
        units=frozenset(units),
        rate=rate,
        aspect=aspect,
        cost=cost,
    )


def _intervals() -> tuple[Frame, ...]:
    units = (DAY, WEEK, MONTH)
    return (
        _frame("interval", "apart", *units, cost=-4),
        _frame("interval", "between sessions", *units, rate=None, cost=-3),
        _frame("interval", "in_between", *units, rate=None, cost=-3),
        _frame("interval", "between how_often", *units, rate=None),
        _frame("interval", "spacing", *units, rate=None),
        _frame("interval", "next_session", *units, cost=-3),
        _frame("interval", "sessions", *units, rate=True, cost=1),
        _frame("interval", "repeat", *units, rate=True, cost=2),
        _frame("interval", "treating", *units, rate=True, cost=2),
        _frame("interval", "how_often", *units, rate=None, cost=1),
        _frame("maintenance", "maintenance", *units, YEAR, rate=True, cost=-7),
        _frame("maintenance", "maintenance", WEEK, MONTH, YEAR),
        _frame("maintenance", "maintain sessions", WEEK, MONTH, YEAR, rate=True, cost=-3),
        _frame("maintenance", "maintain", WEEK, MONTH, YEAR, rate=True, cost=-1),
    )


def _recovery() -> tuple[Frame, ...]:
    units = (MINUTE, HOUR, DAY, WEEK, MONTH)
    return (
        _frame("downtime", "downtime", *units, aspect="downtime"),
        *(_frame("downtime", name, *units, YEAR, aspect=name) for name in SYMPTOMS),
        *(_frame("risk", name, *units, YEAR, aspect=name) for name in COMPLICATIONS),
    )


def _results() -> tuple[Frame, ...]:
    units = (DAY, WEEK, MONTH, YEAR)
    return (
        _frame("full_effect", "result full", *units, aspect="full", cost=-1),
        _frame("full_effect", "result appear", *units, aspect="any", cost=1),
        _frame("full_effect", "full appear", *units, aspect="full", cost=4),
        _frame("lasts", "result lasting", WEEK, MONTH, YEAR, cost=-3),
        _frame("lasts", "permanent", WEEK, MONTH, YEAR, cost=1),
    )


def _care() -> tuple[Frame, ...]:
    units = (HOUR, DAY, WEEK, MONTH)
    return (
        _frame("make_up", "make_up waiting", MINUTE, *units, aspect="make_up"),
        _frame("sun", "sun waiting", *units, aspect="sun"),
        *(_frame("aftercare", f"{name} waiting", *units, aspect=name) for name in ACTIVITIES),
    )


FRAMES = (
    *_intervals(),
    *_recovery(),
    *_results(),
    *_care(),
    *(
        _frame("depth", name, Unit.MILLIMETRE)
        for name in ("millimetres", "eyes", "home", "professional")
    ),
    _frame("visit_length", "visit takes", MINUTE, HOUR, cost=1),
    _frame("youngest_age", "age eligible", YEAR, None),
    _frame("youngest_age", "age", YEAR, None, aspect="open"),
    _frame("youngest_age", "admits", None, aspect="open"),
)
#: A number of sessions needs no cue, unless it is bare.
SESSIONS = Frame(topic="sessions", needs=(), units=frozenset({Unit.SESSION, None}))

#: Groups that make a quantity be about something else, and what is added to how far away they are.
STRANGERS: Mapping[str, float] = {
    "price": 1,
    "opening": 1,
    "contact": 1,
    "career": 2,
    "device": 2,
    "biology": 3,
    "medicine": 1,
    "check_up": 1,
    "events": 1,
    "daily": 1,
    "risk_numbers": 0,
}


def frames_for(unit: Unit | None, is_rate: bool) -> tuple[Frame, ...]:
    """Return the frames that a quantity in this unit can have."""
    return _BY_KIND.get((unit, is_rate), ())


_BY_KIND: dict[tuple[Unit | None, bool], tuple[Frame, ...]] = {
    (unit, is_rate): tuple(
        frame for frame in FRAMES if unit in frame.units and frame.rate in (None, is_rate)
    )
    for unit in (*Unit, None)
    for is_rate in (False, True)
}
#: Groups that are asked for beside those of frames, strangers and areas.
_OTHERS = """
    look_alikes pronouns why earliest study other_procedure ours exception condition part
    most_people first enough course how_many areas around_visit part_of_visit other_length
    not_eligible before_treatment after_treatment leads_to_some follows_some leads_to_part
    leads_to_one leads_to_result leads_to_other leads_to_place
"""
#: All groups that the engine asks for; a language's file has to have each of them.
GROUPS = frozenset(
    {need for frame in FRAMES for need in frame.needs}
    | set(STRANGERS)
    | AREAS
    | set(_OTHERS.split())
)
