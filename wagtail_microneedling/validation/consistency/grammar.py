"""How quantities are said in one language: what its file holds, made ready for reading."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ...document import Unit
from .phrases import Cues, Phrases


class Bound(StrEnum):
    """How a number bounds what it is about; a span and "until" become one of the others."""

    EXACT = "exact"
    LEAST = "least"
    MOST = "most"
    ABOVE = "above"
    BELOW = "below"
    SPAN = "span"
    UNTIL = "until"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitWord:
    """What a word counts: ``times`` so many of ``unit``; whether it stands for several.

    Some words only say how often: "a quarter" alone is no time.
    """

    unit: Unit
    times: float = 1
    several: bool = False
    only_rate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A way to say a quantity: words, with U for a unit and N for a number."""

    words: tuple[str, ...]
    ends: tuple[float, float] | None = None
    plus: float = 0
    unit: Unit | None = None
    is_nothing: bool = False
    is_vague: bool = False
    is_article: bool = False


#: Ways to say a quantity by their first and second word, the longest first.
Shapes = Mapping[str, Mapping[str, list[Shape]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """How a language writes numbers and sentences, and words that have a part in reading them."""

    decimal: str
    thousands: str
    together: str
    lists: str
    decade: str
    plural_ending: str
    leads: str
    ends_sentence: frozenset[str]
    abbreviations: frozenset[str]
    negations: frozenset[str]
    no_filler: frozenset[str]
    may_follow: frozenset[str]
    above_after: frozenset[str]
    before_article: frozenset[str]
    plan_words: frozenset[str]
    general_words: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """How a language says how often something happens."""

    every: Phrases[bool]
    per: Phrases[bool]
    times: frozenset[str]
    how_often: Phrases[tuple[float, float]]
    words: Phrases[tuple[float, Unit]]
    ordinals: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Joiners:
    """What makes two numbers one range."""

    range: Phrases[bool]
    after_between: Phrases[bool]
    between: Phrases[bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ignored:
    """What may stand before a number, or between it and its unit, without changing it."""

    about: Phrases[bool]
    before: Phrases[bool]
    between: Phrases[bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What bounds a number from before it or after it."""

    before: Phrases[Bound]
    after: Phrases[Bound]


@dataclass(frozen=True, slots=True, kw_only=True)
class Strange:
    """What makes a number, or a quantity with its unit, none of ours."""

    before: Phrases[bool]
    after: Phrases[bool]
    around_before: Phrases[bool]
    around_after: Phrases[bool]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Grammar:
    """A language's file, indexed by the words with which things begin.

    ``starters`` are words of which a sentence without digits has one if it holds a quantity,
    ``openers`` those with which a quantity begins, ``rate_openers`` those of rates and points.
    """

    language: str
    writing: Writing
    rates: Rates
    joiners: Joiners
    ignored: Ignored
    bounds: Bounds
    strange: Strange
    numbers: Mapping[str, float]
    scales: Mapping[str, float]
    vague: Phrases[tuple[float, float]]
    units: Mapping[str, UnitWord]
    shapes: Shapes
    bare_after: frozenset[str]
    bare_most: Mapping[Unit, float]
    parts_of_time: Phrases[bool]
    barriers: Mapping[str, float]
    cues: Cues
    starters: frozenset[str]
    openers: frozenset[str]
    rate_openers: frozenset[str]
    sentence_end: re.Pattern[str]
