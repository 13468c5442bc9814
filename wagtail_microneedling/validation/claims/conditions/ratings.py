"""Markup that rates the site itself."""

from collections.abc import Iterator
from typing import Any

from ...markup import types_of
from ...rule import Place, at
from ...subject import Subject
from .asking import Lists

#: Node types and properties with which a site rates somebody.
RATINGS = frozenset({"AggregateRating", "EmployerAggregateRating", "Rating", "Review"})
RATING_PROPERTIES = frozenset({"aggregateRating", "review", "reviews", "starRating"})
#: What others may stand in.
PARTS = frozenset({dict, list})


def self_rating(subject: Subject, lists: Lists) -> Iterator[Place]:
    """Find ratings and reviews in what the page states to machines, once for each kind."""
    found: set[str] = set()
    waiting: list[Any] = [subject.graph or {}]
    while waiting:
        value = waiting.pop()
        if type(value) is dict:
            if not RATING_PROPERTIES.isdisjoint(value):
                found |= RATING_PROPERTIES.intersection(value)
            if not RATINGS.isdisjoint(types_of(value)):
                found |= RATINGS.intersection(types_of(value))
            value = value.values()
        for part in value:
            if type(part) in PARTS:
                waiting.append(part)
    yield from (at(rating=name) for name in sorted(found))
