"""A plan as a calendar: which week each session falls in, counted from the first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..document import HOURS, Plan, ProcedureDocument, Range, Section, Unit, range_text, words
from .drawing import (
    BOLD_WORDS,
    LINE,
    SMALL_WORDS,
    WIDTH,
    Certainty,
    Drawing,
    Segment,
    TextLine,
    Tick,
    described,
)
from .drawing import segment as stretch
from .lettering import text_width, wrapped
from .scale import FADE

LEFT, RIGHT = 16, WIDTH - 16
#: Where a plan's words start, to the right of its number.
WORDS_X = 32
#: The height of a session's row and the radius of its mark.
ROW, RADIUS = 28, 10
#: How thick the stretch between a session's earliest and latest time is.
BAR = 10
#: A calendar of more sessions would not be read: the words beside it say how many there are.
MOST_SESSIONS = 12
#: Weeks between two marks of the scale, the closest that leaves at most ``MOST_TICKS``.
STEPS = (1, 2, 4, 8, 12, 26, 52, 104, 520)
MOST_TICKS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionMark:
    """One session: its mark at the earliest time, a stretch to the latest, and the time in words.

    ``optional`` says that not everyone needs this session.
    """

    number: int
    x: float
    y: float
    optional: bool
    segment: Segment | None
    words: TextLine


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLane:
    """A plan: its number among the statements, its name, its sessions; ``goes_on`` says "and more"."""

    number: int
    number_y: float
    lines: tuple[TextLine, ...]
    marks: tuple[SessionMark, ...]
    goes_on: TextLine | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionCalendar(Drawing):
    """Plans above one scale of weeks; ``top`` is where the scale's lines begin."""

    lanes: tuple[PlanLane, ...]
    ticks: tuple[Tick, ...]
    axis_y: float
    name: TextLine
    radius: int = RADIUS
    bar: int = BAR


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekScale:
    """Weeks to places; ``last`` is the week at ``right``."""

    right: float
    last: float

    def position(self, weeks: float) -> float:
        """Return where a week is."""
        start = LEFT + RADIUS
        return round(start + (self.right - start) * min(1, weeks / self.last), 1)


def session_calendar(document: ProcedureDocument, section: Section) -> SessionCalendar | None:
    """Return the plans that say how many sessions and how far apart; None when none says both."""
    plans = [(number, plan) for number, plan in enumerate(document.plans, 1) if _can_be_drawn(plan)]
    scale = _scale([plan for _, plan in plans])
    if scale is None:
        return None
    lanes, top = [], 0.0
    for number, plan in plans:
        label = section.statements[number - 1].label
        lane, top = _lane(plan, number, label, top, scale, document.language)
        lanes.append(lane)
    axis_y, said = round(top + 2, 1), words(document.language)
    return SessionCalendar(
        key=f"{section.anchor}-{document.id}",
        kind="calendar",
        title=section.heading,
        description=described(section, [number for number, _ in plans]),
        caption=said.gettext(
            "Each circle is a session at its earliest, each bar runs to its latest. "
            "A dashed circle is a session that not everyone needs."
        ),
        height=axis_y + 40,
        lanes=tuple(lanes),
        ticks=tuple(_ticks(scale)),
        axis_y=axis_y,
        name=TextLine(
            x=RIGHT, y=axis_y + 34, text=said.gettext("Weeks after the first session"), anchor="end"
        ),
    )


def _sessions(plan: Plan) -> tuple[int, int]:
    """Return how many sessions everyone has, and how many are drawn."""
    low, high = (plan.sessions.min, plan.sessions.max) if plan.sessions else (None, None)
    sure = 1 if low is None else int(low)
    return sure, min(MOST_SESSIONS, sure if high is None else int(high))


def _can_be_drawn(plan: Plan) -> bool:
    drawn = _sessions(plan)[1] if plan.sessions else 0
    return drawn == 1 or (drawn > 1 and plan.interval is not None and plan.interval.unit in HOURS)


def _weeks(plan: Plan, session: int) -> tuple[float | None, float | None]:
    """Return the earliest and the latest week of a session; None for an end that nobody stated."""
    if session == 1 or plan.interval is None:
        return 0, 0
    low, high = (
        None if end is None else end * (session - 1) / HOURS[Unit.WEEK]
        for end in plan.interval.hours()
    )
    return low, high


def _scale(plans: Sequence[Plan]) -> WeekScale | None:
    """Return the scale that all plans fit on, or None when nothing lies after the first session."""
    last = [_weeks(plan, _sessions(plan)[1]) for plan in plans]
    longest = max((week for pair in last for week in pair if week is not None), default=0)
    if longest <= 0:
        return None
    open_ended = any(high is None for _, high in last)
    return WeekScale(right=RIGHT - FADE if open_ended else RIGHT - RADIUS, last=longest)


def _lane(
    plan: Plan, number: int, label: str, top: float, scale: WeekScale, language: str
) -> tuple[PlanLane, float]:
    """Return a plan's lane, and where the next one begins."""
    sure, drawn = _sessions(plan)
    name = [
        TextLine(x=WORDS_X, y=round(top + LINE * (index + 0.8), 1), text=line)
        for index, line in enumerate(wrapped(label, WIDTH - WORDS_X, BOLD_WORDS))
    ]
    first = top + LINE * len(name) + ROW / 2 + 4
    marks = tuple(
        _mark(plan, session, session > sure, first + ROW * (session - 1), scale, language)
        for session in range(1, drawn + 1)
    )
    bottom, goes_on = first + ROW * (drawn - 0.5), None
    if plan.sessions and (plan.sessions.max is None or plan.sessions.max > drawn):
        text = words(language).gettext("and so on")
        goes_on = TextLine(x=RIGHT, y=round(bottom + LINE * 0.8, 1), text=text, anchor="end")
        bottom += LINE
    number_y = round(top + LINE * 0.55, 1)
    lane = PlanLane(
        number=number, number_y=number_y, lines=tuple(name), marks=marks, goes_on=goes_on
    )
    return lane, bottom + ROW / 2


def _mark(
    plan: Plan, session: int, optional: bool, y: float, scale: WeekScale, language: str
) -> SessionMark:
    low, high = _weeks(plan, session)
    at = scale.position((high or 0) if low is None else low)
    segment = _stretch(low, high, scale)
    end = max(at + RADIUS, segment.end if segment else 0)
    return SessionMark(
        number=session,
        x=at,
        y=round(y, 1),
        optional=optional,
        segment=segment,
        words=_beside(
            _time(plan, session, language), min(at - RADIUS, _begin(segment, at)), end, y
        ),
    )


def _begin(segment: Segment | None, at: float) -> float:
    return segment.start if segment else at


def _stretch(low: float | None, high: float | None, scale: WeekScale) -> Segment | None:
    """Return from when to when a session may fall, or None when it has one exact time."""
    if low == high:
        return None
    start = scale.position(low or 0)
    if high is None:
        return stretch(start, start + FADE, Certainty.OPEN)
    return stretch(start, scale.position(high), Certainty.POSSIBLE)


def _time(plan: Plan, session: int, language: str) -> str:
    """Return when a session falls, in the unit in which the plan states its interval."""
    if session == 1 or plan.interval is None:
        return words(language).gettext("First session")
    low, high = (
        None if end is None else end * (session - 1)
        for end in (plan.interval.min, plan.interval.max)
    )
    return range_text(Range(min=low, max=high, unit=plan.interval.unit), language)


def _beside(text: str, start: float, end: float, y: float) -> TextLine:
    """Return words to the right of a mark and its stretch, or to their left where there is room."""
    baseline, before, behind = round(y + SMALL_WORDS * 0.36, 1), start - 6, WIDTH - end - 6
    (line,) = wrapped(text, max(before, behind), SMALL_WORDS, most=1)
    if text_width(line, SMALL_WORDS) <= behind:
        return TextLine(x=round(end + 6, 1), y=baseline, text=line)
    return TextLine(x=round(before, 1), y=baseline, text=line, anchor="end")


def _ticks(scale: WeekScale) -> Iterator[Tick]:
    step = next((step for step in STEPS if scale.last / step < MOST_TICKS), STEPS[-1])
    for week in range(0, int(min(scale.last, step * MOST_TICKS)) + 1, step):
        position = scale.position(week)
        yield Tick(position=position, text=str(week), text_x=position)
