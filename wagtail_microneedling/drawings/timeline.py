"""Results and recovery as bars along time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..document import (
    HOURS,
    ProcedureDocument,
    Range,
    Section,
    TimelineEntry,
    timeline_label,
    words,
)
from .drawing import BOLD_WORDS, LINE, WIDTH, Certainty, Drawing, Segment, TextLine, Tick, described
from .drawing import segment as stretch
from .lettering import wrapped
from .scale import TimeScale, ends, hours

LEFT, RIGHT = 12, WIDTH - 12
#: Where a row's words start, to the right of its number.
WORDS_X = 32
#: From a row's last line of words to its bar; a bar's height; from there to the next row.
ABOVE_BAR, BAR, BELOW_BAR = 10, 10, 18
#: The part that sessions get of a line which also shows time.
SESSIONS_SHARE = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A statement that has a place in time: an interval, a session, or (``is_length``) a length."""

    number: int
    label: str
    time: Range | None = None
    after_session: int | None = None
    is_length: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineRow:
    """A statement's number and words above its bar; a moment has a ``dot`` instead."""

    number: int
    lines: tuple[TextLine, ...]
    number_y: float
    bar_y: float
    segments: tuple[Segment, ...] = ()
    dot: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline(Drawing):
    """Rows above a scale: of sessions (left), of time after treatment (right), or of both."""

    rows: tuple[TimelineRow, ...]
    ticks: tuple[Tick, ...]
    axis_y: float
    names: tuple[TextLine, ...]
    bar: int = BAR


def results_timeline(document: ProcedureDocument, section: Section) -> Timeline | None:
    """Return what happens when and how long it lasts; None when nothing has a place in time."""
    events = _entries(document.results, 1, document.language)
    if document.lasts:
        number = len(document.results) + 1
        label = section.statements[number - 1].label
        events.append(Event(number=number, label=label, time=document.lasts, is_length=True))
    return _timeline(document, section, events)


def recovery_timeline(document: ProcedureDocument, section: Section) -> Timeline | None:
    """Return the downtime and what skin does meanwhile; None when nothing has a place in time."""
    events = []
    if document.downtime:
        label = section.statements[0].label
        events.append(Event(number=1, label=label, time=document.downtime, is_length=True))
    first = 1 + len(section.statements) - len(document.recovery)
    events += _entries(document.recovery, first, document.language)
    return _timeline(document, section, events)


def _entries(entries: Sequence[TimelineEntry], first: int, language: str) -> list[Event]:
    return [
        Event(
            number=number,
            label=timeline_label(entry, language),
            time=entry.time if entry.after_session is None else None,
            after_session=entry.after_session,
        )
        for number, entry in enumerate(entries, first)
    ]


def _timeline(
    document: ProcedureDocument, section: Section, events: Sequence[Event]
) -> Timeline | None:
    timed = [event for event in events if event.time and event.time.unit in HOURS]
    sessions = sorted({event.after_session for event in events if event.after_session is not None})
    times = [event.time for event in timed if event.time]
    left = LEFT + (RIGHT - LEFT) * SESSIONS_SHARE if sessions and timed else LEFT
    scale = TimeScale.covering(times, left, RIGHT)
    places = _session_places(sessions, left - 24 if scale else RIGHT)
    rows = tuple(_rows(events, scale, places))
    if not rows:
        return None
    axis_y = rows[-1].bar_y + BAR + 12
    ticks = scale.ticks(ends(times), document.language) if scale else ()
    return Timeline(
        key=f"{section.anchor}-{document.id}",
        kind="timeline",
        title=section.heading,
        description=described(section, [row.number for row in rows]),
        caption=_caption(scale, document.language),
        height=axis_y + 40,
        rows=rows,
        ticks=(*_session_ticks(places), *ticks),
        axis_y=axis_y,
        names=tuple(_scale_names(scale, places, axis_y + 34, document.language)),
    )


def _caption(scale: TimeScale | None, language: str) -> str:
    if scale is None or scale.bend is None:
        return ""
    return words(language).gettext("The scale is wider for early times than for late ones.")


def _session_places(sessions: Sequence[int], right: float) -> dict[int, float]:
    """Return where each session is: evenly from the left, so that any number of them fits."""
    if not sessions:
        return {}
    step = (right - LEFT - 10) / max(len(sessions) - 1, 2)
    return {session: round(LEFT + 10 + index * step, 1) for index, session in enumerate(sessions)}


def _session_ticks(places: dict[int, float]) -> Iterator[Tick]:
    previous = float(-WIDTH)
    for session, place in places.items():
        if place - previous >= 20:
            yield Tick(position=place, text=str(session), text_x=place)
            previous = place


def _scale_names(
    scale: TimeScale | None, places: dict[int, float], y: float, language: str
) -> Iterator[TextLine]:
    said = words(language)
    if places:
        yield TextLine(x=LEFT, y=y, text=said.gettext("Session"))
    if scale:
        yield TextLine(x=RIGHT, y=y, text=said.gettext("Time after treatment"), anchor="end")


def _rows(
    events: Sequence[Event], scale: TimeScale | None, places: dict[int, float]
) -> Iterator[TimelineRow]:
    top = 0.0
    for event in events:
        segments = _segments(event, scale)
        dot = _dot(event, scale, places)
        if not segments and dot is None:
            continue
        lines = wrapped(event.label, RIGHT - WORDS_X, BOLD_WORDS)
        bar_y = top + LINE * len(lines) + ABOVE_BAR
        yield TimelineRow(
            number=event.number,
            lines=tuple(
                TextLine(x=WORDS_X, y=round(top + LINE * (index + 0.8), 1), text=line)
                for index, line in enumerate(lines)
            ),
            number_y=round(top + LINE * 0.55, 1),
            bar_y=bar_y,
            segments=segments,
            dot=dot,
        )
        top = bar_y + BAR + BELOW_BAR


def _dot(event: Event, scale: TimeScale | None, places: dict[int, float]) -> float | None:
    """Return where a moment is: after a session, or at one exact time."""
    if event.after_session is not None:
        return places[event.after_session]
    if not scale or event.is_length or not (event.time and event.time.is_exact):
        return None
    return scale.position(hours((event.time.min or 0, event.time.unit)))


def _segments(event: Event, scale: TimeScale | None) -> tuple[Segment, ...]:
    if not (scale and event.time and event.time.unit in HOURS):
        return ()
    low, high = (
        None if end is None else scale.position(hours((end, event.time.unit)))
        for end in (event.time.min, event.time.max)
    )
    return _length(low, high, scale) if event.is_length else _interval(low, high, scale)


def _interval(low: float | None, high: float | None, scale: TimeScale) -> tuple[Segment, ...]:
    """Return from when to when something happens; what has no beginning begins at treatment."""
    start = scale.left if low is None else low
    if high is None:
        return (stretch(start, scale.edge, Certainty.OPEN),)
    return (stretch(start, high, Certainty.CERTAIN),) if high > start else ()


def _length(low: float | None, high: float | None, scale: TimeScale) -> tuple[Segment, ...]:
    """Return how long something lasts: surely up to ``low``, at most up to ``high``."""
    start = scale.left if low is None else low
    certain = stretch(scale.left, start, Certainty.CERTAIN)
    if high is None:
        rest = stretch(start, scale.edge, Certainty.OPEN)
    else:
        rest = stretch(start, high, Certainty.POSSIBLE)
    return tuple(part for part in (certain, rest) if part.length > 0)
