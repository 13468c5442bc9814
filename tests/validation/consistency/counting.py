"""What the rules find in marked sentences, counted."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from wagtail_microneedling.validation import consistency_rules, judge

from .marked_sets import Case, MarkedSet, subject


@dataclass(frozen=True, kw_only=True)
class Count:
    """True findings, false ones, and contradictions that were not found."""

    found: int = 0
    false: int = 0
    missed: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(
            found=self.found + other.found,
            false=self.false + other.false,
            missed=self.missed + other.missed,
        )

    @property
    def precision(self) -> float:
        """The share of findings that are true."""
        return self.found / (self.found + self.false) if self.found + self.false else 1.0

    @property
    def recall(self) -> float:
        """The share of contradictions that are found."""
        return self.found / (self.found + self.missed) if self.found + self.missed else 1.0


@dataclass(frozen=True, kw_only=True)
class Mistake:
    """A case and what was found in it instead of what was expected."""

    case: Case
    topics: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class Counted:
    """What was found in marked sentences, by topic, and every mistake."""

    by_topic: dict[str, Count] = field(default_factory=dict)
    mistakes: tuple[Mistake, ...] = ()

    @property
    def total(self) -> Count:
        """All topics together."""
        return sum(self.by_topic.values(), Count())


@cache
def topics_in(case: Case) -> frozenset[str]:
    """Return the topics in which the rules find a contradiction."""
    found = judge(subject(case), consistency_rules)
    return frozenset(one.code.removeprefix("consistent.") for one in found)


def counted(sets: Iterable[MarkedSet]) -> Counted:
    """Return what the rules find in these sets; a topic counts once for each text."""
    counts: Counter[tuple[str, str]] = Counter()
    mistakes = []
    for case in (case for one in sets for case in one.cases):
        topics = topics_in(case)
        counts.update((topic, "found") for topic in topics & case.expected)
        counts.update((topic, "false") for topic in topics - case.expected)
        counts.update((topic, "missed") for topic in case.expected - topics)
        if topics != case.expected:
            mistakes.append(Mistake(case=case, topics=topics))
    by_topic = {
        topic: Count(**{name: counts[topic, name] for name in ("found", "false", "missed")})
        for topic in sorted({topic for topic, _ in counts})
    }
    return Counted(by_topic=by_topic, mistakes=tuple(mistakes))
