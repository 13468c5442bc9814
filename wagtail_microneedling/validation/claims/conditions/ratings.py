"""Markup that rates the site itself."""

from collections.abc import Iterator, Mapping

from ...rule import Place, at
from ...subject import Subject
from .asking import Lists

#: Node types and properties with which a site rates somebody.
RATINGS = frozenset({"AggregateRating", "EmployerAggregateRating", "Rating", "Review"})
RATING_PROPERTIES = frozenset({"aggregateRating", "review", "reviews", "starRating"})


def self_rating(subject: Subject, lists: Lists) -> Iterator[Place]:
    """Find ratings and reviews in what the page states to machines, once for each kind."""
    found: set[str] = set()
    waiting: list[object] = [subject.graph]
    while waiting:
        value = waiting.pop()
        if isinstance(value, Mapping):
            types = value.get("@type", ())
            found |= RATINGS.intersection([types] if isinstance(types, str) else types)
            found |= RATING_PROPERTIES.intersection(value)
            waiting.extend(value.values())
        elif isinstance(value, list | tuple):
            waiting.extend(value)
    yield from (at(rating=name) for name in sorted(found))
