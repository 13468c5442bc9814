"""Which facts a claim can be compared with: those of its plan, its area, its symptom."""

from dataclasses import replace

from ...document import DepthSetting
from .claims import Claim
from .comparing import agrees
from .cues_of_text import stem
from .facts import Fact, Stated
from .grammar import Bound
from .scope import Scope
from .topics import AREAS, RECOVERY, WAITING

#: A label farther away than this belongs to something else in the sentence.
REACH_OF_LABEL = 25.0


def contradicted(claim: Claim, stated: Stated) -> Fact | None:
    """Return the fact that a claim contradicts, or None: any fact that it fits may confirm it."""
    known = [fact for fact in stated.get(claim.topic, ()) if _is_comparable(claim, fact)]
    match claim.topic:
        case "sessions" | "interval":
            fitting, scope = _of_plan(claim, known)
        case "depth":
            fitting, scope = _of_depth(claim, known)
        case "downtime":
            fitting, scope = _closed_first(claim, known), claim.scope
        case _:
            fitting, scope = known, claim.scope
    judged = replace(claim, scope=scope)
    if any(_confirms(judged, fact) for fact in fitting):
        return None
    return next((fact for fact in fitting if not fact.only_agrees), None)


def _confirms(claim: Claim, fact: Fact) -> bool:
    if not fact.only_agrees:
        return agrees(claim, fact.range)
    is_exact = claim.mention.said.bound is Bound.EXACT
    return is_exact and agrees(replace(claim, topic="interval"), fact.range)


def _is_comparable(claim: Claim, fact: Fact) -> bool:
    """Return whether a fact of the claim's topic is about the same thing."""
    if claim.topic in RECOVERY or claim.topic == "full_effect":
        return bool(fact.aspects & claim.aspects)
    return claim.topic not in WAITING or len(fact.aspects & claim.aspects) == 2


def _closed_first(claim: Claim, known: list[Fact]) -> list[Fact]:
    """Leave out what is only stated as "up to", where a whole range is stated and claimed."""
    if claim.mention.said.bound in (Bound.MOST, Bound.BELOW):
        return known
    closed = [fact for fact in known if fact.range.min is not None]
    return closed or known


def _of_plan(claim: Claim, plans: list[Fact]) -> tuple[list[Fact], Scope]:
    """Return the plans whose label is near, else the general ones, else all."""
    if len(plans) < 2:
        return plans, _narrowed(claim)
    near = {fact.path: _away(claim, fact.label) for fact in plans if fact.label}
    away = min((way for way in near.values() if way is not None), default=None)
    if away is not None:
        special = [fact for fact in plans if near.get(fact.path) == away]
        named = all(_names_all(claim, fact.label) for fact in special)
        return special if named else [*special, *(f for f in plans if f.is_general)], claim.scope
    general = [fact for fact in plans if fact.is_general]
    fitting = general or plans
    if claim.topic == "sessions" and claim.mention.said.high[1] == 1:
        fitting = plans
    return fitting, _narrowed(claim)


def _names_all(claim: Claim, label: frozenset[str]) -> bool:
    """Return whether a text says all of a label: "scars" may be others than acne scars."""
    said = {
        stem(claim.mention.sentence.grammar, word) for word in claim.mention.sentence.words
    } | claim.mention.context.words
    return label <= said


def _narrowed(claim: Claim) -> Scope:
    """Return a claim's scope: one about a single concern has to lie within what holds for most."""
    narrow = (
        claim.mention.context.concerns and _away(claim, claim.mention.context.concerns) is not None
    )
    return Scope.PART if narrow and not claim.mention.said.is_vague else claim.scope


def _away(claim: Claim, label: frozenset[str]) -> float | None:
    """Return how far the nearest word of a label is, or None where neither text nor context has one."""
    sentence, said = claim.mention.sentence, claim.mention.said
    words = sentence.words
    places = [place for place in range(len(words)) if stem(sentence.grammar, words[place]) in label]
    away = sentence.nearest_of(said, places)
    if away is not None and away < REACH_OF_LABEL:
        return away
    if label & claim.mention.context.words:
        return REACH_OF_LABEL
    return None


def _of_depth(claim: Claim, depths: list[Fact]) -> tuple[list[Fact], Scope]:
    """Return the rows for the setting and area that are named nearest, else the general ones."""
    setting, area = _setting(claim), _area(claim)
    rows = [fact for fact in depths if setting in (None, fact.setting)]
    if area:
        same = [fact for fact in rows if area in fact.aspects]
        if same:
            return same, claim.scope
        return [fact for fact in rows if not fact.aspects], Scope.PART
    general = [fact for fact in rows if not fact.label]
    if setting is None:
        return depths, claim.scope
    return general or rows, claim.scope


def _setting(claim: Claim) -> DepthSetting | None:
    ways = {
        DepthSetting.HOME: _told_away(claim, "home"),
        DepthSetting.PROFESSIONAL: _told_away(claim, "professional"),
    }
    known = {setting: way for setting, way in ways.items() if way is not None}
    if not known or (len(known) == 2 and len(set(known.values())) == 1):
        return None
    return min(known, key=lambda setting: known[setting])


def _area(claim: Claim) -> str | None:
    known = {area: way for area in AREAS if (way := _told_away(claim, area)) is not None}
    return min(known, key=lambda area: known[area]) if known else None


def _told_away(claim: Claim, group: str) -> float | None:
    away = claim.mention.here(group)
    if away is not None and away < REACH_OF_LABEL:
        return away
    return None if claim.mention.led(group) is None else REACH_OF_LABEL
