"""Which topic a quantity has: that of the frame whose cues are nearest, if nothing else is nearer."""

from collections.abc import Iterator

from ...document import HOURS, Unit
from .grammar import Bound
from .mention import FAR, NEXT_DOOR, REACH, Mention
from .sessions import counts_sessions, is_bare_count
from .topics import FRAMES, SESSIONS, STRANGERS, WAITING, Frame, frames_for

#: How much of a frame's distance is that of its nearer cue.
SHARE_OF_NEARER = 0.3
#: A topic whose cues are farther away is none.
FARTHEST = 20.0
#: What happens more often than every so many hours is no session, and no visit takes so many.
SHORTEST_INTERVAL = 25
LONGEST_VISIT = 6
#: Ages from which a clinic may treat.
AGES = range(8, 41)
OPEN_AGES = range(12, 31)
#: A part of a visit that is named about as near as the visit is what takes so long.
SLACK_OF_PARTS = 2.0
#: Topics in which "not two weeks" states nothing; elsewhere it is what one must not do.
STATEMENTS = frozenset(
    {"downtime", "risk", "lasts", "full_effect", "visit_length", "sessions", "depth"}
)


def frames_of(mention: Mention) -> Iterator[Frame]:
    """Yield what a quantity is about: mostly one thing, several for "no sun, sauna or gym"."""
    said = mention.said
    if said.unit is Unit.SESSION and not said.is_rate:
        if counts_sessions(mention):
            yield SESSIONS
        return
    best, cost = _nearest(mention)
    if best is None and said.unit is None and is_bare_count(mention):
        best, cost = SESSIONS, FAR
    if best is None or (said.is_negated and best.topic in STATEMENTS):
        return
    if _is_strange(mention, cost - min(best.cost, 0)):
        return
    yield best
    if best.topic in WAITING:
        yield from _said_with(mention, best)


def _nearest(mention: Mention) -> tuple[Frame | None, float]:
    best, cost = None, FARTHEST
    told, is_about_interval = mention.told(), _asks_for_interval(mention)
    for frame in frames_for(mention.said.unit, mention.said.is_rate):
        if is_about_interval and frame.aspect == "downtime":
            continue
        away = _cost(mention, frame) if told.issuperset(frame.needs) else None
        if away is not None and away < cost and not _is_unfit(mention, frame):
            best, cost = frame, away
    return best, cost


def _asks_for_interval(mention: Mention) -> bool:
    """Return whether the question is how long to wait between sessions, in which skin recovers."""
    groups = mention.context.groups
    return "how_often" in groups or {"between", "sessions"} <= groups


def _cost(mention: Mention, frame: Frame) -> float | None:
    """Return how far away a frame's cues are, or None when one is missing."""
    here: list[float] = []
    led: list[float] = []
    for group in frame.needs:
        if (away := mention.here(group)) is not None:
            here.append(away)
        elif (away := mention.led(group)) is not None:
            led.append(away)
        else:
            return None
    if not led:
        return SHARE_OF_NEARER * min(here) + (1 - SHARE_OF_NEARER) * max(here) + frame.cost
    if here:
        return (max(led) + min(here)) / 2 + frame.cost
    if not mention.is_elliptical():
        return None
    asked = frame.topic == "maintenance" and "maintenance" in mention.context.groups
    return max(led) + max(frame.cost, 0) - (FAR if asked else 0)


def _is_strange(mention: Mention, cost: float) -> bool:
    """Return whether something that is none of our topics is nearer than the nearest topic."""
    for group, more in STRANGERS.items():
        away = mention.here(group)
        if away is not None and away + more <= cost:
            return True
        if away is None and group in mention.context.groups and cost >= NEXT_DOOR:
            return True
    return False


def _is_unfit(mention: Mention, frame: Frame) -> bool:
    """Return whether a quantity can't be about a topic, for what it is or what stands near."""
    said = mention.said
    is_moment = said.is_point and said.is_single and said.bound is Bound.EXACT
    if (is_moment or said.is_part) and frame.topic not in ("full_effect", *WAITING):
        return True
    match frame.topic:
        case "depth":
            is_asked = mention.here("millimetres") is None and mention.led("other_length")
            return bool(is_asked) or _is_nearer(mention, "other_length", frame.needs)
        case "visit_length":
            return _is_no_visit(mention)
        case "youngest_age":
            return _is_no_age(mention, frame)
        case "interval" | "maintenance":
            return said.high[0] * HOURS[said.unit or Unit.HOUR] < SHORTEST_INTERVAL
    return False


def _is_no_visit(mention: Mention) -> bool:
    said = mention.said
    if said.unit is Unit.HOUR and said.high[0] > LONGEST_VISIT:
        return True
    if _is_nearer(mention, "part_of_visit", ("visit",), SLACK_OF_PARTS):
        return True
    # "Red for an hour after the session."
    visits = mention.places("visit")
    place = min(visits, key=lambda at: mention.sentence.distance(said, at), default=None)
    around = set(mention.places("around_visit"))
    return place is not None and bool(around & {place - 1, place - 2})


def _is_no_age(mention: Mention, frame: Frame) -> bool:
    said, words = mention.said, mention.sentence.words
    if "not_eligible" in mention.sentence.marks:
        return True
    if frame.aspect == "open":
        return said.bound is not Bound.LEAST or said.low[0] not in OPEN_AGES
    # "In their 40s" is no age to begin with, "over-18s" is.
    is_decade = words[said.end : said.end + 1] == [mention.sentence.grammar.writing.decade]
    return said.low[0] not in AGES or (is_decade and said.bound is Bound.EXACT)


def _is_nearer(mention: Mention, group: str, than: tuple[str, ...], slack: float = 0) -> bool:
    away = mention.here(group)
    if away is None or away > REACH / 2:
        return False
    others = (mention.here(other) for other in than)
    return all(other is None or away < other + slack for other in others)


def _said_with(mention: Mention, best: Frame) -> Iterator[Frame]:
    """Yield what else a waiting time is said of, on the same side and up to the next quantity."""
    sentence, said, number = mention.sentence, mention.said, mention.number
    places = sentence.marks.get(best.aspect)
    if not places:
        return
    start, end = 0, len(sentence.words)
    if number:
        start = sentence.quantities[number - 1].end
    if number + 1 < len(sentence.quantities):
        end = sentence.quantities[number + 1].first
    nearest = min(places, key=lambda place: sentence.distance(said, place))
    low, high = (start, said.first) if nearest < said.first else (said.end, end)
    others = (frame for frame in FRAMES if frame.topic in WAITING and said.unit in frame.units)
    for frame in others:
        is_named = any(low <= place < high for place in mention.places(frame.aspect))
        if is_named and frame.aspect != best.aspect:
            yield frame
